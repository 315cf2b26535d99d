# Whatever is said about content has a line and a column, unless it is about a file's name, a folder, or a
# file that could not be read as text.
. "$TESTS/cases/lib.bash"
placeless='bad-file-name duplicate-id reserved-id stray-page no-content no-guide outside-folder linked-folder
    too-deep file-too-big cannot-read'

for fixture in "$TESTS"/invalid/*.txt; do
    sed -n '/^-- expected.json --$/,$p' "$fixture" | grep '"severity"' | grep -v '"line": [1-9][0-9]*, "column": [1-9]' |
        sed 's/.*"id": "\([a-z-]*\)".*/\1/' | while read -r id; do
        [[ " $(echo $placeless) " == *" $id "* ]] || echo "$(basename "$fixture"): [$id] has no place"
    done
done > without
[[ ! -s without ]] || fail "$(cat without)"

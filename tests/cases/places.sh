# Whatever is said about a page or guide.yaml has a line and a column, unless it is about the file's name, or
# the file could not be read.
. "$TESTS/cases/lib.bash"
placeless='stray-brand bad-file-name duplicate-id reserved-id stray-page no-guide outside-folder linked-folder too-deep
    file-too-big cannot-read'

for fixture in "$TESTS"/invalid/*.txt; do
    sed -n '/^-- expected.json --$/,$p' "$fixture" | grep '"file": "content/[^"]*\(\.md\|guide\.yaml\)"' |
        grep -v '"line": [1-9][0-9]*, "column": [1-9]' | sed 's/.*"id": "\([a-z-]*\)".*/\1/' | while read -r id; do
        [[ " $(echo $placeless) " == *" $id "* ]] || echo "$(basename "$fixture"): [$id] has no place"
    done
done > without
[[ ! -s without ]] || fail "$(cat without)"

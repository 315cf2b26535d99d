# Every kind of mistake has its section in the manual, with the words of the table and the example that
# the program really prints, and a wrong guide that provokes it. What only a failing machine, or a bug
# of ours, can provoke is tested elsewhere in tests/.
. "$TESTS/cases/lib.bash"
manual=$TESTS/../docs/diagnostics.md
cd "$TESTS/.."

regimen explain > "$CASE/kinds"
[[ $(wc -l < "$CASE/kinds") -gt 80 ]] || fail "'regimen explain' does not list the kinds"
missing=0
lacks() { echo "$*"; missing=$((missing + 1)); }

while read -r id severity summary; do
    [[ $(grep -cx "### $id" "$manual") -eq 1 ]] || lacks "$id: not one section in docs/diagnostics.md"
    regimen explain "$id" > "$CASE/explained" || lacks "$id: cannot be explained"
    [[ $(head -1 "$CASE/explained") == "$id ($severity): $summary" ]] || lacks "$id: explained otherwise"
    [[ $(wc -l < "$CASE/explained") -ge 5 ]] || lacks "$id: nothing is explained"
    if [[ -f tests/invalid/$id.txt ]]; then
        grep -q "\[$id\]$" "tests/invalid/$id.txt" || lacks "$id: tests/invalid/$id.txt does not provoke it"
        grep -q "^    .*\[$id\]$" "$CASE/explained" || lacks "$id: no example in docs/diagnostics.md"
    elif [[ $severity != error ]]; then
        lacks "$id: no tests/invalid/$id.txt"
    else
        grep -rqE "\"$id\"|\[$id\]" tests/unit tests/cases --include='*.c' --include='*.sh' ||
            lacks "$id: no test"
    fi
done < "$CASE/kinds"

awk '/^### / && NF == 2 { print $2 }' "$manual" | while read -r id; do
    grep -q "^$id " "$CASE/kinds" || echo "$id: has a section, but is no kind"
done > "$CASE/extra"
[[ ! -s $CASE/extra ]] || { cat "$CASE/extra"; missing=$((missing + 1)); }

# The list at its head names every part, and nothing else.
awk '/^```/ { code = !code } !code && sub(/^## /, "")' "$manual" | grep -vx 'On this page' > "$CASE/parts"
sed -n 's/^- \[\(.*\)\](#.*)$/\1/p' "$manual" | diff - "$CASE/parts" || lacks 'docs/diagnostics.md lists other parts'
sed -n 's/^- \[.*\](#\(.*\))$/\1/p' "$manual" |
    diff - <(tr 'A-Z ' 'a-z-' < "$CASE/parts") || lacks 'docs/diagnostics.md lists other anchors'

awk -f tests/diagnostics.awk "$manual" > "$CASE/manual"
if [[ -n ${UPDATE:-} ]]; then
    cmp -s "$CASE/manual" "$manual" || cp "$CASE/manual" "$manual"
else
    diff "$manual" "$CASE/manual" || { echo "docs/diagnostics.md has other examples; UPDATE=1 mends them"; missing=$((missing + 1)); }
fi
[[ $missing -eq 0 ]] || fail "$missing things are missing"

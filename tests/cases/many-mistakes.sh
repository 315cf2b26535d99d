# A guide full of mistakes: all are told, each with what was probably meant.
. "$TESTS/cases/lib.bash"

small_guide .
{
    page_head
    for ((i = 0; i < 150; i++)); do echo "- [the squat](../exercises/wall-sitt.md)"; done
} > content/pages/why.md
expect 1 regimen check
says err '150 errors'
[[ $(grep -c '^content.*no file content/exercises/wall-sitt.md' err) -eq 10 ]] || fail "not ten of them were shown"
says err "and 140 more times: error: there is no file content/exercises/wall-sitt.md [broken-link]"
[[ $(regimen check --format gcc | grep -c 'no file content/exercises/wall-sitt.md') -eq 150 ]] ||
    fail "not every mistake is in the machine's format"

# One mistake on each of many pages.
"$TESTS/bench/generate" many 200 1 mistakes
expect 1 regimen check many --format gcc
for id in wrong-value unknown-field bad-dosage broken-link; do
    [[ $(grep -c "\[$id\]" out) -eq 50 ]] || fail "not every $id was told"
done

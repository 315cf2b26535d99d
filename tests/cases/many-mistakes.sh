# A guide full of mistakes: all are told, and what is looked up for suggestions stays bounded.
. "$TESTS/cases/lib.bash"

small_guide .
{
    page_head
    for ((i = 0; i < 150; i++)); do echo "- [the squat](../exercises/wall-sitt.md)"; done
} > content/pages/why.md
expect 1 regimen check
says err '150 errors'
[[ $(grep -c 'no file content/exercises/wall-sitt.md' err) -eq 150 ]] || fail "not every mistake was told"
[[ $(grep -c "did you mean '../exercises/wall-sit.md'" err) -eq 100 ]] || fail "not the first hundred were helped"

# One mistake on each of many pages.
"$TESTS/bench/generate" many 200 1 mistakes
expect 1 regimen check many
says err '200 errors'
for id in wrong-value unknown-field bad-dosage broken-link; do
    [[ $(grep -c "\[$id\]" err) -eq 50 ]] || fail "not every $id was told"
done

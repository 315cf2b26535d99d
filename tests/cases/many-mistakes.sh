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
expect 1 regimen check --format gcc
[[ $(grep -c 'no file content/exercises/wall-sitt.md' out) -eq 150 ]] ||
    fail "not every mistake is in the machine's format"
[[ $(grep -c "did you mean '../exercises/wall-sit.md'" out) -eq 150 ]] || fail "not every mistake was helped"

# The guide of tests/invalid/a-hundred.txt, whose text is compared there: just a hundred are told, no
# two in the same words, and of very many kinds.
awk '/^-- expected.json --$/ { exit } told; /^-- expected --$/ { told = 1 }' "$TESTS/invalid/a-hundred.txt" |
    grep -E '^content[^ ]*( Page\.md)?: (error|warning|note): ' > hundred
[[ $(wc -l < hundred) -eq 100 ]] || fail "$(wc -l < hundred) mistakes are told, not a hundred"
[[ $(sed 's/^content[^ ]*\( Page\.md:\)* //' hundred | sort -u | wc -l) -eq 100 ]] || fail "some are told in the same words"
[[ $(sed 's/.*\[//' hundred | sort -u | wc -l) -ge 45 ]] || fail "they are of too few kinds"

# One mistake on each of many pages.
"$TESTS/bench/generate" many 200 mistakes=1
expect 1 regimen check many --format gcc
for id in wrong-value unknown-field bad-dosage broken-link; do
    [[ $(grep -c "\[$id\]" out) -eq 50 ]] || fail "not every $id was told"
done

# Ten times the pages, each with a mistake, take about ten times the time. Processor time is taken,
# the least of three runs; what is not linear would make it fifty or a hundred times.
processor_ms() { # exercises
    local TIMEFORMAT='%3U %3S' least=1000000 took run
    "$TESTS/bench/generate" "of-$1" "$1" mistakes=1
    for run in 1 2 3; do
        { time regimen check "of-$1" --quiet --jobs 1 > /dev/null 2>&1 || true; } 2> took
        took=$(awk '{ printf "%d", ($1 + $2) * 1000 }' took)
        [[ $took -ge $least ]] || least=$took
    done
    echo "$least"
}
few=$(processor_ms 200) many=$(processor_ms 2000)
[[ $many -lt $((few * 25)) ]] || fail "200 pages with a mistake each took $few ms, 2000 took $many ms"

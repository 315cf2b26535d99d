# `regimen explain` for a terminal: the manual's words without the marks of Markdown.
. "$TESTS/cases/lib.bash"

expect 0 regimen explain unknown-field
cp out explained
says out 'unknown-field (error): a field that is not known there'
says out "    content/exercises/calf-stretch.md:4:1: error: an exercise has no field 'postion' [unknown-field]"
[[ ! -s err ]] || fail "explain writes to the standard error"

# The name as it stands in a message will do.
expect 0 regimen explain '[unknown-field]'
cmp out explained || fail "[unknown-field] is explained otherwise"
for word in '[]' '[unknown-field' 'unknown-field]' '' Unknown-Field 'unknown field'; do
    expect 2 regimen explain "$word"
    says err 'no kind of mistake is called'
    [[ ! -s out ]] || fail "'$word' is explained"
done
expect 2 regimen explain unknown-feild
says err "did you mean 'unknown-field'?"
says err "'regimen explain' lists them."
expect 2 regimen explain unknown-field missing-field
says err 'is too much'
expect 2 regimen explain --strict
says err "explain has no option '--strict'"

# All kinds, one a line, in columns.
expect 0 regimen explain
sort -c out || fail "the kinds are out of order"
awk 'length > 100 || NF < 4' out | grep . && fail "a line of the list is long or short"
says out 'unknown-field        error    a field that is not known there'

# No mark of Markdown is left, except in examples; code within a text is no heading; links name their file.
cut -d' ' -f1 out > ids
while read -r id; do
    regimen explain "$id" > explained
    sed '1d; /^    /d' explained > prose
    grep -nE '`|^#' prose && fail "$id: marks are left"
    [[ -n $(tail -1 explained) ]] || fail "$id: ends with an empty line"
    [[ $(grep -c . prose) -ge 1 ]] || fail "$id: nothing but an example"
done < ids
expect 0 regimen explain missing-section
says out '    ## Steps'
says out "see words (docs/words.md)."
grep -q '^## ' out && fail "a heading is left"
expect 0 regimen explain fixed-rule
says_not out 'unused-allowance'

# The section of each kind is its own: nothing of the next one.
while read -r id; do
    regimen explain "$id" > explained
    [[ $(grep -cE '^[a-z0-9-]+ \((error|warning|note)\): ' explained) -eq 1 ]] || fail "$id: more than one section"
done < ids

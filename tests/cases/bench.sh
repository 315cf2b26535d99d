# The guides that are measured are the same each time, and nothing is wrong with them in any language.
. "$TESTS/cases/lib.bash"
generate() { "$TESTS/bench/generate" "$@"; }

for language in en de es ar; do
    generate $language 60 language=$language figures=5 routines=7
    generate again 60 language=$language figures=5 routines=7
    bytes_of $language > before
    bytes_of again | diff before - || fail "another guide the second time: $language"
    rm -r again
    expect 0 regimen check --strict $language
    says out '60 exercises, 7 routines, 3 pages, no errors'
    says_not err note
    expect 0 regimen build --quiet --only site,epub $language
    [[ -f $language/dist/site/exercises/exercise-5/still.svg ]] || fail "no figure: $language"
done
bytes_of en/content > before
generate other 60 figures=5 routines=7 seed=2
! bytes_of other/content | diff -q before - > /dev/null || fail "another seed is the same guide"

# What is wanted to be wrong is.
generate unclear 60 warnings=1
expect 0 regimen check unclear
says err '[count-unclear]'
generate wrong 60 mistakes=1
expect 1 regimen check wrong
[[ $(tail -1 err) == 60\ errors* ]] || fail "not a mistake each: $(tail -1 err)"
expect 2 generate other 60 colour=blue

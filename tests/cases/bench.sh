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

# What is measured is written as JSON, and put into a document where that asks for it.
BUILD=$CASE/build SIZES=20 CURVE='20 40' RUNS=1 CASES='sizes curve' expect 0 "$TESTS/bench/run" "$REGIMEN" - -
grep -q 'nothing changed: touched  *0 files' out || { cat out; fail "a build without a change touches files"; }
node -e 'JSON.parse(require("fs").readFileSync(0))' < build/bench.json || fail "that is no JSON"
awk -f "$TESTS/bench/values.awk" build/bench.json > values
printf '%s\n' 'It took <!--wall 20 exercises, site, cold-->long<!---->, or <!--wall of nothing-->short<!---->.' \
    '<!--phases 20 exercises, site, cold--><!---->' > document
expect 0 awk -f "$TESTS/bench/fill.awk" values document
grep -q '^It took <!--wall 20 exercises, site, cold-->[0-9.]* ms<!---->, or <!--wall of nothing-->short<!---->\.$' out ||
    { cat out; fail "the figure was not put in"; }
grep -q '^| render | [0-9.]* ms | [0-9.]* ms |$' out || { cat out; fail "the phases were not put in"; }
says err 'wall of nothing'
awk -f "$TESTS/bench/plot.awk" values > curve.svg
xmllint --noout curve.svg

# Other programs get the same pages, with addresses as they have them.
mkdir -p site/{exercises,routines,pages}
find en/content -name '*.md' -print0 | sort -z > pages
xargs -0 awk -v form=site -v out=site -f "$TESTS/bench/peer/content.awk" < pages
[[ $(find site -name '*.md' | wc -l) -eq 70 ]] || fail "not every page was taken over"
says site/exercises/exercise-1.md '](/exercises/exercise-2/)'
! grep -rq '\.md[)#]' site || fail "a link leads to a source"
xargs -0 awk -v form=html -f "$TESTS/bench/peer/content.awk" < pages > paper.html
xmllint --noout paper.html

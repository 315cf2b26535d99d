# A second build touches nothing, and a change changes only what it must.
. "$TESTS/cases/lib.bash"

changed() { # the paths whose bytes differ from those kept in `before`
    bytes_of dist | diff before - | sed -n 's/^[<>] [0-9a-f]*  \.\///p' | sort -u
}
untouched() { state_of dist | cut -d' ' -f1-5; } # but for what a link to it changes

small_guide .
regimen build --quiet
state_of dist > state
regimen build > out
says out 'nothing has changed'
state_of dist > again
diff state again || fail "a second build touched something"
regimen build --quiet --jobs 1 --only epub
state_of dist | diff state - || fail "a second build of one part touched something"
find content -exec touch {} +
regimen build --quiet
state_of dist | diff state - || fail "newer content of the same bytes touched something"

# A page's body: the page, the search's index, what is kept offline, and the books, which stand in the website too.
bytes_of dist > before
untouched > before-files
sed -i 's/It helps\./It helps much./' content/pages/why.md
regimen build > out
says out '9 new or changed, 0 removed'
changed > changed
printf '%s\n' .regimen-made print/small-{a4,letter}.pdf site/print/small-{a4,letter}.pdf site/search.json site/small.epub \
    site/sw.js site/why/index.html small.epub | diff - changed
untouched | comm -12 before-files - | cut -d' ' -f1 > kept
! grep -qx site/why/index.html kept || fail "the page was not written"
grep -qx site/index.html kept || fail "an unchanged page was written anew"

# A page's summary stands on the lists as well, and only there.
bytes_of dist > before
sed -i 's/^summary: Sit.*/summary: Sit with no chair./' content/exercises/wall-sit.md
regimen build --quiet
changed > changed
for path in site/exercises/wall-sit/index.html site/exercises/index.html small.epub; do
    grep -qx "$path" changed || fail "not changed: $path"
done
! grep -q -e '^site/why' -e '^site/help' -e calf-stretch/ changed || { cat changed; fail "too much was changed"; }

# A dosage: the exercise, its routine and its cards.
bytes_of dist > before
sed -i 's/hold: 20-30 s/hold: 25-35 s/' content/exercises/wall-sit.md
regimen build --quiet
changed > changed
for path in site/exercises/wall-sit/index.html site/routines/start/index.html small.epub \
    print/cards/start-a4.pdf print/cards/start-letter.pdf; do
    grep -qx "$path" changed || fail "not changed: $path"
done

# What is gone from the content goes from the output, and what is not ours stays.
echo mine > dist/site/CNAME
mkdir -p dist/site/exercises/calf-stretch/notes
rm content/pages/why.md
sed -i 's/Read \[why\].*/Begin./' content/routines/start.md
regimen build > out
says out '1 removed'
[[ ! -e dist/site/why ]] || fail "a removed page is still there"
[[ $(cat dist/site/CNAME) == mine ]] || fail "a file of somebody else was lost"
[[ -d dist/site/exercises/calf-stretch/notes ]] || fail "a folder of somebody else was lost"
state_of dist > state
regimen build --quiet
state_of dist | diff state - || fail "a second build touched something"
nothing_staged .

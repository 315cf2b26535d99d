# A project's own template, style sheet and words stand for the built-in ones, and a mistake in one
# is told at its own file and line, with the page that it was filling.
. "$TESTS/cases/lib.bash"

small_guide .
regimen build --quiet --out plain

mkdir -p templates/site templates/words assets
cp "$TESTS/../templates/site/exercise.html" templates/site/
printf '<p>Made by the project.</p>\n' >> templates/site/exercise.html
echo 'body { color: rebeccapurple }' > assets/site.css
printf 'a file of the project' > assets/own.txt
sed 's/^\( *\)sets_of: .*/&/; s/each side/either side/' "$TESTS/../templates/words/en.yaml" > templates/words/en.yaml
expect 0 regimen build
[[ ! -s err ]] || fail "warnings: $(cat err)"
says dist/site/exercises/wall-sit/index.html 'Made by the project.'
says_not dist/site/why/index.html 'Made by the project.'
says dist/site/exercises/calf-stretch/index.html 'either side'
says_not dist/site/exercises/calf-stretch/index.html 'each side'
[[ $(cat dist/site/assets/site.css) == 'body { color: rebeccapurple }' ]] || fail "assets/site.css is not the project's"
[[ $(cat dist/site/assets/own.txt) == 'a file of the project' ]] || fail "assets/own.txt is missing"
[[ -f dist/site/assets/favicon.svg ]] || fail "the built-in assets are gone"
pdftotext dist/print/cards/start-a4.pdf - | grep -q 'either side' || fail "the card has other words"
cmp -s dist/site/why/index.html plain/site/why/index.html || fail "a page changed that nothing was changed for"

# From another folder too: templates belong to the guide, not to where one stands.
mkdir elsewhere && (cd elsewhere && expect 0 regimen build --quiet --out "$CASE/again" ..)
bytes_of dist > one && bytes_of again | diff one - || fail "built from elsewhere it is another"

# Mistakes: the template's own line, the page, and only exercises are filled by it.
cp "$TESTS/../templates/site/exercise.html" templates/site/
printf '<%%= exercise.no_such_field.x %%>\n' >> templates/site/exercise.html
line=$(grep -n no_such_field templates/site/exercise.html | cut -d: -f1)
expect 1 regimen build
says err "templates/site/exercise.html:$line:"
grep -qE 'content/exercises/(wall-sit|calf-stretch)\.md' err || { cat err; fail "the page is not told"; }
says_not err '(built in)'

printf 'one\ntwo\n<%% if then %%>\n' > templates/site/exercise.html
expect 1 regimen build
says err 'templates/site/exercise.html:3:'

# Words without all that the language needs, in a language of the project's own.
rm -r templates/site
printf 'section:\n  steps: Schritte\n' > templates/words/en.yaml
expect 1 regimen build
says err '[bad-words]'
sed 's/^language: .*/language: tlh/' -i content/guide.yaml
expect 1 regimen build
says err "there are no words for the language 'tlh'"
says err 'content/guide.yaml:5:11: error:'
cp "$TESTS/../templates/words/en.yaml" templates/words/tlh.yaml
rm templates/words/en.yaml
expect 0 regimen build
says dist/site/index.html 'lang="tlh"'

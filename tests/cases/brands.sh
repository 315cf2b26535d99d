# A guide under its brands: each in a folder of its own, with what is the clinic's and without what it
# leaves out; the guide without a brand is as if there were none.
. "$TESTS/cases/lib.bash"

small_guide .
regimen build --quiet --out plain

harbour=content/brands/harbour north=content/brands/north
mkdir -p $harbour/pages $harbour/assets $harbour/templates/site $north
cp content/exercises/dot.png $harbour/logo.png
cat > $harbour/brand.yaml <<'YAML'
name: Harbour & Sons
logo: {file: logo.png, alt: Harbour & Sons}
colours: {accent: "#1d4778"}
figure: {top: "#123456"}
address: [12 Quay Street, Harbourside]
telephone: +44 20 7946 0123
mail: desk@harbour.example
web: https://harbour.example/
footer: Open on weekdays.
disclaimer: Ask us before you begin.
base_url: https://harbour.example/knee/
paper: letter
exercises: [wall-sit]
without: [search, timer, log, card-maker, feed]
YAML
cat > $harbour/pages/reach-us.md <<'MD'
---
title: How to reach us
summary: When we are open.
order: 0
---

Ring the bell, or read [when to get help](../../../pages/help.md).

![A dot](../map.png)
MD
cp content/exercises/dot.png $harbour/map.png
printf 'a file of the brand' > $harbour/assets/own.txt
cp "$TESTS/../templates/site/page.html" $harbour/templates/site/
printf '<p>Made by Harbour.</p>\n' >> $harbour/templates/site/page.html
printf 'name: North Clinic\n' > $north/brand.yaml
expect 0 regimen check
says out '2 brands'

# Without options nothing of a brand is there. The records differ: a build reads the brands' files.
expect 0 regimen build
outputs_of dist > with && outputs_of plain | diff - with > /dev/null || fail "brands change the guide without one"
[[ ! -e dist-harbour ]] || fail "a brand was built unasked"

# One, or several, beside dist, which stays as it is.
state_of dist > before
expect 0 regimen build --brand harbour
says out 'Harbour & Sons'
says out 'dist-harbour/site/index.html'
[[ ! -e dist-north ]] || fail "another brand was built too"
state_of dist | diff before - > /dev/null || fail "dist was touched"
expect 0 regimen build --brand north --brand=harbour
[[ -f dist-north/site/index.html ]] || fail "--brand cannot be said twice"
expect 0 regimen build --all-brands --out elsewhere/
for folder in elsewhere elsewhere-harbour elsewhere-north; do [[ -f $folder/small.epub || -n $(ls $folder/*.epub) ]] || fail "no $folder"; done
outputs_of elsewhere | diff with - > /dev/null || fail "dist is another where brands are built with it"
bytes_of dist-harbour > one && bytes_of elsewhere-harbour | diff one - > /dev/null || fail "a brand is another where others are built with it"
expect 2 regimen build --brand harbor
says err "the guide has no brand 'harbor'; did you mean 'harbour'?"
expect 2 regimen build --brand ../x

# What is the clinic's.
site=dist-harbour/site home=dist-harbour/site/index.html
says $home 'alt="Harbour &amp; Sons"'
says $home 'src="files/brands/harbour/logo.png"'
says $home 'href="tel:+442079460123"'
says $home 'href="mailto:desk@harbour.example"'
says $home '12 Quay Street'
says $home 'Open on weekdays.'
says $home 'Ask us before you begin.'
says $home '<link rel="canonical" href="https://harbour.example/knee/'
says $site/brand.css '--accent: #1d4778;'
says_not $site/brand.css '--warm:'
says $site/exercises/wall-sit/still.svg '#123456'
says $site/reach-us/index.html 'Ring the bell'
says $site/reach-us/index.html 'Made by Harbour.'
says_not $home 'Made by Harbour.'
[[ -f $site/files/brands/harbour/map.png && $(cat $site/assets/own.txt) == 'a file of the brand' ]] || fail "the brand's files are missing"
ls dist-harbour/print/cards | grep -q 'start-letter.pdf' || fail "no card on Letter"
! ls dist-harbour/print/cards | grep -q a4 || fail "a card on A4"
for other in dist dist-north; do
    ! grep -rlE 'Harbour|harbour' $other || fail "what is Harbour's is in $other"
    [[ ! -e $other/site/brands && ! -e $other/site/assets/own.txt ]] || fail "Harbour's files are in $other"
done

# What it does without; nothing leads there.
for gone in search/index.html search.json log/index.html card/index.html feed.xml; do
    [[ -f dist/site/$gone ]] || fail "the guide itself lacks $gone"
    [[ ! -e $site/$gone ]] || fail "there is $gone"
    ! grep -rlE "href=\"[^\"]*${gone%.json}\"" $site || fail "something leads to $gone"
done
! grep -rl 'timer.js"' $site --include=*.html || fail "there is a timer"

# What it leaves out of the guide: the routine needs both exercises, so both are there. Without it, the
# other is gone, and texts that lead to it keep their words.
[[ -d $site/exercises/calf-stretch ]] || fail "an exercise that a routine needs is gone"
cat > content/routines/second.md <<'MD'
---
title: Second
summary: One thing.
aim: To begin.
items:
  - exercise: wall-sit
stop_if: [it hurts]
---
MD
sed -i 's/^exercises:.*/&\nroutines: [second]/' $harbour/brand.yaml
sed -i 's/^Ring the bell.*/&\n\nSee the [calf stretch](..\/..\/..\/exercises\/calf-stretch.md)./' $harbour/pages/reach-us.md
expect 0 regimen build --brand harbour
[[ ! -e $site/exercises/calf-stretch && ! -e $site/routines/start ]] || fail "what the brand left out is there"
says $site/reach-us/index.html 'See the calf stretch.'
! grep -rlE 'href="[^"]*(calf-stretch|routines/start)' $site --include=*.html || fail "something leads to what is not there"

# The red flags cannot be taken away: they are the guide's, on the home page and on every card.
flag=$(sed -n '/^red_flags:/,/^[a-z]/s/^ *- *//p' content/guide.yaml | head -1)
says $home "$flag"
pdftotext dist-harbour/print/cards/second-letter.pdf - | tr '\n' ' ' | grep -qF "$flag" || fail "no red flags on the card"

# Two clinics' books are two.
for book in dist dist-harbour dist-north; do unzip -p $book/*.epub '*/package.opf' | grep -o 'urn:uuid:[-0-9a-f]*' | head -1; done | sort -u > ids
[[ $(wc -l < ids) -eq 3 ]] || fail "two books have one identifier: $(cat ids)"

# One brand's failure is no other's, and leaves what stood.
printf '<%% if then %%>\n' > $harbour/templates/site/page.html
state_of dist-harbour > before
expect 1 regimen build --all-brands
says err "$harbour/templates/site/page.html:1:"
state_of dist-harbour | diff before - > /dev/null || fail "a failed brand was touched"
says out 'North Clinic'
says_not out 'Harbour'
cp "$TESTS/../templates/site/page.html" $harbour/templates/site/

# A colour that is seen too badly stops the build, or is changed as far as it must be.
sed -i 's/#1d4778/#7fb3d5/' $harbour/brand.yaml
expect 1 regimen build --brand harbour
says err '[low-contrast]'
expect 0 regimen build --brand harbour --fix-contrast
says err '"#33719a" is used in its place'
says $site/brand.css '--accent: #33719a;'
says_not $site/brand.css '7fb3d5'

# No template of a brand takes the red flags away, on any output.
flags_kept() { # output, file of templates/, what is done to it
    mkdir -p "$harbour/templates/$(dirname "$2")"
    sed "$3" "$TESTS/../templates/$2" > "$harbour/templates/$2"
    cmp -s "$TESTS/../templates/$2" "$harbour/templates/$2" && fail "$2 is as it was"
    expect 1 regimen build --brand harbour --only "$1"
    says err "$harbour/templates/$2"
    says err '[lost-red-flag]'
    rm "$harbour/templates/$2"
}
sed -i 's/#7fb3d5/#1d4778/' $harbour/brand.yaml
flags_kept print print/card.xml 's/#guide.red_flags > 0/false/'
flags_kept print print/handout.xml 's/#guide.red_flags > 0/false/'
flags_kept print print/book.xml '/epub.red-flags/d'
flags_kept epub epub/page.xhtml 's/ipairs(guide.red_flags)/ipairs({})/'
mkdir -p $harbour/templates/site
echo '<p>All will be well.</p>' > $harbour/templates/site/red-flags.html
expect 1 regimen build --brand harbour --only site
says err '[lost-red-flag]'
rm $harbour/templates/site/red-flags.html
sed '/class="help"/d' "$TESTS/../templates/site/layout.html" > $harbour/templates/site/layout.html
expect 1 regimen build --brand harbour --only site
says err 'no link leads to the page about getting help'
rm $harbour/templates/site/layout.html
expect 0 regimen build --brand harbour

# A mistake in one brand is no other's, and not the guide's; `check` tells all.
echo 'colour: {}' >> $harbour/brand.yaml
expect 1 regimen check
says err '[unknown-field]'
expect 0 regimen build
expect 0 regimen build --brand north
expect 0 regimen handout wall-sit --brand north --out handout.pdf
expect 1 regimen build --brand harbour
expect 1 regimen handout wall-sit --brand harbour --out handout.pdf
mkdir content/brands/empty && touch content/brands/empty/notes.txt
expect 2 regimen build --brand empty
says err 'there is no content/brands/empty/brand.yaml'

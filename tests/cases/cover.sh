# The EPUB's cover: made where nothing is printed, from a template that a project or a brand may replace.
. "$TESTS/cases/lib.bash"
cover() { unzip -p "$1"/*.epub EPUB/cover.png; } # dist
alt() { unzip -p "$1"/*.epub EPUB/cover.xhtml | sed -n 's/.* alt="\([^"]*\)".*/\1/p'; }

small_guide guide
expect 0 regimen build guide --only epub --out dist
cover dist > one.png
file one.png | grep -q 'PNG image data, 1600 x 2400' || fail "$(file one.png)"
[[ $(alt dist) = 'Cover of “'* ]] || fail "the cover is called '$(alt dist)'"

# A full build has the same.
expect 0 regimen build guide --out whole
cmp <(cover whole) one.png || fail "two covers"

# A drawing that only screens can show is left off the cover without a word, and told where it would be printed.
cp -r guide drawn
sed 's/<svg/<svg xmlns:x="urn:x"/; s/<\/svg>/<text>x<\/text><\/svg>/' "$TESTS/fuzz/seeds/picture/shapes.svg" \
    > drawn/content/exercises/drawn.svg
sed -i 's/^figure: .*/figure: {file: drawn.svg, alt: A person stands.}/' drawn/content/exercises/calf-stretch.md
sed -i -e '/^figure:/,/^  muscles/d' -e '/^references/a figure: {file: drawn.svg, alt: A person stands.}' \
    drawn/content/exercises/wall-sit.md
expect 0 regimen build drawn --only epub --out screens
says_not err 'print-drawing'
[[ $(alt screens) = 'Cover of '* ]] || fail "a drawing that cannot be printed takes the whole cover away"
[[ $(alt screens) != *stands* ]] || fail "a drawing that cannot be printed is on the cover"
expect 1 regimen build drawn --out paper
[[ $(grep -c 'print-drawing' err) -ge 1 ]] || fail "nobody says that it cannot be printed"

# A project's own cover, a mistake in one, and a brand's.
mkdir -p guide/templates/print
echo '<document title="Mine" lang="en" class="cover"><p class="front_title">Mine</p></document>' > guide/templates/print/cover.xml
expect 0 regimen build guide --only epub --out own
[[ $(alt own) = Mine ]] || fail "the cover is called '$(alt own)'"
echo '<document title="Mine" lang="en"><q/></document>' > guide/templates/print/cover.xml
expect 1 regimen build guide --only epub --out wrong
says err 'templates/print/cover.xml'
expect 1 regimen build guide --out wrong
[[ $(grep -c 'cover.xml' err) -eq 1 ]] || fail "told more than once"
rm guide/templates/print/cover.xml
mkdir -p guide/content/brands/quay/templates/print
printf 'name: Quay\ncolours: {accent: "#7a1f3d"}\n' > guide/content/brands/quay/brand.yaml
expect 0 regimen build guide --only epub --out hued --brand quay
! cmp -s <(cover hued-quay) one.png || fail "a brand's cover is the plain one"
echo '<document title="Theirs" lang="en" class="cover"><p class="front_title">Theirs</p></document>' \
    > guide/content/brands/quay/templates/print/cover.xml
expect 0 regimen build guide --only epub --out hued --brand quay
[[ $(alt hued-quay) = Theirs ]] || fail "the brand's cover is called '$(alt hued-quay)'"

# A logo that paper cannot have is left off the cover as well, and is on the title page.
rm guide/content/brands/quay/templates/print/cover.xml
cp drawn/content/exercises/drawn.svg guide/content/brands/quay/logo.svg
printf 'logo: {file: logo.svg, alt: Quay}\n' >> guide/content/brands/quay/brand.yaml
expect 0 regimen build guide --only epub --out marked --brand quay
says_not err 'error:'
cmp <(cover marked-quay) <(cover hued-quay) > /dev/null && fail "the brand's own template is still there"
[[ $(alt marked-quay) = 'Cover of '* ]] || fail "a logo that cannot be printed takes the whole cover away"
unzip -p marked-quay/*.epub EPUB/title.xhtml | grep -q 'class="logo"' || fail "the title page has no logo"

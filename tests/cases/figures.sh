# The figures of the shipped exercises: each SVG is what it was, and the command draws them all ways.
# With UPDATE=1 the SVGs are written anew; look at them before they are kept:
#     regimen figure --sheet . --out sheet.png
. "$TESTS/cases/lib.bash"
poses=$TESTS/../content/exercises golden=$TESTS/figures/svg

for pose in "$poses"/*.md; do
    name=$(basename "$pose" .md)
    expect 0 regimen figure "$pose" --out "$PWD/$name.svg"
    [[ -z ${UPDATE:-} ]] || { mkdir -p "$golden" && cp "$name.svg" "$golden/"; }
    diff "$golden/$name.svg" "$name.svg" > changed || fail "$name is drawn otherwise: $(head -c 600 changed)"
    xmllint --noout "$name.svg" || fail "$name is no XML"
done
[[ $(find "$golden" -name '*.svg' | wc -l) -eq $(find "$poses" -name '*.md' | wc -l) ]] ||
    fail "there are SVGs of poses that are no longer there"

# Frames: to the standard output, side by side, moving.
pose=$poses/squat.md
for frame in start end strip moving; do
    regimen figure "$pose" --frame $frame > $frame.svg || fail "--frame $frame"
    xmllint --noout $frame.svg || fail "$frame is no XML"
done
! cmp -s start.svg end.svg || fail "start and end are the same"
says moving.svg '<animate attributeName="d"'
says_not end.svg '<animate'
says_not moving.svg '<script'
says_not moving.svg 'style='

# Pictures of pixels.
is_png() { [[ $(head -c 8 "$1" | od -An -tx1 | tr -d ' \n') == 89504e470d0a1a0a ]] || fail "$1 is no PNG"; }
width_of() { od -An -tu1 -j16 -N4 "$1" | awk '{ print $3 * 256 + $4 }'; }
expect 0 regimen figure "$pose" --out "$PWD/squat.png" --size 400
is_png squat.png
[[ $(width_of squat.png) -eq 400 ]] || fail "the picture is $(width_of squat.png) wide"
expect 0 regimen figure --sheet "$poses" --grey --size 110
says out "11 figures"
is_png figures.png
[[ $(width_of figures.png) -eq 440 ]] || fail "the sheet is $(width_of figures.png) wide"

# A folder that is no guide, from within.
here=$PWD
(cd "$poses" && regimen figure --sheet --size 110 --out "$here/current.png") > out || fail "a sheet of the current folder"
says out "11 figures"

# The colours of a brand: that of the guide in whose content the file lies.
mkdir -p guide/content/exercises guide/content/brands/bridge
cp "$pose" guide/content/exercises/
printf 'name: B\nfigure: {skin: "#8d5a3b"}\n' > guide/content/brands/bridge/brand.yaml
regimen figure guide/content/exercises/squat.md --brand bridge > brand.svg || fail "--brand"
says brand.svg 'fill="#8d5a3b"'
says_not brand.svg 'fill="#ebc2a1"'
(cd guide && regimen figure content/exercises/squat.md --brand bridge) | cmp -s - brand.svg || fail "from within the guide"
expect 0 regimen figure --sheet guide --brand bridge --size 110
expect 2 regimen figure guide/content/exercises/squat.md --brand ../bridge
expect 1 regimen figure guide/content/exercises/squat.md --brand north
says err "there is no brand 'north': no file guide/content/brands/north/brand.yaml"
printf 'name: B\nfigure: {skin: brown}\n' > guide/content/brands/bridge/brand.yaml
expect 1 regimen figure guide/content/exercises/squat.md --brand bridge
says err "under 'figure'"

# The guide's language is that of a text that is proposed.
printf 'language: de-AT\n' > guide/content/guide.yaml
sed '/^  alt: /d' "$pose" > guide/content/exercises/silent.md
expect 0 regimen figure guide/content/exercises/silent.md
says out '>Eine Person steht, den Rumpf um 35 Grad nach vorn geneigt, beide Hüften um 110 Grad gebeugt'
says err "[poor-alt]"

# A figure in an exercise's front matter, and mistakes.
sed 's/^title: .*/title: Sit \& stand/' "$pose" > squat.md
expect 0 regimen figure squat.md
says out '>Sit &amp; stand</title>'
sed 's/knee: 98/knee: 980/' squat.md > wrong.md
expect 1 regimen figure wrong.md
says err 'wrong.md:37:11: error: knee lies between -10 and 160 degrees, not at 980 [out-of-range]'
[[ ! -s out ]] || fail "a wrong figure was drawn"
echo 'title: x' > none.yaml
expect 1 regimen figure none.yaml
says err "has no 'figure'"
expect 2 regimen figure
expect 2 regimen figure "$pose" --frame middle
expect 2 regimen figure "$pose" --size 5
expect 2 regimen figure "$pose" --out squat.jpg
says err "'squat.jpg'"
expect 2 regimen figure --sheet "$poses" --out sheet.svg
expect 3 regimen figure "$pose" --out /nonexistent/squat.svg
mkdir empty
expect 1 regimen figure --sheet empty

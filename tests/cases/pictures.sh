# A card with each kind of picture in a figure's place: what other programs find in the PDF. And what
# cannot be printed is told, and the card goes without.
. "$TESTS/cases/lib.bash"
seeds=$TESTS/fuzz/seeds/picture
good=(rgb.jpg progressive.jpg grey.jpg cmyk.jpg turned.jpg rgba-16-interlaced.png palette-4.png grey-1.png shapes.svg)
cp -r "$TESTS/sites/small" guide
exercises=guide/content/exercises

add() { # picture, id: an exercise with that picture
    cp "$seeds/$1" "$exercises/"
    sed -e "s/^title: .*/title: With $2/" -e "s/file: dot.png/file: $1/" -e "s/A person leans on/$2 leans on/" \
        "$exercises/calf-stretch.md" > "$exercises/$2.md"
}
routine() { # ids
    sed -i '/^items:/,/^progress/{/^ /d}' guide/content/routines/start.md
    printf '  - exercise: %s\n' "$@" | sed -i '/^items:/r /dev/stdin' guide/content/routines/start.md
}
names=()
for file in "${good[@]}"; do
    name=with-${file//[.-]/}
    add "$file" "$name"
    names+=("$name")
done
routine "${names[@]}" "${names[0]}"
expect 0 regimen build guide --only print --out dist
says_not err 'picture]'
says_not err 'left-out]'
card=dist/print/cards/start-a4.pdf
qpdf --check "$card" > checked 2>&1 || fail "$(cat checked)"

# Each image is there once, though the first is shown twice.
pdfimages -list "$card" > list
images() { awk -v kind="$1" -v colours="$2" -v enc="$3" 'NR > 2 && $3 == kind && $6 == colours && $9 == enc { seen[$11] = 1 }
    END { n = 0; for (i in seen) n++; print n }' list; }
[[ $(images image rgb jpeg) -eq 3 ]] || fail "JPEGs in colours: $(cat list)"
[[ $(images image gray jpeg) -eq 1 ]] || fail "a JPEG in grey: $(cat list)"
[[ $(images image cmyk jpeg) -eq 1 ]] || fail "a JPEG in inks: $(cat list)"
[[ $(images image rgb image) -eq 1 ]] || fail "PNGs in colours: $(cat list)"
[[ $(images image index image) -eq 1 ]] || fail "a PNG with a palette: $(cat list)"
[[ $(images image gray image) -eq 1 ]] || fail "a PNG in grey: $(cat list)"
[[ $(images smask gray image) -eq 1 ]] || fail "one PNG is transparent: $(cat list)"
pdfimages -all "$card" images
cmp "$seeds/rgb.jpg" images-000.jpg || fail "a JPEG is not what it was"

# Text, and the alternative text of each in the structure; the code to scan is a figure too.
pdftotext "$card" - | tr -d - | tr -s "\n " " " > text # a name may be divided
pdfinfo -struct "$card" > structure
for name in "${names[@]}"; do
    says text "With ${name//-/}"
done
[[ $(grep -c '^ *Figure' structure) -eq $((${#names[@]} + 2)) ]] || fail "figures: $(cat structure)"
qpdf --qdf --object-streams=disable "$card" readable.pdf
for name in "${names[@]}"; do
    grep -aq "/Alt ($name leans on" readable.pdf || fail "no alternative text for $name"
done

# The drawing is paths: no image, and cut off at its edge.
[[ $(grep -ac '^0 0 4000 3200 re W n' readable.pdf) -eq 1 ]] || fail "there is no drawing"
grep -aq '/ca .5' readable.pdf || fail "nothing is transparent"
[[ $(grep -ac '/S /Transparency' readable.pdf) -eq 2 ]] || fail "there are not two layers"

# The same once more, by several workers, byte by byte.
cp "$card" first.pdf
expect 0 regimen build guide --only print --out dist2 --jobs 3
cmp first.pdf dist2/print/cards/start-a4.pdf || fail "another build makes another card"

# What paper cannot hold: told where it is named, once, though both papers' cards want it.
add rgb.gif agif
add text.svg words
add enormous.png huge
routine agif words huge calf-stretch wall-sit
expect 1 regimen build guide --only print --out dist
says err "words.md:10:16: error: 'text.svg' cannot be printed whole: line 5: 'fill' of 'rect'"
[[ $(grep -c 'print-drawing\]' err) -eq 1 ]] || fail "told more than once"
rm guide/content/exercises/words.md guide/content/exercises/text.svg
routine agif huge calf-stretch wall-sit
expect 0 regimen build guide --only print --out dist
says err "agif.md:10:16: warning: 'rgb.gif' is left out on paper: a PDF cannot hold a GIF [print-picture]"
says err "huge.md:10:16: warning: 'enormous.png' is left out on paper: its 60000 x 60000 pixels"
[[ $(grep -c 'print-picture\]' err) -eq 2 ]] || fail "told more than once"
qpdf --check dist/print/cards/start-a4.pdf > checked 2>&1 || fail "$(cat checked)"

# The guide's rules and a page's allowance hold for what only printing finds out.
cp -r guide/content kept
cp dist/print/cards/start-a4.pdf before.pdf
printf 'rules:\n  print-picture: {level: error, because: We print.}\n' >> guide/content/guide.yaml
expect 1 regimen build guide --only print --out dist
says err "agif.md:10:16: error: 'rgb.gif' is left out on paper"
cmp before.pdf dist/print/cards/start-a4.pdf || fail "a failed build changed what was there"
sed -i 's/level: error/level: off/' guide/content/guide.yaml
expect 0 regimen build guide --only print --out dist
says_not err print-picture
rm -r guide/content && mv kept guide/content
sed -i '2i allow: {print-picture: It is for screens.}' "$exercises/agif.md"
expect 0 regimen build guide --only print --out dist
says_not err rgb.gif
says err enormous.png
expect 0 regimen check guide
says_not err unused-allowance
sed -i '2d' "$exercises/agif.md"

# What is damaged: an error, and nothing is published.
cp "$seeds/cut-off.jpg" "$exercises/"
sed -i 's/rgb.gif/cut-off.jpg/' "$exercises/agif.md"
cp dist/print/cards/start-a4.pdf before.pdf
expect 1 regimen build guide --only print --out dist
says err "agif.md:10:16: error: 'cut-off.jpg' is damaged: it ends too early [damaged-picture]"
cmp before.pdf dist/print/cards/start-a4.pdf || fail "a failed build changed what was there"

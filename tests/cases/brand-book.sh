# The EPUB under the shipped brands: cover, logo, contact, lines in the clinic's colour, its faces cut to what
# the book needs; and a face that may be on paper alone is not in it.
. "$TESTS/cases/lib.bash"
shipped_guide guide
expect 0 regimen build guide --all-brands --only epub --out dist

book() { # folder: unzips that brand's book into the folder `book-`...
    mkdir -p "book$1" && (cd "book$1" && unzip -q "../dist$1"/*.epub)
}
for brand in '' -harbour -northside; do
    book "$brand"
    # The container: its type first and stored, everything of one date.
    [[ $(unzip -Z1 "dist$brand"/*.epub | head -1) = mimetype ]] || fail "$brand: mimetype is not the first"
    unzip -Zv "dist$brand"/*.epub mimetype | grep -q 'compression method: *none' || fail "$brand: mimetype is packed"
    [[ $(head -c 58 "dist$brand"/*.epub | tail -c 28) = mimetypeapplication/epub+zip ]] || fail "$brand: not told at its place"
done

# Each clinic's own identifier, publisher, contact and colour; the plain book has none of it.
identifiers=$(sed -n 's/.*<dc:identifier[^>]*>\([^<]*\)<.*/\1/p' book*/EPUB/package.opf | sort -u | wc -l)
[[ $identifiers -eq 3 ]] || fail "two books are of one identifier"
says book-harbour/EPUB/package.opf '<dc:publisher>Harbour Physiotherapy</dc:publisher>'
says book-harbour/EPUB/copyright.xhtml 'href="tel:+442079460123"'
says book-harbour/EPUB/brand.css '#1d4778'
says book-northside/EPUB/copyright.xhtml '480 Northside Avenue'
[[ ! -e book/EPUB/brand.css && ! -e book/EPUB/fonts ]] || fail "the plain book has something of a brand"
! grep -rq 'brand\.css\|class="logo"\|class="contact"' book/EPUB --include=*.xhtml || fail "the plain book names a brand"
for brand in harbour northside; do
    logo=$(sed -n 's/.*class="logo"><img src="\([^"]*\)" alt="[^"][^"]*".*/\1/p' "book-$brand/EPUB/title.xhtml")
    [[ -n $logo && -s book-$brand/EPUB/$logo ]] || fail "$brand: no logo on the title page"
    grep -qF "href=\"$logo\"" "book-$brand/EPUB/package.opf" || fail "$brand: the logo is not in the manifest"
done

# What fights a reader's own colours or fonts is in no style sheet.
! grep -hE '!important|(^|[;{ ])color:' book*/EPUB/*.css || fail "a style sheet sets colours of text"

# Faces: cut, the same each time, in the manifest; none where the brand has none.
for face in regular bold; do
    cut=$(stat -c %s "book-northside/EPUB/fonts/$face.ttf") whole=$(stat -c %s "guide/content/brands/northside/northside-$face.ttf")
    ((cut < whole)) || fail "$face: $cut bytes of $whole"
    says book-northside/EPUB/package.opf "href=\"fonts/$face.ttf\" media-type=\"font/ttf\""
    says book-northside/EPUB/brand.css "url(\"fonts/$face.ttf\")"
done
[[ ! -e book-harbour/EPUB/fonts ]] || fail "a brand without faces has some"
expect 0 regimen build guide --brand northside --only epub --out again
cmp dist-northside/*.epub again-northside/*.epub || fail "two builds differ"

font=guide/content/brands/northside/northside-regular.ttf
at=$(LC_ALL=C grep -obUa 'OS/2' "$font" | head -1 | cut -d: -f1)
table=$(od -An -tu1 -j $((at + 8)) -N 4 "$font" | awk '{ print (($1 * 256 + $2) * 256 + $3) * 256 + $4 }')
printf '\0\4' | dd of="$font" bs=1 seek=$((table + 8)) conv=notrunc status=none
expect 0 regimen build guide --brand northside --only epub --out paper
says err 'paper-font'
! unzip -Z1 paper-northside/*.epub | grep -q 'fonts/' || fail "a face for paper alone is in the book"
! unzip -p paper-northside/*.epub EPUB/brand.css | grep -q 'font-' || fail "brand.css names a face that is not there"

# Brands that are built together are as each is alone, though they look alike but for their logos.
small_guide alike
for brand in one two; do
    mkdir -p alike/content/brands/$brand
    printf 'name: %s\nlogo: {file: logo.svg, alt: %s}\n' $brand $brand > alike/content/brands/$brand/brand.yaml
done
head='<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60">'
echo "$head<circle cx=\"30\" cy=\"30\" r=\"30\" fill=\"#aa0000\"/></svg>" > alike/content/brands/one/logo.svg
echo "$head<rect width=\"60\" height=\"30\" fill=\"#00aa00\"/></svg>" > alike/content/brands/two/logo.svg
expect 0 regimen build alike --all-brands --only epub,print --jobs 1 --out together
expect 0 regimen build alike --brand two --only epub,print --jobs 1 --out alone
bytes_of together-two > together.txt
bytes_of alone-two | diff together.txt - || fail "the second brand has something of the first"

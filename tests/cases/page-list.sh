# The EPUB lists the pages of the printed book: all of them, in order, each where its text begins.
. "$TESTS/cases/lib.bash"

# A guide with its pages on a paper of this name, as EPUB and as paper.
both() { # name papers
    expect 0 regimen build "$1" --only epub,print --out "dist-$1"
    node "$TESTS/cases/page-list.mjs" "dist-$1"/*.epub "dist-$1"/print/*-"$2".pdf || fail "$1: the pages are not the book's"
}

# The shipped guide on papers of these names; its cards, which small paper has no room for, on A4.
guide_on() { # name papers
    shipped_guide "$1"
    sed -i "s/^papers:.*/papers: [$2]/" "$1/content/guide.yaml"
    sed -i '1a papers: [a4]' "$1"/content/routines/*.md
}

# On each paper pages begin at other places: on small ones, in large print, many within a chapter.
for paper in a4 a5 letter-large; do
    guide_on "$paper" "$paper"
    both "$paper" "$paper"
done
cp -r "$TESTS/sites/arabic" arabic
both arabic a4

# Of several papers the first counts, whatever the order in which they are written.
guide_on several 'letter-large, a5'
both several a5

# The same list where nothing is printed: the same book.
expect 0 regimen build a5 --only epub --out alone
cmp alone/*.epub dist-a5/*.epub || fail "an EPUB alone is another one"

# Without a printed book there is none of it. The shipped templates only: the style's limit is set to nothing.
small_guide bookless
mkdir -p bookless/templates/print
sed 's/fit = {/fit = { book_most = 0.01,/' "$TESTS/../templates/print/style.lua" > bookless/templates/print/style.lua
expect 0 regimen build bookless --only epub --out none
mkdir x && (cd x && unzip -q ../none/*.epub)
! grep -rqE 'pagebreak|page-list|pageList|pageBreak|pageNavigation|dc:source' x/EPUB || fail "pages of a book that is not there"

# Templates that know none of the places still give every page, in order.
guide_on own a5
mkdir -p own/templates/epub
printf '%s\n' '<% title = page.title; layout("epub/layout.xhtml") -%>' '<h1><%= page.title %></h1>' \
    > own/templates/epub/page.xhtml
expect 0 regimen build own --only epub --out mine
mkdir y && (cd y && unzip -q ../mine/*.epub)
grep -o '#page\.[0-9]*"' y/EPUB/contents.xhtml | tr -dc '0-9\n' > listed
pages=$(pdfinfo dist-a5/print/*.pdf | sed -n 's/^Pages: *//p')
seq "$pages" | diff - listed || fail "pages are missing or out of order"
for page in $(cat listed); do
    [[ $(grep -rho " id=\"page\.$page\"" y/EPUB | wc -l) -eq 1 ]] || fail "page $page is not marked once"
done

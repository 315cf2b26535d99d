# Every output of the shipped guide is where the layout says; every link of the website leads to a
# page and a place that are there; every card is one sound, tagged page.
. "$TESTS/cases/lib.bash"

shipped_guide .
expect 0 regimen build
id=$(sed -n 's/^id: *//p' content/guide.yaml)
base=$(sed -n 's/^base_url: *//p' content/guide.yaml | tr -d '"')
there() { [[ -s dist/$1 ]] || fail "not there, or empty: dist/$1"; }

for path in site/index.html site/exercises/index.html site/routines/index.html site/404.html \
    site/sitemap.xml site/robots.txt "$id.epub"; do there "$path"; done
for kind in exercises routines; do
    for file in content/$kind/*.md; do there "site/$kind/$(basename "$file" .md)/index.html"; done
done
for file in content/pages/*.md; do there "site/$(basename "$file" .md)/index.html"; done
for file in content/routines/*.md; do
    for paper in a4 letter; do there "print/cards/$(basename "$file" .md)-$paper.pdf"; done
    # Its picture is as large as the website says, and no heavier than a photograph.
    preview=print/cards/$(basename "$file" .md)-a4.png
    there "$preview"
    there "site/$preview"
    [[ $(od -An -tx1 -j16 -N8 "dist/$preview" | tr -d ' ') = 0000025800000351 ]] || fail "$preview is not 600 x 849"
    [[ $(stat -c %s "dist/$preview") -lt 80000 ]] || fail "$preview has $(stat -c %s "dist/$preview") bytes"
    grep -q "src=\"[./]*$preview\" width=\"600\" height=\"849\" alt=\"[^\"]" \
        "dist/site/routines/$(basename "$file" .md)/index.html" || fail "the website does not show $preview"
done
for paper in a4 letter a4-large letter-large; do
    there "print/$id-$paper.pdf"
    for file in content/exercises/*.md; do there "print/handouts/$(basename "$file" .md)-$paper.pdf"; done
done
for by in kind equipment position muscle; do
    compgen -G "dist/site/exercises/$by/*/index.html" > /dev/null || fail "no lists by $by"
done
[[ -z $(find dist/site -type d -empty) ]] || fail "empty folders: $(find dist/site -type d -empty)"
[[ -z $(find dist -perm /022 -o ! -perm -a+r) ]] || find dist -perm /022 -o ! -perm -a+r

# ---- links. xmllint gives every address and every id of a page, one on a line -----------------
attributes() { # xpath, file
    xmllint --html --noout --xpath "$1" "$2" 2> /dev/null |
        sed -e 's/^[^"]*"//' -e 's/"$//' -e 's/&amp;/\&/g' -e 's/%20/ /g' | sort -u || true
}
mkdir ids
pages=$(cd dist && find site -name '*.html' | sort)
for page in $pages; do
    attributes '//@id' "dist/$page" > "ids/${page//\//:}"
    xmllint --html --xpath '//@id' "dist/$page" 2> /dev/null | sort | uniq -d > twice || true
    [[ ! -s twice ]] || fail "$page: an id stands twice: $(cat twice)"
done

count=0
check_link() { # page, address
    local page=$1 url=$2 path anchor=''
    case $url in
    "$base"*) path=site/${url#"$base"} ;;
    http://* | https://* | mailto:* | tel:*) return 0 ;;
    *:*) fail "$page: an address of another kind: $url" ;;
    /*) path=site$url ;;
    '#'*) path=$page$url ;;
    '') fail "$page: an empty address" ;;
    *) path=$(dirname "$page")/$url ;;
    esac
    [[ $path != */card/index.html#1/* ]] || path=${path%%#*} # a card's state, and no place on the page
    [[ $path != *'#'* ]] || { anchor=${path#*#} path=${path%%#*}; }
    path=$(realpath -m --relative-to=dist "dist/${path%%\?*}")
    [[ $path != ..* ]] || fail "$page: $url leads out of dist"
    [[ ! -d dist/$path ]] || path=$path/index.html
    [[ -f dist/$path ]] || fail "$page: $url leads to nothing (dist/$path)"
    [[ -z $anchor ]] || grep -qxF -- "$anchor" "ids/${path//\//:}" || fail "$page: no place $url"
    count=$((count + 1))
}
for page in $pages; do
    attributes '//@href | //@src | //@action | //@poster' "dist/$page" > addresses
    [[ -s addresses ]] || fail "$page has no links at all"
    while IFS= read -r url; do check_link "$page" "$url"; done < addresses
done
[[ $count -gt 500 ]] || fail "only $count links were found: the check itself is broken"
xmllint --noout dist/site/sitemap.xml
sed -n 's/.*<loc>\(.*\)<\/loc>.*/\1/p' dist/site/sitemap.xml > addresses
[[ $(wc -l < addresses) -gt 20 ]] || fail "the sitemap is short"
while IFS= read -r url; do check_link site/sitemap.xml "$url"; done < addresses

# From paper and from the book into the site.
count=0
for pdf in $(find dist/print -name '*.pdf'); do
    pdfinfo -url "$pdf" | awk 'NR > 1 { print $3 }' | sort -u > addresses
    while IFS= read -r url; do check_link "$pdf" "$url"; done < addresses
done
[[ $count -gt 40 ]] || fail "only $count links from paper were found"
count=0
mkdir opened && unzip -qq -d opened dist/*.epub
grep -rhoF --include='*.xhtml' "$base" opened > /dev/null || fail "the book does not lead to the site"
grep -rhoE --include='*.xhtml' "(href|src)=\"${base//./\\.}[^\"]*\"" opened | sed 's/^[^"]*"//; s/"$//' | sort -u > addresses
while IFS= read -r url; do check_link book "$url"; done < addresses
[[ $count -gt 0 ]] || fail "no links from the book were found"
says dist/site/robots.txt "Sitemap: ${base}sitemap.xml"

# Every page can be reached from the first one, but those that a server, the service worker or a script shows.
for page in $pages; do
    [[ $page == site/404.html ]] && continue
    attributes '//a/@href' "dist/$page" | sed 's/#.*//' | while IFS= read -r url; do
        case $url in '' | *:* | /*) ;; *) realpath -m --relative-to=dist "dist/$(dirname "$page")/$url" ;; esac
    done
done | sort -u > reached
for page in $pages; do
    [[ $page =~ ^site/(404|offline|timer)\.html$ ]] || grep -qxF "$page" reached || fail "no page links to $page"
done

# ---- cards --------------------------------------------------------------------------------------
for pdf in dist/print/cards/*.pdf; do
    qpdf --check "$pdf" > check 2>&1 || { cat check; fail "$pdf: qpdf finds mistakes"; }
    pdfinfo "$pdf" > info
    grep -qE '^Pages: +1$' info || { cat info; fail "$pdf is not one page"; }
    grep -qE '^Tagged: +yes$' info || fail "$pdf is not tagged"
    case $pdf in *-a4*.pdf) size='(A4)' ;; *) size='(letter)' ;; esac
    says info "$size"
    name=$(basename "${pdf%-large.pdf}" .pdf)
    routine=content/routines/${name%-*}.md
    title=$(sed -n 's/^title: *//p' "$routine" | head -1)
    grep -qE "^Title: +$title( |$)" info || { cat info; fail "$pdf: its title is not '$title'"; }

    # The structure reads in order: the title, then the routine's exercises one after the other,
    # each with a heading, and what tells when to stop behind the first of them.
    pdfinfo -struct-text "$pdf" > structure
    grep -A1 -m1 'H1' structure | grep -qF "\"$title" || fail "$pdf does not begin with its title"
    place=0
    for exercise in $(sed -n 's/^ *- *exercise: *//p' "$routine" | awk '!seen[$0]++'); do
        name=$(sed -n 's/^title: *//p' "content/exercises/$exercise.md" | head -1)
        next=$(grep -nF "$name" structure | cut -d: -f1 | head -1)
        [[ -n $next ]] || fail "$pdf: '$name' is not on it"
        [[ $next -gt $place ]] || fail "$pdf: '$name' is out of order"
        place=$next
    done
    pdftotext -layout "$pdf" - | grep -q . || fail "$pdf has no text"
done

# ---- the book -----------------------------------------------------------------------------------
unzip -tqq "dist/$id.epub"
[[ $(head -c 58 "dist/$id.epub" | tail -c 28) == mimetypeapplication/epub+zip ]] ||
    fail "the EPUB does not begin with its mimetype"

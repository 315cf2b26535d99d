# HTML in a page is shown as text unless the guide lets it through; nothing that a page holds gets
# out of an attribute either way.
. "$TESTS/cases/lib.bash"

small_guide .
{
    page_head
    cat << 'PAGE'
Inline <b>bold</b> and <script>alert(1)</script>.

<div onclick="evil()">a block</div>

[link](https://x.example/?a=1&b="q" 'x" onmouseover="evil(1)')

[file](../exercises/wall-sit.md "title' onmouseover='evil(2) <b>")

![alt" onerror="evil(3) <b>](../exercises/dot.png 'title" onload="evil(4)')

<https://x.example/"onmouseover="evil(5)>

| a" onmouseover="evil(6) | b |
|:-----|-----:|
| <td onclick="evil(7)"> | `<i onclick="evil(8)">` |

```html" onmouseover="evil(9)
</code></pre><script>evil(10)</script>
```

~~~ js'><script>evil(11)</script>
x
~~~

## Heading" onclick="evil(12) <b>

- [x] task" onclick="evil(13)

A note[^n"o<te].

[^n"o<te]: The note " onclick="evil(14).

[tel](tel:1"onclick="evil(15) 'a') &quot; onclick=&quot;evil(16) &#60;script&#62;
PAGE
} > content/pages/why.md
sed -i -e 's/^title: Calf.*/title: "Calf\\" onclick=\\"evil(17) <script>evil(18)<\/script>"/' \
    -e "s/^works: .*/works: ['calf\" onclick=\"evil(19)']/" content/exercises/calf-stretch.md
sed -i -e 's/^title: .*/title: "A \\" onclick=\\"evil(20) <\/title><script>evil(21)<\/script>"/' content/guide.yaml
sed -i 's/#because/#heading-onclickevil12/' content/routines/start.md

# Every attribute's name and every element's name of all pages: none may be the attack's.
names() { # folder
    find "$1" \( -name '*.html' -o -name '*.xhtml' \) -print0 | while IFS= read -r -d '' file; do
        case $file in
        *.xhtml) xmllint --noout "$file" || fail "$file is not well formed" ;;
        esac
        xmllint --html --xpath '//@*[starts-with(name(), "on")]/.. | //script[not(@type = "application/ld+json" or @type = "application/json")][contains(., "evil") or contains(., "alert")]' \
            "$file" 2> /dev/null || true
        # What machines read is data that ends where it is meant to.
        sed -nE 's/^<script type="application\/(ld\+)?json"( id="[a-z.]+")?>(.*)<\/script>$/\3/p' "$file" > data
        [[ ! -s data ]] || node -e 'for (const line of require("fs").readFileSync("data", "utf8").trim().split("\n")) JSON.parse(line)' || echo "$file: no JSON"
    done
}
escaped_everywhere() {
    rm -rf book && mkdir book && (cd book && unzip -qq ../dist/small.epub)
    names dist/site > found
    names book >> found
    for file in $(find book -name '*.opf' -o -name '*.ncx'); do
        xmllint --noout "$file" || fail "$file is not well formed"
        ! grep -q '<script' "$file" || fail "$file holds a script"
    done
}

expect 0 regimen build
escaped_everywhere
[[ ! -s found ]] || { cat found; fail "an attack became markup"; }
why=dist/site/why/index.html
for text in 'Inline &lt;b&gt;bold&lt;/b&gt;' '&lt;script&gt;alert(1)&lt;/script&gt;' \
    '&lt;div onclick=&quot;evil()&quot;&gt;' '&lt;/code&gt;&lt;/pre&gt;&lt;script&gt;evil(10)'; do
    says $why "$text"
done
for pdf in dist/print/cards/*.pdf; do qpdf --check "$pdf" > /dev/null; done

# Passed through where the guide says so: what the author wrote as HTML, and nothing else.
echo 'raw_html: true' >> content/guide.yaml
sed -i -e '/^| <td/d' -e '/script>alert/s/.*/Inline <b>bold<\/b> and <em>more<\/em>./' \
    -e 's/<div onclick="evil()">/<div class="own">/' content/pages/why.md
expect 0 regimen build
escaped_everywhere
[[ ! -s found ]] || { cat found; fail "an attack became markup with raw_html"; }
says $why 'Inline <b>bold</b>'
says $why '<div class="own">a block</div>'

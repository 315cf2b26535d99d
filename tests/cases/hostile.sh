# Strange and hostile content is told or taken, within bounds of time and memory.
. "$TESTS/cases/lib.bash"

# Runs a check with at most a gigabyte and ten seconds of processor time (more under sanitizers,
# which need much address space).
bounded() {
    if grep -q asan "$REGIMEN"; then
        timeout -s KILL 120 "$REGIMEN" "$@"
    else
        (ulimit -v 1500000 -t 20; exec timeout -s KILL 60 "$REGIMEN" "$@")
    fi
}
fresh() { rm -rf content dist && small_guide .; }

# Whatever is wrong is told, and nothing of what is told can steer a terminal, in other formats too.
told() { # status format...
    expect "$1" bounded check
    quiet_terminal err
    local format
    for format in "${@:2}"; do
        status=0
        bounded check --format "$format" > formatted 2>&1 || status=$?
        [[ $status -eq $1 ]] || fail "--format $format: exit status $status, not $1"
        quiet_terminal formatted
    done
}
quiet_terminal() { # file
    iconv -f UTF-8 -t UTF-8 "$1" > /dev/null || fail "$1 is not UTF-8"
    ! LC_ALL=C grep -aqP '[\x00-\x08\x0B-\x1F\x7F]|\xC2[\x80-\x9F]' "$1" ||
        { cat -v "$1"; fail "a control character is told"; }
}
why=content/pages/why.md

# ---- large and deep ---------------------------------------------------------------------------
fresh
line='A line with *emphasis*, **strong**, `code`, <b>html</b> and [a link](why.md#because).'
{ page_head; yes "$line"$'\n\n> '"$line"$'\n' | head -c 2000000; } > $why
expect 0 bounded build --quiet
[[ $(stat -c %s dist/site/why/index.html) -gt 2000000 ]] || fail "the large page was cut"
for size in 3 100; do
    truncate -s "${size}M" $why
    told 1
    says err "$why: error: the "
    says err '[file-too-big]'
done
truncate -s 3M content/guide.yaml
told 1
says err 'content/guide.yaml: error: the text is larger than 2 MiB'

deep() { # text to repeat, times, what stands behind
    fresh
    { page_head; for ((i = 0; i < $2; i++)); do printf '%s' "$1"; done; printf '%s\n' "${3-x}"; } > $why
    status=0
    bounded build > out 2> err || status=$?
    [[ $status -eq 1 || $status -eq 0 ]] || { tail -5 err; fail "'$1' $2 times: exit status $status"; }
}
deep '> ' 10000
[[ $status -eq 1 ]] && says err '[too-deep]'
deep '- ' 5000
deep '*' 50000
deep '[' 50000
deep '![' 20000
deep '[a](' 20000
deep '`' 100001
deep '<' 50000
deep '|' 20000 $'\n|-|\n'
deep '[^a]' 5000 $'\n\n[^a]: x'
deep '~~' 20000
deep '&' 50000
deep '<a ' 20000
deep 'http://a.b/(' 5000
deep '# ' 1000
deep $'a\n: ' 10000
deep '\' 100000
deep '{' 50000
deep '- 1. ' 5000
deep '> - ' 5000
fresh
{ page_head; for i in $(seq 3000); do echo "## H"; done; } > $why
expect 0 bounded build --quiet

# Many links to the anchors of one long page, good and bad.
fresh
{ page_head; for i in $(seq 5000); do echo "## Heading $i"; echo "[a](#heading-$i) [b](#headng-$i)"; done; } > $why
expect 1 bounded check --format gcc
[[ $(grep -c "did you mean '#heading-" out) -eq 5000 ]] || fail "not every anchor was suggested"

# Very many mistakes are counted, and the first of them are told.
fresh
{ page_head; yes '# a' | head -100000; } > $why
expect 1 bounded check
says err "$why:8:1:"
says err '100000 errors'
[[ $(wc -l < err) -lt 10000 ]] || fail "all of 100000 mistakes were told"

# ---- front matter -------------------------------------------------------------------------------
front() { # text, then what is said
    fresh
    printf -- "$1" > $why
    told 1 gcc
    says err "$why"
    says err "$2"
}
bomb='---\ntitle: &a [x,x,x,x,x,x,x,x,x]\nsummary: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\n'
for name in c:b d:c e:d f:e g:f h:g i:h; do
    n=${name%:*} o=${name#*:}
    bomb+="$n: &$n [*$o,*$o,*$o,*$o,*$o,*$o,*$o,*$o,*$o]\n"
done
front "$bomb---\nx\n" '[yaml-alias]'
front "---\ntitle: $(printf '[%.0s' $(seq 5000))\n---\n" '[yaml-too-big]'
front "---\ntitle: $(printf '{a: %.0s' $(seq 5000))\n---\n" '[yaml-too-big]'
block='---\n'
for ((i = 0; i < 300; i++)); do block+="$(printf '%*s' $i '')a:\n"; done
front "$block---\n" '[yaml-too-big]'
front "---\n$(printf -- '- %.0s' $(seq 5000))\n---\n" '[yaml-too-big]'
front "---\n$(printf '? %.0s' $(seq 5000))\n---\n" "$why"
front "---\n$(printf '? - %.0s' $(seq 5000))\n---\n" "$why"
fresh
{ echo ---; seq 100000 | sed 's/$/: x/'; echo ---; } > $why # as many unknown fields
expect 1 bounded check
says err '[unknown-field]'
fresh
{ echo ---; echo 'references:'; yes '  - a' | head -300000; echo ---; } > $why
expect 1 bounded check
says err '[yaml-too-big]'
front '' '[no-front-matter]'
front '\n' '[no-front-matter]'
front '---\n' '[open-front-matter]'
front '---\n---\n' '[missing-field]'
front '---\n--- x\n' "$why"
front '---\ntitle: !!python/object x\n---\n' '[yaml-alias]'
front '---\ntitle: "a\0b"\n---\n' "$why"
front '---\ntitle: a\000b\n---\n' '[not-text]'
front '---\ntitle: a\xff\n---\n' '[not-utf8]'
front '---\ntitle: \xed\xa0\x80\n---\n' '[not-utf8]'
front '---\ntitle: \xed\xa0\xbd\xed\xb8\x80\n---\n' '[not-utf8]' # a pair, as CESU-8 has it
front '---\ntitle: \xc0\xaf\n---\n' '[not-utf8]'
front '---\ntitle: \xe0\x80\xaf\n---\n' '[not-utf8]'
front '---\ntitle: \xf0\x80\x80\xaf\n---\n' '[not-utf8]'
front '---\ntitle: \xf4\x90\x80\x80\n---\n' '[not-utf8]'
front '---\ntitle: x\n---\nbody \xe2\x82' '[not-utf8]'
front '---\ntitle: "\\uD800"\n---\n' '[bad-yaml]'
front '---\ntitle: "\\uD83D\\uDE00"\n---\n' '[bad-yaml]'
front '---\ntitle: "\\UFFFFFFFF"\n---\n' '[bad-yaml]'
front '---\ntitle: x\n---\na\000b\n' '[not-text]'
front '\xff\xfe-\000-\000-\000\n\000' '[not-utf8]'
front '---\r\ntitle: x\r\n---\r\n# \x1b]0;x\x07\x1b[2J\x9b\r\n' '[not-utf8]'
front '---\ntitle: x\n---\n# \x1b]0;x\x07\x1b[2J\xc2\x9b31m\n' '[heading-level]'
front '---\ntitle: x\nk\xc2\x9by: \n---\n' "$why"
front '---\ntitle: x\n"k\\ey": \n---\n' '[bad-yaml]'

# What XML would take for markup, or go and fetch, is text.
fresh
cat > $why <<'END'
---
title: '&xxe; <!DOCTYPE a [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>'
order: 1
summary: ']]><xi:include href="http://127.0.0.1:9/x"/>&lt;'
---
## Because

<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"> &xxe; <?xml-stylesheet href="http://127.0.0.1:9/"?>
END
expect 0 bounded build --quiet
says dist/site/why/index.html '&amp;xxe; &lt;!DOCTYPE a [&lt;!ENTITY xxe SYSTEM'
says_not dist/site/why/index.html 'root:'
says_not dist/site/why/index.html '<!DOCTYPE a'
front '---\n- a\n- b\n---\n' '[wrong-shape]'
front '---\njust words\n---\n' '[wrong-shape]'

# Characters that XML cannot hold.
fresh
{ printf -- '---\ntitle: "a\\x01b\\uFFFEc"\norder: 1\nsummary: "x\\x0by"\n---\n## Because\n\n'
  printf 'a\001b\033c &#1; &#xFFFE; \xef\xbf\xbe\n'; } > $why
status=0
bounded build > out 2> err || status=$?
if [[ $status -eq 0 ]]; then
    mkdir -p book && (cd book && unzip -qqo ../dist/small.epub)
    find book dist/site -name '*.xhtml' -o -name '*.opf' -o -name '*.ncx' -o -name sitemap.xml |
        xargs xmllint --noout || fail "control characters reached XML"
else
    [[ $status -eq 1 ]] || { cat err; fail "control characters: exit status $status"; }
    says err "$why"
fi

# ---- how a file is written --------------------------------------------------------------------
fresh
expect 0 bounded build --quiet --out plain
find content \( -name '*.md' -o -name '*.yaml' \) -exec sed -i 's/$/\r/' {} +
expect 0 bounded build --quiet --out crlf
outputs_of plain > one
outputs_of crlf | diff one - || fail "CR LF makes another guide"
fresh
for file in content/*/*.md content/guide.yaml; do
    { printf '\xef\xbb\xbf'; cat "$file"; } > new && mv new "$file"
done
expect 0 bounded build --quiet --out bom
outputs_of bom | diff one - || fail "a byte order mark makes another guide"
# A lone CR is no line end of ours, but one of Markdown's.
fresh
{ page_head; printf 'one\rtwo\r\r# three [x](nowhere.md)\rfour\n'; } > $why
told 1
says err '[broken-link]'
fresh
tr '\n' '\r' < content/pages/help.md > $why
told 1
says err "$why:1:1: error:"
fresh
printf '%s' "$(cat $why)" > $why
expect 0 bounded check --quiet
fresh
printf -- '---\ntitle: Why\norder: 1\nsummary: Reasons.\n---' > $why
sed -i 's/#because//' content/routines/start.md
expect 0 bounded build --quiet

# ---- names and links ------------------------------------------------------------------------------
fresh
for name in 'two words' $'new\nline' 'UPPER' 'a--b' '-a' 'ümlaut' 'a&b<c>"d' '404' "a'b" \
    "$(printf 'x%.0s' $(seq 90))" ' '; do
    cp $why "content/pages/$name.md"
done
cp $why content/pages/$'esc\x1b[2J.md'
cp $why content/pages/$'c1-\xc2\x9b31m.md'
cp $why content/pages/$'latin-\xe4.md'
cp $why content/pages/..x.md
cp $why "content/pages/$(printf 'y%.0s' $(seq 252)).md"
cp $why content/pages/$'\xe2\x80\xaeright-to-left.md'
told 1 gcc github json sarif
expect 1 bounded check --format gcc
[[ $(grep -c '\[bad-file-name\]' out) -eq 15 ]] || { cat out; fail "not all bad names are told"; }
says out '[reserved-id]'
fresh
mkdir -p 'content/files/a b' && cp content/exercises/dot.png $'content/files/a b/d o&t.png'
{ page_head; echo '![dot](<../files/a b/d o&t.png>) and [it](../files/a%20b/d%20o%26t.png)'; } > $why
expect 0 bounded build --quiet
[[ -f 'dist/site/files/files/a b/d o&t.png' ]] || fail "a picture with blanks is missing"

# Names that must not come into the outputs do not, however a link is written.
fresh
for name in $'a\x1bb.png' $'a\nb.png' $'a\xe4b.png' $'a\xef\xbf\xbeb.png'; do
    cp content/exercises/dot.png "content/pages/$name"
done
for address in 'a%1bb.png' 'a%0Ab.png' 'a%E4b.png' 'a%EF%BF%BEb.png' 'a%00b.png' '%2e%2e/%2e%2e/%2e%2e/etc/passwd' \
    '../../../../../../etc/passwd' '/etc/passwd' 'file:///etc/passwd' '..' '.' './' '%' '%2' '#' '?' '//x/y.png'; do
    { page_head; echo "![dot](<$address>)"; } > $why
    told 1
    says err "$why:8:1: error:"
    says_not err 'root:'
done

fresh
echo secret > secret.md && mkdir out-of-it && echo secret > out-of-it/x.png
ln -s /etc/passwd content/pages/passwd.md
ln -s ../../../.. content/pages/up
ln -s /dev/zero content/pages/zero.png
ln -s loop content/files-loop; ln -s files-loop content/loop
ln -s nowhere.md content/pages/dangling.md
ln -s . content/pages/self
{ page_head; echo '![x](zero.png) [y](up/etc/passwd)'; } > $why
status=0
bounded check > out 2> err || status=$?
[[ $status -eq 1 || $status -eq 3 ]] || { cat err; fail "links out of the guide: exit status $status"; }
says err 'passwd.md'
says_not err 'root:'
status=0
bounded build > out 2> err || status=$?
[[ ! -e dist ]] || fail "something was published"

# A link within the guide is a file like any other.
fresh
mv content/pages/why.md content/why-text && ln -s ../why-text content/pages/why.md
expect 0 bounded build --quiet
outputs_of dist | diff one - || fail "a link within the guide makes another guide"

# What cannot be read is the machine's failure; the other mistakes are told all the same.
fresh
mkfifo content/pages/pipe.md
mkdir content/pages/folder.md
sed -i 's/^order: .*/order: x/' content/pages/help.md
status=0
bounded check > out 2> err || status=$?
[[ $status -eq 3 ]] || { cat err; fail "a pipe: exit status $status"; }
says err 'pipe.md'
says err 'help.md:3:8: error:'

fresh
rm content/guide.yaml && mkfifo content/guide.yaml
sed -i 's/^order: .*/order: x/' content/pages/help.md
expect 3 bounded check
says err 'guide.yaml'
says err 'help.md:3:8: error:'

# A device and a pipe as a picture; a folder and a file that may not be read. Root may read
# everything, so the program runs as nobody then.
fresh
mkfifo content/pages/pipe.png
{ page_head; echo '![x](pipe.png)'; } > $why
status=0
bounded build > out 2> err || status=$?
[[ $status -eq 1 || $status -eq 3 ]] || fail "a pipe as a picture: exit status $status"
says err 'pipe.png'
[[ ! -e dist ]] || fail "something was published"
if [[ $(id -u) -eq 0 ]] && mknod content/pages/zero.md c 1 5 2> /dev/null; then
    { page_head; } > $why
    rm content/pages/pipe.png
    expect 3 bounded check
    says err 'content/pages/zero.md: error: cannot read'
fi

as_nobody() {
    if [[ $(id -u) -ne 0 ]]; then bounded "$@"; else setpriv --reuid=65534 --clear-groups timeout 60 "$PWD/regimen" "$@"; fi
}
if { [[ $(id -u) -ne 0 ]] || command -v setpriv > /dev/null; } && ! grep -q asan "$REGIMEN"; then
    fresh
    cp "$REGIMEN" regimen
    # The folders above may be closed to others: a folder of its own for nobody.
    place=$(mktemp -d /tmp/regimen-nobody.XXXXXX)
    trap 'rm -rf "$place"' EXIT
    cp -r content regimen "$place/"
    chmod 755 "$place" "$place/regimen" && cd "$place"
    sed -i 's/^order: .*/order: x/' content/pages/help.md
    chmod 000 $why
    expect 3 as_nobody check
    says "$CASE/err" "$why: error: cannot read: Permission denied"
    says "$CASE/err" 'help.md:3:8: error:'
    chmod 644 $why && chmod 000 content/routines
    expect 3 as_nobody check
    says "$CASE/err" 'content/routines: error: cannot read: Permission denied'
    chmod 755 content/routines
    cd "$CASE"
fi

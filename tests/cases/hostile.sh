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
why=content/pages/why.md

# ---- large and deep ---------------------------------------------------------------------------
fresh
line='A line with *emphasis*, **strong**, `code`, <b>html</b> and [a link](why.md#because).'
{ page_head; yes "$line"$'\n\n> '"$line"$'\n' | head -c 5000000; } > $why
expect 0 bounded build --quiet
[[ $(stat -c %s dist/site/why/index.html) -gt 5000000 ]] || fail "the large page was cut"

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
fresh
{ page_head; for i in $(seq 3000); do echo "## H"; done; } > $why
expect 0 bounded build --quiet

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
    expect 1 bounded check
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
bytes_of plain > one
bytes_of crlf | diff one - || fail "CR LF makes another guide"
fresh
for file in content/*/*.md content/guide.yaml; do
    { printf '\xef\xbb\xbf'; cat "$file"; } > new && mv new "$file"
done
expect 0 bounded build --quiet --out bom
bytes_of bom | diff one - || fail "a byte order mark makes another guide"
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
expect 1 bounded check
[[ $(grep -c '\[bad-file-name\]' err) -eq 10 ]] || { cat err; fail "not all bad names are told"; }
says err '[reserved-id]'
fresh
mkdir -p 'content/files/a b' && cp content/exercises/dot.png $'content/files/a b/d o&t.png'
{ page_head; echo '![dot](<../files/a b/d o&t.png>) and [it](../files/a%20b/d%20o%26t.png)'; } > $why
expect 0 bounded build --quiet
[[ -f 'dist/site/files/files/a b/d o&t.png' ]] || fail "a picture with blanks is missing"

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
bytes_of dist | diff one - || fail "a link within the guide makes another guide"

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

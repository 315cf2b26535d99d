# The machine formats are complete, say the same, and stay in their form whatever names and texts hold.
. "$TESTS/cases/lib.bash"
: "${NODE_MODULES:?names the folder that npm filled; make test does so}"

# What a format says of the guide in the current folder: on the standard output, and nothing else.
mkdir told
told_as() { # status name format command...
    local status=$1 name=$2 format=$3
    shift 3
    expect "$status" regimen "$@" --format "$format"
    [[ ! -s err ]] || fail "--format $format writes to the standard error: $(head -c 300 err)"
    cp out "told/$name.$format"
}
in_all_formats() { # status name command...
    local status=$1 name=$2 format
    shift 2
    for format in json sarif github gcc; do told_as "$status" "$name" "$format" "$@"; done
}

# ---- a guide without a mistake; with warnings and notes ----------------------------------------------
small_guide .
in_all_formats 0 fine check
in_all_formats 0 fine-build build
in_all_formats 0 fine-quiet check --quiet
[[ ! -s told/fine.github && ! -s told/fine.gcc ]] || fail "a good guide is told of"
[[ -f dist/site/index.html ]] || fail "build --format made nothing"
echo x > content/pages/notes.txt
in_all_formats 0 warning check
in_all_formats 0 warning-build build
in_all_formats 1 strict check --strict
says told/warning.github '::warning file=content/pages/notes.txt,title=stray-page::'
says told/strict.github '::error file=content/pages/notes.txt,title=stray-page::'
says told/strict.json '"summary": {"errors": 1, "warnings": 0'
rm content/pages/notes.txt

# ---- names -------------------------------------------------------------------------------------------
page() { printf -- '---\ntitle: %s\norder: 9\nsummary: Reasons.\n%s---\n%s\n' "$1" "${2:-}" "${3:-}"; }
titles=0
for name in 'two words' $'new\nline' $'re\rturn' 'a:b,c=d' '50%' '::error file=x::y' '%0A' 'a"b\c' "it's" \
    $'\e[31mred' $'tab\there' 'ümlaut' '膝' '[x](y)' '{0}' $'\xc2\x9b' '<&>'; do
    page "Name $((titles += 1))" > "content/pages/$name.md"
done
page Bytes > $'content/pages/\xff\xfe.md'
in_all_formats 1 names check
[[ $(grep -c 'bad-file-name' told/names.gcc) -eq 18 ]] || { cat told/names.gcc; fail "not all names are told"; }
grep -q $'[\e\r\x9b]' told/names.gcc && fail "a control character got through"
rm content/pages/*

# ---- texts and places ----------------------------------------------------------------------------------
small_guide .
cat > content/pages/why.md <<'END'
---
title: Why
order: 1
summary: Reasons.
"a\nb": 1
"50%0A::error::x, y": 2
"{0} and }": 3
'"quoted" \ back': 4
"\u0085next": 5
膝: 6
---
## Because

膝が痛い [膝](nowhere.md) and é́ [x](nowhere.md#a%0Ab).

Tab	here [{y}](<no where.md>) and ![](膝.png)
END
in_all_formats 1 texts check
in_all_formats 1 texts-build build
grep -q '"line": 14, "column": 6, "endColumn": 21' told/texts.json || fail "columns are not counted in characters"
says told/texts.gcc 'content/pages/why.md:14:6: error: there is no file content/pages/nowhere.md'

# ---- no place; a path alone; the machine's failure ---------------------------------------------------
rm -r content/guide.yaml && mkfifo content/pages/pipe.md
in_all_formats 3 failure check
says told/failure.json '"id": "cannot-read", "file": "content/pages/pipe.md", "message"'
rm -r content
in_all_formats 1 nothing check
small_guide .
mkdir -p templates/print
printf '<document title="T" lang="en">\n<p>{"a": 1} & more</p>\n</document>\n' > templates/print/card.xml
in_all_formats 1 template build --only print
says told/template.gcc 'templates/print/card.xml: error: '

node "$TESTS/formats/check.mjs" told

# ---- what is complete: no folding, no bound ------------------------------------------------------------
rm -rf templates && small_guide .
{ page_head; for i in $(seq 1500); do echo "- [why](nowhere.md) [b $i](nowhere-$i.md)"; done; } > content/pages/why.md
mkdir many
for format in json sarif github gcc; do
    expect 1 regimen check --format "$format"
    cp out "many/many.$format"
done
[[ $(grep -c . many/many.gcc) -eq 3000 ]] || fail "only $(grep -c . many/many.gcc) of 3000 are told"
node "$TESTS/formats/check.mjs" many > out
says out '3000 diagnostics of 1 guides'

# ---- wrong use and what cannot be written keep their status --------------------------------------------
for format in text json sarif github gcc; do
    expect 2 regimen check --format "$format" nowhere
    says err "there is no folder 'nowhere'"
    [[ ! -s out ]] || fail "--format $format tells of a folder that is not there"
done
expect 2 regimen check --format xml
says err 'text, json, sarif, github or gcc'
expect 2 env SOURCE_DATE_EPOCH=x "$REGIMEN" build --format json
status=0
regimen check --format json > /dev/full 2> err || status=$?
[[ $status -eq 3 ]] || fail "--format json > /dev/full: exit status $status"

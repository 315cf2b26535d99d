# docs/fields.md is what the program prints, and its links lead to its own headings.
. "$TESTS/cases/lib.bash"
manual=$TESTS/../docs/fields.md

expect 0 regimen schema --docs
cp out fields.md
if [[ -n ${UPDATE:-} ]]; then
    cmp -s fields.md "$manual" || cp fields.md "$manual"
fi
diff "$manual" fields.md || fail "docs/fields.md is not what 'regimen schema --docs' prints; UPDATE=1 mends it"

grep -o '](#[a-z_-]*)' fields.md | sort -u | sed 's/](#\(.*\))/\1/' > wanted
sed -n 's/^###* //p' fields.md | sort > headings
[[ -z $(uniq -d headings) ]] || fail "two sections are called $(uniq -d headings)"
[[ -z $(comm -23 wanted headings) ]] || fail "no section $(comm -23 wanted headings)"

# Every field says what it is and has an example.
! grep -n '^| `.*(null)\|: ` |$\|| |$' fields.md || fail "a field says too little"

# The command line.
expect 2 regimen schema --json --docs
expect 2 regimen schema exercise
says err "only schema --json takes a kind"
expect 2 regimen schema --json exercize
says err "did you mean 'exercise'?"
expect 0 regimen schema
xmllint --noout out || fail "the XSD is not XML"

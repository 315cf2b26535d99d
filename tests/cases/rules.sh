# `rules` of guide.yaml, `allow` of a page and --strict: what they change, and what they cannot.
. "$TESTS/cases/lib.bash"

# A guide with two warnings of a kind on two pages, another warning, and a note.
fresh() {
    rm -rf content dist && small_guide .
    for name in calf-stretch wall-sit; do printf '\n## Setup\n\nStand.\n' >> "content/exercises/$name.md"; done
    echo x > content/pages/notes.txt
}
rule() { # kind level [because]
    grep -q '^rules:' content/guide.yaml || echo 'rules:' >> content/guide.yaml
    printf '  %s:\n    level: %s\n    because: %s\n' "$1" "$2" "${3:-We know.}" >> content/guide.yaml
}
allow() { # page kind
    sed -i "2i allow: {$2: We know.}" "content/$1.md"
}
told() { # how many, severity, kind
    local count
    count=$(grep -c ": $2: .*\[$3\]$" err) || true
    [[ $count -eq $1 ]] || { cat err; fail "$count times $2 [$3], not $1 times"; }
}

fresh
sed -i '/^## Set-up/,/^Stand/d' content/exercises/wall-sit.md # so that one more is nearly it
expect 0 regimen check
told 2 warning near-section
told 1 warning stray-page
cp -r content as-it-was

# --strict takes warnings, and nothing else, for errors; then nothing is built.
expect 1 regimen check --strict
told 2 error near-section
told 1 error stray-page
expect 1 regimen build --strict
[[ ! -e dist ]] || fail "built although it was to be strict"
expect 0 regimen build
[[ -d dist ]] || fail "warnings keep it from being built"
rm -rf dist

# Each level, alone and with --strict.
level() { # level, severity that is told, status, status when strict
    rm -rf content && cp -r as-it-was content
    rule near-section "$1"
    rule stray-page off
    expect "$3" regimen check
    [[ $2 == none ]] || told 2 "$2" near-section
    [[ $2 != none ]] || says_not err near-section
    says_not err stray-page
    expect "$4" regimen check --strict
}
level off none 0 0
level note note 0 0
level warning warning 0 1
level error error 1 1
expect 1 regimen build
[[ ! -e dist ]] || fail "a rule that makes it an error does not keep it from being built"

# A page may have what the other may not; it stays so when strict.
rm -rf content && cp -r as-it-was content
rm content/pages/notes.txt
allow exercises/wall-sit near-section
expect 0 regimen check
told 1 warning near-section
says err 'content/exercises/calf-stretch.md'
says_not err 'content/exercises/wall-sit.md'
expect 1 regimen check --strict
told 1 error near-section
allow exercises/calf-stretch near-section
expect 0 regimen check --strict
[[ ! -s err ]] || fail "allowed and told: $(cat err)"

# What the guide calls an error no page can allow.
cp -r content allowed
rule near-section error
expect 1 regimen check
told 2 error near-section
rm -rf content && mv allowed content

# An allowance that is not needed is told, as the rules say.
sed -i 's/^## Setup/## More/' content/exercises/calf-stretch.md
expect 0 regimen check --strict
told 1 note unused-allowance
rule unused-allowance warning
expect 0 regimen check
told 1 warning unused-allowance
expect 1 regimen check --strict
sed -i 's/level: warning/level: off/' content/guide.yaml
expect 0 regimen check --strict
says_not err unused-allowance

# Names that are no kinds, and kinds that cannot be switched off, in both places.
fresh
rule near-sections off
rule broken-link off
rule cannot-read note
allow pages/why near-sectio
allow pages/help broken-link
expect 1 regimen check
told 2 error unknown-rule
told 3 error fixed-rule
[[ $(grep -c "did you mean 'near-section'?" err) -eq 2 ]] || { cat err; fail "no suggestion for a rule"; }
rule zzzzzzzzzzzz off
expect 1 regimen check
says err "'regimen explain' lists the kinds"

# A rule wants its level and its reason.
fresh
printf 'rules:\n  near-section: {level: quiet, because: x}\n' >> content/guide.yaml
expect 1 regimen check
says err "'level' cannot be 'quiet'"
fresh
printf 'rules:\n  near-section: {level: off}\n' >> content/guide.yaml
expect 1 regimen check
says err "because"
fresh
allow exercises/wall-sit near-section
sed -i 's/near-section: We know./near-section: ""/' content/exercises/wall-sit.md
expect 1 regimen check
says err 'content/exercises/wall-sit.md:2'

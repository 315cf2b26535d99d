# --timings tells where the time went, on the standard error, in lines that a script can read.
. "$TESTS/cases/lib.bash"
phases() { sed -n 's/^\([a-z]*\)  *[0-9.]* s  *[0-9.]* s$/\1/p' err | tr '\n' ' '; }

small_guide .
expect 0 regimen build --timings --jobs 2
says out 'new or changed'
[[ $(phases) == 'scan parse check link plan render index write print epub publish other total ' ]] ||
    fail "the phases are: $(phases)"
says err 'MiB at most'

# The phases and what is left make up the whole, but for what is rounded; a phase takes no less than nothing.
awk '$3 == "s" && $1 != "total" { wall += $2; processor += $4; if ($2 < 0 || $4 < 0) exit 1 }
     $1 == "total" { exit wall - $2 > 0.02 || $2 - wall > 0.02 || processor - $4 > 0.02 || $4 - processor > 0.02 }' err ||
    { cat err; fail "the phases do not add up"; }

# Where nothing has changed nothing is rendered.
expect 0 regimen build --timings
says out 'nothing has changed'
[[ $(phases) != *render* ]] || fail "nothing has changed, and yet: $(phases)"

# Only what was done is told, whatever else is said, and not unless it is asked for.
expect 0 regimen build --timings --only site --quiet
[[ $(phases) == 'scan parse check link plan render index write publish other total ' ]] ||
    fail "the phases of a website are: $(phases)"
[[ ! -s out ]] || fail "--timings speaks where only what is wrong is wanted"
expect 0 regimen check --timings --format json
[[ $(phases) == 'scan parse check link other total ' ]] || fail "the phases of a check are: $(phases)"
says_not out total
expect 0 regimen build
says_not err total

# The outputs are what they are without it, and mistakes are told first.
bytes_of dist > before
expect 0 regimen build --timings
bytes_of dist | diff before - || fail "--timings changes what is made"
echo 'titel: x' > content/pages/why.md
expect 1 regimen check --timings
sed -n '/error/,$p' err | grep -q '^total' || fail "a guide with mistakes tells no times"

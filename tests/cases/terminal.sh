# Colours and the progress line are for terminals only, and NO_COLOR is respected.
. "$TESTS/cases/lib.bash"

small_guide .
sed -i 's/^kind: .*/kind: wrong/' content/exercises/wall-sit.md
escape=$'\e'
unset NO_COLOR
export TERM=xterm

# Into pipes and files: plain.
status=0
regimen check 2>&1 | cat > piped || status=$?
says piped 'error:'
says_not piped "$escape"
says_not piped $'\r'

# On a terminal: in colour, with the same words.
on_terminal() { script -qec "$1" /dev/null < /dev/null > shown 2>&1 || status=$?; }
on_terminal "timeout -s KILL 60 '$REGIMEN' check"
says shown "${escape}[1;31m"
sed -e 's/\x1b\[[0-9;]*[mK]//g' -e 's/\r//g' shown > plain
says plain 'content/exercises/wall-sit.md:3:7: error:'
[[ $status -eq 1 ]] || fail "exit status $status on a terminal"

NO_COLOR=1 on_terminal "timeout -s KILL 60 '$REGIMEN' check"
says shown 'error:'
says_not shown "${escape}[1"
TERM=dumb on_terminal "timeout -s KILL 60 '$REGIMEN' check"
says_not shown "$escape"
NO_COLOR='' on_terminal "timeout -s KILL 60 '$REGIMEN' check" # empty is not set
says shown "${escape}[1;31m"
on_terminal "timeout -s KILL 60 '$REGIMEN' check 2>&1 | cat"
says shown 'error:'
says_not shown "$escape"
on_terminal "timeout -s KILL 60 '$REGIMEN' check 2> err"
says_not err "$escape"

# What is wider than the terminal is cut, and a hint that does not fit has its own line.
on_terminal "stty cols 40; NO_COLOR=1 timeout -s KILL 60 '$REGIMEN' check"
says shown '      = one of'
COLUMNS=40 NO_COLOR=1 on_terminal "stty cols 0; timeout -s KILL 60 '$REGIMEN' check"
says shown '      = one of'
COLUMNS=40 regimen check > out 2> err || true
says_not err '      = one of'

# A long build tells how far it is on a terminal, not into a pipe, and not where it is to be quiet.
small_guide .
printf 'rules:\n  unused-exercise: {level: off, because: There are many.}\n' >> content/guide.yaml
for i in $(seq 1200); do
    sed -e "s/^title: .*/title: Stretch $i/" -e '/^!/d' content/exercises/calf-stretch.md \
        > "content/exercises/stretch-$i.md"
done
on_terminal "timeout -s KILL 120 '$REGIMEN' build --jobs 1 --only site"
says shown "writing the website"
grep -qE '[0-9]+ of [0-9]+' shown || fail "the progress line has no numbers"
on_terminal "timeout -s KILL 120 '$REGIMEN' build --quiet --jobs 1 --out quiet --only site"
says_not shown "writing"
regimen build --jobs 1 --out piped-dist --only site > out 2> err
[[ ! -s err ]] || fail "a build into a pipe says: $(head -c 300 err)"
says_not out $'\r'
says_not out "$escape"

# What a page holds cannot play with the terminal.
printf -- '---\ntitle: "a\\e[31mb"\nkind: \033[5mx\n---\n' > content/exercises/evil.md
on_terminal "NO_COLOR=1 timeout -s KILL 60 '$REGIMEN' check"
says_not shown "${escape}[5m"
says_not shown "${escape}[31m"

# As text, what is said again and again is counted, and what nobody would read is left out; the last line
# counts everything.
. "$TESTS/cases/lib.bash"
body_of() { # how often, text with %d
    { page_head; for ((i = 1; i <= $1; i++)); do printf '%s\n' "${2//%d/$i}"; done; } > content/pages/why.md
}
small_guide .

# Ten in the same words are told, the eleventh is counted.
body_of 10 '- [why](nowhere.md)'
expect 1 regimen check
[[ $(grep -c '^content.*\[broken-link\]$' err) -eq 10 ]] || fail "ten are not told one by one"
says_not err 'more'
[[ $(tail -1 err) == '10 errors' ]] || fail "the last line is: $(tail -1 err)"
body_of 11 '- [why](nowhere.md)'
expect 1 regimen check
[[ $(grep -c '^content.*\[broken-link\]$' err) -eq 10 ]] || fail "not ten are told one by one"
says err 'and 1 more times: error: there is no file content/pages/nowhere.md [broken-link]'
says err "'--format gcc' lists every one"
[[ $(tail -1 err) == '11 errors' ]] || fail "the last line is: $(tail -1 err)"

# Other words are no repeat; two kinds of repeats are told in the order of their places.
body_of 12 '- [why](nowhere.md) ![](nowhere.png) [b %d](nowhere-%d.md)'
expect 1 regimen check
[[ $(grep -c 'nowhere-[0-9]*.md \[' err) -eq 12 ]] || fail "what differs was folded"
grep -n 'and 2 more times' err > more
[[ $(wc -l < more) -eq 3 ]] || { cat err; fail "not three were folded"; }
sed -n 1p more | grep -q 'nowhere.md' || fail "folded ones are out of order: $(cat more)"
[[ $(tail -1 err) == '48 errors' ]] || fail "the last line is: $(tail -1 err)"

# A thousand are told, the others counted.
body_of 1000 '- [b %d](nowhere-%d.md)'
expect 1 regimen check
[[ $(grep -c '^content.*\[broken-link\]$' err) -eq 1000 ]] || fail "not a thousand are told"
says_not err 'not shown'
body_of 1203 '- [b %d](nowhere-%d.md)'
expect 1 regimen check
[[ $(grep -c '^content.*\[broken-link\]$' err) -eq 1000 ]] || fail "more than a thousand are told"
says err 'and 203 more, which are not shown'
[[ $(tail -1 err) == '1203 errors' ]] || fail "the last line is: $(tail -1 err)"

# The machine's failure is told whatever stood before it.
mkfifo content/routines/pipe.md
expect 3 regimen check
says err 'content/routines/pipe.md: error: cannot read'
[[ $(tail -1 err) == '1204 errors in 2 files' ]] || fail "the last line is: $(tail -1 err)"

# What the last line counts; notes are left out where it is to be quiet, from the count too.
rm content/routines/pipe.md
small_guide .
echo x > content/pages/notes.txt
printf -- '---\ntitle: Why\norder: 1\nsummary: Reasons.\nallow:\n  near-section: It was there.\n---\n## Because\n\nx\n' \
    > content/pages/why.md
expect 0 regimen check
says err '[unused-allowance]'
[[ $(tail -1 err) == '1 warning, 1 note in 2 files' ]] || fail "the last line is: $(tail -1 err)"
says out 'no errors'
expect 0 regimen check --quiet
says_not err '[unused-allowance]'
[[ $(tail -1 err) == '1 warning' ]] || fail "the last line is: $(tail -1 err)"
rm content/pages/notes.txt
expect 0 regimen check --quiet
[[ ! -s err ]] || fail "--quiet tells of notes: $(cat err)"

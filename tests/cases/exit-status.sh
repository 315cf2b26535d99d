# The exit status is 0 fine, 1 the content has errors, 2 wrong use, 3 the machine failed; wrong use
# is told with what was meant, and help goes to the standard output.
. "$TESTS/cases/lib.bash"

# Help and version.
for command in build check explain init schema; do
    expect 0 regimen $command --help
    says out "regimen $command"
    [[ ! -s err ]] || fail "$command --help writes to the standard error"
    cp out help
    expect 0 regimen $command -h
    cmp out help || fail "-h is not --help"
    expect 0 regimen help $command
    cmp out help || fail "help $command is not $command --help"
done
for words in --help -h help; do
    expect 0 regimen $words
    for command in build check explain init schema; do says out "  $command"; done
done
expect 0 regimen --version
grep -qxE 'regimen [0-9]+\.[0-9]+\.[0-9]+' out || fail "--version says: $(cat out)"

# Wrong use, with a suggestion where one is near.
wrong() { # text words...
    local text=$1
    shift
    expect 2 regimen "$@"
    says err "$text"
    [[ ! -s out ]] || fail "wrong use is told on the standard output: $*"
}
wrong 'Use: regimen COMMAND'
wrong "did you mean 'build'?" biuld
wrong "did you mean 'check'?" chekc .
wrong "there is no command 'zzz'" zzz
wrong "there is no command 'zzz'" help zzz
wrong "did you mean '--jobs'?" build --job 3
wrong "did you mean '--out'?" build --outt=x
wrong "has no option '-x'" build -x
wrong "has no option '--only'" check --only site
wrong "has no option '--out'" init --out x y
wrong "site, epub and print, not 'pdf'" build --only site,pdf
wrong "site, epub and print, not ''" build --only ''
wrong "site, epub and print, not ''" build --only site,
for jobs in 0 -1 257 x 2x '' 99999999999999999999; do wrong 'from 1 to 256' build --jobs "$jobs"; done
wrong '--jobs wants a value' build --jobs
wrong '--out wants' build --out
wrong '--out wants' build --out=
wrong 'takes no value' build --quiet=yes
wrong "'b' is too much" build a b
wrong "only schema --json takes a kind of file" schema x
wrong "there is no kind of file 'x'" schema --json x
wrong "'y' is too much" schema --json page y
wrong 'wants the name of a folder' init
[[ -z $(find . -mindepth 1 ! -name out ! -name err ! -name help) ]] || fail "wrong use wrote something"

# A folder without content; a folder that is not there; a file in its place.
mkdir empty && cd empty
expect 1 regimen build
says "$CASE/err" 'content: error: there is no such folder'
expect 1 regimen check
[[ -z $(ls -A) ]] || fail "a build without content wrote something: $(ls -A)"
cd ..
expect 2 regimen check nowhere
says err "there is no folder 'nowhere'"
mkdir hollow && expect 1 regimen check hollow
says err 'hollow/content: error:'
mkdir strange && echo x > strange/content
expect 1 regimen check strange
says err 'strange/content'

# Fine: from within the folder, from without, quiet and verbose.
small_guide guide
expect 0 regimen check guide
says out '2 exercises, 1 routine, 2 pages, no errors'
[[ ! -e guide/dist ]] || fail "check wrote something"
expect 2 regimen check guide/content/pages/why.md
says err "'guide/content/pages/why.md' is a file; name the guide's folder: guide"
(cd guide && expect 2 regimen check content/pages/why.md && says "$CASE/err" 'leave it out')
expect 1 regimen check guide/content
says err 'the guide is the folder above this one'
expect 0 regimen check --quiet guide
[[ ! -s out && ! -s err ]] || fail "--quiet says something"
expect 0 regimen build -q guide
[[ ! -s out && ! -s err ]] || fail "--quiet says something"
expect 0 regimen build --verbose guide/
says err 'checked'
says out 'guide/dist/site/index.html'
(cd guide/content && expect 0 regimen check ..)

# A brief option's value may stand close or apart.
expect 0 regimen build -q -j1 guide
expect 0 regimen build -q -j 1 -oguide/other guide
[[ -d guide/other/site ]] || fail "-oDIR was not understood"
wrong "not 'x'" build -jx guide
wrong "has no option '-qx'" build -qx guide

# A machine's failure.
status=0
regimen schema > /dev/full 2> err || status=$?
[[ $status -eq 3 ]] || fail "schema > /dev/full: exit status $status"

# Errors in the content.
sed -i 's/^kind: .*/kind: wrong/' guide/content/exercises/wall-sit.md
expect 1 regimen check guide
says err 'guide/content/exercises/wall-sit.md:3:7: error:'
expect 1 regimen build guide
expect 1 regimen build --quiet guide
says err 'wall-sit.md:3:7: error:'

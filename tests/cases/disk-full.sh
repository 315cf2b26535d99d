# A disk that is full: exit status 3, a diagnostic, and the earlier output as it was.
. "$TESTS/cases/lib.bash"

small_guide .
regimen build --quiet
state_of dist > state
sed -i 's/^title: .*/title: Another title/' content/guide.yaml

# A limit on the size of a file stands in for the full disk; the largest files fail first.
for blocks in 1 8; do
    for jobs in 1 4; do
        expect 3 bash -c "ulimit -f $blocks; exec timeout -s KILL 60 '$REGIMEN' build --jobs $jobs"
        says err 'cannot write'
        says err '[cannot-write]'
        state_of dist | diff state - || fail "the output was touched"
        nothing_staged .
    done
done
rm -rf dist
expect 3 bash -c "ulimit -f 1; exec timeout -s KILL 60 '$REGIMEN' build"
[[ ! -e dist ]] || fail "an output was published"
nothing_staged .

# The standard output is looked at too.
for command in schema check --help 'build --help' --version build; do
    status=0
    regimen $command > /dev/full 2> err || status=$?
    [[ $status -eq 3 ]] || fail "$command > /dev/full: exit status $status"
    says err 'cannot write'
done

# A folder in which nothing may be made; root may anyway.
if [[ $(id -u) -ne 0 ]]; then
    mkdir closed && chmod 555 closed
    expect 3 regimen build --out closed/dist
    says err 'closed'
    chmod 755 closed
fi
expect 3 regimen build --out content/guide.yaml
says err 'the output folder is a file'
expect 3 regimen build --out content/guide.yaml/dist

# The site's scripts without a browser (tests/web/unit), and their size: all that a reader's browser
# can ever load of them is 20 KB at most, as it is sent.
. "$TESTS/cases/lib.bash"
node --test "$TESTS"/web/unit/*.test.mjs > tested 2>&1 || { grep -vE '^# Subtest|^ok' tested | head -60; exit 1; }
grep -qE '^# pass [1-9]' tested || fail "nothing was tested"
size=0
for script in "$TESTS"/../assets/*.js; do size=$((size + $(gzip -9 -n < "$script" | wc -c))); done
[[ $size -le 20480 ]] || fail "the scripts are $size bytes, compressed"

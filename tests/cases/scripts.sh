# The site's scripts without a browser (tests/web/unit), and their size as they are sent: what an
# exercise's page can ever load is 20 KB at most, and all of them together 30.
. "$TESTS/cases/lib.bash"
node --test "$TESTS"/web/unit/*.test.mjs > tested 2>&1 || { grep -vE '^# Subtest|^ok' tested | head -60; exit 1; }
grep -qE '^# pass [1-9]' tested || fail "nothing was tested"
size_of() { # script...
    local size=0 script
    for script in "$@"; do size=$((size + $(gzip -9 -n < "$script" | wc -c))); done
    echo $size
}
cd "$TESTS/../assets"
[[ $(size_of site.js store.js parts.js log-data.js timer*.js) -le 20480 ]] || fail "an exercise's page: $(size_of site.js store.js parts.js log-data.js timer*.js) bytes"
[[ $(size_of ./*.js) -le 30720 ]] || fail "all scripts: $(size_of ./*.js) bytes"

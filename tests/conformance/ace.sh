#!/bin/sh
# Checks EPUB files with Ace by DAISY, the accessibility checker: no violation is allowed.
#
#     tests/conformance/ace.sh dist/*.epub
#
# Needs npm and Chromium (CHROMIUM names it where it is not called chromium); Ace itself is fetched
# once, into $BUILD/needs/ace. It takes about a second for each chapter.
set -eu
cd "$(dirname "$0")/../.."
needs=${BUILD:-build}/needs/ace
package=tests/conformance/ace/package.json

fail() {
    echo "ace.sh: $*" >&2
    exit 1
}

[ $# -gt 0 ] || fail "name the .epub files to check"
command -v npm >/dev/null || fail "npm is missing (Debian: npm)"
browser=$(command -v "${CHROMIUM:-chromium}") || fail "Chromium is missing (Debian: chromium)"

# The file `whole` is a copy of the package file that was installed to its end.
if ! cmp -s "$package" "$needs/whole"; then
    rm -rf "$needs"
    mkdir -p "$needs"
    cp "$package" "$needs/package.json"
    (cd "$needs" && npm install --ignore-scripts --no-audit --no-fund --silent) ||
        fail "Ace could not be fetched"
    cp "$package" "$needs/whole"
fi

# The browser is given five seconds to start, which a busy machine may not keep; only that is tried
# again.
run_ace() {
    for _ in 1 2 3; do
        rm -rf "$needs/report"
        PUPPETEER_EXECUTABLE_PATH=$browser "$needs/node_modules/.bin/ace-cli" --force \
            --outdir "$needs/report" "$1" >"$needs/log.txt" 2>&1 || true
        grep -q 'waiting for the WS endpoint' "$needs/log.txt" || return 0
        sleep 2
    done
}

bad=0
for book in "$@"; do
    [ -f "$book" ] || fail "$book is not there"
    run_ace "$book"
    outcome="not checked"
    if [ -f "$needs/report/report.json" ]; then
        node tests/conformance/ace/outcome.js "$needs/report/report.json" >"$needs/outcome.txt"
        outcome=$(tail -n 1 "$needs/outcome.txt")
        sed '$d' "$needs/outcome.txt"
    else
        cat "$needs/log.txt"
    fi
    [ "$outcome" = pass ] || bad=$((bad + 1))
    echo "$book: $outcome"
done
echo "Ace: $# checked, $bad bad"
[ "$bad" -eq 0 ]

#!/bin/sh
# Checks EPUB files with EPUBCheck 5: no error and no warning is allowed.
#
#     tests/conformance/epub.sh dist/*.epub
#
# Needs java and mvn; EPUBCheck itself is fetched once, into $BUILD/needs/epubcheck.
set -eu
cd "$(dirname "$0")/../.."
needs=${BUILD:-build}/needs/epubcheck
pom=tests/conformance/epubcheck/pom.xml

fail() {
    echo "epub.sh: $*" >&2
    exit 1
}

[ $# -gt 0 ] || fail "name the .epub files to check"
for tool in java mvn; do
    command -v "$tool" >/dev/null || fail "$tool is missing (Debian: maven default-jre-headless)"
done

# The copy of the pom tells that the folder is whole, and of which version.
if ! cmp -s "$pom" "$needs/pom.xml"; then
    rm -rf "$needs"
    mkdir -p "$needs"
    mvn -q -B -f "$pom" dependency:copy-dependencies \
        -DoutputDirectory="$(cd "$needs" && pwd)" || fail "EPUBCheck could not be fetched"
    cp "$pom" "$needs/pom.xml"
fi

bad=0
for book in "$@"; do
    [ -f "$book" ] || fail "$book is not there"
    report=$needs/report.txt
    status=0
    java -Xss64m -cp "$needs/*" com.adobe.epubcheck.tool.Checker --failonwarnings --locale en \
        "$book" >"$report" 2>&1 || status=$?
    counts=$(sed -n 's/^Messages: //p' "$report")
    # A checker that says nothing has checked nothing.
    [ -n "$counts" ] || status=1
    if [ "$status" -ne 0 ]; then
        bad=$((bad + 1))
        # A library of its own warns on each run; that says nothing of the book.
        grep -v -e "^Warning $" -e "XSLT version ignored" "$report" || true
    fi
    echo "$book: ${counts:-not checked}"
done
echo "EPUBCheck: $# checked, $bad bad"
[ "$bad" -eq 0 ]

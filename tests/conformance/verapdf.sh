#!/bin/sh
# Checks PDF files against standards with veraPDF: no rule may fail. "ua1" is PDF/UA-1, "2a" PDF/A-2a.
#
#     tests/conformance/verapdf.sh ua1 dist/print/cards/*.pdf
#
# Needs mvn and a JDK; veraPDF itself is fetched once, into $BUILD/needs/verapdf.
# It proves nothing about the reading order: the unit tests read the tree back.
set -eu
cd "$(dirname "$0")/../.."
needs=${BUILD:-build}/needs/verapdf
here=tests/conformance/verapdf

fail() {
    echo "verapdf.sh: $*" >&2
    exit 1
}

[ $# -gt 1 ] || fail "name the standards, and the .pdf files to check"
standards=$1
shift
for tool in java javac mvn; do
    command -v "$tool" >/dev/null ||
        fail "$tool is missing (Debian: maven default-jdk-headless)"
done
for file in "$@"; do
    [ -f "$file" ] || fail "$file is not there"
done

# The copies tell that the folder is whole, and of which version.
if ! cmp -s "$here/pom.xml" "$needs/pom.xml" ||
    ! cmp -s "$here/CheckPdf.java" "$needs/CheckPdf.java"; then
    rm -rf "$needs"
    mkdir -p "$needs"
    mvn -q -B -f "$here/pom.xml" dependency:copy-dependencies \
        -DoutputDirectory="$(cd "$needs" && pwd)" || fail "veraPDF could not be fetched"
    javac -d "$needs" -cp "$needs/*" "$here/CheckPdf.java" || fail "CheckPdf does not compile"
    cp "$here/CheckPdf.java" "$needs/CheckPdf.java"
    cp "$here/pom.xml" "$needs/pom.xml"
fi

java -cp "$needs:$needs/*" CheckPdf "$standards" "$@"

#!/bin/sh
# Checks all HTML, CSS and SVG below a folder with the Nu HTML checker, in one call of it.
#
#   tests/conformance/html.sh FOLDER
#
# The checker is the jar of the npm package vnu-jar, in $BUILD/needs/node_modules (BUILD: build).
# In a file the checker cannot tell what a policy's 'self' is, and it takes JSON-LD, which is data, for
# a script that the policy forbids; its word on these is left out. tests/web sees what a browser denies.
# Any error and any warning fails; so does a folder without HTML.
set -eu

folder=${1:?usage: html.sh FOLDER}
jar=${BUILD:-build}/needs/node_modules/vnu-jar/build/dist/vnu.jar
[ -f "$jar" ] || { echo "html.sh: there is no $jar; 'make conformance' gets it" >&2; exit 3; }

list=$(mktemp)
trap 'rm -f "$list"' EXIT
count() { find "$folder" -type f -name "$1" | wc -l; }
html=$(count '*.html')
svg=$(count '*.svg')
css=$(count '*.css')
[ "$html" -gt 0 ] || { echo "html.sh: no HTML below $folder" >&2; exit 1; }

# The exit status counts only errors, so warnings are found by their presence. Names go in a file
# for Java's launcher, which splits at spaces and reads \ as an escape unless a name is quoted.
{
    printf '%s\n' -Xss8m -jar "$jar" --stdout --format gnu --also-check-css --also-check-svg \
        --filterpattern '.*Resource violates Content Security Policy.*(external stylesheet|external script|img-src|manifest-src).*|.*Inline script violates Content Security Policy.*'
    find "$folder" -type f \( -name '*.html' -o -name '*.css' -o -name '*.svg' \) | LC_ALL=C sort
} | sed 's/[\\"]/\\&/g; s/.*/"&"/' >"$list"
status=0
messages=$(java "@$list" 2>&1) || status=$?
if [ "$status" -ne 0 ] || [ -n "$messages" ]; then
    printf '%s\n' "$messages"
    echo "html.sh: $(printf '%s\n' "$messages" | grep -c .) message(s) on $html HTML, $css CSS and $svg SVG file(s)"
    exit 1
fi
echo "html.sh: $html HTML, $css CSS and $svg SVG file(s) checked, no error and no warning"

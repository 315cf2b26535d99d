# regimen serve: what is served is what a build writes, also after edits; mistakes are told and the
# last good pages stay; nothing but the site can be had, and from this machine alone.
. "$TESTS/cases/lib.bash"

small_guide guide
cp "$TESTS/../content/exercises/squat.md" guide/content/exercises/ # with a figure
sed -i '/^references:/,/^[a-z]/{/^references:/d;/^ /d}' guide/content/exercises/squat.md
mkdir -p branded && cp -r guide/content branded/
mkdir -p branded/content/brands
cp -r "$TESTS/../content/brands/northside" branded/content/brands/
sed -i '/^routines:/d' branded/content/brands/northside/brand.yaml
rm -r branded/content/brands/northside/pages

expect 2 regimen serve nowhere
says err "there is no folder 'nowhere'"
expect 2 regimen serve guide --port none
says err "--port takes a number from 1 to 65535, not 'none'"
expect 2 regimen serve guide --brand nobody
says err 'there is no content/brands/nobody/brand.yaml'

timeout -s KILL 300 node "$TESTS/cases/serve.mjs" "$REGIMEN" guide branded ||
    fail "see above"

# A card of the shipped guide with up to four exercises is below 25,000 bytes, so that it can be sent
# by mail and loads where the network is poor.
. "$TESTS/cases/lib.bash"

shipped_guide .
expect 0 regimen build --quiet --only print
cards=0
for card in dist/print/cards/*.pdf; do
    routine=${card##*/}
    routine=${routine%%-a4*} routine=${routine%%-letter*}
    [[ $(grep -c '^ *- exercise:' "content/routines/$routine.md") -le 4 ]] || continue
    cards=$((cards + 1))
    size=$(stat -c %s "$card")
    [[ $size -lt 25000 ]] || fail "$card has $size bytes"
done
[[ $cards -ge 4 ]] || fail "only $cards cards have up to four exercises"

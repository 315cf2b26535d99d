# A build that is interrupted at any moment leaves the old output whole or the new one whole, and
# the next build works and clears away what was left.
. "$TESTS/cases/lib.bash"

small_guide .
for i in $(seq 300); do
    sed "s/^title: .*/title: Stretch $i/" content/exercises/calf-stretch.md |
        sed 's/^!\[A dot.*//' > "content/exercises/stretch-$i.md"
done

RANDOM=$$
title() { sed -i "s/^title: .*/title: Guide $1/" content/guide.yaml; }
title old && regimen build --quiet --out old
title new
begun=$(date +%s%N)
regimen build --quiet --out new
took=$(($(date +%s%N) - begun))
bytes_of old > bytes-old
bytes_of new > bytes-new
! cmp -s bytes-old bytes-new || fail "the two outputs are meant to differ"

cp -r old dist
landed=''
attempt() { # signal, part of a thousand of a build's time
    local ns=$((took * $2 / 1000 + 1000000)) status=0
    timeout -k 60 --preserve-status -s "$1" "$((ns / 1000000000)).$(printf %09d $((ns % 1000000000)))" \
        "$REGIMEN" build --quiet > out 2> err || status=$?
    bytes_of dist > bytes
    if cmp -s bytes bytes-new; then
        landed+=" $1:new"
        rm -rf dist && cp -r old dist
    elif cmp -s bytes bytes-old; then
        landed+=" $1:old"
        [[ $status -ne 0 ]] || fail "$1 at $2: status 0, but nothing was published"
    else
        diff bytes-old bytes | head
        fail "$1 at $2: a mixture"
    fi
    case $1:$status in
    *:0 | KILL:137) ;;
    INT:130 | TERM:143) nothing_staged . ;;
    *) cat err; fail "$1 at $2: exit status $status" ;;
    esac
}

for signal in INT TERM KILL; do
    for part in 50 250 450 650 850 950; do
        attempt $signal $((part + RANDOM % 150))
    done
done
echo "$landed"
[[ $landed == *:old* ]] || fail "no build was interrupted"

# Killed while staging for certain: what it left is cleared away by the next build.
mkdir -p .dist.regimen-stage/site
echo half > .dist.regimen-stage/site/index.html
rm -rf dist && cp -r old dist
expect 0 regimen build --quiet
bytes_of dist | diff - bytes-new || fail "the next build gives something else"
nothing_staged .

# Interrupted before there was any output: no output.
for signal in INT TERM KILL; do
    rm -rf dist
    timeout -k 60 -s $signal 0.03 "$REGIMEN" build --quiet 2> err || true
    [[ ! -e dist ]] || bytes_of dist | diff - bytes-new || fail "half an output"
done

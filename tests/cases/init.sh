# `regimen init` writes a small guide that builds at once, into a new folder or an existing one, and
# never writes over anything.
. "$TESTS/cases/lib.bash"

expect 0 regimen init new/guide
(cd new/guide && expect 0 regimen check)
says out 'no errors'
[[ ! -s err ]] || fail "the new guide has warnings: $(cat err)"
expect 0 regimen build new/guide
[[ -f new/guide/dist/site/index.html ]] || fail "no website"
! grep -r -e '{uuid}' -e '{date}' new/guide/content || fail "something was not filled in"

# An existing folder, with files of somebody else.
mkdir mine && echo notes > mine/notes.txt
expect 0 regimen init mine
[[ $(cat mine/notes.txt) == notes ]] || fail "a file was changed"
expect 0 regimen build --quiet mine

# The folder that one is in.
mkdir here && (cd here && expect 0 regimen init . && expect 0 regimen build --quiet)

# Nothing is written over, and nothing is written beside it.
bytes_of mine > before
expect 2 regimen init mine
says err 'is there already; nothing was written'
bytes_of mine | diff before - || fail "a second init changed something"
mkdir -p half/content && echo 'id: mine' > half/content/guide.yaml
expect 2 regimen init half
[[ $(find half -type f) == half/content/guide.yaml ]] || fail "half a guide was written"
mkdir -p dangling/content && ln -s nowhere dangling/content/guide.yaml
expect 2 regimen init dangling
[[ -L dangling/content/guide.yaml && ! -e nowhere && ! -e dangling/content/nowhere ]] ||
    fail "a link was followed"

# Two guides have identifiers of their own.
identifier() { sed -n 's/^identifier: *\([^ ]*\).*/\1/p' "$1/content/guide.yaml"; }
[[ $(identifier mine) =~ ^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$ ]] ||
    fail "no identifier: $(identifier mine)"
[[ $(identifier mine) != "$(identifier new/guide)" ]] || fail "two guides have the same identifier"

# Where it cannot write.
echo file > file
expect 3 regimen init file/guide
says err 'cannot write'

# --only makes some of the outputs and keeps the others as they were; --out never harms a folder
# that is somebody else's.
. "$TESTS/cases/lib.bash"

small_guide .
regimen build --quiet
bytes_of dist > whole
parts() { (cd "${1:-dist}" && ls | tr '\n' ' '); }

for combination in site epub print site,epub site,print epub,print epub,site,print print,print; do
    expect 0 regimen build --only $combination --out some
    wanted=$(for part in print site epub; do
        [[ ,$combination, != *,$part,* ]] || case $part in epub) echo small.epub ;; *) echo $part ;; esac
    done | tr '\n' ' ')
    [[ $(parts some) == "$wanted" ]] || fail "--only $combination made: $(parts some)"
    rm -rf some

    expect 0 regimen build --only $combination
    bytes_of dist | diff whole - || fail "--only $combination over a whole output changed it"
done

# One after the other they make the whole; the website links to what stands when it is made.
for part in epub print site; do expect 0 regimen build --only $part --out some; done
# (But for the record of builds that made all at once, which there was none of.)
diff <(grep -v '/\.regimen-made$' whole) <(bytes_of some | grep -v '/\.regimen-made$') ||
    fail "the parts are not the whole"

# Kept is what was there, even if the content has changed since.
sed -i 's/^title: .*/title: Another/' content/guide.yaml
expect 0 regimen build --only=epub
says_not dist/site/index.html Another
expect 0 regimen build --only=site
says dist/site/index.html Another

# A folder with files of somebody else is refused, whatever it is.
mkdir -p theirs/site && echo precious > theirs/site/index.html && echo x > theirs/small.epub
state_of theirs > state
expect 3 regimen build --out theirs
says err '[not-ours]'
state_of theirs | diff state - || fail "the folder was touched"
bytes_of content > content-before
expect 3 regimen build --out content
expect 3 regimen build --out .
bytes_of content | diff content-before - || fail "the content was touched"
nothing_staged .

# A file of theirs in the place of an output that is new.
mkdir -p dist/site/exercises/new
echo precious > dist/site/exercises/new/index.html
sed 's/^title: .*/title: New/; /^!\[/d' content/exercises/calf-stretch.md > content/exercises/new.md
bytes_of dist > before
expect 3 regimen build
says err '[not-ours]'
bytes_of dist | diff before - || fail "the output was touched"
rm -r dist/site/exercises/new content/exercises/new.md

# An empty folder, a folder through a link, and a folder with a slash or blanks in its name are fine.
mkdir -p empty real && ln -s real linked
for out in empty linked 'new folder/dist/'; do
    expect 0 regimen build --quiet --out "$out"
    expect 0 regimen build --quiet --out "$out"
    [[ -f $out/site/index.html ]] || fail "nothing in $out"
done
[[ -L linked && -f real/small.epub ]] || fail "the link was replaced"

# Two builds at once into one folder: one may be told to wait, and the output is whole.
rm -rf dist
for i in 1 2 3 4; do
    (regimen build --quiet 2> err-$i || [[ $? -eq 3 ]] || echo bad > bad-$i) &
done
wait
! ls bad-* 2> /dev/null || fail "a build failed otherwise: $(cat err-*)"
expect 0 regimen build --quiet
bytes_of dist > one
regimen build --quiet --out another && bytes_of another | diff one - || fail "not the same"
nothing_staged .

# Handouts and the book: what stands in them, that numbers of pages are right, and `regimen handout`.
. "$TESTS/cases/lib.bash"

shipped_guide .
expect 0 regimen build --only print
id=$(sed -n 's/^id: *//p' content/guide.yaml)
title_of() { sed -n 's/^title: *//p' "content/$1" | head -1; }
pages_of() { pdfinfo "$1" | sed -n 's/^Pages: *//p'; }

sound() { # pdf
    qpdf --check "$1" > check 2>&1 || { cat check; fail "$1: qpdf finds mistakes"; }
    pdfinfo "$1" > info
    grep -qE '^Tagged: +yes$' info || fail "$1 is not tagged"
    [[ $(pdffonts "$1" | awk 'NR > 2 && !/yes +yes +yes/') == '' ]] ||
        { pdffonts "$1"; fail "$1: a font is not embedded, not subset, or cannot be read"; }
}
words_of() { tr -s '[:space:]' ' ' < "$1"; }

# ---- handouts -----------------------------------------------------------------------------------
for file in content/exercises/*.md; do
    name=$(basename "$file" .md)
    for paper in a4 letter a4-large letter-large; do
        pdf=dist/print/handouts/$name-$paper.pdf
        sound "$pdf"
        pdftotext "$pdf" text
        [[ $(words_of text) == *"$(title_of "exercises/$name.md")"* ]] || fail "$pdf has no title"
        for part in Set-up Steps 'Tick when done' 'Get help now if'; do says text "$part"; done
        count=$(pages_of "$pdf")
        [[ $count -le 4 ]] || fail "$pdf has $count pages"
        says text "Page $count of $count"
    done
done

# ---- the book -----------------------------------------------------------------------------------
for paper in a4 letter a4-large letter-large; do
    pdf=dist/print/$id-$paper.pdf
    sound "$pdf"
    count=$(pages_of "$pdf")
    for ((n = 1; n <= count; n++)); do
        pdftotext -f $n -l $n -layout "$pdf" page-$n
    done
    # The contents tell on which page each chapter is; there stands its title at the head.
    checked=0
    for file in content/exercises/*.md content/routines/*.md content/pages/*.md; do
        title=$(title_of "${file#content/}")
        number=$(cat page-3 page-4 | sed -n "s/^ *$title  *\([0-9][0-9]*\)\$/\1/p" | head -1)
        [[ -n $number ]] || { cat page-3; fail "$pdf: '$title' is not in the contents"; }
        head -8 "page-$number" | grep -qF "$title" ||
            { head -8 "page-$number"; fail "$pdf: '$title' does not begin page $number"; }
        checked=$((checked + 1))
    done
    [[ $checked -gt 15 ]] || fail "only $checked chapters were found"
    # Every link within the book names its page, and each footnote is on the page of its mark.
    cat page-* > all
    grep -q 'Read when to get help (page 4)' all || fail "$pdf: a link in the text names no page"
    marks=0
    for ((n = 1; n <= count; n++)); do
        for mark in $(LC_ALL=C.UTF-8 grep -oE '(⁰|¹|²|³|⁴|⁵|⁶|⁷|⁸|⁹)+' page-$n | sort | uniq -c | awk '{ print $1 ":" $2 }'); do
            [[ ${mark%%:*} -eq 2 ]] || fail "$pdf, page $n: the note ${mark#*:} stands ${mark%%:*} times"
            marks=$((marks + 1))
        done
    done
    [[ $marks -gt 5 ]] || fail "$pdf has only $marks footnotes"
    qpdf --json "$pdf" | grep -q '"/Outlines"' || fail "$pdf has no bookmarks"
done
rm -f page-*

# ---- regimen handout ------------------------------------------------------------------------------
R="regimen handout"
expect 0 $R squat clam-shell
says out squat-a4.pdf
sound squat-a4.pdf
pdftotext squat-a4.pdf text
squat=$(grep -n 'Squat' text | head -1 | cut -d: -f1)
clam=$(grep -n 'Clam shell' text | head -1 | cut -d: -f1)
[[ $squat -lt $clam ]] || fail "the order is not the one asked for"
says_not text 'Lunge'
expect 0 $R content/exercises/lunge.md --paper a5 --out a5.pdf --quiet
[[ ! -s out ]] || fail "--quiet is not quiet"
pdfinfo a5.pdf | grep -q 'A5\|419.5' || { pdfinfo a5.pdf; fail "this is no A5"; }
expect 0 $R six-weeks --large --paper letter --out large.pdf
pdftotext large.pdf text
for exercise in $(sed -n 's/^ *- *exercise: *//p' content/routines/six-weeks.md); do
    [[ $(words_of text) == *"$(title_of "exercises/$exercise.md")"* ]] || fail "$exercise is not on it"
done
expect 0 env SOURCE_DATE_EPOCH=0 "$REGIMEN" handout squat --out one.pdf
expect 0 env SOURCE_DATE_EPOCH=0 "$REGIMEN" handout squat --out two.pdf
cmp one.pdf two.pdf || fail "the same handout has other bytes"
mkdir elsewhere
(cd elsewhere && expect 0 regimen handout --guide .. squat --out here.pdf)
[[ -s elsewhere/here.pdf ]] || fail "--guide does not lead to the guide"

# ---- for an archive -----------------------------------------------------------------------------
is_archive() { LC_ALL=C grep -aq '<pdfaid:conformance>A<' "$1"; }
! is_archive one.pdf || fail "a handout is for an archive, and nobody asked for it"
expect 0 $R squat --archive --out kept.pdf
sound kept.pdf
is_archive kept.pdf || fail "--archive does nothing"
cp content/guide.yaml guide.yaml
echo 'archive: true' >> content/guide.yaml
expect 0 $R squat --out kept.pdf
is_archive kept.pdf || fail "a guide's handouts are not for an archive"
expect 0 regimen build --only print --out archive
for pdf in archive/print/cards/six-weeks-a4.pdf archive/print/handouts/squat-a4.pdf "archive/print/$id-a4.pdf"; do
    sound "$pdf"
    is_archive "$pdf" || fail "$pdf is not for an archive"
    ! is_archive "dist${pdf#archive}" || fail "dist${pdf#archive} is for an archive"
done
mv guide.yaml content/guide.yaml

expect 2 $R
says err 'wants the names of exercises'
expect 2 $R sqaut
says err "did you mean 'squat'?"
expect 2 $R squat six-weeks
says err "'six-weeks' is a routine"
expect 2 $R squat --paper a3
says err '--paper takes a4, letter or a5'
expect 2 $R squat --paper a5 --large
says err 'large print wants a4 or letter'
expect 2 $R squat --out squat.txt
says err 'ends in .pdf'

# What stands there stays where the new one cannot be made.
cp one.pdf kept.pdf
expect 3 $R squat --out nowhere/x.pdf
sed -i 's/^kind: strength/kind: strong/' content/exercises/squat.md
expect 1 $R squat --out kept.pdf
cmp one.pdf kept.pdf || fail "a handout that could not be made was written over"
[[ -z $(ls ./*.part 2> /dev/null) ]] || fail "something was left behind"

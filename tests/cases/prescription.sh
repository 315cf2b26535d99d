# `regimen handout --prescription`: what stands on the pages, the clinician's copy, where files may lie,
# and that what is a patient's stands nowhere else.
. "$TESTS/cases/lib.bash"
export SOURCE_DATE_EPOCH=1779926400

shipped_guide guide
examples=$TESTS/../docs/examples
cp "$examples"/prescription*.yaml .
H="regimen handout --guide guide"
words_of() { pdftotext "$1" - | tr -s '[:space:]' ' '; }
on() { [[ $(words_of "$1") == *"$2"* ]] || { words_of "$1"; fail "$1 does not say: $2"; }; }
not_on() { [[ $(words_of "$1") != *"$2"* ]] || fail "$1 says: $2"; }

# ---- the patient's copy ---------------------------------------------------------------------------
expect 0 $H --prescription prescription.yaml
says out prescription-a4.pdf
pdf=prescription-a4.pdf
for text in 'Zebulon Quixworth' '28 November 2026' 'Ada Example' '12 December 2026' 'Begin with the left side.' \
    'Call us when the knee swells.' '2 sets of 8 repetitions' '16 repetitions in all' \
    'Only as deep as it does not hurt.' 'on the left side only' 'Harbour Physiotherapy'; do
    on $pdf "$text"
done
for text in 'Changed.' 'Check print' '2–3 sets of 10–15 repetitions The' 'Tick when done Tick when done'; do not_on $pdf "$text"; done
[[ $(stat -c %a $pdf) == 600 ]] || fail "others may read $pdf"
qpdf --check $pdf > check 2>&1 || { cat check; fail "qpdf finds mistakes"; }
pdfinfo $pdf > info
grep -qE '^Author: +Harbour Physiotherapy$' info || fail "the handout is not the clinic's"
grep -qE '^Tagged: +yes$' info || fail "$pdf is not tagged"

# ---- the clinician's ------------------------------------------------------------------------------
expect 0 $H --prescription prescription.yaml --check-print
check=prescription-a4-check.pdf
for text in 'Check print' 'Do not give it to the patient' 'Changed. The guide has: 2–3 sets of 10–15 repetitions' \
    '2 sets of 8 repetitions' 'Zebulon Quixworth'; do
    on $check "$text"
done
[[ $(words_of $check | grep -o 'Changed\. The guide has' | wc -l) -eq 2 ]] || fail "not the two changed doses are marked"
pdfinfo $check | grep -q '^Title: *Check print: ' || fail "the clinician's copy is not named as one"

# ---- nobody's name anywhere else --------------------------------------------------------------------
# PDFs hold the pages compressed; what is not of the pages is searched as qpdf unpacks it.
for file in $pdf $check; do
    qpdf --json "$file" > json
    says_not json Quixworth
    pdfinfo "$file" > info
    says_not info Quixworth
    LC_ALL=C grep -aq Quixworth "$file" && fail "$file holds the name in the open"
done
for how in '' --check-print --verbose '--format json' '--format sarif' --strict; do
    regimen handout --guide guide --prescription prescription.yaml $how > said 2>&1 || true
    says_not said Quixworth
done

# ---- what is left empty becomes lines; a routine ----------------------------------------------------
expect 0 $H --prescription prescription-routine.yaml
pdf=prescription-routine-a4-large.pdf
on $pdf 'Name Date Clinician Next visit'
on $pdf '6–8 repetitions'
cat > empty.yaml <<'END'
patient:
date: ""
notes:
exercises: [{exercise: squat, note: , sets: '', reps: " "}]
END
expect 0 $H --prescription empty.yaml --paper letter --brand harbour --out one.pdf
on one.pdf 'Name Date Clinician Next visit'
on one.pdf '2–3 sets of 10–15 repetitions'
not_on one.pdf 'Notes for you'
on one.pdf 'Harbour Physiotherapy'
pdfinfo one.pdf | grep -q 'letter' || fail "--paper does nothing"
expect 0 $H --prescription empty.yaml --out none.pdf
not_on none.pdf 'Harbour Physiotherapy'

expect 0 $H --prescription prescription.yaml --brand northside --out two.pdf
on two.pdf 'Northside Sports Clinic'
not_on two.pdf 'Harbour Physiotherapy'
sed -i '0,/  - exercise: squat/s//&\n    sets: 7/' guide/content/routines/first-two-weeks.md
printf 'routine: first-two-weeks\nchanges: [{exercise: squat, reps: 5, note: Slowly.}]\n' > over.yaml
expect 0 $H --prescription over.yaml --out over.pdf --check-print
on over.pdf '7 sets of 5 repetitions' # the routine's sets, the prescription's repetitions
on over.pdf 'The guide has: 7 sets of 10–15 repetitions'
on over.pdf 'Slowly.'

# A side, a hold in place of repetitions, and both in words and sums.
cat > changed.yaml <<'END'
exercises:
  - exercise: hamstring-stretch
    sets: 4
    hold: 20 s
    side: right
END
expect 0 $H --prescription changed.yaml --out changed.pdf
on changed.pdf 'on the right side'
on changed.pdf 'about 1–2 minutes'

# What the dose changes and the exercise's own text does not know; the plan has all of a dose.
cat > against.yaml <<'END'
exercises:
  - exercise: clam-shell
    side: left
    load: strong band
    frequency: 2-3 per week
  - exercise: squat
    load: 5 kg
  - exercise: lunge
    note: Slowly.
  - exercise: terminal-knee-extension
    load: light band
END
expect 0 $H --prescription against.yaml --out against.pdf
on against.pdf 'You need: strong resistance band'
on against.pdf 'You need: weight'
on against.pdf 'You need: resistance band'
[[ $(words_of against.pdf | grep -o 'This dose is yours' | wc -l) -eq 3 ]] || fail "not each changed dose is said to count"
pdftotext -l 1 against.pdf - | tr -s '[:space:]' ' ' > plan
says plan '2–3 times a week'
says plan 'Use a strong resistance band'
says_not plan 'Changed.'
expect 0 $H --prescription against.yaml --out against-check.pdf --check-print
[[ $(words_of against-check.pdf | grep -o 'see whether they still fit' | wc -l) -eq 3 ]] || fail "the clinician is not reminded"
[[ $(pdftotext -l 1 against-check.pdf - | grep -o 'Changed\.' | wc -l) -eq 3 ]] || fail "the plan does not mark what is changed"

# One exercise begins on the first page.
printf 'patient: Zebulon\nnotes: Slowly.\nexercises: [{exercise: squat}]\n' > single.yaml
expect 0 $H --prescription single.yaml --out single.pdf
[[ $(pdfinfo single.pdf | sed -n 's/^Pages: *//p') -eq 2 ]] || fail "one exercise wastes a page"

# ---- where it may lie -----------------------------------------------------------------------------
for place in guide/content guide/content/pages guide/dist; do
    mkdir -p $place
    cp empty.yaml $place/empty.yaml
    expect 1 $H --prescription $place/empty.yaml --out refused.pdf
    says err published-place
    rm $place/empty.yaml
done
cp empty.yaml guide/content/empty.yaml
ln -s guide/content/empty.yaml link.yaml # it is where it leads to
expect 1 $H --prescription link.yaml --out refused.pdf
says err published-place
rm guide/content/empty.yaml link.yaml
for place in guide/content guide/dist/site guide/dist-harbour; do
    expect 1 $H --prescription empty.yaml --out $place/out.pdf
    says err published-place
    [[ ! -e $place/out.pdf ]] || fail "a handout was written to $place"
done
rmdir guide/dist
mkdir other
expect 0 regimen build guide --only print --out other/made --quiet
expect 1 $H --prescription empty.yaml --out other/made/print/out.pdf
says err published-place
(cd guide && expect 1 regimen handout --prescription ../empty.yaml --out dist/out.pdf)
[[ ! -e refused.pdf ]] || fail "a prescription in the guide was printed"

# ---- wrong use, and mistakes whose texts are a patient's ----------------------------------------------
expect 2 $H squat --prescription empty.yaml
expect 2 $H squat --check-print
expect 2 $H --prescription empty.yaml --brand harbor
expect 3 $H --prescription nowhere.yaml
says err 'cannot read'
wrong() { # text: a prescription with a mistake, in which Quixworth stands
    printf '%s\n' "$1" > wrong.yaml
    for how in '' '--format json' '--format sarif' '--format gcc' '--format github'; do
        regimen handout --guide guide --prescription wrong.yaml --out wrong.pdf $how > said 2>&1 && fail "this is fine: $1"
        says_not said Quixworth
        says_not said quixworth
        says_not said Zebulon
    done
    [[ ! -e wrong.pdf ]] || fail "a wrong prescription was printed: $1"
}
wrong 'patient: Zebulon: Quixworth'
wrong $'exercises: [{exercise: squat}]\nclinician: "Zebulon Quixworth'
wrong $'patient: Zebulon\n  Quixworth: x'
wrong $'patient: |\n Zebulon\nQuixworth\nexercises: [{exercise: squat}]'
wrong $'pateint: Zebulon Quixworth\nexercises: [{exercise: squat}]'
wrong $'patient: [Zebulon, Quixworth]\nexercises: [{exercise: squat}]'
wrong "patient: Zebulon $(printf 'Quixworth %.0s' {1..30})"
wrong $'{patient: Zebulon Quixworth, exercises: [{exercise: squatt}]}'
wrong $'exercises: [{exercise: squat, note: [Zebulon Quixworth]}]'
wrong $'exercises:\n  - exercise: squatt # for Zebulon Quixworth'
wrong $'patient: Zebulon Quixworth\npatient: Zebulon\nexercises: [{exercise: squat}]'
wrong $'patient: &z Zebulon Quixworth\nclinician: *z\nexercises: [{exercise: squat}]'
wrong $'notes: Zebulon Quixworth\nexercises: [{exercise: squat, sets: 99}]'
wrong $'patient: Zebulon \xE9 Quixworth\nexercises: [{exercise: squat}]'
wrong $'- Zebulon Quixworth'
wrong $'Zebulon Quixworth'
# In the wrong place, a name is no less one: nothing is shown but what is known, or near that.
for value in Quixworth quixworth 'Quixworth Zebulon' quixworth-zebulon '[Quixworth, x]' '{quixworth: x}' '2 quixworth'; do
    for field in brand date large routine exercises quixworth; do wrong "$field: $value"; done
    for field in exercise side load quixworth; do wrong "exercises: [{exercise: squat, $field: $value}]"; done
done
wrong 'exercises: [{exercise: squatt}]'
says said "there is no exercise 'squatt'"
says said "did you mean 'squat'?"
# A character that no font has, on paper only.
wrong $'patient: Zebulon Quixworth \xF0\x93\x83\x80\nexercises: [{exercise: squat}]'
regimen handout --guide guide --prescription wrong.yaml > said 2>&1 || true
says said missing-glyph
says said 'wrong.yaml:1:10: error: no print font'

# A template of the guide's own that fails shows nothing of what it made.
mkdir -p guide/templates/print
printf '%s' '<document title="x" lang="en"><p><%= prescription.patient %></document>' > guide/templates/print/handout.xml
regimen handout --guide guide --prescription prescription.yaml > said 2>&1 && fail "broken markup is printed"
says said bad-markup
says_not said Quixworth

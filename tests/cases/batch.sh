# `regimen batch`: a handout for each row; tables as spreadsheets export them; killed and gone on with;
# in shards; and that nobody's name stands anywhere but on the pages.
. "$TESTS/cases/lib.bash"
export SOURCE_DATE_EPOCH=1779926400

shipped_guide guide
cp "$TESTS/../docs/examples/batch.csv" .
B="regimen batch --guide guide"
words_of() { pdftotext "$1" - | tr -s '[:space:]' ' '; }
on() { [[ $(words_of "$1") == *"$2"* ]] || { words_of "$1"; fail "$1 does not say: $2"; }; }
same() { diff <(bytes_of "$1") <(bytes_of "$2") > differs || { head -5 differs; fail "$3"; }; }

# ---- the example ------------------------------------------------------------------------------------
expect 0 $B batch.csv --out one --jobs 2
says out 'one: 4 of 4 handouts'
ls -A one > files
printf '%s\n' manifest.csv row-0000{1,2,3,4}.pdf | diff files - || fail "not these files are made"
on one/row-00001.pdf 'Quixworth, Zebulon'
on one/row-00001.pdf 'Not "to the floor".'
on one/row-00001.pdf 'Call us when the knee swells.'
on one/row-00001.pdf '2 sets of 8 repetitions'
on one/row-00001.pdf 'Harbour Physiotherapy'
on one/row-00002.pdf '6–8 repetitions'
on one/row-00003.pdf 'until you are tired'
on one/row-00004.pdf '2 times a day'
on one/row-00004.pdf 'Name Date 28 November 2026'
pdfinfo one/row-00002.pdf | grep -q letter || fail "row 2 is not on Letter"
[[ $(head -1 one/manifest.csv) == row,file,pages,sha256,made_from ]] || fail "the manifest has another head"
tail -n +2 one/manifest.csv | while IFS=, read -r row file pages sum _; do
    [[ $file == $(printf 'row-%05d.pdf' "$row") ]] || fail "row $row: $file"
    [[ $(pdfinfo "one/$file" | sed -n 's/^Pages: *//p') -eq $pages ]] || fail "$file has not $pages pages"
    echo "$sum  one/$file"
done | sha256sum --check --quiet || fail "the manifest's sums are wrong"
[[ $(stat -c %a one one/* | sort -u | tr '\n' ' ') == '600 700 ' ]] || fail "others may read the handouts"

# ---- names ------------------------------------------------------------------------------------------
for word in Quixworth quixworth Vexley Thrumb 01632; do
    grep -r "$word" one/manifest.csv && fail "the manifest has $word"
    ls -A one | grep "$word" && fail "a file is named $word"
    LC_ALL=C grep -rl "$word" one && fail "a PDF has $word in the open"
    for file in one/*.pdf; do
        qpdf --json "$file" > json
        says_not json "$word"
        pdfinfo "$file" > info
        says_not info "$word"
    done
done
expect 0 $B batch.csv --out named --names --jobs 1
[[ -f named/row-00001-quixworth-zebulon.pdf && -f named/row-00003-o-p.pdf && -f named/row-00004.pdf ]] ||
    { ls named; fail "--names does not name files"; }
cmp named/row-00001-quixworth-zebulon.pdf one/row-00001.pdf || fail "--names changes what is in them"
expect 0 $B batch.csv --out one --names
[[ ! -e one/row-00001.pdf ]] || fail "what has another name now still stands"
same one named "the same folder again, with names, is another"
expect 0 $B batch.csv --out checks --check-print
on checks/row-00001-check.pdf 'Changed. The guide has'
[[ -f checks/manifest-check.csv ]] || fail "check prints share the handouts' manifest"

# ---- mistakes: told by row and column, and the others are made -----------------------------------------
cat > wrong.csv <<'END'
patient,date,exercise1,dose1,notes
Zebulon Quixworth,2026-11-28,squat,sets=2,Fine
Vexley Thrumb,28.11.,squatt,sets=99,dear vexley of the thrumbs
Orla, Pimberton,2026-11-28,squat,
Fenwick Oddlestone,2026-11-28,lunge,,Fine
Wilhelmina Grobb 𓃀,2026-11-28,lunge,,
END
printf 'J\xf6rg Grobb,2026-11-28,squat,,\n' >> wrong.csv
printf 'Nul\0Grobb,2026-11-28,squat,,\n' >> wrong.csv
printf 'Xanthe Murgatroyd,2026-11-28,squat,,"Call\n' >> wrong.csv
for how in '' --verbose '--format json' '--format sarif' '--format gcc' '--format github' --strict; do
    status=0
    $B wrong.csv --out some $how > said 2>&1 || status=$?
    [[ $status -eq 1 ]] || fail "exit status $status"
    for word in Quixworth Vexley vexley thrumb Thrumb Orla Pimberton Fenwick Oddlestone Wilhelmina Grobb Xanthe Murgatroyd; do
        says_not said $word
        says_not some/manifest.csv $word
    done
done
ls some > files
printf '%s\n' manifest.csv row-0000{1,4}.pdf | diff files - || fail "not the two rows that are fine are made"
$B wrong.csv --out some > said 2>&1 || true
says said "wrong.csv:3:15: error: row 2, date: 'date' is to be a date"
says said "wrong.csv:3:22: error: row 2, exercise1: there is no exercise 'squatt'"
says said "wrong.csv:3:29: error: row 2, dose1: the number of sets is to be from 1 to 50, not 99"
says said "wrong.csv:4:6: error: row 3, date: 'date' is to be a date written as year-month-day, such as 2026-11-01, not '…'"
says said 'wrong.csv:6:1: error: row 5: no print font has the character U+130C0'
says said 'wrong.csv:7:2: error: row 6, patient: the text is not UTF-8 (byte 0xF6)'
says said 'wrong.csv:8:4: error: row 7, patient: a character stands here that no text has (byte 0x00)'
says said 'wrong.csv:9:37: error: row 8, notes: this quote is never closed'
says said '2 of 8 handouts, 2 as they were, 6 rows with mistakes'

# Names where none belong: no first row that names the columns, the wrong column, within a dose.
hidden() { # a table, in which the name Quixworth stands
    printf '%s\n' "$1" > hidden.csv
    for how in '' '--format json'; do
        $B hidden.csv --out hidden $how > said 2>&1 && fail "this is fine: $1"
        says_not said quixworth
        says_not said Quixworth
    done
}
for name in Quixworth quixworth 'Quixworth Zebulon' quixworth-zebulon; do
    hidden "$name,2026-11-28,squat"
    hidden $'patient,exercise1\n'"$name,$name"
    for field in brand date paper large routine; do hidden "exercise1,$field"$'\n'"squat,$name"; done
    for dose in "$name" "sets=$name" "$name=2" "side=left $name"; do hidden $'exercise1,dose1\n'"squat,$dose"; done
done
hidden $'pateint,exercise1\nQuixworth,squat'
says said "no column 'pateint'"
says said "did you mean 'patient'?"

# A row that was fine and is wrong now leaves no handout that could be given away.
cp -r some mended
sed -i 's/lunge,,Fine/lunge,sets=99,Fine/' wrong.csv
$B wrong.csv --out mended > said 2>&1 && fail "the mistake is not told"
[[ ! -e mended/row-00004.pdf ]] || fail "the handout of a row that is wrong still stands"
says_not mended/manifest.csv row-00004

# ---- how tables are written ------------------------------------------------------------------------------
cat > plain.csv <<'END'
patient,date,exercise1,dose1,notes
Zoë Quixworth,2026-11-28,squat,sets=2; reps=8,"One, two
and three"
نور,2026-11-28,lunge,,Fine
END
expect 0 $B plain.csv --out plain
sums() { tail -n +2 "$1/manifest.csv" | cut -d, -f1-4; }
reads() { # name: the table of that name gives the same handouts
    expect 0 $B "$1" --out "$1.out"
    diff <(sums plain) <(sums "$1.out") || fail "$1 gives other handouts"
}
(printf '\xEF\xBB\xBF'; cat plain.csv) > bom.csv
sed 's/$/\r/' plain.csv | sed 's/^"One, two\r$/"One, two/; s/two\r$/two/' > crlf.csv
tr ',' '\t' < plain.csv | sed 's/One\t two/One, two/' > tab.csv
sed 's/,/;/g; s/One; two/One, two/; s/;\(sets=2; reps=8\);/;"\1";/' plain.csv > semicolon.csv
(echo 'sep=;'; cat semicolon.csv) > sep.csv
sed 's/[^,]*/"&"/g; s/""One"," two"$/"One, two/; s/^"and three""$/and three"/' plain.csv > quoted.csv
iconv -t UTF-16LE plain.csv > le.body && (printf '\xFF\xFE'; cat le.body) > le.csv
iconv -t UTF-16BE crlf.csv > be.body && (printf '\xFE\xFF'; cat be.body) > be.csv
(cat plain.csv; printf '\r\n,,,,\n\n') > ends.csv
printf '%s' "$(cat plain.csv)" > cut.csv
sed '1s/.*/Patient, Date ,Exercise_1,Dose 1,NOTES/' plain.csv > heads.csv
for table in bom crlf tab semicolon sep quoted le be ends cut heads; do reads $table.csv; done
for table in - /dev/stdin; do
    rm -rf piped
    cat plain.csv | $B $table --out piped > out 2> err || { cat err; fail "$table is not read"; }
    diff <(sums plain) <(sums piped) || fail "what is piped in gives other handouts"
done
refused() { # name text
    status=0
    $B "$1" --out refused > said 2>&1 || status=$?
    [[ $status -eq 1 && ! -e refused/row-00001.pdf ]] || fail "$1: exit status $status"
    says said "$2"
}
cp le.body nomark.csv
refused nomark.csv 'nomark.csv:1:2: error: a character stands here that no text has (byte 0x00)'
refused nomark.csv "save the table as 'CSV UTF-8'"
printf '' > empty.csv && refused empty.csv 'the table is empty'
(printf '\xFF\xFE'; head -c 101 le.body) > half.csv && refused half.csv 'the text is not UTF-8'
iconv -f UTF-8 -t ISO-8859-1 <<< $'patient,exercise1\nZoë,squat' > latin.csv
refused latin.csv 'latin.csv:2:3: error: row 1, patient: the text is not UTF-8 (byte 0xEB)'

# What spreadsheets write for yes; more brands than a worker keeps at once, in turn.
printf 'patient,exercise1,large,paper\nA,squat,TRUE,Letter\nB,squat,,A4\n' > yes.csv
expect 0 $B yes.csv --out yes.out
on yes.out/row-00001.pdf 'Squat'
pdfinfo yes.out/row-00002.pdf | grep -q 'Page size: .*A4' || fail "A4 is not known"
cmp <(pdfinfo yes.out/row-00001.pdf | grep 'Page size') <(pdfinfo one/row-00002-vexley-thrumb.pdf | grep 'Page size')
cp -r guide many-brands
echo patient,brand,exercise1 > brands.csv
for ((i = 0; i < 9; i++)); do
    mkdir -p many-brands/content/brands/b$i
    echo "name: The $i Clinic" > many-brands/content/brands/b$i/brand.yaml
done
for ((i = 0; i < 18; i++)); do echo "P $i,b$((i * 7 % 9)),squat" >> brands.csv; done
expect 0 regimen batch --guide many-brands brands.csv --out branded --jobs 2
for k in 1 9 17; do
    expect 0 regimen batch --guide many-brands brands.csv --out alone --shard $k/18
    file=$(printf 'row-%05d.pdf' $k)
    cmp branded/$file alone/$file || fail "among many brands, row $k is another"
    on branded/$file "The $(((k - 1) * 7 % 9)) Clinic"
done

# ---- where -------------------------------------------------------------------------------------------
for place in guide/content/out guide/dist guide/dist/site/out; do
    expect 1 $B plain.csv --out $place
    says err published-place
    [[ ! -e $place ]] || fail "$place was made"
done
expect 1 $B plain.csv --out distant/../guide/my-dist/../dist/out # not seen before its path is there
says err published-place
[[ ! -e guide/dist/out ]] || fail "a folder of handouts is left in dist"
rm -r guide/dist guide/my-dist
cp plain.csv guide/content/plain.csv
expect 1 $B guide/content/plain.csv --out refused
says err published-place
rm guide/content/plain.csv
expect 2 $B plain.csv
expect 2 $B --out out
for shard in 0/2 3/2 x 1/ 1/2x -1/2; do expect 2 $B plain.csv --out out --shard $shard; done
mkdir -m 755 shared && chmod 755 shared
expect 0 $B plain.csv --out shared
[[ $(stat -c %a shared) == 755 ]] || fail "a folder that stood has other rights now"

# ---- many rows: workers, shards, killed and gone on with ------------------------------------------------
exercises=(squat lunge step-up clam-shell hamstring-stretch)
{
    echo patient,date,exercise1,dose1,note1
    for ((i = 1; i <= 60; i++)); do
        echo "Patient $i Quixworth,2026-11-28,${exercises[i % 5]},$([[ $((i % 5)) -lt 3 ]] && echo "sets=$((i % 4 + 1))"),Note $i"
    done
    echo 'Zebulon Quixworth,2026-11-28,squatt,,'
} > many.csv
M="$REGIMEN batch --guide guide many.csv --quiet"
expect 1 $M --out whole --jobs 1
expect 1 $M --out two --jobs 3
same whole two "more workers make other files"
for k in 1 2 3; do expect $((k == 1)) $M --out shards --shard $k/3; done
ls -A shards | grep manifest | diff - <(printf 'manifest-%d-of-3.csv\n' 1 2 3) || fail "shards have other manifests"
diff <(tail -qn +2 shards/manifest-* | sort -n) <(tail -n +2 whole/manifest.csv) || fail "shards are not the whole"
for file in whole/*.pdf; do cmp "$file" "shards/${file#whole/}" || fail "a shard makes another handout"; done
[[ $(ls shards/*.pdf | wc -l) -eq 60 ]] || fail "shards make more than the whole"

# Folders of somebody else's, and of a batch that was divided otherwise, are left alone.
before=$(bytes_of shards)
for how in '' '--shard 1/2'; do
    expect 3 $M --out shards $how
    says err 'divided otherwise'
done
[[ $(bytes_of shards) == "$before" ]] || fail "shards are mixed with others"
expect 3 $M --out whole --shard 1/3
mkdir foreign
echo mine | tee foreign/manifest.csv > foreign/row-00001.pdf
expect 3 $M --out foreign
says err not-ours
[[ $(cat foreign/*) == $'mine\nmine' && $(ls -A foreign | wc -l) -eq 2 ]] || fail "somebody else's files are gone"

# Killed again and again, at moments that no run has alike, most of them with handouts being made.
middle=0
size_of() { stat -c %s "$1" 2> /dev/null || echo 0; }
for ((try = 1; try <= 40 && middle < 4; try++)); do
    [[ ! -f killed/manifest.csv ]] || rm -rf killed
    size=$(size_of killed/.manifest.journal)
    $M --out killed --jobs 2 2> killed.err &
    until [[ $((try % 4)) -eq 0 || $(size_of killed/.manifest.journal) -gt $size ]] || ! kill -0 $! 2> /dev/null; do
        sleep 0.01
    done
    sleep "$(printf '0.%03d' $((RANDOM % 60)))"
    kill -KILL $! 2> /dev/null || true
    { wait $! || true; } 2> /dev/null
    [[ ! -s killed/.manifest.journal ]] || middle=$((middle + 1))
done
[[ $middle -ge 2 ]] || fail "it was killed only $middle times while it was at work"
noted=$(cut -sd, -f2 killed/.manifest.journal | sort -u | grep -x 'row-[0-9]*\.pdf')
before=$(cd killed && stat -c '%n %i %y' $noted)
expect 1 $M --out killed --jobs 2
[[ $(cd killed && stat -c '%n %i %y' $noted) == "$before" ]] || fail "what had been made was made again"
same whole killed "what was killed $middle times and gone on with is another"

# What stands is not made again; what was changed, spoilt or lost is.
before=$(state_of whole | grep pdf)
expect 1 $M --out whole
[[ $(state_of whole | grep pdf) == "$before" ]] || fail "handouts are made again"
echo spoilt >> whole/row-00007.pdf
rm whole/row-00008.pdf
expect 1 $M --out whole
same whole two "a spoilt handout is not mended"
sed 's/Note 9$/Another note/' many.csv > changed.csv
touch -d '2020-01-01' whole/*.pdf
expect 1 $REGIMEN batch --guide guide changed.csv --quiet --out whole
[[ $(find whole -name '*.pdf' -newermt 2021-01-01 -printf '%f\n') == row-00009.pdf ]] || fail "not the changed row alone is made"
head -50 many.csv > fewer.csv
expect 0 $REGIMEN batch --guide guide fewer.csv --quiet --out whole
[[ $(ls whole/*.pdf | wc -l) -eq 49 ]] || fail "handouts of rows that are gone still stand"
sed -i 's/^title: .*/title: Another guide/' guide/content/guide.yaml
touch -d '2020-01-01' whole/*.pdf
expect 0 $REGIMEN batch --guide guide fewer.csv --quiet --out whole
[[ -z $(find whole -name '*.pdf' ! -newermt 2021-01-01) ]] || fail "a changed guide leaves old handouts"

# Half a line of a journal, and one that names what is not a handout.
printf '1,row-00001.pdf,2,abc' > whole/.manifest.journal
expect 0 $REGIMEN batch --guide guide fewer.csv --quiet --out whole
echo keep > precious.pdf
cp precious.pdf whole/
sum=$(printf '0%.0s' {1..64})
printf '%s\n' "99,../precious.pdf,1,$sum,$sum" "98,precious.pdf,1,$sum,$sum" "97,row-/../../precious.pdf,1,$sum,$sum" >> whole/manifest.csv
expect 0 $REGIMEN batch --guide guide fewer.csv --quiet --out whole
[[ -f precious.pdf && -f whole/precious.pdf ]] || fail "a manifest can take away files elsewhere"

# A disk that is full: status 3, nothing half-written, and it goes on when there is room again.
rm -rf full
expect 3 bash -c "ulimit -f 8; exec timeout -s KILL 60 $M --out full"
says err 'cannot write'
[[ -z $(find full -name '*.pdf') ]] || fail "half a handout stands"
expect 1 $M --out full
expect 1 $M --out fresh
same fresh full "what was made after the disk was full is another"

# Two at once in one folder.
exec 9> whole/.manifest.journal
flock 9
expect 3 $REGIMEN batch --guide guide fewer.csv --out whole
says err 'another batch is at work'
exec 9>&-

# Interrupted in good order, it goes on.
rm -rf whole
$M --out whole --jobs 1 2> err &

until [[ $(size_of whole/.manifest.journal) -gt 0 ]] || ! kill -0 $! 2> /dev/null; do sleep 0.01; done
kill -INT $! 2> /dev/null || true
wait $! || true
if [[ -s whole/.manifest.journal ]]; then says err 'of 61 handouts are made; the same command goes on'; fi
$REGIMEN batch --guide guide many.csv --quiet --out whole 2> err || true
[[ $(ls whole/*.pdf | wc -l) -eq 60 ]] || fail "what was interrupted does not go on"

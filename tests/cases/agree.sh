# One dosage drives everything: for each item of a routine the website, the EPUB and the card say
# the same, and what they say is what the author wrote.
. "$TESTS/cases/lib.bash"

mkdir guide book
cp -r "$TESTS/sites/phases/content" guide/
expect 0 regimen build guide
(cd book && unzip -q ../guide/dist/phases.epub)
page=guide/dist/site/routines/two-phases/index.html
chapter=book/EPUB/routine-two-phases.xhtml
card=guide/dist/print/cards/two-phases-letter.pdf
for file in "$page" "$chapter" "$card"; do [[ -s $file ]] || fail "not there: $file"; done
[[ ! -e ${card%letter.pdf}a4.pdf ]] || fail "a card for a paper that the guide does not name"

# White space as one blank, without what only joins words on a line.
fold() { sed 's/\xE2\x81\xA0//g; s/\xC2\xA0/ /g; s/\xE2\x80\xAF/ /g' | tr -s ' \n\t' ' ' | sed 's/^ //; s/ $//'; echo; }

# The n-th item, and its p-th paragraph, in the page and in the chapter.
items='//*[local-name()="ol" and @class="items"]/*[local-name()="li"]'
of_page() { xmllint --html --xpath "string(($items)[$1])" "$page" 2> /dev/null | fold; }
of_chapter() { xmllint --xpath "string(($items)[$1])" "$chapter" | fold; }
paragraph() { xmllint --xpath "string(($items)[$1]/*[local-name()=\"p\"][$2])" "$chapter" | fold; }

# The card as a reader hears it: an item begins with its heading, a H3, and is in a line of its own,
# with "|" before each paragraph.
pdfinfo -struct-text "$card" > structure
awk '/^ *H3 / { n++; line[n] = ""; inside = 1; next }
     /^ *(H2|Sect|Table)( |$)/ { if (!/Sect/) inside = 0 }
     inside && /^ *P / { line[n] = line[n] "|" }
     inside && /^ *"/ { sub(/^ *"/, ""); sub(/"$/, ""); line[n] = line[n] $0 }
     END { for (i = 1; i <= n; i++) print line[i] }' structure > spoken
of_card() { sed -n "$1p" spoken | fold; }

numbers() { grep -oE '[0-9]+' <<< "$1" | tr '\n' ' ' || true; }

count=$(xmllint --xpath "count($items)" "$chapter")
[[ $count -eq 5 ]] || fail "the chapter has $count items, not 5"
[[ $(xmllint --html --xpath "count($items)" "$page" 2> /dev/null) -eq 5 ]] || fail "the page has not 5 items"
[[ $(wc -l < spoken) -eq 5 ]] || { cat structure; fail "the card has not 5 items"; }

compared=0
for ((n = 1; n <= count; n++)); do
    [[ $(of_page $n) == "$(of_chapter $n)" ]] || {
        of_page $n; of_chapter $n
        fail "item $n: the page and the chapter differ"
    }
    of_card $n > card-item
    says card-item "$n $(paragraph $n 1)" # its number and its name
    # The card may say the dose itself more shortly, but in the same numbers.
    dose=$(cut -d'|' -f2 card-item)
    dose=${dose%% · *} # how often may stand behind it
    [[ -n $dose && $(numbers "$dose") == "$(numbers "$(paragraph $n 2)")" ]] ||
        fail "item $n: '$(paragraph $n 2)' and on the card '$dose'"
    # The rest, sums and frequency and details and note, stands there word for word.
    for ((p = 3; p <= 9; p++)); do
        text=$(paragraph $n $p)
        [[ -n $text ]] || break
        says card-item "$text"
        compared=$((compared + 1))
    done
done
[[ $compared -ge 15 ]] || fail "only $compared paragraphs were compared: the check itself is broken"

# What the author wrote, in words that stand in this item and in no other: 7 kg never moves.
stands() { # item text
    local of n
    for of in of_page of_chapter of_card; do
        for ((n = 1; n <= count; n++)); do
            if [[ $n -eq $1 ]]; then
                [[ $($of $n) == *"$2"* ]] || { $of $n; fail "$of $n lacks '$2'"; }
            else
                [[ $($of $n) != *"$2"* ]] || fail "$of $n: '$2' belongs to item $1"
            fi
        done
    done
}
stands 1 '4 sets of 13–17'                    # sets, reps
stands 1 'lower for 4 seconds, pause for 1 second, raise for 3 seconds' # tempo
stands 1 '95 seconds'                         # rest
stands 1 '5 times a week'                     # frequency
stands 1 '7 kg'                               # load
stands 1 '6–7 out of 10'                      # effort
stands 1 'up to 3 out of 10'                  # pain
stands 1 'Mind the toes.'                     # note
stands 2 '43 seconds, 7 times'                # a hold in place of repetitions
stands 2 '3 times a day'
stands 3 '20–25 seconds, up to 5 times on each side' # as the exercise says it
stands 4 '8 sets in all'                      # count
stands 4 'changing sides'                     # side
stands 4 'Pause for 4 seconds at the top'     # pause
stands 4 '19 lb'
stands 4 '2 more repetitions'
stands 4 'on Monday and Thursday'
stands 5 'left side only until you are tired'
stands 5 'strong resistance band'
stands 5 'up to 5 out of 10'
stands 5 'every day' # the exercise's own, which the item left as it is

# The paper shows what the structure says: the same words can be seen, wherever lines break.
pdftotext "$card" - | fold > seen
for words in '13–17' '95 seconds' '7 kg' 'up to 3 out of 10' '43 seconds' '3 times a day' \
    '20–25 seconds' '19 lb' 'Monday and Thursday' 'up to 5 out of 10' 'Week 3' 'Pain 0–10' Mood; do
    says seen "$words"
done

# Another dosage changes all three.
sed -i 's/load: 7 kg/load: 9.5 kg/; s/rest: 95 s/rest: 85 s/' guide/content/routines/two-phases.md
expect 0 regimen build guide
(cd book && unzip -qo ../guide/dist/phases.epub)
pdftotext "$card" - | fold > seen
fold < "$page" > page-text
fold < "$chapter" > chapter-text
for file in seen page-text chapter-text; do
    says $file '9.5 kg'
    says $file '85 seconds'
    says_not $file '7 kg'
    says_not $file '95 seconds'
done

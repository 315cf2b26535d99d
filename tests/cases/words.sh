# The words of every language: the same keys as English, and a guide that builds with them.
. "$TESTS/cases/lib.bash"
words=$TESTS/../templates/words

# The keys of a file, one path a line. Plural forms are one key, for languages differ in them.
keys() { # file
    awk '/^ *(#|$)/ { next }
         { match($0, /^ */); depth = RLENGTH / 2
           key = substr($0, RLENGTH + 1); sub(/:( .*)?$/, "", key); path[depth] = key
           whole = path[0]
           for (i = 1; i <= depth; i++) whole = whole "." path[i]
           sub(/\.(zero|one|two|few|many|other)$/, "", whole)
           print whole }' "$1" | LC_ALL=C sort -u
}

# What a language may have and another need not: a direction, a region for numbers and dates, shorter
# texts beside the ones of the same name, and lists of words to check its sentences by.
needed() { grep -vxE 'direction|dose\.locale|dose\.short\..*|check(\..*)?' "$1" || true; }

# The {names} of a file, each with the key that it stands in: a translation may not invent one.
names() { # file
    awk '/^ *(#|$)/ { next }
         { match($0, /^ */); depth = RLENGTH / 2; rest = substr($0, RLENGTH + 1); key = rest
           sub(/:( .*)?$/, "", key); path[depth] = key
           whole = path[0]
           for (i = 1; i <= depth; i++) whole = whole "." path[i]
           sub(/\.(zero|one|two|few|many|other)$/, "", whole)
           sub(/^dose\.short\./, "dose.", whole)
           while (match(rest, /\{[a-z]+\}/)) {
               print whole, substr(rest, RSTART, RLENGTH); rest = substr(rest, RSTART + RLENGTH)
           } }' "$1" | LC_ALL=C sort -u
}

keys "$words/en.yaml" > en.keys
names "$words/en.yaml" > en.names
needed en.keys > en.needed
[[ $(wc -l < en.needed) -gt 200 ]] || fail "only $(wc -l < en.needed) keys were found in en.yaml"
for file in "$words"/*.yaml; do
    language=$(basename "$file" .yaml)
    keys "$file" > "$language.keys"
    needed "$language.keys" | diff en.needed - || fail "$language.yaml has other keys than en.yaml"
    sed -n 's/^dose\.short\.//p' "$language.keys" | while IFS= read -r key; do
        grep -qxF "dose.$key" en.keys || fail "$language.yaml: dose.short.$key shortens nothing"
    done
    names "$file" > "$language.names"
    LC_ALL=C comm -13 en.names "$language.names" > invented
    [[ ! -s invented ]] || fail "$language.yaml has names that are not filled in: $(cat invented)"
done

# The text of `section.KEY`, under which the program knows a part of an exercise.
section() { # language key
    sed -n "/^section:/,/^[^ #s]/s/^  $2: *\([^#]*[^# ]\).*/\1/p" "$words/$1.yaml"
}

# A small guide in a language, with that language's headings.
guide_in() { # language folder
    small_guide "$2"
    local setup steps feel
    setup=$(section "$1" setup) steps=$(section "$1" steps) feel=$(section "$1" feel)
    [[ -n $setup && -n $steps && -n $feel ]] || fail "$1.yaml names no sections"
    sed -i "s/^language: .*/language: $1/" "$2/content/guide.yaml"
    sed -i "s/^## Set-up$/## $setup/; s/^## Steps$/## $steps/; s/^## You should feel$/## $feel/
            s/(calf-stretch.md#steps)/(calf-stretch.md)/" "$2"/content/exercises/*.md
    cat > "$2/content/exercises/press.md" <<END
---
title: Press
kind: mobility
position: supine
works: [calf, quadriceps]
equipment: [band, wall]
summary: Everything that a dosage can say.
dosage: {sets: 2-3, reps: 8-12, side: each, tempo: 3-1-2-1, rest: 1-2 min, load: light band,
         effort: 3 RIR, pain: up to 3/10, frequency: mon wed fri}
reviewed: {by: A. Tester, on: 2026-01-01, due: 2027-01-01}
---
## $steps

1. Press.
END
    cat > "$2/content/routines/long.md" <<END
---
title: Long
summary: Phases with and without a title.
aim: To go on.
phases:
  - {weeks: 1-2, items: [{exercise: press}]}
  - {title: Then, weeks: 3, items: [{exercise: press, sets: 1}, {exercise: wall-sit}]}
stop_if: [it hurts, "it aches, burns or stings"]
log: {weeks: 3}
---
END
}

# What does not go through the words would be in English in every language.
english_left() { # folder
    grep -rlE '>(Exercises|Routines|Advice|Sources|How much|You need|Take care|Steps)<' "$1" || true
}

for file in "$words"/*.yaml; do
    language=$(basename "$file" .yaml)
    guide_in "$language" "$language"
    expect 0 regimen build "$language"
    [[ ! -s err ]] || fail "$language: $(cat err)"
    dist=$language/dist
    for output in site/index.html small.epub print/cards/start-a4.pdf print/cards/long-letter.pdf; do
        [[ -s $dist/$output ]] || fail "$language: no $output"
    done
    while IFS= read -r -d '' page; do
        grep -qE "<html[^>]* lang=\"$language\"" "$page" || fail "$page is in another language"
    done < <(find "$dist/site" -name '*.html' -print0)
    # What a script fills in stands in its data, on a line of their own.
    ! grep -rnE '>[^<]*\{[a-z]+\}' "$dist/site" --include='*.html' | grep -v '<script type="application/json"' ||
        fail "$language: a {name} is left"
    [[ $language == en ]] || [[ -z $(english_left "$dist/site") ]] ||
        fail "$language: English in $(english_left "$dist/site")"
done

# A language of the other direction turns every page.
while IFS= read -r -d '' page; do
    says "$page" 'dir="rtl"'
done < <(find ar/dist/site -name '*.html' -print0)
says_not de/dist/site/index.html 'dir="rtl"'
says ar/dist/site/exercises/wall-sit/index.html '٣٠ ثانية'

# A region without words of its own takes those of its language.
guide_in de austria
sed -i 's/^language: .*/language: de-AT/' austria/content/guide.yaml
expect 0 regimen build austria
says austria/dist/site/index.html 'lang="de-AT"'
says austria/dist/site/index.html 'Übungen'

# A language that nobody has translated is a mistake at its own place.
guide_in de welsh
sed -i 's/^language: .*/language: cy/' welsh/content/guide.yaml
expect 1 regimen check welsh
says err "there are no words for the language 'cy'"
says err '[no-words]'

# A project's own file stands instead of the built-in one, so a word that it lacks is missed.
guide_in de own
mkdir -p own/templates/words
sed 's/^  menu: .*/  menu: Wegweiser/' "$words/de.yaml" > own/templates/words/de.yaml
expect 0 regimen build own
says own/dist/site/index.html 'aria-label="Wegweiser"'
sed -i '/^  menu: /d' own/templates/words/de.yaml
expect 1 regimen build own
says err "site.menu"
sed -i '/^  up-to: bis zu/d' own/templates/words/de.yaml
expect 1 regimen check own
says err 'dose.up-to'
says err '[bad-words]'

# Routines of one to fourteen exercises, on every paper, in four languages: each card is one page, or the
# error says by how much it is too high and which exercises would fit.
. "$TESTS/cases/lib.bash"
papers=(a4 letter a5 a4-large letter-large)
most=14

word() { sed -n "s/^  $2: *//p" "$TESTS/../templates/words/$1.yaml" | head -1; } # language key

exercise() { # language title summary step reason
    cat > "content/exercises/$id.md" <<END
---
title: $2
kind: strength
position: standing
works: [quadriceps]
equipment: [$5]
summary: $3
dosage: {sets: 2-3, reps: 10-15, side: each, rest: 60 s}
figure:
  alt: $3
  camera: {turn: 68, height: 8}
  start: {stance: standing, knee: 10, hip: 10}
  end: {stance: standing, hip: 40, knee: 60}
---
## $(word "$1" steps)

1. $4
2. $4
3. $4
END
}

exercises() { # language: four, of names long and short
    case $1 in
    en) set -- en 'Squat' 'Terminal knee extension' 'Wall sit' 'Single-leg stance' 'Bend your knees slowly.' chair ;;
    de) set -- de 'Kniebeuge' 'Kniestreckung im Stehen' 'Wandsitz' 'Oberschenkelrückseite dehnen' 'Beugen Sie langsam die Knie.' Stuhl ;;
    es) set -- es 'Sentadilla' 'Extensión final de la rodilla' 'Silla en la pared' 'Apoyo en una sola pierna' 'Doble las rodillas despacio.' silla ;;
    ar) set -- ar 'القرفصاء' 'مدّ الركبة في نهاية الحركة' 'الجلوس على الحائط' 'الوقوف على ساق واحدة' 'اثنِ ركبتيك ببطء.' كرسي ;;
    esac
    local number=0 title
    for title in "${@:2:4}"; do
        number=$((number + 1))
        id=e$number
        exercise "$1" "$title" "${6}" "$6" "$7"
    done
}

routine() { # count
    printf -- '---\ntitle: "%s"\nsummary: %s.\naim: %s.\nfrequency: 3 per week\n' "$1" "$1" "$1"
    printf 'stop_if: ["%s"]\nlog: {weeks: 4}\nitems:\n' 'x x x x x x'
    for ((i = 0; i < $1; i++)); do echo "  - exercise: e$((i % 4 + 1))"; done
    echo '---'
}

guide() { # language
    small_guide .
    rm -r content/exercises content/routines content/pages/why.md
    mkdir content/exercises content/routines
    sed -i "s/^language: .*/language: $1/; s/^default_routine: .*/default_routine: r1/" content/guide.yaml
    sed -i '/^!\[/d' content/pages/help.md
    echo "papers: [a4, letter, a5, a4-large, letter-large]" >> content/guide.yaml
    exercises "$1"
    for ((n = 1; n <= most; n++)); do routine $n > content/routines/r$n.md; done
}

# Takes the papers on which a card is too full from its routine, and wants the reason said in full.
take_out() { # language
    local n paper left
    for ((n = 1; n <= most; n++)); do
        left=()
        for paper in "${papers[@]}"; do
            if ! grep -A2 "routines/r$n\.md:.*on one page ($paper): .* is [1-9][0-9]* mm too high" err > told; then
                left+=("$paper")
                continue
            fi
            grep -qE "its first [0-9]+ of $n exercises would fit, up to '.+'|not even one" told ||
                { cat told; fail "$1, $n exercises on $paper: it is not said how many would fit"; }
            echo "$n $paper" >> full
        done
        [[ ${#left[@]} -gt 0 ]] || fail "$1: $n exercises fit on no paper"
        sed -i "2i papers: [$(IFS=,; echo "${left[*]}")]" content/routines/r$n.md
    done
}

for language in en de es ar; do
    mkdir "$language"
    cd "$language"
    guide "$language"
    touch full
    status=0
    regimen build --only print > out 2> err || status=$?
    if [[ $status -ne 0 ]]; then
        [[ $(grep -c ' error: ' err) -eq $(grep -c '\[card-too-full\]$' err) ]] || { grep ' error: ' err; fail "$language"; }
        take_out "$language"
        regimen build --only print > out 2> err || { grep -A2 ' error: ' err; fail "$language: other errors than before"; }
    fi
    for ((n = 1; n <= most; n++)); do
        for paper in "${papers[@]}"; do
            pdf=dist/print/cards/r$n-$paper.pdf
            if [[ -f $pdf ]]; then
                pages=$(pdfinfo "$pdf" | sed -n 's/^Pages: *//p')
                [[ $pages -eq 1 ]] || fail "$language: $pdf has $pages pages"
            else
                grep -qx "$n $paper" full || fail "$language: $pdf is neither there nor too full"
            fi
        done
    done
    # What fits with its figures is to go on doing so.
    ! grep -E '^([1-9]|1[0-2]) (a4|letter)$' full || fail "$language: a card is too full on A4 or Letter"
    ! grep -E '^[1-3] ' full || fail "$language: not even three exercises fit"
    ! grep -E "r([1-9]|10)\.md:.*\((a4|letter)\) \[figures-left-out\]" err || fail "$language: a card lost its figures"
    cd ..
done

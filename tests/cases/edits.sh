# A build over an older output gives byte for byte what a clean one gives, and tells the same, after
# any edits: to content, templates, brands, words, assets, options, fonts of a brand, the program, and
# to what stands in the output itself; also where builds fail or are interrupted in between.
#
#   EDITS=200 SEED=7 make test ONLY=cases/edits
#
# Edits are random; the seed is told where something is wrong. EDIT=name makes only these.
. "$TESTS/cases/lib.bash"

edits=${EDITS:-12} seed=${SEED:-1}
RANDOM=$seed
embedded=$TESTS/..
programs=("$REGIMEN")
[[ ! -x ${OTHER:-} ]] || programs+=("$OTHER")

shipped_guide guide
sed -i 's/^papers: .*/papers: [a4, letter-large]/' guide/content/guide.yaml
mkdir guide/content/pictures
cp "$embedded/content/brands/northside/logo.png" guide/content/pictures/shown.png
cat > guide/content/exercises/wall-lean.md <<'END'
---
title: Wall lean
kind: stretch
position: standing
works: [calf]
equipment: []
summary: Lean on a wall to stretch your calf.
dosage: { sets: 2, hold: 20 s, side: each }
progressions: [Lean further.]
regressions: [Lean less.]
figure:
  file: ../pictures/shown.png
  alt: A person leans on a wall and looks ahead.
---
![A person leans on a wall.](../pictures/shown.png)

## Set-up

Stand before a wall.

## Steps

1. Lean on the wall.
2. Keep the heel down.

## You should feel

A pull in the calf.
END
sed -i 's/^  - exercise: piriformis-stretch/&\n  - exercise: wall-lean/' guide/content/routines/stretches-only.md

# ---- chance -------------------------------------------------------------------------------------

any() { eval "$1=\${$((RANDOM % ($# - 1) + 2))}"; } # variable choice...
any_line() { # file pattern: the number of one of its lines that match
    local lines
    mapfile -t lines < <(grep -nE "$2" "$1" | cut -d: -f1)
    [[ ${#lines[@]} -eq 0 ]] || echo "${lines[RANDOM % ${#lines[@]}]}"
}
change_line() { # file pattern sed-command
    local n
    n=$(any_line "$1" "$2")
    [[ -z $n ]] || sed -i -E "${n}$3" "$1"
}
colour() { printf '#%02x%02x%02x' $((RANDOM % 160)) $((RANDOM % 160)) $((RANDOM % 160)); }

# ---- edits --------------------------------------------------------------------------------------

edit_word() {
    any f guide/content/{exercises,routines,pages}/*.md
    change_line "$f" '^([0-9]+\. |- )?[A-Z].*[a-z]\.$' "s/([a-z])\.\$/\1 number $((RANDOM % 90))./"
}
edit_wide_word() { # what is told while a page is laid out
    any f guide/content/exercises/*.md
    change_line "$f" '^[0-9]+\. [A-Z].*[a-z]\.$' "s/\.\$/ $(printf 'wide%.0s' {1..30})./"
}
edit_summary() { any f guide/content/{exercises,routines}/*.md; sed -i "s/^summary: .*/summary: Do it $((RANDOM % 90)) times a year./" "$f"; }
edit_title() { any f guide/content/exercises/*.md; sed -i "0,/^title: /s/^title: .*/title: Move $((RANDOM % 9000))/" "$f"; }
edit_dosage() {
    any f guide/content/{exercises,routines}/*.md
    change_line "$f" '(sets|reps|hold|rest): *[0-9]' "s/(sets|reps|hold|rest): *[0-9]+(-[0-9]+)?/\1: $((RANDOM % 4 + 2))/"
}
edit_pose() {
    any f guide/content/exercises/*.md
    change_line "$f" '^    (hip|knee|lean|shoulder|neck|elbow|left_[a-z]+): -?[0-9]' "s/: -?[0-9]+/: $((RANDOM % 40))/"
}
edit_camera() { any f guide/content/exercises/*.md; sed -i -E "s/turn: -?[0-9]+/turn: $((RANDOM % 120))/" "$f"; }
edit_alt() { any f guide/content/exercises/*.md; sed -i -E "s/^  alt: .*/  alt: A person does something, number $((RANDOM % 90))./" "$f"; }
edit_picture() {
    local from
    any from "$embedded"/assets/icon-{180,192}.png "$embedded/content/brands/northside/logo.png"
    cp "$from" guide/content/pictures/shown.png
}
edit_figure_file_alt() { sed -i -E "s/^  alt: .*/  alt: A person leans on it, number $((RANDOM % 90))./" guide/content/exercises/wall-lean.md; }
edit_picture_alt() { sed -i -E "s/^!\[[^]]*\]/![A person leans, number $((RANDOM % 90)).]/" guide/content/exercises/wall-lean.md; }
edit_page_added() { { page_head; echo "Since number $RANDOM."; } > "guide/content/pages/new-$((RANDOM % 3)).md"; }
edit_page_removed() { rm -f guide/content/pages/new-*.md; }
edit_page_renamed() {
    local f
    for f in guide/content/pages/new-*.md; do
        [[ ! -f $f ]] || mv -f "$f" "guide/content/pages/new-9$((RANDOM % 9)).md" 2> /dev/null || :
    done
}
edit_field() {
    local field
    any field title subtitle publisher summary
    sed -i "s/^$field: .*/$field: Something else $((RANDOM % 90))/" guide/content/guide.yaml
}
edit_author() { sed -i "s/^authors: .*/authors: [Author $((RANDOM % 90))]/" guide/content/guide.yaml; }
edit_date() { sed -i "s/^date: .*/date: 2026-11-$((RANDOM % 9 + 10))/" guide/content/guide.yaml; }
edit_papers() {
    local papers
    any papers '[a4]' '[letter]' '[letter, a4]' '[a4, a4-large]'
    sed -i "s/^papers: .*/papers: $papers/" guide/content/guide.yaml
}
edit_archive() {
    sed -i '/^archive: /d' guide/content/guide.yaml
    [[ $((RANDOM % 2)) -eq 0 ]] || echo 'archive: true' >> guide/content/guide.yaml
}
edit_flag() { sed -i "s/^  - you cannot move the knee.*/  - you cannot move the knee, number $((RANDOM % 90))/" guide/content/guide.yaml; }

# An override of an embedded file with a comment or a change in it; or none any more.
override() { # file sed-script [root]
    local to=${3:-guide}/$1
    mkdir -p "$(dirname "$to")"
    if [[ -f $to && $((RANDOM % 3)) -eq 0 ]]; then rm "$to"; else sed -E "$2" "$embedded/$1" > "$to"; fi
}
edit_template() {
    local file
    any file templates/print/{book,card,exercise,handout}.xml templates/site/{exercise,layout,routine}.html templates/epub/exercise.xhtml
    override "$file" "\$s/\$/<!-- $((RANDOM % 90)) -->/"
}
edit_template_text() { override templates/print/exercise.xml "s/<h2/<h2 mark=\"m$((RANDOM % 9))\"/"; }
edit_cover() { override templates/print/cover.xml "s/<document /<document  /; \$s/\$/<!-- $((RANDOM % 90)) -->/"; }
edit_style() { override templates/print/style.lua "s/#[0-9a-f]{6}/$(colour)/"; }
edit_style_size() { override templates/print/style.lua "s/size = 1([0-9])/size = 1$((RANDOM % 5))/"; }
edit_style_hyphens() { override templates/print/style.lua '0,/ p = \{/s/ p = \{/ p = { hyphens = true, /'; }
edit_hyphens() {
    local to=guide/templates/hyphens/hyph_en.dic
    mkdir -p guide/templates/hyphens
    if [[ -f $to && $((RANDOM % 3)) -eq 0 ]]; then rm "$to"; else
        printf 'UTF-8\n%s1%s\n' e k a b i d o l | shuf -n $((RANDOM % 3 + 2)) --random-source=<(yes $RANDOM) > body
        { echo UTF-8; grep -v UTF-8 body; } > "$to"
    fi
}
edit_template_language() { # one that no dictionary is there for, which is told
    local lang
    any lang fi xx en
    override templates/print/handout.xml "s/lang=\"[^\"]*\"/lang=\"$lang\"/"
}
edit_partial() { override templates/print/letterhead.xml "\$s/\$/<!-- $((RANDOM % 90)) -->/"; }
edit_words() { override templates/words/en.yaml "s/^  skip: .*/  skip: Skip $((RANDOM % 9))/; s/^  precautions: .*/  precautions: Take care $((RANDOM % 9))/"; }
edit_asset() { override assets/site.css "\$s/\$/\n.x$((RANDOM % 9)) { color: red }/"; }

brand() { any b guide/content/brands/*; }
edit_brand_colour() { brand; change_line "$b/brand.yaml" '^  (top|bottoms|skin|hair|strap): ' "s/\"#[0-9a-f]+\"/\"$(colour)\"/"; }
edit_brand_name() { brand; sed -i "s/^name: .*/name: Clinic $((RANDOM % 90))/" "$b/brand.yaml"; }
edit_brand_logo() { edit_picture; mv guide/content/pictures/shown.png guide/content/brands/northside/logo.png; cp "$embedded/assets/icon-180.png" guide/content/pictures/shown.png; }
edit_brand_font() {
    local face
    any face regular bold
    cp "$embedded/content/brands/northside/northside-$face.ttf" guide/content/brands/northside/northside-regular.ttf
}
edit_brand_template() { brand; override templates/print/card.xml "\$s/\$/<!-- $((RANDOM % 90)) -->/" "$b"; }
edit_brand_style() { brand; override templates/print/style.lua "s/#[0-9a-f]{6}/$(colour)/" "$b"; }

edit_id() { sed -i "s/^id: .*/id: guide-$((RANDOM % 9))/" guide/content/guide.yaml; }
edit_folder() { mkdir -p guide/assets "guide/templates/empty-$((RANDOM % 3))"; }
edit_link() { ln -sf ../pictures/shown.png guide/content/exercises/linked.png; }
edit_settings() { any HB_SHAPER_LIST '' fallback; export HB_SHAPER_LIST; [[ -n $HB_SHAPER_LIST ]] || unset HB_SHAPER_LIST; }

edit_epoch() { any SOURCE_DATE_EPOCH '' 1700000000 1800000000; export SOURCE_DATE_EPOCH; }
edit_program() { any REGIMEN "${programs[@]}"; }
edit_nothing() { :; }

# What is not to be, and is mended behind it, since the guide that was good is kept.
edit_error() { any f guide/content/exercises/*.md; sed -i 's/^kind: .*/kind: nothing/' "$f"; }
edit_template_error() { override templates/print/card.xml 's/<document/<dokument/'; }
edit_font_error() { echo no font > guide/content/brands/northside/northside-regular.ttf; }

# The output itself, behind the program's back.
standing() { mapfile -t files < <(find stand -type f | sort); [[ ${#files[@]} -eq 0 ]] || any f "${files[@]}"; }
edit_standing_byte() {
    standing
    [[ ! -s ${f:-} ]] || printf X | dd of="$f" bs=1 seek=$((RANDOM % $(stat -c %s "$f"))) conv=notrunc status=none
}
edit_standing_records() {
    any f stand/dist*/.regimen-made
    [[ ! -s $f ]] || case $((RANDOM % 4)) in
    0) sed -i "$((RANDOM % 20 + 2))d" "$f" ;;
    1) truncate -s $((RANDOM % $(stat -c %s "$f"))) "$f" ;;
    2) sed -i -E "$((RANDOM % 20 + 2))s/\tt[0-9]/\tt1/" "$f" ;;
    *) rm "$f" ;;
    esac
}
edit_standing_swapped() {
    local one=(stand/dist/print/*/*.pdf)
    [[ ${#one[@]} -lt 2 ]] || { cp "${one[0]}" x && cp "${one[1]}" "${one[0]}" && cp x "${one[1]}"; }
}
edit_interrupted() {
    local signal
    any signal KILL INT TERM
    { timeout -s "$signal" "0.$(printf %02d $((RANDOM % 60 + 1)))" \
        "$REGIMEN" build --quiet --out stand/dist guide || :; } > interrupted 2>&1
}

# ---- rounds -------------------------------------------------------------------------------------

mapfile -t names < <(declare -F | sed -n 's/^declare -f edit_//p')
[[ -z ${EDIT:-} ]] || read -ra names <<< "$EDIT"

choose_options() {
    local chance=10
    [[ ${made[-1]} != brand_* ]] || chance=5 # what was edited is to be built
    case $((RANDOM % chance)) in
    0) options=(--all-brands) ;;
    1 | 2) options=(--brand northside) ;;
    3) options=(--brand harbour) ;;
    *) options=() ;;
    esac
    case $((RANDOM % 8)) in
    0) options+=(--only site) ;;
    1) options+=(--only print) ;;
    2) options+=(--only epub,site) ;;
    esac
    options+=(--jobs $((RANDOM % 3 + 1)))
}

# Into `clean` with nothing that was kept: an empty folder, or where a part alone is made, what stands
# there without its records.
build_clean() {
    rm -rf clean
    mkdir clean
    [[ " ${options[*]} " != *" --only "* ]] || { cp -a before/. clean/ && rm -f clean/*/.regimen-made; }
    clean_status=0
    regimen build --quiet "${options[@]}" --out clean/dist guide > clean.told 2>&1 || clean_status=$?
}

build_standing() {
    rm -rf before
    cp -a stand before
    status=0
    regimen build --quiet "${options[@]}" --out stand/dist guide > stand.told 2>&1 || status=$?
}

wrong() {
    echo "seed $seed, round $round: $*"
    echo "edits: ${made[*]}; build ${options[*]} (EDITS=$edits SEED=$seed make test ONLY=cases/edits)"
    exit 1
}

compare() {
    local folder except=()
    [[ $status -eq $clean_status ]] || { head -20 stand.told clean.told; wrong "status $status, clean $clean_status"; }
    diff clean.told stand.told || wrong "a clean build tells something else"
    if [[ $status -ne 0 ]]; then
        [[ ${#options[@]} -gt 2 ]] || diff -r before stand || wrong "a build that failed has changed something"
        return
    fi
    # What is made of a part alone keeps the records of the rest, which the clean one has not.
    [[ " ${options[*]} " != *" --only "* ]] || except=(-x .regimen-made)
    for folder in clean/*; do
        diff -r "${except[@]}" "$folder" "stand/${folder#clean/}" || wrong "a clean build gives other bytes"
    done
}

mkdir stand
cp -a guide good
made=() compared=0
for ((round = 0; round < edits; round++)); do
    for ((i = RANDOM % 2; i < 2; i++)); do
        any name "${names[@]}"
        made+=("$name")
        f='' && "edit_$name" || wrong "edit $name"
    done
    choose_options
    build_standing
    build_clean
    compare
    # What was made wrong is undone even where this build made nothing of it.
    if [[ $status -eq 0 && " ${made[*]: -2}" != *_error* ]]; then rm -rf good && cp -a guide good; else rm -rf guide && cp -a good guide; fi
    [[ $status -ne 0 ]] || compared=$((compared + 1))
done
echo "$compared of $edits rounds compared outputs"
[[ $edits -lt 40 || $((compared * 2)) -ge $edits ]] || wrong 'too few rounds had outputs to compare'
nothing_staged stand
[[ -z ${VERBOSE:-} ]] || echo "seed $seed: ${made[*]}"

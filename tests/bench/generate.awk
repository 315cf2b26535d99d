# The text of the guides that are measured; called by `generate`.
#
# Only what every awk has is used, and numbers come from a generator of our own, so that every
# machine makes the same guide: x' = 16807 x mod 2^31-1 (Park and Miller, "Random number generators:
# good ones are hard to find", 1988), whose products are exact in awk's numbers.

function random(n) { # 0..n-1
    state = (state * 16807) % 2147483647
    return int(state / 2147483647 * n)
}
function pick(list) { return list[1 + random(list[0])] }
function fill(list, text,   n) { # splitting empties the list
    n = split(text, list, ",")
    list[0] = n
}

function sentence(   text, n) {
    n = random(4)
    if (n == 0) text = "Keep your " pick(parts) " " pick(states) " while you " pick(verbs) " your " pick(parts) "."
    if (n == 1) text = "Your " pick(parts) " should stay " pick(states) ", and you should " pick(verbs) " " pick(manners) "."
    if (n == 2) text = "If your " pick(parts) " will not stay " pick(states) ", " pick(verbs) " less and " pick(manners) "."
    if (n == 3) text = toupper(substr(text = pick(verbs), 1, 1)) substr(text, 2) " your " pick(parts) " " pick(manners) " until it feels " pick(states) "."
    words += split(text, pieces, " ")
    return text
}
function sentences(n,   text) {
    for (text = sentence(); n > 1; n--) text = text " " sentence()
    return text
}
function link(   i) { # to another exercise; its text names it
    i = random(exercises)
    return "[exercise " i "](../exercises/" id(i) ".md" (random(2) ? "#steps" : "") ")"
}
function id(i) { return "exercise-" i }
function items(mark, n,   i, text) {
    for (i = 1; i <= n; i++) text = text (mark == "1." ? i "." : mark) " " sentence() "\n"
    return text "\n"
}
function field(name, n,   i, text) { # a list of sentences in front matter
    text = name ":\n"
    for (i = 0; i < n; i++) text = text "  - " sentence() "\n"
    return text
}

function dosage(wrong,   text) {
    text = "dosage:\n  sets: " (wrong ? "5-2" : 1 + random(2) "-" 3 + random(3)) "\n"
    text = text (random(2) ? "  reps: " 8 + random(4) "-" 12 + random(9) : "  hold: " 15 + 5 * random(4) "-" 45 + 5 * random(4) " s") "\n"
    text = text "  side: " pick(sides) "\n"
    if (random(2)) text = text "  rest: " 30 + 10 * random(5) " s\n"
    if (random(3) == 0) text = text "  frequency: 2-3 per week\n"
    return text
}

function exercise(i,   file, text, wrong, muscle) {
    wrong = mistakes ? i % 4 : -1
    words = 0
    muscle = pick(muscles)
    text = "---\ntitle: " pick(titles) " " pick(parts) " " i "\nkind: " pick(kinds) "\nposition: "
    text = text (wrong == 0 ? "sideways" : pick(positions)) "\nworks: [" muscle ", deep " muscle "]\n"
    text = text "equipment: [" (random(2) ? pick(tools) : "") "]\nsummary: " sentence() "\n"
    if (wrong == 1) text = text "equipmnt: [strap]\n"
    text = text dosage(wrong == 2) field("progressions", 2) field("regressions", 2) field("precautions", 1)
    text = text "---\n" sentences(2) "\n\n## Set-up\n\n" items("-", 3)
    text = text "## Steps\n\n" items("1.", 5 + random(3))
    text = text "## You should feel\n\n" sentences(2) " *" sentence() "*\n\n"
    text = text "## Tips\n\nGo on with " (wrong == 3 ? "[nothing](nothing-" i ".md)" : link()) " or " link() ". " sentences(2) "[^1]\n\n"
    if (random(4) == 0)
        text = text "| " pick(parts) " | how |\n| --- | --- |\n| left | " pick(manners) " |\n| right | " pick(manners) " |\n\n"
    text = text "## Common mistakes\n\n"
    do text = text "- **" pick(manners) ":** " sentences(2) "\n"
    while (words < 200 + i % 110)
    text = text "\n[^1]: " sentence() "\n"
    file = content "/exercises/" id(i) ".md"
    printf "%s", text > file
    close(file)
}

function routine(i,   file, text, n) {
    words = 0
    text = "---\ntitle: Routine " i " for the " pick(parts) "\nsummary: " sentence() "\naim: " sentence() "\n"
    text = text "frequency: 2-3 per week\nitems:\n"
    for (n = 4 + random(3); n > 0; n--) {
        text = text "  - exercise: " id(random(exercises)) "\n"
        if (random(2)) text = text "    note: " sentence() "\n"
    }
    text = text field("progress_when", 2) "stop_if:\n  - your knee hurts\nlog:\n  weeks: 2\n---\n"
    text = text "## How to go about it\n\n" items("-", 4)
    while (words < 200 + i % 110) text = text sentences(4) " See " link() ".\n\n"
    file = content "/routines/routine-" i ".md"
    printf "%s", text > file
    close(file)
}

function page(name, order,   file, text) {
    words = 0
    text = "---\ntitle: About " name "\norder: " order "\nsummary: " sentence() "\n"
    text = text (order == 1 ? "help: true\n" : "") "---\n"
    while (words < 300) text = text "## " pick(titles) " " words "\n\n" sentences(4) "\n\n" items("-", 3)
    file = content "/pages/" name ".md"
    printf "%s", text > file
    close(file)
}

function guide(   file) {
    file = content "/guide.yaml"
    print "id: measured\ntitle: A guide of " exercises " exercises\nsummary: Made to be measured." > file
    print "language: en\nauthors: [Nobody]\npublisher: Nobody\nbase_url: https://measured.example/" > file
    print "licence: {name: CC BY 4.0}\ndisclaimer: This is no advice.\nred_flags: [you cannot stand]" > file
    print "default_routine: routine-0\npapers: [a4]\nversion: \"1\"\ndate: 2026-01-02" > file
    print "identifier: urn:uuid:6f9a2a3e-3d0c-4c39-8a35-0d1f6a0f6a12" > file
    close(file)
}

BEGIN {
    state = seed * 7919 + 1
    fill(parts, "knee,hip,foot,heel,shin,thigh,calf,pelvis,trunk,shoulder,ankle,lower back,upper leg,big toe")
    fill(states, "still,level,straight,relaxed,steady,soft,in line with the others,close to the floor,warm,as it is")
    fill(verbs, "lift,lower,turn,press,stretch,bend,push,slide,hold,draw in")
    fill(manners, "slowly,without a jerk,as far as is comfortable,with an even breath,against the floor,towards the wall,a little at a time,with both hands beside you,without holding your breath,in a wide arc")
    fill(titles, "Standing,Long,Slow,Wall,Chair,Side,Low,High,Cross,Half,Deep,Easy")
    fill(kinds, "stretch,strength,balance,mobility")
    fill(positions, "standing,seated,supine,prone,side-lying,kneeling,quadruped")
    fill(muscles, "quadriceps,hamstrings,adductors,calves,glutes,hip flexors,rotators,shin muscles,abdominals,back extensors")
    fill(tools, "strap,chair,wall,band,step,mat,ball,towel")
    fill(sides, "together,each,alternating,left,right")
    guide()
    for (i = 0; i < exercises; i++) exercise(i)
    for (i = 0; i < 1 + int((exercises - 1) / 20); i++) routine(i)
    page("help", 1); page("beginning", 2); page("going-on", 3)
}

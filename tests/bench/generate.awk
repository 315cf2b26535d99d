# The text of the guides that are measured; called by `generate`, with the words of a language:
# "name<tab>text|text" a line. In a text {name} stands for one of that name's, {Name} for
# the same with a capital, {n} for a number, {link} for a link to another exercise.
#
# Only what every awk has is used, and numbers come from a generator of our own, so that every
# machine makes the same guide: x' = 16807 x mod 2^31-1 (Park and Miller, "Random number generators:
# good ones are hard to find", 1988), whose products are exact in awk's numbers.

function random(n) { # 0..n-1
    state = (state * 16807) % 2147483647
    return int(state / 2147483647 * n)
}
function pick(name) { return list[name, random(count[name])] }
function id(i) { return "exercise-" i }
function link(   i) { # its text names the exercise
    i = random(exercises)
    return "[" one("exercise", i) "](../exercises/" id(i) ".md" (random(2) ? "#" list["anchor", 0] : "") ")"
}
function replacement(name, n) {
    if (name == "n") return n
    if (name == "link") return link()
    if (name ~ /^[A-Z]/) {
        name = pick(tolower(name))
        return toupper(substr(name, 1, 1)) substr(name, 2)
    }
    return pick(name)
}
function filled(text, n,   out, at, end) {
    while (at = index(text, "{")) {
        end = index(text, "}")
        out = out substr(text, 1, at - 1) replacement(substr(text, at + 1, end - at - 1), n)
        text = substr(text, end + 1)
    }
    return out text
}
function one(name, n) { return filled(pick(name), n) }

function sentence(   text) {
    text = one("sentence")
    words += split(text, pieces, " ")
    return text
}
function sentences(n,   text) {
    for (text = sentence(); n > 1; n--) text = text " " sentence()
    return text
}
function items(mark, n,   i, text) {
    for (i = 1; i <= n; i++) text = text (mark == "1." ? i "." : mark) " " sentence() "\n"
    return text "\n"
}
function field(name, n,   i, text) { # a list of sentences in front matter
    text = name ":\n"
    for (i = 0; i < n; i++) text = text "  - " sentence() "\n"
    return text
}
function heading(name) { return "## " list[name, 0] "\n\n" }

function dosage(wrong,   text, side) {
    text = "dosage:\n  sets: " (wrong ? "5-2" : 1 + random(2) "-" 3 + random(3)) "\n"
    text = text (random(2) ? "  reps: " 8 + random(4) "-" 12 + random(9) : "  hold: " 15 + 5 * random(4) "-" 45 + 5 * random(4) " s") "\n"
    side = pick("side")
    text = text "  side: " side "\n"
    if (side == "alternating" && !warnings) text = text "  count: per side\n"
    if (random(2)) text = text "  rest: " 30 + 10 * random(5) " s\n"
    if (random(3) == 0) text = text "  frequency: 2-3 per week\n"
    return text
}

function figure(position,   text) {
    text = "figure:\n  alt: " sentence() "\n  camera: {turn: " 40 + random(60) ", height: " random(20) "}\n"
    text = text "  start: {stance: " position ", shoulder: " random(40) ", elbow: " random(30) "}\n"
    text = text "  end: {stance: " position ", shoulder: " 60 + random(60) ", elbow: " random(60)
    return text ", neck: " random(20) - 10 "}\n  muscles: [quadriceps]\n"
}

function exercise(i,   file, text, wrong, muscle, position) {
    wrong = mistakes ? i % 4 : -1
    words = 0
    muscle = pick("muscles")
    position = pick("position")
    text = "---\ntitle: " pick("titles") " " pick("parts") " " i "\nkind: " pick("kind") "\nposition: "
    text = text (wrong == 0 ? "sideways" : position) "\nworks: [" muscle ", " pick("muscles") " 2]\n"
    text = text "equipment: [" (random(2) ? pick("tools") : "") "]\nsummary: " sentence() "\n"
    if (wrong == 1) text = text "equipmnt: [strap]\n"
    text = text dosage(wrong == 2) field("progressions", 2) field("regressions", 2) field("precautions", 1)
    if (figures && i % figures == 0) text = text figure(position)
    text = text "---\n" sentences(2) "\n\n" heading("setup") items("-", 3)
    text = text heading("steps") items("1.", 5 + random(3))
    text = text heading("feel") sentences(2) " *" sentence() "*\n\n"
    text = text heading("tips") "[" one("exercise", (i + 1) % exercises) "](" (wrong == 3 ? "nothing-" i : id((i + 1) % exercises)) ".md). "
    text = text one("go on") " " sentences(2) "[^1]\n\n"
    if (random(4) == 0)
        text = text "| " pick("parts") " | " list["how", 0] " |\n| --- | --- |\n| " list["sides", 0] " | " pick("manners") " |\n| " list["sides", 1] " | " pick("manners") " |\n\n"
    text = text heading("mistakes")
    do text = text "- **" pick("manners") ":** " sentences(2) "\n"
    while (words < size + i % 110)
    write("exercises/" id(i), text "\n[^1]: " sentence() "\n")
}

function routine(i,   text, n) {
    words = 0
    text = "---\ntitle: " one("routine", i) "\nsummary: " sentence() "\naim: " sentence() "\n"
    text = text "frequency: 2-3 per week\nitems:\n"
    for (n = 4 + random(3); n > 0; n--) {
        text = text "  - exercise: " id(random(exercises)) "\n"
        if (random(2)) text = text "    note: " sentence() "\n"
    }
    text = text field("progress_when", 2) "stop_if:\n  - " list["stop", 0] "\nlog:\n  weeks: 2\n---\n"
    text = text heading("doing") items("-", 4)
    while (words < size + i % 110) text = text sentences(4) " " one("see") "\n\n"
    write("routines/routine-" i, text)
}

function page(name, order,   text) {
    words = 0
    text = "---\ntitle: " one("page", order) "\norder: " order "\nsummary: " sentence() "\n"
    text = text (order == 1 ? "help: true\n" : "") "---\n"
    while (words < size + 100) text = text "## " pick("titles") " " words "\n\n" sentences(4) "\n\n" items("-", 3)
    write("pages/" name, text)
}

function write(name, text,   file) {
    file = content "/" name ".md"
    printf "%s", text > file
    close(file)
}

function guide(   file) {
    file = content "/guide.yaml"
    print "id: measured\ntitle: " one("title", exercises) "\nsummary: " list["summary", 0] > file
    print "language: " language "\nauthors: [Nobody]\npublisher: Nobody\nbase_url: https://measured.example/" > file
    print "licence: {name: CC BY 4.0}\ndisclaimer: " list["disclaimer", 0] "\nred_flags: [" list["flags", 0] "]" > file
    print "default_routine: routine-0\npapers: [a4]\nversion: \"1\"\ndate: 2026-01-02" > file
    print "identifier: urn:uuid:6f9a2a3e-3d0c-4c39-8a35-0d1f6a0f6a12" > file
    close(file)
}

function fill(name, text,   n, i) {
    n = split(text, pieces, "|")
    for (i = 1; i <= n; i++) list[name, count[name]++] = pieces[i]
}

BEGIN { FS = "\t" }
{ fill($1, $2) }
END {
    state = seed * 7919 + 1
    fill("kind", "stretch|strength|balance|mobility")
    fill("position", "standing|seated|supine|prone|side-lying|kneeling|quadruped")
    fill("side", "together|each|alternating|left|right")
    guide()
    for (i = 0; i < exercises; i++) exercise(i)
    for (i = 0; i < routines; i++) routine(i)
    page("help", 1); page("beginning", 2); page("going-on", 3)
}

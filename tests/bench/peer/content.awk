# A generated guide's pages for other programs; called by tests/bench/peers with all its pages.
#
#   form=site     each page below `out`, with its front matter and addresses as websites have them
#   form=book     each page below `out` as a chapter: a heading for its title, no front matter
#   form=html     all as one document, a section a page, on A4 (to the standard output)
#   form=typst    the same for Typst
#
# Only the Markdown that generated pages and those of the shipped guide hold is known here.

function begin() {
    name = FILENAME
    sub(/.*content\//, "", name)
    number++
    at = 0
    file = out "/" name
    title = FILENAME
    sub(/.*\//, "", title)
    kind = ""
    if (number > 1 && form == "typst") print "#pagebreak()"
    if (number > 1 && form == "html") print "</section>"
    if (form == "html") print "<section>"
}
function linked(line) {
    while (match(line, /\]\([^)]*\.md/)) {
        target = substr(line, RSTART + 2, RLENGTH - 5)
        sub(/.*\//, "", target)
        line = substr(line, 1, RSTART + 1) (form == "book" ? "#" target : "/exercises/" target "/") substr(line, RSTART + RLENGTH)
    }
    if (form == "book") gsub(/#steps\)/, ")", line)
    return line
}
function plain(line) { # links' texts alone
    gsub(/\]\([^)]*\)/, "", line)
    gsub(/\[\^1\]:?/, "", line)
    gsub(/[][]/, "", line)
    return line
}
function html(line) {
    line = plain(line)
    gsub(/&/, "\\&amp;", line)
    gsub(/</, "\\&lt;", line)
    while (sub(/\*\*/, "<b>", line)) sub(/\*\*/, "</b>", line)
    while (sub(/\*/, "<i>", line)) sub(/\*/, "</i>", line)
    return line
}
function typst(line) {
    line = plain(line)
    gsub(/[#$@<>_~`]/, "\\\\&", line)
    gsub(/\*\*/, "\001", line)
    gsub(/\*/, "_", line)
    gsub(/\001/, "*", line)
    return line
}
function close_list() {
    if (kind) print "</" kind ">"
    kind = ""
}
function list_item(tag, text) {
    if (kind != tag) { close_list(); print "<" tag ">"; kind = tag }
    print "<li>" html(text) "</li>"
}
function as_html(line) {
    if (sub(/^## /, "", line)) { close_list(); print "<h2>" html(line) "</h2>" }
    else if (sub(/^ *- /, "", line)) list_item("ul", line)
    else if (sub(/^[0-9]+\. /, "", line)) list_item("ol", line)
    else if (line == "") close_list()
    else { close_list(); print "<p>" html(line) "</p>" }
}
function as_typst(line) {
    if (sub(/^## /, "", line)) print "== " typst(line) "\n"
    else if (sub(/^ *- /, "", line)) print "- " typst(line)
    else if (sub(/^[0-9]+\. /, "", line)) print "+ " typst(line)
    else print typst(line)
}
function front(line) {
    if (form == "site") { sub(/^kind:/, "form:", line); print line > file; return }
    if (line ~ /^title: /) {
        sub(/^title: /, "", line)
        if (form == "book") { id = title; sub(/\.md$/, "", id); print "# " line " {#" id "}\n" > file }
        if (form == "html") print "<h1>" html(line) "</h1>"
        if (form == "typst") print "= " typst(line) "\n"
    } else if (form == "book" && line ~ /^summary: /) {
        print substr(line, 10) "\n" > file
    } else if (form == "html" && line !~ /^(figure|  [a-z]+: [{]|    |references)/) {
        sub(/^[a-z_]+:$/, "## &", line)
        as_html(line)
    } else if (form == "typst" && line !~ /^(figure|  [a-z]+: [{]|    |references)/) {
        sub(/^[a-z_]+:$/, "## &", line)
        as_typst(line)
    }
}
function body(line) {
    if (form == "site") print linked(line) > file
    else if (form == "book") { gsub(/\[\^1\]/, "[^" number "]", line); print linked(line) > file }
    else if (form == "html") as_html(line)
    else as_typst(line)
}

BEGIN {
    if (form == "html") print "<!DOCTYPE html>\n<html lang=\"en\"><meta charset=\"utf-8\"/><title>Handouts</title>\n" \
        "<style>@page { size: A4; margin: 18mm } body { font: 11pt/1.4 'Noto Sans', sans-serif } section { break-after: page } section:last-child { break-after: auto }</style>"
    if (form == "typst") print "#set document(title: \"Handouts\")\n#set page(paper: \"a4\", margin: 18mm)\n#set text(font: \"Noto Sans\", size: 11pt)\n"
}
FNR == 1 { if (number) close(file); begin() }
$0 == "---" && at < 2 { at++; if (form == "site") print > file; next }
at < 2 { front($0); next }
{ body($0) }
END { if (form == "html") print "</section></html>" }

# Prints docs/diagnostics.md with the example of each kind as its fixture in tests/invalid/ has it.
#
#   awk -f tests/diagnostics.awk docs/diagnostics.md
#
# The first code block below a heading "### ID" is the example: what the program prints for
# tests/invalid/ID.txt. Kinds without such a file keep what stands there.

# The first message of a kind in a fixture, with its excerpt; "" where there is none.
function example_of(id,    file, line, inside, text) {
    file = "tests/invalid/" id ".txt"
    text = ""
    inside = 0
    while ((getline line < file) > 0) {
        if (line == "-- expected --") { inside = 1; continue }
        if (line ~ /^-- / || (text != "" && line !~ /^ /)) { if (text != "") break; continue }
        if (inside && (text != "" || index(line, " [" id "]") == length(line) - length(id) - 2))
            text = text line "\n"
    }
    close(file)
    return text
}

/^#/ { id = ""; if ($1 == "###" && NF == 2) { id = $2; example = example_of(id) } }
/^```/ && id != "" && example != "" && !replacing {
    printf "```\n%s", example
    replacing = 1
    next
}
replacing {
    if (/^```/) { replacing = 0; id = ""; print }
    next
}
{ print }

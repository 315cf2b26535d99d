# Puts measured values (values.awk's lines, the first file) into a document (the second): what stands
# between <!--KIND NAME--> and <!----> is written anew, and stays where nothing was measured.
#
#   wall, processor   a case's time        page    processor time a page
#   peak              its memory           fact    a number, or a size in bytes
#   phases            a table's rows: where the time of a case goes
#   version, machine  what was measured, and on what

function time_of(ms) {
    if (ms < 10) return sprintf("%.1f ms", ms)
    if (ms < 1000) return sprintf("%.0f ms", ms)
    return sprintf(ms < 10000 ? "%.2f s" : "%.1f s", ms / 1000)
}
function size_of(number) {
    if (number >= 1000000) return sprintf("%.1f MB", number / 1000000)
    if (number >= 10000) return sprintf("%.0f KB", number / 1000)
    return number + 0
}
function rows(json,   n, i, parts, name, wall, text) {
    text = "\n"
    n = split(json, parts, "}")
    for (i = 1; i <= n; i++) {
        if (!match(parts[i], /"[a-z]+": [{]/)) continue
        name = substr(parts[i], RSTART + 1, RLENGTH - 5)
        wall = parts[i]; sub(/.*"wall_ms": /, "", wall); sub(/,.*/, "", wall)
        sub(/.*"processor_ms": /, "", parts[i])
        text = text "| " name " | " time_of(wall + 0) " | " time_of(parts[i] + 0) " |\n"
    }
    return text
}
function value_of(key,   kind, name) {
    kind = key
    sub(/ .*/, "", kind)
    name = substr(key, length(kind) + 2)
    if (kind == "page")
        return ("processor " name) in values ? sprintf("%.2f ms", values["processor " name] / values["pages " name]) : ""
    if (!(key in values)) return ""
    if (kind == "wall" || kind == "processor") return time_of(values[key])
    if (kind == "peak") return sprintf("%.0f MB", values[key] * 1.048576)
    if (kind == "fact") return size_of(values[key])
    if (kind == "phases") return rows(values[key])
    return values[key]
}

BEGIN { FS = "\t" }
FNR == NR { values[$1] = $2; next }
{ document = document $0 "\n" }
END {
    while (match(document, /<!--[a-z][^>]*-->/)) {
        key = substr(document, RSTART + 4, RLENGTH - 7)
        printf "%s", substr(document, 1, RSTART + RLENGTH - 1)
        document = substr(document, RSTART + RLENGTH)
        end = index(document, "<!---->")
        value = value_of(key)
        if (value == "") { value = substr(document, 1, end - 1); missing = missing "\n  " key }
        printf "%s<!---->", value
        document = substr(document, end + 7)
    }
    printf "%s", document
    if (missing) print "not measured, so left as it was:" missing > "/dev/stderr"
}

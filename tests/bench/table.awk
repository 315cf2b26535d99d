# From measured values, "case<tab>pages<tab>wall<tab>processor<tab>peak" a line, to the table's line of
# one case, or with json=1 to JSON of all.

function sort(list, n,   i, j, value) {
    for (i = 2; i <= n; i++) {
        value = list[i]
        for (j = i - 1; j > 0 && list[j] > value; j--) list[j + 1] = list[j]
        list[j + 1] = value
    }
}
# The values of a case in one column; sorted, and how many there are is returned.
function column(name, number,   n) {
    for (n = 1; (name, number, n) in values; n++) list[n] = values[name, number, n]
    sort(list, n - 1)
    return n - 1
}
function median(n) { return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2 }
function spread(name, number,   n) {
    n = column(name, number)
    return sprintf("%.0f (%.0f-%.0f)", median(n), list[1], list[n])
}
function quote(text) {
    gsub(/[\\"]/, "\\\\&", text)
    return "\"" text "\""
}
function array(name, number,   n, text) {
    for (n = 1; (name, number, n) in values; n++) text = text (n > 1 ? ", " : "") values[name, number, n]
    return "[" text "]"
}
function object(name,   text, middle) {
    text = "    {\"case\": " quote(name) ", \"pages\": " pages[name]
    middle = median(column(name, 3))
    text = text ",\n     \"wall_ms\": {\"median\": " middle ", \"runs\": " array(name, 3) "}"
    middle = median(column(name, 4))
    text = text ",\n     \"processor_ms\": {\"median\": " middle ", \"runs\": " array(name, 4) "}"
    middle = median(column(name, 5))
    return text ",\n     \"peak_mib\": {\"median\": " middle ", \"runs\": " array(name, 5) "}}"
}

{
    if (!($1 in pages)) names[++count] = $1
    pages[$1] = $2
    times[$1]++
    for (i = 3; i <= 5; i++) values[$1, i, times[$1]] = $i + 0
}

END {
    if (!json) {
        wall = spread(case, 3)
        processor = spread(case, 4)
        middle = median(column(case, 4))
        peak = median(column(case, 5))
        printf "%-44s %-22s %-22s %9.1f %9.0f %10.1f\n", case, wall, processor, peak,
            middle * 1000 / pages[case], peak * 1024 / pages[case]
        exit
    }
    print "{\n  \"version\": " quote(version) ", \"processors\": " processors ","
    print "  \"output\": " quote(memory) ",\n  \"cases\": ["
    for (i = 1; i <= count; i++) print object(names[i]) (i < count ? "," : "")
    print "  ]\n}"
}

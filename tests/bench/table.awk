# From measured values (lib.bash tells their fields) to the table's line of one `case`; with ratio=1 to
# how many times as much case `one` takes as `two` in a `column`; with json=1 to JSON of all.

function sort(list, n,   i, j, value) {
    for (i = 2; i <= n; i++) {
        value = list[i]
        for (j = i - 1; j > 0 && list[j] > value; j--) list[j + 1] = list[j]
        list[j + 1] = value
    }
}
# The values of a case in one column; sorted, and how many there are is returned.
function column_of(name, number,   n) {
    for (n = 1; (name, number, n) in values; n++) list[n] = values[name, number, n]
    sort(list, n - 1)
    return n - 1
}
function median(n) { return n % 2 ? list[(n + 1) / 2] : (list[n / 2] + list[n / 2 + 1]) / 2 }
function spread(name, number,   n) {
    n = column_of(name, number)
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
function measured(name, number, label,   n) {
    n = column_of(name, number)
    return ",\n     \"" label "\": {\"median\": " median(n) ", \"least\": " list[1] ", \"most\": " list[n] \
        ", \"runs\": " array(name, number) "}"
}
function object(name,   text) {
    text = "    {\"case\": " quote(name) ", \"pages\": " pages[name]
    text = text measured(name, 4, "wall_ms") measured(name, 5, "processor_ms") measured(name, 6, "peak_mib")
    return text (name in phases ? ",\n     \"phases\": {" phases[name] "}" : "") "}"
}
function machine(   text) {
    text = "{\"processors\": " processors ", \"processor\": " quote(processor) ", \"memory_mib\": " mib + 0
    return text ", \"system\": " quote(distribution) ", \"kernel\": " quote(kernel) ", \"output\": " quote(output) "}"
}

$1 == "run" {
    if (!($2 in pages)) names[++count] = $2
    pages[$2] = $3
    times[$2]++
    for (i = 4; i <= 6; i++) values[$2, i, times[$2]] = $i + 0
}
$1 == "phase" {
    phases[$2] = phases[$2] (phases[$2] ? ", " : "") quote($3) ": {\"wall_ms\": " $4 ", \"processor_ms\": " $5 "}"
}
$1 == "fact" { facts = facts (facts ? ",\n" : "") "    {\"fact\": " quote($2) ", \"value\": " $3 ", \"unit\": " quote($4) "}" }
$1 == "note" { notes = notes (notes ? ", " : "") quote($2) ": " quote($3) }

END {
    if (ratio) {
        dividend = median(column_of(one, column))
        divisor = median(column_of(two, column))
        printf "%.2f", divisor ? dividend / divisor : 0
    } else if (!json) {
        wall = spread(case, 4)
        processor = spread(case, 5)
        middle = median(column_of(case, 5))
        peak = median(column_of(case, 6))
        printf "%-52s %-22s %-22s %9.1f %9.0f %10.1f\n", case, wall, processor, peak,
            middle * 1000 / pages[case], peak * 1024 / pages[case]
    } else {
        print "{\n  \"version\": " quote(version) ", \"commit\": " quote(commit) ", \"date\": " quote(date) ","
        print "  \"machine\": " machine() ",\n  \"programs\": {" notes "},\n  \"cases\": ["
        for (i = 1; i <= count; i++) print object(names[i]) (i < count ? "," : "")
        print "  ],\n  \"facts\": [\n" facts "\n  ]\n}"
    }
}

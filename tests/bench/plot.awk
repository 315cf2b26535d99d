# Draws the curve as SVG, from values.awk's lines: how long a website takes, cold, by how many pages it
# has. Both axes are logarithmic, so that a straight line at 45° is "twice as much, twice as long".

function log10(x) { return log(x) / log(10) }
function x_of(pages) { return left + (log10(pages) - 2) / 3.05 * width }
function y_of(seconds) { return top + height - (log10(seconds) - lowest) / (highest - lowest) * height }
function grouped(n) { return n < 1000 ? n : int(n / 1000) "," substr(n, length(n) - 2) }
function sorted(list, n,   i, j, held) {
    for (i = 2; i <= n; i++)
        for (j = i; j > 1 && list[j - 1] + 0 > list[j] + 0; j--) { held = list[j]; list[j] = list[j - 1]; list[j - 1] = held }
}
function line(kind, class,   i, text, y) {
    for (i = 1; i <= count; i++) {
        y = y_of(values[kind " " names[sizes[i]]] / 1000)
        text = text (i > 1 ? " " : "") sprintf("%.1f,%.1f", x_of(sizes[i]), y)
    }
    print "<polyline class=\"" class "\" points=\"" text "\"/>"
    for (i = 1; i <= count; i++) mark(class, "", x_of(sizes[i]), y_of(values[kind " " names[sizes[i]]] / 1000))
}
function mark(class, name, x, y) {
    if (name == "Eleventy") printf "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"7\" height=\"7\"/>\n", class, x - 3.5, y - 3.5
    else printf "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.5\"/>\n", class, x, y
}
function legend(class, name, text,   y) {
    y = top + 20 + 22 * legends++
    if (class != "other") printf "<polyline class=\"%s\" points=\"%d,%d %d,%d\"/>\n", class, left + 16, y, left + 44, y
    mark(class, name, left + 30, y)
    printf "<text x=\"%d\" y=\"%d\">%s</text>\n", left + 54, y + 4, text
}

BEGIN { FS = "\t"; left = 72; top = 24; width = 600; height = 330 }
{ values[$1] = $2 }
/^pages curve, / { names[$2] = substr($1, 7); sizes[++count] = $2 }
/^wall [0-9]+ exercises, site, cold, (Hugo|Eleventy)\t/ { others[++other_count] = substr($1, 6) }
END {
    if (count < 2) exit
    sorted(sizes, count)
    last = sizes[count]
    lowest = -2
    highest = 2
    most = values["processor " names[last]] / 1000
    if (most > 100) highest = 3
    print "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 420\" role=\"img\" aria-labelledby=\"title desc\">"
    print "<title id=\"title\">How long a website takes, by its number of pages</title>"
    printf "<desc id=\"desc\">Both axes are logarithmic. %s pages take %.2f seconds of wall time and %s pages %.1f seconds; between them the line is nearly straight.</desc>\n", \
        grouped(sizes[1]), values["wall " names[sizes[1]]] / 1000, grouped(last), values["wall " names[last]] / 1000
    print "<style>\n" \
        "svg { font: 13px system-ui, sans-serif } text { fill: #4a4f57 } .grid { stroke: #8888; stroke-width: .5 }\n" \
        ".fair { stroke: #888a; stroke-dasharray: 2 5 } polyline { fill: none; stroke-width: 2.2; stroke-linejoin: round }\n" \
        ".wall { stroke: #1d6fb8; fill: #1d6fb8 } .processor { stroke: #b0721c; fill: #b0721c } polyline.wall, polyline.processor { fill: none }\n" \
        ".other { fill: none; stroke: #777c85; stroke-width: 1.8 }\n" \
        "@media (prefers-color-scheme: dark) { text { fill: #b9bec7 } .wall { stroke: #6db3f2; fill: #6db3f2 }\n" \
        "  .processor { stroke: #e0a95a; fill: #e0a95a } .other { stroke: #9aa0aa } }\n</style>"
    for (decade = lowest; decade <= highest; decade++) {
        y = y_of(10 ^ decade)
        printf "<path class=\"grid\" d=\"M%d %.1fh%d\"/>", left, y, width
        printf "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s s</text>\n", left - 8, y + 4, 10 ^ decade
    }
    for (decade = 2; decade <= 5; decade++) {
        x = x_of(10 ^ decade)
        printf "<path class=\"grid\" d=\"M%.1f %dv%d\"/>", x, top, height
        printf "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n", x, top + height + 20, grouped(10 ^ decade)
    }
    printf "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">pages</text>\n", left + width / 2, top + height + 46
    # Straight growth from the middle on.
    middle = sizes[int((count + 1) / 2)]
    each = values["processor " names[middle]] / 1000 / middle
    printf "<path class=\"fair\" d=\"M%.1f %.1fL%.1f %.1f\"/>\n", x_of(100), y_of(each * 100), x_of(100000), y_of(each * 100000)
    line("processor", "processor")
    line("wall", "wall")
    legend("wall", "", "Regimen, wall time")
    legend("processor", "", "Regimen, processor time of all workers")
    for (i = 1; i <= other_count; i++) {
        name = others[i]
        sub(/.*, /, "", name)
        mark("other", name, x_of(values["pages " others[i]]), y_of(values["wall " others[i]] / 1000))
        if (!told[name]++) legend("other", name, name ", wall time")
    }
    print "</svg>"
}

# From the JSON that `run` and `peers` write (a case's name, each of its measures and its phases stand on
# lines of their own) to lines of "kind name<tab>value".

function text_after(label,   rest) {
    if (!match($0, "\"" label "\": \"")) return ""
    rest = substr($0, RSTART + RLENGTH)
    sub(/".*/, "", rest)
    return rest
}
function number_after(label,   rest) {
    if (!match($0, "\"" label "\": ")) return ""
    rest = substr($0, RSTART + RLENGTH)
    sub(/[,}\] ].*/, "", rest)
    return rest
}

/"case": / { name = text_after("case"); print "pages " name "\t" number_after("pages") }
/"wall_ms": {"median"/ { print "wall " name "\t" number_after("median") }
/"processor_ms": {"median"/ { print "processor " name "\t" number_after("median") }
/"peak_mib": {"median"/ { print "peak " name "\t" number_after("median") }
/"phases": {/ { sub(/.*"phases": /, ""); print "phases " name "\t" $0 }
/"fact": / { print "fact " text_after("fact") "\t" number_after("value") }
/"machine": / {
    print "machine\t" number_after("processors") " processors (" text_after("processor") "), " \
        int(number_after("memory_mib") / 1024 + 0.5) " GiB of memory, " text_after("system")
}
/"version": / { print "version\t" text_after("version") ", commit " text_after("commit") ", " text_after("date") }

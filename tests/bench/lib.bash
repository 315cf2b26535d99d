# What `run` and `peers` share: commands are timed in turn, and every value is kept.
#
# Wants $program, $runs and $json; is in the repository's root. $work is a folder for outputs that goes
# at the end, in a memory file system where there is one, so that no disk is measured. $work/values
# has lines of fields with tabs between them:
#
#   run    case pages wall-ms processor-ms peak-MiB
#   phase  case phase wall-ms processor-ms          (what --timings tells, in one run more)
#   fact   name value unit
#   note   name text
unset SOURCE_DATE_EPOCH
export LC_ALL=C.UTF-8
memory=/dev/shm
[[ -d $memory && -w $memory ]] || memory=${TMPDIR:-/tmp}
work=$(mktemp -d "$memory/regimen-bench.XXXXXX")
trap 'rm -rf "$work"' EXIT
trap 'exit 130' INT TERM
: > "$work/values"

# Only GNU time tells peak memory; without it that column is 0.
peak=()
[[ -x /usr/bin/time ]] && /usr/bin/time -f %M -o "$work/peak" true 2> /dev/null &&
    peak=(/usr/bin/time -q -f %M -o "$work/peak")

# Runs a command once, and keeps the values unless it is the warm-up.
once() { # case pages status kept command...
    local case=$1 pages=$2 wanted=$3 kept=$4 status=0 TIMEFORMAT='%3R %3U %3S'
    shift 4
    echo 0 > "$work/peak"
    { time timeout -s KILL 1800 "${peak[@]}" "$@" > "$work/said" 2>&1 || status=$?; } 2> "$work/times"
    if [[ $status -ne $wanted ]]; then
        echo "$case: exit status $status" >&2
        tail -5 "$work/said" >&2
        exit 1
    fi
    [[ $kept ]] || return 0
    awk -v case="$case" -v pages="$pages" -v peak="$(tail -1 "$work/peak")" \
        '{ printf "run\t%s\t%d\t%.0f\t%.0f\t%.1f\n", case, pages, $1 * 1000, ($2 + $3) * 1000, peak / 1024 }' \
        "$work/times" >> "$work/values"
}

# Cases that wait to be measured: what is to be done before each run, not timed, and what is.
names=() counts=() wanted=() before=() commands=()
add() { # case pages status preparation command...
    names+=("$1") counts+=("$2") wanted+=("$3") before+=("$4")
    shift 4
    commands+=("$(printf '%q ' "$@")")
}

# Measures those that wait: each once to warm up, then in turn, so that what else the machine does
# falls on all of them alike. Prints a line for each.
measure_added() {
    local run i
    for ((run = 0; run <= runs; run++)); do
        for i in "${!names[@]}"; do
            eval "${before[i]}"
            eval "once \"\${names[i]}\" ${counts[i]} ${wanted[i]} \"$([[ $run -eq 0 ]] || echo kept)\" ${commands[i]}"
        done
    done
    for i in "${!names[@]}"; do
        awk -F '\t' -v case="${names[i]}" -f tests/bench/table.awk "$work/values"
    done
    names=() counts=() wanted=() before=() commands=()
}
measure() { add "$@"; measure_added; }

# Where the time of a case goes.
phases() { # case command of regimen...
    local case=$1
    shift
    "$program" "$@" --timings 2>&1 > /dev/null | awk -v case="$case" \
        '$3 == "s" && $5 == "s" { printf "phase\t%s\t%s\t%.1f\t%.1f\n", case, $1, $2 * 1000, $4 * 1000 }' >> "$work/values"
}

fact() { # name value unit
    printf 'fact\t%s\t%s\t%s\n' "$1" "$2" "$3" >> "$work/values"
    printf '%-52s %14s %s\n' "$1" "$2" "$3"
}

note() { # name, a text about it
    printf 'note\t%s\t%s\n' "$1" "$2" >> "$work/values"
    printf '%-12s %s\n' "$1" "$2"
}

# How many times as much the first case takes as the second, by medians.
ratio() { # name case case column (4: wall, 5: processor, 6: peak)
    fact "$1" "$(awk -F '\t' -v one="$2" -v two="$3" -v column="$4" -v ratio=1 -f tests/bench/table.awk "$work/values")" times
}

heading() {
    printf '%-52s %-22s %-22s %9s %9s %10s\n' case 'wall, ms' 'processor, ms' 'peak, MiB' 'us a page' 'KiB a page'
}

pages_of() { find "$1/content" -name '*.md' | wc -l; }
state_of() { (cd "$1" && find . -printf '%P %y %m %i %T@ %C@ %s\n' | sort); }

# All values as JSON, with what they were measured on.
write_json() {
    mkdir -p "$(dirname "$json")"
    awk -F '\t' -v json=1 -v version="$("$program" --version | head -1)" \
        -v commit="$(git rev-parse --short HEAD 2> /dev/null || true)" -v output="$memory" \
        -v processors="$(nproc)" -v kernel="$(uname -sr)" \
        -v processor="$(sed -n 's/^model name.*: //p' /proc/cpuinfo 2> /dev/null | head -1)" \
        -v mib="$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo 2> /dev/null)" \
        -v distribution="$(. /etc/os-release 2> /dev/null && echo "$PRETTY_NAME")" \
        -v date="$(date -u +%Y-%m-%d)" -f tests/bench/table.awk "$work/values" > "$json"
    echo "written to $json"
}

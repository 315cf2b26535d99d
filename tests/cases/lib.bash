# What the cases share. A case begins with `. "$TESTS/cases/lib.bash"` and is then in its own empty
# folder; it fails by ending with another status than 0 after saying why.
cd "$CASE"

# The program, which must never hang.
regimen() { timeout -s KILL 120 "$REGIMEN" "$@"; }

fail() {
    printf '%s\n' "$*"
    exit 1
}

# Runs a command, keeps what it says in the files `out` and `err`, and wants the exit status.
expect() { # status command...
    local wanted=$1 status=0
    shift
    "$@" > "$CASE/out" 2> "$CASE/err" || status=$?
    [[ $status -eq $wanted ]] && return
    echo "exit status $status, not $wanted: $*"
    head -40 "$CASE/out" "$CASE/err"
    exit 1
}

# Wants a text, or wants it not, in a file.
says() { # file text
    grep -qF -- "$2" "$1" || { echo "not in $1: $2"; head -40 "$1"; exit 1; }
}
says_not() { # file text
    ! grep -F -- "$2" "$1" || fail "in $1 stands: $2"
}

# A copy of the small guide, or of the repository's own, in a folder.
small_guide() { mkdir -p "$1" && cp -r "$TESTS/sites/small/content" "$1/"; }
shipped_guide() { mkdir -p "$1" && cp -r "$TESTS/../content" "$1/"; }

# Every file of a folder with its bytes; everything in a folder down to inode and time of change.
bytes_of() { (cd "$1" && find . \( -type f -o -type l \) -print0 | sort -z | xargs -0 sha256sum); }
# The same without the records of what outputs were made from.
outputs_of() { bytes_of "$1" | grep -v ' \./\.regimen-made$'; }
state_of() { (cd "$1" && find . -printf '%P %y %m %i %T@ %C@ %s\n' | sort); }

# No staging folder may be left beside an output folder.
nothing_staged() { # folder
    local left
    left=$(find "$1" -maxdepth 1 -name '.*regimen-stage*')
    [[ -z $left ]] || fail "left behind: $left"
}

# A page of a small guide with a body, to be followed by the body's text.
page_head() { printf -- '---\ntitle: Why\norder: 1\nsummary: Reasons.\n---\n## Because\n\n'; }

#!/bin/sh
# Installs what is missing for a purpose: build, test, fuzz, lint, bench, peers, counts, web or conformance.
#
# Where everything is present it asks nothing and says nothing. On Debian and its kin it asks apt,
# through sudo where needed; on other systems it prints the list.
set -eu

build="gcc make pkg-config libc6-dev libcmark-gfm-dev libcmark-gfm-extensions-dev libxml2-dev
    liblua5.4-dev libyaml-dev libicu-dev libpango1.0-dev libfontconfig-dev libharfbuzz-dev
    libdeflate-dev libpng-dev libjpeg-dev libqrencode-dev libhyphen-dev libmicrohttpd-dev libcairo2-dev libfreetype-dev nettle-dev fonts-noto-core"
test="libcmocka-dev libzip-dev libxml2-utils poppler-utils qpdf unzip diffutils npm"
lint="clang-format clang-tidy cppcheck"
fuzz="clang libclang-rt-dev"
bench="time"
counts="valgrind"
peers="time npm python3-venv hugo pandoc weasyprint chromium"
web="npm chromium firefox-esr poppler-utils"
conformance="default-jdk-headless maven npm chromium libxml2-utils poppler-utils qpdf zbar-tools"

wanted=""
for purpose in "$@"; do
    case $purpose in
    build) wanted="$wanted $build" ;;
    test) wanted="$wanted $build $test" ;;
    fuzz) wanted="$wanted $build $fuzz" ;;
    lint) wanted="$wanted $build $lint" ;;
    bench) wanted="$wanted $build $bench" ;;
    peers) wanted="$wanted $build $peers" ;;
    counts) wanted="$wanted $build $counts" ;;
    web) wanted="$wanted $build $web" ;;
    conformance) wanted="$wanted $build $conformance" ;;
    *) echo "needs.sh: unknown purpose '$purpose'" >&2; exit 2 ;;
    esac
done

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    # Nothing to ask here. Where the libraries are present, by whatever name, that is enough.
    if command -v pkg-config >/dev/null && pkg-config --exists libcmark-gfm libxml-2.0 lua5.4 \
        yaml-0.1 icu-i18n pangoft2 fontconfig harfbuzz-subset libdeflate libpng libjpeg libqrencode libmicrohttpd cairo freetype2 nettle; then
        exit 0
    fi
    echo "This system's package manager is not known here. Please install these (Debian's names):" >&2
    for package in $wanted; do echo "  $package"; done | sort -u >&2
    exit 1
fi

# A tool that came by another way than its package will do as well.
have() {
    case $1 in
    npm) command -v npm >/dev/null && return 0 ;;
    maven) command -v mvn >/dev/null && return 0 ;;
    default-jdk-headless) command -v javac >/dev/null && return 0 ;;
    esac
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]
}

missing=""
for package in $wanted; do
    have "$package" || case " $missing " in *" $package "*) ;; *) missing="$missing $package" ;; esac
done
[ -n "$missing" ] || exit 0

sudo=""
if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || {
        echo "These packages are missing, and there is no sudo to install them with:$missing" >&2
        exit 1
    }
    sudo=sudo
fi
echo "Installing:$missing"
$sudo apt-get -o DPkg::Lock::Timeout=120 -qq update
# shellcheck disable=SC2086 # a list of words
$sudo env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=120 -qq install \
    --no-install-recommends -y $missing >/dev/null

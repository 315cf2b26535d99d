#!/usr/bin/env bash
# Checks that a room includes only the rooms and libraries that tests/lint/arrows.mk allows, and
# that no header shows a library's type to another room.
set -u
cd "$(dirname "$0")/../.." || exit 2
failed=0
say() { echo "$1"; failed=1; }
allowed() { sed -n "s/^$1_$2 *:= *//p" tests/lint/arrows.mk; }

# Which libraries an included header belongs to.
library_of() {
    case $1 in
    unicode/*) echo icu-uc ;; yaml.h) echo yaml-0.1 ;; cmark*) echo libcmark-gfm ;;
    libxml/*) echo libxml-2.0 ;; lua.h | lauxlib.h | lualib.h) echo lua5.4 ;;
    hb*.h) echo harfbuzz ;; libdeflate.h) echo libdeflate ;; zip.h) echo libzip ;;
    pango/*) echo pangoft2 ;; fontconfig/*) echo fontconfig ;; qrencode.h) echo libqrencode ;;
    cairo*.h) echo cairo ;; nettle/*) echo nettle ;;
    glib*.h) echo pangoft2 ;; ft2build.h) echo freetype2 ;;
    microhttpd.h) echo libmicrohttpd ;;
    png.h) echo libpng ;; jpeglib.h) echo libjpeg ;; esac
}

for file in src/*/*.[ch]; do
    room=${file#src/}; room=${room%%/*}
    rooms=" $(allowed USES "$room") $room "
    libraries=" $(allowed LIBS "$room") "
    while read -r line included; do
        other=${included%%/*}
        case $rooms in *" $other "*) ;; *) say "$file:$line: $room may not use $other ($included)" ;; esac
    done < <(grep -nE '^#include "' "$file" | sed -E 's/^([0-9]+):#include "([^"]+)".*/\1 \2/')
    while read -r line included; do
        library=$(library_of "$included")
        [[ -z $library ]] && continue
        case $libraries in *" $library "*) ;; *) say "$file:$line: $room may not use $library" ;; esac
    done < <(grep -nE '^#include <' "$file" | sed -E 's/^([0-9]+):#include <([^>]+)>.*/\1 \2/')
done

# A header that includes a library's must say that it is for its room alone, and be so.
for header in src/*/*.h; do
    room=${header#src/}; room=${room%%/*}; path=${header#src/}
    public=$(grep -lF "#include \"$path\"" src/*/*.[ch] | grep -v "^src/$room/" | head -1)
    [[ -z $public ]] && continue
    grep -oE '^#include <[^>]+>' "$header" | sed -E 's/#include <(.*)>/\1/' | while read -r included; do
        [[ -n $(library_of "$included") ]] && echo "$header: shows $included to $public"
    done | { grep . && exit 1; true; } || failed=1
done

[[ $failed -eq 0 ]] && echo "arrows: $(ls src/*/*.[ch] | wc -l) files, all as allowed"
exit $failed

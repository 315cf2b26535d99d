#!/bin/sh
# Prints a C table of the named files for base/resource.h, sorted by the names that the program
# knows them by.
set -eu

embedded_name() {
    case $1 in
    src/check/guide.xsd) echo schema/guide.xsd ;;
    docs/*) echo "${1#docs/}" ;;
    src/cli/init/*) echo "init/${1#src/cli/init/}" ;;
    src/cli/serve/*) echo "serve/${1#src/cli/serve/}" ;;
    *) echo "$1" ;;
    esac
}

list=$(for file in "$@"; do printf '%s %s\n' "$(embedded_name "$file")" "$file"; done | LC_ALL=C sort)

printf '// Made by tools/embed.sh; do not edit.\n#include "base/resource.h"\n\n'
n=0
echo "$list" | while read -r _ file; do
    printf 'static const unsigned char file_%d[] = {\n' "$n"
    od -An -v -tu1 "$file" | sed 's/  */,/g; s/^,//; s/$/,/'
    printf '0};\n'
    n=$((n + 1))
done
printf '\nconst struct embedded_file embedded_files[] = {\n'
n=0
echo "$list" | while read -r name _; do
    printf '    {"%s", file_%d, sizeof file_%d - 1},\n' "$name" "$n" "$n"
    n=$((n + 1))
done
printf '};\nconst size_t embedded_file_count = %d;\n' "$#"

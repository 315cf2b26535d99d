#!/usr/bin/env bash
# Checks that all C files are formatted as .clang-format says.
set -u
cd "$(dirname "$0")/../.." || exit 2
mapfile -t files < <(git ls-files --cached --others --exclude-standard 'src/*.c' 'src/*.h' 'tests/*.c' 'tests/*.h')
clang-format --dry-run -Werror "${files[@]}" || { echo "format: 'make format' mends this"; exit 1; }
echo "format: ${#files[@]} files"

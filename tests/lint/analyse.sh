#!/usr/bin/env bash
# Static analysis by cppcheck and by clang-tidy, whose checks stand in .clang-tidy; any finding fails.
set -u
cd "$(dirname "$0")/../.." || exit 2
jobs=$(nproc)
cppcheck --quiet --std=c17 --language=c -j "$jobs" --error-exitcode=1 -Isrc \
    --enable=warning,performance,portability --inline-suppr \
    --suppress=missingIncludeSystem --suppress=normalCheckLevelMaxBranches \
    -DREGIMEN_VERSION='""' src || exit 1
echo "cppcheck: nothing found"
libraries=$(sed -n 's/^LIBS_[a-z]* *:= *//p' tests/lint/arrows.mk)
# shellcheck disable=SC2046,SC2086 # lists of words
printf '%s\n' src/*/*.c | xargs -P "$jobs" -n 8 sh -c 'clang-tidy --quiet "$@" -- -std=c17 -D_GNU_SOURCE \
    -Isrc -DREGIMEN_VERSION="\"\"" '"$(pkg-config --cflags $libraries | tr '\n' ' ')"' 2>/dev/null' sh \
    || { echo "clang-tidy: see above"; exit 1; }
echo "clang-tidy: nothing found"

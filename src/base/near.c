// Nearest names; see near.h.
#include "base/near.h"

#include "base/buf.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

enum { LONGEST = 63, FAR = 1000, MOST_SOUGHT = 100 };

static int least(int a, int b, int c) {
    int least_of_two = a < b ? a : b;
    return least_of_two < c ? least_of_two : c;
}

// Optimal string alignment distance: Damerau, Communications of the ACM 7 (1964), 171-176.
static int distance(const char *a, const char *b) {
    size_t n = strlen(a), m = strlen(b);
    if (n > LONGEST || m > LONGEST) return FAR;
    int rows[3][LONGEST + 1];
    int *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= m; j++) last[j] = (int)j;
    for (size_t i = 1; i <= n; i++) {
        row[0] = (int)i;
        for (size_t j = 1; j <= m; j++) {
            int change = tolower((unsigned char)a[i - 1]) != tolower((unsigned char)b[j - 1]);
            row[j] = least(last[j] + 1, row[j - 1] + 1, last[j - 1] + change);
            bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
            if (swapped && before[j - 2] + 1 < row[j]) row[j] = before[j - 2] + 1;
        }
        int *spare = before;
        before = last;
        last = row;
        row = spare;
    }
    return last[m];
}

// The letters of a word as a set of bits; small and capital letters share theirs, and some others
// do too.
static uint32_t letters_of(const char *word) {
    uint32_t set = 0;
    for (; *word; word++) set |= UINT32_C(1) << (*word & 31);
    return set;
}

// A mistake brings at most one letter and takes at most one away, so this is the least distance of
// two words. It is found many times faster than the distance.
static int least_distance(uint32_t a, uint32_t b) {
    int more = __builtin_popcount(a & ~b), less = __builtin_popcount(b & ~a);
    return more > less ? more : less;
}

const char *near_find(const char *word, const struct strings *candidates) {
    const char *nearest = NULL;
    int best = FAR;
    uint32_t letters = letters_of(word);
    for (size_t i = 0; i < candidates->n; i++) {
        const char *candidate = candidates->at[i];
        int limit = (int)(strlen(candidate) + 2) / 3;
        if (limit >= best) limit = best - 1;
        if (least_distance(letters, letters_of(candidate)) > limit) continue;
        int d = distance(word, candidate);
        if (d <= limit) {
            best = d;
            nearest = candidate;
        }
    }
    return nearest;
}

bool near_may_seek(size_t *sought) {
    return (*sought)++ < MOST_SOUGHT;
}

const char *near_hint(struct arena *arena, const char *word, const struct strings *candidates) {
    const char *nearest = near_find(word, candidates);
    return nearest ? arena_printf(arena, "did you mean '%s'?", nearest) : NULL;
}

const char *near_list(struct arena *arena, const struct strings *candidates) {
    struct buf text;
    buf_init(&text);
    buf_puts(&text, "one of: ");
    for (size_t i = 0; i < candidates->n; i++)
        buf_printf(&text, "%s%s", i ? ", " : "", candidates->at[i]);
    const char *copy = arena_strdup(arena, text.at);
    buf_release(&text);
    return copy;
}

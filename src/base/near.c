// Nearest names; see near.h.
#include "base/near.h"

#include "base/buf.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>

enum { LONGEST = 63, FAR = 1000, MOST_LISTED = 30 };

// What a search may cost, in names looked at: one costs some nanoseconds, and to compare it
// letter by letter about as much as to look at COMPARISON others.
enum { COMPARISON = 30, MOST_EFFORT = 100000000 };

static int least(int a, int b, int c) {
    int least_of_two = a < b ? a : b;
    return least_of_two < c ? least_of_two : c;
}

static bool same_letter(char a, char b) {
    return tolower((unsigned char)a) == tolower((unsigned char)b);
}

// Optimal string alignment distance: Damerau, Communications of the ACM 7 (1964), 171-176. FAR as
// soon as it is known to be more than `most`.
static int align(const char *a, size_t n, const char *b, size_t m, int most) {
    int rows[3][LONGEST + 1];
    int *before = rows[0], *last = rows[1], *row = rows[2];
    for (size_t j = 0; j <= m; j++) last[j] = (int)j;
    for (size_t i = 1; i <= n; i++) {
        int lowest = row[0] = (int)i;
        for (size_t j = 1; j <= m; j++) {
            int change = !same_letter(a[i - 1], b[j - 1]);
            row[j] = least(last[j] + 1, row[j - 1] + 1, last[j - 1] + change);
            bool swapped = i > 1 && j > 1 && same_letter(a[i - 1], b[j - 2]) &&
                           same_letter(a[i - 2], b[j - 1]);
            if (swapped && before[j - 2] + 1 < row[j]) row[j] = before[j - 2] + 1;
            if (row[j] < lowest) lowest = row[j];
        }
        if (lowest > most + 1) return FAR; // a swap can still take one off, no more
        int *spare = before;
        before = last;
        last = row;
        row = spare;
    }
    return last[m] <= most ? last[m] : FAR;
}

// What is the same at both ends makes no distance, and is most of it where names are numbered.
static int distance(const struct near_name *a, const struct near_name *b, int most) {
    const char *from = a->text, *to = b->text;
    size_t n = a->length, m = b->length;
    if (n > LONGEST || m > LONGEST) return FAR;
    while (n && m && same_letter(*from, *to)) from++, to++, n--, m--;
    while (n && m && same_letter(from[n - 1], to[m - 1])) n--, m--;
    return align(from, n, to, m, most);
}

// A word's letters and digits as a set of bits; those that stand in it twice have another one.
static uint64_t letters_of(const char *word) {
    uint64_t once = 0, twice = 0;
    for (; *word; word++) {
        unsigned char c = (unsigned char)*word;
        unsigned kind = isdigit(c) ? 26 + (c - '0') % 6 : c & 31;
        if (ispunct(c)) continue;
        uint64_t bit = UINT64_C(1) << kind;
        twice |= once & bit;
        once |= bit;
    }
    return once | twice << 32;
}

static struct near_name describe(const char *text, const char *value) {
    return (struct near_name){text, value, strlen(text), letters_of(text)};
}

static bool holds_more_than(uint64_t set, int count) {
    for (; count > 0; count--) set &= set - 1; // takes one bit away
    return set != 0;
}

// A mistake brings at most one letter and takes at most one away. Whether two names cannot be
// within a distance is told by that many times faster than by the distance.
static bool is_far(const struct near_name *a, const struct near_name *b, int limit) {
    size_t more = a->length > b->length ? a->length - b->length : b->length - a->length;
    return more > (size_t)limit || holds_more_than(a->letters & ~b->letters, limit) ||
           holds_more_than(b->letters & ~a->letters, limit);
}

struct search {
    struct near_name word;
    const char *nearest; // its value
    int best;
    size_t effort;
};

// Takes a name that is nearer than what was found, and no further than `most`.
static void consider(struct search *search, const struct near_name *name, int most) {
    int limit = (int)(name->length + 2) / 3;
    if (limit > most) limit = most;
    if (limit >= search->best) limit = search->best - 1;
    search->effort++;
    if (is_far(&search->word, name, limit)) return;
    search->effort += COMPARISON;
    int found = distance(&search->word, name, limit);
    if (found > limit) return;
    search->best = found;
    search->nearest = name->value;
}

const char *near_find(const char *word, const struct strings *candidates) {
    struct search search = {.word = describe(word, NULL), .best = FAR};
    for (size_t i = 0; i < candidates->n && search.best; i++) {
        struct near_name name = describe(candidates->at[i], candidates->at[i]);
        consider(&search, &name, FAR);
    }
    return search.nearest;
}

bool near_is_within(const char *word, const char *name, int most) {
    const struct near_name one = describe(word, NULL), two = describe(name, NULL);
    return distance(&one, &two, most) <= most;
}

void near_add(struct arena *arena, struct near_index *index, const char *name, const char *value) {
    vec_push(arena, index, describe(name, value));
}

// Nearly every name that is mistyped has one mistake, so that is looked for first: few names need
// to be compared for it.
const char *near_seek(struct near_index *index, const char *word) {
    if (index->effort > MOST_EFFORT) return NULL;
    struct search search = {.word = describe(word, NULL), .best = FAR};
    for (size_t i = 0; i < index->n && search.best; i++) consider(&search, &index->at[i], 1);
    bool found = search.best != FAR;
    for (size_t i = 0; i < index->n && !found; i++) consider(&search, &index->at[i], FAR);
    index->effort += search.effort;
    return search.nearest;
}

const char *near_hint(struct arena *arena, const char *word, const struct strings *candidates) {
    const char *nearest = near_find(word, candidates);
    return nearest ? arena_printf(arena, "did you mean '%s'?", nearest) : NULL;
}

const char *near_list(struct arena *arena, const struct strings *candidates) {
    struct buf text;
    buf_init(&text);
    buf_puts(&text, "one of: ");
    for (size_t i = 0; i < candidates->n && i < MOST_LISTED; i++)
        buf_printf(&text, "%s%s", i ? ", " : "", candidates->at[i]);
    if (candidates->n > MOST_LISTED) buf_puts(&text, ", ...");
    const char *copy = arena_strdup(arena, text.at);
    buf_release(&text);
    return copy;
}

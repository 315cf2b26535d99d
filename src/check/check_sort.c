// The order of a guide's entries and terms; see check_checked.h.
#include "check/check_checked.h"
#include "dose/dose_words.h"

#include <stdlib.h>
#include <string.h>

struct order {
    struct dose_speaker *speaker;
    const struct routine *first;
};

static int compare_titles(const struct order *order, const struct entry *a, const struct entry *b) {
    int titles = order->speaker ? dose_compare(order->speaker, a->title, b->title)
                                : strcmp(a->title, b->title);
    return titles ? titles : strcmp(a->id, b->id);
}

static int compare_exercises(const void *a, const void *b, void *order) {
    return compare_titles(order, *(const struct entry *const *)a, *(const struct entry *const *)b);
}

static int compare_routines(const void *a, const void *b, void *data) {
    const struct order *order = data;
    const struct routine *x = *(const struct routine *const *)a;
    const struct routine *y = *(const struct routine *const *)b;
    if ((x == order->first) != (y == order->first)) return x == order->first ? -1 : 1;
    return compare_titles(order, &x->entry, &y->entry);
}

static int compare_pages(const void *a, const void *b, void *order) {
    const struct page *x = *(const struct page *const *)a, *y = *(const struct page *const *)b;
    if (x->order != y->order) return x->order < y->order ? -1 : 1;
    return compare_titles(order, &x->entry, &y->entry);
}

static int compare_terms(const void *a, const void *b, void *data) {
    const struct order *order = data;
    const char *x = ((const struct glossary_term *)a)->term;
    const char *y = ((const struct glossary_term *)b)->term;
    int terms = order->speaker ? dose_compare(order->speaker, x, y) : 0;
    return terms ? terms : strcmp(x, y);
}

void check_sort_entries(struct checked *checked) {
    struct guide *guide = &checked->guide;
    struct order order = {dose_speaker_open(checked->words), guide->default_routine};
    if (guide->exercises.n)
        qsort_r(guide->exercises.at, guide->exercises.n, sizeof *guide->exercises.at,
                compare_exercises, &order);
    if (guide->routines.n)
        qsort_r(guide->routines.at, guide->routines.n, sizeof *guide->routines.at, compare_routines,
                &order);
    if (guide->pages.n)
        qsort_r(guide->pages.at, guide->pages.n, sizeof *guide->pages.at, compare_pages, &order);
    if (guide->brand_pages.n)
        qsort_r(guide->brand_pages.at, guide->brand_pages.n, sizeof *guide->brand_pages.at,
                compare_pages, &order);
    if (guide->glossary.n)
        qsort_r(guide->glossary.at, guide->glossary.n, sizeof *guide->glossary.at, compare_terms,
                &order);
    dose_speaker_close(order.speaker);
}

static bool is_sorted(const void *items, size_t count,
                      int (*compare)(const void *, const void *, void *), struct order *order) {
    const void *const *at = items;
    for (size_t i = 1; i < count; i++)
        if (compare(&at[i - 1], &at[i], order) > 0) return false;
    return true;
}

bool check_is_sorted(struct checked *checked) {
    const struct guide *guide = &checked->guide;
    struct order order = {dose_speaker_open(checked->words), guide->default_routine};
    bool sorted = is_sorted(guide->exercises.at, guide->exercises.n, compare_exercises, &order) &&
                  is_sorted(guide->routines.at, guide->routines.n, compare_routines, &order) &&
                  is_sorted(guide->pages.at, guide->pages.n, compare_pages, &order) &&
                  is_sorted(guide->brand_pages.at, guide->brand_pages.n, compare_pages, &order);
    dose_speaker_close(order.speaker);
    return sorted;
}

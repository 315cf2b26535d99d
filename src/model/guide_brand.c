// A guide under a brand; see guide_brand.h.
#include "model/guide_brand.h"

#include "base/hash.h"

#include <string.h>

static bool names(const struct strings *list, const char *id) {
    for (size_t i = 0; i < list->n; i++)
        if (strcmp(list->at[i], id) == 0) return true;
    return false;
}

// ---- what is chosen -----------------------------------------------------------------------------

// The paper of the brand in place of the ordinary ones; what was in large print stays in large
// print.
static void choose_papers(const struct brand *brand, const bool from[PAPERS], bool to[PAPERS]) {
    static const enum paper large[PAPERS] = {
        [PAPER_A4] = PAPER_A4_LARGE, [PAPER_LETTER] = PAPER_LETTER_LARGE, [PAPER_A5] = PAPER_A5};
    bool any_large = from[PAPER_A4_LARGE] || from[PAPER_LETTER_LARGE];
    memset(to, 0, PAPERS * sizeof *to);
    to[brand->paper] = true;
    if (any_large) to[large[brand->paper]] = true;
}

static const struct routine *brand_routine(const struct routine *routine, const struct brand *brand,
                                           struct arena *arena) {
    if (brand->paper < 0) return routine;
    struct routine *branded = arena_alloc(arena, sizeof *branded);
    *branded = *routine;
    choose_papers(brand, routine->papers, branded->papers);
    return branded;
}

static struct routines choose_routines(const struct guide *guide, const struct brand *brand,
                                       struct arena *arena) {
    struct routines chosen = {0};
    for (size_t i = 0; i < guide->routines.n; i++)
        if (!brand->routines.n || names(&brand->routines, guide->routines.at[i]->entry.id))
            vec_push(arena, &chosen, brand_routine(guide->routines.at[i], brand, arena));
    return chosen;
}

static bool has_exercise(const struct routine *routine, const struct exercise *exercise) {
    for (size_t i = 0; i < routine->phases.n; i++)
        for (size_t j = 0; j < routine->phases.at[i].n; j++)
            if (routine->phases.at[i].at[j].exercise == exercise) return true;
    return false;
}

static bool is_needed(const struct routines *routines, const struct exercise *exercise) {
    for (size_t i = 0; i < routines->n; i++)
        if (has_exercise(routines->at[i], exercise)) return true;
    return false;
}

static struct exercises choose_exercises(const struct guide *guide, const struct brand *brand,
                                         const struct routines *routines, struct arena *arena) {
    struct exercises chosen = {0};
    for (size_t i = 0; i < guide->exercises.n; i++) {
        const struct exercise *exercise = guide->exercises.at[i];
        if (!brand->exercises.n || names(&brand->exercises, exercise->entry.id) ||
            is_needed(routines, exercise))
            vec_push(arena, &chosen, exercise);
    }
    return chosen;
}

static const struct routine *choose_default(const struct guide *guide,
                                            const struct routines *routines) {
    const char *usual = guide->default_routine ? guide->default_routine->entry.id : "";
    for (size_t i = 0; i < routines->n; i++)
        if (strcmp(routines->at[i]->entry.id, usual) == 0) return routines->at[i];
    return routines->n ? routines->at[0] : NULL;
}

// The guide's pages with the brand's among them, by their order.
static struct pages choose_pages(const struct guide *guide, const struct brand *brand,
                                 struct arena *arena) {
    struct pages chosen = {0};
    size_t own = 0;
    for (size_t i = 0; i <= guide->pages.n; i++) {
        for (; own < guide->brand_pages.n; own++) {
            const struct page *page = guide->brand_pages.at[own];
            if (strcmp(page->brand, brand->id) != 0) continue;
            if (i < guide->pages.n && page->order >= guide->pages.at[i]->order) break;
            vec_push(arena, &chosen, page);
        }
        if (i < guide->pages.n) vec_push(arena, &chosen, guide->pages.at[i]);
    }
    return chosen;
}

static struct strings choose_files(const struct guide *guide, const struct brand *brand,
                                   struct arena *arena) {
    struct strings chosen = {0};
    const char *folder = arena_printf(arena, "brands/%s/", brand->id);
    if (brand->logo) vec_push(arena, &chosen, brand->logo);
    for (size_t i = 0; i < guide->brand_files.n; i++)
        if (strncmp(guide->brand_files.at[i], folder, strlen(folder)) == 0 &&
            (!brand->logo || strcmp(guide->brand_files.at[i], brand->logo) != 0))
            vec_push(arena, &chosen, guide->brand_files.at[i]);
    for (size_t i = 0; i < guide->files.n; i++) vec_push(arena, &chosen, guide->files.at[i]);
    return chosen;
}

// ---- the book's name ----------------------------------------------------------------------------

static const char *make_identifier(const struct guide *guide, const struct brand *brand,
                                   struct arena *arena) {
    const char *first = arena_printf(arena, "%s %s", guide->identifier, brand->id);
    const char *second = arena_printf(arena, "%s %s", brand->id, guide->identifier);
    unsigned long long high = hash_bytes(first, strlen(first));
    unsigned long long low = hash_bytes(second, strlen(second));
    return arena_printf(arena, "urn:uuid:%08llx-%04llx-8%03llx-%04llx-%012llx", high >> 32,
                        high >> 16 & 0xFFFF, high & 0xFFF, (low >> 48 & 0x3FFF) | 0x8000,
                        low & 0xFFFFFFFFFFFF);
}

const struct guide *guide_for_brand(const struct guide *guide, const struct brand *brand,
                                    struct arena *arena) {
    struct guide *branded = arena_alloc(arena, sizeof *branded);
    *branded = *guide;
    branded->brand = brand;
    branded->publisher = brand->name;
    if (brand->base_url) branded->base_url = brand->base_url;
    if (brand->summary) branded->summary = brand->summary;
    if (brand->summary) branded->description = NULL; // it would tell of the whole guide
    if (brand->description) branded->description = brand->description;
    if (brand->disclaimer) branded->disclaimer = brand->disclaimer;
    branded->identifier =
        brand->identifier ? brand->identifier : make_identifier(guide, brand, arena);
    if (brand->paper >= 0) choose_papers(brand, guide->papers, branded->papers);
    branded->routines = choose_routines(guide, brand, arena);
    branded->exercises = choose_exercises(guide, brand, &branded->routines, arena);
    branded->pages = choose_pages(guide, brand, arena);
    branded->files = choose_files(guide, brand, arena);
    branded->default_routine = choose_default(guide, &branded->routines);
    return branded;
}

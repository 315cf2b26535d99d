// Lists; see site_lists.h.
#include "site/site_lists.h"

#include "base/utf8.h"
#include "dose/dose_words.h"

#include <stdlib.h>
#include <string.h>

// A folder's name stays well below the 255 bytes that file systems allow.
#define SLUG_LONGEST 120

const char *const site_facet_names[SITE_FACETS] = {"kind", "position", "equipment", "muscle"};

// What is needed only while the lists are made.
struct maker {
    struct site_plan *plan;
    struct map by_slug[SITE_FACETS]; // whole slug -> struct site_list
    struct map taken[SITE_FACETS];   // folder name -> itself
    struct buf text;
};

// Cuts at a whole character.
static void shorten(struct buf *text) {
    size_t length = SLUG_LONGEST;
    if (text->len <= length) return;
    while (((unsigned char)text->at[length] & 0xC0) == 0x80) length--;
    buf_cut(text, length);
}

// A folder name for the slug in maker->text that no other list of the facet has.
static const char *choose_folder(struct maker *maker, enum site_facet facet, const char *name) {
    struct arena *arena = maker->plan->arena;
    shorten(&maker->text);
    const char *slug = *name ? "unnamed" : "none";
    if (maker->text.len) slug = arena_strdup(arena, maker->text.at);
    const char *folder = slug;
    for (int n = 2; map_add(arena, &maker->taken[facet], folder, folder); n++)
        folder = arena_printf(arena, "%s-%d", slug, n);
    return folder;
}

static struct site_list *new_list(struct maker *maker, enum site_facet facet, const char *name,
                                  const char *folder) {
    struct site_plan *plan = maker->plan;
    struct site_list *list = arena_alloc(plan->arena, sizeof *list);
    // A copy: the exercise that has the name may get another text while it is planned.
    name = arena_strdup(plan->arena, name);
    *list = (struct site_list){.facet = facet, .name = name};
    list->path =
        arena_printf(plan->arena, "exercises/%s/%s/index.html", site_facet_names[facet], folder);
    map_add(plan->arena, &plan->lists[facet].by_name, name, list);
    vec_push(plan->arena, &plan->lists[facet], list);
    return list;
}

// The list of a name, made where there is none. Names that differ only in case, spaces or
// punctuation are one thing written twice: they share a list. (check_name.h tells the author.)
static struct site_list *find_list(struct maker *maker, enum site_facet facet, const char *name) {
    struct site_plan *plan = maker->plan;
    struct site_list *list = (struct site_list *)map_find(&plan->lists[facet].by_name, name);
    if (list) return list;
    buf_clear(&maker->text);
    utf8_slug(name, strlen(name), &maker->text);
    const char *slug = maker->text.len ? maker->text.at : name;
    list = (struct site_list *)map_find(&maker->by_slug[facet], slug);
    if (list) {
        map_add(plan->arena, &plan->lists[facet].by_name, arena_strdup(plan->arena, name), list);
        return list;
    }
    slug = arena_strdup(plan->arena, slug);
    list = new_list(maker, facet, name, choose_folder(maker, facet, name));
    map_add(plan->arena, &maker->by_slug[facet], slug, list);
    return list;
}

// An exercise that names the same thing twice is listed once.
static void add_to_list(struct maker *maker, enum site_facet facet, const char *name,
                        const struct exercise *exercise) {
    struct site_list *list = find_list(maker, facet, name);
    struct site_entries *listed = &list->exercises;
    if (listed->n && listed->at[listed->n - 1] == &exercise->entry) return;
    vec_push(maker->plan->arena, listed, &exercise->entry);
}

static void add_exercise(struct maker *maker, const struct exercise *exercise) {
    add_to_list(maker, SITE_KIND, exercise_kind_names[exercise->kind], exercise);
    add_to_list(maker, SITE_POSITION, exercise_position_names[exercise->position], exercise);
    for (size_t i = 0; i < exercise->equipment.n; i++)
        add_to_list(maker, SITE_EQUIPMENT, exercise->equipment.at[i], exercise);
    if (!exercise->equipment.n) add_to_list(maker, SITE_EQUIPMENT, "", exercise);
    for (size_t i = 0; i < exercise->works.n; i++)
        add_to_list(maker, SITE_MUSCLE, exercise->works.at[i], exercise);
}

// ---- order ----------------------------------------------------------------------------------

static size_t place_of(const char *name, const char *const *names, size_t count) {
    size_t i = 0;
    while (i < count && strcmp(names[i], name) != 0) i++;
    return i;
}

static int compare_lists(const void *a, const void *b, void *speaker) {
    const struct site_list *x = *(const struct site_list *const *)a;
    const struct site_list *y = *(const struct site_list *const *)b;
    if (x->facet == SITE_KIND || x->facet == SITE_POSITION) {
        bool kind = x->facet == SITE_KIND;
        const char *const *names = kind ? exercise_kind_names : exercise_position_names;
        size_t count = kind ? EXERCISE_KINDS : EXERCISE_POSITIONS;
        return (int)place_of(x->name, names, count) - (int)place_of(y->name, names, count);
    }
    int order = speaker && *x->name && *y->name ? dose_compare(speaker, x->name, y->name) : 0;
    return order ? order : strcmp(x->name, y->name);
}

static void sort_lists(struct site_plan *plan) {
    struct dose_speaker *speaker = dose_speaker_open(plan->guide->words);
    for (int facet = 0; facet < SITE_FACETS; facet++) {
        struct site_lists *lists = &plan->lists[facet];
        if (lists->n) qsort_r(lists->at, lists->n, sizeof *lists->at, compare_lists, speaker);
    }
    dose_speaker_close(speaker);
}

void site_lists_make(struct site_plan *plan) {
    struct maker maker = {.plan = plan};
    buf_init(&maker.text);
    for (size_t i = 0; i < plan->guide->exercises.n; i++)
        add_exercise(&maker, plan->guide->exercises.at[i]);
    sort_lists(plan);
    buf_release(&maker.text);
}

// A guide made in C, for the tests of the site.
#ifndef TESTS_SITE_SMALL_GUIDE_H
#define TESTS_SITE_SMALL_GUIDE_H

#include "base/arena.h"
#include "model/guide.h"

#include <string.h>

struct small_guide {
    struct arena arena;
    struct words words;
    struct guide guide;
};

static void small_open(struct small_guide *small) {
    *small = (struct small_guide){0};
    arena_init(&small->arena);
    small->words.language = "en";
    small->guide = (struct guide){.id = "knee",
                                  .title = "Knee",
                                  .language = "en",
                                  .base_url = "https://example.org/knee/",
                                  .date = "2026-11-01",
                                  .words = &small->words};
}

static void small_close(struct small_guide *small) {
    arena_release(&small->arena);
}

static struct entry small_entry(struct small_guide *small, enum entry_kind kind, const char *id) {
    struct source *source = arena_alloc(&small->arena, sizeof *source);
    *source = (struct source){arena_printf(&small->arena, "content/%s.md", id), "", 0};
    return (struct entry){.kind = kind,
                          .id = id,
                          .title = id,
                          .summary = "",
                          .source = source,
                          .body = doc_new(&small->arena, DOC_ROOT, (struct span){0})};
}

// Names are separated by "|"; NULL for none.
static void small_names(struct small_guide *small, const char *names, struct strings *list) {
    while (names && *names) {
        size_t length = strcspn(names, "|");
        vec_push(&small->arena, list, arena_strndup(&small->arena, names, length));
        names += length + (names[length] == '|');
    }
}

static struct exercise *small_exercise(struct small_guide *small, const char *id,
                                       enum exercise_kind kind, const char *works,
                                       const char *equipment) {
    struct exercise *exercise = arena_alloc(&small->arena, sizeof *exercise);
    exercise->entry = small_entry(small, ENTRY_EXERCISE, id);
    exercise->kind = kind;
    exercise->dosage = dosage_none();
    small_names(small, works, &exercise->works);
    small_names(small, equipment, &exercise->equipment);
    exercise->steps = doc_new(&small->arena, DOC_LIST, (struct span){0});
    vec_push(&small->arena, &small->guide.exercises, exercise);
    return exercise;
}

__attribute__((unused)) static struct routine *small_routine(struct small_guide *small,
                                                             const char *id) {
    struct routine *routine = arena_alloc(&small->arena, sizeof *routine);
    routine->entry = small_entry(small, ENTRY_ROUTINE, id);
    routine->aim = "Strength.";
    vec_push(&small->arena, &routine->phases, (struct routine_phase){.weeks = RANGE_NONE});
    vec_push(&small->arena, &small->guide.routines, routine);
    return routine;
}

__attribute__((unused)) static void small_item(struct small_guide *small, struct routine *routine,
                                               const struct exercise *exercise) {
    struct routine_item item = {.exercise = exercise, .dosage = exercise->dosage};
    vec_push(&small->arena, &routine->phases.at[0], item);
}

__attribute__((unused)) static struct page *small_page(struct small_guide *small, const char *id) {
    struct page *page = arena_alloc(&small->arena, sizeof *page);
    page->entry = small_entry(small, ENTRY_PAGE, id);
    vec_push(&small->arena, &small->guide.pages, page);
    return page;
}

#endif

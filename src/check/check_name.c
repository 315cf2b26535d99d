// Names in front matter; see check_name.h.
#include "check/check_name.h"

#include "base/utf8.h"

#include <string.h>

struct names {
    struct arena *arena;
    struct diag_list *diags;
    struct map titles[3]; // by enum entry_kind: slug -> struct name
    struct buf slug;
};

// A name and where it stands.
struct name {
    const struct check_file *file;
    const struct yaml_node *node;
};

// What stays of a name without letter case and punctuation; the name itself where nothing does. It
// lies in names->slug.
static const char *slug_of(struct names *names, const char *text) {
    buf_clear(&names->slug);
    utf8_slug(text, strlen(text), &names->slug);
    if (!names->slug.len) buf_puts(&names->slug, text);
    return names->slug.at;
}

// The name that is known by that slug, or NULL where this one is the first.
static const struct name *find_first(struct names *names, struct map *known, const char *text,
                                     const struct check_file *file, const struct yaml_node *node) {
    const char *slug = slug_of(names, text);
    const struct name *first = map_find(known, slug);
    if (first) return first;
    struct name *name = arena_alloc(names->arena, sizeof *name);
    *name = (struct name){file, node};
    map_add(names->arena, known, arena_strdup(names->arena, slug), name);
    return NULL;
}

static void check_title(struct names *names, const struct check_file *file) {
    const struct yaml_node *title = yaml_find(file->page.front, "title");
    if (!yaml_is_text(title)) return;
    const struct name *first =
        find_first(names, &names->titles[file->kind], title->text, file, title);
    // Slugs also leave out what tells "Part 1/2" from "Part 12".
    if (!first || strcmp(first->file->id, file->id) == 0) return; // two files of one name were told
    if (!utf8_same_letters(first->node->text, title->text)) return;
    diag_add(names->diags, DIAG_WARNING, "duplicate-title", file->source, title->span,
             "give one of the two another title, so that readers can tell them apart",
             "%s has the title '%s' already", first->file->path, first->node->text);
}

// ---- lists of exercises -----------------------------------------------------------------------

struct facet {
    const char *field;
    struct map by_slug; // -> struct name
    struct map good;    // spellings of which nothing is to be told -> themselves
    struct map told;    // those that were told
};

static void check_spelling(struct names *names, struct facet *facet, const struct check_file *file,
                           const struct yaml_node *item) {
    if (!yaml_is_text(item) || map_find(&facet->good, item->text)) return;
    const struct name *first = find_first(names, &facet->by_slug, item->text, file, item);
    if (!first || strcmp(first->node->text, item->text) == 0) {
        map_add(names->arena, &facet->good, item->text, item);
        return;
    }
    if (map_add(names->arena, &facet->told, item->text, item)) return;
    diag_add(names->diags, DIAG_WARNING, "same-list", file->source, item->span,
             "write it the same way in every exercise", "'%s' and '%s', in %s, are listed together",
             item->text, first->node->text, first->file->path);
}

static void check_facet(struct names *names, struct facet *facet, const struct check_file *file) {
    const struct yaml_node *list = yaml_find(file->page.front, facet->field);
    if (!list || list->kind != YAML_SEQUENCE) return;
    for (const struct yaml_node *item = list->first; item; item = item->next)
        check_spelling(names, facet, file, item);
}

// ---- the glossary -----------------------------------------------------------------------------

void check_terms(const struct source *source, const struct yaml_node *guide, struct arena *arena,
                 struct diag_list *diags) {
    struct names names = {.arena = arena, .diags = diags};
    struct map known = {0};
    buf_init(&names.slug);
    for (const struct yaml_node *term = yaml_members(guide, "glossary"); term; term = term->next) {
        const struct name *first = find_first(&names, &known, term->key, NULL, term);
        if (!first || !utf8_same_letters(first->node->key, term->key)) continue;
        diag_add(diags, DIAG_ERROR, "duplicate-key", source, term->key_span,
                 "keep one of the two; capital letters make no other term",
                 "'%s' stands twice (first in line %u, as '%s')", term->key,
                 first->node->key_span.line, first->node->key);
    }
    buf_release(&names.slug);
}

void check_names(const struct check_file *files, size_t count, struct arena *arena,
                 struct diag_list *diags) {
    struct names names = {.arena = arena, .diags = diags};
    struct facet works = {.field = "works"}, equipment = {.field = "equipment"};
    buf_init(&names.slug);
    for (size_t i = 0; i < count; i++) {
        if (!files[i].brand) check_title(&names, &files[i]);
        if (files[i].kind != ENTRY_EXERCISE) continue;
        check_facet(&names, &equipment, &files[i]);
        check_facet(&names, &works, &files[i]);
    }
    buf_release(&names.slug);
}

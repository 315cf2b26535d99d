// References that do not hold; see read_references.h.
#include "read/read_references.h"

#include "base/map.h"
#include "base/near.h"

#include <string.h>

// ---- definitions ------------------------------------------------------------------------------

// A name in brackets at the start of a line, with a colon behind it. The name is NULL where there
// is none.
static struct read_note name_in_line(const struct read_references *references,
                                     const struct place_line *line) {
    const char *text = references->places->text, *end = text + line->end, *at = text + line->at;
    struct read_note none = {0};
    while (at < end && *at == ' ' && at < text + line->at + 3) at++;
    const char *close = at < end && *at == '[' ? memchr(at, ']', (size_t)(end - at)) : NULL;
    if (!close || close == at + 1 || close + 1 == end || close[1] != ':') return none;
    return (struct read_note){
        .name = arena_strndup(references->arena, at + 1, (size_t)(close - at - 1)),
        .at = (size_t)(at - text),
        .end = (size_t)(close + 1 - text)};
}

static bool is_note(const struct read_note *note) {
    return note->name && note->name[0] == '^' && note->name[1] && !strpbrk(note->name, " \t");
}

// Whether a note whose name stands already is not that very one; gives it a name of its own.
static bool name_apart(const struct read_references *references, struct read_note *note,
                       const struct doc_node *first) {
    const struct places *places = references->places;
    if (first == references->root || // one that nothing refers to is told once
        place_span(places, note->at, note->end).line == first->span.line)
        return false;
    note->name = arena_printf(references->arena, "%s-again-%zu", note->name, note->at);
    note->first = first;
    return true;
}

struct read_notes read_references_seek(const struct read_references *references) {
    struct map known = {0};
    struct read_notes notes = {0};
    const struct doc_node *root = references->root;
    for (const struct doc_node *at = root->first; at; at = at->next)
        if (at->kind == DOC_FOOTNOTE) map_add(references->arena, &known, at->footnote.name, at);
    for (size_t i = 0; i < references->places->n; i++) {
        struct read_note note = name_in_line(references, &references->places->lines[i]);
        if (!is_note(&note)) continue;
        note.name++;
        const struct doc_node *first = map_add(references->arena, &known, note.name, root);
        if (first && !name_apart(references, &note, first)) continue;
        vec_push(references->arena, &notes, note);
    }
    return notes;
}

// ---- references -------------------------------------------------------------------------------

// What is known while references are told.
struct teller {
    const struct read_references *references;
    struct near_index notes; // names of those that are defined
    struct near_index
        links; // names for which an address seems to be given; found when first needed
    bool links_sought;
    struct map meant; // notes that a mistyped reference may have meant
};

static void tell(struct teller *teller, const char *id, const char *at, const char *end,
                 const char *hint, const char *message) {
    const struct places *places = teller->references->places;
    diag_add(teller->references->diags, DIAG_ERROR, id, teller->references->source,
             place_span(places, (size_t)(at - places->text), (size_t)(end - places->text)), hint,
             "%s", message);
}

static void tell_note(struct teller *teller, const char *name, const char *at, const char *end) {
    struct arena *arena = teller->references->arena;
    const char *near = near_seek(&teller->notes, name);
    if (near) map_add(arena, &teller->meant, near, near);
    tell(teller, "unknown-footnote", at, end,
         near ? arena_printf(arena, "did you mean '[^%s]'?", near)
              : arena_printf(arena, "write the note at the end of the page: [^%s]: ...", name),
         arena_printf(arena, "there is no note '[^%s]'", name));
}

static void seek_links(struct teller *teller) {
    const struct read_references *references = teller->references;
    for (size_t i = 0; !teller->links_sought && i < references->places->n; i++) {
        struct read_note line = name_in_line(references, &references->places->lines[i]);
        if (line.name && *line.name != '^')
            near_add(references->arena, &teller->links, line.name, line.name);
    }
    teller->links_sought = true;
}

static void tell_link(struct teller *teller, const char *name, const char *at, const char *end) {
    struct arena *arena = teller->references->arena;
    seek_links(teller);
    const char *near = near_seek(&teller->links, name);
    tell(teller, "unknown-link-name", at, end,
         near ? arena_printf(arena, "did you mean '[%s]'?", near)
              : arena_printf(arena, "write the address at the end of the page: [%s]: ...", name),
         arena_printf(arena, "no address is given for '[%s]'", name));
}

static bool is_escaped(const char *from, const char *at) {
    size_t marks = 0;
    while (at > from && *--at == '\\') marks++;
    return marks % 2;
}

// The bracket that closes the one at `at`, if what is in between is a plain name, or NULL.
static const char *close_of(const char *at, const char *end) {
    const char *close = at + 1;
    while (close < end && !strchr("[]\\&`", *close)) close++;
    return close < end && *close == ']' ? close : NULL;
}

static bool is_blank(const char *at, const char *end) {
    while (at < end && *at == ' ') at++;
    return at == end;
}

// Looks at the bracket at `at`; returns where to go on.
static const char *check_bracket(struct teller *teller, const char *at, const char *end) {
    struct arena *arena = teller->references->arena;
    const char *close = close_of(at, end);
    if (!close || is_escaped(teller->references->places->text, at)) return at + 1;
    if (at[1] == '^') {
        const char *name = arena_strndup(arena, at + 2, (size_t)(close - at - 2));
        if (*name && !strpbrk(name, " \t")) tell_note(teller, name, at, close + 1);
        return close;
    }
    const char *second = close + 1,
               *last = second < end && *second == '[' ? close_of(second, end) : NULL;
    if (!last || second[1] == '^' || is_blank(at + 1, close)) return close;
    bool same = last == second + 1; // `[name][]`
    const char *from = same ? at + 1 : second + 1, *to = same ? close : last;
    if (is_blank(from, to)) return last;
    tell_link(teller, arena_strndup(arena, from, (size_t)(to - from)), at, last + 1);
    return last;
}

// The parser leaves as text what does not hold, and only the source can tell it from brackets that
// were meant as such.
static void check_text(struct teller *teller, const struct doc_node *node) {
    if (!strchr(node->text, '[')) return;
    const struct places *places = teller->references->places;
    const char *at = places->text + place_offset(places, node->span), *end = at + node->span.length;
    while (at < end && (at = memchr(at, '[', (size_t)(end - at))))
        at = check_bracket(teller, at, end);
}

static void tell_duplicate(const struct teller *teller, const struct read_note *note) {
    const struct read_references *references = teller->references;
    diag_add(references->diags, DIAG_ERROR, "duplicate-footnote", references->source,
             place_span(references->places, note->at, note->end),
             "give this one another name, and refer to it by that",
             "the note in line %u has the name '%s' already", note->first->span.line,
             note->first->footnote.name);
}

static void tell_unused(const struct teller *teller, const struct read_note *note) {
    const struct read_references *references = teller->references;
    diag_add(references->diags, DIAG_WARNING, "unused-footnote", references->source,
             place_span(references->places, note->at, note->end),
             arena_printf(references->arena,
                          "put [^%s] behind what it belongs to, or take the note out", note->name),
             "nothing refers to the note '[^%s]', so it is left out", note->name);
}

static void add_note(struct teller *teller, const char *name) {
    near_add(teller->references->arena, &teller->notes, name, name);
}

void read_references_tell(const struct read_references *references,
                          const struct read_notes *notes) {
    struct teller teller = {.references = references};
    const struct doc_node *root = references->root;
    for (const struct doc_node *at = root->first; at; at = at->next)
        if (at->kind == DOC_FOOTNOTE) add_note(&teller, at->footnote.name);
    for (size_t i = 0; i < notes->n; i++)
        if (notes->at[i].defined && !notes->at[i].first) add_note(&teller, notes->at[i].name);
    for (const struct doc_node *at = root; at; at = doc_next(at, root))
        if (at->kind == DOC_TEXT) check_text(&teller, at);
    for (size_t i = 0; i < notes->n; i++) {
        const struct read_note *note = &notes->at[i];
        if (!note->defined) continue;
        if (note->first) {
            tell_duplicate(&teller, note);
        } else if (!map_find(&teller.meant, note->name)) {
            tell_unused(&teller, note);
        }
    }
}

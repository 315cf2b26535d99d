// The press; see print_press.h.
#include "print/print_press.h"

#include "print/print_figure.h"
#include "print/print_markup.h"

#include "base/utf8.h"
#include "template/template.h"

const char *print_press_about(const struct print_press *press, const struct print_matter *matter) {
    if (!matter->count) return press->guide->title;
    const struct entry *entry = matter->entries[0];
    return entry->source ? entry->source->path : entry->id;
}

static const char *address_of(const struct print_press *press, const struct print_matter *matter,
                              struct arena *arena) {
    const char *base = press->guide->base_url;
    if (matter->count != 1) return base;
    const struct entry *entry = matter->entries[0];
    const char *folder = entry->kind == ENTRY_ROUTINE ? "routines" : "exercises";
    return arena_printf(arena, "%s%s/%s/", base, folder, entry->id);
}

void print_press_globals(struct print_press *press, const struct print_matter *matter,
                         enum paper paper, struct arena *arena) {
    template_set_text(press->engine, "paper", paper_names[paper]);
    template_set(
        press->engine, "large",
        (struct template_value){.kind = TEMPLATE_BOOLEAN, .boolean = paper_sizes[paper].large});
    template_set_text(press->engine, "address", address_of(press, matter, arena));
}

struct print_node *print_press_tree(struct print_press *press, struct arena *arena,
                                    const char *template_name, const char *about) {
    struct buf markup;
    buf_init(&markup);
    struct print_reading reading = {
        .arena = arena,
        .style = press->style,
        .figures = press->figures,
        .hyphens = press->hyphens,
        .template_path = arena_printf(arena, "templates/%s", template_name),
        .about = about,
        .diags = press->diags,
    };
    struct print_node *tree = NULL;
    if (template_render(press->engine, template_name, about, &markup))
        tree = print_tree_read(&reading, markup.at, markup.len);
    buf_release(&markup);
    return tree;
}

struct pdf_document *print_press_document(const struct print_press *press, struct arena *arena,
                                          const struct print_node *tree, const char *subject) {
    const struct guide *guide = press->guide;
    struct pdf_document *document =
        pdf_document_new(arena, tree->text[ATTR_TITLE], tree->text[ATTR_LANG]);
    document->author = guide->authors.n ? guide->authors.at[0] : guide->publisher;
    document->subject = subject;
    document->producer = "Regimen " REGIMEN_VERSION;
    document->modified = press->modified;
    document->archive = press->archive;
    document->right_to_left = guide->words && guide->words->right_to_left;
    return document;
}

// Looks for a character in a source, so that the author is shown where it stands.
static bool find_character(const struct source *source, uint32_t character, struct span *span) {
    if (!source) return false;
    uint32_t line = 1;
    const char *start = source->text;
    for (const char *at = source->text; at < source->text + source->length;) {
        const char *here = at;
        uint32_t found = utf8_next(&at);
        if (found == '\n') {
            line++;
            start = at;
        }
        if (found != character) continue;
        *span = (struct span){line, (uint32_t)(here - start) + 1, (uint32_t)(at - here)};
        return true;
    }
    return false;
}

// A place in the content.
struct place {
    const struct source *source;
    struct span span;
};

static bool find_in_routine(const struct routine *routine, uint32_t character,
                            struct place *place) {
    for (size_t i = 0; i < routine->phases.n; i++)
        for (size_t j = 0; j < routine->phases.at[i].n; j++) {
            place->source = routine->phases.at[i].at[j].exercise->entry.source;
            if (find_character(place->source, character, &place->span)) return true;
        }
    return false;
}

static bool find_in_entry(const struct entry *entry, uint32_t character, struct place *place) {
    place->source = entry->source;
    if (find_character(entry->source, character, &place->span)) return true;
    return entry->kind == ENTRY_ROUTINE && find_in_routine(entry_routine(entry), character, place);
}

static bool find_in_guide(const struct guide *guide, uint32_t character, struct place *place) {
    for (size_t i = 0; i < guide->exercises.n; i++)
        if (find_in_entry(&guide->exercises.at[i]->entry, character, place)) return true;
    for (size_t i = 0; i < guide->routines.n; i++)
        if (find_in_entry(&guide->routines.at[i]->entry, character, place)) return true;
    for (size_t i = 0; i < guide->pages.n; i++)
        if (find_in_entry(&guide->pages.at[i]->entry, character, place)) return true;
    return false;
}

// The place that a character came from: what is printed, or, where it is not there (as in the
// guide's own file), the first thing that is.
static struct place find_place(const struct print_press *press, const struct print_matter *matter,
                               uint32_t character) {
    struct place place = {0};
    for (size_t i = 0; i < matter->count; i++)
        if (find_in_entry(matter->entries[i], character, &place)) return place;
    if (!matter->count && find_in_guide(press->guide, character, &place)) return place;
    return (struct place){matter->count ? matter->entries[0]->source : NULL, {0}};
}

void print_press_missing(struct print_press *press, const struct print_matter *matter,
                         const struct print_shaper *shaper) {
    const struct place place = find_place(press, matter, shaper->missing);
    struct buf character;
    buf_init(&character);
    utf8_put(&character, shaper->missing);
    diag_add(press->diags, DIAG_ERROR, "missing-glyph", place.source, place.span,
             "take another character for paper",
             "no print font has the character U+%04X '%s', which stands in \"%.60s\"",
             (unsigned)shaper->missing, character.at, shaper->missing_in);
    buf_release(&character);
}

static bool take_body(const struct print_press *press, const struct template_value *arguments,
                      size_t count, struct buf *out, struct print_markup *to) {
    if (count != 1 || arguments[0].kind != TEMPLATE_NODES) {
        buf_puts(out, "markup() and blocks() take one stretch of a body, such as an item of "
                      "exercise.steps");
        return false;
    }
    *to = (struct print_markup){.out = out,
                                .entry = arguments[0].nodes.entry,
                                .pages = press->has_all ? press->guide->words : NULL,
                                .figures = press->has_notes ? press->figures : NULL,
                                .notes = press->has_notes};
    return true;
}

static bool markup(void *context, const struct template_value *arguments, size_t count,
                   struct buf *out) {
    struct print_markup to;
    if (!take_body(context, arguments, count, out, &to)) return false;
    print_markup(&to, arguments[0].nodes.first, arguments[0].nodes.end);
    return true;
}

static bool blocks(void *context, const struct template_value *arguments, size_t count,
                   struct buf *out) {
    struct print_markup to;
    if (!take_body(context, arguments, count, out, &to)) return false;
    print_markup_blocks(&to, arguments[0].nodes.first, arguments[0].nodes.end);
    return true;
}

static bool place(void *context, const struct template_value *arguments, size_t count,
                  struct buf *out) {
    (void)context;
    bool anchored = count == 2 && arguments[1].kind == TEMPLATE_STRING;
    if ((count != 1 && !anchored) || arguments[0].kind != TEMPLATE_ENTRY) {
        buf_puts(out,
                 "place() takes an exercise, routine or page, and the id of one of its sections");
        return false;
    }
    print_markup_place(arguments[0].entry, anchored ? arguments[1].text : NULL, out);
    return true;
}

static bool figure_alt(void *context, const struct template_value *arguments, size_t count,
                       struct buf *out) {
    struct print_figures *figures = context;
    if (count != 1 || arguments[0].kind != TEMPLATE_ENTRY ||
        arguments[0].entry->kind != ENTRY_EXERCISE) {
        buf_puts(out, "figure_alt() takes one exercise");
        return false;
    }
    const struct exercise *exercise = entry_exercise(arguments[0].entry);
    const struct print_figure *figure = print_figures_find(figures, exercise, NULL);
    if (figure) buf_puts(out, figure->alt);
    return true;
}

void print_press_functions(struct print_press *press) {
    template_add_function(press->engine, "figure_alt", figure_alt, press->figures);
    template_add_function(press->engine, "markup", markup, press);
    template_add_function(press->engine, "blocks", blocks, press);
    template_add_function(press->engine, "place", place, NULL);
}

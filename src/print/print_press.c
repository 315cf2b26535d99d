// The press; see print_press.h.
#include "print/print_press.h"

#include "print/print_figure.h"
#include "print/print_markup.h"
#include "print/print_picture.h"

#include "base/utf8.h"
#include "template/template.h"

#include <string.h>

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

// What a template made of a prescription is not shown: a name may stand in it.
static void hide_made(struct diag_list *diags, size_t from, const char *template_path) {
    for (size_t i = from; i < diags->n; i++) {
        struct diag *diag = &diags->at[i];
        if (!diag->made) continue;
        diag->source = NULL;
        diag->path = arena_strdup(diags->arena, template_path);
        diag->made = false;
        diag->span = (struct span){0};
    }
}

static bool render(struct print_press *press, const char *template_name, const char *about,
                   struct buf *markup) {
    size_t told = press->diags->n;
    if (!template_render(press->engine, template_name, about, markup)) return false;
    print_trace_template(press->trace, press->rung, markup, press->diags->n - told);
    return true;
}

bool print_press_replay(struct print_press *press, const char *template_name, const char *about) {
    struct buf markup;
    buf_init(&markup);
    bool fine =
        render(press, template_name, about, &markup) &&
        (press->is_front || template_guard_flags(press->engine, template_name, about, &markup));
    buf_release(&markup);
    return fine;
}

struct print_node *print_press_tree(struct print_press *press, struct arena *arena,
                                    const char *template_name, const char *about) {
    struct buf markup;
    buf_init(&markup);
    struct print_reading reading = {
        .arena = arena,
        .style = press->style,
        .figures = press->figures,
        .trace = press->trace,
        .hyphens = press->hyphens,
        .template_path = template_shown(press->engine, arena, template_name),
        .about = about,
        .diags = press->diags,
    };
    struct print_node *tree = NULL;
    size_t told = press->diags->n;
    if (render(press, template_name, about, &markup))
        tree = print_tree_read(&reading, markup.at, markup.len);
    if (tree && !press->is_front &&
        !template_guard_flags(press->engine, template_name, about, &markup))
        tree = NULL;
    if (press->prescription) hide_made(press->diags, told, reading.template_path);
    buf_release(&markup);
    return tree;
}

void print_press_shaper(struct print_press *press, struct print_shaper *shaper,
                        struct arena *arena) {
    print_shaper_init(shaper, press->shapes, arena);
}

struct pdf_document *print_press_document(const struct print_press *press, struct arena *arena,
                                          const struct print_node *tree, const char *subject) {
    const struct guide *guide = press->guide;
    struct pdf_document *document =
        pdf_document_new(arena, tree->text[ATTR_TITLE], tree->text[ATTR_LANG]);
    bool clinic = press->prescription && guide->brand;
    document->author = guide->authors.n && !clinic ? guide->authors.at[0] : guide->publisher;
    document->subject = subject;
    document->producer = "Regimen " REGIMEN_VERSION;
    document->modified = press->modified;
    document->archive = press->archive;
    document->right_to_left = guide->words && guide->words->right_to_left;
    return document;
}

// Looks for a text in a source, so that the author is shown where it stands.
static bool find_text(const struct source *source, const char *text, struct span *span) {
    size_t length = strlen(text);
    const char *at = source && length ? strstr(source->text, text) : NULL;
    if (!at) return false;
    uint32_t line = 1;
    const char *start = source->text;
    for (const char *c = source->text; c < at; c++) {
        if (*c != '\n') continue;
        line++;
        start = c + 1;
    }
    *span = (struct span){line, (uint32_t)(at - start) + 1, (uint32_t)length};
    return true;
}

// A place in the content.
struct place {
    const struct source *source;
    struct span span;
};

static bool find_in_routine(const struct routine *routine, const char *text, struct place *place) {
    for (size_t i = 0; i < routine->phases.n; i++)
        for (size_t j = 0; j < routine->phases.at[i].n; j++) {
            place->source = routine->phases.at[i].at[j].exercise->entry.source;
            if (find_text(place->source, text, &place->span)) return true;
        }
    return false;
}

static bool find_in_entry(const struct entry *entry, const char *text, struct place *place) {
    place->source = entry->source;
    if (find_text(entry->source, text, &place->span)) return true;
    return entry->kind == ENTRY_ROUTINE && find_in_routine(entry_routine(entry), text, place);
}

static bool find_in_guide(const struct guide *guide, const char *text, struct place *place) {
    for (size_t i = 0; i < guide->exercises.n; i++)
        if (find_in_entry(&guide->exercises.at[i]->entry, text, place)) return true;
    for (size_t i = 0; i < guide->routines.n; i++)
        if (find_in_entry(&guide->routines.at[i]->entry, text, place)) return true;
    for (size_t i = 0; i < guide->pages.n; i++)
        if (find_in_entry(&guide->pages.at[i]->entry, text, place)) return true;
    return false;
}

static bool has_text(const char *in, const char *text) {
    return in && *text && strstr(in, text);
}

// The field that a text stands in; the file where none has it as it is.
static struct place find_in_prescription(const struct prescription *from, const char *text) {
    struct place place = {.source = from->source};
    if (has_text(from->patient, text))
        place.span = from->patient_at;
    else if (has_text(from->clinician, text))
        place.span = from->clinician_at;
    else if (has_text(from->notes, text))
        place.span = from->notes_at;
    for (size_t i = 0; i < from->items.n && !place.span.line; i++)
        if (has_text(from->items.at[i].note, text)) place.span = from->items.at[i].note_at;
    return place;
}

// The place that a text came from: what is printed, or, where it is not there (as in the guide's
// own file), the first thing that is.
static struct place find_place(const struct print_press *press, const struct print_matter *matter,
                               const char *text) {
    struct place place = {0};
    for (size_t i = 0; i < matter->count; i++)
        if (find_in_entry(matter->entries[i], text, &place)) return place;
    if (!matter->count && find_in_guide(press->guide, text, &place)) return place;
    if (press->prescription) return find_in_prescription(press->prescription, text);
    return (struct place){matter->count ? matter->entries[0]->source : NULL, {0}};
}

static bool is_among(const char *word, const char *const *words, size_t n) {
    for (size_t i = 0; i < n; i++)
        if (!strcmp(words[i], word)) return true;
    return false;
}

// A word as a message shows it: a long one is cut, between two characters.
static const char *shown(struct arena *arena, const char *word) {
    enum { MOST = 40 };
    const char *at = word;
    for (int i = 0; i < MOST && *at; i++) utf8_next(&at);
    return *at ? arena_printf(arena, "%.*s…", (int)(at - word), word) : word;
}

// A word for a message; one that is not the guide's is the patient's own affair.
static const char *shown_word(const struct print_press *press, struct arena *arena,
                              const struct place *place, const char *word) {
    bool own = press->prescription && place->source == press->prescription->source;
    if (own || (press->prescription && !place->span.line)) return "…";
    return shown(arena, word);
}

static void tell_missing(struct print_press *press, const struct print_matter *matter,
                         const struct print_shaper *shaper) {
    struct buf character;
    buf_init(&character);
    utf8_put(&character, shaper->missing);
    const struct place place = find_place(press, matter, character.at);
    diag_add(press->diags, DIAG_ERROR, "missing-glyph", place.source, place.span,
             "take another character for paper",
             "no print font has the character U+%04X '%s', which stands in \"%s\"",
             (unsigned)shaper->missing, character.at,
             press->prescription ? "…" : shown(shaper->arena, shaper->missing_in));
    buf_release(&character);
}

bool print_press_tell(struct print_press *press, const struct print_matter *matter,
                      const struct print_shaper *shaper) {
    for (size_t i = 0; i < shaper->squeezed.n; i++) {
        const char *word = shaper->squeezed.at[i];
        const struct place place = find_place(press, matter, word);
        diag_add(press->diags, DIAG_WARNING, "table-too-wide", place.source, place.span,
                 "give it fewer columns or shorter words",
                 "the table in which '%s' stands is too wide for paper, and its words are broken",
                 shown_word(press, shaper->arena, &place, word));
    }
    for (size_t i = 0; i < shaper->broken.n; i++) {
        const char *word = shaper->broken.at[i];
        if (is_among(word, shaper->squeezed.at, shaper->squeezed.n)) continue;
        const struct place place = find_place(press, matter, word);
        diag_add(press->diags, DIAG_WARNING, "word-too-wide", place.source, place.span,
                 "say with soft hyphens (U+00AD) where it may be divided",
                 "'%s' is wider than its line on paper, and is broken",
                 shown_word(press, shaper->arena, &place, word));
    }
    if (shaper->missing) tell_missing(press, matter, shaper);
    return !shaper->missing;
}

static bool take_body(const struct print_press *press, const struct template_value *arguments,
                      size_t count, struct buf *out, struct print_markup *to) {
    if (count != 1 || arguments[0].kind != TEMPLATE_NODES) {
        buf_puts(out, "markup() and blocks() take one stretch of a body, such as an item of "
                      "exercise.steps");
        return false;
    }
    *to = (struct print_markup){.out = out,
                                .guide = press->guide,
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
    if (exercise->figure) { // which need not be drawn to be told of
        if (exercise->figure->alt) buf_puts(out, exercise->figure->alt);
        return true;
    }
    const struct print_figure *picture = print_figures_find(figures, exercise, NULL);
    if (picture) buf_puts(out, picture->alt);
    return true;
}

static bool logo_alt(void *context, const struct template_value *arguments, size_t count,
                     struct buf *out) {
    struct print_figures *figures = context;
    (void)arguments;
    if (count) {
        buf_puts(out, "logo_alt() takes nothing: it is the brand's");
        return false;
    }
    const struct print_figure *logo = print_picture_logo(figures);
    if (logo) buf_puts(out, logo->alt);
    return true;
}

void print_press_functions(struct print_press *press) {
    template_add_function(press->engine, "figure_alt", figure_alt, press->figures);
    template_add_function(press->engine, "logo_alt", logo_alt, press->figures);
    template_add_function(press->engine, "markup", markup, press);
    template_add_function(press->engine, "blocks", blocks, press);
    template_add_function(press->engine, "place", place, NULL);
}

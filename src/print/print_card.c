// Cards; see print_card.h.
#include "print/print_card.h"

#include "print/print_figure.h"
#include "print/print_markup.h"
#include "print/print_paint.h"

#include "base/utf8.h"
#include "template/template.h"

#include <math.h>
#include <string.h>

const struct print_paper print_papers[PAPERS] = {
    [PAPER_A4] = {"a4", 595.276F, 841.89F},
    [PAPER_LETTER] = {"letter", 612, 792},
};

// What a card holds, from rung to rung; the template is told which.
// Text goes before figures do.
static const struct rung {
    const char *detail;
    bool figures;
} rungs[] = {
    {"steps", true}, {"summary", true}, {"totals", true}, {"names", true}, {"names", false},
};
enum { RUNGS = sizeof rungs / sizeof *rungs };

struct card {
    struct print_press *press;
    const struct routine *routine;
    struct arena *arena;
    const struct print_paper *paper;
    size_t first, limit; // rung to begin with; how many exercises to show at most
};

static const char *about(const struct routine *routine) {
    return routine->entry.source ? routine->entry.source->path : routine->entry.id;
}

static void set_globals(const struct card *card, const struct rung *rung) {
    struct template_engine *engine = card->press->engine;
    const struct routine *routine = card->routine;
    template_set_entry(engine, "routine", &routine->entry);
    template_set_text(engine, "paper", card->paper->name);
    template_set_text(engine, "detail", rung->detail);
    template_set(engine, "figures",
                 (struct template_value){.kind = TEMPLATE_BOOLEAN, .boolean = rung->figures});
    template_set_text(engine, "address",
                      arena_printf(card->arena, "%sroutines/%s/", card->press->guide->base_url,
                                   routine->entry.id));
    template_set(engine, "limit",
                 (struct template_value){.kind = TEMPLATE_NUMBER, .number = (double)card->limit});
}

static struct print_node *render(void *context, int rung) {
    const struct card *card = context;
    struct print_press *press = card->press;
    struct buf markup;
    buf_init(&markup);
    set_globals(card, &rungs[card->first + (size_t)rung]);
    struct print_reading reading = {
        .arena = card->arena,
        .style = press->style,
        .figures = press->figures,
        .template_path = arena_printf(card->arena, "templates/%s", press->template_name),
        .about = about(card->routine),
        .diags = press->diags,
    };
    struct print_node *tree = NULL;
    if (template_render(press->engine, press->template_name, reading.about, &markup))
        tree = print_tree_read(&reading, markup.at, markup.len);
    buf_release(&markup);
    return tree;
}

static size_t count_items(const struct routine *routine) {
    size_t count = 0;
    for (size_t i = 0; i < routine->phases.n; i++) count += routine->phases.at[i].n;
    return count;
}

static bool has_figures(const struct routine *routine) {
    for (size_t i = 0; i < routine->phases.n; i++)
        for (size_t j = 0; j < routine->phases.at[i].n; j++)
            if (routine->phases.at[i].at[j].exercise->figure ||
                routine->phases.at[i].at[j].exercise->picture)
                return true;
    return false;
}

static const char *item_title(const struct routine *routine, size_t n) {
    size_t i = 0;
    while (n >= routine->phases.at[i].n) n -= routine->phases.at[i++].n;
    return routine->phases.at[i].at[n].exercise->entry.title;
}

// How many of the routine's first exercises would fit by name and dosage.
static size_t count_fitting(struct print_fit *fit, struct card *card, size_t items) {
    size_t least = 0, most = items;
    card->first = RUNGS - 1;
    fit->rungs = 1;
    while (least + 1 < most) {
        struct print_fitted fitted;
        const struct print_node *too_small;
        card->limit = (least + most) / 2;
        if (print_fit(fit, &fitted, &too_small) && fitted.lacking <= 0)
            least = card->limit;
        else
            most = card->limit;
    }
    return least;
}

static void tell_too_full(struct print_fit *fit, struct card *card, float lacking) {
    const struct routine *routine = card->routine;
    size_t items = count_items(routine), fitting = count_fitting(fit, card, items);
    const char *which = "not even one of its exercises would fit";
    if (fitting)
        which = arena_printf(card->arena, "its first %zu of %zu exercises would fit, up to '%s'",
                             fitting, items, item_title(routine, fitting - 1));
    diag_add(card->press->diags, DIAG_ERROR, "card-too-full", routine->entry.source,
             (struct span){.line = 1, .column = 1}, // it is the routine as a whole
             arena_printf(card->arena, "split the routine in two, or give its log fewer weeks; %s",
                          which),
             "the card does not fit on one page (%s): with names and dosage alone, in the smallest "
             "type allowed, it is %.0f mm too high",
             card->paper->name, (double)ceilf(lacking / 72 * 25.4F));
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

// The source that a character came from: the routine's or one of its exercises', or NULL.
static const struct source *source_of(const struct routine *routine, uint32_t character,
                                      struct span *span) {
    if (find_character(routine->entry.source, character, span)) return routine->entry.source;
    for (size_t i = 0; i < routine->phases.n; i++)
        for (size_t j = 0; j < routine->phases.at[i].n; j++) {
            const struct source *source = routine->phases.at[i].at[j].exercise->entry.source;
            if (find_character(source, character, span)) return source;
        }
    return NULL;
}

static void tell_missing(const struct card *card, const struct print_shaper *shaper) {
    struct span span = {0};
    struct buf character;
    buf_init(&character);
    utf8_put(&character, shaper->missing);
    const struct source *source = source_of(card->routine, shaper->missing, &span);
    if (!source) source = card->routine->entry.source;
    diag_add(card->press->diags, DIAG_ERROR, "missing-glyph", source, span,
             "take another character for paper",
             "no print font has the character U+%04X '%s', which the card of '%s' would print in "
             "\"%.60s\"",
             (unsigned)shaper->missing, character.at, card->routine->entry.title,
             shaper->missing_in);
    buf_release(&character);
}

static struct pdf_document *new_document(const struct card *card, const struct print_node *tree) {
    const struct guide *guide = card->press->guide;
    struct pdf_document *document =
        pdf_document_new(card->arena, tree->text[ATTR_TITLE], tree->text[ATTR_LANG]);
    document->author = guide->authors.n ? guide->authors.at[0] : guide->publisher;
    document->subject = card->routine->entry.summary;
    document->producer = "Regimen " REGIMEN_VERSION;
    document->modified = card->press->modified;
    document->right_to_left = guide->words && guide->words->right_to_left;
    return document;
}

static struct pdf_document *paint(const struct card *card, struct print_fit *fit,
                                  const struct print_fitted *fitted) {
    struct pdf_document *document = new_document(card, fitted->tree);
    int page = pdf_page_add(document, fit->width, fit->height);
    struct print_brush brush =
        print_fit_brush(fit, fitted, document, page, document->right_to_left);
    print_paint(&fit->layout, &brush, fitted->tree);
    return document;
}

static void tell_too_small(const struct print_fit *fit, const struct card *card,
                           const struct print_node *node) {
    bool label = node->look.at[PROP_LABEL] != 0;
    struct print_look look = print_style_look(fit->style, NULL, "fit", NULL);
    const char *class = node->text[ATTR_CLASS] ? node->text[ATTR_CLASS] : print_tree_name(node);
    diag_add_path(card->press->diags, DIAG_ERROR, "below-floor", "templates/print/style.lua",
                  arena_printf(card->arena, "make it larger, or lower fit.%s",
                               label ? "label_floor" : "text_floor"),
                  "'%s' is set in %g pt, and the least for %s on paper is %g pt", class,
                  (double)node->look.at[PROP_SIZE], label ? "a label" : "running text",
                  (double)look.at[label ? PROP_LABEL_FLOOR : PROP_TEXT_FLOOR]);
}

static void warn_left_out(const struct card *card) {
    diag_add(card->press->diags, DIAG_WARNING, "figures-left-out", card->routine->entry.source,
             (struct span){.line = 1, .column = 1},
             "split the routine in two, or give its log fewer weeks",
             "the card has no room for its figures (%s)", card->paper->name);
}

static struct pdf_document *finish(struct card *card, struct print_fit *fit,
                                   struct print_fitted *fitted) {
    const struct print_node *too_small;
    bool made = print_fit(fit, fitted, &too_small);
    if (!made && too_small) tell_too_small(fit, card, too_small);
    if (!made) return NULL;
    if (fitted->lacking > 0) {
        tell_too_full(fit, card, fitted->lacking);
        return NULL;
    }
    if (!rungs[fitted->rung].figures) warn_left_out(card);
    struct pdf_document *document = paint(card, fit, fitted);
    if (!fit->layout.shaper->missing) return document;
    tell_missing(card, fit->layout.shaper);
    return NULL;
}

struct pdf_document *print_card(struct print_press *press, const struct routine *routine,
                                enum paper paper, struct arena *arena,
                                struct print_fitted *fitted) {
    struct card card = {press, routine, arena, &print_papers[paper], 0, count_items(routine)};
    struct print_shaper shaper;
    const struct guide *guide = press->guide;
    print_shaper_init(&shaper, press->fonts, arena, guide->language,
                      guide->words && guide->words->right_to_left);
    struct print_fit fit = {
        .layout = {&shaper, arena, .space = 1, .scale = 1},
        .style = press->style,
        .width = card.paper->width,
        .height = card.paper->height,
        .rung = render,
        .context = &card,
        .rungs = has_figures(routine) ? RUNGS : RUNGS - 1,
    };
    struct print_fitted own;
    struct pdf_document *document = finish(&card, &fit, fitted ? fitted : &own);
    print_shaper_release(&shaper);
    return document;
}

static bool markup(void *context, const struct template_value *arguments, size_t count,
                   struct buf *out) {
    (void)context;
    if (count != 1 || arguments[0].kind != TEMPLATE_NODES) {
        buf_puts(out, "markup() takes one stretch of a body, such as an item of exercise.steps");
        return false;
    }
    print_markup(arguments[0].nodes.first, arguments[0].nodes.end, out);
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

void print_card_functions(struct template_engine *engine, struct print_figures *figures) {
    template_add_function(engine, "figure_alt", figure_alt, figures);
    template_add_function(engine, "markup", markup, NULL);
}

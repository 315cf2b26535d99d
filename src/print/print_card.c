// Cards; see print_card.h.
#include "print/print_card.h"

#include "print/print_figure.h"
#include "print/print_paint.h"

#include "base/digest.h"
#include "template/template.h"

#include <math.h>
#include <string.h>

// What a card holds, from rung to rung; the template is told which. Text goes before figures do,
// and a brand's head becomes slim before steps or figures go.
static const struct rung {
    const char *detail;
    bool grid, figures;
    const char *head;
} rungs[] = {
    {"steps", false, true, "full"},   {"steps", false, true, "slim"},
    {"steps", false, true, "bare"},   {"steps", false, true, "foot"},
    {"summary", false, true, "full"}, {"totals", false, true, "full"},
    {"totals", true, true, "full"},   {"names", true, true, "full"},
    {"names", true, true, "slim"},    {"names", true, true, "bare"},
    {"names", true, true, "foot"},    {"names", true, false, "bare"},
    {"names", true, false, "foot"},
};
enum { RUNGS = sizeof rungs / sizeof *rungs };

struct card {
    struct print_press *press;
    const struct routine *routine;
    struct print_matter matter; // the routine
    struct arena *arena;
    enum paper paper;
    const struct rung *rungs[RUNGS];
    size_t count;        // of rungs
    size_t first, limit; // rung to begin with; how many exercises to show at most
};

static bool has_figures(const struct routine *routine) {
    for (size_t i = 0; i < routine->phases.n; i++)
        for (size_t j = 0; j < routine->phases.at[i].n; j++)
            if (routine->phases.at[i].at[j].exercise->figure ||
                routine->phases.at[i].at[j].exercise->picture)
                return true;
    return false;
}

// Without a brand there is no head, so a rung that has only less of it is none.
// Where no exercise has a figure, nothing is gained by leaving figures out.
static void list_rungs(struct card *card) {
    bool branded = card->press->guide->brand, pictured = has_figures(card->routine);
    for (size_t i = 0; i < RUNGS && (rungs[i].figures || pictured); i++) {
        const struct rung *rung = &rungs[i], *before = i ? rung - 1 : NULL;
        bool same = before && !strcmp(before->detail, rung->detail) && before->grid == rung->grid &&
                    before->figures == rung->figures;
        if (branded || !same) card->rungs[card->count++] = rung;
    }
}

static void set_flag(struct template_engine *engine, const char *name, bool flag) {
    template_set(engine, name, (struct template_value){.kind = TEMPLATE_BOOLEAN, .boolean = flag});
}

static void set_globals(const struct card *card, const struct rung *rung) {
    struct template_engine *engine = card->press->engine;
    const struct routine *routine = card->routine;
    template_set_entry(engine, "routine", &routine->entry);
    print_press_globals(card->press, &card->matter, card->paper, card->arena);
    template_set_text(engine, "detail", rung->detail);
    template_set_text(engine, "head", rung->head);
    set_flag(engine, "grid", rung->grid);
    set_flag(engine, "figures", rung->figures);
    template_set(engine, "limit",
                 (struct template_value){.kind = TEMPLATE_NUMBER, .number = (double)card->limit});
}

#define CARD "print/card.xml"

// A card has one page, so what is filled in or placed by pages has no meaning there.
static bool is_for_one_page(const struct card *card, const struct print_node *tree) {
    const struct print_node *wrong = tree->header ? tree->header : tree->footer;
    const char *what = wrong ? print_tree_name(wrong) : NULL;
    for (const struct print_node *node = tree; node && !what; node = print_tree_next(node, tree)) {
        if (node->kind == PRINT_PAGE_BREAK) what = "page-break";
        if (node->paragraph && node->paragraph->notes.n) what = "footnote";
        if (node->paragraph && node->paragraph->fields.n) what = "page";
    }
    if (what)
        diag_add_path(card->press->diags, DIAG_ERROR, "misplaced-element", "templates/" CARD,
                      "such elements are for handouts and the book",
                      "a card has one page, so there is no place for '%s'", what);
    return !what;
}

static struct print_node *render(void *context, int rung) {
    const struct card *card = context;
    const struct rung *chosen = card->rungs[card->first + (size_t)rung];
    card->press->rung = (int)(chosen - rungs);
    set_globals(card, chosen);
    struct print_node *tree = print_press_tree(card->press, card->arena, CARD,
                                               print_press_about(card->press, &card->matter));
    return tree && is_for_one_page(card, tree) ? tree : NULL;
}

static size_t count_items(const struct routine *routine) {
    size_t count = 0;
    for (size_t i = 0; i < routine->phases.n; i++) count += routine->phases.at[i].n;
    return count;
}

static const char *item_title(const struct routine *routine, size_t n) {
    size_t i = 0;
    while (n >= routine->phases.at[i].n) n -= routine->phases.at[i++].n;
    return routine->phases.at[i].at[n].exercise->entry.title;
}

// How many of the routine's first exercises would fit by name and dosage.
static size_t count_fitting(struct print_fit *fit, struct card *card, size_t items) {
    size_t least = 0, most = items;
    card->first = card->count - 1;
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
    const struct brand *brand = card->press->guide->brand;
    const char *fonts = brand && brand->fonts[BRAND_REGULAR] ? ", or take narrower fonts" : "";
    diag_add(card->press->diags, DIAG_ERROR, "card-too-full", routine->entry.source,
             (struct span){.line = 1, .column = 1}, // it is the routine as a whole
             arena_printf(card->arena,
                          "split the routine in two, or give its log fewer weeks%s; %s", fonts,
                          which),
             "the card does not fit on one page (%s): with names and dosage alone, in the smallest "
             "type allowed, it is %.0f mm too high",
             paper_names[card->paper], (double)ceilf(lacking / 72 * 25.4F));
}

static struct pdf_document *paint(const struct card *card, struct print_fit *fit,
                                  const struct print_fitted *fitted) {
    struct pdf_document *document =
        print_press_document(card->press, card->arena, fitted->tree, card->routine->entry.summary);
    int page = pdf_page_add(document, fit->width, fit->height);
    struct print_brush brush =
        print_fit_brush(fit, fitted, document, page, document->right_to_left);
    print_paint(&fit->layout, &brush, fitted->tree);
    return document;
}

// Whether a brand shows more on cards than a card without a head has room for.
static bool shows_more(const struct brand *brand) {
    static const enum brand_part kept[] = {BRAND_PART_LOGO, BRAND_PART_NAME, BRAND_PART_TELEPHONE};
    for (size_t i = 0; i < brand->parts.n; i++) {
        bool is_kept = false;
        for (size_t j = 0; j < sizeof kept / sizeof *kept; j++)
            is_kept |= !strcmp(brand->parts.at[i], brand_part_names[kept[j]]);
        if (!is_kept) return true;
    }
    return false;
}

static void warn_left_out(const struct card *card, const struct rung *rung) {
    const struct brand *brand = card->press->guide->brand;
    const char *paper = paper_names[card->paper];
    const struct span all = {.line = 1, .column = 1};
    if (!rung->figures)
        diag_add(card->press->diags, DIAG_WARNING, "figures-left-out", card->routine->entry.source,
                 all, "split the routine in two, or give its log fewer weeks",
                 "the card has no room for its figures (%s)", paper);
    else if (brand && (!strcmp(rung->head, "foot") || !strcmp(rung->head, "bare")) &&
             shows_more(brand))
        diag_add(card->press->diags, DIAG_NOTE, "brand-left-out", card->routine->entry.source, all,
                 "split the routine in two, or name fewer parts under 'cards' in brand.yaml",
                 "the card has room for no more of '%s' than logo or name, and telephone (%s)",
                 brand->name, paper);
}

static struct pdf_document *finish(struct card *card, struct print_fit *fit,
                                   struct print_fitted *fitted) {
    const struct print_node *too_small;
    if (!print_fit_paper_has_room(fit, paper_names[card->paper], card->press->diags)) return NULL;
    bool made = print_fit(fit, fitted, &too_small);
    if (!made && too_small) print_floor_tell(fit->style, too_small, card->press->diags);
    if (!made) return NULL;
    if (fitted->lacking > 0) {
        tell_too_full(fit, card, fitted->lacking);
        return NULL;
    }
    warn_left_out(card, card->rungs[fitted->rung]);
    struct pdf_document *document = paint(card, fit, fitted);
    return print_press_tell(card->press, &card->matter, fit->layout.shaper) ? document : NULL;
}

bool print_card_again(struct print_press *press, const struct routine *routine, enum paper paper,
                      int rung, struct arena *arena) {
    if (rung < 0 || rung >= RUNGS) return false;
    const struct entry *entry = &routine->entry;
    const struct card card = {.press = press,
                              .routine = routine,
                              .matter = {&entry, 1},
                              .arena = arena,
                              .paper = paper,
                              .limit = count_items(routine)};
    press->rung = rung;
    set_globals(&card, &rungs[rung]);
    return print_press_replay(press, CARD, print_press_about(press, &card.matter));
}

void print_card_digest(const struct routine *routine, struct digest_sum *sum) {
    bool pictured = has_figures(routine); // decides which rungs there are
    digest_text(sum, routine->entry.summary);
    digest_add(sum, &pictured, sizeof pictured);
}

struct pdf_document *print_card(struct print_press *press, const struct routine *routine,
                                enum paper paper, struct arena *arena,
                                struct print_fitted *fitted) {
    const struct paper_size *sheet = &paper_sizes[paper];
    const struct entry *entry = &routine->entry;
    struct card card = {.press = press,
                        .routine = routine,
                        .matter = {&entry, 1},
                        .arena = arena,
                        .paper = paper,
                        .limit = count_items(routine)};
    struct print_shaper shaper;
    print_press_shaper(press, &shaper, arena);
    struct print_fit fit = {
        .layout = {&shaper, arena, .space = 1, .scale = 1},
        .style = press->style,
        .large = sheet->large,
        .width = sheet->width,
        .height = sheet->height,
        .rung = render,
        .context = &card,
    };
    list_rungs(&card);
    fit.rungs = (int)card.count;
    struct print_fitted own;
    return finish(&card, &fit, fitted ? fitted : &own);
}

// Handouts and the book; see print_book.h.
#include "print/print_book.h"

#include "print/print_flow.h"

#include "template/template.h"

// A routine or exercises: one of the two is given; the other is nil.
static void set_matter(struct print_press *press, const struct print_matter *matter) {
    const struct template_value none = {.kind = TEMPLATE_NIL};
    bool routine = matter->entries[0]->kind == ENTRY_ROUTINE;
    if (routine) {
        template_set_entry(press->engine, "routine", matter->entries[0]);
        template_set(press->engine, "chosen", none);
        return;
    }
    template_set(press->engine, "routine", none);
    template_set(press->engine, "chosen",
                 (struct template_value){
                     .kind = TEMPLATE_LIST, .entries = matter->entries, .length = matter->count});
}

static void set_prescription(struct print_press *press, const struct prescription *prescription,
                             bool for_clinician) {
    struct template_value value = {.kind = prescription ? TEMPLATE_PRESCRIPTION : TEMPLATE_NIL,
                                   .prescription = prescription};
    template_set(press->engine, "prescription", value);
    template_set(press->engine, "check_print",
                 (struct template_value){.kind = TEMPLATE_BOOLEAN, .boolean = for_clinician});
}

static struct print_order order_handout(struct print_press *press,
                                        const struct print_matter *matter, enum paper paper,
                                        struct arena *arena) {
    print_press_globals(press, matter, paper, arena);
    set_matter(press, matter);
    return (struct print_order){
        .template_name = "print/handout.xml",
        .matter = *matter,
        .paper = paper,
        .subject = matter->count == 1 ? matter->entries[0]->summary : NULL,
    };
}

static struct pdf_document *make_handout(struct print_press *press,
                                         const struct print_matter *matter, enum paper paper,
                                         struct arena *arena) {
    const struct print_order order = order_handout(press, matter, paper, arena);
    return print_flow(press, &order, arena);
}

struct pdf_document *print_handout(struct print_press *press, const struct print_matter *matter,
                                   enum paper paper, struct arena *arena) {
    set_prescription(press, NULL, false);
    return make_handout(press, matter, paper, arena);
}

struct pdf_document *print_prescribed(struct print_press *press,
                                      const struct prescription *prescription, bool for_clinician,
                                      struct arena *arena) {
    const struct prescription_items *items = &prescription->items;
    size_t count = prescription->routine ? 1 : items->n;
    const struct entry **entries = arena_alloc(arena, count * sizeof *entries);
    for (size_t i = 0; i < count; i++)
        entries[i] =
            prescription->routine ? &prescription->routine->entry : &items->at[i].exercise->entry;
    const struct print_matter matter = {entries, count};
    set_prescription(press, prescription, for_clinician);
    press->prescription = prescription;
    struct pdf_document *document =
        make_handout(press, &matter, prescription_paper(prescription, press->guide, false), arena);
    press->prescription = NULL;
    return document;
}

static size_t length_of(const struct entry *entry) {
    return entry->source ? entry->source->length : 0;
}

static size_t content_length(const struct guide *guide) {
    size_t length = 0;
    for (size_t i = 0; i < guide->exercises.n; i++)
        length += length_of(&guide->exercises.at[i]->entry);
    for (size_t i = 0; i < guide->routines.n; i++)
        length += length_of(&guide->routines.at[i]->entry);
    for (size_t i = 0; i < guide->pages.n; i++) length += length_of(&guide->pages.at[i]->entry);
    return length;
}

bool print_book_fits(const struct print_press *press) {
    float length = (float)content_length(press->guide) / 1024;
    float most = print_style_look(press->style, NULL, "fit", NULL).at[PROP_BOOK_MOST];
    if (length <= most) return true;
    diag_add_path(
        press->diags, DIAG_WARNING, "book-left-out", "content",
        "cards, handouts, the website and the EPUB have everything; fit.book_most in the "
        "print style sets the limit",
        "the content has %.1f KiB of text, and a printed book may have %g, so there is no "
        "book",
        (double)length, (double)most);
    return false;
}

enum paper print_book_paper(const struct guide *guide) {
    enum paper paper = 0;
    while (paper < PAPERS - 1 && !guide->papers[paper]) paper++;
    return paper;
}

void print_book_name(const struct guide *guide, struct book_pages *pages, struct arena *arena) {
    pages->file =
        arena_printf(arena, "print/%s-%s.pdf", guide->id, paper_names[print_book_paper(guide)]);
}

static struct print_order order_book(struct print_press *press, enum paper paper,
                                     struct arena *arena) {
    const struct print_order order = {
        .template_name = "print/book.xml", .paper = paper, .subject = press->guide->summary};
    print_press_globals(press, &order.matter, paper, arena);
    return order;
}

struct pdf_document *print_book(struct print_press *press, enum paper paper, struct arena *arena,
                                struct book_pages *pages, struct arena *pages_arena) {
    struct print_order order = order_book(press, paper, arena);
    order.pages = pages;
    order.pages_arena = pages_arena;
    if (pages) print_book_name(press->guide, pages, pages_arena);
    return print_flow(press, &order, arena);
}

bool print_flow_again(struct print_press *press, const struct print_matter *matter,
                      enum paper paper, struct arena *arena) {
    if (matter->count) set_prescription(press, NULL, false);
    const struct print_order order = matter->count ? order_handout(press, matter, paper, arena)
                                                   : order_book(press, paper, arena);
    return print_flow_replay(press, &order);
}

// Documents of several pages; see print_flow.h.
#include "print/print_flow.h"

#include "print/print_fit.h"
#include "print/print_inline.h"
#include "print/print_pages.h"
#include "print/print_paint.h"

#include <math.h>
#include <string.h>

enum { PASSES_MOST = 6, DIVISIONS_MOST = 50 };

struct chapter {
    size_t page;
    const char *title;
};

struct flow {
    struct print_press *press;
    const struct print_order *order;
    struct print_layout layout;
    struct print_node *tree;
    struct print_look page;     // the style's "page", and what the document's class says
    float scale, width, height; // of a page's content, in layout's points
    struct print_slices slices;
    const struct print_node *too_tall;
    struct map places; // id -> struct print_node
    struct {
        VEC_OF(struct chapter)
    } chapters;
    bool crowded; // whether a head or foot does not fit into its margin
    size_t now;   // the page that a head or foot is filled in for
};

static const struct paper_size *paper_of(const struct flow *flow) {
    return &paper_sizes[flow->order->paper];
}

static void note_places(struct flow *flow) {
    for (struct print_node *node = flow->tree; node; node = print_tree_next(node, flow->tree))
        if (node->text[ATTR_ID])
            map_add(flow->layout.arena, &flow->places, node->text[ATTR_ID], node);
}

static const char *number(const struct flow *flow, size_t value) {
    return arena_printf(flow->layout.arena, "%zu", value);
}

static const char *chapter_of(const struct flow *flow, size_t page) {
    const char *title = "";
    for (size_t i = 0; i < flow->chapters.n && flow->chapters.at[i].page <= page; i++)
        title = flow->chapters.at[i].title;
    return title;
}

static const char *value_of(void *context, const struct print_field *field) {
    const struct flow *flow = context;
    if (field->kind == PRINT_PAGE) return number(flow, flow->now + 1);
    if (field->kind == PRINT_PAGES) return number(flow, flow->slices.n);
    if (field->kind == PRINT_CHAPTER) return chapter_of(flow, flow->now);
    const struct print_node *node = map_find(&flow->places, field->to);
    return node ? number(flow, print_pages_find(&flow->slices, print_pages_top(node)) + 1) : "";
}

static bool fill_text(struct flow *flow, struct print_text *text) {
    bool changed = false;
    for (size_t i = 0; i < text->notes.n; i++)
        if (fill_text(flow, text->notes.at[i].node->paragraph)) changed = true;
    if (!text->fields.n) return changed;
    return print_inline_fill(flow->layout.arena, text, value_of, flow) || changed;
}

// Fills in what a tree says of pages; true where that changed anything.
static bool fill_in(struct flow *flow, struct print_node *root) {
    bool changed = false;
    for (struct print_node *node = root; node; node = print_tree_next(node, root)) {
        if (!node->paragraph) continue;
        bool filled = node->paragraph->fields.n || node->paragraph->notes.n;
        if (root == flow->tree && filled)
            flow->now = print_pages_find(&flow->slices, print_pages_top(node));
        if (fill_text(flow, node->paragraph)) changed = true;
    }
    return changed;
}

static void note_chapters(struct flow *flow) {
    flow->chapters.n = 0;
    for (struct print_node *node = flow->tree; node; node = print_tree_next(node, flow->tree)) {
        if (node->kind != PRINT_H1) continue;
        struct chapter chapter = {
            print_pages_find(&flow->slices, print_pages_top(node)),
            print_inline_plain(flow->layout.arena, node->paragraph->text, node->paragraph->length)};
        vec_push(flow->layout.arena, &flow->chapters, chapter);
    }
}

static void cut_pages(struct flow *flow) {
    print_measure(&flow->layout, flow->tree, flow->width);
    flow->too_tall = print_pages_cut(&flow->layout, flow->tree, flow->height, &flow->slices);
    note_chapters(flow);
}

// Columns that are higher than a page go on over pages. Those further down move when one is
// divided, so each is divided where it then is.
static bool divide_columns(struct flow *flow) {
    const struct print_node *root = flow->tree;
    for (struct print_node *node = flow->tree; node; node = print_tree_next(node, root)) {
        if (node->kind != PRINT_COLUMNS) continue;
        if (!node->columns && node->height <= flow->height) continue;
        float top = print_pages_top(node);
        const struct print_slice *slice = &flow->slices.at[print_pages_find(&flow->slices, top)];
        float room = slice->start - slice->above + flow->height - slice->notes - top;
        if (print_columns_divide(&flow->layout, node, room, flow->height)) return true;
    }
    return false;
}

static void lay_columns(struct flow *flow) {
    cut_pages(flow);
    for (int pass = 0; pass < DIVISIONS_MOST && divide_columns(flow); pass++) cut_pages(flow);
}

// A number that needs another digit can move what it counts. Where that goes back and forth the
// last numbers stand, and one of them may be wrong by one.
static void lay_out(struct flow *flow) {
    lay_columns(flow);
    for (int pass = 0; pass < PASSES_MOST && fill_in(flow, flow->tree); pass++) lay_columns(flow);
}

static void lay_out_at(struct flow *flow, float space) {
    flow->layout.space = space;
    flow->layout.shaper->leading = print_fit_leading(space);
    lay_out(flow);
}

// Takes in white, as far as the style lets it, where that saves a page: what would have gone over
// to the next one whole then stands on its own.
static void tighten(struct flow *flow) {
    enum { STEPS = 3 };
    float least = flow->page.at[PROP_TIGHTEST], best = 1;
    size_t fewest = flow->slices.n;
    if (least >= 1 || fewest < 2) return;
    for (int step = 1; step <= STEPS; step++) {
        float space = 1 - (1 - least) * (float)step / STEPS;
        lay_out_at(flow, space);
        if (flow->slices.n >= fewest) continue;
        fewest = flow->slices.n;
        best = space;
    }
    if (best > flow->layout.space) lay_out_at(flow, best);
}

// A brush for each page, the first one of a chain.
static struct print_brush *make_brushes(const struct flow *flow, struct pdf_document *document) {
    size_t n = flow->slices.n;
    struct print_brush *brushes = arena_alloc(flow->layout.arena, n * sizeof *brushes);
    float *notes = arena_alloc(flow->layout.arena, n * sizeof *notes);
    const float *page = flow->page.at;
    for (size_t i = 0; i < n; i++) {
        const struct print_slice *slice = &flow->slices.at[i];
        notes[i] = slice->start - slice->above + flow->height - slice->notes;
        brushes[i] = (struct print_brush){
            .document = document,
            .page = pdf_page_add(document, paper_of(flow)->width, paper_of(flow)->height),
            .scale = flow->scale,
            .left = page[PROP_MARGIN_X],
            .top = page[PROP_MARGIN_TOP] + (slice->above - slice->start) * flow->scale,
            .width = flow->width,
            .right_to_left = document->right_to_left,
            .start = slice->start,
            .next = i + 1 < n ? &brushes[i + 1] : NULL,
            .notes_top = notes[i],
            .notes_end = &notes[i],
        };
    }
    return brushes;
}

// A head or foot that does not fit into its margin would stand on the page's text.
static void tell_crowded(struct flow *flow, const struct print_node *node, float height,
                         bool at_end) {
    const float *page = flow->page.at;
    float room = (at_end ? page[PROP_MARGIN_BOTTOM] : page[PROP_MARGIN_TOP]) -
                 page[at_end ? PROP_FOOTER : PROP_HEADER];
    if (height <= room + 0.5F || flow->crowded) return;
    flow->crowded = true;
    diag_add_path(
        flow->press->diags, DIAG_ERROR, "no-room",
        arena_printf(flow->press->diags->arena, "templates/%s", flow->order->template_name),
        at_end ? "make it lower, or the style's margin_bottom larger"
               : "make it lower, or the style's margin_top larger",
        "the %s is %.0f mm high, and its margin has room for %.0f mm", print_tree_name(node),
        (double)(height / 72 * 25.4F), (double)(fmaxf(0, room) / 72 * 25.4F));
}

// Paints a head or foot onto each page but the first `skip`, so that its top or its end stands at a
// height of the paper.
static void paint_running(struct flow *flow, struct print_node *node,
                          const struct print_brush *brush, bool at_end) {
    if (!node) return;
    size_t skip = (size_t)node->number[ATTR_SKIP];
    for (flow->now = 0; brush; brush = brush->next, flow->now++) {
        if (flow->now < skip) continue;
        struct print_brush only = *brush;
        fill_in(flow, node);
        float height = print_measure(&flow->layout, node, flow->width) * flow->scale;
        tell_crowded(flow, node, height, at_end);
        only.top = at_end ? paper_of(flow)->height - flow->page.at[PROP_FOOTER] - height
                          : flow->page.at[PROP_HEADER];
        only.start = 0;
        only.next = NULL;
        print_paint_artifact(&flow->layout, &only, node, 0, 0);
    }
}

static struct pdf_document *paint(struct flow *flow) {
    struct pdf_document *document =
        print_press_document(flow->press, flow->layout.arena, flow->tree, flow->order->subject);
    struct print_brush *brushes = make_brushes(flow, document);
    paint_running(flow, flow->tree->header, brushes, false);
    print_paint(&flow->layout, brushes, flow->tree);
    paint_running(flow, flow->tree->footer, brushes, true);
    return document;
}

static void tell_too_tall(const struct flow *flow) {
    const struct print_node *node = flow->too_tall;
    diag_add_path(
        flow->press->diags, DIAG_ERROR, "too-tall",
        arena_printf(flow->press->diags->arena, "templates/%s", flow->order->template_name),
        "make it smaller, or give it less to hold",
        "'%s' is %.0f mm high and cannot be divided, and a page has only %.0f mm, while "
        "filling %s",
        print_tree_name(node), (double)(node->height * flow->scale / 72 * 25.4F),
        (double)(flow->height * flow->scale / 72 * 25.4F),
        print_press_about(flow->press, &flow->order->matter));
}

// The scale of its type: as the style says, and in large print as the floors ask.
static bool find_scale(struct flow *flow) {
    const struct print_node *smallest;
    bool large = paper_of(flow)->large;
    float floor = print_floor(flow->press->style, false, flow->tree, &smallest);
    if (floor > 1.0001F) {
        print_floor_tell(flow->press->style, smallest, flow->press->diags);
        return false;
    }
    flow->scale =
        large ? fmaxf(1, print_floor(flow->press->style, true, flow->tree, &smallest)) : 1;
    flow->layout.scale = flow->scale;
    return true;
}

static bool find_room(struct flow *flow) {
    const float *page = flow->page.at;
    float width = paper_of(flow)->width - 2 * page[PROP_MARGIN_X];
    float height = paper_of(flow)->height - page[PROP_MARGIN_TOP] - page[PROP_MARGIN_BOTTOM];
    flow->width = width / flow->scale;
    flow->height = height / flow->scale;
    if (print_fit_has_room(width, height)) return true;
    print_fit_tell_room(width, height, paper_names[flow->order->paper], flow->press->diags);
    return false;
}

// The next node from `node` on that has a mark and stands on a page or behind it; or NULL.
static const struct print_node *find_mark(const struct flow *flow, const struct print_node *node,
                                          size_t page) {
    for (; node; node = print_tree_next(node, flow->tree))
        if (node->text[ATTR_MARK] && print_pages_find(&flow->slices, print_pages_top(node)) >= page)
            return node;
    return NULL;
}

static void note_pages(const struct flow *flow) {
    const struct print_order *order = flow->order;
    const struct print_node *node = flow->tree, *last = NULL;
    if (!order->pages) return;
    for (size_t i = 0; i < flow->slices.n; i++) {
        node = find_mark(flow, node, i);
        if (node) last = node;
        const char *place = last ? last->text[ATTR_MARK] : "";
        const struct book_page page = {arena_printf(order->pages_arena, "%zu", i + 1),
                                       arena_strndup(order->pages_arena, place, strlen(place))};
        vec_push(order->pages_arena, order->pages, page);
    }
}

static struct pdf_document *finish(struct flow *flow) {
    if (!find_scale(flow)) return NULL;
    flow->page = print_style_look(flow->press->style, NULL, "page", flow->tree->text[ATTR_CLASS]);
    if (!find_room(flow)) return NULL;
    note_places(flow);
    lay_out(flow);
    tighten(flow);
    if (flow->too_tall) {
        tell_too_tall(flow);
        return NULL;
    }
    note_pages(flow);
    struct pdf_document *document = paint(flow);
    bool printable = print_press_tell(flow->press, &flow->order->matter, flow->layout.shaper);
    return printable && !flow->crowded ? document : NULL;
}

struct pdf_document *print_flow_tree(struct print_press *press, const struct print_order *order,
                                     struct print_node *tree, struct arena *arena) {
    struct print_shaper shaper;
    print_press_shaper(press, &shaper, arena);
    struct flow flow = {.press = press,
                        .order = order,
                        .layout = {&shaper, arena, .space = 1, .scale = 1},
                        .tree = tree};
    struct pdf_document *document = finish(&flow);
    return document;
}

static void begin_document(struct print_press *press, const struct print_order *order) {
    press->has_all = !order->matter.count;
    press->has_notes = true;
    press->rung = 0;
}

bool print_flow_replay(struct print_press *press, const struct print_order *order) {
    begin_document(press, order);
    bool fine =
        print_press_replay(press, order->template_name, print_press_about(press, &order->matter));
    press->has_all = press->has_notes = false;
    return fine;
}

struct pdf_document *print_flow(struct print_press *press, const struct print_order *order,
                                struct arena *arena) {
    begin_document(press, order);
    struct print_node *tree = print_press_tree(press, arena, order->template_name,
                                               print_press_about(press, &order->matter));
    press->has_all = press->has_notes = false;
    return tree ? print_flow_tree(press, order, tree, arena) : NULL;
}

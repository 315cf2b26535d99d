// Cutting a flow into pages; see print_pages.h.
#include "print/print_pages.h"

#include <math.h>
#include <stdlib.h>

#define CLOSE 0.02F // points; heights nearer than this are the same

// How bad it is to tear a stretch.
enum bond { FREE, TOGETHER, NEXT, SOLID, BONDS };

struct stretch {
    float start, end;
    enum bond bond;
    const struct print_node *node;
};

// A place where a slice may begin.
struct top {
    float y;
    bool forced;
};

// A table's head, which stands again on a page that begins between `from` and `to`.
struct head {
    float from, to, height;
};

// A footnote that belongs on the page of a line.
struct note {
    float y, height;
};

struct cutter {
    struct print_layout *layout;
    float height; // of a page
    bool force;   // a page break stood before what comes next
    struct {
        VEC_OF(struct stretch)
    } stretches;
    struct {
        VEC_OF(struct top)
    } tops;
    struct {
        VEC_OF(struct head)
    } heads;
    struct {
        VEC_OF(struct note)
    } notes;
    float separator; // white above a page's first footnote
    float width;     // of a page
};

float print_pages_top(const struct print_node *node) {
    float y = 0;
    for (; node->parent; node = node->parent) y += node->y;
    return y;
}

size_t print_pages_find(const struct print_slices *slices, float y) {
    size_t least = 0, most = slices->n;
    while (least + 1 < most) {
        size_t middle = (least + most) / 2;
        if (slices->at[middle].start <= y + CLOSE)
            least = middle;
        else
            most = middle;
    }
    return least;
}

// ---- gathering --------------------------------------------------------------------------------

// What no page can hold is torn anyway; only what is solid is kept, to be told.
static void add_stretch(struct cutter *cutter, const struct print_node *node, float start,
                        float end, enum bond bond) {
    if (end - start <= CLOSE || (bond != SOLID && end - start > cutter->height)) return;
    vec_push(cutter->layout->arena, &cutter->stretches, (struct stretch){start, end, bond, node});
}

static void add_top(struct cutter *cutter, float y, bool forced) {
    vec_push(cutter->layout->arena, &cutter->tops, (struct top){y, forced});
}

static bool is_whole(const struct cutter *cutter, const struct print_node *node) {
    switch (node->kind) {
    case PRINT_FIGURE:
    case PRINT_PICTURE:
    case PRINT_LOGO:
    case PRINT_QR:
    case PRINT_LINE:
    case PRINT_LOG:
    case PRINT_HR:
        return true;
    case PRINT_TR: // a row that is taller than a page is torn between its cells' lines
        return node->height <= cutter->height;
    default:
        return false;
    }
}

// Lines are solid; the first and the last two keep together. A node's own white belongs to its
// first and last line.
static void add_lines(struct cutter *cutter, const struct print_node *node, float y) {
    const struct print_layout *layout = cutter->layout;
    size_t n = print_text_lines(node->paragraph);
    float *heights = arena_alloc(layout->arena, (n + 1) * sizeof *heights);
    print_text_line_heights(layout->shaper, node->paragraph, heights);
    float at = y + print_padding_y(layout, node), start = y, before = y;
    for (size_t i = 0; i < n; i++) {
        float end = i + 1 < n ? at + heights[i] : y + node->height;
        add_stretch(cutter, node, start, end, SOLID);
        if (i == 1 || (i && i + 1 == n)) add_stretch(cutter, node, before, end, NEXT);
        if (i) add_top(cutter, start, false);
        before = start;
        start = at += heights[i];
    }
}

// Where the first part of a node ends that would be kept whole, from the node's top.
static float first_part(const struct cutter *cutter, const struct print_node *node) {
    bool kept = node->look.at[PROP_KEEP_TOGETHER] != 0 && node->height <= cutter->height;
    if (kept || node->kind == PRINT_ROW || is_whole(cutter, node)) return node->height;
    if (node->paragraph) {
        size_t n = print_text_lines(node->paragraph);
        return n > 2 ? node->height * 2 / (float)n : node->height;
    }
    const struct print_node *first = node->first;
    while (first && first->kind == PRINT_SPACER) first = first->next;
    return first ? first->y + first_part(cutter, first) : node->height;
}

static void add_notes(struct cutter *cutter, const struct print_node *node, float y) {
    const struct print_text *text = node->paragraph;
    for (size_t i = 0; i < text->notes.n; i++) {
        struct print_node *note = text->notes.at[i].node;
        float line = y + print_line_top(cutter->layout, node, text->notes.at[i].at - 1);
        cutter->separator = note->look.at[PROP_BEFORE];
        vec_push(cutter->layout->arena, &cutter->notes,
                 (struct note){line, print_measure(cutter->layout, note, cutter->width)});
    }
}

// The footnotes of all paragraphs in a node that is never cut.
static void add_notes_within(struct cutter *cutter, const struct print_node *node, float y) {
    if (node->paragraph) add_notes(cutter, node, y);
    for (const struct print_node *child = node->first; child; child = child->next)
        add_notes_within(cutter, child, y + child->y);
}

static void keep_with_next(struct cutter *cutter, const struct print_node *node, float y) {
    const struct print_node *next = node->next;
    while (next && next->kind == PRINT_SPACER) next = next->next;
    if (!next || next->kind == PRINT_PAGE_BREAK) return;
    float end = y - node->y + next->y + first_part(cutter, next);
    add_stretch(cutter, node, y, end, NEXT);
}

static void gather(struct cutter *cutter, const struct print_node *node, float y);

// White and border above the first child belong to it, those below to the last.
static void gather_children(struct cutter *cutter, const struct print_node *node, float y) {
    const struct print_node *last = NULL;
    for (const struct print_node *child = node->first; child; child = child->next) {
        gather(cutter, child, y + child->y);
        if (child->kind != PRINT_SPACER) last = child;
    }
    if (!last || !node->parent) return;
    add_stretch(cutter, node, y, y + node->first->y + CLOSE * 2, NEXT);
    add_stretch(cutter, node, y + last->y + last->height - CLOSE * 2, y + node->height, NEXT);
}

// An item without text has its marker alone, which is as solid as a line.
static bool is_bare_item(const struct print_node *node) {
    if (node->kind != PRINT_LI) return false;
    while (node && !node->paragraph) node = node->first;
    return !node || !node->paragraph->length;
}

static void gather(struct cutter *cutter, const struct print_node *node, float y) {
    const float *look = node->look.at;
    if (node->kind == PRINT_PAGE_BREAK) {
        cutter->force = true;
        return;
    }
    if (node->kind == PRINT_SPACER) return;
    add_top(cutter, y, cutter->force || look[PROP_NEW_PAGE] != 0);
    cutter->force = false;
    if (is_bare_item(node)) add_stretch(cutter, node, y, y + node->height, SOLID);
    if (look[PROP_KEEP_TOGETHER] != 0) add_stretch(cutter, node, y, y + node->height, TOGETHER);
    if (node->parent && node->parent->kind == PRINT_COLUMNS)
        add_stretch(cutter, node, y, y + node->height, TOGETHER);
    if (node->kind == PRINT_ROW || (node->kind == PRINT_COLUMNS && !node->columns))
        add_stretch(cutter, node, y, y + node->height, NEXT);
    if (look[PROP_KEEP_NEXT] != 0) keep_with_next(cutter, node, y);
    if (is_whole(cutter, node)) {
        add_stretch(cutter, node, y, y + node->height, SOLID);
        add_notes_within(cutter, node, y);
        return;
    }
    const struct print_node *head = node->kind == PRINT_TABLE ? print_table_head(node) : NULL;
    if (head && head->height * 3 < cutter->height) {
        vec_push(cutter->layout->arena, &cutter->heads,
                 (struct head){y + head->height, y + node->height, head->height});
        keep_with_next(cutter, head, y);
    }
    if (node->paragraph) {
        add_lines(cutter, node, y);
        add_notes(cutter, node, y);
    } else {
        gather_children(cutter, node, y);
    }
}

// ---- cutting ----------------------------------------------------------------------------------

static int by_start(const void *a, const void *b) {
    const struct stretch *one = a, *two = b;
    return (one->start > two->start) - (one->start < two->start);
}

static int by_line(const void *a, const void *b) {
    const struct note *one = a, *two = b;
    return (one->y > two->y) - (one->y < two->y);
}

static int by_y(const void *a, const void *b) {
    const struct top *one = a, *two = b;
    return (one->y > two->y) - (one->y < two->y);
}

// One top for each height. The document's end is the last.
static void merge_tops(struct cutter *cutter) {
    size_t n = 0;
    if (cutter->tops.n) qsort(cutter->tops.at, cutter->tops.n, sizeof *cutter->tops.at, by_y);
    for (size_t i = 0; i < cutter->tops.n; i++) {
        struct top top = cutter->tops.at[i];
        if (n && top.y - cutter->tops.at[n - 1].y <= CLOSE)
            cutter->tops.at[n - 1].forced |= top.forced;
        else
            cutter->tops.at[n++] = top;
    }
    cutter->tops.n = n;
    add_top(cutter, INFINITY, true);
}

// How far the sweep has come: which top is next, which stretches begin before it, how far down the
// furthest of them reaches for each bond, and whose that is.
struct sweep {
    size_t top, stretch, note;
    float reach[BONDS];
    float notes; // height of the footnotes of this slice
    const struct print_node *furthest;
};

static void sweep_to(const struct cutter *cutter, struct sweep *sweep, float y) {
    for (; sweep->note < cutter->notes.n; sweep->note++) {
        const struct note *note = &cutter->notes.at[sweep->note];
        if (note->y >= y - CLOSE) break;
        sweep->notes += note->height + (sweep->notes > 0 ? 0 : cutter->separator);
    }
    for (; sweep->stretch < cutter->stretches.n; sweep->stretch++) {
        const struct stretch *stretch = &cutter->stretches.at[sweep->stretch];
        if (stretch->start >= y - CLOSE) return;
        if (stretch->bond == SOLID && stretch->end > sweep->reach[SOLID])
            sweep->furthest = stretch->node;
        sweep->reach[stretch->bond] = fmaxf(sweep->reach[stretch->bond], stretch->end);
    }
}

static enum bond torn_at(const struct sweep *sweep, float y) {
    for (enum bond bond = SOLID; bond > FREE; bond--)
        if (sweep->reach[bond] > y + CLOSE) return bond;
    return FREE;
}

static float repeated_above(const struct cutter *cutter, float start) {
    for (size_t i = 0; i < cutter->heads.n; i++) {
        const struct head *head = &cutter->heads.at[i];
        if (start > head->from - CLOSE && start < head->to - CLOSE && start > CLOSE)
            return head->height;
    }
    return 0;
}

// The best of the cuts that were possible, or the first behind what cannot be held.
static struct sweep choose(const struct sweep *best, const struct sweep *now, bool *held) {
    for (enum bond bond = FREE; bond < SOLID; bond++)
        if (best[bond].top) return best[bond];
    *held = false;
    return *now;
}

// Finds where the slice that begins at `start` ends, and leaves the sweep there.
static float cut(const struct cutter *cutter, struct sweep *sweep, struct print_slice *slice,
                 const struct print_node **too_tall) {
    struct sweep best[BONDS] = {0};
    const float limit = slice->start + cutter->height - slice->above;
    for (;; sweep->top++) {
        const struct top *top = &cutter->tops.at[sweep->top];
        sweep_to(cutter, sweep, top->y);
        enum bond torn = isinf(top->y) ? FREE : torn_at(sweep, top->y);
        if (sweep->reach[SOLID] > limit - sweep->notes + CLOSE) {
            bool held = true;
            if (torn == SOLID && !best[FREE].top && !best[TOGETHER].top && !best[NEXT].top)
                continue; // nothing above could be cut: on to the end of what is too tall
            struct sweep at = choose(best, sweep, &held);
            if (!held && !*too_tall) *too_tall = sweep->furthest;
            *sweep = at;
            break;
        }
        if (torn < SOLID) best[torn] = *sweep;
        if (top->forced && torn < SOLID) break;
    }
    slice->notes = sweep->notes;
    return cutter->tops.at[sweep->top].y;
}

const struct print_node *print_pages_cut(struct print_layout *layout, struct print_node *root,
                                         float height, struct print_slices *slices) {
    struct cutter cutter = {.layout = layout, .height = height, .width = root->width};
    const struct print_node *too_tall = NULL;
    gather(&cutter, root, 0);
    merge_tops(&cutter);
    if (cutter.stretches.n)
        qsort(cutter.stretches.at, cutter.stretches.n, sizeof *cutter.stretches.at, by_start);
    if (cutter.notes.n) qsort(cutter.notes.at, cutter.notes.n, sizeof *cutter.notes.at, by_line);
    struct sweep sweep = {0};
    *slices = (struct print_slices){0};
    for (float start = 0; !isinf(start);) {
        struct print_slice slice = {.start = start, .above = repeated_above(&cutter, start)};
        sweep.top++; // what begins this slice cannot end it
        sweep.notes = 0;
        start = cut(&cutter, &sweep, &slice, &too_tall);
        vec_push(layout->arena, slices, slice);
    }
    return too_tall;
}

// One page; see print_fit.h.
#include "print/print_fit.h"

#include <math.h>

// White and figures are halved finely; scale, which breaks all lines anew, is not.
enum { HALVINGS = 6, COARSE = 4 };

#define LEADING_PART 0.15F

static float setting(const struct print_fit *fit, const char *group, enum print_prop prop) {
    return print_style_look(fit->style, NULL, group, NULL).at[prop];
}

static float content_width(const struct print_fit *fit) {
    return fit->width - 2 * setting(fit, "page", PROP_MARGIN_X);
}

static float content_height(const struct print_fit *fit) {
    return fit->height - setting(fit, "page", PROP_MARGIN_TOP) -
           setting(fit, "page", PROP_MARGIN_BOTTOM);
}

static enum print_prop floor_of(bool label, bool large) {
    if (large) return label ? PROP_LARGE_LABEL_FLOOR : PROP_LARGE_TEXT_FLOOR;
    return label ? PROP_LABEL_FLOOR : PROP_TEXT_FLOOR;
}

// The scale at which one look's type stands on its floor.
static float look_floor(const struct print_look *fit, bool large, const struct print_look *look) {
    return fit->at[floor_of(look->at[PROP_LABEL] != 0, large)] / look->at[PROP_SIZE];
}

// That of a paragraph and its footnotes.
static float text_floor(const struct print_look *fit, bool large, const struct print_text *text) {
    float floor = 0;
    for (size_t i = 0; i < text->n; i++)
        floor = fmaxf(floor, look_floor(fit, large, text->at[i].look));
    for (size_t i = 0; i < text->notes.n; i++)
        floor = fmaxf(floor, text_floor(fit, large, text->notes.at[i].node->paragraph));
    return floor;
}

float print_floor(const struct print_style *style, bool large, struct print_node *root,
                  const struct print_node **smallest) {
    const struct print_look fit = print_style_look(style, NULL, "fit", NULL);
    float floor = 0;
    *smallest = root;
    for (const struct print_node *node = root; node; node = print_tree_next(node, root)) {
        if (!node->paragraph) continue;
        float own = text_floor(&fit, large, node->paragraph);
        if (own > floor) *smallest = node;
        floor = fmaxf(floor, own);
        if (node->marker) floor = fmaxf(floor, look_floor(&fit, large, &node->marker_look));
    }
    return floor;
}

void print_floor_tell(const struct print_style *style, const struct print_node *node,
                      struct diag_list *diags) {
    bool label = node->look.at[PROP_LABEL] != 0;
    const struct print_look fit = print_style_look(style, NULL, "fit", NULL);
    const char *class = node->text[ATTR_CLASS] ? node->text[ATTR_CLASS] : print_tree_name(node);
    diag_add_path(diags, DIAG_ERROR, "below-floor", "templates/print/style.lua",
                  label ? "make it larger, or lower fit.label_floor"
                        : "make it larger, or lower fit.text_floor",
                  "'%s' is set in %g pt, and the least for %s on paper is %g pt", class,
                  (double)node->look.at[PROP_SIZE], label ? "a label" : "running text",
                  (double)fit.at[floor_of(label, false)]);
}

bool print_fit_has_room(float width, float height) {
    enum { LEAST = 72 };
    return width >= LEAST && height >= LEAST;
}

void print_fit_tell_room(float width, float height, const char *paper, struct diag_list *diags) {
    diag_add_path(diags, DIAG_ERROR, "no-room", "templates/print/style.lua",
                  "make margin_x, margin_top and margin_bottom smaller",
                  "the margins leave %.0f × %.0f points of the paper '%s'", (double)width,
                  (double)height, paper);
}

bool print_fit_paper_has_room(const struct print_fit *fit, const char *paper,
                              struct diag_list *diags) {
    float width = content_width(fit), height = content_height(fit);
    bool has = print_fit_has_room(width, height);
    if (!has) print_fit_tell_room(width, height, paper, diags);
    return has;
}

float print_fit_leading(float space) {
    return 1 - LEADING_PART * fmaxf(0, 1 - space);
}

// The height on paper at a scale and a measure of white.
static float height_at(struct print_fit *fit, struct print_node *tree, float scale, float space) {
    fit->layout.space = space;
    fit->layout.scale = scale;
    fit->layout.shaper->leading = print_fit_leading(space);
    return print_measure(&fit->layout, tree, content_width(fit) / scale) * scale;
}

// The most white between two bounds with which the tree fits at a scale; it fits with the least.
static float widest_space(struct print_fit *fit, struct print_node *tree, float scale, float least,
                          float most, float limit) {
    if (height_at(fit, tree, scale, most) <= limit) return most;
    for (int i = 0; i < HALVINGS; i++) {
        float middle = (least + most) / 2;
        if (height_at(fit, tree, scale, middle) <= limit)
            least = middle;
        else
            most = middle;
    }
    return least;
}

// The largest scale between two bounds at which the tree fits; it fits at `least`.
static float largest_scale(struct print_fit *fit, struct print_node *tree, float least, float most,
                           float space, float limit) {
    if (height_at(fit, tree, most, space) <= limit) return most;
    for (int i = 0; i < COARSE; i++) {
        float middle = (least + most) / 2;
        if (height_at(fit, tree, middle, space) <= limit)
            least = middle;
        else
            most = middle;
    }
    return least;
}

// The largest figures with which the tree fits; it fits with the smallest.
static float least_shrunk(struct print_fit *fit, struct print_node *tree, float scale, float space,
                          float limit) {
    float least = 0, most = 1;
    for (int i = 0; i < HALVINGS; i++) {
        fit->layout.shrunk = (least + most) / 2;
        if (height_at(fit, tree, scale, space) <= limit)
            most = fit->layout.shrunk;
        else
            least = fit->layout.shrunk;
    }
    return most;
}

// Measures once more as decided, with figures as large as they can be in what height there is, and
// gives what is left to the spacers that grow.
static void settle(struct print_fit *fit, struct print_fitted *fitted, float limit) {
    fit->layout.shrunk = fitted->shrunk;
    float height = height_at(fit, fitted->tree, fitted->scale, fitted->space);
    fitted->lacking = fmaxf(0, height - limit);
    if (height > limit) return;
    if (fitted->shrunk > 0) {
        fitted->shrunk = least_shrunk(fit, fitted->tree, fitted->scale, fitted->space, limit);
        fit->layout.shrunk = fitted->shrunk;
        height = height_at(fit, fitted->tree, fitted->scale, fitted->space);
    }
    print_grow(fitted->tree, (limit - height) / fitted->scale);
    height_at(fit, fitted->tree, fitted->scale, fitted->space);
}

// Whether a rung is so much too high that its floor cannot save it, told from its full size, since
// each scale breaks all lines anew. Text scaled by s has s as many lines, each s as high; the last
// lines of paragraphs can save a little more.
static bool is_hopeless(struct print_fit *fit, struct print_node *tree, float full, float smaller,
                        float tightest, float limit) {
    return height_at(fit, tree, full, tightest) * smaller * smaller > 1.15F * limit;
}

// Tries a rung: full size with some white, then smaller figures, then scaled, then on its floor
// with the least white. Where it does not fit, that last attempt stands.
static bool fit_rung(struct print_fit *fit, struct print_fitted *fitted, float floor, float limit) {
    const float full = fit->large ? fmaxf(1, floor) : 1;
    struct print_node *tree = fitted->tree;
    float loosest = setting(fit, "fit", PROP_LOOSEST), tight = setting(fit, "fit", PROP_TIGHT);
    float tightest = fminf(tight, setting(fit, "fit", PROP_TIGHTEST));
    fitted->scale = full;
    fitted->space = tight;
    fitted->shrunk = fit->layout.shrunk = 0;
    if (height_at(fit, tree, full, tight) <= limit) {
        fitted->space = widest_space(fit, tree, full, tight, loosest, limit);
        if (fitted->space >= loosest)
            fitted->scale = largest_scale(fit, tree, full, full * setting(fit, "fit", PROP_LARGEST),
                                          loosest, limit);
        return true;
    }
    fitted->shrunk = fit->layout.shrunk = 1;
    if (height_at(fit, tree, full, tight) <= limit) {
        fitted->shrunk = least_shrunk(fit, tree, full, tight, limit);
        return true;
    }
    fitted->scale = fminf(full, floor);
    fitted->space = tightest;
    if (is_hopeless(fit, tree, full, fitted->scale / full, tightest, limit)) return false;
    if (height_at(fit, tree, fitted->scale, tight) <= limit) {
        fitted->space = tight;
        fitted->scale = largest_scale(fit, tree, fitted->scale, full, tight, limit);
        return true;
    }
    if (height_at(fit, tree, fitted->scale, tightest) > limit) return false;
    // Half of the white that can be won back is, then figures grow, then white takes the rest.
    float half = (tightest + tight) / 2;
    if (height_at(fit, tree, fitted->scale, half) <= limit)
        fitted->shrunk = least_shrunk(fit, tree, fitted->scale, half, limit);
    fit->layout.shrunk = fitted->shrunk;
    fitted->space = widest_space(fit, tree, fitted->scale, tightest, tight, limit);
    return true;
}

bool print_fit(struct print_fit *fit, struct print_fitted *fitted,
               const struct print_node **too_small) {
    *fitted = (struct print_fitted){.scale = 1, .space = 1};
    *too_small = NULL;
    float limit = content_height(fit);
    for (int rung = 0; rung < fit->rungs; rung++) {
        const struct print_node *smallest;
        fitted->rung = rung;
        fitted->tree = fit->rung(fit->context, rung);
        if (!fitted->tree) return false;
        float floor = print_floor(fit->style, fit->large, fitted->tree, &smallest);
        if (!fit->large && floor > 1.0001F) {
            *too_small = smallest;
            return false;
        }
        if (fit_rung(fit, fitted, floor, limit)) break;
    }
    settle(fit, fitted, limit);
    return true;
}

struct print_brush print_fit_brush(const struct print_fit *fit, const struct print_fitted *fitted,
                                   struct pdf_document *document, int page, bool right_to_left) {
    return (struct print_brush){
        .document = document,
        .page = page,
        .scale = fitted->scale,
        .left = setting(fit, "page", PROP_MARGIN_X),
        .top = setting(fit, "page", PROP_MARGIN_TOP),
        .width = content_width(fit) / fitted->scale,
        .right_to_left = right_to_left,
    };
}

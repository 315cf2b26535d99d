// The cover; see print_cover.h.
#include "print/print_cover.h"

#include "print/print_paint.h"
#include "print/print_shape.h"

#define COVER "print/cover.xml"

struct cover {
    struct print_press *press;
    struct print_layout layout;
    struct print_node *tree;
    struct print_look page;
    float scale;
};

static float content_width(const struct cover *cover) {
    return (PRINT_COVER_WIDTH - 2 * cover->page.at[PROP_MARGIN_X]) / cover->scale;
}

static float content_height(const struct cover *cover) {
    return (PRINT_COVER_HEIGHT - cover->page.at[PROP_MARGIN_TOP] -
            cover->page.at[PROP_MARGIN_BOTTOM]) /
           cover->scale;
}

// How much height is left at a scale; less than 0 where it does not fit, or has a word that is
// wider than the page.
static float left_at(struct cover *cover, float scale) {
    cover->scale = cover->layout.scale = scale;
    float width = content_width(cover);
    float left = content_height(cover) - print_measure(&cover->layout, cover->tree, width);
    return print_word_width(&cover->layout, cover->tree) > width + 0.01F ? -1 : left;
}

static bool fit(struct cover *cover) {
    static const float scales[] = {1, 0.9F, 0.8F, 0.7F, 0.6F, 0.5F, 0.4F};
    float left = -1;
    print_grow(cover->tree, 0);
    for (size_t i = 0; i < sizeof scales / sizeof *scales && left < 0; i++)
        left = left_at(cover, scales[i]);
    if (left < 0) // only a word is too wide: it is broken
        left = content_height(cover) -
               print_measure(&cover->layout, cover->tree, content_width(cover));
    if (left < -0.5F) {
        diag_add_path(cover->press->diags, DIAG_ERROR, "too-tall", "templates/" COVER,
                      "make it smaller, or give it less to hold", "the cover is %.0f mm too high",
                      (double)(-left * cover->scale / 72 * 25.4F));
        return false;
    }
    print_grow(cover->tree, left);
    print_measure(&cover->layout, cover->tree, content_width(cover));
    return true;
}

static struct pdf_document *paint(struct cover *cover, struct arena *arena) {
    struct pdf_document *document = print_press_document(cover->press, arena, cover->tree, NULL);
    struct print_brush brush = {
        .document = document,
        .page = pdf_page_add(document, PRINT_COVER_WIDTH, PRINT_COVER_HEIGHT),
        .scale = 1,
        .width = PRINT_COVER_WIDTH,
        .right_to_left = document->right_to_left,
    };
    const struct print_paint ground = {cover->page.at[PROP_FILL], PRINT_NO_COLOUR, 0};
    print_shape_box(&brush, 0, 0, PRINT_COVER_WIDTH, PRINT_COVER_HEIGHT, 0, ground, NULL);
    brush.scale = cover->scale;
    brush.left = cover->page.at[PROP_MARGIN_X];
    brush.top = cover->page.at[PROP_MARGIN_TOP];
    brush.width = content_width(cover);
    print_paint(&cover->layout, &brush, cover->tree);
    return document;
}

bool print_cover_again(struct print_press *press) {
    const struct print_matter matter = {0};
    press->is_front = true;
    press->rung = 0;
    bool fine = print_press_replay(press, COVER, print_press_about(press, &matter));
    press->is_front = false;
    return fine;
}

struct pdf_document *print_cover(struct print_press *press, struct arena *arena) {
    const struct print_matter matter = {0};
    struct print_shaper shaper;
    const char *about = print_press_about(press, &matter);
    press->is_front = true;
    press->rung = 0;
    struct print_node *tree = print_press_tree(press, arena, COVER, about);
    press->is_front = false;
    if (!tree) return NULL;
    print_press_shaper(press, &shaper, arena);
    struct cover cover = {
        .press = press,
        .layout = {&shaper, arena, .space = 1, .scale = 1},
        .tree = tree,
        .page = print_style_look(press->style, NULL, "page", tree->text[ATTR_CLASS]),
    };
    if (!fit(&cover)) return NULL;
    struct pdf_document *document = paint(&cover, arena);
    return print_press_tell(press, &matter, &shaper) ? document : NULL;
}

// Figures: the bytes as a YAML file with a figure, drawn in all ways whether or not it has
// mistakes.
#include "fuzz.h"

#include "check/check_figure.h"
#include "figure/figure.h"

#include <math.h>

static void check_list(const struct figure_list *list) {
    for (size_t i = 0; i < list->n; i++) {
        const struct figure_path *path = &list->at[i].path;
        for (size_t k = 0; k < path->points.n; k++)
            fuzz_want(isfinite(path->points.at[k]), "a coordinate is not finite");
    }
    fuzz_want(list->width > 0 && list->height > 0 && list->width < 1e5, "no size");
}

static void draw(struct arena *arena, const struct figure *figure) {
    const struct figure_svg_options options = {.prefix = "f", .title = "T", .desc = figure->alt};
    struct buf svg;
    buf_init(&svg);
    for (int view = FIGURE_WHOLE; view <= FIGURE_STRIP; view++) {
        const struct figure_list *list = figure_draw(arena, figure, (enum figure_view)view);
        check_list(list);
        figure_svg(list, &figure_palette, &options, &svg);
    }
    figure_svg_moving(arena, figure, &figure_palette, &options, &svg);
    fuzz_want(!strstr(svg.at, "nan") || strstr(figure->alt, "nan"), "a number is none");
    buf_release(&svg);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    struct fuzz_input input;
    fuzz_start(&input, bytes, length);
    const struct yaml_node *tree = read_yaml(&input.arena, &input.source, input.source.text,
                                             input.source.length, 1, &input.diags);
    const struct yaml_node *node = yaml_find(tree, "figure");
    if (node) {
        struct figure figure;
        const struct words none = {.language = "en"};
        struct check_figure check = {&input.arena, &input.source, &none, &input.diags};
        bool good = check_read_figure(&check, node, &figure);
        fuzz_want(good == !diag_count(&input.diags, DIAG_ERROR) || !good || input.diags.n,
                  "a figure is refused without a word");
        if (figure.alt) draw(&input.arena, &figure);
    }
    fuzz_diags(&input.diags);
    fuzz_end(&input);
    return 0;
}

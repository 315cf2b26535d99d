// Draws all figures of a folder of exercises to SVG, again and again, for tests/bench/run.
//
//     figures FOLDER TIMES still|moving
#include "base/file.h"
#include "check/check_figure.h"
#include "figure/figure.h"
#include "read/read_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static size_t draw(const struct figure *figure, bool moving, struct arena *arena, struct buf *out) {
    const struct figure_svg_options options = {
        .prefix = "figure", .title = "Figure", .desc = figure->alt};
    buf_clear(out);
    if (moving)
        figure_svg_moving(arena, figure, &figure_palette, &options, out);
    else
        figure_svg(figure_draw(arena, figure, FIGURE_WHOLE), &figure_palette, &options, out);
    return out->len;
}

static bool read_figure(struct arena *arena, const char *path, struct figure *figure) {
    struct diag_list diags;
    diag_init(&diags, arena);
    const struct source *source = file_read(arena, ".", path, "", &diags);
    if (!source) return false;
    const struct yaml_node *node = yaml_find(read_page(arena, source, &diags).front, "figure");
    const struct words none = {.language = "en"}; // each has its alternative text
    struct check_figure check = {arena, source, &none, &diags};
    return node && check_read_figure(&check, node, figure);
}

int main(int count, char **arguments) {
    struct arena arena, drawing;
    struct diag_list diags;
    struct strings paths = {0};
    struct buf out;
    if (count != 4) return 2;
    arena_init(&arena);
    arena_init(&drawing);
    diag_init(&diags, &arena);
    buf_init(&out);
    if (!file_list(&arena, ".", arguments[1], &paths, &diags)) return 1;
    size_t bytes = 0, times = strtoul(arguments[2], NULL, 10);
    for (size_t i = 0; i < paths.n; i++) {
        struct figure figure;
        if (!read_figure(&arena, paths.at[i], &figure)) return 1;
        for (size_t k = 0; k < times; k++) {
            bytes += draw(&figure, strcmp(arguments[3], "moving") == 0, &drawing, &out);
            arena_reset(&drawing);
        }
    }
    printf("%zu figures, %zu bytes each\n", paths.n, bytes / (paths.n * times));
    buf_release(&out);
    arena_release(&drawing);
    arena_release(&arena);
    return 0;
}

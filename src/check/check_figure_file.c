// The figure of an exercise's file; see check_figure.h.
#include "check/check_figure.h"

static void add_works(const struct yaml_node *front, struct figure *figure) {
    const struct yaml_node *work = yaml_items(front, "works");
    for (; work && figure->muscle_count < POSE_MUSCLES_MOST; work = work->next) {
        struct pose_muscle muscle;
        if (yaml_is_text(work) && pose_read_muscle(work->text, &muscle))
            figure->muscles[figure->muscle_count++] = muscle;
    }
}

void check_figure_file(struct check_file *file, const struct words *words) {
    const struct yaml_node *front = file->page.front, *node = yaml_find(front, "figure");
    if (!node || node->kind != YAML_MAPPING) return; // told already
    struct check_figure check = {&file->arena, file->source, words, &file->diags};
    if (yaml_find(node, "file")) {
        file->picture = check_read_picture(&check, node);
        return;
    }
    struct figure *figure = arena_alloc(&file->arena, sizeof *figure);
    check_read_figure(&check, node, figure);
    figure->title = yaml_text(front, "title");
    if (!yaml_find(node, "muscles")) add_works(front, figure);
    file->figure = figure;
}

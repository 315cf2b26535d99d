// Colours of figures; see check_palette.h.
#include "check/check_palette.h"

#include "model/colour.h"

bool check_read_palette(const struct yaml_node *front, struct figure_palette *palette) {
    const struct yaml_node *record = yaml_find(front, "figure");
    bool good = true;
    *palette = figure_palette;
    for (int i = 0; i < FIGURE_PAINTS; i++) {
        const struct yaml_node *node =
            figure_paint_names[i] ? yaml_find(record, figure_paint_names[i]) : NULL;
        struct colour colour;
        if (!node) continue;
        if (node->kind == YAML_SCALAR && colour_parse(node->text, &colour))
            palette->colours[i] =
                (unsigned)colour.red << 16 | (unsigned)colour.green << 8 | colour.blue;
        else
            good = false;
    }
    return good;
}

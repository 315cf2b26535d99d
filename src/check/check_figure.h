// A figure from front matter: the tree becomes a pose, and what cannot be is told with its place.
//
// Only for check/ and for `regimen figure`, which reads a figure that stands in a file of its own.
#ifndef REGIMEN_CHECK_FIGURE_H
#define REGIMEN_CHECK_FIGURE_H

#include "base/diag.h"
#include "model/pose.h"
#include "read/read_yaml.h"

struct check_figure {
    struct arena *arena;         // for texts of the figure and of messages
    const struct source *source; // where the tree stands
    struct diag_list *diags;
};

// Reads the mapping under `figure:`. Reports unknown fields, joints, places, props and muscles,
// numbers that are none or out of range, a reach that cannot be made, a prop without what it goes
// round. True where nothing is wrong; a missing alternative text is a warning, and one is proposed.
// `figure` is filled in as far as it can be, and can be drawn in any case.
bool check_read_figure(const struct check_figure *check, const struct yaml_node *node,
                       struct figure *figure);

#endif

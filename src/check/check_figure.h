// A figure from front matter: the tree becomes a pose, and what cannot be is told with its place.
//
// Only for check/ and for `regimen figure`, which reads a figure that stands in a file of its own.
#ifndef REGIMEN_CHECK_FIGURE_H
#define REGIMEN_CHECK_FIGURE_H

#include "base/diag.h"
#include "check/check_build.h"
#include "model/pose.h"
#include "read/read_yaml.h"

struct check_figure {
    struct arena *arena;         // for texts of the figure and of messages
    const struct source *source; // where the tree stands
    const struct words *words;   // in which an alternative text is proposed
    struct diag_list *diags;
};

// Reads the mapping under `figure:`. Reports unknown fields, joints, places, props and muscles,
// numbers that are none or out of range, a reach that cannot be made, a prop without what it goes
// round. True where nothing is wrong; a missing alternative text is a warning, and one is proposed.
// `figure` is filled in as far as it can be, and can be drawn in any case.
bool check_read_figure(const struct check_figure *check, const struct yaml_node *node,
                       struct figure *figure);

// Reads a `figure:` that names a picture file: `file`, from the page that it stands in, and `alt`.
// The result is an image as a body would have it, in the arena; check_link looks where it leads.
// Reports unknown and missing fields. NULL where no file is named.
struct doc_node *check_read_picture(const struct check_figure *check, const struct yaml_node *node);

// Reads the field `figure` of an exercise, of either kind, into `file`. A figure that names no
// muscles shows those of the exercise's `works` that can be shown.
void check_figure_file(struct check_file *file, const struct words *words);

#endif

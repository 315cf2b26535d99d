// The pictures of exercises on the site.
//
// A pose is drawn when a page first asks for one of its pictures, by the worker that asks, into a
// file beside the exercise's page: exercises/ID/still.svg, moving.svg, start.svg, end.svg. So
// templates alone decide which there are, and each is made once. A picture file of the author's is
// among those that are copied to files/, and is the same in every place.
#ifndef REGIMEN_SITE_FIGURES_H
#define REGIMEN_SITE_FIGURES_H

#include "base/map.h"
#include "base/picture.h"
#include "model/guide.h"
#include "site/site.h"
#include "site/site_output.h"

#include <stdbool.h>

enum site_figure_view { SITE_STILL, SITE_MOVING, SITE_START, SITE_END, SITE_FIGURE_VIEWS };

// The names that templates and addresses know them by: "still", "moving", ...
extern const char *const site_figure_names[SITE_FIGURE_VIEWS];

struct site_figures;

// `sizes` holds a struct picture_size for each file below content/ whose size is known. Everything
// passed must outlive the result, which lies in the arena but for its locks; close it.
struct site_figures *site_figures_open(const struct site_job *job, struct site_output *output,
                                       const struct figure_palette *palette,
                                       const struct map *sizes, struct arena *arena);

// False where a picture could not be put; the publisher tells why.
bool site_figures_close(struct site_figures *figures);

// What a page shows: the path below site/ is appended to `path`; `size` is all zeroes where it is
// not known. False where the exercise has no such picture: it has none at all, or a still one only.
// May be called from many threads.
bool site_figures_find(struct site_figures *figures, const struct exercise *exercise,
                       enum site_figure_view view, struct buf *path, struct picture_size *size);

// An exercise has changed, so its pictures are drawn and put once more when they are asked for.
// Nobody may be asking meanwhile.
void site_figures_forget(struct site_figures *figures, const struct exercise *exercise);

#endif

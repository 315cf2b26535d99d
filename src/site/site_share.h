// Pictures that stand for a page where others link to it: share/ID.png, 800 by 420 pixels.
//
// They are made of figures: an exercise's own, the first few of a routine, and for a page that has
// none the routine's to start with. Drawn when a page first asks, each once.
#ifndef REGIMEN_SITE_SHARE_H
#define REGIMEN_SITE_SHARE_H

#include "model/guide.h"
#include "model/palette.h"
#include "site/site.h"
#include "site/site_output.h"

#include <stdbool.h>

enum { SITE_SHARE_WIDTH = 800, SITE_SHARE_HEIGHT = 420, SITE_SHARE_FIGURES = 3 };

struct site_shares;

// Everything passed must outlive the result, which lies in the arena but for what it gathers; close
// it.
struct site_shares *site_shares_open(const struct site_job *job, struct site_output *output,
                                     const struct figure_palette *palette, struct arena *arena);

// False where a picture could not be made or put.
bool site_shares_close(struct site_shares *shares);

// Appends the path below site/ of the picture that stands for a page. False where there is no
// figure to make it of. May be called from many threads.
bool site_shares_find(struct site_shares *shares, const struct entry *entry, struct buf *path);

// Appends the picture itself of an exercise or a routine, drawn now, whether or not a page asked.
// False where there is none.
bool site_shares_draw(struct site_shares *shares, const struct entry *entry, struct buf *png);

#endif

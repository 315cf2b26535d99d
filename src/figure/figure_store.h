// Figures that were drawn, for all who show them: website, EPUB, cards, whatever their colours. To
// draw one takes a millisecond, and a guide's outputs show each half a dozen times.
#ifndef REGIMEN_FIGURE_STORE_H
#define REGIMEN_FIGURE_STORE_H

#include "figure/figure.h"

struct figure_store;

// Opens an empty store, for the figures of one guide, which must outlive it.
struct figure_store *figure_store_open(void);
void figure_store_close(struct figure_store *store); // NULL is nothing

// The figure as a whole (FIGURE_WHOLE): kept until the store is closed, or, where `store` is NULL
// or has as many as it holds, drawn into the arena. May be called from many threads.
const struct figure_list *figure_store_draw(struct figure_store *store, struct arena *arena,
                                            const struct figure *figure);

#endif

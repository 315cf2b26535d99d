// What several websites of one guide share, so that it is made once: pictures of figures, which
// depend on nothing but the exercise and the colours.
#ifndef REGIMEN_SITE_STORE_H
#define REGIMEN_SITE_STORE_H

#include "base/buf.h"
#include "model/palette.h"

#include <stdbool.h>

struct site_store;

struct site_store *site_store_open(void);
void site_store_close(struct site_store *store); // NULL is nothing

// Appends what was kept under a path and colours. False where nothing was, or `store` is NULL. May
// be called from many threads, as the next one.
bool site_store_find(struct site_store *store, const struct figure_palette *palette,
                     const char *path, struct buf *bytes);

// Keeps a copy. Does nothing where `store` is NULL.
void site_store_keep(struct site_store *store, const struct figure_palette *palette,
                     const char *path, const struct buf *bytes);

#endif

// Pictures that websites share; see site_store.h.
#include "site/site_store.h"

#include "base/hash.h"
#include "base/map.h"

#include <pthread.h>
#include <stdlib.h>

struct kept {
    const char *at;
    size_t len;
};

struct site_store {
    pthread_mutex_t lock; // held while the rest is used
    struct arena arena;
    struct map kept; // palette and path -> struct kept
};

struct site_store *site_store_open(void) {
    struct site_store *store = base_alloc(sizeof *store);
    *store = (struct site_store){0};
    arena_init(&store->arena);
    pthread_mutex_init(&store->lock, NULL);
    return store;
}

void site_store_close(struct site_store *store) {
    if (!store) return;
    pthread_mutex_destroy(&store->lock);
    arena_release(&store->arena);
    free(store);
}

static void name(const struct figure_palette *palette, const char *path, struct buf *key) {
    buf_init(key);
    buf_printf(key, "%016llx %s", (unsigned long long)hash_bytes(palette, sizeof *palette), path);
}

bool site_store_find(struct site_store *store, const struct figure_palette *palette,
                     const char *path, struct buf *bytes) {
    if (!store) return false;
    struct buf key;
    name(palette, path, &key);
    pthread_mutex_lock(&store->lock);
    const struct kept *kept = map_find(&store->kept, key.at);
    pthread_mutex_unlock(&store->lock);
    if (kept) buf_add(bytes, kept->at, kept->len);
    buf_release(&key);
    return kept != NULL;
}

void site_store_keep(struct site_store *store, const struct figure_palette *palette,
                     const char *path, const struct buf *bytes) {
    if (!store) return;
    struct buf key;
    name(palette, path, &key);
    pthread_mutex_lock(&store->lock);
    struct kept *kept = arena_alloc(&store->arena, sizeof *kept);
    *kept = (struct kept){arena_strndup(&store->arena, bytes->at, bytes->len), bytes->len};
    map_add(&store->arena, &store->kept, arena_strdup(&store->arena, key.at), kept);
    pthread_mutex_unlock(&store->lock);
    buf_release(&key);
}

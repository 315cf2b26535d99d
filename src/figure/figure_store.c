// Figures kept; see figure_store.h.
#include "figure/figure_store.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// As many as take some 30 MB. A guide with more shows each figure of the others in few places.
enum { MOST = 1024, SLOTS = 2 * MOST };

struct slot {
    const struct figure *figure;
    const struct figure_list *list;
};

struct figure_store {
    pthread_mutex_t lock; // held while the rest is looked at
    struct arena arena;
    struct slot slots[SLOTS]; // by the figure's address
    int count;
};

struct figure_store *figure_store_open(void) {
    struct figure_store *store = base_alloc(sizeof *store);
    memset(store, 0, sizeof *store);
    pthread_mutex_init(&store->lock, NULL);
    arena_init(&store->arena);
    return store;
}

void figure_store_close(struct figure_store *store) {
    if (!store) return;
    pthread_mutex_destroy(&store->lock);
    arena_release(&store->arena);
    free(store);
}

static struct slot *find_slot(struct figure_store *store, const struct figure *figure) {
    size_t at = (size_t)((uintptr_t)figure / 16 * 0x9E3779B97F4A7C15u >> 32) % SLOTS;
    while (store->slots[at].figure && store->slots[at].figure != figure) at = (at + 1) % SLOTS;
    return &store->slots[at];
}

static const struct figure_list *find(struct figure_store *store, const struct figure *figure) {
    pthread_mutex_lock(&store->lock);
    const struct figure_list *list = find_slot(store, figure)->list;
    pthread_mutex_unlock(&store->lock);
    return list;
}

static void *copy_of(struct arena *arena, const void *from, size_t size) {
    return size ? memcpy(arena_alloc(arena, size), from, size) : NULL;
}

// What is painted of a drawing, without the traces that movements are made from.
static const struct figure_list *copy_list(struct arena *arena, const struct figure_list *list) {
    struct figure_list *copy = copy_of(arena, list, sizeof *list);
    copy->at = copy_of(arena, list->at, list->n * sizeof *list->at);
    for (size_t i = 0; i < copy->n; i++) {
        struct figure_item *item = &copy->at[i];
        struct figure_path *path = &item->path;
        path->verbs.at = copy_of(arena, path->verbs.at, path->verbs.n * sizeof *path->verbs.at);
        path->points.at = copy_of(arena, path->points.at, path->points.n * sizeof *path->points.at);
        item->trace = NULL;
        item->trace_count = 0;
    }
    return copy;
}

static void keep(struct figure_store *store, const struct figure *figure,
                 const struct figure_list *list) {
    pthread_mutex_lock(&store->lock);
    struct slot *slot = find_slot(store, figure);
    if (!slot->figure && store->count < MOST) {
        *slot = (struct slot){figure, copy_list(&store->arena, list)};
        store->count++;
    }
    pthread_mutex_unlock(&store->lock);
}

const struct figure_list *figure_store_draw(struct figure_store *store, struct arena *arena,
                                            const struct figure *figure) {
    const struct figure_list *list = store ? find(store, figure) : NULL;
    if (list) return list;
    list = figure_draw(arena, figure, FIGURE_WHOLE);
    if (store) keep(store, figure, list);
    return list;
}

// Digests of files; see print_sums.h.
#include "print/print_sums.h"

#include "base/arena.h"
#include "base/map.h"

#include <pthread.h>
#include <stdlib.h>

struct print_sums {
    pthread_mutex_t lock; // held while all below is looked at
    struct arena arena;
    struct map known; // path -> struct digest
};

struct print_sums *print_sums_open(void) {
    struct print_sums *sums = base_alloc(sizeof *sums);
    *sums = (struct print_sums){0};
    arena_init(&sums->arena);
    pthread_mutex_init(&sums->lock, NULL);
    return sums;
}

void print_sums_close(struct print_sums *sums) {
    if (!sums) return;
    pthread_mutex_destroy(&sums->lock);
    arena_release(&sums->arena);
    free(sums);
}

static const struct digest *find(struct print_sums *sums, const char *path) {
    const struct digest *known = map_find(&sums->known, path);
    if (known) return known;
    struct digest *digest = arena_alloc(&sums->arena, sizeof *digest);
    if (!digest_file(path, digest)) return NULL;
    map_add(&sums->arena, &sums->known, arena_strdup(&sums->arena, path), digest);
    return digest;
}

bool print_sums_add(struct print_sums *sums, const char *path, struct digest_sum *to) {
    pthread_mutex_lock(&sums->lock);
    const struct digest *digest = find(sums, path);
    if (digest) digest_add(to, digest->at, sizeof digest->at);
    pthread_mutex_unlock(&sums->lock);
    return digest != NULL;
}

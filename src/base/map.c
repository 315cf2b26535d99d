// Maps; see map.h. Open addressing, at most two thirds full.
#include "base/map.h"

#include "base/hash.h"

#include <string.h>

static uint64_t hash(const char *key) {
    uint64_t h = hash_bytes(key, strlen(key));
    return h ^ (h >> 32);
}

static struct map_slot *find_slot(const struct map *map, const char *key) {
    size_t mask = map->cap - 1;
    for (size_t i = (size_t)hash(key) & mask;; i = (i + 1) & mask) {
        struct map_slot *slot = &map->slots[i];
        if (!slot->key || strcmp(slot->key, key) == 0) return slot;
    }
}

static void grow(struct arena *arena, struct map *map) {
    struct map wider = {.cap = map->cap ? map->cap * 2 : 16, .n = map->n};
    wider.slots = arena_alloc(arena, wider.cap * sizeof *wider.slots);
    for (size_t i = 0; i < map->cap; i++)
        if (map->slots[i].key) *find_slot(&wider, map->slots[i].key) = map->slots[i];
    *map = wider;
}

const void *map_find(const struct map *map, const char *key) {
    return map->cap ? find_slot(map, key)->value : NULL;
}

const void *map_add(struct arena *arena, struct map *map, const char *key, const void *value) {
    if (map->n * 3 >= map->cap * 2) grow(arena, map);
    struct map_slot *slot = find_slot(map, key);
    if (slot->key) return slot->value;
    *slot = (struct map_slot){key, value};
    map->n++;
    return NULL;
}

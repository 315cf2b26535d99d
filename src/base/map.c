// Maps; see map.h. Open addressing, at most two thirds full.
#include "base/map.h"

#include "base/hash.h"

#include <string.h>

static struct map_slot *find_slot(const struct map *map, const char *key, uint64_t hash) {
    size_t mask = map->cap - 1;
    for (size_t i = (size_t)hash & mask;; i = (i + 1) & mask) {
        struct map_slot *slot = &map->slots[i];
        if (!slot->key || (slot->hash == hash && strcmp(slot->key, key) == 0)) return slot;
    }
}

static struct map_slot *find_free(const struct map *map, uint64_t hash) {
    size_t mask = map->cap - 1, i = (size_t)hash & mask;
    while (map->slots[i].key) i = (i + 1) & mask;
    return &map->slots[i];
}

static void grow(struct arena *arena, struct map *map) {
    struct map wider = {.cap = map->cap ? map->cap * 2 : 16, .n = map->n};
    wider.slots = arena_alloc(arena, wider.cap * sizeof *wider.slots);
    for (size_t i = 0; i < map->cap; i++)
        if (map->slots[i].key) *find_free(&wider, map->slots[i].hash) = map->slots[i];
    *map = wider;
}

const void *map_find(const struct map *map, const char *key) {
    return map->cap ? find_slot(map, key, hash_quickly(key, strlen(key)))->value : NULL;
}

const void *map_add(struct arena *arena, struct map *map, const char *key, const void *value) {
    if (map->n * 3 >= map->cap * 2) grow(arena, map);
    uint64_t hash = hash_quickly(key, strlen(key));
    struct map_slot *slot = find_slot(map, key, hash);
    if (slot->key) return slot->value;
    *slot = (struct map_slot){key, value, hash};
    map->n++;
    return NULL;
}

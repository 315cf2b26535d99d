// A map from strings to pointers, in an arena.
#ifndef REGIMEN_BASE_MAP_H
#define REGIMEN_BASE_MAP_H

#include "base/arena.h"

#include <stdint.h>

struct map_slot {
    const char *key; // NULL where the slot is free
    const void *value;
    uint64_t hash; // of the key
};

// An empty map is all zeroes.
struct map {
    struct map_slot *slots;
    size_t n, cap; // cap is a power of two
};

// Returns the value kept under `key`, or NULL.
const void *map_find(const struct map *map, const char *key);

// Keeps `value` (not NULL) under `key`; both must outlive the map. Returns the value that stood
// there before and stays there, or NULL where the key was new.
const void *map_add(struct arena *arena, struct map *map, const char *key, const void *value);

#endif

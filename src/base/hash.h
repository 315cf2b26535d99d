// A hash of bytes, to find things and to see that they changed; no guard against ill will.
#ifndef REGIMEN_BASE_HASH_H
#define REGIMEN_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

// FNV-1a, 64 bit (http://www.isthe.com/chongo/tech/comp/fnv/): the same on every machine.
static inline uint64_t hash_bytes(const void *bytes, size_t length) {
    const unsigned char *at = bytes;
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < length; i++) hash = (hash ^ at[i]) * 0x100000001b3u;
    return hash;
}

#endif

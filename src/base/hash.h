// A hash of bytes, to find things and to see that they changed; no guard against ill will.
#ifndef REGIMEN_BASE_HASH_H
#define REGIMEN_BASE_HASH_H

#include <endian.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

// FNV-1a, 64 bit (http://www.isthe.com/chongo/tech/comp/fnv/): the same on every machine.
static inline uint64_t hash_bytes(const void *bytes, size_t length) {
    const unsigned char *at = bytes;
    uint64_t hash = 0xcbf29ce484222325u;
    for (size_t i = 0; i < length; i++) hash = (hash ^ at[i]) * 0x100000001b3u;
    return hash;
}

// A quick one for long texts and for maps, eight bytes at a time, the same on every machine: each
// eight are mixed in by a multiplication whose high half comes back down. The multiplier is 2^64
// divided by the golden ratio, as Knuth has it (The Art of Computer Programming 3, 6.4), made odd.
static inline uint64_t hash_quickly(const void *bytes, size_t length) {
    const uint64_t golden = 0x9E3779B97F4A7C15u;
    const unsigned char *at = bytes;
    uint64_t hash = length * golden, eight;
    for (; length >= sizeof eight; at += sizeof eight, length -= sizeof eight) {
        memcpy(&eight, at, sizeof eight);
        hash = (hash ^ le64toh(eight)) * golden;
        hash ^= hash >> 29;
    }
    eight = 0;
    memcpy(&eight, at, length);
    hash = (hash ^ le64toh(eight)) * golden;
    return hash ^ hash >> 32;
}

#endif

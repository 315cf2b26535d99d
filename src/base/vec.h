// Growing arrays in an arena.
//
//     struct strings { VEC_OF(const char *) };
//     vec_push(arena, &strings, "squat");
//     for (size_t i = 0; i < strings.n; i++) use(strings.at[i]);
#ifndef REGIMEN_BASE_VEC_H
#define REGIMEN_BASE_VEC_H

#include "base/arena.h"

// The members of an array of `type`: its items, how many there are, how many fit.
#define VEC_OF(type)                                                                               \
    type *at;                                                                                      \
    size_t n, cap;

// Adds `...` (one item) at the end; grows by doubling.
#define vec_push(arena, v, ...)                                                                    \
    do {                                                                                           \
        if (!(v)->at || (v)->n == (v)->cap) {                                                      \
            (v)->cap = (v)->cap ? (v)->cap * 2 : 4;                                                \
            (v)->at = arena_grow((arena), (v)->at, (v)->n, (v)->cap, sizeof *(v)->at);             \
        }                                                                                          \
        (v)->at[(v)->n++] = (__VA_ARGS__);                                                         \
    } while (0)

struct strings {
    VEC_OF(const char *)
};

#endif

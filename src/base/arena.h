// Arenas: memory that is given out piece by piece and freed all at once.
//
// One arena lives as long as a page, a build or one output; it is passed, never global.
// Running out of memory aborts with a message (it is not an author's mistake).
#ifndef REGIMEN_BASE_ARENA_H
#define REGIMEN_BASE_ARENA_H

#include <stdarg.h>
#include <stddef.h>

struct arena_block;

struct arena {
    struct arena_block *head; // newest block; older ones are linked behind it
};

// Makes an empty arena; nothing is allocated until the first use. End it with arena_release.
void arena_init(struct arena *arena);

// Frees every block. The arena is empty afterwards and may be used again.
void arena_release(struct arena *arena);

// Forgets everything that was given out, but keeps the largest block for reuse.
void arena_reset(struct arena *arena);

// Returns `size` zeroed bytes, aligned for any type of that size. Never NULL.
void *arena_alloc(struct arena *arena, size_t size);

// Makes room for at least `count` items of `size` bytes, copying the `used` old ones.
// The old memory stays in the arena until it ends. For vec.h.
void *arena_grow(struct arena *arena, const void *old, size_t used, size_t count, size_t size);

// Copies of text, always NUL-terminated. `arena_strdup(NULL)` is NULL.
char *arena_strdup(struct arena *arena, const char *text);
char *arena_strndup(struct arena *arena, const char *text, size_t length);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

// malloc and realloc that abort with a message where there is no memory.
void *base_alloc(size_t size);
void *base_realloc(void *old, size_t size);

#endif

// Arenas; see arena.h.
#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct arena_block {
    struct arena_block *next;
    size_t size; // bytes behind this header
    size_t used;
    alignas(max_align_t) char bytes[];
};

enum { FIRST_BLOCK = 6144, LARGEST_BLOCK = 1 << 20 };

static _Noreturn void no_memory(size_t size) {
    fprintf(stderr, "regimen: out of memory (%zu bytes more were wanted)\n", size);
    abort();
}

void *base_alloc(size_t size) {
    void *memory = malloc(size ? size : 1);
    if (!memory) no_memory(size);
    return memory;
}

void *base_realloc(void *old, size_t size) {
    void *memory = realloc(old, size ? size : 1);
    if (!memory) no_memory(size);
    return memory;
}

void arena_init(struct arena *arena) {
    arena->head = NULL;
}

void arena_release(struct arena *arena) {
    struct arena_block *block = arena->head;
    while (block) {
        struct arena_block *next = block->next;
        free(block);
        block = next;
    }
    arena->head = NULL;
}

void arena_reset(struct arena *arena) {
    struct arena_block *largest = arena->head;
    for (struct arena_block *block = arena->head; block; block = block->next)
        if (block->size > largest->size) largest = block;
    struct arena_block *block = arena->head;
    while (block) {
        struct arena_block *next = block->next;
        if (block != largest) free(block);
        block = next;
    }
    arena->head = largest;
    if (largest) {
        largest->next = NULL;
        largest->used = 0;
    }
}

// Each block is twice the one before, up to a bound, so that a small page costs little: two hold
// most.
static struct arena_block *add_block(struct arena *arena, size_t at_least) {
    size_t size = arena->head ? arena->head->size * 2 : FIRST_BLOCK;
    if (size > LARGEST_BLOCK) size = LARGEST_BLOCK;
    if (size < at_least) size = at_least;
    struct arena_block *block = base_alloc(sizeof *block + size);
    block->next = arena->head;
    block->size = size;
    block->used = 0;
    arena->head = block;
    return block;
}

// Characters need no alignment; everything else gets the widest.
static void *take(struct arena *arena, size_t size, size_t align) {
    struct arena_block *block = arena->head;
    size_t start = block ? (block->used + align - 1) & ~(align - 1) : 0;
    if (!block || start > block->size || block->size - start < size) {
        block = add_block(arena, size);
        start = 0;
    }
    block->used = start + size;
    return block->bytes + start;
}

void *arena_alloc(struct arena *arena, size_t size) {
    if (size > SIZE_MAX / 2) no_memory(size);
    // The size of a type is a multiple of its alignment.
    size_t align = size % alignof(max_align_t) ? alignof(void *) : alignof(max_align_t);
    return memset(take(arena, size, align), 0, size);
}

void *arena_grow(struct arena *arena, const void *old, size_t used, size_t count, size_t size) {
    if (size && count > SIZE_MAX / 2 / size) no_memory(SIZE_MAX);
    void *memory = arena_alloc(arena, count * size);
    if (used) memcpy(memory, old, used * size);
    return memory;
}

char *arena_strndup(struct arena *arena, const char *text, size_t length) {
    char *copy = take(arena, length + 1, 1);
    if (length) memcpy(copy, text, length);
    copy[length] = '\0';
    return copy;
}

char *arena_strdup(struct arena *arena, const char *text) {
    return text ? arena_strndup(arena, text, strlen(text)) : NULL;
}

// A text that fits where the block has room is formatted once; otherwise its length is known then.
char *arena_vprintf(struct arena *arena, const char *format, va_list args) {
    struct arena_block *block = arena->head;
    char *room = block ? block->bytes + block->used : NULL;
    size_t size = block ? block->size - block->used : 0;
    va_list again;
    va_copy(again, args);
    int length = vsnprintf(room, size, format, args);
    if (length < 0) abort();
    char *text = take(arena, (size_t)length + 1, 1);
    if (text != room) vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

char *arena_printf(struct arena *arena, const char *format, ...) {
    va_list args;
    va_start(args, format);
    char *text = arena_vprintf(arena, format, args);
    va_end(args);
    return text;
}

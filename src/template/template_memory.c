// Memory for Lua; see template_memory.h.
#include "template/template_memory.h"

#include "base/arena.h"

#include <stdalign.h>
#include <stdlib.h>
#include <string.h>

enum { CHUNK = 1 << 15 };

struct template_chunk {
    struct template_chunk *next;
    alignas(max_align_t) char bytes[CHUNK];
};

struct template_piece {
    struct template_piece *next;
};

static size_t class_of(size_t size) {
    return (size - 1) / TEMPLATE_GRAIN;
}

// What is left of a chunk goes into the list of its size.
static void add_chunk(struct template_memory *memory) {
    size_t left = (size_t)(memory->end - memory->at);
    if (left) template_memory_free(memory, memory->at, left);
    struct template_chunk *chunk = base_alloc(sizeof *chunk);
    chunk->next = memory->chunks;
    memory->chunks = chunk;
    memory->at = chunk->bytes;
    memory->end = chunk->bytes + CHUNK;
}

static void *take(struct template_memory *memory, size_t size) {
    if (size > TEMPLATE_SMALL) return base_alloc(size);
    size_t class = class_of(size);
    struct template_piece *piece = memory->free[class];
    if (piece) {
        memory->free[class] = piece->next;
        return piece;
    }
    size = (class + 1) * TEMPLATE_GRAIN;
    if ((size_t)(memory->end - memory->at) < size) add_chunk(memory);
    memory->at += size;
    return memory->at - size;
}

void template_memory_free(struct template_memory *memory, void *old, size_t old_size) {
    if (!old) return;
    if (old_size > TEMPLATE_SMALL) {
        free(old);
        return;
    }
    struct template_piece *piece = old;
    piece->next = memory->free[class_of(old_size)];
    memory->free[class_of(old_size)] = piece;
}

void *template_memory_resize(struct template_memory *memory, void *old, size_t old_size,
                             size_t size) {
    if (!old) return take(memory, size);
    if (old_size > TEMPLATE_SMALL && size > TEMPLATE_SMALL) return base_realloc(old, size);
    if (old_size <= TEMPLATE_SMALL && size <= TEMPLATE_SMALL &&
        class_of(old_size) == class_of(size))
        return old;
    void *new = take(memory, size);
    memcpy(new, old, old_size < size ? old_size : size);
    template_memory_free(memory, old, old_size);
    return new;
}

void template_memory_release(struct template_memory *memory) {
    struct template_chunk *chunk = memory->chunks;
    while (chunk) {
        struct template_chunk *next = chunk->next;
        free(chunk);
        chunk = next;
    }
    *memory = (struct template_memory){0};
}

// Memory for one parse; see read_memory.h.
#include "read/read_memory.h"

#include <stdalign.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

// What stands before the bytes of a piece.
struct read_piece {
    alignas(max_align_t) size_t size; // that can be used
    struct read_piece *next;          // given back, of the same size
};

// cmark-gfm calls its allocator without a word of whom it works for.
static _Thread_local struct read_memory *current;

void read_memory_begin(struct read_memory *memory) {
    *memory = (struct read_memory){0};
    arena_init(&memory->arena);
    current = memory;
}

void read_memory_end(struct read_memory *memory) {
    arena_release(&memory->arena);
    current = NULL;
}

enum { STEP = 16, SMALLEST_LARGE = STEP * READ_MEMORY_SMALL };

// The size that is taken for one that is wanted.
static size_t whole_size(size_t size) {
    if (size < SMALLEST_LARGE) return (size + STEP) / STEP * STEP;
    size_t whole = SMALLEST_LARGE;
    while (whole < size) {
        if (whole > SIZE_MAX / 4) abort();
        whole *= 2;
    }
    return whole;
}

static struct read_piece **list_of(size_t size) {
    if (size < SMALLEST_LARGE) return &current->small[size / STEP];
    size_t at = 0;
    while (size > SMALLEST_LARGE) {
        size /= 2;
        at++;
    }
    return &current->large[at];
}

// The bytes are zeroed where `zero` says so.
static void *take(size_t wanted, bool zero) {
    size_t size = whole_size(wanted);
    struct read_piece **list = list_of(size), *piece = *list;
    if (piece) {
        *list = piece->next;
        if (zero) memset(piece + 1, 0, wanted);
    } else {
        piece = arena_alloc(&current->arena, sizeof *piece + size);
    }
    piece->size = size;
    return piece + 1;
}

static void *take_zeroed(size_t count, size_t size) {
    if (size && count > SIZE_MAX / 4 / size) abort();
    return take(count * size, true);
}

static void give_back(void *bytes) {
    if (!bytes) return;
    struct read_piece *piece = (struct read_piece *)bytes - 1, **list = list_of(piece->size);
    piece->next = *list;
    *list = piece;
}

static void *take_more(void *bytes, size_t wanted) {
    size_t size = bytes ? ((struct read_piece *)bytes - 1)->size : 0;
    if (wanted <= size && bytes) return bytes;
    void *more = take(wanted, false);
    if (size) memcpy(more, bytes, size);
    give_back(bytes);
    return more;
}

cmark_mem read_memory_functions = {take_zeroed, take_more, give_back};

// Memory for Lua: many small pieces, most of them soon let go.
//
// A piece that was let go waits in a list of its size for the next one, so that neither costs a
// call of malloc's. What is larger than TEMPLATE_SMALL bytes is malloc's all the same.
#ifndef REGIMEN_TEMPLATE_MEMORY_H
#define REGIMEN_TEMPLATE_MEMORY_H

#include <stddef.h>

enum {
    TEMPLATE_SMALL = 512, // bytes
    TEMPLATE_GRAIN = 16,  // sizes are rounded up to a multiple of it
};

struct template_chunk;
struct template_piece;

// All zero is empty.
struct template_memory {
    struct template_chunk *chunks;
    char *at, *end; // what is left of the newest chunk
    struct template_piece *free[TEMPLATE_SMALL / TEMPLATE_GRAIN];
};

// What realloc does, for pieces whose old size is known; `size` is not 0. Aborts without memory.
void *template_memory_resize(struct template_memory *memory, void *old, size_t old_size,
                             size_t size);

// Lets a piece go; NULL is nothing.
void template_memory_free(struct template_memory *memory, void *old, size_t old_size);

// Gives everything small back at once. What is larger must have been let go.
void template_memory_release(struct template_memory *memory);

#endif

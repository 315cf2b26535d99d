// Sets of characters; see letters.h.
#include "base/letters.h"

#include "base/utf8.h"

void letters_add(struct letters *letters, const char *text, size_t length) {
    const char *end = text + utf8_check(text, length);
    while (text < end) {
        uint32_t letter = utf8_next(&text);
        letters->bits[letter / 8] |= (uint8_t)(1U << letter % 8);
    }
}

void letters_add_range(struct letters *letters, uint32_t first, uint32_t last) {
    for (uint32_t letter = first; letter <= last; letter++)
        letters->bits[letter / 8] |= (uint8_t)(1U << letter % 8);
}

void letters_join(struct letters *letters, const struct letters *other) {
    for (size_t i = 0; i < sizeof letters->bits; i++) letters->bits[i] |= other->bits[i];
}

const uint32_t *letters_list(const struct letters *letters, struct arena *arena, size_t *count) {
    *count = 0;
    for (size_t i = 0; i < sizeof letters->bits; i++)
        *count += (size_t)__builtin_popcount(letters->bits[i]);
    uint32_t *list = arena_alloc(arena, (*count + 1) * sizeof *list), *to = list;
    for (uint32_t letter = 0; letter < LETTERS_END; letter++)
        if (letters->bits[letter / 8] >> letter % 8 & 1) *to++ = letter;
    return list;
}

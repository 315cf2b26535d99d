// Words that were met: a guide says the same few thousand again and again, so that what is known of
// one is looked up by its bytes. Only for plain/.
#ifndef REGIMEN_PLAIN_KNOWN_H
#define REGIMEN_PLAIN_KNOWN_H

#include "plain/plain_language.h"

#include <endian.h>
#include <stdint.h>
#include <string.h>

// All that is known of a word wherever it stands.
struct plain_known {
    const char *text; // in lower case, with "'" and "-" for all their kinds
    const char *name; // the same without "'s", as terms are compared
    unsigned roles;   // of enum plain_role
    unsigned syllables, letters;
    bool adverb;                    // of the list, or by its ending ("slowly")
    bool participle;                // of the list, or by its ending, and no adjective
    bool begins_phrase;             // one of the language's `meanwhile`
    const struct plain_term *terms; // those that begin with its name
};

// An address, a stretch of code: one word without a part to play.
extern const struct plain_known plain_known_other;

// The words that one worker has met.
struct plain_memory {
    const struct plain_language *language;
    struct arena arena;
    struct plain_memory_slot *slots;
    size_t n, cap; // cap is a power of two
    struct buf lowered;
};

void plain_memory_init(struct plain_memory *memory, const struct plain_language *language);
void plain_memory_release(struct plain_memory *memory);

// Forgets all words where they have become many. What was given out before ends then.
void plain_memory_trim(struct plain_memory *memory);

// The first eight bytes of a word, zeroes behind a shorter one. There are `room` bytes at `word`.
static inline uint64_t plain_memory_head(const char *word, size_t length, size_t room) {
    uint64_t head = 0;
    if (room >= sizeof head && length) {
        memcpy(&head, word, sizeof head);
        head = le64toh(head);
        return length < sizeof head ? head & (UINT64_MAX >> (64 - 8 * length)) : head;
    }
    for (size_t i = 0; i < length && i < sizeof head; i++)
        head |= (uint64_t)(unsigned char)word[i] << 8 * i;
    return head;
}

// What is known of a word; it lasts as long as the memory. `head` is plain_memory_head of it.
const struct plain_known *plain_memory_find(struct plain_memory *memory, const char *word,
                                            size_t length, uint64_t head);

#endif

// Words that were met; see plain_known.h. Open addressing, at most half full.
#include "plain/plain_known.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "plain/plain_letter.h"

#include <stdlib.h>
#include <string.h>

// Bounds what a guide of made-up words can take; no language needs as many.
enum { FIRST_SLOTS = 1024, MOST_WORDS = 50000 };

struct plain_memory_slot {
    uint64_t head; // plain_memory_head of the word
    size_t length;
    const char *word;
    const struct plain_known *known; // NULL where the slot is free
};

const struct plain_known plain_known_other = {.text = "", .name = "", .syllables = 1, .letters = 1};

void plain_memory_init(struct plain_memory *memory, const struct plain_language *language) {
    *memory = (struct plain_memory){.language = language};
    arena_init(&memory->arena);
    buf_init(&memory->lowered);
}

void plain_memory_release(struct plain_memory *memory) {
    arena_release(&memory->arena);
    buf_release(&memory->lowered);
    free(memory->slots);
    memory->slots = NULL;
}

void plain_memory_trim(struct plain_memory *memory) {
    if (memory->n < MOST_WORDS) return;
    arena_release(&memory->arena);
    free(memory->slots);
    memory->slots = NULL;
    memory->n = memory->cap = 0;
}

// A longer word is told from others by all its bytes; nearly all are shorter, or others at once.
static bool is_word_of(const struct plain_memory_slot *slot, const char *word, size_t length,
                       uint64_t head) {
    if (slot->head != head || slot->length != length) return false;
    return length <= sizeof head ||
           memcmp(slot->word + sizeof head, word + sizeof head, length - sizeof head) == 0;
}

static size_t hash_of(uint64_t head, const char *word, size_t length) {
    uint64_t hash = (head ^ length) * 0x9E3779B97F4A7C15u;
    if (length > sizeof head) hash ^= hash_quickly(word + sizeof head, length - sizeof head);
    return (size_t)(hash ^ hash >> 32);
}

static inline __attribute__((always_inline)) struct plain_memory_slot *
find_slot(const struct plain_memory *memory, const char *word, size_t length, uint64_t head) {
    size_t mask = memory->cap - 1;
    for (size_t i = hash_of(head, word, length) & mask;; i = (i + 1) & mask) {
        struct plain_memory_slot *slot = &memory->slots[i];
        if (!slot->known || is_word_of(slot, word, length, head)) return slot;
    }
}

static __attribute__((noinline)) void grow(struct plain_memory *memory) {
    struct plain_memory wider = {.cap = memory->cap ? memory->cap * 2 : FIRST_SLOTS};
    size_t size = wider.cap * sizeof *wider.slots;
    wider.slots = memset(base_alloc(size), 0, size);
    for (size_t i = 0; i < memory->cap; i++) {
        const struct plain_memory_slot *slot = &memory->slots[i];
        if (slot->known) *find_slot(&wider, slot->word, slot->length, slot->head) = *slot;
    }
    free(memory->slots);
    memory->slots = wider.slots;
    memory->cap = wider.cap;
}

// ---- learning a word --------------------------------------------------------------------------

static const char *without_possessive(struct arena *arena, const char *text, size_t length) {
    bool possessive = length > 2 && memcmp(text + length - 2, "'s", 2) == 0;
    return possessive ? arena_strndup(arena, text, length - 2) : text;
}

static bool has_ending(const struct strings *endings, const char *text, size_t length) {
    for (size_t i = 0; i < endings->n; i++) {
        size_t n = strlen(endings->at[i]);
        if (length >= n + 2 && strcmp(text + length - n, endings->at[i]) == 0) return true;
    }
    return false;
}

static bool is_participle(const struct plain_language *language, const struct plain_known *known,
                          size_t length) {
    if (known->roles & PLAIN_ADJECTIVE || strchr(known->text, '-')) return false;
    return (known->roles & PLAIN_PARTICIPLE) ||
           has_ending(&language->participle_endings, known->text, length);
}

static bool begins_phrase(const struct plain_language *language, const char *text) {
    for (const struct plain_term *phrase = language->meanwhile; phrase; phrase = phrase->next)
        if (strcmp(phrase->words[0], text) == 0) return true;
    return false;
}

static unsigned count_syllables(const struct plain_language *language, const char *text,
                                size_t length, unsigned told) {
    if (told) return told;
    return language->formula ? language->formula->syllables(text, length) : 1;
}

// The word in lower case; returns whether it has digits, and sets how many letters and digits.
static bool lower(struct buf *lowered, const char *word, size_t length, unsigned *letters) {
    bool digits = false;
    buf_clear(lowered);
    for (const char *at = word, *end = word + length; at < end;) {
        uint32_t c = utf8_next(&at);
        unsigned kind = plain_letter(c);
        if (plain_letter_is_word(kind)) ++*letters;
        digits = digits || (kind & PLAIN_DIGIT);
        utf8_put(lowered, plain_letter_lower(c));
    }
    return digits;
}

static const struct plain_known *learn(struct plain_memory *memory, const char *word,
                                       size_t length) {
    const struct plain_language *language = memory->language;
    struct plain_known *known = arena_alloc(&memory->arena, sizeof *known);
    bool digits = lower(&memory->lowered, word, length, &known->letters);
    size_t n = memory->lowered.len;
    known->text = arena_strndup(&memory->arena, memory->lowered.at, n);
    known->name = without_possessive(&memory->arena, known->text, n);
    struct plain_entry entry = plain_language_find(language, known->text);
    known->roles = entry.roles;
    known->syllables = digits ? 1 : count_syllables(language, known->text, n, entry.syllables);
    known->adverb = entry.roles ? entry.roles & PLAIN_ADVERB
                                : has_ending(&language->adverb_endings, known->text, n);
    known->participle = is_participle(language, known, n);
    known->begins_phrase = begins_phrase(language, known->text);
    known->terms = map_find(&language->terms, known->name);
    return known;
}

// Kept out of plain_memory_find, which nearly always finds.
static __attribute__((noinline)) const struct plain_known *
meet(struct plain_memory *memory, const char *word, size_t length, uint64_t head) {
    if (memory->n * 2 >= memory->cap) grow(memory);
    struct plain_memory_slot *slot = find_slot(memory, word, length, head);
    const char *copy = arena_strndup(&memory->arena, word, length);
    *slot = (struct plain_memory_slot){head, length, copy, learn(memory, word, length)};
    memory->n++;
    return slot->known;
}

const struct plain_known *plain_memory_find(struct plain_memory *memory, const char *word,
                                            size_t length, uint64_t head) {
    const struct plain_memory_slot *slot =
        memory->cap ? find_slot(memory, word, length, head) : NULL;
    return slot && slot->known ? slot->known : meet(memory, word, length, head);
}

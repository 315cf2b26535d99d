// Kinds of characters; see plain_letter.h.
#include "plain/plain_letter.h"

#include <unicode/uchar.h>

#define L PLAIN_LETTER
#define D PLAIN_DIGIT

const uint16_t plain_ascii[128] = {
    ['\t'] = PLAIN_SPACE,
    ['\n'] = PLAIN_SPACE,
    ['\r'] = PLAIN_SPACE,
    [' '] = PLAIN_SPACE,
    ['!'] = PLAIN_STOP,
    ['"'] = PLAIN_CLOSER,
    ['\''] = PLAIN_APOSTROPHE | PLAIN_CLOSER,
    ['('] = PLAIN_PAUSE,
    [')'] = PLAIN_PAUSE | PLAIN_CLOSER,
    [','] = PLAIN_PAUSE | PLAIN_BETWEEN,
    ['-'] = PLAIN_PAUSE | PLAIN_HYPHEN,
    ['.'] = PLAIN_STOP | PLAIN_BETWEEN,
    ['/'] = PLAIN_BETWEEN,
    ['0'] = D,
    D,
    D,
    D,
    D,
    D,
    D,
    D,
    D,
    D,
    [':'] = PLAIN_PAUSE | PLAIN_BETWEEN,
    [';'] = PLAIN_PAUSE,
    ['?'] = PLAIN_STOP,
    [']'] = PLAIN_CLOSER,
    ['A'] = L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    ['a'] = L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
    L,
};

const uint8_t plain_word_bytes[256] = {
    ['0'] = 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, ['A'] = 1, 1, 1, 1, 1, 1,         1, 1, 1, 1, 1,
    1,         1, 1, 1, 1, 1, 1, 1, 1, 1, 1,         1, 1, 1, 1, ['a'] = 1, 1, 1, 1, 1, 1,
    1,         1, 1, 1, 1, 1, 1, 1, 1, 1, 1,         1, 1, 1, 1, 1,         1, 1, 1, 1,
};

// Marks that text has around its words, beyond ASCII.
static unsigned mark_of(uint32_t c) {
    switch (c) {
    case 0xA0:
    case 0x202F:
        return PLAIN_SPACE;
    case 0x2010:
    case 0x2011:
        return PLAIN_HYPHEN;
    case 0x2013:
        return PLAIN_PAUSE | PLAIN_BETWEEN;
    case 0x2014:
    case 0x60C:
    case 0x61B:
    case 0x3001:
        return PLAIN_PAUSE;
    case 0x2019:
        return PLAIN_APOSTROPHE | PLAIN_CLOSER;
    case 0x201C:
    case 0x201D:
    case 0xBB:
    case 0x203A:
        return PLAIN_CLOSER;
    case 0x2026:
    case 0x61F:
    case 0x6D4:
    case 0x964:
        return PLAIN_STOP;
    case 0x3002:
    case 0xFF01:
    case 0xFF1F:
        return PLAIN_STOP | PLAIN_WIDE_STOP;
    default:
        return 0;
    }
}

unsigned plain_letter_wide(uint32_t c) {
    uint32_t mask = U_GET_GC_MASK((UChar32)c);
    if (mask & (U_GC_L_MASK | U_GC_M_MASK)) return PLAIN_LETTER;
    if (mask & U_GC_N_MASK) return PLAIN_DIGIT;
    return mark_of(c);
}

uint32_t plain_letter_lower(uint32_t c) {
    if (c >= 'A' && c <= 'Z') return c + 32;
    if (c < 128) return c;
    unsigned kind = mark_of(c);
    if (kind & PLAIN_APOSTROPHE) return '\'';
    if (kind & PLAIN_HYPHEN) return '-';
    return (uint32_t)u_tolower((UChar32)c);
}

bool plain_letter_is_small(uint32_t c) {
    return c < 128 ? c >= 'a' && c <= 'z' : u_islower((UChar32)c);
}

// Known words; see check_known.h.
#include "check/check_known.h"

#include "model/dosage.h"

#include <ctype.h>
#include <string.h>

enum { LONGEST_WORD = 100, SHORTEST_NEAR = 4, LETTERS_OF_A_MISTAKE = 8 };

static const char *const fields[] = {
    "brand", "patient", "date",    "clinician", "review",    "notes", "paper",
    "large", "routine", "changes", "exercise",  "exercises", "note",
};

// Of doses (dose_parse.h), and what else a field may hold.
static const char *const words[] = {
    "a4",       "a5",     "letter",      "true",      "false",       "yes",      "no",
    "on",       "off",    "s",           "sec",       "secs",        "second",   "seconds",
    "m",        "min",    "mins",        "minute",    "minutes",     "h",        "day",
    "days",     "week",   "weeks",       "weekly",    "daily",       "every",    "other",
    "per",      "times",  "time",        "x",         "once",        "twice",    "thrice",
    "to",       "and",    "or",          "at",        "least",       "most",     "up",
    "max",      "until",  "tired",       "failure",   "amrap",       "left",     "right",
    "both",     "each",   "sides",       "leg",       "legs",        "arm",      "arms",
    "only",     "then",   "alternating", "alternate", "body",        "weight",   "bodyweight",
    "light",    "medium", "strong",      "hard",      "heavy",       "band",     "kg",
    "kgs",      "kilo",   "kilos",       "lb",        "lbs",         "pound",    "pounds",
    "rpe",      "rir",    "monday",      "tuesday",   "wednesday",   "thursday", "friday",
    "saturday", "sunday", "mon",         "tue",       "wed",         "thu",      "fri",
    "sat",      "sun",    "set",         "rep",       "repetitions", "dose",     "null",
    "none",
};

static void add(struct check_known *known, struct arena *arena, const char *word, bool near) {
    if (!map_add(arena, &known->words, word, word) && near)
        near_add(arena, &known->near, word, word);
}

void check_known_open(struct check_known *known, const struct guide *guide, struct arena *arena) {
    *known = (struct check_known){0};
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) add(known, arena, fields[i], true);
    for (enum dosage_field field = 0; field < DOSAGE_FIELDS; field++)
        add(known, arena, dosage_field_name(field), true);
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) add(known, arena, words[i], false);
    for (size_t i = 0; i < guide->exercises.n; i++)
        add(known, arena, guide->exercises.at[i]->entry.id, true);
    for (size_t i = 0; i < guide->routines.n; i++)
        add(known, arena, guide->routines.at[i]->entry.id, true);
    for (size_t i = 0; i < guide->brands.n; i++) add(known, arena, guide->brands.at[i]->id, true);
}

static bool is_letter(char c) {
    return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

// A long name may have two typing mistakes, since that is near; a short one would soon be another.
static bool is_near(const char *word, const char *name) {
    size_t length = strlen(word);
    return length >= SHORTEST_NEAR &&
           near_is_within(word, name, 1 + (int)(length / LETTERS_OF_A_MISTAKE));
}

// Each stretch of letters on its own: "8s", "2/day".
static bool parts_are_known(const struct check_known *known, char *word) {
    for (char *at = word; *at;) {
        size_t length = 0;
        while (at[length] && is_letter(at[length])) length++;
        char end = at[length];
        at[length] = '\0';
        bool found = !length || map_find(&known->words, at);
        at[length] = end;
        if (!found) return false;
        at += length + (end != '\0');
    }
    return true;
}

bool check_known_word(struct check_known *known, const char *word, size_t length) {
    char copy[LONGEST_WORD + 1];
    if (length > LONGEST_WORD) return false;
    for (size_t i = 0; i < length; i++) copy[i] = (char)tolower((unsigned char)word[i]);
    copy[length] = '\0';
    if (map_find(&known->words, copy)) return true;
    if (parts_are_known(known, copy)) return true;
    const char *name = near_seek(&known->near, copy);
    return name && is_near(copy, name);
}

bool check_known_field(const char *name, size_t length) {
    char copy[LONGEST_WORD + 1];
    if (length > LONGEST_WORD) return false;
    memcpy(copy, name, length);
    copy[length] = '\0';
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (strcmp(copy, fields[i]) == 0 || is_near(copy, fields[i])) return true;
    for (enum dosage_field field = 0; field < DOSAGE_FIELDS; field++)
        if (strcmp(copy, dosage_field_name(field)) == 0 || is_near(copy, dosage_field_name(field)))
            return true;
    return false;
}

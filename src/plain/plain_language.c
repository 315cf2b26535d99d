// A language's lists; see plain_language.h.
#include "plain/plain_language.h"

#include "plain/plain_cut.h"

#include <string.h>

// The lists in a words file, and the part that their words play.
static const struct {
    const char *key;
    unsigned role;
} lists[] = {
    {"check.abbreviations", PLAIN_ABBREVIATION},
    {"check.step.actions", PLAIN_ACTION},
    {"check.step.postures", PLAIN_POSTURE},
    {"check.step.manners", PLAIN_HOW},
    {"check.step.lead-ins", PLAIN_LEAD_IN},
    {"check.step.openers", PLAIN_OPENER},
    {"check.step.joiners", PLAIN_JOINER},
    {"check.step.clauses", PLAIN_CLAUSE},
    {"check.step.objects", PLAIN_OBJECT},
    {"check.step.pronouns", PLAIN_PRONOUN},
    {"check.step.returns", PLAIN_RETURN},
    {"check.passive.modals", PLAIN_MODAL},
    {"check.passive.be", PLAIN_BE},
    {"check.passive.been", PLAIN_BEEN},
    {"check.passive.is", PLAIN_IS},
    {"check.passive.by", PLAIN_BY},
    {"check.passive.adverbs", PLAIN_ADVERB},
    {"check.passive.participles", PLAIN_PARTICIPLE},
    {"check.passive.adjectives", PLAIN_ADJECTIVE},
};

// Lists of words by how many syllables they have.
static const char *const syllable_lists[] = {NULL,
                                             "check.syllables.1",
                                             "check.syllables.2",
                                             "check.syllables.3",
                                             "check.syllables.4",
                                             "check.syllables.5"};

static struct strings split(struct arena *arena, const char *text) {
    static const char space[] = " \t\r\n";
    struct strings words = {0};
    for (const char *at = text ? text : ""; *(at += strspn(at, space));) {
        size_t length = strcspn(at, space);
        vec_push(arena, &words, arena_strndup(arena, at, length));
        at += length;
    }
    return words;
}

static struct strings find_list(struct arena *arena, const struct words *words, const char *key) {
    return split(arena, words_find(words, key, NULL));
}

static struct plain_entry *entry_of(struct arena *arena, struct map *entries, const char *word) {
    struct plain_entry *entry = (struct plain_entry *)map_find(entries, word);
    if (entry) return entry; // ours until the language is handed out
    entry = arena_alloc(arena, sizeof *entry);
    map_add(arena, entries, word, entry);
    return entry;
}

static void read_lists(struct arena *arena, const struct words *words, struct map *entries) {
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        struct strings list = find_list(arena, words, lists[i].key);
        for (size_t k = 0; k < list.n; k++)
            entry_of(arena, entries, list.at[k])->roles |= lists[i].role;
    }
    for (unsigned n = 1; n < sizeof syllable_lists / sizeof *syllable_lists; n++) {
        struct strings list = find_list(arena, words, syllable_lists[n]);
        for (size_t k = 0; k < list.n; k++) entry_of(arena, entries, list.at[k])->syllables = n;
    }
}

// ---- the glossary -----------------------------------------------------------------------------

static void add_term(struct arena *arena, struct map *terms, const struct strings *words,
                     const char *last) {
    const char **copy = arena_alloc(arena, words->n * sizeof *copy);
    memcpy(copy, words->at, words->n * sizeof *copy);
    copy[words->n - 1] = last;
    struct plain_term *term = arena_alloc(arena, sizeof *term);
    *term = (struct plain_term){copy, words->n, NULL};
    struct plain_term *first = (struct plain_term *)map_add(arena, terms, copy[0], term);
    if (!first) return;
    term->next = first->next;
    first->next = term;
}

// The term as written, and with its last word in the other number: with a plural's ending and
// without it.
static void add_forms(struct arena *arena, struct map *terms, const struct strings *words,
                      const struct strings *endings) {
    const char *last = words->at[words->n - 1];
    size_t length = strlen(last);
    add_term(arena, terms, words, last);
    for (size_t i = 0; i < endings->n; i++) {
        const char *ending = endings->at[i];
        size_t n = strlen(ending);
        add_term(arena, terms, words, arena_printf(arena, "%s%s", last, ending));
        if (length > n + 2 && strcmp(last + length - n, ending) == 0)
            add_term(arena, terms, words, arena_strndup(arena, last, length - n));
    }
}

static void read_terms(struct arena *arena, struct plain_language *language,
                       const struct strings *terms, const struct strings *endings) {
    for (size_t i = 0; i < terms->n; i++) {
        struct strings words = plain_cut_term(arena, terms->at[i]);
        if (words.n) add_forms(arena, &language->terms, &words, endings);
    }
}

// The phrases of a text that separates them by commas, as a list.
static const struct plain_term *read_phrases(struct arena *arena, const char *text) {
    const struct plain_term *list = NULL;
    for (const char *at = text; at && *at; at += *at == ',') {
        size_t length = strcspn(at, ",");
        struct strings words = plain_cut_term(arena, arena_strndup(arena, at, length));
        struct plain_term *phrase = arena_alloc(arena, sizeof *phrase);
        *phrase = (struct plain_term){words.at, words.n, list};
        if (words.n) list = phrase;
        at += length;
    }
    return list;
}

// ---- the whole --------------------------------------------------------------------------------

struct plain_entry plain_language_find(const struct plain_language *language, const char *word) {
    const struct plain_entry *entry = map_find(&language->entries, word);
    return entry ? *entry : (struct plain_entry){0};
}

const struct plain_language *plain_language_open(struct arena *arena, const struct words *words,
                                                 const struct strings *terms) {
    struct plain_language *language = arena_alloc(arena, sizeof *language);
    language->formula = plain_formula_find(words->language);
    read_lists(arena, words, &language->entries);
    language->participle_endings = find_list(arena, words, "check.passive.participle-endings");
    language->adverb_endings = find_list(arena, words, "check.passive.adverb-endings");
    language->meanwhile = read_phrases(arena, words_find(words, "check.step.meanwhile", NULL));
    struct strings endings = find_list(arena, words, "check.plural-endings");
    read_terms(arena, language, terms, &endings);
    return language;
}

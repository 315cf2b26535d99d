// Dividing words; see print_hyphen.h.
#include "print/print_hyphen.h"

#include "print/print_hyphen_file.h"
#include "print/print_trace.h"

#include "base/utf8.h"

#include <glib.h>
#include <iconv.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

// Letters and bytes of words that are divided, and the letters that stay together at either end: so
// much must stand there to be read.
enum { SHORTEST = 5, LONGEST = 60, LONGEST_BYTES = 240, LEFT = 2, RIGHT = 3 };

static const char hyphen[] = "\u00AD";
enum { HYPHEN = sizeof hyphen - 1 };

struct language {
    const char *tag;
    HyphenDict *dictionary; // NULL: there is none
    iconv_t convert;        // from UTF-8 to its characters, where these are others
    bool opened;            // whether these two are known
    bool told;              // that there is none
    bool summed;            // whether the next is known
    struct digest digest;   // of its files
};

struct print_hyphens {
    pthread_mutex_t lock; // held while languages are looked for, told of, and converted to
    struct arena arena;
    const struct resources *resources;
    struct diag_list *diags;
    struct {
        VEC_OF(struct language *)
    } languages;
};

struct print_hyphens *print_hyphens_open(const struct resources *resources,
                                         struct diag_list *diags) {
    struct print_hyphens *hyphens = base_alloc(sizeof *hyphens);
    *hyphens = (struct print_hyphens){.resources = resources, .diags = diags};
    pthread_mutex_init(&hyphens->lock, NULL);
    arena_init(&hyphens->arena);
    return hyphens;
}

static bool converts(const struct language *language) {
    return language->dictionary && !language->dictionary->utf8;
}

void print_hyphens_close(struct print_hyphens *hyphens) {
    if (!hyphens) return;
    for (size_t i = 0; i < hyphens->languages.n; i++) {
        struct language *language = hyphens->languages.at[i];
        if (converts(language)) iconv_close(language->convert);
        if (language->dictionary) hnj_hyphen_free(language->dictionary);
    }
    arena_release(&hyphens->arena);
    pthread_mutex_destroy(&hyphens->lock);
    free(hyphens);
}

static struct language *find_language(struct print_hyphens *hyphens, const char *tag) {
    for (size_t i = 0; i < hyphens->languages.n; i++)
        if (!strcmp(hyphens->languages.at[i]->tag, tag)) return hyphens->languages.at[i];
    struct language *added = arena_alloc(&hyphens->arena, sizeof *added);
    added->tag = arena_strdup(&hyphens->arena, tag);
    vec_push(&hyphens->arena, &hyphens->languages, added);
    return added;
}

static struct language *open_language(struct print_hyphens *hyphens, const char *tag) {
    struct language *language = find_language(hyphens, tag);
    if (language->opened) return language;
    language->opened = true;
    language->dictionary =
        print_hyphen_file_open(hyphens->resources, tag, hyphens->diags, &language->told);
    if (converts(language)) {
        language->convert = iconv_open(language->dictionary->cset, "UTF-8");
        if (language->convert == (iconv_t)-1) {
            hnj_hyphen_free(language->dictionary);
            language->dictionary = NULL;
        }
    }
    return language;
}

void print_hyphens_digest(struct print_hyphens *hyphens, const char *tag, struct digest_sum *sum) {
    pthread_mutex_lock(&hyphens->lock);
    struct language *language = find_language(hyphens, tag);
    if (!language->summed) {
        struct digest_sum *files = digest_open();
        print_hyphen_file_digest(hyphens->resources, tag, files);
        language->digest = digest_close(files);
        language->summed = true;
    }
    const struct digest digest = language->digest;
    pthread_mutex_unlock(&hyphens->lock);
    digest_add(sum, digest.at, sizeof digest.at);
}

static void tell_missing(struct print_hyphens *hyphens, struct language *language) {
    if (language->dictionary || language->told) return;
    language->told = true;
    diag_add_path(hyphens->diags, DIAG_WARNING, "no-hyphens", "templates/print/style.lua",
                  "install the system's package of hyphenation patterns for it, or put a file "
                  "hyph_LANGUAGE.dic into templates/hyphens",
                  "words are not divided, since there is no dictionary for the language '%s'",
                  language->tag);
}

void print_hyphens_miss(struct print_hyphens *hyphens, const char *tag) {
    pthread_mutex_lock(&hyphens->lock);
    tell_missing(hyphens, open_language(hyphens, tag));
    pthread_mutex_unlock(&hyphens->lock);
}

// ---- one word ----------------------------------------------------------------------------------

// A word in small letters; `ends` has the byte behind each letter in the text.
struct word {
    char bytes[LONGEST_BYTES + 8];
    size_t length, count;
    size_t ends[LONGEST];
};

// Takes a word's letters; false where it is one that is not divided.
static bool take_word(struct word *word, const char *text, size_t start, size_t end) {
    word->length = word->count = 0;
    for (const char *at = text + start; at < text + end;) {
        uint32_t c = utf8_next(&at);
        bool letter = g_unichar_isalpha(c) || (word->count && g_unichar_ismark(c));
        if (!letter || word->count == LONGEST || word->length > LONGEST_BYTES - 6) return false;
        word->length += (size_t)g_unichar_to_utf8(g_unichar_tolower(c), word->bytes + word->length);
        word->ends[word->count++] = (size_t)(at - text);
    }
    return word->count >= SHORTEST;
}

// Puts the word into the dictionary's characters, one byte each; false where it has none for one.
static bool convert(const struct language *language, struct word *word) {
    char converted[LONGEST_BYTES], *from = word->bytes, *to = converted;
    size_t left = word->length, room = sizeof converted;
    iconv(language->convert, NULL, NULL, NULL, NULL);
    if (iconv(language->convert, &from, &left, &to, &room) != 0) return false;
    word->length = (size_t)(to - converted);
    memcpy(word->bytes, converted, word->length);
    return word->length == word->count;
}

// Sets, for each letter, whether a line may end behind it. A division that would change letters is
// none.
static bool divide(HyphenDict *dictionary, struct word *word, bool breaks[LONGEST]) {
    char points[LONGEST_BYTES + 16] = {0};
    char **changes = NULL;
    int *places = NULL, *cuts = NULL;
    word->bytes[word->length] = '\0';
    int left = dictionary->lhmin > LEFT ? dictionary->lhmin : LEFT;
    int right = dictionary->rhmin > RIGHT ? dictionary->rhmin : RIGHT;
    bool failed =
        hnj_hyphen_hyphenate3(dictionary, word->bytes, (int)word->length, points, NULL, &changes,
                              &places, &cuts, left, right, dictionary->clhmin, dictionary->crhmin);
    for (size_t i = 0; i < word->count; i++)
        breaks[i] = i + 1 >= (size_t)left && i + 1 + (size_t)right <= word->count &&
                    points[i] & 1 && !(changes && changes[i]);
    for (size_t i = 0; changes && i < word->length; i++) free(changes[i]);
    free(changes);
    free(places);
    free(cuts);
    return !failed;
}

// ---- a paragraph -------------------------------------------------------------------------------

// A paragraph while its words are divided, one behind the other.
struct dividing {
    struct print_hyphens *hyphens;
    struct arena *arena;
    struct print_trace *trace;
    const struct print_text *text;
    size_t span; // the span that the last byte looked at is in
    struct {
        VEC_OF(size_t) // bytes of the text before which a soft hyphen goes, rising
    } places;
};

// The language of a byte, which must not stand before the last one asked for.
static const char *language_at(struct dividing *dividing, size_t byte) {
    const struct print_text *text = dividing->text;
    while (dividing->span < text->n && byte >= text->at[dividing->span].end) dividing->span++;
    const struct print_span *span = dividing->span < text->n ? &text->at[dividing->span] : NULL;
    return span && span->language ? span->language : text->language;
}

// The dictionary for a word, which is put into its characters; NULL where there is none. One that
// is open only changes under the lock, and libhyphen only reads it.
static HyphenDict *prepare(struct dividing *dividing, const char *tag, struct word *word) {
    struct print_hyphens *hyphens = dividing->hyphens;
    pthread_mutex_lock(&hyphens->lock);
    struct language *language = open_language(hyphens, tag);
    bool missing = !language->dictionary && !strcmp(tag, dividing->text->language);
    if (missing) tell_missing(hyphens, language);
    HyphenDict *dictionary = language->dictionary;
    if (converts(language) && !convert(language, word)) dictionary = NULL;
    pthread_mutex_unlock(&hyphens->lock);
    print_trace_hyphens(dividing->trace, hyphens, tag, missing);
    return dictionary;
}

static void divide_word(struct dividing *dividing, size_t start, size_t end) {
    struct word word;
    bool breaks[LONGEST] = {false};
    if (!take_word(&word, dividing->text->text, start, end)) return;
    const char *tag = language_at(dividing, start);
    if (strcmp(tag, language_at(dividing, end - 1)) != 0) return;
    HyphenDict *dictionary = prepare(dividing, tag, &word);
    if (!dictionary || !divide(dictionary, &word, breaks)) return;
    for (size_t i = 0; i + 1 < word.count; i++)
        if (breaks[i]) vec_push(dividing->arena, &dividing->places, word.ends[i]);
}

// Marks at a word's edges are no part of it: quotes, brackets, full stops, and those of footnotes.
static bool is_edge(uint32_t c) {
    return g_unichar_ispunct(c) || g_unichar_type(c) == G_UNICODE_OTHER_NUMBER;
}

// What stands between two blanks.
static void divide_stretch(struct dividing *dividing, size_t start, size_t end) {
    const char *text = dividing->text->text;
    size_t from = start, to = start;
    bool begun = false;
    for (const char *at = text + start; at < text + end;) {
        size_t here = (size_t)(at - text);
        if (is_edge(utf8_next(&at))) continue;
        if (!begun) from = here;
        begun = true;
        to = (size_t)(at - text);
    }
    if (begun) divide_word(dividing, from, to);
}

// Where a place goes when the soft hyphens are in: behind those before it.
static size_t moved(const struct dividing *dividing, size_t place) {
    size_t low = 0, high = dividing->places.n;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (dividing->places.at[middle] <= place)
            low = middle + 1;
        else
            high = middle;
    }
    return place + low * HYPHEN;
}

static char *make_text(const struct dividing *dividing) {
    const struct print_text *text = dividing->text;
    char *made = arena_alloc(dividing->arena, text->length + dividing->places.n * HYPHEN + 1);
    char *to = made;
    size_t done = 0;
    for (size_t i = 0; i < dividing->places.n; i++) {
        size_t length = dividing->places.at[i] - done;
        memcpy(to, text->text + done, length);
        memcpy(to + length, hyphen, HYPHEN);
        to += length + HYPHEN;
        done += length;
    }
    memcpy(to, text->text + done, text->length - done);
    return made;
}

static void insert(const struct dividing *dividing, struct print_text *text) {
    text->text = make_text(dividing);
    text->length += dividing->places.n * HYPHEN;
    for (size_t i = 0; i < text->n; i++) {
        text->at[i].start = moved(dividing, text->at[i].start);
        text->at[i].end = moved(dividing, text->at[i].end);
    }
    for (size_t i = 0; i < text->fields.n; i++) {
        text->fields.at[i].start = moved(dividing, text->fields.at[i].start);
        text->fields.at[i].end = moved(dividing, text->fields.at[i].end);
    }
    for (size_t i = 0; i < text->notes.n; i++)
        text->notes.at[i].at = moved(dividing, text->notes.at[i].at);
}

static bool is_divided(const struct print_node *node) {
    bool running = node->kind == PRINT_P || node->kind == PRINT_LI || node->kind == PRINT_TD ||
                   node->kind == PRINT_FOOTNOTE;
    return running && node->look.at[PROP_HYPHENS] != 0 && node->paragraph->language;
}

void print_hyphens_divide(struct print_hyphens *hyphens, struct arena *arena,
                          struct print_trace *trace, struct print_node *node) {
    if (!hyphens || !is_divided(node)) return;
    struct print_text *text = node->paragraph;
    struct dividing dividing = {.hyphens = hyphens, .arena = arena, .trace = trace, .text = text};
    size_t start = 0;
    for (const char *at = text->text; at < text->text + text->length;) {
        size_t here = (size_t)(at - text->text);
        if (!g_unichar_isspace(utf8_next(&at))) continue; // no-break spaces are some too
        divide_stretch(&dividing, start, here);
        start = (size_t)(at - text->text);
    }
    divide_stretch(&dividing, start, text->length);
    if (dividing.places.n) insert(&dividing, text);
}

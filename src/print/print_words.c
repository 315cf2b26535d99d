// Words; see print_words.h.
#include "print/print_words.h"

#include "base/arena.h"
#include "base/hash.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

// What a word is shaped in, and where spaces stand beside it.
struct setting {
    PangoFont *font;
    PangoLanguage *language;
    PangoScript script;
    int before, after; // spaces: 0 or 1
};

// A word with the space before it, where there is one, and without the one behind.
struct word {
    struct setting setting;
    const char *text; // NULL: the slot is free
    size_t length;
    PangoGlyphInfo *glyphs; // NULL: spaces have no glyph of their own here
    int *clusters;          // from the word's start, its space included
    int count;
};

struct print_words {
    struct arena arena;
    struct word *slots;
    size_t n, room; // `room` is a power of two, and at most two thirds of it are used
    PangoGlyphString *shaped;
};

struct print_words *print_words_open(void) {
    struct print_words *words = base_alloc(sizeof *words);
    *words = (struct print_words){.shaped = pango_glyph_string_new()};
    arena_init(&words->arena);
    return words;
}

void print_words_forget(struct print_words *words) {
    arena_reset(&words->arena);
    words->slots = NULL;
    words->n = words->room = 0;
}

void print_words_close(struct print_words *words) {
    pango_glyph_string_free(words->shaped);
    arena_release(&words->arena);
    free(words);
}

// ---- what is kept -------------------------------------------------------------------------------

static bool is_same(const struct word *word, const struct setting *setting, const char *text,
                    size_t length) {
    const struct setting *kept = &word->setting;
    return word->length == length && kept->font == setting->font &&
           kept->language == setting->language && kept->script == setting->script &&
           kept->before == setting->before && kept->after == setting->after &&
           memcmp(word->text, text, length) == 0;
}

static struct word *find_slot(const struct print_words *words, const struct setting *setting,
                              const char *text, size_t length) {
    uint64_t hash = hash_bytes(text, length) + (uintptr_t)setting->font / 16 +
                    (uint64_t)(2 * setting->before + setting->after);
    size_t at = (size_t)(hash ^ hash >> 32) & (words->room - 1);
    while (words->slots[at].text && !is_same(&words->slots[at], setting, text, length))
        at = (at + 1) & (words->room - 1);
    return &words->slots[at];
}

static void grow(struct print_words *words) {
    struct word *old = words->slots;
    size_t room = words->room;
    words->room = room ? 2 * room : 1024;
    words->slots = arena_alloc(&words->arena, words->room * sizeof *words->slots);
    for (size_t i = 0; i < room; i++)
        if (old[i].text) *find_slot(words, &old[i].setting, old[i].text, old[i].length) = old[i];
}

// ---- one word -----------------------------------------------------------------------------------

// Whether each space has one glyph of its own, and glyphs come in the order of the text.
static bool has_own_spaces(const PangoGlyphString *shaped, const struct setting *setting,
                           size_t length) {
    int n = shaped->num_glyphs, behind = (int)length - setting->after;
    const int *clusters = shaped->log_clusters;
    if (n <= setting->before + setting->after) return false;
    for (int i = 1; i < n; i++)
        if (clusters[i] < clusters[i - 1]) return false;
    if (setting->before && (clusters[0] != 0 || clusters[1] == 0)) return false;
    return !setting->after || (clusters[n - 1] == behind && clusters[n - 2] < behind);
}

static void shape_word(struct print_words *words, const PangoAnalysis *analysis, const char *text,
                       struct word *word) {
    const struct setting *setting = &word->setting;
    size_t whole = word->length + (size_t)setting->after;
    PangoGlyphString *shaped = words->shaped;
    pango_shape_full(text, (int)whole, text, (int)whole, analysis, shaped);
    if (!has_own_spaces(shaped, setting, whole)) return;
    word->count = shaped->num_glyphs - setting->after;
    size_t size = (size_t)word->count * sizeof *word->glyphs;
    word->glyphs = memcpy(arena_alloc(&words->arena, size), shaped->glyphs, size);
    size = (size_t)word->count * sizeof *word->clusters;
    word->clusters = memcpy(arena_alloc(&words->arena, size), shaped->log_clusters, size);
}

static const struct word *find_word(struct print_words *words, const PangoAnalysis *analysis,
                                    const struct setting *setting, const char *text,
                                    size_t length) {
    if (words->n * 3 >= words->room * 2) grow(words);
    struct word *word = find_slot(words, setting, text, length);
    if (word->text) return word;
    *word = (struct word){
        .setting = *setting, .text = arena_strndup(&words->arena, text, length), .length = length};
    words->n++;
    shape_word(words, analysis, text, word);
    return word;
}

// ---- a run --------------------------------------------------------------------------------------

static void add_word(PangoGlyphString *glyphs, const struct word *word, int start) {
    int n = glyphs->num_glyphs;
    pango_glyph_string_set_size(glyphs, n + word->count);
    memcpy(glyphs->glyphs + n, word->glyphs, (size_t)word->count * sizeof *word->glyphs);
    for (int i = 0; i < word->count; i++) glyphs->log_clusters[n + i] = word->clusters[i] + start;
}

// Puts words together; false where a space does not part two of them.
static bool join_words(struct print_words *words, const PangoItem *item, const char *text,
                       PangoGlyphString *glyphs) {
    const char *begin = text + item->offset, *end = begin + item->length, *at = begin;
    struct setting setting = {item->analysis.font, item->analysis.language,
                              (PangoScript)item->analysis.script, 0, 0};
    while (at < end) {
        setting.before = *at == ' ';
        const char *from = at + setting.before;
        const char *to = memchr(from, ' ', (size_t)(end - from));
        setting.after = to != NULL;
        if (!to) to = end;
        if (to == from) return false; // two spaces, or one at the end
        const struct word *word =
            find_word(words, &item->analysis, &setting, at, (size_t)(to - at));
        if (!word->glyphs) return false;
        add_word(glyphs, word, (int)(at - begin));
        at = to;
    }
    return true;
}

static PangoGlyphString *shape_item(struct print_words *words, const PangoItem *item,
                                    const char *text, size_t length) {
    PangoGlyphString *glyphs = pango_glyph_string_new();
    if (join_words(words, item, text, glyphs)) return glyphs;
    pango_shape_full(text + item->offset, item->length, text, (int)length, &item->analysis, glyphs);
    return glyphs;
}

// ---- a paragraph --------------------------------------------------------------------------------

static bool parts_at_spaces(PangoScript script) {
    return script == PANGO_SCRIPT_COMMON || script == PANGO_SCRIPT_LATIN ||
           script == PANGO_SCRIPT_GREEK || script == PANGO_SCRIPT_CYRILLIC;
}

static bool is_fit(const GList *items) {
    for (; items; items = items->next) {
        const PangoAnalysis *analysis = &((const PangoItem *)items->data)->analysis;
        if (analysis->level || analysis->extra_attrs || !analysis->font ||
            !parts_at_spaces((PangoScript)analysis->script))
            return false;
    }
    return true;
}

// Forced breaks and tabs, which a layout treats on their own.
static bool has_breaks(const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if ((unsigned char)text[i] < ' ') return true;
    return memmem(text, length, "\u2028", 3) || memmem(text, length, "\u2029", 3);
}

static void find_breaks(const GList *items, const char *text, size_t length, PangoLogAttr *breaks,
                        size_t count) {
    pango_default_break(text, (int)length, NULL, breaks, (int)count + 1);
    for (; items; items = items->next) {
        PangoItem *item = items->data;
        pango_tailor_break(text + item->offset, item->length, &item->analysis, item->offset, breaks,
                           item->num_chars + 1);
        breaks += item->num_chars;
    }
}

GList *print_words_shape(struct print_words *words, PangoContext *context, const char *text,
                         size_t length, PangoAttrList *looks, PangoLogAttr *breaks, size_t count) {
    if (!length || has_breaks(text, length)) return NULL;
    GList *items = pango_itemize_with_base_dir(context, pango_context_get_base_dir(context), text,
                                               0, (int)length, looks, NULL);
    if (!is_fit(items)) {
        g_list_free_full(items, (GDestroyNotify)pango_item_free);
        return NULL;
    }
    find_breaks(items, text, length, breaks, count);
    for (GList *at = items; at; at = at->next) {
        PangoGlyphItem *run = g_slice_new0(PangoGlyphItem);
        run->item = at->data;
        run->glyphs = shape_item(words, run->item, text, length);
        at->data = run;
    }
    return items;
}

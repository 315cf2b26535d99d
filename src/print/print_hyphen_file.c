// Finding dictionaries, and looking over those that a guide brings; see print_hyphen_file.h.
#include "print/print_hyphen_file.h"

#include "base/file.h"
#include "base/utf8.h"

#include <glib.h>
#include <stdio.h>
#include <string.h>

#ifndef REGIMEN_HYPHENS
#define REGIMEN_HYPHENS "/usr/share/hyphen"
#endif

static const char *const folders[] = {
    REGIMEN_HYPHENS,
    "/usr/local/share/hyphen",
    "/opt/homebrew/share/hyphen",
};

// A pattern has no more bytes; the longest word of any dictionary's list has some sixty letters.
enum { LONGEST_PATTERN = 90, LONGEST_TAG = 35 };

// ---- names -------------------------------------------------------------------------------------

// Whether a tag may be part of a path: the languages of passages are anybody's.
static bool is_tag(const char *language) {
    size_t length = strlen(language);
    for (size_t i = 0; i < length; i++)
        if (!g_ascii_isalnum(language[i]) && language[i] != '-') return false;
    return length > 0 && length <= LONGEST_TAG;
}

// Names that files for a language tag go by, the best first: of "de-AT" de_AT, de, de_DE. English
// has no country that is called like it.
static void list_names(struct arena *arena, const char *language, struct strings *names) {
    size_t length = strcspn(language, "-");
    char *whole = arena_strdup(arena, language);
    for (char *at = whole; *at; at++)
        if (*at == '-') *at = '_';
    const char *plain = arena_strndup(arena, language, length);
    char *upper = arena_strdup(arena, plain);
    for (char *at = upper; *at; at++) *at = g_ascii_toupper(*at);
    vec_push(arena, names, whole);
    if (strcmp(whole, plain) != 0) vec_push(arena, names, plain);
    vec_push(arena, names, arena_printf(arena, "%s_%s", plain, strcmp(plain, "en") ? upper : "US"));
}

static HyphenDict *open_system(struct arena *arena, const struct strings *names) {
    for (size_t i = 0; i < names->n; i++)
        for (size_t j = 0; j < sizeof folders / sizeof *folders; j++) {
            const char *path = arena_printf(arena, "%s/hyph_%s.dic", folders[j], names->at[i]);
            HyphenDict *dictionary = file_exists(path) ? hnj_hyphen_load(path) : NULL;
            if (dictionary) return dictionary;
        }
    return NULL;
}

// ---- the guide's own ---------------------------------------------------------------------------
// libhyphen was made for files that one trusts. What somebody else's guide brings goes to it line
// by line, and only what is certainly a pattern.

static bool is_setting(const char *line, size_t length) {
    static const char *const settings[] = {"LEFTHYPHENMIN ", "RIGHTHYPHENMIN ",
                                           "COMPOUNDLEFTHYPHENMIN ", "COMPOUNDRIGHTHYPHENMIN "};
    for (size_t i = 0; i < sizeof settings / sizeof *settings; i++) {
        size_t name = strlen(settings[i]);
        if (length == name + 1 && !memcmp(line, settings[i], name))
            return g_ascii_isdigit(line[name]);
    }
    return false;
}

// Letters with digits between them, and a full stop for the edge of a word.
static bool is_pattern(const char *line, size_t length) {
    const char *end = line + length;
    size_t letters = 0;
    bool digit = false;
    for (const char *at = line; at < end;) {
        const char *from = at;
        uint32_t c = utf8_next(&at);
        bool number = c >= '0' && c <= '9';
        if (number && digit) return false;
        digit = number;
        if (number) continue;
        if (c == '.' && (from == line || at == end)) continue;
        if (!g_unichar_isalpha(c) && !g_unichar_ismark(c) && c != '\'' && c != 0x2019) return false;
        letters++;
    }
    return letters > 0 && length <= LONGEST_PATTERN;
}

// What is left out: comments, the settings of marks that no word here has, and patterns that would
// change a word's letters.
static bool is_left_out(const char *line, size_t length) {
    return !length || *line == '%' || *line == '#' || memchr(line, '/', length) ||
           (length > 9 && !memcmp(line, "NOHYPHEN ", 9));
}

static void complain(const struct source *source, struct span span, const char *hint,
                     const char *what, struct diag_list *diags) {
    diag_add(diags, DIAG_ERROR, "bad-hyphens", source, span, hint, "%s", what);
}

// Copies the lines that libhyphen may see; false with a diagnostic at the first that it may not.
static bool copy_lines(const struct source *source, struct buf *out, struct diag_list *diags) {
    uint32_t number = 1;
    bool second = false;
    const char *end = source->text + source->length;
    for (const char *line = source->text; line < end; number++) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        const char *next = stop ? stop + 1 : end;
        size_t length = (size_t)((stop ? stop : end) - line);
        while (length && g_ascii_isspace(line[length - 1])) length--;
        bool first = number == 1, level = length == 9 && !memcmp(line, "NEXTLEVEL", 9);
        if (first ? length != 5 || memcmp(line, "UTF-8", 5) != 0
                  : (level ? second
                           : !is_left_out(line, length) && !is_setting(line, length) &&
                                 !is_pattern(line, length))) {
            complain(source, (struct span){number, 1, (uint32_t)length},
                     first ? "save the file in UTF-8, and write UTF-8 on its first line"
                           : "a pattern is letters with single digits between them: .ad4der",
                     first ? "the file does not begin with 'UTF-8'" : "this is no pattern", diags);
            return false;
        }
        if (level) second = true;
        if (first || level || !is_left_out(line, length)) {
            buf_add(out, line, length);
            buf_putc(out, '\n');
        }
        line = next;
    }
    return true;
}

static HyphenDict *read_own(const struct source *source, struct diag_list *diags) {
    struct source *text = arena_alloc(diags->arena, sizeof *text); // diagnostics point at it
    struct buf lines;
    *text = *source;
    HyphenDict *dictionary = NULL;
    buf_init(&lines);
    if (file_check_text(text, diags) && copy_lines(text, &lines, diags)) {
        FILE *file = lines.len ? fmemopen(lines.at, lines.len, "r") : NULL;
        if (file) dictionary = hnj_hyphen_load_file(file);
        if (file) fclose(file);
        if (!dictionary)
            complain(text, (struct span){.line = 1}, NULL, "the file has no patterns", diags);
    }
    buf_release(&lines);
    return dictionary;
}

HyphenDict *print_hyphen_file_open(const struct resources *resources, const char *language,
                                   struct diag_list *diags, bool *faulty) {
    struct arena arena;
    struct strings names = {0};
    HyphenDict *dictionary = NULL;
    const struct source *source = NULL;
    size_t before = diags->n;
    arena_init(&arena);
    if (is_tag(language)) list_names(&arena, language, &names);
    for (size_t i = 0; i < names.n && !source && diags->n == before; i++)
        source = resource_read(resources, diags->arena,
                               arena_printf(&arena, "templates/hyphens/hyph_%s.dic", names.at[i]),
                               diags);
    if (source) dictionary = read_own(source, diags);
    *faulty = diags->n > before;
    if (!source && !*faulty) dictionary = open_system(&arena, &names);
    arena_release(&arena);
    return dictionary;
}

// ---- digests -----------------------------------------------------------------------------------

static void add_digest(struct digest_sum *sum, const char *path, const struct digest *digest) {
    digest_text(sum, path);
    digest_add(sum, digest->at, sizeof digest->at);
}

static bool add_own(const struct resources *resources, struct arena *arena, struct digest_sum *sum,
                    const char *name) {
    struct diag_list unheard;
    diag_init(&unheard, arena);
    const char *path = arena_printf(arena, "templates/hyphens/hyph_%s.dic", name);
    const struct source *source = resource_read(resources, arena, path, &unheard);
    if (!source) return false;
    const struct digest digest = digest_sha256(source->text, source->length);
    add_digest(sum, path, &digest);
    return true;
}

static bool add_system(struct arena *arena, struct digest_sum *sum, const char *name) {
    bool found = false;
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        struct digest digest;
        const char *path = arena_printf(arena, "%s/hyph_%s.dic", folders[i], name);
        if (!digest_file(path, &digest)) continue;
        add_digest(sum, path, &digest);
        found = true;
    }
    return found;
}

bool print_hyphen_file_digest(const struct resources *resources, const char *language,
                              struct digest_sum *sum) {
    struct arena arena;
    struct strings names = {0};
    bool own = false, found = false;
    arena_init(&arena);
    if (is_tag(language)) list_names(&arena, language, &names);
    for (size_t i = 0; i < names.n && !own; i++) own = add_own(resources, &arena, sum, names.at[i]);
    for (size_t i = 0; i < names.n && !own; i++) found |= add_system(&arena, sum, names.at[i]);
    arena_release(&arena);
    return own || found;
}

void print_hyphen_file_add_folders(struct digest_sum *sum) {
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        digest_add_folder(sum, folders[i]);
}

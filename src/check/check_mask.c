// Masking; see check_mask.h.
#include "check/check_mask.h"

#include "base/utf8.h"
#include "model/dosage.h"

#include <ctype.h>
#include <string.h>

// As many bytes as the character that it stands for.
static const char *const masks[] = {NULL, "*", "\xC2\xB7", "\xE2\x80\xA2", "\xF0\x9F\x94\x92"};

static size_t width_of(const char *at, size_t length) {
    unsigned char first = (unsigned char)*at;
    size_t width = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    return width <= length && utf8_check(at, width) == width ? width : 1;
}

void check_mask(char *at, size_t length) {
    for (size_t i = 0, width; i < length; i += width) {
        width = width_of(at + i, length - i);
        if (!strchr(" \t\r\n", at[i])) memcpy(at + i, masks[width], width);
    }
}

static bool is_gap(char c) {
    return strchr(" \t\r\n{}[],:;=|'\"#&*!>\\", c) != NULL;
}

void check_mask_unknown(struct check_known *known, char *at, size_t length) {
    for (size_t i = 0; i < length;) {
        size_t end = i;
        while (end < length && !is_gap(at[end])) end++;
        if (end > i && !check_known_word(known, at + i, end - i)) check_mask(at + i, end - i);
        i = end + (end == i);
    }
}

// ---- YAML -------------------------------------------------------------------------------------

static bool is_among(const char *const *names, size_t count, const char *name, size_t length) {
    for (size_t i = 0; i < count; i++)
        if (strlen(names[i]) == length && memcmp(names[i], name, length) == 0) return true;
    return false;
}

static bool is_harmless(const char *name, size_t length) {
    static const char *const names[] = {"brand",    "date",    "review",    "paper",  "large",
                                        "exercise", "routine", "exercises", "changes"};
    for (enum dosage_field field = 0; field < DOSAGE_FIELDS; field++) {
        const char *known = dosage_field_name(field);
        if (is_among(&known, 1, name, length)) return true;
    }
    return is_among(names, sizeof names / sizeof *names, name, length);
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || c == '_';
}

// The name of a field that begins here; its length is 0 where none does.
static size_t name_length(const char *at, size_t length, size_t *colon) {
    size_t quote = length && (*at == '"' || *at == '\''), end = quote;
    while (end < length && is_letter(at[end])) end++;
    size_t name = end - quote;
    *colon = end + (quote && end < length && at[end] == at[0]);
    while (*colon < length && at[*colon] == ' ') ++*colon;
    bool is_name = name && *colon < length && at[*colon] == ':';
    return is_name && (*colon + 1 == length || strchr(" \t\r", at[*colon + 1])) ? name : 0;
}

// Masks the rest of a line from the first thing on that is not harmless: in a line that begins with
// a list of fields, the value of one that is not; a comment.
static void mask_rest(char *at, size_t length) {
    for (size_t i = 0; i < length; i++) {
        size_t colon;
        bool begins = i == 0 || strchr(" \t{,", at[i - 1]);
        size_t name = begins ? name_length(at + i, length - i, &colon) : 0;
        size_t quote = at[i] == '"' || at[i] == '\'';
        if (name && !is_harmless(at + i + quote, name)) {
            check_mask(at + i + colon + 1, length - i - colon - 1);
            return;
        }
        if (begins && at[i] == '#') {
            check_mask(at + i, length - i);
            return;
        }
    }
}

// One line. What begins with no name goes on with what stood above it.
static void mask_line(struct check_known *known, char *at, size_t length, bool *harmless) {
    size_t start = 0, colon;
    while (start < length && strchr(" \t", at[start])) start++;
    while (start + 1 < length && at[start] == '-' && at[start + 1] == ' ') {
        start += 2;
        while (start < length && at[start] == ' ') start++;
    }
    char *text = at + start;
    size_t rest = length - start, name = name_length(text, rest, &colon);
    bool field = name > 0, open = rest && (*text == '{' || *text == '-');
    if (field) *harmless = is_harmless(text + (*text == '"' || *text == '\''), name);
    if (field || open || *harmless)
        mask_rest(text, rest);
    else
        check_mask(text, rest);
    check_mask_unknown(known, text, rest);
}

const struct source *check_mask_yaml(struct check_known *known, struct arena *arena,
                                     const struct source *source) {
    struct source *shown = arena_alloc(arena, sizeof *shown);
    char *text = arena_strndup(arena, source->text, source->length);
    bool harmless = false;
    for (size_t at = 0; at < source->length;) {
        const char *stop = memchr(text + at, '\n', source->length - at);
        size_t length = stop ? (size_t)(stop - text) - at : source->length - at;
        mask_line(known, text + at, length, &harmless);
        at += length + 1;
    }
    *shown = (struct source){source->path, text, source->length};
    return shown;
}

// ---- messages ---------------------------------------------------------------------------------

struct secret {
    struct check_known *known;
    struct buf original; // folded
    const char *shown;
    size_t length;
};

// Small letters without white space: the names of columns and fields are quoted so.
static void put_folded(struct buf *out, const char *text, size_t length) {
    for (size_t i = 0; i < length; i++)
        if (!strchr(" _\t\r\n", text[i])) buf_putc(out, (char)tolower((unsigned char)text[i]));
}

static bool is_written(const struct secret *secret, const char *text, size_t length) {
    struct buf folded;
    buf_init(&folded);
    put_folded(&folded, text, length);
    bool found =
        folded.len && memmem(secret->original.at, secret->original.len, folded.at, folded.len);
    buf_release(&folded);
    return found;
}

// Whether a text stands somewhere as whole words.
static bool has_words(const char *in, size_t size, const char *text, size_t length) {
    const char *at = in, *end = in + size;
    while ((at = memmem(at, (size_t)(end - at), text, length))) {
        bool begins = at == in || is_gap(at[-1]);
        if (begins && (at + length == end || is_gap(at[length]))) return true;
        at++;
    }
    return false;
}

static bool is_secret(const struct secret *secret, const char *text, size_t length) {
    while (length && text[length - 1] == '.') length--; // "..." of what was cut
    return length && is_written(secret, text, length) &&
           !has_words(secret->shown, secret->length, text, length) &&
           !check_known_word(secret->known, text, length);
}

// The quotes in a message are either of the two; what stands in them may hold the same.
static const char *closing(const char *open) {
    const char *last = NULL;
    for (const char *at = open + 1; *at; at++)
        if (*at == *open && (!at[1] || strchr(" ,;:.)?", at[1]))) {
            last = at;
            break;
        }
    return last;
}

static const char *scrub(struct arena *arena, const struct secret *secret, const char *message) {
    struct buf out;
    if (!message) return NULL;
    buf_init(&out);
    for (const char *at = message; *at;) {
        bool quote = (*at == '\'' || *at == '"') && (at == message || strchr(" (:", at[-1]));
        const char *end = quote ? closing(at) : NULL;
        if (end && is_secret(secret, at + 1, (size_t)(end - at) - 1)) {
            buf_printf(&out, "%c…%c", *at, *at);
            at = end + 1;
        } else {
            buf_putc(&out, *at++);
        }
    }
    const char *made = arena_strndup(arena, out.at, out.len);
    buf_release(&out);
    return made;
}

static bool all_known(const struct secret *secret, const char *text, size_t length) {
    for (size_t i = 0; i < length;) {
        size_t end = i;
        while (end < length && !is_gap(text[end])) end++;
        if (end > i && !check_known_word(secret->known, text + i, end - i)) return false;
        i = end + (end == i);
    }
    return true;
}

// Whether a hint repeats what was written: a suggestion may be made from it, and so may one of how
// a list is written.
static bool repeats(const struct secret *secret, const struct diag *diag) {
    static const char meant[] = "did you mean '";
    const char *hint = diag->hint ? strstr(diag->hint, meant) : NULL;
    if (hint) {
        const char *text = hint + sizeof meant - 1;
        return !all_known(secret, text, strcspn(text, "'"));
    }
    bool shape = diag->hint && strcmp(diag->id, "wrong-shape") == 0;
    return shape && strncmp(diag->hint, "write it behind", 15) != 0; // that names the field alone
}

void check_mask_diags(struct check_known *known, struct diag_list *diags, size_t from,
                      const char *original, const char *shown, size_t length) {
    struct secret secret = {.known = known, .shown = shown, .length = length};
    if (diags->n == from) return;
    buf_init(&secret.original);
    put_folded(&secret.original, original, length);
    for (size_t i = from; i < diags->n; i++) {
        struct diag *diag = &diags->at[i];
        diag->message = scrub(diags->arena, &secret, diag->message);
        diag->hint = repeats(&secret, diag) ? NULL : scrub(diags->arena, &secret, diag->hint);
    }
    buf_release(&secret.original);
}

// Gathering a paragraph's text; see print_inline.h.
#include "print/print_inline.h"

#include <string.h>

void print_inline_init(struct print_inline *inl, struct arena *arena) {
    *inl = (struct print_inline){.arena = arena};
    buf_init(&inl->text);
    inl->into = arena_alloc(arena, sizeof *inl->into);
}

static bool at_line_start(const struct print_inline *inl) {
    return !inl->text.len || inl->text.at[inl->text.len - 1] == '\n';
}

// Appends bytes as part of the last span, or of a new one where something differs.
static void put(struct print_inline *inl, const char *bytes, size_t length,
                const struct print_look *look) {
    struct print_text *into = inl->into;
    size_t start = inl->text.len;
    buf_add(&inl->text, bytes, length);
    struct print_span *last = into->n ? &into->at[into->n - 1] : NULL;
    if (last && last->look == look && last->link == inl->link && last->language == inl->language)
        last->end = inl->text.len;
    else
        vec_push(inl->arena, into,
                 (struct print_span){start, inl->text.len, look, inl->link, inl->language});
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

static const char dash[] = "\u2013", joiner[] = "\u2060";
enum { DASH = sizeof dash - 1, JOINER = sizeof joiner - 1 };

// A word holds no white space.
static void put_word(struct print_inline *inl, const char *word, size_t length,
                     const struct print_look *look) {
    const char *from = word, *end = word + length;
    for (const char *at = word; (at = memmem(at, (size_t)(end - at), dash, DASH));) {
        at += DASH;
        if (at - DASH == word || at == end || !is_digit(at[-DASH - 1]) || !is_digit(*at)) continue;
        put(inl, from, (size_t)(at - from), look);
        put(inl, joiner, JOINER, look);
        from = at;
    }
    put(inl, from, (size_t)(end - from), look);
}

// How many bytes at `at` are only there for the layout.
static size_t layout_only(const char *at, const char *end) {
    static const char *const marks[] = {joiner, "\u00AD"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        size_t length = strlen(marks[i]);
        if ((size_t)(end - at) >= length && !memcmp(at, marks[i], length)) return length;
    }
    return 0;
}

size_t print_inline_plain_length(const char *text, size_t length) {
    size_t plain = length;
    for (const char *at = text, *end = text + length; at < end; at++) {
        size_t out = layout_only(at, end);
        plain -= out;
        if (out) at += out - 1;
    }
    return plain;
}

char *print_inline_plain(struct arena *arena, const char *text, size_t length) {
    char *plain = arena_strndup(arena, text, length), *to = plain;
    for (const char *at = text, *end = text + length; at < end; at++) {
        size_t out = layout_only(at, end);
        if (out)
            at += out - 1;
        else
            *to++ = *at;
    }
    *to = '\0';
    return plain;
}

void print_inline_text(struct print_inline *inl, const char *text, const struct print_look *look) {
    while (*text) {
        size_t blank = strspn(text, " \t\r\n");
        if (blank) inl->space = true;
        text += blank;
        size_t word = strcspn(text, " \t\r\n");
        if (!word) return;
        if (inl->space && !at_line_start(inl)) {
            // The space goes with what stands before it, so that a link does not begin with one.
            struct print_text *into = inl->into;
            if (blank) {
                put(inl, " ", 1, look);
            } else {
                buf_putc(&inl->text, ' ');
                into->at[into->n - 1].end = inl->text.len;
            }
        }
        inl->space = false;
        put_word(inl, text, word, look);
        text += word;
    }
}

void print_inline_break(struct print_inline *inl, const struct print_look *look) {
    inl->space = false;
    put(inl, "\n", 1, look);
}

struct print_text *print_inline_done(struct print_inline *inl, const char *language) {
    struct print_text *into = inl->into;
    into->text = arena_strndup(inl->arena, inl->text.at, inl->text.len);
    into->length = inl->text.len;
    into->language = language;
    buf_release(&inl->text);
    return into;
}

void print_inline_field(struct print_inline *inl, enum print_kind kind, const char *to,
                        const struct print_look *look) {
    print_inline_text(inl, "0", look);
    size_t end = inl->text.len;
    vec_push(inl->arena, &inl->into->fields, (struct print_field){end - 1, end, kind, to});
}

// Puts one text in place of a field's, and moves what stands behind it.
static void replace(struct arena *arena, struct print_text *text, size_t which, const char *by) {
    struct print_field *field = &text->fields.at[which];
    size_t length = strlen(by), start = field->start, end = field->end;
    text->text = arena_printf(arena, "%.*s%s%s", (int)start, text->text, by, text->text + end);
    text->length += length - (end - start);
    field->end = start + length;
    for (size_t i = 0; i < text->n; i++) {
        if (text->at[i].start >= end) text->at[i].start += length - (end - start);
        if (text->at[i].end >= end) text->at[i].end += length - (end - start);
    }
    for (size_t i = which + 1; i < text->fields.n; i++) {
        text->fields.at[i].start += length - (end - start);
        text->fields.at[i].end += length - (end - start);
    }
    for (size_t i = 0; i < text->notes.n; i++)
        if (text->notes.at[i].at >= end) text->notes.at[i].at += length - (end - start);
}

bool print_inline_fill(struct arena *arena, struct print_text *text, print_field_value *value,
                       void *context) {
    bool changed = false;
    for (size_t i = 0; i < text->fields.n; i++) {
        const struct print_field *field = &text->fields.at[i];
        const char *by = value(context, field);
        size_t length = field->end - field->start;
        if (strlen(by) == length && !memcmp(text->text + field->start, by, length)) continue;
        replace(arena, text, i, by);
        changed = true;
    }
    if (changed) text->shaped = NULL; // the shaper still owns it
    return changed;
}

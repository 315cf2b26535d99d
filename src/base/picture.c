// Kinds of pictures; see picture.h.
#include "base/picture.h"

#include <string.h>
#include <strings.h>

// A mark of a kind: `mark` stands at `offset`.
static const struct mark {
    enum picture picture;
    size_t offset, length;
    const char *mark;
} marks[] = {
    {PICTURE_PNG, 0, 8, "\x89PNG\r\n\x1a\n"},
    {PICTURE_JPEG, 0, 3, "\xff\xd8\xff"},
    {PICTURE_GIF, 0, 6, "GIF87a"},
    {PICTURE_GIF, 0, 6, "GIF89a"},
    {PICTURE_WEBP, 8, 4, "WEBP"},
};

// The first suffix of a kind is its usual one.
static const struct {
    const char *suffix;
    enum picture picture;
} suffixes[] = {
    {"png", PICTURE_PNG}, {"jpg", PICTURE_JPEG},  {"jpeg", PICTURE_JPEG},
    {"gif", PICTURE_GIF}, {"webp", PICTURE_WEBP}, {"svg", PICTURE_SVG},
};
enum { SUFFIXES = sizeof suffixes / sizeof *suffixes };

static bool begins(const char *at, const char *end, const char *text) {
    size_t length = strlen(text);
    return (size_t)(end - at) >= length && memcmp(at, text, length) == 0;
}

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// Moves behind the next `text`, or to the end.
static const char *skip_past(const char *at, const char *end, const char *text) {
    const char *found = memmem(at, (size_t)(end - at), text, strlen(text));
    return found ? found + strlen(text) : end;
}

// Moves behind a document type, which may hold declarations in brackets and texts in quotes.
static const char *skip_doctype(const char *at, const char *end) {
    bool inside = false;
    while (at < end) {
        char c = *at++;
        if (c == '"' || c == '\'') {
            const char *close = memchr(at, c, (size_t)(end - at));
            at = close ? close + 1 : end;
        } else if (begins(at - 1, end, "<!--")) {
            at = skip_past(at, end, "-->");
        } else if (c == '[' || c == ']') {
            inside = c == '[';
        } else if (c == '>' && !inside) {
            break;
        }
    }
    return at;
}

size_t picture_skip_prolog(const char *text, size_t length) {
    const char *at = text, *end = text + length;
    if (begins(at, end, "\xef\xbb\xbf")) at += 3;
    while (at < end) {
        if (is_space(*at)) {
            at++;
        } else if (begins(at, end, "<?")) {
            at = skip_past(at, end, "?>");
        } else if (begins(at, end, "<!--")) {
            at = skip_past(at, end, "-->");
        } else if (begins(at, end, "<!")) {
            at = skip_doctype(at, end);
        } else {
            break;
        }
    }
    return (size_t)(at - text);
}

static bool is_svg(const char *text, size_t length) {
    const char *at = text + picture_skip_prolog(text, length), *end = text + length;
    if (!begins(at, end, "<")) return false;
    const char *name = ++at;
    while (at < end && !is_space(*at) && *at != '>' && *at != '/') {
        if (*at++ == ':') name = at;
    }
    return at < end && at - name == 3 && memcmp(name, "svg", 3) == 0;
}

enum picture picture_sniff(const void *bytes, size_t length) {
    const char *text = bytes;
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        const struct mark *mark = &marks[i];
        if (length < mark->offset + mark->length) continue;
        if (memcmp(text + mark->offset, mark->mark, mark->length) != 0) continue;
        if (mark->picture == PICTURE_WEBP && memcmp(text, "RIFF", 4) != 0) continue;
        return mark->picture;
    }
    return is_svg(text, length) ? PICTURE_SVG : PICTURE_UNKNOWN;
}

enum picture picture_of_name(const char *name) {
    const char *dot = strrchr(name, '.');
    for (size_t i = 0; dot && i < SUFFIXES; i++)
        if (strcasecmp(dot + 1, suffixes[i].suffix) == 0) return suffixes[i].picture;
    return PICTURE_UNKNOWN;
}

const char *picture_name(enum picture picture) {
    static const char *const names[PICTURES] = {
        NULL, "PNG", "JPEG", "GIF", "WebP", "SVG",
    };
    return names[picture];
}

const char *picture_suffix(enum picture picture) {
    for (size_t i = 0; i < SUFFIXES; i++)
        if (suffixes[i].picture == picture) return suffixes[i].suffix;
    return NULL;
}

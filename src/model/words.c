// Words; see words.h.
#include "model/words.h"

#include <stdio.h>
#include <string.h>

static const char *find_form(const struct words *words, const char *key, const char *form) {
    char with_form[160];
    int length = snprintf(with_form, sizeof with_form, "%s#%s", key, form);
    if (length < 0 || (size_t)length >= sizeof with_form) return NULL;
    return map_find(&words->texts, with_form);
}

const char *words_find(const struct words *words, const char *key, const char *category) {
    const char *text = NULL;
    if (category) text = find_form(words, key, category);
    if (!text) text = map_find(&words->texts, key);
    if (!text) text = find_form(words, key, "other");
    return text;
}

static const struct words_value *find_value(const struct words_value *values, size_t count,
                                            const char *name, size_t length) {
    for (size_t i = 0; i < count; i++)
        if (strlen(values[i].name) == length && memcmp(values[i].name, name, length) == 0)
            return &values[i];
    return NULL;
}

void words_fill(const char *text, const struct words_value *values, size_t count, struct buf *out) {
    while (*text) {
        const char *open = strchr(text, '{');
        const char *close = open ? strchr(open, '}') : NULL;
        if (!close) break;
        const struct words_value *value =
            find_value(values, count, open + 1, (size_t)(close - open - 1));
        buf_add(out, text, (size_t)(open - text));
        if (value) {
            buf_puts(out, value->text);
        } else {
            buf_add(out, open, (size_t)(close - open + 1));
        }
        text = close + 1;
    }
    buf_puts(out, text);
}

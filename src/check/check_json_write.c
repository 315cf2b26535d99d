// Writing JSON; see check_json.h.
#include "check/check_json.h"

void check_json_line(struct check_json *json) {
    if (json->depth) buf_printf(json->out, "%s\n%*s", json->first ? "" : ",", 2 * json->depth, "");
    json->first = false;
}

void check_json_key(struct check_json *json, const char *key) {
    check_json_line(json);
    buf_json(json->out, key);
    buf_puts(json->out, ": ");
}

void check_json_open(struct check_json *json, char bracket) {
    buf_putc(json->out, bracket);
    json->depth++;
    json->first = true;
}

void check_json_close(struct check_json *json, char bracket) {
    json->depth--;
    if (!json->first) buf_printf(json->out, "\n%*s", 2 * json->depth, "");
    buf_putc(json->out, bracket);
    json->first = false;
}

void check_json_text(struct check_json *json, const char *key, const char *text) {
    check_json_key(json, key);
    buf_json(json->out, text);
}

void check_json_plain(struct check_json *json, const char *key, const char *value) {
    check_json_key(json, key);
    buf_puts(json->out, value);
}

void check_json_count(struct check_json *json, const char *key, size_t count) {
    check_json_key(json, key);
    buf_printf(json->out, "%zu", count);
}

void check_json_pattern(struct check_json *json, const char *pattern, const char *message) {
    check_json_text(json, "pattern", pattern);
    check_json_text(json, "patternErrorMessage", message);
}

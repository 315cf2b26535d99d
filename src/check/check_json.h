// Writing a JSON Schema: members and brackets with the right commas and lines.
//
// Only for the parts of check/ that write the schema: check_json.c for what guide.xsd holds,
// check_json_figure.c for figures.
#ifndef REGIMEN_CHECK_JSON_H
#define REGIMEN_CHECK_JSON_H

#include "base/arena.h"
#include "base/buf.h"

#include <stdbool.h>

struct check_json {
    struct arena *arena; // for texts that are put together
    struct buf *out;
    int depth;
    bool first; // nothing stands yet in the object or array that is open
};

// Begins a line for an item of an array, with the comma that ends the one before.
void check_json_line(struct check_json *json);

// Writes a member's name; its value is to follow.
void check_json_key(struct check_json *json, const char *key);

// Opens an object or array, after a key or a line, and closes it.
void check_json_open(struct check_json *json, char bracket);
void check_json_close(struct check_json *json, char bracket);

// A member whose value is a text; one whose value is JSON already; one that is a count.
void check_json_text(struct check_json *json, const char *key, const char *text);
void check_json_plain(struct check_json *json, const char *key, const char *value);
void check_json_count(struct check_json *json, const char *key, size_t count);

// A pattern, with the message that editors show in its place; others pass over it.
void check_json_pattern(struct check_json *json, const char *pattern, const char *message);

// The members of the object `figure` of an exercise: a pose or a picture file, from the tables in
// model/pose.h.
void check_json_figure(struct check_json *json);

#endif

// Trees that are known to be good; see check_sound.h.
#include "check/check_sound.h"

#include "base/utf8.h"
#include "check/check_body.h"
#include "check/check_shape.h"
#include "model/dosage.h"

#include <stdlib.h>
#include <string.h>

// Bounds of what is remembered: how many values and bodies, and of how many bytes each.
enum { MOST_KNOWN = 50000, LONGEST_KEY = 400, MOST_UNIQUE = 16 };

struct check_sound {
    const struct schema *schema;
    const struct schema_type *dosage[DOSAGE_FIELDS]; // what dose_parse looks at, too
    struct arena arena;
    struct map known;
    struct buf key;
    bool learns; // whatever is asked for becomes known
};

struct check_sound *check_sound_open(const struct schema *schema) {
    struct check_sound *sound = base_alloc(sizeof *sound);
    *sound = (struct check_sound){.schema = schema};
    for (enum dosage_field field = 0; field < DOSAGE_FIELDS; field++)
        sound->dosage[field] = map_find(&schema->types, dosage_field_name(field));
    arena_init(&sound->arena);
    buf_init(&sound->key);
    return sound;
}

void check_sound_close(struct check_sound *sound) {
    if (!sound) return;
    arena_release(&sound->arena);
    buf_release(&sound->key);
    free(sound);
}

// Whether what `key` tells of is known.
static bool knows_key(struct check_sound *sound) {
    if (!sound->learns) return map_find(&sound->known, sound->key.at) != NULL;
    if (sound->key.len > LONGEST_KEY || sound->known.n == MOST_KNOWN) return true;
    if (map_find(&sound->known, sound->key.at)) return true;
    const char *key = arena_strndup(&sound->arena, sound->key.at, sound->key.len);
    map_add(&sound->arena, &sound->known, key, key);
    return true;
}

// ---- texts --------------------------------------------------------------------------------------

static bool is_of_dosage(const struct check_sound *sound, const struct schema_type *type) {
    for (size_t i = 0; i < DOSAGE_FIELDS; i++)
        if (sound->dosage[i] == type) return true;
    return false;
}

// Whether all white space in it is single spaces between words, so that every type takes it as it
// stands.
static bool is_collapsed(const char *text, size_t length) {
    if (!length || text[0] == ' ' || text[length - 1] == ' ') return false;
    if (memchr(text, '\n', length) || memchr(text, '\t', length) || memchr(text, '\r', length))
        return false;
    return !memmem(text, length, "  ", 2);
}

static bool is_among(const struct strings *values, const char *text) {
    for (size_t i = 0; i < values->n; i++)
        if (strcmp(values->at[i], text) == 0) return true;
    return false;
}

static bool knows_value(struct check_sound *sound, const struct schema_type *type,
                        const char *text) {
    buf_clear(&sound->key);
    buf_puts(&sound->key, type->name);
    buf_putc(&sound->key, ' ');
    buf_puts(&sound->key, text);
    return knows_key(sound);
}

static bool knows_text(struct check_sound *sound, const struct schema_type *type,
                       const char *text) {
    size_t length = strlen(text);
    if (!is_collapsed(text, length)) return false;
    bool plain = type->basis == SCHEMA_STRING && !type->patterns.n && !type->least && !type->most;
    if (!plain || is_of_dosage(sound, type)) return knows_value(sound, type, text);
    if (type->values.n) return is_among(&type->values, text);
    if (type->shortest > 1) return knows_value(sound, type, text);
    return !type->longest || length <= type->longest || utf8_count(text, length) <= type->longest;
}

// ---- front matter -------------------------------------------------------------------------------

static bool knows_node(struct check_sound *sound, const struct schema_type *type,
                       const struct yaml_node *node);

// Whether no item stands twice, which short lists are looked through for.
static bool knows_unique(const struct yaml_node *list) {
    size_t count = 0;
    for (const struct yaml_node *item = list->first; item; item = item->next) {
        if (++count > MOST_UNIQUE || item->kind != YAML_SCALAR) return false;
        for (const struct yaml_node *at = list->first; at != item; at = at->next)
            if (strcmp(at->text, item->text) == 0) return false;
    }
    return true;
}

static bool knows_record(struct check_sound *sound, const struct schema_type *type,
                         const struct yaml_node *record) {
    size_t required = 0;
    for (const struct yaml_node *member = record->first; member; member = member->next) {
        const struct schema_field *field = schema_find_field(type, member->key);
        if (!field || field->type->shape == SCHEMA_BODY) return false;
        if (!knows_node(sound, field->type, member)) return false;
        if (field->unique && !knows_unique(member)) return false;
        required += field->required;
    }
    for (size_t i = 0; i < type->fields.n; i++) {
        const struct schema_field *field = &type->fields.at[i];
        if (field->required && field->type->shape != SCHEMA_BODY && !required--) return false;
    }
    return true;
}

static bool knows_count(const struct schema_field *field, size_t count) {
    if (!count) return !field->required;
    if (!field->most) return count == 1;
    return strcmp(field->most, "unbounded") == 0 || count <= strtoul(field->most, NULL, 10);
}

static bool knows_items(struct check_sound *sound, const struct schema_type *type,
                        const struct yaml_node *list) {
    const struct schema_field *field = &type->fields.at[0];
    size_t count = 0;
    for (const struct yaml_node *item = list->first; item; item = item->next, count++) {
        bool table = type->shape == SCHEMA_TABLE;
        const struct schema_type *id = table ? field->type->id : NULL;
        if (id && !knows_text(sound, id, item->key)) return false;
        if (!knows_node(sound, field->type, item)) return false;
    }
    bool none =
        count == 1 && list->first->kind == YAML_SCALAR && check_shape_is_none(list->first->text);
    return !none && knows_count(field, count);
}

static bool knows_node(struct check_sound *sound, const struct schema_type *type,
                       const struct yaml_node *node) {
    if (node->told || node->cut) return false;
    switch (type->shape) {
    case SCHEMA_TEXT:
        return node->kind == YAML_SCALAR && knows_text(sound, type, node->text);
    case SCHEMA_RECORD:
        return node->kind == YAML_MAPPING && knows_record(sound, type, node);
    case SCHEMA_LIST:
        return node->kind == YAML_SEQUENCE && knows_items(sound, type, node);
    case SCHEMA_TABLE:
        return node->kind == YAML_MAPPING && knows_items(sound, type, node);
    case SCHEMA_OPEN:
        return node->kind == YAML_MAPPING;
    default:
        return false;
    }
}

// ---- the whole ----------------------------------------------------------------------------------

// Whether a body of the same make is known: of the same sections, with the same kinds of blocks.
static bool knows_body(struct check_sound *sound, const char *root,
                       const struct sections *sections) {
    buf_clear(&sound->key);
    buf_puts(&sound->key, "body of ");
    buf_puts(&sound->key, root);
    check_body_put_make(sections, &sound->key);
    return knows_key(sound);
}

static bool knows_tree(struct check_sound *sound, const char *root, const struct yaml_node *front,
                       const struct sections *sections) {
    if (!front || front->kind != YAML_MAPPING) return false;
    if (sections && !knows_body(sound, root, sections)) return false;
    return knows_record(sound, schema_find_type(sound->schema, root), front);
}

bool check_sound_is_known(struct check_sound *sound, const char *root,
                          const struct yaml_node *front, const struct sections *sections) {
    return knows_tree(sound, root, front, sections);
}

void check_sound_learn(struct check_sound *sound, const char *root, const struct yaml_node *front,
                       const struct sections *sections) {
    sound->learns = true;
    knows_tree(sound, root, front, sections);
    sound->learns = false;
}

// The schema, read twice: by libxml2, which validates, and into an index of its types and fields,
// from which messages take the names that are allowed and the words for what is expected.
//
// Only for check/: libxml2's types show here.
#ifndef REGIMEN_CHECK_SCHEMA_H
#define REGIMEN_CHECK_SCHEMA_H

#include "base/diag.h"
#include "base/map.h"

#include <libxml/tree.h>
#include <libxml/xmlschemas.h>
#include <stdbool.h>

enum schema_shape {
    SCHEMA_TEXT,   // a simple type: a scalar
    SCHEMA_RECORD, // xs:all: a mapping with known keys
    SCHEMA_LIST,   // a sequence of "item"
    SCHEMA_TABLE,  // a sequence of "entry": a mapping with free keys
    SCHEMA_BODY,   // anything else: parts of a body
};

struct schema_type;

struct schema_field {
    const char *name;
    const struct schema_type *type;
    bool required;
    const char *most; // maxOccurs as written
};

struct schema_type {
    const char *name;
    enum schema_shape shape;
    const struct schema_type *base; // text with attributes: the type of the text; else NULL
    struct {
        VEC_OF(struct schema_field)
    } fields;              // record: all; list and table: the one item
    struct strings names;  // record: the fields' names, without "body"
    struct strings values; // text: the enumeration
    const char *expected;  // text: what is expected, in an author's words; NULL where not said
};

struct schema {
    struct arena *arena;
    const struct source *source;
    struct map types;      // name -> struct schema_type
    xmlSchemaPtr compiled; // validators share it; none changes it
};

// Reads the index into the arena and compiles the schema. One that cannot be read is a bug of ours,
// so it aborts. End it with schema_close, after its validators and before the arena.
struct schema *schema_open(struct arena *arena, const struct source *source);
void schema_close(struct schema *schema);

// A type by name. Aborts where there is none.
const struct schema_type *schema_find_type(const struct schema *schema, const char *name);

// The field of a record, or NULL.
const struct schema_field *schema_find_field(const struct schema_type *type, const char *name);

// What a node of an XML document stands for; each has one as its _private.
struct schema_mark {
    const struct schema_type *type; // NULL for parts of a body
    const char *name;               // how messages name it: "'sets'", "an item of 'works'"
    const char *text;               // a scalar's text
    struct span span;               // the value
    struct span key;                // the key, or the value again
    bool reported;                  // a mistake here was told already
};

// Called for each mistake that validation finds, once a node. `structure` tells that an element is
// missing, surplus or out of order there; otherwise its value is wrong.
typedef void schema_report(void *context, struct schema_mark *mark, bool structure);

// What validation with a compiled schema works with; each worker has its own.
struct schema_validator;
struct schema_validator *schema_validator_open(const struct schema *schema);
void schema_validator_close(struct schema_validator *validator);

// Validates a document whose nodes carry marks.
void schema_validate(struct schema_validator *validator, xmlDocPtr document, schema_report *report,
                     void *context);

#endif

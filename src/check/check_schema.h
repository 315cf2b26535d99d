// The schema, read twice: by libxml2, which validates, and into an index of its types and fields,
// from which messages take the names that are allowed and the words for what is expected, and from
// which the JSON Schema and the reference of fields are made.
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
    SCHEMA_OPEN,   // xs:any: a mapping whose fields another check knows, such as a figure's
    SCHEMA_BODY,   // anything else: parts of a body
};

// What a text is built on.
enum schema_basis { SCHEMA_STRING, SCHEMA_INTEGER, SCHEMA_DATE };

struct schema_type;

struct schema_field {
    const char *name;
    const struct schema_type *type;
    bool required;
    bool unique;               // a list: no item may stand twice
    const char *most;          // maxOccurs as written
    const char *documentation; // what the field means; NULL where not said
    const char *example;       // a good value as YAML; NULL where there is none
    const char *otherwise;     // what counts where it is left out, as YAML; NULL where not said
};

struct schema_type {
    const char *name;
    enum schema_shape shape;
    const struct schema_type *base; // a text that is built on another text of ours; else NULL
    struct {
        VEC_OF(struct schema_field)
    } fields;                     // record: all; list and table: the one item
    struct strings names;         // record: the fields' names, without "body"
    const struct schema_type *id; // an entry of a table: the type of its key; NULL for any text
    enum schema_basis basis;      // text: what it is, and the facets that it is held to
    struct strings values;        // text: the enumeration
    struct strings meanings;      // text: what each of the values means; NULL where not said
    struct strings patterns;      // text: one of these must match, as XSD writes them
    const char *least, *most;     // text: bounds of a number as written, or NULL
    size_t shortest, longest;     // text: characters; 0 where not said
    const char *expected;         // text: what is expected, in an author's words; else what it is
};

struct schema {
    struct arena *arena;
    const struct source *source;
    struct map types;      // name -> struct schema_type
    xmlSchemaPtr compiled; // validators share it; none changes it
};

// The schema's elements for whole files, and how messages name them.
struct schema_root {
    const char *name, *what; // "exercise", "an exercise"
};
enum { SCHEMA_ROOTS = 6 };
extern const struct schema_root schema_roots[SCHEMA_ROOTS];

// Reads the index into the arena and compiles the schema. One that cannot be read is a bug of ours,
// so it aborts. End it with schema_close, after its validators and before the arena.
struct schema *schema_open(struct arena *arena, const struct source *source);
void schema_close(struct schema *schema);

// A type by name. Aborts where there is none.
const struct schema_type *schema_find_type(const struct schema *schema, const char *name);

// The field of a record, or NULL.
const struct schema_field *schema_find_field(const struct schema_type *type, const char *name);

// The record that a field holds, itself or as each item of its list or table, or NULL.
const struct schema_type *schema_record_in(const struct schema_field *field);

// What a node of an XML document stands for; each has one as its _private.
struct schema_mark {
    const struct schema_type *type; // NULL for parts of a body
    const char *name;               // how messages name it: "'sets'", "an item of 'works'"
    const char *text;               // a scalar's text
    const char *id;                 // the key of an entry in a table
    bool cut;                       // a comment stands where its text should
    struct span span;               // the value
    struct span key;                // the key, or the value again
    bool reported;                  // a mistake here was told already
    bool key_reported;              // and one in the key
};

// What validation finds wrong with a node.
enum schema_fault {
    SCHEMA_WRONG_VALUE, // not one of the values, not as the pattern wants it, no such number or day
    SCHEMA_OUT_OF_RANGE,
    SCHEMA_EMPTY,
    SCHEMA_TOO_LONG,
    SCHEMA_CONTENT, // an element is missing, surplus or out of order
    SCHEMA_TWICE,   // an item that stands earlier in the list as well
    SCHEMA_UNKNOWN, // an error that the table of faults does not have
};

struct schema_finding {
    const xmlNode *node; // the element; `mark` is its own, or that of the one it stands in
    struct schema_mark *mark;
    enum schema_fault fault;
    int code;    // libxml2's
    bool in_key; // it is the key of an entry, and not its value
};

// libxml2's codes that a guide can provoke, and what they mean.
struct schema_code {
    int code;
    enum schema_fault fault;
};
extern const struct schema_code schema_codes[];
extern const size_t schema_code_count;

// Called for the first mistake of each node and of each key.
typedef void schema_report(void *context, const struct schema_finding *finding);

// What validation with a compiled schema works with; each worker has its own.
struct schema_validator;
struct schema_validator *schema_validator_open(const struct schema *schema);
void schema_validator_close(struct schema_validator *validator);

// Validates a document whose nodes carry marks.
void schema_validate(struct schema_validator *validator, xmlDocPtr document, schema_report *report,
                     void *context);

#endif

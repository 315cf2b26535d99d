// Which fields the objects of a template have, as tables.
#ifndef REGIMEN_TEMPLATE_FIELDS_H
#define REGIMEN_TEMPLATE_FIELDS_H

#include "template/template_engine.h"

enum template_object {
    OBJECT_GUIDE,
    OBJECT_EXERCISE,
    OBJECT_ROUTINE,
    OBJECT_PAGE,
    OBJECT_PHASE,
    OBJECT_ITEM,
    OBJECT_SECTION,
    OBJECT_DOSAGE,
    OBJECT_RANGE,
    OBJECT_TEMPO,
    OBJECT_LOAD,
    OBJECT_EFFORT,
    OBJECT_FREQUENCY,
    OBJECT_REFERENCE,
    OBJECT_TERM,
    OBJECT_CONTRIBUTOR,
    OBJECT_SUBJECT,
    OBJECT_SERIES,
    OBJECT_CERTIFIER,
    OBJECT_REVIEW,
    OBJECT_BRAND,
    OBJECT_COLOURS,
    OBJECT_WITHOUT,
    OBJECT_PRESCRIPTION,
    OBJECT_PRESCRIBED,
    OBJECT_NODES,
    OBJECT_LIST,
    OBJECT_TYPES,
    OBJECT_TEXT, // as items of a list only: a text, a day's number
    OBJECT_DAY,
};

// What the items of a list are.
struct template_items {
    enum template_object of;
    size_t size;   // from one item to the next
    bool pointers; // each is a pointer to what is shown
};

enum template_field_kind {
    FIELD_TEXT,    // const char *; NULL is nil
    FIELD_FLAG,    // bool
    FIELD_NUMBER,  // int
    FIELD_COLOUR,  // struct colour; "#rrggbb"
    FIELD_BOUND,   // int; RANGE_OPEN is nil
    FIELD_RANGE,   // struct range; nil where it is not set
    FIELD_PART,    // a struct within, shown as an object of type `of`
    FIELD_POINTER, // a pointer to one; NULL is nil
    FIELD_LIST,    // VEC_OF the `items`
    FIELD_MADE,    // whatever `push` pushes
};

struct template_field {
    const char *name;
    enum template_field_kind kind;
    size_t offset;
    enum template_object of;
    const struct template_items *items;
    void (*push)(lua_State *L, const void *at, const struct entry *entry);
};

struct template_class {
    const char *name, *article; // "exercise", "an exercise"
    const struct template_field *fields;
    size_t count;
};

extern const struct template_class template_classes[OBJECT_TYPES];

// Pushes the value of a field of what stands at `at`, which is a part of `entry` or NULL.
void template_push_field(lua_State *L, const struct template_field *field, const void *at,
                         const struct entry *entry);

// The fields of a brand, of its colours, and of what its website does without
// (template_brand.c).
extern const struct template_field template_brand_fields[], template_colour_fields[],
    template_without_fields[];
// The fields of a prescription and of one of its exercises (template_prescription.c).
extern const struct template_field template_prescription_fields[], template_prescribed_fields[];
enum { TEMPLATE_PRESCRIPTION_FIELDS = 9, TEMPLATE_PRESCRIBED_FIELDS = 6 };

enum { TEMPLATE_BRAND_FIELDS = 14, TEMPLATE_COLOUR_FIELDS = 10, TEMPLATE_WITHOUT_FIELDS = 5 };

// Those of what book shops and libraries want to know (template_publication.c).
extern const struct template_field template_contributor_fields[], template_subject_fields[],
    template_series_fields[], template_certifier_fields[];
enum {
    TEMPLATE_CONTRIBUTOR_FIELDS = 3,
    TEMPLATE_SUBJECT_FIELDS = 3,
    TEMPLATE_SERIES_FIELDS = 2,
    TEMPLATE_CERTIFIER_FIELDS = 3,
};

// A guide's series and certifier; nil where it has none (template_publication.c).
void template_push_series(lua_State *L, const void *at, const struct entry *entry);
void template_push_certifier(lua_State *L, const void *at, const struct entry *entry);

// Used by the fields: objects, lists over a VEC_OF, and lists whose pointers the caller fills in.
void template_push_object(lua_State *L, enum template_object type, const void *at,
                          const struct entry *entry);
void template_push_list(lua_State *L, const struct template_items *kind, const void *vec,
                        const struct entry *entry);
const void **template_push_made_list(lua_State *L, const struct template_items *kind, size_t count,
                                     const struct entry *entry);

#endif

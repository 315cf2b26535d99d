// The fields of what book shops and libraries want to know; see template_fields.h.
#include "template/template_fields.h"

#include <stddef.h>

static void push_role(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    lua_pushstring(L, contributor_role_names[((const struct contributor *)at)->role]);
}

static void push_relator(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    lua_pushstring(L, contributor_role_codes[((const struct contributor *)at)->role]);
}

#define TEXT(type, field)                                                                          \
    { #field, FIELD_TEXT, offsetof(type, field), 0, NULL, NULL }

const struct template_field template_contributor_fields[TEMPLATE_CONTRIBUTOR_FIELDS] = {
    TEXT(struct contributor, name),
    {"role", FIELD_MADE, 0, 0, NULL, push_role},
    {"relator", FIELD_MADE, 0, 0, NULL, push_relator},
};

const struct template_field template_subject_fields[TEMPLATE_SUBJECT_FIELDS] = {
    TEXT(struct guide_subject, name),
    TEXT(struct guide_subject, scheme),
    TEXT(struct guide_subject, code),
};

const struct template_field template_series_fields[TEMPLATE_SERIES_FIELDS] = {
    TEXT(struct series, name),
    TEXT(struct series, position),
};

const struct template_field template_certifier_fields[TEMPLATE_CERTIFIER_FIELDS] = {
    TEXT(struct certifier, name),
    TEXT(struct certifier, credential),
    TEXT(struct certifier, report),
};

// What may be left out as a whole: nil where it has no name.
static void push_named(lua_State *L, enum template_object type, const void *at, const char *name) {
    if (name) {
        template_push_object(L, type, at, NULL);
    } else {
        lua_pushnil(L);
    }
}

void template_push_series(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    const struct guide *guide = at;
    push_named(L, OBJECT_SERIES, &guide->series, guide->series.name);
}

void template_push_certifier(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    const struct guide *guide = at;
    push_named(L, OBJECT_CERTIFIER, &guide->certifier, guide->certifier.name);
}

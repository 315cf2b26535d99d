// The fields of a prescription; see template_fields.h.
#include "template/template_fields.h"

#include "model/prescription.h"
#include "template/template_objects.h"

#include <stddef.h>

static const struct template_items items = {OBJECT_PRESCRIBED, sizeof(struct prescription_item),
                                            false};

static void push_routine(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    const struct routine *routine = ((const struct prescription *)at)->routine;
    template_push_entry(L, routine ? &routine->entry : NULL);
}

static void push_exercise(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    template_push_entry(L, &((const struct prescription_item *)at)->exercise->entry);
}

static void push_phase(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    const struct routine_phase *phase = ((const struct prescription_item *)at)->phase;
    if (phase)
        template_push_object(L, OBJECT_PHASE, phase, NULL);
    else
        lua_pushnil(L);
}

#define TEXT(type, field)                                                                          \
    { #field, FIELD_TEXT, offsetof(type, field), 0, NULL, NULL }
#define MADE(name, push)                                                                           \
    { name, FIELD_MADE, 0, 0, NULL, push }

const struct template_field template_prescription_fields[TEMPLATE_PRESCRIPTION_FIELDS] = {
    TEXT(struct prescription, patient),
    TEXT(struct prescription, clinician),
    TEXT(struct prescription, date),
    TEXT(struct prescription, review),
    TEXT(struct prescription, notes),
    MADE("routine", push_routine),
    {"items", FIELD_LIST, offsetof(struct prescription, items), 0, &items, NULL},
    {"large", FIELD_FLAG, offsetof(struct prescription, large), 0, NULL, NULL},
    {"brand", FIELD_POINTER, offsetof(struct prescription, brand), OBJECT_BRAND, NULL, NULL},
};

const struct template_field template_prescribed_fields[TEMPLATE_PRESCRIBED_FIELDS] = {
    MADE("exercise", push_exercise),
    MADE("phase", push_phase),
    {"dosage", FIELD_PART, offsetof(struct prescription_item, dosage), OBJECT_DOSAGE, NULL, NULL},
    {"usual", FIELD_PART, offsetof(struct prescription_item, usual), OBJECT_DOSAGE, NULL, NULL},
    {"changed", FIELD_FLAG, offsetof(struct prescription_item, changed), 0, NULL, NULL},
    TEXT(struct prescription_item, note),
};

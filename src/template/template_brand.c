// The fields of a brand; see template_fields.h.
#include "template/template_fields.h"

#include <stddef.h>

static const struct template_items texts = {OBJECT_TEXT, sizeof(char *), true};

static void push_side(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    lua_pushstring(L, ((const struct brand *)at)->address_side == BRAND_END ? "end" : "start");
}

#define TEXT(field)                                                                                \
    { #field, FIELD_TEXT, offsetof(struct brand, field), 0, NULL, NULL }
#define LIST(field)                                                                                \
    { #field, FIELD_LIST, offsetof(struct brand, field), 0, &texts, NULL }

const struct template_field template_brand_fields[TEMPLATE_BRAND_FIELDS] = {
    TEXT(id),
    TEXT(name),
    TEXT(logo),
    TEXT(logo_alt),
    LIST(address),
    {"address_side", FIELD_MADE, 0, 0, NULL, push_side},
    TEXT(telephone),
    TEXT(mail),
    TEXT(web),
    TEXT(footer),
    TEXT(disclaimer),
    LIST(parts),
    {"colours", FIELD_PART, 0, OBJECT_COLOURS, NULL, NULL},
    {"without", FIELD_PART, 0, OBJECT_WITHOUT, NULL, NULL},
};

// On white paper.
static void push_warning_ground(lua_State *L, const void *at, const struct entry *entry) {
    (void)entry;
    static const struct colour white = {0xFF, 0xFF, 0xFF};
    char text[COLOUR_TEXT];
    colour_write(brand_warning_ground(((const struct brand *)at)->colours, white), text);
    lua_pushstring(L, text);
}

#define COLOUR(name, which)                                                                        \
    { name, FIELD_COLOUR, offsetof(struct brand, colours[which]), 0, NULL, NULL }

const struct template_field template_colour_fields[TEMPLATE_COLOUR_FIELDS] = {
    COLOUR("background", BRAND_BACKGROUND),
    COLOUR("surface", BRAND_SURFACE),
    COLOUR("text", BRAND_TEXT),
    COLOUR("muted", BRAND_MUTED),
    COLOUR("accent", BRAND_ACCENT),
    COLOUR("on_accent", BRAND_ON_ACCENT),
    COLOUR("action", BRAND_ACTION),
    COLOUR("on_action", BRAND_ON_ACTION),
    COLOUR("warning", BRAND_WARNING),
    {"warning_ground", FIELD_MADE, 0, 0, NULL, push_warning_ground},
};

#define WITHOUT(name, which)                                                                       \
    { name, FIELD_FLAG, offsetof(struct brand, without[which]), 0, NULL, NULL }

const struct template_field template_without_fields[TEMPLATE_WITHOUT_FIELDS] = {
    WITHOUT("search", BRAND_FEATURE_SEARCH), WITHOUT("timer", BRAND_FEATURE_TIMER),
    WITHOUT("log", BRAND_FEATURE_LOG),       WITHOUT("card_maker", BRAND_FEATURE_CARD_MAKER),
    WITHOUT("feed", BRAND_FEATURE_FEED),
};

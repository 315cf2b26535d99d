// Building a brand; see check_brand_build.h.
#include "check/check_brand_build.h"

#include "check/check_brand.h"
#include "model/guide.h"

#include <string.h>

struct building {
    struct arena *arena;
    const struct yaml_node *front;
    struct brand *brand;
};

static const char *text_of(const struct yaml_node *record, const char *key) {
    const struct yaml_node *node = yaml_find(record, key);
    return node && node->kind == YAML_SCALAR && *node->text ? node->text : NULL;
}

// The path from content/ of a file in the brand's folder.
static const char *file_of(const struct building *building, const char *record, const char *key) {
    const char *name = text_of(yaml_find(building->front, record), key);
    return name ? arena_printf(building->arena, "%s%s/%s", &CHECK_BRANDS[strlen("content/")],
                               building->brand->id, name)
                : NULL;
}

static struct strings list_of(const struct building *building, const char *key) {
    struct strings list = {0};
    const struct yaml_node *node = yaml_find(building->front, key);
    if (!node || node->kind != YAML_SEQUENCE) return list;
    for (const struct yaml_node *item = node->first; item; item = item->next)
        if (item->kind == YAML_SCALAR) vec_push(building->arena, &list, item->text);
    return list;
}

static int place_of(const char *name, const char *const *names, int count) {
    for (int i = 0; name && i < count; i++)
        if (strcmp(name, names[i]) == 0) return i;
    return -1;
}

// Where the author does not say what stands on cards: the logo, or the name in its place, and how
// to get in touch.
static void choose_parts(struct building *building) {
    struct brand *brand = building->brand;
    brand->parts = list_of(building, "cards");
    if (yaml_find(building->front, "cards")) return;
    const struct {
        enum brand_part part;
        bool there;
    } usual[] = {{BRAND_PART_LOGO, brand->logo},         {BRAND_PART_NAME, !brand->logo},
                 {BRAND_PART_ADDRESS, brand->address.n}, {BRAND_PART_TELEPHONE, brand->telephone},
                 {BRAND_PART_WEB, brand->web},           {BRAND_PART_FOOTER, brand->footer}};
    for (size_t i = 0; i < sizeof usual / sizeof *usual; i++)
        if (usual[i].there)
            vec_push(building->arena, &brand->parts, brand_part_names[usual[i].part]);
}

static void read_without(struct building *building) {
    struct strings names = list_of(building, "without");
    for (size_t i = 0; i < names.n; i++) {
        int feature = place_of(names.at[i], brand_feature_names, BRAND_FEATURES);
        if (feature >= 0) building->brand->without[feature] = true;
    }
}

static void read_contact(struct building *building) {
    const struct yaml_node *front = building->front;
    struct brand *brand = building->brand;
    const char *side = text_of(front, "address_side");
    brand->address = list_of(building, "address");
    brand->address_side = side && strcmp(side, "end") == 0 ? BRAND_END : BRAND_START;
    brand->telephone = text_of(front, "telephone");
    brand->mail = text_of(front, "mail");
    brand->web = text_of(front, "web");
    brand->footer = text_of(front, "footer");
    brand->disclaimer = text_of(front, "disclaimer");
}

struct brand *check_brand_build(struct arena *arena, const char *id,
                                const struct yaml_node *front) {
    struct brand *brand = arena_alloc(arena, sizeof *brand);
    *brand = (struct brand){.id = id};
    struct building building = {arena, front, brand};
    brand->name = text_of(front, "name");
    brand->logo = file_of(&building, "logo", "file");
    brand->logo_alt = text_of(yaml_find(front, "logo"), "alt");
    for (enum brand_font font = 0; font < BRAND_FONTS; font++)
        brand->fonts[font] = file_of(&building, "fonts", brand_font_names[font]);
    for (enum brand_colour colour = 0; colour < BRAND_COLOURS; colour++)
        brand->sets[colour] = text_of(yaml_find(front, "colours"), brand_colour_names[colour]);
    read_contact(&building);
    brand->summary = text_of(front, "summary");
    brand->description = text_of(front, "description");
    brand->base_url = text_of(front, "base_url");
    brand->identifier = text_of(front, "identifier");
    brand->paper = place_of(text_of(front, "paper"), paper_names, PAPERS);
    brand->routines = list_of(&building, "routines");
    brand->exercises = list_of(&building, "exercises");
    choose_parts(&building);
    read_without(&building);
    check_read_palette(front, &brand->figure);
    return brand;
}

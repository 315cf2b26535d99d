// The style table; see print_style.h.
#include "print/print_style.h"

#include "base/near.h"
#include "template/template.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum prop_kind { NUMBER, COLOUR, WORD, FLAG };

static const struct {
    const char *name;
    enum prop_kind kind;
    bool inherited;
    float least, most, otherwise;
} props[PRINT_PROPS] = {
    [PROP_SIZE] = {"size", NUMBER, true, 1, 200, 12},
    [PROP_LEADING] = {"leading", NUMBER, true, 0.8F, 4, 1.4F},
    [PROP_WEIGHT] = {"weight", NUMBER, true, 100, 900, 400},
    [PROP_ITALIC] = {"italic", FLAG, true, 0, 1, 0},
    [PROP_COLOUR] = {"colour", COLOUR, true, 0, 0, 0},
    [PROP_ALIGN] = {"align", WORD, true, 0, 0, PRINT_START},
    [PROP_HYPHENS] = {"hyphens", FLAG, true, 0, 1, 0},
    [PROP_LABEL] = {"label", FLAG, true, 0, 1, 0},
    [PROP_BEFORE] = {"before", NUMBER, false, 0, 1000, 0},
    [PROP_AFTER] = {"after", NUMBER, false, 0, 1000, 0},
    [PROP_PADDING] = {"padding", NUMBER, false, 0, 200, 0},
    [PROP_PADDING_X] = {"padding_x", NUMBER, false, 0, 200, 0},
    [PROP_PADDING_Y] = {"padding_y", NUMBER, false, 0, 200, 0},
    [PROP_GAP] = {"gap", NUMBER, false, 0, 400, 0},
    [PROP_INDENT] = {"indent", NUMBER, false, 0, 200, 0},
    [PROP_FILL] = {"fill", COLOUR, false, 0, 0, PRINT_NO_COLOUR},
    [PROP_BORDER] = {"border", COLOUR, false, 0, 0, PRINT_NO_COLOUR},
    [PROP_BORDER_WIDTH] = {"border_width", NUMBER, false, 0, 50, 0.75F},
    [PROP_RADIUS] = {"radius", NUMBER, false, 0, 200, 0},
    [PROP_BAR] = {"bar", COLOUR, false, 0, 0, PRINT_NO_COLOUR},
    [PROP_BAR_WIDTH] = {"bar_width", NUMBER, false, 0, 50, 3},
    [PROP_MARKER] = {"marker", COLOUR, false, 0, 0, PRINT_NO_COLOUR},
    [PROP_MARKER_WEIGHT] = {"marker_weight", NUMBER, false, 100, 900, 400},
    [PROP_RULE] = {"rule", COLOUR, false, 0, 0, PRINT_NO_COLOUR},
    [PROP_RULE_WIDTH] = {"rule_width", NUMBER, false, 0, 50, 0.75F},
    [PROP_HEIGHT] = {"height", NUMBER, false, 0, 1000, 0},
    [PROP_LEAST] = {"least", NUMBER, false, 0, 1000, 0},
    [PROP_TICK] = {"tick", NUMBER, false, 0, 100, 10},
    [PROP_TICK_WIDTH] = {"tick_width", NUMBER, false, 0, 20, 0.9F},
    [PROP_KEEP_TOGETHER] = {"keep_together", FLAG, false, 0, 1, 0},
    [PROP_KEEP_NEXT] = {"keep_next", FLAG, false, 0, 1, 0},
    [PROP_NEW_PAGE] = {"new_page", FLAG, false, 0, 1, 0},
    [PROP_MARGIN_X] = {"margin_x", NUMBER, false, 0, 1000, 40},
    [PROP_MARGIN_TOP] = {"margin_top", NUMBER, false, 0, 1000, 40},
    [PROP_MARGIN_BOTTOM] = {"margin_bottom", NUMBER, false, 0, 1000, 40},
    [PROP_HEADER] = {"header", NUMBER, false, 0, 1000, 20},
    [PROP_FOOTER] = {"footer", NUMBER, false, 0, 1000, 20},
    [PROP_LARGE_TEXT_FLOOR] = {"large_text_floor", NUMBER, false, 1, 200, 16},
    [PROP_LARGE_LABEL_FLOOR] = {"large_label_floor", NUMBER, false, 1, 200, 12},
    [PROP_TEXT_FLOOR] = {"text_floor", NUMBER, false, 1, 200, 12},
    [PROP_LABEL_FLOOR] = {"label_floor", NUMBER, false, 1, 200, 9},
    [PROP_BOOK_MOST] = {"book_most", NUMBER, false, 0, 16384, 1024},
    [PROP_LARGEST] = {"largest", NUMBER, false, 1, 4, 1},
    [PROP_LOOSEST] = {"loosest", NUMBER, false, 1, 4, 1},
    [PROP_TIGHT] = {"tight", NUMBER, false, 0.1F, 1, 1},
    [PROP_TIGHTEST] = {"tightest", NUMBER, false, 0.1F, 1, 1},
};

struct print_group {
    float at[PRINT_PROPS];
    bool set[PRINT_PROPS];
};

static struct print_group *group_of(struct print_style *style, const char *name, size_t length) {
    char *key = arena_strndup(style->arena, name, length);
    struct print_group *group = (struct print_group *)map_find(&style->groups, key);
    if (group) return group;
    group = arena_alloc(style->arena, sizeof *group);
    map_add(style->arena, &style->groups, key, group);
    return group;
}

static int prop_of(const char *name) {
    for (int i = 0; i < PRINT_PROPS; i++)
        if (!strcmp(props[i].name, name)) return i;
    return -1;
}

static const char *near_prop(struct arena *arena, const char *name) {
    struct strings names = {0};
    for (int i = 0; i < PRINT_PROPS; i++) vec_push(arena, &names, props[i].name);
    const char *hint = near_hint(arena, name, &names);
    return hint ? hint : "docs/print.md lists the properties";
}

static bool parse_colour(const char *text, float *value) {
    if (text[0] != '#' || strspn(text + 1, "0123456789abcdefABCDEF") != 6 || text[7]) return false;
    *value = (float)strtoul(text + 1, NULL, 16);
    return true;
}

static bool parse_align(const char *text, float *value) {
    static const char *const words[] = {
        [PRINT_START] = "start", [PRINT_CENTRE] = "centre", [PRINT_END] = "end"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(text, words[i]) != 0) continue;
        *value = (float)i;
        return true;
    }
    return false;
}

static bool parse_value(int prop, double number, const char *text, float *value) {
    if (props[prop].kind == COLOUR) return text && parse_colour(text, value);
    if (props[prop].kind == WORD) return text && parse_align(text, value);
    if (text || !(number >= props[prop].least && number <= props[prop].most)) return false;
    *value = (float)number;
    return true;
}

static const char *wanted(struct arena *arena, int prop) {
    switch (props[prop].kind) {
    case COLOUR:
        return "a colour is written as \"#126a78\"";
    case WORD:
        return "it is \"start\", \"centre\" or \"end\"";
    case FLAG:
        return "it is true or false";
    case NUMBER:
        break;
    }
    return arena_printf(arena, "it is a number from %g to %g", (double)props[prop].least,
                        (double)props[prop].most);
}

bool print_style_set(struct print_style *style, const char *path, double number, const char *text,
                     const char **problem, const char **hint) {
    const char *dot = strrchr(path, '.');
    *hint = NULL;
    if (!dot) {
        *problem = arena_printf(style->arena, "'%s' stands outside of a group", path);
        *hint = "write it as p = {size = 13}";
        return false;
    }
    int prop = prop_of(dot + 1);
    if (prop < 0) {
        *problem =
            arena_printf(style->arena, "'%.*s' has the property '%s', which print does not know",
                         (int)(dot - path), path, dot + 1);
        *hint = near_prop(style->arena, dot + 1);
        return false;
    }
    struct print_group *group = group_of(style, path, (size_t)(dot - path));
    if (!parse_value(prop, number, text, &group->at[prop])) {
        *problem = arena_printf(style->arena, "the value of '%s' is not one that it takes", path);
        *hint = wanted(style->arena, prop);
        return false;
    }
    group->set[prop] = true;
    return true;
}

struct reading {
    struct print_style *style;
    const char *name;
    struct diag_list *diags;
    bool fine;
};

static void visit(void *context, const char *path, const struct template_value *value) {
    struct reading *reading = context;
    const char *problem, *hint;
    const char *text = value->kind == TEMPLATE_STRING ? value->text : NULL;
    double number = value->kind == TEMPLATE_BOOLEAN ? value->boolean : value->number;
    if (print_style_set(reading->style, path, number, text, &problem, &hint)) return;
    diag_add_path(reading->diags, DIAG_ERROR, "bad-style", reading->name, hint, "%s", problem);
    reading->fine = false;
}

bool print_style_read(struct print_style *style, struct arena *arena,
                      struct template_engine *engine, const char *name, struct diag_list *diags) {
    *style = (struct print_style){.arena = arena};
    struct reading reading = {style, arena_printf(arena, "templates/%s", name), diags, true};
    return template_table(engine, name, visit, &reading) && reading.fine;
}

static void apply(const struct print_style *style, const char *name, struct print_look *look) {
    const struct print_group *group = name ? map_find(&style->groups, name) : NULL;
    for (int i = 0; group && i < PRINT_PROPS; i++)
        if (group->set[i]) look->at[i] = group->at[i];
}

struct print_look print_style_look(const struct print_style *style, const struct print_look *outer,
                                   const char *element, const char *class) {
    struct print_look look;
    for (int i = 0; i < PRINT_PROPS; i++)
        look.at[i] = outer && props[i].inherited ? outer->at[i] : props[i].otherwise;
    apply(style, element, &look);
    apply(style, class, &look);
    return look;
}

bool print_style_has(const struct print_style *style, const char *group) {
    return map_find(&style->groups, group) != NULL;
}

static int compare_names(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

void print_style_list(const struct print_style *style, struct arena *arena, struct strings *names) {
    for (size_t i = 0; i < style->groups.cap; i++)
        if (style->groups.slots[i].key) vec_push(arena, names, style->groups.slots[i].key);
    if (names->n) qsort(names->at, names->n, sizeof *names->at, compare_names);
}

void print_style_digest(const struct print_style *style, struct digest_sum *sum) {
    struct strings names = {0};
    struct arena arena;
    arena_init(&arena);
    print_style_list(style, &arena, &names);
    for (size_t i = 0; i < names.n; i++) {
        const struct print_group *group = map_find(&style->groups, names.at[i]);
        digest_text(sum, names.at[i]);
        for (int prop = 0; prop < PRINT_PROPS; prop++) {
            const float value = group->set[prop] ? group->at[prop] : 0;
            digest_add(sum, &group->set[prop], sizeof group->set[prop]);
            digest_add(sum, &value, sizeof value);
        }
    }
    arena_release(&arena);
}

struct pdf_colour print_colour(float value) {
    unsigned long bits = (unsigned long)value;
    return (struct pdf_colour){(float)(bits >> 16 & 255) / 255.0F,
                               (float)(bits >> 8 & 255) / 255.0F, (float)(bits & 255) / 255.0F};
}

// Properties, by presentation attributes and the style attribute; see svg_reader.h.
#include "svg/svg_reader.h"

#include <math.h>
#include <string.h>
#include <strings.h>

// A property while it is read.
struct setting {
    struct svg_reader *reader;
    struct svg_style *style;
    const char *value;
};

static bool set_paint(const struct setting *setting, struct svg_paint *paint) {
    const char *value = setting->value;
    if (!strcasecmp(value, "none")) {
        paint->none = true;
        return true;
    }
    paint->none = false;
    paint->alpha = 1;
    if (strcasecmp(value, "currentColor") != 0)
        return svg_read_colour(value, &paint->colour, &paint->alpha);
    paint->colour = setting->style->colour;
    return true;
}

static bool set_fill(const struct setting *setting) {
    return set_paint(setting, &setting->style->fill);
}

static bool set_stroke(const struct setting *setting) {
    return set_paint(setting, &setting->style->stroke);
}

static bool set_colour(const struct setting *setting) {
    double alpha;
    return !strcasecmp(setting->value, "currentColor") ||
           svg_read_colour(setting->value, &setting->style->colour, &alpha);
}

static bool read_part(const struct setting *setting, double *part) {
    const char *at = setting->value;
    if (!svg_take_number(&at, part)) return false;
    if (*at == '%') {
        at++;
        *part /= 100;
    }
    *part = fmin(fmax(*part, 0), 1);
    svg_skip_spaces(&at);
    return !*at;
}

static bool set_opacity(const struct setting *setting) {
    return read_part(setting, &setting->style->opacity);
}

static bool set_fill_opacity(const struct setting *setting) {
    return read_part(setting, &setting->style->fill_opacity);
}

static bool set_stroke_opacity(const struct setting *setting) {
    return read_part(setting, &setting->style->stroke_opacity);
}

// What lengths that are neither across nor down are a percentage of (SVG 1.1, 7.10).
static double diagonal(const struct svg_reader *reader) {
    return hypot(reader->box_width, reader->box_height) / sqrt(2);
}

static bool set_width(const struct setting *setting) {
    return svg_read_length(setting->value, diagonal(setting->reader), &setting->style->width) &&
           setting->style->width >= 0;
}

static bool set_mitre_limit(const struct setting *setting) {
    const char *at = setting->value;
    return svg_take_number(&at, &setting->style->mitre_limit) && !*at &&
           setting->style->mitre_limit >= 1;
}

// The place of a value among those that are known, or -1.
static int find_word(const char *value, const char *const *words, int count) {
    for (int i = 0; i < count; i++)
        if (!strcmp(value, words[i])) return i;
    return -1;
}

static bool set_cap(const struct setting *setting) {
    static const char *const words[] = {"butt", "round", "square"};
    int found = find_word(setting->value, words, 3);
    if (found >= 0) setting->style->cap = (enum svg_cap)found;
    return found >= 0;
}

static bool set_join(const struct setting *setting) {
    static const char *const words[] = {"miter", "round", "bevel"};
    int found = find_word(setting->value, words, 3);
    if (found >= 0) setting->style->join = (enum svg_join)found;
    return found >= 0;
}

static bool set_rule(const struct setting *setting) {
    static const char *const words[] = {"nonzero", "evenodd"};
    int found = find_word(setting->value, words, 2);
    setting->style->even_odd = found == 1;
    return found >= 0;
}

static bool set_display(const struct setting *setting) {
    setting->style->gone = !strcmp(setting->value, "none");
    return true;
}

static bool set_visibility(const struct setting *setting) {
    setting->style->hidden = strcmp(setting->value, "visible") != 0;
    return true;
}

static bool set_dash_start(const struct setting *setting) {
    return svg_read_length(setting->value, diagonal(setting->reader), &setting->style->dash_start);
}

enum { DASHES_MOST = 64 };

// An odd number of dashes is said twice. Where their sum is 0, the line is solid.
static bool set_dashes(const struct setting *setting) {
    struct svg_style *style = setting->style;
    double dashes[2 * DASHES_MOST], sum = 0;
    size_t count = 0;
    style->dash_count = 0;
    if (!strcmp(setting->value, "none")) return true;
    for (const char *at = setting->value; *at; svg_skip_comma(&at)) {
        size_t length = strcspn(at, " \t\r\n,");
        char *one = arena_strndup(setting->reader->arena, at, length);
        if (count == DASHES_MOST ||
            !svg_read_length(one, diagonal(setting->reader), &dashes[count]))
            return false;
        if (dashes[count] < 0) return false;
        sum += dashes[count++];
        at += length;
    }
    if (count % 2) memcpy(dashes + count, dashes, count * sizeof *dashes);
    if (count % 2) count *= 2;
    if (sum <= 0) return true;
    double *kept = arena_alloc(setting->reader->arena, count * sizeof *kept);
    memcpy(kept, dashes, count * sizeof *kept);
    style->dashes = kept;
    style->dash_count = count;
    return true;
}

// `color` comes first, since others may be it. What has no function changes the picture in ways
// that are not read here, unless its value is one of `plain`.
static const struct property {
    const char *name;
    bool (*set)(const struct setting *setting);
    const char *plain;
} properties[] = {
    {"color", set_colour, NULL},
    {"fill", set_fill, NULL},
    {"stroke", set_stroke, NULL},
    {"opacity", set_opacity, NULL},
    {"fill-opacity", set_fill_opacity, NULL},
    {"stroke-opacity", set_stroke_opacity, NULL},
    {"fill-rule", set_rule, NULL},
    {"stroke-width", set_width, NULL},
    {"stroke-linecap", set_cap, NULL},
    {"stroke-linejoin", set_join, NULL},
    {"stroke-miterlimit", set_mitre_limit, NULL},
    {"stroke-dasharray", set_dashes, NULL},
    {"stroke-dashoffset", set_dash_start, NULL},
    {"display", set_display, NULL},
    {"visibility", set_visibility, NULL},
    {"clip-path", NULL, " none "},
    {"mask", NULL, " none "},
    {"filter", NULL, " none "},
    {"marker", NULL, " none "},
    {"marker-start", NULL, " none "},
    {"marker-mid", NULL, " none "},
    {"marker-end", NULL, " none "},
    {"mix-blend-mode", NULL, " normal "},
    {"paint-order", NULL, " normal fill "},
    {"vector-effect", NULL, " none "},
    {"transform-origin", NULL, " 0 "},
};

static const char *trim(struct arena *arena, const char *at, const char *end) {
    while (at < end && strchr(" \t\r\n\f", *at)) at++;
    while (end > at && strchr(" \t\r\n\f", end[-1])) end--;
    return arena_strndup(arena, at, (size_t)(end - at));
}

// The value that a style attribute gives a property; NULL where it gives none. The last counts.
static const char *find_declaration(struct arena *arena, const char *style, const char *name) {
    const char *from = NULL, *to = NULL;
    size_t length = strlen(name);
    while (style && *style) {
        const char *end = style + strcspn(style, ";");
        svg_skip_spaces(&style);
        const char *colon = style + length;
        bool named = !strncmp(style, name, length);
        if (named) svg_skip_spaces(&colon);
        if (named && *colon == ':') {
            const char *mark = memchr(colon, '!', (size_t)(end - colon)); // !important
            from = colon + 1;
            to = mark ? mark : end;
        }
        style = *end ? end + 1 : end;
    }
    return from ? trim(arena, from, to) : NULL;
}

static bool is_plain(const char *words, const char *value) {
    const char *at = *value && !strchr(value, ' ') ? strstr(words, value) : NULL;
    return at && at[-1] == ' ' && at[strlen(value)] == ' ';
}

static bool refuse(struct svg_reader *reader, const xmlNode *node, const struct property *property,
                   const char *value) {
    if (!property->set)
        return svg_fail(reader, node, false, "'%s' of '%s' cannot be printed", property->name,
                        (const char *)node->name);
    if (strstr(value, "url("))
        return svg_fail(reader, node, false,
                        "'%s' of '%s' is a gradient or pattern, which cannot be printed",
                        property->name, (const char *)node->name);
    return svg_fail(reader, node, false, "'%s' of '%s' cannot be \"%.40s\"", property->name,
                    (const char *)node->name, value);
}

static bool read_property(struct svg_reader *reader, const xmlNode *node,
                          const struct property *property, const char *declared,
                          struct svg_style *style) {
    const char *value = find_declaration(reader->arena, declared, property->name);
    if (!value) {
        value = svg_attribute(reader, node, property->name);
        if (value) value = trim(reader->arena, value, value + strlen(value));
    }
    if (!value || !strcmp(value, "inherit")) return true;
    const struct setting setting = {reader, style, value};
    bool good = property->set ? property->set(&setting) : is_plain(property->plain, value);
    return good || refuse(reader, node, property, value);
}

struct svg_style svg_style_first(void) {
    return (struct svg_style){
        .fill = {.alpha = 1},
        .stroke = {.none = true, .alpha = 1},
        .fill_opacity = 1,
        .stroke_opacity = 1,
        .width = 1,
        .mitre_limit = 4,
        .opacity = 1,
    };
}

bool svg_style_read(struct svg_reader *reader, const xmlNode *node, const struct svg_style *parent,
                    struct svg_style *style) {
    const char *declared = svg_attribute(reader, node, "style");
    *style = *parent;
    style->opacity = 1;
    style->gone = false;
    if (declared && find_declaration(reader->arena, declared, "transform"))
        return svg_fail(reader, node, false,
                        "'%s' has its transformation in a style, which cannot be printed",
                        (const char *)node->name);
    for (size_t i = 0; i < sizeof properties / sizeof *properties; i++)
        if (!read_property(reader, node, &properties[i], declared, style)) return false;
    return true;
}

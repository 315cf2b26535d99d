// Reading figures; see check_figure.h.
#include "check/check_figure.h"

#include "base/near.h"
#include "figure/figure.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    const struct check_figure *check;
    struct figure *figure;
    bool good;
    const struct yaml_node *reaches[POSE_FRAMES][POSE_REACHES]; // for messages
};

// ---- messages ---------------------------------------------------------------------------------

__attribute__((format(printf, 5, 6))) static void tell(struct reading *reading, const char *id,
                                                       struct span span, const char *hint,
                                                       const char *format, ...) {
    char text[512];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof text, format, arguments);
    va_end(arguments);
    diag_add(reading->check->diags, DIAG_ERROR, id, reading->check->source, span, hint, "%s", text);
    reading->good = false;
}

static const char *near(struct reading *reading, const char *word, const struct strings *names) {
    const char *hint = near_hint(reading->check->arena, word, names);
    return hint ? hint : near_list(reading->check->arena, names);
}

static struct strings list_names(struct reading *reading, const char *const *names, int count) {
    struct strings list = {0};
    for (int i = 0; i < count; i++) vec_push(reading->check->arena, &list, names[i]);
    return list;
}

// ---- values -----------------------------------------------------------------------------------

static bool want(struct reading *reading, const struct yaml_node *node, enum yaml_kind kind) {
    static const char *const shapes[] = {
        [YAML_SCALAR] = "one value", [YAML_SEQUENCE] = "a list", [YAML_MAPPING] = "fields"};
    if (node->kind == kind) return true;
    tell(reading, "wrong-shape", node->span, NULL, "'%s' wants %s, but here is %s",
         node->key ? node->key : "this", shapes[kind], shapes[node->kind]);
    return false;
}

static bool read_number(struct reading *reading, const struct yaml_node *node, double least,
                        double most, const char *unit, double *value) {
    if (!want(reading, node, YAML_SCALAR)) return false;
    if (!*node->text) {
        tell(reading, "missing-value", node->key_span, "write digits behind it, such as 45",
             "'%s' is empty", node->key);
        return false;
    }
    char *end;
    double number = strtod(node->text, &end);
    if (end == node->text || *end || !isfinite(number) || strpbrk(node->text, "xXpP")) {
        tell(reading, "wrong-value", node->span, "write digits, such as 45", "'%s' is not a number",
             node->text);
        return false;
    }
    if (number < least || number > most) {
        tell(reading, "out-of-range", node->span, NULL, "%s lies between %g and %g %s, not at %g",
             node->key ? node->key : "this", least, most, unit, number);
        return false;
    }
    *value = number;
    return true;
}

// The place of a value in a table of names; -1 where it is not there.
static int read_name(struct reading *reading, const struct yaml_node *node,
                     const char *const *names, int count) {
    if (!want(reading, node, YAML_SCALAR)) return -1;
    for (int i = 0; i < count; i++)
        if (strcmp(names[i], node->text) == 0) return i;
    struct strings list = list_names(reading, names, count);
    tell(reading, "wrong-value", node->span, near(reading, node->text, &list),
         "'%s' cannot be '%s'", node->key ? node->key : "this", node->text);
    return -1;
}

static void tell_unknown_field(struct reading *reading, const struct yaml_node *node,
                               const char *what, const char *const *names, int count) {
    struct strings list = list_names(reading, names, count);
    tell(reading, "unknown-field", node->key_span, near(reading, node->key, &list),
         "%s has no field '%s'", what, node->key);
}

static struct strings place_names(struct reading *reading) {
    struct strings list = {0};
    struct arena *arena = reading->check->arena;
    for (int i = 0; i < POSE_PLACES; i++) {
        if (i < POSE_FIRST_SIDED_PLACE) {
            vec_push(arena, &list, pose_place_names[i]);
            continue;
        }
        vec_push(arena, &list, arena_printf(arena, "left_%s", pose_place_names[i]));
        vec_push(arena, &list, arena_printf(arena, "right_%s", pose_place_names[i]));
    }
    return list;
}

static bool read_spot(struct reading *reading, const struct yaml_node *node,
                      struct pose_spot *spot) {
    if (!want(reading, node, YAML_SCALAR)) return false;
    if (pose_read_spot(node->text, spot)) return true;
    struct strings names = place_names(reading);
    tell(reading, "unknown-place", node->span, near(reading, node->text, &names),
         "there is no place '%s' on the body", node->text);
    return false;
}

// ---- a field of a mapping -----------------------------------------------------------------------

// What reads the members of a mapping: each has its own function.
struct field {
    const char *name;
    void (*read)(struct reading *reading, const struct yaml_node *node, void *to);
};

static void read_fields(struct reading *reading, const struct yaml_node *node, const char *what,
                        const struct field *fields, int count, void *to) {
    if (!want(reading, node, YAML_MAPPING)) return;
    for (const struct yaml_node *member = node->first; member; member = member->next) {
        int i = 0;
        while (i < count && strcmp(fields[i].name, member->key) != 0) i++;
        if (i < count) {
            fields[i].read(reading, member, to);
            continue;
        }
        const char *names[16];
        for (int k = 0; k < count; k++) names[k] = fields[k].name;
        tell_unknown_field(reading, member, what, names, count);
    }
}
#define FIELDS(table) (table), (int)(sizeof(table) / sizeof *(table))

// ---- camera and body --------------------------------------------------------------------------

static void read_turn(struct reading *reading, const struct yaml_node *node, void *to) {
    struct figure *figure = to;
    read_number(reading, node, -POSE_TURN_MOST, POSE_TURN_MOST, "degrees", &figure->turn);
}

static void read_camera_height(struct reading *reading, const struct yaml_node *node, void *to) {
    struct figure *figure = to;
    read_number(reading, node, 0, POSE_HEIGHT_MOST, "degrees", &figure->height);
}

static void read_camera(struct reading *reading, const struct yaml_node *node, void *to) {
    static const struct field fields[] = {{"turn", read_turn}, {"height", read_camera_height}};
    read_fields(reading, node, "camera", FIELDS(fields), to);
}

static void read_build(struct reading *reading, const struct yaml_node *node, void *to) {
    struct figure *figure = to;
    int build = read_name(reading, node, pose_build_names, POSE_BUILDS);
    if (build >= 0) figure->build = (enum pose_build)build;
}

static void read_hair(struct reading *reading, const struct yaml_node *node, void *to) {
    struct figure *figure = to;
    figure->bun = read_name(reading, node, pose_hair_names, POSE_HAIR_KINDS) == POSE_BUN;
}

static void read_body(struct reading *reading, const struct yaml_node *node, void *to) {
    static const struct field fields[] = {{"build", read_build}, {"hair", read_hair}};
    read_fields(reading, node, "body", FIELDS(fields), to);
}

// ---- props ------------------------------------------------------------------------------------

static void read_kind(struct reading *reading, const struct yaml_node *node, void *to) {
    (void)reading; // read_prop has read it, since the other fields depend on it
    (void)node;
    (void)to;
}

static void read_round(struct reading *reading, const struct yaml_node *node, void *to) {
    struct pose_prop *prop = to;
    prop->has_round = read_spot(reading, node, &prop->round);
}

static void read_under(struct reading *reading, const struct yaml_node *node, void *to) {
    struct pose_prop *prop = to;
    prop->has_under = read_spot(reading, node, &prop->under);
}

static void read_anchored(struct reading *reading, const struct yaml_node *node, void *to) {
    static const char *const names[] = {"false", "true"};
    struct pose_prop *prop = to;
    prop->anchored = read_name(reading, node, names, 2) == 1;
}

static void read_prop_height(struct reading *reading, const struct yaml_node *node, void *to) {
    struct pose_prop *prop = to;
    const struct pose_prop_form *form = &pose_props[prop->kind];
    if (form->most > 0)
        read_number(reading, node, form->least, form->most, "centimetres", &prop->height);
    else
        tell(reading, "unknown-field", node->key_span, NULL, "a %s has no height", form->name);
}

static void read_prop_forward(struct reading *reading, const struct yaml_node *node, void *to) {
    struct pose_prop *prop = to;
    read_number(reading, node, -POSE_PROP_MOVE_MOST, POSE_PROP_MOVE_MOST, "centimetres",
                &prop->forward);
}

static void read_prop_left(struct reading *reading, const struct yaml_node *node, void *to) {
    struct pose_prop *prop = to;
    read_number(reading, node, -POSE_PROP_MOVE_MOST, POSE_PROP_MOVE_MOST, "centimetres",
                &prop->left);
}

static bool read_prop_kind(struct reading *reading, const struct yaml_node *node,
                           enum pose_prop_kind *kind) {
    const char *names[POSE_PROPS];
    for (int i = 0; i < POSE_PROPS; i++) names[i] = pose_props[i].name;
    for (int i = 0; i < POSE_PROPS; i++)
        if (strcmp(names[i], node->text) == 0) {
            *kind = (enum pose_prop_kind)i;
            return true;
        }
    struct strings list = list_names(reading, names, POSE_PROPS);
    tell(reading, "unknown-prop", node->span, near(reading, node->text, &list),
         "there is no prop '%s'", node->text);
    return false;
}

// A strap goes round a foot; a band round a knee or an ankle.
static void check_partner(struct reading *reading, const struct yaml_node *node,
                          const struct pose_prop *prop) {
    const struct pose_prop_form *form = &pose_props[prop->kind];
    if (form->partner != POSE_GOES_ROUND) return;
    if (!prop->has_round) {
        tell(reading, "prop-without-partner", node->span,
             prop->kind == POSE_STRAP ? "add 'round: left_foot'" : "add 'round: left_knee'",
             "the %s does not say what it goes round", form->name);
        return;
    }
    if (!pose_goes_round(prop->kind, prop->round.place))
        tell(reading, "prop-without-partner", yaml_find(node, "round")->span,
             prop->kind == POSE_STRAP ? "a foot" : "a knee, an ankle or a hand",
             "a %s cannot go round this", form->name);
    else if (prop->round.place == POSE_AT_HAND && !prop->anchored)
        tell(reading, "prop-without-partner", yaml_find(node, "round")->span,
             "add 'anchored: true'", "a band that is held in a hand is fixed to a post");
}

static void read_prop(struct reading *reading, const struct yaml_node *node) {
    static const struct field fields[] = {
        {"kind", read_kind},         {"round", read_round},        {"under", read_under},
        {"anchored", read_anchored}, {"height", read_prop_height}, {"forward", read_prop_forward},
        {"left", read_prop_left}};
    if (!want(reading, node, YAML_MAPPING)) return;
    const struct yaml_node *kind = yaml_find(node, "kind");
    struct pose_prop prop = {0};
    if (!kind) {
        tell(reading, "missing-field", node->span, "add 'kind: mat'",
             "a prop lacks the field 'kind'");
        return;
    }
    if (!want(reading, kind, YAML_SCALAR) || !read_prop_kind(reading, kind, &prop.kind)) return;
    read_fields(reading, node, "a prop", FIELDS(fields), &prop);
    check_partner(reading, node, &prop);
    struct figure *figure = reading->figure;
    if (pose_props[prop.kind].partner == POSE_GOES_ROUND && !prop.has_round) return;
    if (figure->prop_count < POSE_PROPS_MOST)
        figure->props[figure->prop_count++] = prop;
    else
        tell(reading, "wrong-count", node->span, NULL, "a figure has at most %d props",
             POSE_PROPS_MOST);
}

static void read_props(struct reading *reading, const struct yaml_node *node, void *to) {
    (void)to;
    if (!want(reading, node, YAML_SEQUENCE)) return;
    for (const struct yaml_node *item = node->first; item; item = item->next)
        read_prop(reading, item);
}

// ---- reaches ----------------------------------------------------------------------------------

static void read_up(struct reading *reading, const struct yaml_node *node, void *to) {
    struct pose_reach *reach = to;
    read_number(reading, node, -POSE_REACH_MOVE_MOST, POSE_REACH_MOVE_MOST, "centimetres",
                &reach->up);
}

static void read_forward(struct reading *reading, const struct yaml_node *node, void *to) {
    struct pose_reach *reach = to;
    read_number(reading, node, -POSE_REACH_MOVE_MOST, POSE_REACH_MOVE_MOST, "centimetres",
                &reach->forward);
}

static void read_left(struct reading *reading, const struct yaml_node *node, void *to) {
    struct pose_reach *reach = to;
    read_number(reading, node, -POSE_REACH_MOVE_MOST, POSE_REACH_MOVE_MOST, "centimetres",
                &reach->left);
}

// The floor, a prop that the figure has, or a place on the body.
static void read_goal(struct reading *reading, const struct yaml_node *node, void *to) {
    struct pose_reach *reach = to;
    const struct figure *figure = reading->figure;
    if (!want(reading, node, YAML_SCALAR)) return;
    reach->kind = POSE_GOAL_FLOOR;
    if (strcmp(node->text, "floor") == 0) return;
    for (int i = 0; i < POSE_PROPS; i++) {
        if (strcmp(node->text, pose_props[i].name) != 0) continue;
        reach->kind = POSE_GOAL_PROP;
        reach->prop = (enum pose_prop_kind)i;
        for (int k = 0; k < figure->prop_count; k++)
            if (figure->props[k].kind == reach->prop) return;
        tell(reading, "prop-without-partner", node->span, "add it under 'props'",
             "the figure has no %s to reach", node->text);
        return;
    }
    if (read_spot(reading, node, &reach->spot)) reach->kind = POSE_GOAL_SPOT;
}

static bool read_limb(struct reading *reading, const struct yaml_node *node,
                      struct pose_spot *limb) {
    const char *names[POSE_LIMBS * POSE_SIDES];
    for (int i = 0; i < POSE_LIMBS; i++) {
        const char *limb_name = pose_place_names[pose_limbs[i]];
        names[2 * i] = arena_printf(reading->check->arena, "left_%s", limb_name);
        names[2 * i + 1] = arena_printf(reading->check->arena, "right_%s", limb_name);
        if (strcmp(names[2 * i], node->key) == 0 || strcmp(names[2 * i + 1], node->key) == 0)
            return pose_read_spot(node->key, limb);
    }
    tell_unknown_field(reading, node, "reach", names, POSE_LIMBS * POSE_SIDES);
    return false;
}

static void read_reach(struct reading *reading, const struct yaml_node *node, int frame) {
    static const struct field fields[] = {
        {"to", read_goal}, {"up", read_up}, {"forward", read_forward}, {"left", read_left}};
    struct pose_reach reach = {.kind = POSE_GOAL_FLOOR};
    struct pose *pose = &reading->figure->frames[frame];
    if (!read_limb(reading, node, &reach.limb)) return;
    bool before = reading->good;
    reading->good = true;
    if (node->kind == YAML_MAPPING) {
        read_fields(reading, node, "reach", FIELDS(fields), &reach);
        if (!yaml_find(node, "to"))
            tell(reading, "missing-field", node->key_span, "add 'to: left_knee'",
                 "a reach lacks the field 'to'");
    } else {
        read_goal(reading, node, &reach);
    }
    if (reading->good && pose->reach_count < POSE_REACHES) {
        reading->reaches[frame][pose->reach_count] = node;
        pose->reaches[pose->reach_count++] = reach;
    }
    reading->good = reading->good && before;
}

static void read_reaches(struct reading *reading, const struct yaml_node *node, int frame) {
    if (!want(reading, node, YAML_MAPPING)) return;
    for (const struct yaml_node *item = node->first; item; item = item->next)
        read_reach(reading, item, frame);
}

// ---- poses ------------------------------------------------------------------------------------

static bool is_one_sided(const char *name) {
    return strncmp(name, "left_", 5) == 0 || strncmp(name, "right_", 6) == 0;
}

// "left_lean": a joint of the trunk has no sides. NULL where it is anything else.
static const char *hint_for_trunk(const struct reading *reading, const char *name) {
    const char *bare = strchr(name, '_');
    for (int i = 0; bare && i < POSE_FIRST_SIDED; i++)
        if (strcmp(pose_joints[i].name, bare + 1) == 0)
            return arena_printf(reading->check->arena, "write '%s': the trunk has one", bare + 1);
    return NULL;
}

static void tell_unknown_joint(struct reading *reading, const struct yaml_node *node) {
    struct strings list = {0};
    struct arena *arena = reading->check->arena;
    for (int i = 0; i < POSE_JOINTS; i++) {
        vec_push(arena, &list, pose_joints[i].name);
        if (i < POSE_FIRST_SIDED) continue;
        vec_push(arena, &list, arena_printf(arena, "left_%s", pose_joints[i].name));
        vec_push(arena, &list, arena_printf(arena, "right_%s", pose_joints[i].name));
    }
    vec_push(arena, &list, "stance");
    vec_push(arena, &list, "reach");
    vec_push(arena, &list, "side");
    const char *hint = is_one_sided(node->key) ? hint_for_trunk(reading, node->key) : NULL;
    if (!hint) hint = near_hint(arena, node->key, &list);
    tell(reading, "unknown-joint", node->key_span, hint, "a pose has no joint '%s'", node->key);
}

static void read_joint(struct reading *reading, const struct yaml_node *node, struct pose *pose) {
    enum pose_joint joint;
    unsigned sides;
    double degrees;
    if (!pose_read_joint(node->key, &joint, &sides)) {
        tell_unknown_joint(reading, node);
        return;
    }
    if (!want(reading, node, YAML_SCALAR)) return;
    const struct pose_joint_range *range = &pose_joints[joint];
    if (!read_number(reading, node, range->least, range->most, "degrees", &degrees)) return;
    for (int side = 0; side < POSE_SIDES; side++) {
        if (!(sides >> side & 1)) continue;
        // What names a side counts more than what names both, whichever stands first.
        if (sides == 3 && pose->given[joint][side]) continue;
        pose->angle[joint][side] = degrees;
        pose->given[joint][side] = true;
    }
}

static void read_side(struct reading *reading, const struct yaml_node *node, struct pose *pose) {
    static const char *const names[] = {"left", "right"};
    int side = read_name(reading, node, names, 2);
    if (side >= 0) pose->down = (enum pose_side)side;
}

static void read_pose(struct reading *reading, const struct yaml_node *node, int frame) {
    struct pose *pose = &reading->figure->frames[frame];
    if (!want(reading, node, YAML_MAPPING)) return;
    pose->down = POSE_RIGHT;
    for (int pass = 0; pass < 2; pass++)
        for (const struct yaml_node *item = node->first; item; item = item->next) {
            if (strcmp(item->key, "stance") == 0 || strcmp(item->key, "side") == 0 ||
                strcmp(item->key, "reach") == 0)
                continue;
            if (is_one_sided(item->key) == (pass == 0)) read_joint(reading, item, pose);
        }
    const struct yaml_node *stance = yaml_find(node, "stance"), *side = yaml_find(node, "side");
    const struct yaml_node *reach = yaml_find(node, "reach");
    int which = stance ? read_name(reading, stance, pose_stance_names, POSE_STANCES) : -1;
    if (which >= 0) pose->stance = (enum pose_stance)which;
    if (!stance)
        tell(reading, "missing-field", node->key ? node->key_span : node->span,
             "add 'stance: standing'", "a pose lacks the field 'stance'");
    if (side) read_side(reading, side, pose);
    if (reach) read_reaches(reading, reach, frame);
}

// ---- arrow, muscles, the rest -------------------------------------------------------------------

static void read_follow(struct reading *reading, const struct yaml_node *node, void *to) {
    struct figure *figure = to;
    figure->has_arrow = read_spot(reading, node, &figure->follow);
}

static void read_style(struct reading *reading, const struct yaml_node *node, void *to) {
    struct figure *figure = to;
    int style = read_name(reading, node, pose_arrow_names, POSE_ARROW_STYLES);
    if (style >= 0) figure->arrow = (enum pose_arrow_style)style;
}

static void read_arrow(struct reading *reading, const struct yaml_node *node, void *to) {
    static const struct field fields[] = {{"follow", read_follow}, {"style", read_style}};
    read_fields(reading, node, "arrow", FIELDS(fields), to);
    if (node->kind == YAML_MAPPING && !yaml_find(node, "follow"))
        tell(reading, "missing-field", node->key_span, "add 'follow: pelvis'",
             "an arrow lacks the field 'follow'");
}

static void read_still(struct reading *reading, const struct yaml_node *node, void *to) {
    struct figure *figure = to;
    figure->has_still = read_spot(reading, node, &figure->still);
}

static void read_muscles(struct reading *reading, const struct yaml_node *node, void *to) {
    struct figure *figure = to;
    if (!want(reading, node, YAML_SEQUENCE)) return;
    for (const struct yaml_node *item = node->first; item; item = item->next) {
        struct pose_muscle muscle;
        if (!want(reading, item, YAML_SCALAR)) continue;
        if (!pose_read_muscle(item->text, &muscle)) {
            struct strings list = list_names(reading, pose_muscles, pose_muscle_count);
            tell(reading, "unknown-muscle", item->span, near(reading, item->text, &list),
                 "no muscle '%s' can be shown", item->text);
        } else if (figure->muscle_count < POSE_MUSCLES_MOST) {
            figure->muscles[figure->muscle_count++] = muscle;
        } else {
            tell(reading, "wrong-count", item->span, NULL, "a figure shows at most %d muscles",
                 POSE_MUSCLES_MOST);
        }
    }
}

static void read_alt(struct reading *reading, const struct yaml_node *node, void *to) {
    struct figure *figure = to;
    if (want(reading, node, YAML_SCALAR) && *node->text)
        figure->alt = arena_strdup(reading->check->arena, node->text);
}

static void read_show(struct reading *reading, const struct yaml_node *node, void *to) {
    struct figure *figure = to;
    int show = read_name(reading, node, pose_show_names, POSE_SHOWS);
    if (show >= 0) figure->show = (enum pose_show)show;
}

static void skip(struct reading *reading, const struct yaml_node *node, void *to) {
    (void)reading; // read_frames reads them, in the order of the movement
    (void)node;
    (void)to;
}

// The poses between start and end. Returns how many frames there are with them.
static int read_between(struct reading *reading, const struct yaml_node *node, int count) {
    enum { MOST = POSE_FRAMES - 2 };
    if (!want(reading, node, YAML_SEQUENCE)) return count;
    int read = 0;
    for (const struct yaml_node *item = node->first; item; item = item->next, read++) {
        if (read == MOST) {
            tell(reading, "wrong-count", item->span, NULL,
                 "a movement has at most %d poses between start and end", MOST);
            break;
        }
        read_pose(reading, item, count + read);
    }
    return count + read;
}

// start, between, end: the order of the movement, whatever the order in the file.
static void read_frames(struct reading *reading, const struct yaml_node *node) {
    const struct yaml_node *start = yaml_find(node, "start"), *end = yaml_find(node, "end");
    const struct yaml_node *between = yaml_find(node, "between");
    int count = 0;
    if (!end) {
        tell(reading, "missing-field", node->key ? node->key_span : node->span,
             "add 'end:' with a pose", "a figure lacks the field 'end'");
        return;
    }
    if (start) read_pose(reading, start, count++);
    if (between) count = read_between(reading, between, count);
    read_pose(reading, end, count);
    reading->figure->frame_count = count + 1;
}

// ---- what only the drawn pose shows -------------------------------------------------------------

static void check_reaches(struct reading *reading) {
    for (int frame = 0; frame < reading->figure->frame_count; frame++)
        for (int i = 0; i < reading->figure->frames[frame].reach_count; i++) {
            double missed = figure_reach_missed(reading->figure, frame, i);
            const struct yaml_node *node = reading->reaches[frame][i];
            if (missed > 0)
                tell(reading, "reach-too-far", node->key_span,
                     "bring the joints nearer, or move the goal",
                     "the %s does not get there: it is %.0f cm short", node->key, ceil(missed));
        }
}

bool check_read_figure(const struct check_figure *check, const struct yaml_node *node,
                       struct figure *figure) {
    static const struct field fields[] = {{"alt", read_alt},     {"camera", read_camera},
                                          {"body", read_body},   {"props", read_props},
                                          {"start", skip},       {"between", skip},
                                          {"end", skip},         {"arrow", read_arrow},
                                          {"still", read_still}, {"muscles", read_muscles},
                                          {"show", read_show}};
    struct reading reading = {.check = check, .figure = figure, .good = true};
    *figure = figure_plain();
    if (!want(&reading, node, YAML_MAPPING)) return false;
    read_fields(&reading, node, "a figure", FIELDS(fields), figure);
    read_frames(&reading, node);
    if (reading.good) check_reaches(&reading);
    if (!figure->alt) {
        figure->alt = figure_propose_alt(check->arena, figure, check->words);
        diag_add(check->diags, DIAG_WARNING, "poor-alt", check->source,
                 node->key ? node->key_span : node->span,
                 arena_printf(check->arena, "perhaps: 'alt: %s'", figure->alt),
                 "the figure has no alternative text, so one is made of its angles");
    }
    return reading.good;
}

// ---- picture files ----------------------------------------------------------------------------

static const char *want_text(struct reading *reading, const struct yaml_node *node, const char *key,
                             const char *id, const char *hint) {
    const struct yaml_node *value = yaml_find(node, key);
    if (yaml_is_text(value)) return value->text;
    if (!value || value->kind == YAML_SCALAR) {
        tell(reading, id, value ? value->key_span : node->key_span, hint, "the picture has no '%s'",
             key);
    } else {
        want(reading, value, YAML_SCALAR);
    }
    return NULL;
}

struct doc_node *check_read_picture(const struct check_figure *check,
                                    const struct yaml_node *node) {
    static const char *const names[] = {"file", "alt"};
    struct reading reading = {.check = check, .good = true};
    for (const struct yaml_node *member = node->first; member; member = member->next)
        if (strcmp(member->key, names[0]) != 0 && strcmp(member->key, names[1]) != 0)
            tell_unknown_field(&reading, member, "a picture file", names, 2);
    const char *file = want_text(&reading, node, "file", "missing-value", "such as squat.png");
    const char *alt = want_text(&reading, node, "alt", "missing-alt",
                                "say what the picture shows: alt: A person ...");
    if (!file) return NULL;
    struct doc_node *image = doc_new(check->arena, DOC_IMAGE, yaml_find(node, "file")->span);
    struct doc_node *text = doc_new(check->arena, DOC_TEXT, image->span);
    image->text = file;
    text->text = alt ? alt : "";
    doc_append(image, text);
    return image;
}

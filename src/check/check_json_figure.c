// Figures in the JSON Schema; see check_json.h.
//
// guide.xsd leaves a figure open, and check_figure.c reads it by the tables in model/pose.h. From
// the same tables comes what an editor offers; what only the drawing shows (a reach that is too
// short, a prop that is not there) is for the check alone to tell.
#include "check/check_json.h"
#include "model/pose.h"

#include <stddef.h>

// A field: a number within bounds, one of some names, or what `put` writes.
struct form {
    const char *name, *meaning, *example; // the example as JSON
    bool must;
    double least, most;
    const char *const *names;
    int count;
    void (*put)(struct check_json *json);
};
#define COUNT(table) ((int)(sizeof(table) / sizeof *(table)))

// ---- values -----------------------------------------------------------------------------------

// In quotes a number is as good; its bounds are then for the check alone.
static void put_number(struct check_json *json, double least, double most) {
    check_json_plain(json, "type", "[\"number\", \"string\"]");
    check_json_plain(json, "minimum", arena_printf(json->arena, "%g", least));
    check_json_plain(json, "maximum", arena_printf(json->arena, "%g", most));
    check_json_pattern(json, "^(?: *[-+]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][-+]?[0-9]+)?)$",
                       "write a number, such as 45");
}

static void open_names(struct check_json *json) {
    check_json_plain(json, "type", "\"string\"");
    check_json_key(json, "enum");
    check_json_open(json, '[');
}

static void put_name(struct check_json *json, const char *prefix, const char *name) {
    check_json_line(json);
    buf_json(json->out, arena_printf(json->arena, "%s%s", prefix, name));
}

static void put_names(struct check_json *json, const char *const *names, int count) {
    open_names(json);
    for (int i = 0; i < count; i++) put_name(json, "", names[i]);
    check_json_close(json, ']');
}

static void put_sides(struct check_json *json, const char *name) {
    put_name(json, "left_", name);
    put_name(json, "right_", name);
}

// Continues an open list of names.
static void put_places(struct check_json *json) {
    for (int i = 0; i < POSE_PLACES; i++)
        if (i < POSE_FIRST_SIDED_PLACE)
            put_name(json, "", pose_place_names[i]);
        else
            put_sides(json, pose_place_names[i]);
}

static void put_place(struct check_json *json) {
    open_names(json);
    put_places(json);
    check_json_close(json, ']');
}

static void put_flag(struct check_json *json) {
    check_json_plain(json, "type", "[\"boolean\", \"string\"]");
    check_json_pattern(json, "^(?:true|false)$", "write true or false");
}

static void put_free_text(struct check_json *json) {
    check_json_plain(json, "type", "[\"string\", \"number\", \"boolean\", \"null\"]");
}

static void put_file(struct check_json *json) {
    check_json_plain(json, "type", "[\"string\", \"number\", \"boolean\"]");
}

// ---- records ----------------------------------------------------------------------------------

// Opens a field, which its type is to follow.
static void open_field(struct check_json *json, const char *name, const char *meaning,
                       const char *example) {
    check_json_key(json, name);
    check_json_open(json, '{');
    check_json_text(json, "description", meaning);
    check_json_plain(json, "examples", arena_printf(json->arena, "[%s]", example));
}

static void put_form(struct check_json *json, const struct form *form) {
    open_field(json, form->name, form->meaning, form->example);
    if (form->put)
        form->put(json);
    else if (form->names)
        put_names(json, form->names, form->count);
    else
        put_number(json, form->least, form->most);
    check_json_close(json, '}');
}

// Leaves "properties" open, for more of them.
static void open_record(struct check_json *json, const struct form *forms, int count) {
    check_json_plain(json, "type", "\"object\"");
    check_json_plain(json, "additionalProperties", "false");
    check_json_key(json, "required");
    check_json_open(json, '[');
    for (int i = 0; i < count; i++)
        if (forms[i].must) put_name(json, "", forms[i].name);
    check_json_close(json, ']');
    check_json_key(json, "properties");
    check_json_open(json, '{');
    for (int i = 0; i < count; i++) put_form(json, &forms[i]);
}

static void put_record(struct check_json *json, const struct form *forms, int count) {
    open_record(json, forms, count);
    check_json_close(json, '}');
}

// Opens what the items of a list are; closed by '}'.
static void open_items(struct check_json *json, size_t most) {
    check_json_plain(json, "type", "\"array\"");
    check_json_count(json, "maxItems", most);
    check_json_key(json, "items");
    check_json_open(json, '{');
}

// ---- props ------------------------------------------------------------------------------------

static const struct form prop_forms[] = {
    {"round",
     "What a strap or band goes round: a foot; a knee, an ankle or, with anchored, the hands.",
     "\"left_foot\"", .put = put_place},
    {"under", "A place on the body that lies or stands on the prop.", "\"left_knee\"",
     .put = put_place},
    {"anchored", "Whether the band's other end is fixed to a post.", "true", .put = put_flag},
    {"height", "Centimetres.", "20", .least = 0.5, .most = 250},
    {"forward", "Centimetres to the front of where it stands by itself.", "10",
     .least = -POSE_PROP_MOVE_MOST, .most = POSE_PROP_MOVE_MOST},
    {"left", "Centimetres to the left of where it stands by itself.", "10",
     .least = -POSE_PROP_MOVE_MOST, .most = POSE_PROP_MOVE_MOST},
};

static void put_kinds(struct check_json *json) {
    open_names(json);
    for (int i = 0; i < POSE_PROPS; i++) put_name(json, "", pose_props[i].name);
    check_json_close(json, ']');
}

static void put_height_of(struct check_json *json, const struct pose_prop_form *form) {
    check_json_key(json, "height");
    if (!(form->most > 0)) {
        buf_puts(json->out, "false");
        return;
    }
    check_json_open(json, '{');
    put_number(json, form->least, form->most);
    check_json_close(json, '}');
}

static void put_round_of(struct check_json *json, enum pose_prop_kind kind) {
    check_json_key(json, "round");
    check_json_open(json, '{');
    open_names(json);
    for (int i = POSE_FIRST_SIDED_PLACE; i < POSE_PLACES; i++)
        if (pose_goes_round(kind, (enum pose_place)i)) put_sides(json, pose_place_names[i]);
    check_json_close(json, ']');
    check_json_close(json, '}');
}

// What holds for one kind of prop: its heights, and what it goes round.
static void put_kind_rule(struct check_json *json, enum pose_prop_kind kind) {
    const struct pose_prop_form *form = &pose_props[kind];
    bool goes_round = form->partner == POSE_GOES_ROUND;
    check_json_line(json);
    check_json_open(json, '{');
    check_json_plain(
        json, "if",
        arena_printf(json->arena,
                     "{\"required\": [\"kind\"], \"properties\": {\"kind\": {\"const\": "
                     "\"%s\"}}}",
                     form->name));
    check_json_key(json, "then");
    check_json_open(json, '{');
    if (goes_round) check_json_plain(json, "required", "[\"round\"]");
    check_json_key(json, "properties");
    check_json_open(json, '{');
    put_height_of(json, form);
    if (goes_round) put_round_of(json, kind);
    check_json_close(json, '}');
    check_json_close(json, '}');
    check_json_close(json, '}');
}

static void put_props(struct check_json *json) {
    static const struct form kind = {"kind", "Which thing it is.", "\"mat\"", true,
                                     .put = put_kinds};
    open_items(json, POSE_PROPS_MOST);
    open_record(json, &kind, 1);
    for (int i = 0; i < COUNT(prop_forms); i++) put_form(json, &prop_forms[i]);
    check_json_close(json, '}');
    check_json_key(json, "allOf");
    check_json_open(json, '[');
    for (int i = 0; i < POSE_PROPS; i++) put_kind_rule(json, (enum pose_prop_kind)i);
    check_json_close(json, ']');
    check_json_close(json, '}');
}

// ---- poses ------------------------------------------------------------------------------------

static void put_goal(struct check_json *json) {
    open_names(json);
    put_name(json, "", "floor");
    for (int i = 0; i < POSE_PROPS; i++) put_name(json, "", pose_props[i].name);
    put_places(json);
    check_json_close(json, ']');
}

// The goal alone, or with what it is away from there.
static void put_reach(struct check_json *json) {
    static const struct form forms[] = {
        {"to", "The floor, a prop of the figure, or a place on the body.", "\"left_knee\"", true,
         .put = put_goal},
        {"up", "Centimetres above it.", "9", .least = -POSE_REACH_MOVE_MOST,
         .most = POSE_REACH_MOVE_MOST},
        {"forward", "Centimetres in front of it.", "-4", .least = -POSE_REACH_MOVE_MOST,
         .most = POSE_REACH_MOVE_MOST},
        {"left", "Centimetres to the left of it.", "5", .least = -POSE_REACH_MOVE_MOST,
         .most = POSE_REACH_MOVE_MOST},
    };
    check_json_key(json, "anyOf");
    check_json_open(json, '[');
    check_json_line(json);
    check_json_open(json, '{');
    put_goal(json);
    check_json_close(json, '}');
    check_json_line(json);
    check_json_open(json, '{');
    put_record(json, forms, COUNT(forms));
    check_json_close(json, '}');
    check_json_close(json, ']');
}

static void put_reaches(struct check_json *json) {
    struct form forms[POSE_LIMBS * POSE_SIDES];
    int count = 0;
    for (int i = 0; i < POSE_LIMBS; i++)
        for (int side = 0; side < POSE_SIDES; side++)
            forms[count++] = (struct form){arena_printf(json->arena, "%s_%s",
                                                        side == POSE_LEFT ? "left" : "right",
                                                        pose_place_names[pose_limbs[i]]),
                                           "Where it is to be.", "\"floor\"", .put = put_reach};
    put_record(json, forms, count);
}

static void put_joint(struct check_json *json, const char *side, const char *whose,
                      enum pose_joint joint) {
    const struct pose_joint_range *range = &pose_joints[joint];
    struct form form = {arena_printf(json->arena, "%s%s", side, range->name),
                        arena_printf(json->arena, "%sDegrees from %g to %g; positive is: %s.",
                                     whose, range->least, range->most, range->meaning),
                        arena_printf(json->arena, "%g", range->most / 2), .least = range->least,
                        .most = range->most};
    put_form(json, &form);
}

static void put_joints(struct check_json *json) {
    for (int i = 0; i < POSE_JOINTS; i++) {
        bool is_sided = i >= POSE_FIRST_SIDED;
        put_joint(json, "", is_sided ? "Both sides. " : "", (enum pose_joint)i);
        if (!is_sided) continue;
        put_joint(json, "left_", "The left one. ", (enum pose_joint)i);
        put_joint(json, "right_", "The right one. ", (enum pose_joint)i);
    }
}

static void put_pose(struct check_json *json) {
    static const char *const sides[] = {"left", "right"};
    static const struct form forms[] = {
        {"stance", "What carries the body.", "\"standing\"", true, .names = pose_stance_names,
         .count = POSE_STANCES},
        {"side", "The side that lies below, or the knee on the floor.", "\"left\"", .names = sides,
         .count = COUNT(sides)},
        {"reach", "Where a hand or foot is to be.", "{\"left_hand\": \"floor\"}",
         .put = put_reaches},
    };
    open_record(json, forms, COUNT(forms));
    put_joints(json);
    check_json_close(json, '}');
}

static void put_between(struct check_json *json) {
    open_items(json, POSE_FRAMES - 2);
    put_pose(json);
    check_json_close(json, '}');
}

// ---- the figure -------------------------------------------------------------------------------

static void put_camera(struct check_json *json) {
    static const struct form forms[] = {
        {"turn", "Degrees round the person: 0 is in front, 90 at the right side, 180 behind.", "68",
         .least = -POSE_TURN_MOST, .most = POSE_TURN_MOST},
        {"height", "Degrees above the floor: 0 is level, 90 straight from above.", "8", .least = 0,
         .most = POSE_HEIGHT_MOST},
    };
    put_record(json, forms, COUNT(forms));
}

static void put_body(struct check_json *json) {
    static const struct form forms[] = {
        {"build", "How broad the person is.", "\"average\"", .names = pose_build_names,
         .count = POSE_BUILDS},
        {"hair", "How the hair is worn.", "\"bun\"", .names = pose_hair_names,
         .count = POSE_HAIR_KINDS},
    };
    put_record(json, forms, COUNT(forms));
}

static void put_arrow(struct check_json *json) {
    static const struct form forms[] = {
        {"follow", "The place on the body whose path it follows.", "\"left_knee\"", true,
         .put = put_place},
        {"style", "As the path goes, straight, or both ways.", "\"straight\"",
         .names = pose_arrow_names, .count = POSE_ARROW_STYLES},
    };
    put_record(json, forms, COUNT(forms));
}

static void put_muscles(struct check_json *json) {
    open_items(json, POSE_MUSCLES_MOST);
    open_names(json);
    for (int i = 0; i < pose_muscle_count; i++) {
        put_name(json, "", pose_muscles[i]);
        put_name(json, "left ", pose_muscles[i]);
        put_name(json, "right ", pose_muscles[i]);
    }
    check_json_close(json, ']');
    check_json_close(json, '}');
}

static const struct form figure_forms[] = {
    {"alt", "What the picture shows, for readers who do not see it.",
     "\"A person squats with a flat back.\"", .put = put_free_text},
    {"camera", "From where one looks.", "{\"turn\": 68, \"height\": 8}", .put = put_camera},
    {"body", "The person.", "{\"build\": \"slight\", \"hair\": \"bun\"}", .put = put_body},
    {"props", "What else is in the picture.", "[{\"kind\": \"mat\"}]", .put = put_props},
    {"start", "The pose that the movement begins in.", "{\"stance\": \"standing\"}",
     .put = put_pose},
    {"between", "Poses on the way from start to end.", "[{\"stance\": \"standing\", \"knee\": 40}]",
     .put = put_between},
    {"end", "The pose that the movement ends in; the only one where there is no movement.",
     "{\"stance\": \"standing\", \"knee\": 92, \"left_hip\": 100}", true, .put = put_pose},
    {"arrow", "An arrow along the movement.", "{\"follow\": \"pelvis\"}", .put = put_arrow},
    {"still", "The place on the body that stays where it is.", "\"left_foot\"", .put = put_place},
    {"muscles", "The muscles that are tinted; those of 'works' where it is left out.",
     "[\"quadriceps\", \"left calves\"]", .put = put_muscles},
    {"show", "On paper: the end with the start behind it, the end, or all poses side by side.",
     "\"strip\"", .names = pose_show_names, .count = POSE_SHOWS},
};

static const struct form picture_forms[] = {
    {"file", "A picture file, named from the page that it stands in.", "\"squat.png\"", true,
     .put = put_file},
    {"alt", "What the picture shows, for readers who do not see it.",
     "\"A person squats with a flat back.\"", true, .put = put_file},
};

void check_json_figure(struct check_json *json) {
    check_json_plain(json, "type", "\"object\"");
    check_json_key(json, "anyOf");
    check_json_open(json, '[');
    check_json_line(json);
    check_json_open(json, '{');
    put_record(json, figure_forms, COUNT(figure_forms));
    check_json_close(json, '}');
    check_json_line(json);
    check_json_open(json, '{');
    put_record(json, picture_forms, COUNT(picture_forms));
    check_json_close(json, '}');
    check_json_close(json, ']');
}

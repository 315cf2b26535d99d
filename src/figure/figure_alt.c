// Alternative text from a pose; see figure.h.
//
// The words file has a whole phrase for each joint, direction and side, since what agrees with what
// differs from language to language; here they are only chosen and strung together.
#include "figure/figure.h"

#include <math.h>

// What is worth telling, the big joints first. A knee is never stretched far enough to be told.
static const enum pose_joint told_joints[] = {
    POSE_LEAN,          POSE_SPINE, POSE_TWIST,    POSE_HIP,
    POSE_HIP_ABDUCTION, POSE_KNEE,  POSE_SHOULDER, POSE_SHOULDER_ABDUCTION,
};
// Degrees from which a joint is told; how many phrases make a sentence that can be listened to.
enum { WORTH = 15, MOST = 6 };

static const char *const side_names[] = {"left", "right", "both"};
enum { BOTH = POSE_SIDES };

struct telling {
    struct arena *arena;
    const struct words *words;
    const char *text; // so far
    int phrases;
};

static const char *find(const struct telling *telling, const char *group, const char *name) {
    const char *key = arena_printf(telling->arena, "alt.%s%s", group, name);
    const char *text = words_find(telling->words, key, NULL);
    return text ? text : ""; // told by check as a text that is missing
}

static const char *fill(const struct telling *telling, const char *form,
                        const struct words_value *values, size_t count) {
    struct buf filled;
    buf_init(&filled);
    words_fill(form, values, count, &filled);
    const char *text = arena_strndup(telling->arena, filled.at, filled.len);
    buf_release(&filled);
    return text;
}

// One text in a form with another, as {text} and `name`.
static const char *join(const struct telling *telling, const char *form, const char *text,
                        const char *name, const char *other) {
    const struct words_value values[] = {{"text", text}, {name, other}};
    return fill(telling, find(telling, form, ""), values, 2);
}

// ---- joints -----------------------------------------------------------------------------------

// Angles to the next five degrees.
static int rounded(double degrees) {
    return (int)(lround(fabs(degrees) / 5) * 5);
}

// `side` is "left", "right", "both", or NULL for a joint of the trunk.
static void tell_joint(struct telling *telling, enum pose_joint joint, const char *side,
                       double degrees) {
    if (fabs(degrees) < WORTH || telling->phrases == MOST) return;
    const char *group = arena_printf(telling->arena, "%s.%s", pose_joints[joint].name,
                                     degrees > 0 ? "plus" : "minus");
    if (side) group = arena_printf(telling->arena, "%s.", group);
    const struct words_value number = {"n", arena_printf(telling->arena, "%d", rounded(degrees))};
    const char *phrase = fill(telling, find(telling, group, side ? side : ""), &number, 1);
    telling->text = join(telling, "joint", telling->text, "joint", phrase);
    telling->phrases++;
}

// What the author gave: the stance's own angles go without saying.
static double given(const struct pose *pose, enum pose_joint joint, int side) {
    return pose->given[joint][side] ? pose->angle[joint][side] : 0;
}

static void tell_pose(struct telling *telling, const struct pose *pose) {
    for (size_t i = 0; i < sizeof told_joints / sizeof *told_joints; i++) {
        enum pose_joint joint = told_joints[i];
        double left = given(pose, joint, POSE_LEFT), right = given(pose, joint, POSE_RIGHT);
        if (joint < POSE_FIRST_SIDED) {
            tell_joint(telling, joint, NULL, left);
        } else if (rounded(left - right) == 0) {
            tell_joint(telling, joint, side_names[BOTH], left);
        } else {
            tell_joint(telling, joint, side_names[POSE_LEFT], left);
            tell_joint(telling, joint, side_names[POSE_RIGHT], right);
        }
    }
}

// ---- the whole --------------------------------------------------------------------------------

static bool is_told(const struct figure *figure, int prop) {
    for (int i = 0; i < prop; i++)
        if (figure->props[i].kind == figure->props[prop].kind) return false;
    return true;
}

// Each kind of prop once.
static void tell_props(struct telling *telling, const struct figure *figure) {
    const char *props = NULL;
    int left = 0;
    for (int i = 0; i < figure->prop_count; i++) left += is_told(figure, i);
    for (int i = 0; i < figure->prop_count; i++) {
        if (!is_told(figure, i)) continue;
        const char *prop = find(telling, "prop.", pose_props[figure->props[i].kind].name);
        left--;
        props = props ? join(telling, left ? "next-prop" : "last-prop", props, "prop", prop) : prop;
    }
    if (props) telling->text = join(telling, "with", telling->text, "props", props);
}

const char *figure_propose_alt(struct arena *arena, const struct figure *figure,
                               const struct words *words) {
    const struct pose *end = &figure->frames[figure->frame_count - 1];
    struct telling telling = {.arena = arena, .words = words};
    telling.text = find(&telling, "stance.", pose_stance_names[end->stance]);
    tell_props(&telling, figure);
    tell_pose(&telling, end);
    const struct words_value whole = {"text", telling.text};
    return fill(&telling, find(&telling, "sentence", ""), &whole, 1);
}

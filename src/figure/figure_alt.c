// Alternative text from a pose; see figure.h.
#include "figure/figure.h"
#include "figure/figure_skeleton.h"

#include <math.h>

static const char *const stances[POSE_STANCES] = {
    [POSE_STANDING] = "stands",
    [POSE_SEATED] = "sits",
    [POSE_SUPINE] = "lies on the back",
    [POSE_PRONE] = "lies face down",
    [POSE_SIDE_LYING] = "lies on the side",
    [POSE_KNEELING] = "kneels",
    [POSE_HALF_KNEELING] = "kneels on one knee",
    [POSE_QUADRUPED] = "is on hands and knees",
};

// What is worth telling of a joint: in words that stand behind "the left hip".
static const struct {
    enum pose_joint joint;
    const char *what, *more, *less; // the part; for angles above and below 0
} words[] = {
    {POSE_LEAN, "trunk", "leaning forwards by", "leaning back by"},
    {POSE_SPINE, "back", "rounded by", "arched by"},
    {POSE_TWIST, "shoulders", "turned to the left by", "turned to the right by"},
    {POSE_HIP, "hip", "bent to", "stretched back by"},
    {POSE_HIP_ABDUCTION, "thigh", "moved outwards by", "moved inwards by"},
    {POSE_KNEE, "knee", "bent to", "stretched back by"},
    {POSE_SHOULDER, "arm", "raised forwards to", "stretched back by"},
    {POSE_SHOULDER_ABDUCTION, "arm", "raised sideways to", "drawn across by"},
};
enum { WORTH = 15, MOST = 6 };

// Angles to the next five degrees.
static int rounded(double degrees) {
    return (int)(lround(fabs(degrees) / 5) * 5);
}

static void add_phrase(struct buf *text, size_t word, const char *side, double degrees) {
    buf_printf(text, ", the %s%s %s %d degrees", side, words[word].what,
               degrees > 0 ? words[word].more : words[word].less, rounded(degrees));
}

static void add_props(const struct figure *figure, struct buf *text) {
    for (int i = 0; i < figure->prop_count; i++)
        buf_printf(text, "%s %s%s", i ? " and" : " with",
                   figure->props[i].kind == POSE_DUMBBELLS ? "" : "a ",
                   pose_props[figure->props[i].kind].name);
}

static void add_pose(const struct pose *pose, struct buf *text) {
    int told = 0;
    for (size_t i = 0; i < sizeof words / sizeof *words && told < MOST; i++) {
        enum pose_joint joint = words[i].joint;
        double left = figure_angle(pose, joint, POSE_LEFT);
        double right = figure_angle(pose, joint, POSE_RIGHT);
        bool is_sided = joint >= POSE_FIRST_SIDED;
        if (!is_sided || rounded(left - right) == 0) {
            if (fabs(left) < WORTH) continue;
            add_phrase(text, i, is_sided ? "left and right " : "", left);
            told++;
            continue;
        }
        if (fabs(left) >= WORTH) add_phrase(text, i, "left ", left);
        if (fabs(right) >= WORTH) add_phrase(text, i, "right ", right);
        told += 2;
    }
}

const char *figure_propose_alt(struct arena *arena, const struct figure *figure) {
    struct buf text;
    const struct pose *end = &figure->frames[figure->frame_count - 1];
    buf_init(&text);
    buf_printf(&text, "A person %s", stances[end->stance]);
    add_props(figure, &text);
    add_pose(end, &text);
    buf_putc(&text, '.');
    const char *copy = arena_strdup(arena, text.at);
    buf_release(&text);
    return copy;
}

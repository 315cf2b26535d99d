// The head: skin, hair, face; see figure_scene.h.
#include "figure/figure_scene.h"

enum { HEAD_ID = 200, FACE_ID = 210, TEMPLE = 7 };

#define THIN 0.9 // strokes of the face, centimetres

// ---- hair -------------------------------------------------------------------------------------

// Hair is a ball a little wider than the skull, of which two caps are kept: one above the forehead,
// one behind the ears. Seen from the front only what faces the viewer counts.
struct hair {
    struct figure_flat middle;
    double radius;
    struct figure_vec normals[2]; // along the picture's axes: right, down, towards the viewer
    double cuts[2];               // how far from the middle each cap begins
    double side;                  // 1: what faces the viewer; -1: the far side, seen past the skin
    struct figure_vec crown;      // the way up the head
    double hang;                  // how far below the middle hair is seen
};

static double outside_hair(const void *context, struct figure_flat at) {
    const struct hair *hair = context;
    double x = at.x - hair->middle.x, y = at.y - hair->middle.y;
    double square = hair->radius * hair->radius - x * x - y * y;
    double z = hair->side * sqrt(fmax(0, square)), beyond[2];
    for (int i = 0; i < 2; i++) {
        const struct figure_vec *n = &hair->normals[i];
        beyond[i] = hair->cuts[i] - (n->x * x + n->y * y + n->z * z);
    }
    double least = fmin(beyond[0], beyond[1]);
    double mixed = TEMPLE - fabs(beyond[0] - beyond[1]); // rounds the corner at the temple
    if (mixed > 0) least -= mixed * mixed / (4 * TEMPLE);
    double down = -(hair->crown.x * x + hair->crown.y * y + hair->crown.z * z);
    least = fmax(least, down - hair->hang);
    return fmax(least, sqrt(x * x + y * y) - hair->radius);
}

static struct figure_vec seen_way(const struct figure_scene *scene, struct figure_vec way) {
    struct figure_flat flat = figure_project(&scene->camera, way);
    return figure_vec(flat.x, flat.y, figure_depth(&scene->camera, way));
}

static struct hair hair_of(const struct figure_scene *scene, double side) {
    static const struct {
        struct figure_vec normal;
        double cut; // of the radius
    } caps[2] = {{{-0.34, 0, 0.94}, 0.2}, {{-0.96, 0, -0.28}, 0.24}};
    const struct figure_frame *head = &scene->now.segments[FIGURE_HEAD][0];
    struct figure_vec middle =
        figure_point(&scene->now, FIGURE_HEAD, POSE_LEFT,
                     figure_vec(-0.003 * FIGURE_HEIGHT, 0, 0.067 * FIGURE_HEIGHT));
    struct hair hair = {.middle = figure_project(&scene->camera, middle),
                        .radius = 0.0595 * FIGURE_HEIGHT,
                        .side = side,
                        .crown = seen_way(scene, head->turn.z)};
    // The more the face is turned to the viewer, the more of the nape the jaw hides.
    double facing = figure_depth(&scene->camera, head->turn.x);
    hair.hang = hair.radius * fmax(0, 1.2 - 1.6 * fmax(0, facing));
    for (int i = 0; i < 2; i++) {
        struct figure_vec n = figure_unit(figure_apply(head->turn, caps[i].normal), head->turn.z);
        hair.normals[i] = seen_way(scene, n);
        hair.cuts[i] = caps[i].cut * hair.radius;
    }
    return hair;
}

// The lowest place of a coarse grid that lies well within.
static bool find_hair(const struct hair *hair, struct figure_flat *inside) {
    for (int j = 6; j >= -6; j--)
        for (int i = -6; i <= 6; i++) {
            struct figure_flat at = {hair->middle.x + i * hair->radius / 7,
                                     hair->middle.y + j * hair->radius / 7};
            if (outside_hair(hair, at) > -0.4) continue;
            *inside = at;
            return true;
        }
    return false;
}

static void paint_hair(struct figure_scene *scene, double side) {
    struct hair hair = hair_of(scene, side);
    struct figure_field field = {.outside = outside_hair, .context = &hair, .step = 0.8};
    if (!find_hair(&hair, &field.inside)) return;
    struct figure_trace trace = figure_follow(scene->arena, &field);
    if (trace.n < 6) return;
    struct figure_item *item =
        figure_add_item(scene, HEAD_ID + (side > 0 ? 1 : 3), FIGURE_HAIR, FIGURE_LINE);
    figure_set_trace(scene, item, &trace, true, scene->tolerance);
}

// ---- the face ---------------------------------------------------------------------------------

static struct figure_flat on_head(const struct figure_scene *scene, double x, double y, double z) {
    struct figure_vec local = figure_scale(figure_vec(x, y, z), FIGURE_HEIGHT / 1000);
    return figure_project(&scene->camera, figure_point(&scene->now, FIGURE_HEAD, POSE_LEFT, local));
}

// Whether a place on the head whose outward normal is given can be seen.
static bool is_seen(const struct figure_scene *scene, double x, double y, double z) {
    struct figure_vec n =
        figure_apply(scene->now.segments[FIGURE_HEAD][0].turn, figure_vec(x, y, z));
    return figure_depth(&scene->camera, n) > 0.22;
}

// A stroke of the face through places on the head, in thousandths of body height.
static void stroke(struct figure_scene *scene, int id, const struct figure_vec *at, int n,
                   double width) {
    struct figure_item *item = figure_add_item(scene, FACE_ID + id, FIGURE_NO_PAINT, FIGURE_LINE);
    item->width = width;
    for (int i = 0; i < n; i++)
        figure_path_to(scene->arena, &item->path, i ? FIGURE_STRAIGHT : FIGURE_MOVE,
                       on_head(scene, at[i].x, at[i].y, at[i].z));
}

static void paint_eyes(struct figure_scene *scene) {
    for (int side = 0; side < POSE_SIDES; side++) {
        double out = side == POSE_LEFT ? 1 : -1;
        const struct figure_vec eye[2] = {{51, 18 * out, 56}, {51, 18.2 * out, 53.5}};
        if (is_seen(scene, 0.93, 0.36 * out, 0)) stroke(scene, side, eye, 2, 1.7);
    }
}

// Thin strokes follow each other, so that an SVG has them in one path.
static void paint_brows(struct figure_scene *scene) {
    for (int side = 0; side < POSE_SIDES; side++) {
        double out = side == POSE_LEFT ? 1 : -1;
        const struct figure_vec brow[3] = {
            {53, 11 * out, 66}, {51, 18 * out, 69}, {46, 25 * out, 66}};
        if (is_seen(scene, 0.93, 0.36 * out, 0)) stroke(scene, 2 + side, brow, 3, THIN);
    }
}

static void paint_nose(struct figure_scene *scene) {
    const struct figure_turn *turn = &scene->now.segments[FIGURE_HEAD][0].turn;
    // Its shadow falls on the far side.
    double to = figure_project(&scene->camera, turn->y).x > 0 ? -1 : 1;
    const struct figure_vec nose[3] = {{58, 0, 50}, {71, 5 * to, 36}, {63, -3 * to, 33}};
    if (figure_depth(&scene->camera, turn->x) > 0.55) stroke(scene, 4, nose, 3, THIN);
}

// The near half alone is seen from the side.
static void paint_mouth(struct figure_scene *scene) {
    for (int half = 0; half < 2; half++) {
        double out = half ? -1 : 1;
        const struct figure_vec mouth[3] = {{57, 0, 16}, {56, 7 * out, 17}, {54, 12 * out, 20}};
        if (is_seen(scene, 0.95, 0.3 * out, 0)) stroke(scene, 5 + half, mouth, 3, THIN);
    }
}

static void paint_face(struct figure_scene *scene) {
    paint_eyes(scene);
    paint_brows(scene);
    paint_nose(scene);
    paint_mouth(scene);
}

static void paint_ears(struct figure_scene *scene) {
    for (int side = 0; side < POSE_SIDES; side++) {
        double out = side == POSE_LEFT ? 1 : -1;
        if (!is_seen(scene, 0, out, 0)) continue;
        const struct figure_vec ear[6] = {{4, 50 * out, 46},  {2, 52 * out, 59},
                                          {-7, 53 * out, 62}, {-13, 52 * out, 54},
                                          {-9, 50 * out, 42}, {-2, 48 * out, 35}};
        struct figure_item *item =
            figure_add_item(scene, FACE_ID + 8 + side, FIGURE_SKIN, FIGURE_LINE);
        item->width = 0.8;
        for (int i = 0; i < 6; i++)
            figure_path_to(scene->arena, &item->path, i ? FIGURE_STRAIGHT : FIGURE_MOVE,
                           on_head(scene, ear[i].x, ear[i].y, ear[i].z));
        figure_path_close(scene->arena, &item->path);
    }
}

// ---- all of it --------------------------------------------------------------------------------

static void paint_ball_layer(struct figure_scene *scene, enum figure_layer layer, int id,
                             enum figure_paint paint, double blend) {
    struct figure_chain chain;
    struct figure_shape shape;
    figure_chain(&scene->now, scene->figure->build, layer, POSE_LEFT, &chain);
    figure_flatten(&scene->camera, &chain, blend, &shape);
    struct figure_trace trace = figure_trace(scene->arena, &shape);
    if (trace.n < 6) return;
    struct figure_item *item = figure_add_item(scene, id, paint, FIGURE_LINE);
    figure_set_trace(scene, item, &trace, true, scene->tolerance);
}

void figure_paint_head(struct figure_scene *scene, const struct figure_part *part) {
    struct figure_vec front = scene->now.segments[FIGURE_HEAD][0].turn.x;
    bool turned_away = figure_depth(&scene->camera, front) < -0.1;
    bool bun = scene->figure->bun;
    (void)part;
    if (bun && !turned_away) paint_ball_layer(scene, FIGURE_BUN, HEAD_ID + 2, FIGURE_HAIR, 1);
    if (!turned_away) paint_hair(scene, -1);
    paint_ball_layer(scene, FIGURE_HEAD_SKIN, HEAD_ID, FIGURE_SKIN, 1.6);
    paint_face(scene);
    paint_hair(scene, 1);
    paint_ears(scene);
    if (bun && turned_away) paint_ball_layer(scene, FIGURE_BUN, HEAD_ID + 2, FIGURE_HAIR, 1);
}

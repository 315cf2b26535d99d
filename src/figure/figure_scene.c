// Parts and their order; see figure_scene.h.
#include "figure/figure_scene.h"

// ---- the body's parts -------------------------------------------------------------------------

static const struct {
    enum figure_part_kind kind;
    enum figure_layer layers[2]; // where the part is, for the order
    double nearer;
} body_parts[] = {
    {FIGURE_PART_PELVIS, {FIGURE_SHORTS, FIGURE_SHORTS}, -2},
    {FIGURE_PART_TRUNK, {FIGURE_SHIRT, FIGURE_SHIRT}, 0},
    {FIGURE_PART_HEAD, {FIGURE_HEAD_SKIN, FIGURE_NECK_SKIN}, 8},
    {FIGURE_PART_ARM, {FIGURE_ARM_SKIN, FIGURE_SLEEVE}, 3},
    {FIGURE_PART_FOREARM, {FIGURE_FOREARM_SKIN, FIGURE_FOREARM_SKIN}, 4},
    {FIGURE_PART_THIGH, {FIGURE_THIGH_SKIN, FIGURE_TROUSER_LEG}, 2},
    {FIGURE_PART_SHANK, {FIGURE_SHANK_SKIN, FIGURE_SHOE}, 2},
};

static struct figure_part *add_part(struct figure_scene *scene, enum figure_part_kind kind,
                                    enum pose_side side, double nearer) {
    struct figure_part *part = &scene->parts[scene->n++];
    *part = (struct figure_part){.kind = kind, .side = side, .shade = 1, .nearer = nearer};
    part->id = (int)kind * 2 + (int)side;
    return part;
}

static void add_chain(struct figure_scene *scene, struct figure_part *part,
                      enum figure_layer layer) {
    struct figure_chain more;
    figure_chain(&scene->now, scene->figure->build, layer, part->side, &more);
    for (int i = 0; i < more.n && part->chain.n < FIGURE_CAPSULES_MOST; i++)
        part->chain.at[part->chain.n++] = more.at[i];
}

static double limb_depth(const struct figure_scene *scene, enum figure_segment a,
                         enum figure_segment b, enum figure_segment c, int side) {
    const struct figure_frame(*frames)[POSE_SIDES] = scene->now.segments;
    return (figure_depth(&scene->camera, frames[a][side].at) +
            figure_depth(&scene->camera, frames[b][side].at) +
            figure_depth(&scene->camera, frames[c][side].at)) /
           3;
}

// The farther of two limbs is drawn in shade; this is what lets a reader tell left from right.
static double limb_shade(const struct figure_scene *scene, enum figure_part_kind kind, int side) {
    bool is_leg = kind == FIGURE_PART_THIGH || kind == FIGURE_PART_SHANK;
    enum figure_segment a = is_leg ? FIGURE_LEG : FIGURE_UPPER;
    double own = limb_depth(scene, a, a + 1, a + 2, side);
    double other = limb_depth(scene, a, a + 1, a + 2, !side);
    return 1 - 0.16 * fmin(1, fmax(0, (other - own - 3) / 8));
}

void figure_add_body(struct figure_scene *scene) {
    for (size_t i = 0; i < sizeof body_parts / sizeof *body_parts; i++)
        for (int side = 0; side < POSE_SIDES; side++) {
            bool is_limb = body_parts[i].kind >= FIGURE_PART_ARM;
            if (!is_limb && side) continue;
            struct figure_part *part =
                add_part(scene, body_parts[i].kind, (enum pose_side)side, body_parts[i].nearer);
            add_chain(scene, part, body_parts[i].layers[0]);
            if (body_parts[i].layers[1] != body_parts[i].layers[0])
                add_chain(scene, part, body_parts[i].layers[1]);
            if (!is_limb) continue;
            part->shade = limb_shade(scene, part->kind, side);
            bool is_arm = part->kind < FIGURE_PART_THIGH;
            if (is_arm)
                part->nearer *= (part->shade - 0.84) / 0.16; // only a near arm lies before all
        }
}

// ---- which is nearer --------------------------------------------------------------------------

static void widen(struct figure_part *part, struct figure_flat at, double by) {
    part->from.x = fmin(part->from.x, at.x - by);
    part->from.y = fmin(part->from.y, at.y - by);
    part->to.x = fmax(part->to.x, at.x + by);
    part->to.y = fmax(part->to.y, at.y + by);
}

// Projects a part once, since each is compared with all the others.
static void look_at(struct figure_scene *scene, struct figure_part *part) {
    const struct figure_camera *camera = &scene->camera;
    struct figure_seen *seen = arena_alloc(scene->arena, (size_t)part->chain.n * sizeof *seen + 1);
    part->from = (struct figure_flat){1e9, 1e9};
    part->to = (struct figure_flat){-1e9, -1e9};
    part->seen = seen;
    for (int i = 0; i < part->chain.n; i++) {
        const struct figure_capsule *c = &part->chain.at[i];
        seen[i] = (struct figure_seen){figure_project(camera, c->a),
                                       figure_project(camera, c->b),
                                       figure_depth(camera, c->a),
                                       figure_depth(camera, c->b),
                                       c->ra,
                                       c->rb};
        widen(part, seen[i].a, c->ra);
        widen(part, seen[i].b, c->rb);
    }
    for (int i = 0; part->kind == FIGURE_PART_BOX && i < 8; i++)
        widen(part,
              figure_project(camera, figure_vec(i & 1 ? part->most.x : part->least.x,
                                                i & 2 ? part->most.y : part->least.y,
                                                i & 4 ? part->most.z : part->least.z)),
              0);
}

// How near a chain is at a point of the picture, along its axes; where several capsules cover the
// point, the nearest counts. False where none does.
static bool chain_depth(const struct figure_part *part, struct figure_flat at, double reach,
                        double *depth) {
    bool found = false;
    for (int i = 0; i < part->chain.n; i++) {
        const struct figure_seen *seen = &part->seen[i];
        double dx = seen->b.x - seen->a.x, dy = seen->b.y - seen->a.y, length = dx * dx + dy * dy;
        double t = length < 1e-9 ? 0 : ((at.x - seen->a.x) * dx + (at.y - seen->a.y) * dy) / length;
        t = t < 0 ? 0 : t > 1 ? 1 : t;
        double x = at.x - seen->a.x - dx * t, y = at.y - seen->a.y - dy * t;
        double radius = seen->ra + (seen->rb - seen->ra) * t + reach;
        if (x * x + y * y >= radius * radius) continue;
        double here = seen->depth_a + (seen->depth_b - seen->depth_a) * t;
        if (!found || here > *depth) *depth = here;
        found = true;
    }
    return found;
}

// Where the line of sight enters a box. The box is cut by its three pairs of faces in turn.
static bool box_depth(const struct figure_scene *scene, const struct figure_part *box,
                      struct figure_flat at, double *depth) {
    const struct figure_camera *camera = &scene->camera;
    struct figure_vec eye =
        figure_add(figure_scale(camera->right, at.x), figure_scale(camera->up, -at.y));
    const double start[3] = {eye.x, eye.y, eye.z};
    const double way[3] = {camera->toward.x, camera->toward.y, camera->toward.z};
    const double least[3] = {box->least.x, box->least.y, box->least.z};
    const double most[3] = {box->most.x, box->most.y, box->most.z};
    double far = -1e9, near = 1e9;
    for (int i = 0; i < 3; i++) {
        if (fabs(way[i]) < 1e-9) {
            if (start[i] < least[i] || start[i] > most[i]) return false;
            continue;
        }
        double a = (least[i] - start[i]) / way[i], b = (most[i] - start[i]) / way[i];
        far = fmax(far, fmin(a, b));
        near = fmin(near, fmax(a, b));
    }
    *depth = near;
    return near > far;
}

static bool part_depth(const struct figure_scene *scene, const struct figure_part *part,
                       struct figure_flat at, double reach, double *depth) {
    if (part->kind == FIGURE_PART_BOX) return box_depth(scene, part, at, depth);
    return chain_depth(part, at, reach, depth);
}

struct tally {
    double sum;
    int count;
};

static void compare_at(const struct figure_scene *scene, const struct figure_part *other,
                       struct figure_flat at, double reach, double depth, struct tally *tally) {
    double there;
    if (!part_depth(scene, other, at, reach, &there)) return;
    double by = depth - there;
    tally->sum += by > 10 ? 10 : by < -10 ? -10 : by;
    tally->count++;
}

// Looks from along the axes of `part` at `other`.
static void compare_chain(const struct figure_scene *scene, const struct figure_part *part,
                          const struct figure_part *other, struct tally *tally) {
    for (int i = 0; i < part->chain.n; i++)
        for (int k = 0; k <= 4; k++) {
            const struct figure_seen *seen = &part->seen[i];
            double t = k / 4.0, u = 1 - t;
            struct figure_flat at = {seen->a.x * u + seen->b.x * t, seen->a.y * u + seen->b.y * t};
            compare_at(scene, other, at, (seen->ra * u + seen->rb * t) * 0.5,
                       seen->depth_a * u + seen->depth_b * t, tally);
        }
}

// Where two boxes overlap is asked at points spread over the first one's picture.
static void compare_boxes(const struct figure_scene *scene, const struct figure_part *part,
                          const struct figure_part *other, struct tally *tally) {
    for (int k = 0; k < 125; k++) {
        int row = k / 5 % 5, layer = k / 25;
        double u = (k % 5 + 0.5) / 5, v = (row + 0.5) / 5, w = (layer + 0.5) / 5;
        struct figure_vec at = {part->least.x + (part->most.x - part->least.x) * u,
                                part->least.y + (part->most.y - part->least.y) * v,
                                part->least.z + (part->most.z - part->least.z) * w};
        struct figure_flat seen = figure_project(&scene->camera, at);
        double depth;
        if (box_depth(scene, part, seen, &depth)) compare_at(scene, other, seen, 0, depth, tally);
    }
}

// The shirt hangs over the pelvis and over a thigh that is not raised.
static double hangs_over(const struct figure_scene *scene, const struct figure_part *trunk,
                         const struct figure_part *other) {
    if (trunk->kind != FIGURE_PART_TRUNK) return 0;
    if (other->kind == FIGURE_PART_PELVIS) return 20;
    if (other->kind != FIGURE_PART_THIGH) return 0;
    struct figure_vec down = figure_scale(scene->now.segments[FIGURE_LEG][other->side].turn.z, -1);
    double straight = -figure_dot(down, scene->now.segments[FIGURE_PELVIS][0].turn.z);
    return straight > 0.6 ? 20 : 0;
}

// Positive where `a` is nearer than `b`, 0 where they do not overlap.
static double nearer(const struct figure_scene *scene, const struct figure_part *a,
                     const struct figure_part *b) {
    struct tally tally = {0, 0}, back = {0, 0};
    if (a->to.x < b->from.x || b->to.x < a->from.x || a->to.y < b->from.y || b->to.y < a->from.y)
        return 0;
    bool boxes = a->kind == FIGURE_PART_BOX && b->kind == FIGURE_PART_BOX;
    if (boxes) compare_boxes(scene, a, b, &tally);
    if (a->kind != FIGURE_PART_BOX) compare_chain(scene, a, b, &tally);
    if (b->kind != FIGURE_PART_BOX) compare_chain(scene, b, a, &back);
    if (tally.count + back.count == 0) return 0;
    double mean = (tally.sum - back.sum) / (tally.count + back.count) + a->nearer - b->nearer +
                  hangs_over(scene, a, b) - hangs_over(scene, b, a);
    return fabs(mean) < 1e-6 ? 1e-6 : mean;
}

// Takes the part that has least in front of what is left, again and again; where three parts lie in
// front of each other in a ring, the weakest of these relations is broken.
void figure_order(struct figure_scene *scene, int order[FIGURE_PARTS_MOST]) {
    double front[FIGURE_PARTS_MOST][FIGURE_PARTS_MOST];
    bool done[FIGURE_PARTS_MOST] = {false};
    for (int a = 0; a < scene->n; a++) look_at(scene, &scene->parts[a]);
    for (int a = 0; a < scene->n; a++) {
        front[a][a] = 0;
        for (int b = a + 1; b < scene->n; b++) {
            front[a][b] = nearer(scene, &scene->parts[a], &scene->parts[b]);
            front[b][a] = -front[a][b];
        }
    }
    for (int place = 0; place < scene->n; place++) {
        int best = 0;
        double least = INFINITY;
        for (int a = 0; a < scene->n; a++) {
            double before = 0;
            for (int b = 0; b < scene->n; b++)
                if (!done[b]) before += fmax(0, front[a][b]);
            if (done[a] || before >= least) continue;
            best = a;
            least = before;
        }
        order[place] = best;
        done[best] = true;
    }
}

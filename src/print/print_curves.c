// Choosing the pieces of outlines; see print_curves.h.
#include "print/print_curves.h"

#include "print/print_curve.h"

#include <math.h>
#include <stdint.h>
#include <string.h>

typedef struct print_spot spot;

enum {
    SAMPLES = 3,      // of each of the outline's own lines and halves of curves
    PIECES_MOST = 14, // of these that may become one
    MISSES_MOST = 1,  // after so many that do not fit no longer stretch is tried
};

// The cosine of the angle that makes a corner: 14 degrees between curves, whose directions are
// found from few points, and 4 where a line ends.
#define CORNER 0.97
#define CORNER_OF_LINE 0.9976

// What is shorter is a point; in the path's units.
#define POINT 1e-6

// A line of the outline as it was, or one half of a curve of it.
struct part {
    spot at[4];
    bool is_line, is_first;
    struct print_piece whole; // of a curve's first half
};

struct parts {
    VEC_OF(struct part)
};

// Where a part ends and the next begins.
struct joint {
    spot in, out; // the outline's directions before and behind it, length 1
    bool corner;
    size_t sample;
};

// What is the best way to the joint.
struct way {
    int cost; // 0: none is known
    size_t from;
    struct print_piece piece;
};

struct outline {
    struct arena *arena;
    double tolerance;
    struct parts parts;
    bool closed;
    struct joint *joints; // one more than parts
    struct print_sample *samples;
    struct way *ways; // to each joint
    struct figure_path *to;
};

// ---- the outline as it was ----------------------------------------------------------------------

static spot middle(spot a, spot b) {
    return (spot){(a.x + b.x) / 2, (a.y + b.y) / 2};
}

static void add_line(struct outline *outline, spot from, spot to) {
    spot way = print_spot_minus(to, from);
    if (print_spot_length(way) < POINT) return;
    spot third = {from.x + way.x / 3, from.y + way.y / 3},
         rest = {to.x - way.x / 3, to.y - way.y / 3};
    vec_push(outline->arena, &outline->parts,
             (struct part){.at = {from, third, rest, to}, .is_line = true});
}

// A curve is cut in halves, so that a piece may end in its middle too.
static void add_curve(struct outline *outline, const spot at[4]) {
    double most = 0;
    for (int i = 1; i < 4; i++)
        most = fmax(most, print_spot_length(print_spot_minus(at[i], at[0])));
    if (most < POINT) return;
    spot a = middle(at[0], at[1]), b = middle(at[1], at[2]), c = middle(at[2], at[3]);
    spot ab = middle(a, b), bc = middle(b, c), half = middle(ab, bc);
    struct part first = {.at = {at[0], a, ab, half},
                         .is_first = true,
                         .whole = {PRINT_PIECE_CURVE, {at[1], at[2]}, at[3]}};
    vec_push(outline->arena, &outline->parts, first);
    vec_push(outline->arena, &outline->parts, (struct part){.at = {half, bc, c, at[3]}});
}

// Reads the parts of a subpath, which begins with its move, and returns how many verbs it has.
static size_t read_parts(struct outline *outline, const unsigned char *verbs, size_t count,
                         const double *points) {
    const spot start = {points[0], points[1]};
    spot now = start;
    size_t i = 1;
    outline->closed = false;
    outline->parts.n = 0;
    for (points += 2; i < count && verbs[i] != FIGURE_MOVE && !outline->closed; i++) {
        if (verbs[i] == FIGURE_CLOSE) {
            add_line(outline, now, start);
            outline->closed = true;
        } else if (verbs[i] == FIGURE_STRAIGHT) {
            add_line(outline, now, (spot){points[0], points[1]});
            now = (spot){points[0], points[1]};
            points += 2;
        } else {
            const spot at[4] = {
                now, {points[0], points[1]}, {points[2], points[3]}, {points[4], points[5]}};
            add_curve(outline, at);
            now = at[3];
            points += 6;
        }
    }
    return i;
}

// The direction in which a part begins, or from its end backwards.
static spot direction(const struct part *part, bool from_end) {
    for (int i = 1; i < 4; i++) {
        spot way = from_end ? print_spot_minus(part->at[3 - i], part->at[3])
                            : print_spot_minus(part->at[i], part->at[0]);
        double length = print_spot_length(way);
        if (length > POINT / 8) return (spot){way.x / length, way.y / length};
    }
    return (spot){1, 0};
}

static void meet(struct joint *before, struct joint *behind, bool of_line) {
    spot in = before->in, out = behind->out;
    bool corner = print_spot_times(in, out) < (of_line ? CORNER_OF_LINE : CORNER);
    before->corner = behind->corner = corner;
    if (corner) return;
    spot both = {in.x + out.x, in.y + out.y};
    double length = print_spot_length(both);
    before->in = behind->out = (spot){both.x / length, both.y / length};
    if (before == behind) return;
    before->out = before->in;
    behind->in = behind->out;
}

static void set_joints(struct outline *outline) {
    const struct parts *parts = &outline->parts;
    struct joint *joints = outline->joints;
    for (size_t i = 0; i < parts->n; i++) {
        spot back = direction(&parts->at[i], true);
        joints[i].out = direction(&parts->at[i], false);
        joints[i + 1].in = (spot){-back.x, -back.y};
    }
    for (size_t i = 1; i < parts->n; i++)
        meet(&joints[i], &joints[i], parts->at[i - 1].is_line || parts->at[i].is_line);
    joints[0].corner = joints[parts->n].corner = true;
    if (outline->closed)
        meet(&joints[parts->n], &joints[0],
             parts->at[parts->n - 1].is_line || parts->at[0].is_line);
}

static struct print_sample sample_at(const struct part *part, double u) {
    struct print_sample sample = {.at = print_curve_at(part->at, u),
                                  .way = print_curve_way(part->at, u)};
    double length = fmax(print_spot_length(sample.way), 1e-12);
    sample.way = (spot){sample.way.x / length, sample.way.y / length};
    return sample;
}

static void set_samples(struct outline *outline) {
    struct print_sample *sample = outline->samples;
    *sample = (struct print_sample){.at = outline->parts.at[0].at[0]};
    outline->joints[0].sample = 0;
    for (size_t i = 0; i < outline->parts.n; i++) {
        for (int k = 1; k <= SAMPLES; k++, sample++) {
            sample[1] = sample_at(&outline->parts.at[i], (double)k / SAMPLES);
            sample[1].along =
                sample->along + print_spot_length(print_spot_minus(sample[1].at, sample->at));
        }
        outline->joints[i + 1].sample = (size_t)(sample - outline->samples);
    }
}

// ---- the shortest way ---------------------------------------------------------------------------

// What stays as it was.
static struct print_piece own_piece(const struct part *part) {
    return (struct print_piece){part->is_line ? PRINT_PIECE_LINE : PRINT_PIECE_CURVE,
                                {part->at[1], part->at[2]},
                                part->at[3]};
}

static bool find_piece(const struct outline *outline, size_t from, size_t to,
                       struct print_piece *piece) {
    const struct part *part = &outline->parts.at[from];
    if (to == from + 1 && part->is_line) {
        *piece = own_piece(part);
        return true;
    }
    const struct joint *a = &outline->joints[from], *b = &outline->joints[to];
    struct print_stretch stretch = {.samples = outline->samples + a->sample,
                                    .count = b->sample - a->sample + 1,
                                    .start = a->out,
                                    .end = {-b->in.x, -b->in.y}};
    if (print_piece_fit(&stretch, outline->tolerance, piece)) return true;
    bool is_whole = part->is_first && to == from + 2;
    if (to > from + 1 && !is_whole) return false;
    *piece = is_whole ? part->whole : own_piece(part);
    return true;
}

static void go_on(struct outline *outline, size_t from) {
    static const int costs[] = {[PRINT_PIECE_LINE] = 3, [PRINT_PIECE_CURVE] = 7}; // with operators
    int misses = 0;
    for (size_t to = from + 1; to <= outline->parts.n && to <= from + PIECES_MOST; to++) {
        struct way way = {.from = from};
        if (find_piece(outline, from, to, &way.piece)) {
            way.cost = outline->ways[from].cost + costs[way.piece.kind];
            struct way *known = &outline->ways[to];
            if (!known->cost || way.cost < known->cost) *known = way;
            misses = 0;
        } else if (++misses > MISSES_MOST) {
            break;
        }
        if (outline->joints[to].corner) break;
    }
}

static void find_ways(struct outline *outline) {
    size_t n = outline->parts.n;
    memset(outline->ways, 0, (n + 1) * sizeof *outline->ways);
    set_samples(outline);
    for (size_t i = 0; i < n; i++)
        if (!i || outline->ways[i].cost) go_on(outline, i);
}

static void begin_at(struct outline *outline, size_t start) {
    struct parts turned = {0};
    size_t n = outline->parts.n;
    for (size_t i = 0; i < n; i++)
        vec_push(outline->arena, &turned, outline->parts.at[(start + i) % n]);
    outline->parts = turned;
    set_joints(outline);
}

static size_t find_corner(const struct outline *outline) {
    for (size_t i = 0; i < outline->parts.n; i++)
        if (outline->joints[i].corner) return i;
    return 0;
}

static size_t end_of_first_piece(const struct outline *outline) {
    size_t joint = outline->parts.n;
    while (outline->ways[joint].from) joint = outline->ways[joint].from;
    return joint % outline->parts.n;
}

// What is closed had better begin at a corner, or else where a piece ends, for otherwise it is cut
// where none would end.
static void choose_pieces(struct outline *outline, bool may_turn) {
    size_t n = outline->parts.n;
    struct arena *arena = outline->arena;
    outline->joints = arena_alloc(arena, (n + 1) * sizeof *outline->joints);
    outline->samples = arena_alloc(arena, (n * SAMPLES + 1) * sizeof *outline->samples);
    outline->ways = arena_alloc(arena, (n + 1) * sizeof *outline->ways);
    set_joints(outline);
    bool turns = outline->closed && may_turn;
    size_t corner = turns ? find_corner(outline) : 0;
    if (corner) begin_at(outline, corner);
    find_ways(outline);
    size_t end = end_of_first_piece(outline);
    if (!turns || outline->joints[0].corner || !end) return;
    begin_at(outline, end);
    find_ways(outline);
}

// ---- the outline as it becomes ------------------------------------------------------------------

static void put(struct outline *outline, enum figure_verb verb, const spot *at, int count) {
    vec_push(outline->arena, &outline->to->verbs, (unsigned char)verb);
    for (int i = 0; i < count; i++) {
        vec_push(outline->arena, &outline->to->points, at[i].x);
        vec_push(outline->arena, &outline->to->points, at[i].y);
    }
}

static void put_pieces(struct outline *outline, size_t to) {
    const struct way *way = &outline->ways[to];
    if (way->from) put_pieces(outline, way->from);
    const struct print_piece *piece = &way->piece;
    const spot at[] = {piece->handles[0], piece->handles[1], piece->end};
    bool closes = outline->closed && to == outline->parts.n; // a line that closing draws
    if (piece->kind != PRINT_PIECE_LINE)
        put(outline, FIGURE_CURVE, at, 3);
    else if (!closes)
        put(outline, FIGURE_STRAIGHT, at + 2, 1);
}

static void put_outline(struct outline *outline) {
    put(outline, FIGURE_MOVE, outline->parts.at[0].at, 1);
    put_pieces(outline, outline->parts.n);
    if (outline->closed) put(outline, FIGURE_CLOSE, NULL, 0);
}

static const int taken[] = { // points by a verb
    [FIGURE_MOVE] = 1,
    [FIGURE_STRAIGHT] = 1,
    [FIGURE_CURVE] = 3,
    [FIGURE_CLOSE] = 0};

// A point, which a round pen shows as a dot.
static void put_as_it_was(struct outline *outline, const unsigned char *verbs, size_t count,
                          const double *points) {
    for (size_t i = 0; i < count; i++) {
        spot at[3] = {{0, 0}};
        for (int k = 0; k < taken[verbs[i]]; k++, points += 2) at[k] = (spot){points[0], points[1]};
        put(outline, verbs[i], at, taken[verbs[i]]);
    }
}

static size_t count_points(const unsigned char *verbs, size_t count) {
    size_t points = 0;
    for (size_t i = 0; i < count; i++) points += (size_t)taken[verbs[i]];
    return points;
}

struct figure_path print_curves(struct arena *arena, const struct figure_path *path,
                                double tolerance, bool may_turn) {
    struct figure_path fitted = {0};
    struct outline outline = {.arena = arena, .tolerance = tolerance, .to = &fitted};
    const unsigned char *verbs = path->verbs.at;
    const double *points = path->points.at;
    for (size_t left = path->verbs.n; left;) {
        size_t count = read_parts(&outline, verbs, left, points);
        if (outline.parts.n) {
            choose_pieces(&outline, may_turn);
            put_outline(&outline);
        } else {
            put_as_it_was(&outline, verbs, count, points);
        }
        points += 2 * count_points(verbs, count);
        verbs += count;
        left -= count;
    }
    return fitted;
}

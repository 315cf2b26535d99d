// Outlines: the silhouette of capsules that melt into each other, as a line of points, and that
// line as a few smooth curves.
//
// The plane is the picture's: x to the right, y down, centimetres.
//
// Only for figure/.
#ifndef REGIMEN_FIGURE_OUTLINE_H
#define REGIMEN_FIGURE_OUTLINE_H

#include "base/arena.h"
#include "figure/figure.h"
#include "figure/figure_body.h"

struct figure_camera {
    struct figure_vec right, up, toward; // the picture's axes, and towards the one who looks
};

// `turn` and `height` in degrees, see model/pose.h.
struct figure_camera figure_camera(double turn, double height);

struct figure_flat {
    double x, y;
};

struct figure_flat figure_project(const struct figure_camera *camera, struct figure_vec at);
double figure_depth(const struct figure_camera *camera, struct figure_vec at);

// A capsule in the plane: the hull of two discs, with what is asked of it again and again.
struct figure_bar {
    struct figure_flat a, b;
    double ra, rb;
    struct figure_flat way;      // from a to b, length 1
    double length, sine, cosine; // sine and cosine: the slope of its straight sides
    struct figure_flat middle;
    double reach; // a disc round the middle that holds it all
};

struct figure_bar figure_bar(struct figure_flat a, struct figure_flat b, double ra, double rb);

// The hem of a sleeve: what lies beyond it is cut off. The hem is a ring seen at a slant.
struct figure_hem {
    bool is_there;
    struct figure_flat at, out; // its middle; where the limb goes on, length 1
    double radius, bulge;       // bulge: -1 to 1, how much the near rim hangs outwards
};

struct figure_shape {
    struct figure_bar bars[FIGURE_CAPSULES_MOST];
    int n;
    double blend; // over how many centimetres neighbours melt into each other
    double step;  // how finely it is looked at; 0: as its thinnest part wants
    struct figure_hem hem;
};

void figure_flatten(const struct figure_camera *camera, const struct figure_chain *chain,
                    double blend, struct figure_shape *shape);

// How far a point lies outside of the shape; negative inside.
double figure_outside(const struct figure_shape *shape, struct figure_flat at);

struct figure_trace {
    struct figure_flat *at;
    int n;
};

// A field whose outline is wanted: negative inside. `step` is how fine it is looked at, and
// `inside` a point within from which the way down leads outside at once.
struct figure_field {
    double (*outside)(const void *context, struct figure_flat at);
    const void *context;
    double step;
    struct figure_flat inside;
};

// The outline in the arena, with the first point not repeated. Holes are not followed.
struct figure_trace figure_follow(struct arena *arena, const struct figure_field *field);

// The outline of a shape; empty where there is nothing to see.
struct figure_trace figure_trace(struct arena *arena, const struct figure_shape *shape);

// A path of curves along the points that strays by less than `tolerance`. A closed trace goes on
// from its last point to its first.
void figure_fit(struct arena *arena, const struct figure_trace *trace, bool closed,
                double tolerance, struct figure_path *path);

#endif

// The scene: what is to be painted of one frame, and in which order.
//
// Painting goes from the back to the front, one part after the other. A part is a stretch of the
// body between two joints (so that crossed legs come out right), a box, or a line such as a strap.
// Of two parts that overlap in the picture the farther one, measured where they overlap, comes
// first.
//
// Only for figure/.
#ifndef REGIMEN_FIGURE_SCENE_H
#define REGIMEN_FIGURE_SCENE_H

#include "figure/figure.h"
#include "figure/figure_outline.h"
#include "figure/figure_stance.h"

enum figure_part_kind {
    FIGURE_PART_PELVIS,
    FIGURE_PART_TRUNK,
    FIGURE_PART_HEAD,
    FIGURE_PART_ARM, // upper arm; from here on one for each side
    FIGURE_PART_FOREARM,
    FIGURE_PART_THIGH,
    FIGURE_PART_SHANK,
    FIGURE_PART_BOX, // of a prop
    FIGURE_PART_BALL,
    FIGURE_PART_LINE,
};

// A capsule as it is seen.
struct figure_seen {
    struct figure_flat a, b;
    double depth_a, depth_b, ra, rb;
};

struct figure_part {
    enum figure_part_kind kind;
    enum pose_side side;
    int id; // the same in every frame
    enum figure_paint paint;
    double shade;
    struct figure_chain chain;      // where it is; of boxes empty
    struct figure_vec least, most;  // of a box
    double width;                   // of a line
    double nearer;                  // centimetres that it is brought forward when compared
    const struct figure_seen *seen; // the chain in the picture; made by figure_order, as is
    struct figure_flat from, to;    // the box round it in the picture
};

enum { FIGURE_PARTS_MOST = 64 };

struct figure_scene {
    struct arena *arena;
    const struct figure *figure;
    struct figure_camera camera;
    struct figure_skeleton now, last; // this frame; the last frame, by which props are placed
    struct figure_part parts[FIGURE_PARTS_MOST];
    int n;
    bool painted[FIGURE_LAYERS][POSE_SIDES];
    struct figure_shape shapes[FIGURE_LAYERS][POSE_SIDES];
    struct figure_list *list;
    double tolerance; // how far a curve may stray from the outline it is fitted to, centimetres
    bool only_traces; // for a movement, which makes curves of its own
};

// Adds the parts of the body, and those of the props (figure_prop.c).
void figure_add_body(struct figure_scene *scene);
void figure_add_props(struct figure_scene *scene);

// Puts the places of the parts into the order of painting.
void figure_order(struct figure_scene *scene, int order[FIGURE_PARTS_MOST]);

// Paint one part; figure_paint.c, figure_head.c, figure_prop.c, figure_muscle.c.
void figure_paint_part(struct figure_scene *scene, const struct figure_part *part);
void figure_paint_head(struct figure_scene *scene, const struct figure_part *part);
void figure_paint_prop(struct figure_scene *scene, const struct figure_part *part);
void figure_paint_muscles(struct figure_scene *scene, const struct figure_part *part);

// Mats, whatever else is under everything, and the shadow on the floor.
void figure_paint_ground(struct figure_scene *scene);
bool figure_is_ground(const struct figure_item *item);

// An item at the end of the list, to be filled in; opacity and shade are 1.
struct figure_item *figure_add_item(struct figure_scene *scene, int part, enum figure_paint fill,
                                    enum figure_paint line);

// A trace as an item's path: fitted, and kept for moving pictures.
void figure_set_trace(struct figure_scene *scene, struct figure_item *item,
                      const struct figure_trace *trace, bool closed, double tolerance);

// Points to a path.
void figure_path_to(struct arena *arena, struct figure_path *path, enum figure_verb verb,
                    struct figure_flat at);
void figure_path_close(struct arena *arena, struct figure_path *path);

#endif

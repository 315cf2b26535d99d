// The digest of a figure; see pose_digest.h. Structs have gaps, so it goes field by field.
#include "model/pose_digest.h"

#include <stdint.h>

// Where one of them grows, a field has come that belongs in here.
_Static_assert(sizeof(struct pose_spot) == 8 && sizeof(struct pose_prop) == 56 &&
                   sizeof(struct pose_reach) == 48 && sizeof(struct pose_muscle) == 8,
               "a figure's parts have the fields that are added below");
_Static_assert(sizeof(void *) != 8 || (sizeof(struct pose) == 536 && sizeof(struct figure) == 3704),
               "a figure has the fields that are added below");

static void add_whole(struct digest_sum *sum, long long number) {
    digest_add(sum, &number, sizeof number);
}

static void add_number(struct digest_sum *sum, double number) {
    number += 0.0; // -0 and 0 are drawn alike
    digest_add(sum, &number, sizeof number);
}

static void add_spot(struct digest_sum *sum, struct pose_spot spot) {
    add_whole(sum, spot.place);
    add_whole(sum, spot.side);
}

static void add_prop(struct digest_sum *sum, const struct pose_prop *prop) {
    add_whole(sum, prop->kind);
    add_whole(sum, prop->has_round);
    add_whole(sum, prop->has_under);
    add_spot(sum, prop->round);
    add_spot(sum, prop->under);
    add_whole(sum, prop->anchored);
    add_number(sum, prop->height);
    add_number(sum, prop->forward);
    add_number(sum, prop->left);
}

static void add_reach(struct digest_sum *sum, const struct pose_reach *reach) {
    add_spot(sum, reach->limb);
    add_whole(sum, reach->kind);
    add_spot(sum, reach->spot);
    add_whole(sum, reach->prop);
    add_number(sum, reach->forward);
    add_number(sum, reach->left);
    add_number(sum, reach->up);
}

static void add_pose(struct digest_sum *sum, const struct pose *pose) {
    add_whole(sum, pose->stance);
    add_whole(sum, pose->down);
    for (int joint = 0; joint < POSE_JOINTS; joint++)
        for (int side = 0; side < POSE_SIDES; side++) {
            add_whole(sum, pose->given[joint][side]);
            add_number(sum, pose->angle[joint][side]);
        }
    add_whole(sum, pose->reach_count);
    for (int i = 0; i < pose->reach_count; i++) add_reach(sum, &pose->reaches[i]);
}

static void add_muscles(struct digest_sum *sum, const struct figure *figure) {
    add_whole(sum, figure->muscle_count);
    for (int i = 0; i < figure->muscle_count; i++) {
        add_whole(sum, figure->muscles[i].muscle);
        add_whole(sum, figure->muscles[i].sides);
    }
}

void pose_digest_add(struct digest_sum *sum, const struct figure *figure) {
    digest_text(sum, figure->title);
    digest_text(sum, figure->alt);
    add_number(sum, figure->turn);
    add_number(sum, figure->height);
    add_whole(sum, figure->build);
    add_whole(sum, figure->bun);
    add_whole(sum, figure->prop_count);
    for (int i = 0; i < figure->prop_count; i++) add_prop(sum, &figure->props[i]);
    add_whole(sum, figure->frame_count);
    for (int i = 0; i < figure->frame_count; i++) add_pose(sum, &figure->frames[i]);
    add_whole(sum, figure->has_still);
    add_spot(sum, figure->still);
    add_whole(sum, figure->has_arrow);
    add_spot(sum, figure->follow);
    add_whole(sum, figure->arrow);
    add_muscles(sum, figure);
    add_whole(sum, figure->show);
}

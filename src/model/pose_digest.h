// What a figure adds up to: two figures of the same digest are drawn alike.
#ifndef REGIMEN_MODEL_POSE_DIGEST_H
#define REGIMEN_MODEL_POSE_DIGEST_H

#include "base/digest.h"
#include "model/pose.h"

void pose_digest_add(struct digest_sum *sum, const struct figure *figure);

#endif

// A brand's model from its brand.yaml. Only for check/.
#ifndef REGIMEN_CHECK_BRAND_BUILD_H
#define REGIMEN_CHECK_BRAND_BUILD_H

#include "model/brand.h"
#include "read/read_yaml.h"

// Makes the brand of a mapping in the arena, all but its colours. What the schema found wrong,
// which it has told, is left out as if it had not been written.
struct brand *check_brand_build(struct arena *arena, const char *id, const struct yaml_node *front);

#endif

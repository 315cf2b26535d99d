// The colours of a brand's figures. Only for check/ and for `regimen figure`, which draws with
// them.
#ifndef REGIMEN_CHECK_PALETTE_H
#define REGIMEN_CHECK_PALETTE_H

#include "model/palette.h"
#include "read/read_yaml.h"

// Where brands lie, below the project's folder.
#define CHECK_BRANDS "content/brands/"

// Reads `figure` of a brand.yaml; what it does not set stays as it is without a brand. False where
// something in it is no colour.
bool check_read_palette(const struct yaml_node *front, struct figure_palette *palette);

#endif

// What libxml2 has found good once need not be asked again. Only for check/.
//
// A guide's pages have the same fields, the same few values of those that are held to a pattern,
// and bodies of a few makes. A worker remembers what stood in documents that were valid: each such
// value with its type, and each make of a body. A tree whose fields, lists and lengths are as the
// schema's index says, and whose other values and body are known, is valid without being asked
// about. Nothing is decided here that libxml2 has not decided before.
#ifndef REGIMEN_CHECK_SOUND_H
#define REGIMEN_CHECK_SOUND_H

#include "check/check_schema.h"
#include "model/guide.h"
#include "read/read_yaml.h"

// One worker's memory.
struct check_sound;
struct check_sound *check_sound_open(const struct schema *schema);
void check_sound_close(struct check_sound *sound);

// Whether there is surely nothing to tell of a tree. False says only that it has to be validated.
bool check_sound_is_known(struct check_sound *sound, const char *root,
                          const struct yaml_node *front, const struct sections *sections);

// Remembers what stands in a tree that was validated and of which there was nothing to tell.
void check_sound_learn(struct check_sound *sound, const char *root, const struct yaml_node *front,
                       const struct sections *sections);

#endif

// YAML as nearly all front matter is: names and values on lines of their own, lists, texts that end
// with their line. Used by read_yaml alone, and by its tests.
#ifndef REGIMEN_READ_QUICK_H
#define REGIMEN_READ_QUICK_H

#include "read/read_yaml.h"

// Reads such a text to the tree that libyaml would give, in a tenth of the time. NULL, with nothing
// told, wherever there is the least that is another matter, be it good YAML or a fault: escapes,
// values over several lines, anchors, what stands twice, tabs. Then libyaml has to be asked.
// Texts lie in `arena`, the tree in `nodes`.
struct yaml_node *read_quick(struct arena *arena, struct arena *nodes, const char *text,
                             size_t length, uint32_t first_line);

// Reads with libyaml whatever the text holds; otherwise as read_yaml.
struct yaml_node *read_yaml_whole(struct arena *arena, const struct source *source,
                                  const char *text, size_t length, uint32_t first_line,
                                  struct diag_list *diags);

#endif

// Plain language: the passages of content files, as plain/ wants them. Only for check/.
#ifndef REGIMEN_CHECK_PLAIN_H
#define REGIMEN_CHECK_PLAIN_H

#include "check/check_build.h"
#include "plain/plain.h"

// What is known of the guide's language, with the terms of its glossary. `guide` is guide.yaml's
// tree or NULL. NULL where the words are not those of the language that the guide is written in:
// then nothing is to be said of it.
const struct plain_language *check_plain_open(struct arena *arena, const struct yaml_node *guide,
                                              const struct words *words);

// Looks at the sentences of a page that readers get to see, in front matter and body. Reports
// "reading-grade", "long-step", "two-actions", "passive". `page` is the worker's; NULL where the
// language is.
void check_plain_file(struct plain_page *page, struct check_file *file);

// The same for guide.yaml.
void check_plain_guide(const struct plain_language *language, const struct source *source,
                       const struct yaml_node *guide, struct diag_list *diags);

#endif

// The sections of a body against the schema. Only for check/.
#ifndef REGIMEN_CHECK_BODY_H
#define REGIMEN_CHECK_BODY_H

#include "check/check_tree.h"

// Adds an element "body" with the sections and their blocks to `parent`.
void check_body_add(const struct check_tree *check, xmlNodePtr parent,
                    const struct sections *sections);

// Tells everything that keeps the body of an exercise from being valid: sections that are missing,
// stand twice or in another order, steps that are not one numbered list.
void check_body_explain(const struct check_tree *check, const struct sections *sections);

// Warns of headings that were probably meant to be a known section, in a body that is valid
// ("section-name").
void check_body_suggest(const struct check_tree *check, const struct sections *sections);

// Tells headings that a reader who hears the page could not follow ("heading-level"): one of the
// first level, which is the title's, or one that skips a level.
void check_body_headings(const struct check_tree *check, const struct doc_node *body);

#endif

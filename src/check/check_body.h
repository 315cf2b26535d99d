// The sections of a body against the schema. Only for check/.
#ifndef REGIMEN_CHECK_BODY_H
#define REGIMEN_CHECK_BODY_H

#include "check/check_tree.h"

// Adds an element "body" with the sections and their blocks to `parent`.
void check_body_add(const struct check_tree *check, xmlNodePtr parent,
                    const struct sections *sections);

// Appends the make of a body: its sections and the kinds of their blocks, so that two bodies of the
// same make become the same elements.
void check_body_put_make(const struct sections *sections, struct buf *out);

// Tells everything that keeps the body of an exercise from being valid: sections that are missing,
// stand twice or in another order, steps that are not one numbered list.
void check_body_explain(const struct check_tree *check, const struct sections *sections);

// Warns of headings that were probably meant to be a known section, in a body that is valid
// ("section-name").
void check_body_suggest(const struct check_tree *check, const struct sections *sections);

// What was probably meant as the heading of the steps, in a body that has none: a heading of
// another level, a line in bold or without a space behind its signs, or the heading of a section
// with a numbered list. NULL where there is no such thing, or where there are steps.
const struct doc_node *check_body_find_steps(const struct check_tree *check,
                                             const struct doc_node *body,
                                             const struct sections *sections);

// Tells headings that a reader who hears the page could not follow ("heading-level"): one of the
// first level, which is the title's, or one that skips a level; and lines that would be headings if
// a space stood in them ("broken-markdown"), but for that of `steps` (NULL: none), of which
// check_body_explain tells.
void check_body_headings(const struct check_tree *check, const struct doc_node *body,
                         const struct doc_node *steps);

// Tells a page that has no body ("empty-page"), but for the one with the guide's red flags. A
// routine may do without, too. `front` may be NULL.
void check_body_page(const struct check_tree *check, const struct doc_node *body,
                     const struct yaml_node *front);

#endif

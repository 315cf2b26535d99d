// What a guide and its pages say of warnings and notes: `rules` in guide.yaml gives a kind another
// severity or switches it off, `allow` in a page's front matter lets the page have it. Only for
// check/.
#ifndef REGIMEN_CHECK_RULES_H
#define REGIMEN_CHECK_RULES_H

#include "check/check_build.h"

struct check_rules {
    struct arena *arena;
    const struct source *guide_source;
    const struct yaml_node *guide; // guide.yaml's tree; NULL where it could not be read
    const struct check_file *files;
    size_t file_count;
    bool strict; // in the end, warnings become errors
};

// Goes through what was told: takes away what is switched off or allowed, and sets severities. Then
// reports: a name that is no kind ("unknown-rule"), a kind that is an error and stays one
// ("fixed-rule"), an allowance of what the page does not have ("unused-allowance").
void check_rules_apply(const struct check_rules *rules, struct diag_list *diags);

// Goes through what was told once more, now with what the writers told. What was told before stays
// as it is.
void check_rules_apply_later(const struct check_rules *rules, struct diag_list *diags);

#endif

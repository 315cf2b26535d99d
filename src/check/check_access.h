// What keeps a body from readers who do not see the page, or hear it read: links, pictures, tables
// and headings that say nothing. Only for check/.
#ifndef REGIMEN_CHECK_ACCESS_H
#define REGIMEN_CHECK_ACCESS_H

#include "base/map.h"
#include "check/check_build.h"
#include "model/words.h"

// Words of the guide's language that say nothing; the same for every file.
struct check_access {
    struct map link_texts;    // slugs of "click here" and its like
    struct map picture_words; // slugs of "image" and its like
};

// Takes the words from the language's texts "check.link-texts" and "check.picture-words", where it
// has them. They lie in the arena.
void check_access_open(struct check_access *access, struct arena *arena, const struct words *words);

// Looks at one file's body. Reports, into the file's own list:
// - links: without a text ("empty-link"), with one that does not say where they lead ("link-text"),
//   or with the text of another that leads elsewhere ("same-link-text");
// - pictures: without alternative text ("missing-alt"), or with one that is only a file's name or a
//   word such as "image" ("poor-alt");
// - tables whose columns have no names ("table-header");
// - headings: empty ("empty-heading"), or with the anchor of another ("duplicate-anchor").
// WCAG 2.2, criteria 1.1.1, 1.3.1, 2.4.4, 2.4.6 and 2.4.9, is behind these.
void check_access_file(const struct check_access *access, struct check_file *file);

#endif

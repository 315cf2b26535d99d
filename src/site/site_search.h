// The search index: search.json, which assets/search-index.js reads in the browser.
//
// Documents are the pages of exercises, routines and advice, in the plan's order, then the terms of
// the glossary. Each worker indexes the pages that it renders into a part of its own; at the end
// the parts are put together, which gives the same bytes whoever indexed what.
//
// search.json is one object, written so that it is small once compressed:
//
//     version      1; a script refuses any other
//     kinds        one digit a document: 0 exercise, 1 routine, 2 advice, 3 term
//     paths        addresses below the site's root, without "/index.html"; "glossary#anchor"
//     titles, summaries
//     names        kinds, positions, muscles and pieces of equipment, each once
//     of           for each document the numbers of its names
//     headings     for each document: text, anchor, text, anchor ...; not those that the program
//                  knows, since "Steps" is on every page
//     common       terms in more than 24 documents' texts and in more than an eighth of all, which
//                  tell nothing; their lists for text are left out
//     terms        all terms (base/term.h) in order of their bytes: one character, '0' + how many
//                  characters (UTF-16 units, up to 42) it shares with the one before, then its
//                  rest; then a space
//     postings     for each term, up to its space, up to five lists, the first for text, then for
//                  summary, headings, names, title, with a "!" between; empty ones at the end are
//                  left out. A list holds the documents, ascending, as differences less one. A
//                  number below 60 is one symbol; else 60 + (n - 60) % 31, and then (n - 60) / 31.
//                  Symbols are the characters from '#' on, without the backslash.
#ifndef REGIMEN_SITE_SEARCH_H
#define REGIMEN_SITE_SEARCH_H

#include "base/buf.h"
#include "site/site_plan.h"

struct site_search; // one worker's part

// Makes an empty part; the plan must outlive it. Never NULL.
struct site_search *site_search_open(const struct site_plan *plan);
void site_search_close(struct site_search *part);

// Indexes the plan's page of that number; nothing where it shows no entry. A part must get its
// pages in ascending order.
void site_search_add(struct site_search *part, size_t page);

// Appends search.json. The parts are read, and must have got every page once between them; `count`
// is at least 1.
void site_search_write(struct site_search *const *parts, size_t count, struct buf *out);

#endif

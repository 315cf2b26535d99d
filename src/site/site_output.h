// Where the site's files go, and which of them a reader's browser keeps for reading offline.
//
// Each file is handed to the publisher; of those that are kept offline, path and hash are noted, so
// that the service worker can fetch what has changed and nothing else.
#ifndef REGIMEN_SITE_OUTPUT_H
#define REGIMEN_SITE_OUTPUT_H

#include "base/letters.h"
#include "base/publish.h"
#include "site/site_plan.h"

#include <stdbool.h>
#include <stdint.h>

struct site_output;

// Up to this number of exercises, routines and pages, all of a site is kept offline, but what is to
// be printed and the EPUB. Of a larger one: assets, the home page, advice, the routine to start
// with, and its exercises with their pictures.
enum { SITE_ENTRIES_OFFLINE = 200 };

// Opens; everything passed must outlive the result, which lies in the arena but for what it
// gathers.
struct site_output *site_output_open(struct publish *publish, const struct site_plan *plan,
                                     struct arena *arena);
void site_output_close(struct site_output *output);

// From now on the characters of pages are noted in `letters`, which must outlive the output.
void site_output_note(struct site_output *output, struct letters *letters);

// Notes the characters of a page that is not put. May be called from many threads.
void site_output_note_letters(struct site_output *output, const char *path, const char *text,
                              size_t length);

// Publishes a file at a path below site/. May be called from many threads. False where the
// publisher could not; it tells why.
bool site_output_put(struct site_output *output, const char *path, const void *bytes,
                     size_t length);

// Appends what is kept offline as JSON, [["index.html","0123456789abcdef"],...], sorted by path;
// returns a hash of all of it, which changes with any of the files.
uint64_t site_output_offline(struct site_output *output, struct buf *json);

#endif

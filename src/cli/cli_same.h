// Whether a build has nothing to do: what stands was made by this program from just these files.
//
// The records of a published folder (base/made.h) hold one for the whole build: its key is a digest
// of the program and of every file that a build may read, and it says what all outputs added up to.
// A build that told anything leaves no such record, so that a mistake is told every time. Nothing
// is taken from the record but the word that nothing has changed, and that only where every output
// still has its bytes.
#ifndef REGIMEN_CLI_SAME_H
#define REGIMEN_CLI_SAME_H

#include "base/made.h"
#include "cli/cli_session.h"

struct cli_same; // what a build reads, as it was before it read it

// Looks through content/, templates/ and assets/. Never NULL; where something is there that only
// the build itself can tell of, such as a link that leads out, nothing is ever the same.
struct cli_same *cli_same_open(const struct cli_session *session, const struct digest *program);
void cli_same_close(struct cli_same *same); // NULL is nothing

// What is told of a guide whose outputs all stand as they were made.
struct cli_same_told {
    const char *id, *brand, *title; // brand "" for none; in the session's arena
    size_t exercises, routines, pages, files;
};

// Whether the outputs in `out`, under a brand (NULL for none), are what a build would make that has
// the session's options.
bool cli_same_stands(const struct cli_same *same, struct cli_session *session, const char *out,
                     const char *brand, struct cli_same_told *told);

// Notes that what was put for a guide is all that a build makes, to be called when all is put.
// `clean` says that nothing was told of it. Notes nothing where not, or where a file has changed
// since it was looked at.
void cli_same_note(const struct cli_same *same, const struct cli_session *session,
                   const struct guide *guide, bool clean, struct publish *publish,
                   struct made *made);

// Has the publish keep what the session was not asked for, and copy into the website what that
// links to, so that it can be published alone. `id` is the guide's. Says whether there is an EPUB
// and whether there is anything printed to lead to.
void cli_same_arrange(const struct cli_session *session, const char *id, struct publish *publish,
                      bool *with_epub, bool *with_print);

#endif

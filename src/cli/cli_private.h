// What is one patient's: where it may lie, and reading it.
#ifndef REGIMEN_CLI_PRIVATE_H
#define REGIMEN_CLI_PRIVATE_H

#include "cli/cli_session.h"
#include "model/prescription.h"

// Whether a path, which need not be there yet, lies where a guide is written or published: below a
// content/ with guide.yaml, below an output folder of a build, or below dist/ of this guide. It is
// told then ("published-place"), `what` being "a prescription" and the like.
bool cli_is_public(struct cli_session *session, const char *path, const char *what);

// Reads a file that lies anywhere, a pipe, or ("-") what is piped in; NULL with diagnostics.
const struct source *cli_read_private(struct cli_session *session, const char *path);

// Makes a folder that only its owner may look into, and ordinary ones above it; one that stands
// stays as it is. False after telling.
bool cli_make_private_folder(const char *path);

// The brand that the options ask for; NULL where they ask for none. False after telling that there
// is none of that name.
bool cli_find_brand(struct cli_session *session, const struct brand **brand);

// Puts the options' paper over the prescription's. False after telling, by diagnostics, that there
// is no such paper in large print.
bool cli_choose_paper(const struct cli_options *options, const struct guide *guide,
                      struct prescription *prescription, struct diag_list *diags);

#endif

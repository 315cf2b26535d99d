// What handouts are made from beside their prescriptions, as a digest: the guide's files, the
// program, and what the options say of how they look.
#ifndef REGIMEN_CLI_STATE_H
#define REGIMEN_CLI_STATE_H

#include "base/digest.h"
#include "cli/cli_session.h"

// `columns` are those of the table. The guide was checked and has no errors. False with diagnostics
// where a file cannot be read.
bool cli_state_digest(struct cli_session *session, const char *columns, struct digest *digest);

#endif

// What commands share that read a guide: its diagnostics, its checked content, when it began.
#ifndef REGIMEN_CLI_SESSION_H
#define REGIMEN_CLI_SESSION_H

#include "base/timing.h"
#include "check/check.h"
#include "cli/cli.h"

#include <time.h>

struct cli_session {
    const struct cli_options *options;
    struct arena arena;
    struct diag_list diags;
    struct resources resources;
    struct check_options check;
    struct strings brands;   // that the options name
    struct checked *checked; // its guide is NULL where the content has errors
    struct cli_progress *progress;
    struct timespec begun;
    struct timing phases;
    struct timing *timing; // the phases; NULL where nobody asks for them
    char today[11];        // YYYY-MM-DD
    long long epoch;       // SOURCE_DATE_EPOCH, or -1
};

// Begins with the options' folder. False after telling what is wrong with the call.
bool cli_session_open(struct cli_session *session, const struct cli_options *options);

// Has only those brands looked at that the options name, since a mistake in one is no other's; with
// --all-brands all. To be called before the guide is checked.
void cli_session_choose_brands(struct cli_session *session);

// Reads and checks the guide.
void cli_session_check(struct cli_session *session);

// The brand of a name that an option gives; NULL after telling that there is none. The guide was
// checked and has no errors.
const struct brand *cli_know_brand(struct cli_session *session, const char *wanted);

// Tells all diagnostics, and the phases where asked, and lets everything go. Returns the status
// that they stand for.
enum cli_status cli_session_close(struct cli_session *session);

// Tells on stderr what was done, and when, where the options ask for it.
void cli_session_verbose(const struct cli_session *session, const char *what);

// Seconds since the session began.
double cli_session_seconds(const struct cli_session *session);

// The date that outputs carry, in seconds since 1970. The guide was checked and has no errors.
long long cli_session_modified(const struct cli_session *session);

// The same of a guide that the session need not have checked.
long long cli_session_modified_of(const struct cli_session *session, const struct guide *guide);

// The date of a guide's version, in seconds since 1970.
long long cli_session_date(const struct guide *guide);

#endif

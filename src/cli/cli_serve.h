// `regimen serve`: the guide that is shown, and what is answered.
#ifndef REGIMEN_CLI_SERVE_H
#define REGIMEN_CLI_SERVE_H

#include "check/check_live.h"
#include "cli/cli_session.h"
#include "serve/serve_http.h"
#include "site/site_live.h"

#include <pthread.h>

// What is made of a guide that was taken, or of one that is about to be.
struct cli_shown {
    struct arena arena;
    const struct guide *guide; // the brand's where there is one
    struct resources resources;
    struct site_job job;
    struct site_live *site;
};

struct cli_serve {
    struct cli_session session;
    struct check_live *live;
    struct serve_http *http;

    pthread_rwlock_t lock;   // answers read, changes write all below
    struct cli_shown *shown; // NULL until there was a guide without errors
    unsigned long version;   // of what is shown
    unsigned long mistakes;  // the number of the look that found errors; 0: there are none
    unsigned long looks;     // that found errors so far
    struct buf told;         // what is wrong, as text

    struct buf last; // what the terminal was told last

    pthread_mutex_t printing; // fonts and their caches are one's at a time
};

// Makes ready what is shown of a guide. NULL with diagnostics.
struct cli_shown *cli_shown_open(const struct cli_serve *serve, const struct guide *guide,
                                 struct diag_list *diags);
void cli_shown_close(struct cli_shown *shown); // NULL is nothing

// Answers a request; `context` is a struct cli_serve. A serve_answerer.
void cli_serve_answer(void *context, const struct serve_request *request,
                      struct serve_answer *answer);

#endif

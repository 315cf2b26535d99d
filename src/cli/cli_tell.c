// Telling: diagnostics, progress, status; see cli.h.
#include "cli/cli.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/pool.h"

static bool wants_colour(void) {
    const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (no_colour && *no_colour) return false;
    return isatty(STDERR_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
}

static void put_count(struct buf *out, size_t count, const char *what) {
    if (count)
        buf_printf(out, "%s%zu %s%s", out->len ? ", " : "", count, what, count == 1 ? "" : "s");
}

// Nobody reads more at once, and each takes a search for its line.
enum { MOST_TOLD = 1000 };

void cli_tell(const struct diag_list *diags, bool quiet) {
    bool colour = wants_colour();
    struct buf text, sum;
    buf_init(&text);
    buf_init(&sum);
    size_t told = 0, more = 0;
    for (size_t i = 0; i < diags->n; i++) {
        if (quiet && diags->at[i].severity == DIAG_NOTE) continue;
        if (told < MOST_TOLD || diags->at[i].severity == DIAG_FAILURE) {
            diag_write(&diags->at[i], colour, &text);
            told++;
        } else {
            more++;
        }
    }
    if (more) buf_printf(&text, "and %zu more, which are not shown\n", more);
    put_count(&sum, diag_count(diags, DIAG_ERROR) + diag_count(diags, DIAG_FAILURE), "error");
    put_count(&sum, diag_count(diags, DIAG_WARNING), "warning");
    if (!quiet) put_count(&sum, diag_count(diags, DIAG_NOTE), "note");
    if (sum.len) fprintf(stderr, "%s%s\n", text.at, sum.at);
    buf_release(&sum);
    buf_release(&text);
}

enum cli_status cli_status_of(const struct diag_list *diags) {
    if (diag_count(diags, DIAG_FAILURE)) return CLI_MACHINE;
    return diag_count(diags, DIAG_ERROR) ? CLI_CONTENT : CLI_FINE;
}

// ---- progress ---------------------------------------------------------------------------------

struct cli_progress {
    bool shown;
    bool drawn; // a line stands on the terminal
    const char *phase;
    pthread_mutex_t lock;
    struct timespec begun, last;
};

enum { WAIT_BEFORE_MS = 300, WAIT_BETWEEN_MS = 100 };

static long milliseconds_since(const struct timespec *then) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (now.tv_sec - then->tv_sec) * 1000 + (now.tv_nsec - then->tv_nsec) / 1000000;
}

struct cli_progress *cli_progress_open(bool quiet) {
    const char *terminal = getenv("TERM");
    struct cli_progress *progress = base_alloc(sizeof *progress);
    *progress = (struct cli_progress){.phase = ""};
    progress->shown = !quiet && isatty(STDERR_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
    pthread_mutex_init(&progress->lock, NULL);
    clock_gettime(CLOCK_MONOTONIC, &progress->begun);
    return progress;
}

void cli_progress_erase(struct cli_progress *progress) {
    if (progress->drawn) fprintf(stderr, "\r\033[K");
    progress->drawn = false;
}

void cli_progress_close(struct cli_progress *progress) {
    cli_progress_erase(progress);
    pthread_mutex_destroy(&progress->lock);
    free(progress);
}

void cli_progress_phase(struct cli_progress *progress, const char *name) {
    progress->phase = name;
    cli_progress_step(progress, 0, 0);
}

// A short build shows nothing; a long one is told about ten times a second.
void cli_progress_step(void *context, size_t done, size_t of) {
    struct cli_progress *progress = context;
    if (!progress->shown) return;
    pthread_mutex_lock(&progress->lock);
    if (milliseconds_since(&progress->begun) >= WAIT_BEFORE_MS &&
        milliseconds_since(&progress->last) >= WAIT_BETWEEN_MS) {
        clock_gettime(CLOCK_MONOTONIC, &progress->last);
        progress->drawn = true;
        fprintf(stderr, "\r\033[K%s", progress->phase);
        if (of) fprintf(stderr, " %zu of %zu", done, of);
        fflush(stderr);
    }
    pthread_mutex_unlock(&progress->lock);
}

// ---- signals ----------------------------------------------------------------------------------

static volatile sig_atomic_t caught, times;

// The first one stops the build in good order. Some senders (timeout, a shell's job control) send
// it twice, so only the third one ends the program at once.
static void on_signal(int number) {
    caught = number;
    pool_stop();
    if (++times < 3) return;
    signal(number, SIG_DFL);
    raise(number);
}

void cli_catch_signals(void) {
    struct sigaction action = {.sa_handler = on_signal};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    signal(SIGXFSZ, SIG_IGN); // a file-size limit is then an error of write()
}

void cli_die_if_caught(void) {
    if (!caught) return;
    fprintf(stderr, "regimen: interrupted; nothing was published\n");
    signal(caught, SIG_DFL);
    raise(caught);
}

// ---- places -----------------------------------------------------------------------------------

struct resources cli_resources(const char *folder) {
    return (struct resources){
        .root = folder,
        .shown_root = cli_shown_root(folder),
        .embedded = embedded_files,
        .embedded_count = embedded_file_count,
    };
}

const char *cli_shown_root(const char *folder) {
    return strcmp(folder, ".") == 0 ? "" : folder;
}

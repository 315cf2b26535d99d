// Telling: diagnostics, progress, status; see cli.h.
#include "cli/cli.h"

#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "base/map.h"
#include "base/pool.h"

static bool wants_colour(void) {
    const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");
    if (no_colour && *no_colour) return false;
    return isatty(STDERR_FILENO) && terminal && strcmp(terminal, "dumb") != 0;
}

// The columns of the terminal that messages go to, or 0 where there is none.
static size_t terminal_width(void) {
    struct winsize size;
    if (!isatty(STDERR_FILENO)) return 0;
    if (ioctl(STDERR_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col) return size.ws_col;
    const char *columns = getenv("COLUMNS");
    long width = columns ? strtol(columns, NULL, 10) : 0;
    return width > 0 && width <= USHRT_MAX ? (size_t)width : 0;
}

static void put_count(struct buf *out, size_t count, const char *what) {
    if (count)
        buf_printf(out, "%s%zu %s%s", out->len ? ", " : "", count, what, count == 1 ? "" : "s");
}

// Nobody reads more at once, and each takes a search for its line. What is said in the same words
// again and again is a single mistake to mend.
enum { MOST_TOLD = 1000, MOST_REPEATS = 10 };

// The text of a run, while it is made.
struct telling {
    const struct cli_options *options;
    struct arena arena;
    struct map repeats; // id and message -> struct repeat
    struct buf text;
    size_t told, more; // `more`: those that are not shown, repeats aside
};

struct repeat {
    const struct diag *first;
    size_t count;
};

static size_t count_repeat(struct telling *telling, const struct diag *diag) {
    const char *key = arena_printf(&telling->arena, "%s %s", diag->id, diag->message);
    struct repeat *repeat = (struct repeat *)map_find(&telling->repeats, key);
    if (!repeat) {
        repeat = arena_alloc(&telling->arena, sizeof *repeat);
        repeat->first = diag;
        map_add(&telling->arena, &telling->repeats, key, repeat);
    }
    return ++repeat->count;
}

static bool is_left_out(const struct diag *diag, const struct cli_options *options) {
    return options->quiet && diag->severity == DIAG_NOTE;
}

static void tell_one(struct telling *telling, const struct diag *diag, bool colour, size_t width) {
    if (is_left_out(diag, telling->options)) return;
    bool failure = diag->severity == DIAG_FAILURE;
    if (count_repeat(telling, diag) > MOST_REPEATS && !failure) return;
    if (telling->told < MOST_TOLD || failure) {
        diag_write(diag, colour, width, &telling->text);
        telling->told++;
    } else {
        telling->more++;
    }
}

// In the order of the list, which the map does not keep.
static void tell_repeats(struct telling *telling, const struct diag_list *diags) {
    bool any = telling->more > 0;
    for (size_t i = 0; i < diags->n; i++) {
        const struct diag *diag = &diags->at[i];
        const char *key = arena_printf(&telling->arena, "%s %s", diag->id, diag->message);
        const struct repeat *repeat = map_find(&telling->repeats, key);
        if (!repeat || repeat->first != diag || repeat->count <= MOST_REPEATS) continue;
        buf_printf(&telling->text, "and %zu more times: ", repeat->count - MOST_REPEATS);
        diag_put_message(diag, &telling->text);
        any = true;
    }
    if (telling->more)
        buf_printf(&telling->text, "and %zu more, which are not shown\n", telling->more);
    if (any) buf_puts(&telling->text, "'--format gcc' lists every one\n");
}

// How many files a sorted list tells of.
static size_t count_files(const struct diag_list *diags, const struct cli_options *options) {
    size_t count = 0;
    const char *last = "";
    for (size_t i = 0; i < diags->n; i++) {
        const char *path = diag_path(&diags->at[i]);
        if (is_left_out(&diags->at[i], options) || strcmp(path, last) == 0) continue;
        last = path;
        count++;
    }
    return count;
}

// "3 errors, 1 warning in 2 files"
static void put_sum(const struct diag_list *diags, const struct cli_options *options,
                    struct buf *out) {
    put_count(out, diag_count(diags, DIAG_ERROR) + diag_count(diags, DIAG_FAILURE), "error");
    put_count(out, diag_count(diags, DIAG_WARNING), "warning");
    if (!options->quiet) put_count(out, diag_count(diags, DIAG_NOTE), "note");
    size_t files = count_files(diags, options);
    if (files > 1) buf_printf(out, " in %zu files", files);
}

void cli_put_text(const struct diag_list *diags, const struct cli_options *options, bool colour,
                  size_t width, struct buf *out) {
    struct telling telling = {.options = options};
    struct buf sum;
    arena_init(&telling.arena);
    buf_init(&telling.text);
    buf_init(&sum);
    for (size_t i = 0; i < diags->n; i++) tell_one(&telling, &diags->at[i], colour, width);
    tell_repeats(&telling, diags);
    put_sum(diags, options, &sum);
    if (sum.len) buf_printf(out, "%s%s\n", telling.text.at, sum.at);
    buf_release(&sum);
    buf_release(&telling.text);
    arena_release(&telling.arena);
}

static void tell_text(const struct diag_list *diags, const struct cli_options *options) {
    struct buf text;
    buf_init(&text);
    cli_put_text(diags, options, wants_colour(), terminal_width(), &text);
    fwrite(text.at, 1, text.len, stderr);
    buf_release(&text);
}

void cli_tell(const struct diag_list *diags, const struct cli_options *options) {
    static void (*const writers[CLI_FORMATS])(const struct diag_list *, struct buf *) = {
        [CLI_JSON] = cli_write_json,
        [CLI_SARIF] = cli_write_sarif,
        [CLI_GITHUB] = cli_write_github,
        [CLI_GCC] = cli_write_gcc,
    };
    if (options->format == CLI_TEXT || options->report) {
        tell_text(diags, options);
        return;
    }
    struct buf out;
    buf_init(&out);
    writers[options->format](diags, &out);
    fwrite(out.at, 1, out.len, stdout);
    buf_release(&out);
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

// "[#####     ] 12 of 24", in plain characters, since a screen reader spells others out.
static void draw_bar(size_t done, size_t of) {
    enum { WIDTH = 24 };
    size_t full = done < of ? done * WIDTH / of : WIDTH;
    fprintf(stderr, " [");
    for (size_t i = 0; i < WIDTH; i++) fputc(i < full ? '#' : ' ', stderr);
    fprintf(stderr, "] %zu of %zu", done, of);
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
        if (of) draw_bar(done, of);
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

bool cli_was_caught(void) {
    return caught != 0;
}

void cli_die_if_caught(const char *so_far) {
    if (!caught) return;
    fprintf(stderr, "regimen: interrupted; %s\n", so_far);
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

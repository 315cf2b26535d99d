// `regimen serve`: the website while it is written.
#include "cli/cli_serve.h"

#include "base/file.h"
#include "check/check_palette.h"
#include "model/guide_brand.h"
#include "serve/serve_watch.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

// ---- what is shown ----------------------------------------------------------------------------

static const struct brand *find_brand(const struct cli_serve *serve, const struct guide *guide,
                                      struct diag_list *diags) {
    const struct cli_options *options = serve->session.options;
    const char *wanted = options->brands[options->brand_count - 1];
    for (size_t i = 0; i < guide->brands.n; i++)
        if (strcmp(guide->brands.at[i]->id, wanted) == 0) return guide->brands.at[i];
    struct arena arena;
    arena_init(&arena);
    const char *path = arena_printf(&arena, CHECK_BRANDS "%s", wanted);
    diag_add_path(diags, DIAG_ERROR, "unknown-brand",
                  file_join(&arena, serve->session.check.shown_root, path), NULL,
                  "the guide has no brand '%s' any more", wanted);
    arena_release(&arena);
    return NULL;
}

static bool choose_brand(const struct cli_serve *serve, struct cli_shown *shown,
                         const struct guide *guide, struct diag_list *diags) {
    shown->guide = guide;
    shown->resources = serve->session.resources;
    if (!serve->session.options->brand_count) return true;
    const struct brand *brand = find_brand(serve, guide, diags);
    if (!brand) return false;
    shown->guide = guide_for_brand(guide, brand, &shown->arena);
    shown->resources.brand = arena_printf(&shown->arena, CHECK_BRANDS "%s", brand->id);
    return true;
}

struct cli_shown *cli_shown_open(const struct cli_serve *serve, const struct guide *guide,
                                 struct diag_list *diags) {
    struct cli_shown *shown = base_alloc(sizeof *shown);
    *shown = (struct cli_shown){0};
    arena_init(&shown->arena);
    if (choose_brand(serve, shown, guide, diags)) {
        shown->job = (struct site_job){
            .guide = shown->guide,
            .resources = &shown->resources,
            .root = serve->session.options->folder,
            .palette = shown->guide->brand ? &shown->guide->brand->figure : &figure_palette,
            .jobs = 1,
            .with_epub = true,
            .with_print = true,
        };
        shown->site = site_live_open(&shown->job, diags);
    }
    if (shown->site) return shown;
    cli_shown_close(shown);
    return NULL;
}

void cli_shown_close(struct cli_shown *shown) {
    if (!shown) return;
    site_live_close(shown->site);
    arena_release(&shown->arena);
    free(shown);
}

// ---- changes ----------------------------------------------------------------------------------

// One look at the guide, from what changed to what was told.
struct look {
    struct arena arena;
    struct diag_list diags;
    struct timespec begun;
    double ms;
};

static void begin_look(struct look *look) {
    clock_gettime(CLOCK_MONOTONIC, &look->begun);
    arena_init(&look->arena);
    diag_init(&look->diags, &look->arena);
}

static void stop_clock(struct look *look) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    look->ms = (double)(now.tv_sec - look->begun.tv_sec) * 1e3 +
               (double)(now.tv_nsec - look->begun.tv_nsec) / 1e6;
}

// Tells the pages that listen what is shown now.
static void send_state(struct cli_serve *serve) {
    char line[64];
    snprintf(line, sizeof line, "%lu %lu", serve->version, serve->mistakes);
    if (serve->http) serve_http_tell(serve->http, line);
}

static void keep_mistakes(struct cli_serve *serve, struct look *look) {
    struct buf text;
    buf_init(&text);
    diag_sort(&look->diags);
    cli_put_text(&look->diags, serve->session.options, false, 0, &text);
    pthread_rwlock_wrlock(&serve->lock);
    buf_release(&serve->told);
    serve->told = text;
    serve->mistakes = ++serve->looks;
    pthread_rwlock_unlock(&serve->lock);
}

// Shows another guide, which is made ready before anybody has to wait. False with diagnostics.
static bool show_next(struct cli_serve *serve, struct look *look) {
    struct cli_shown *next = cli_shown_open(serve, check_live_next(serve->live), &look->diags);
    struct check_live_change change;
    if (!next) return false;
    pthread_rwlock_wrlock(&serve->lock);
    struct cli_shown *old = serve->shown;
    serve->shown = NULL;
    cli_shown_close(old);
    check_live_take(serve->live, &look->arena, &change);
    serve->shown = next;
    serve->version++;
    serve->mistakes = 0;
    pthread_rwlock_unlock(&serve->lock);
    return true;
}

// Shows the same guide with other texts.
static bool show_touched(struct cli_serve *serve, struct look *look) {
    struct check_live_change change;
    pthread_rwlock_wrlock(&serve->lock);
    check_live_take(serve->live, &look->arena, &change);
    bool again = change.reordered || serve->shown->guide->brand;
    if (again) {
        cli_shown_close(serve->shown);
        serve->shown = cli_shown_open(serve, check_live_guide(serve->live), &look->diags);
    } else {
        site_live_renew(serve->shown->site, change.at, change.n);
    }
    serve->version++;
    serve->mistakes = 0;
    bool fine = serve->shown != NULL;
    pthread_rwlock_unlock(&serve->lock);
    return fine;
}

// Templates or assets are others; the guide is not.
static bool show_again(struct cli_serve *serve, struct look *look) {
    struct cli_shown *next = cli_shown_open(serve, check_live_guide(serve->live), &look->diags);
    if (!next) return false;
    pthread_rwlock_wrlock(&serve->lock);
    struct cli_shown *old = serve->shown;
    serve->shown = next;
    serve->version++;
    pthread_rwlock_unlock(&serve->lock);
    cli_shown_close(old);
    return true;
}

static bool is_below(const char *path, const char *folder) {
    size_t length = strlen(folder);
    return strncmp(path, folder, length) == 0 && (!path[length] || path[length] == '/');
}

// Whether the guide need not be checked again: the words are a part of it, and that a guide has
// templates of its own at all is looked at by the check.
static bool is_of_theme(const char *path) {
    return is_below(path, "assets") ||
           (is_below(path, "templates") && strcmp(path, "templates") != 0 &&
            !is_below(path, "templates/words"));
}

static bool is_theme_only(const struct serve_changes *changes) {
    if (changes->unknown) return false;
    for (size_t i = 0; i < changes->paths.n; i++)
        if (!is_of_theme(changes->paths.at[i])) return false;
    return true;
}

// Looks again, and shows what can be shown. False where nothing is other.
static bool look_again(struct cli_serve *serve, const struct serve_changes *changes,
                       struct look *look) {
    if (changes && serve->shown && !serve->mistakes && is_theme_only(changes)) {
        if (!show_again(serve, look)) keep_mistakes(serve, look);
        return true;
    }
    bool all = !changes || changes->unknown;
    bool shown = false;
    switch (check_live_look(serve->live, all ? NULL : &changes->paths, &look->diags)) {
    case CHECK_SAME:
        return false;
    case CHECK_WRONG:
        break;
    case CHECK_TOUCHED:
        shown = show_touched(serve, look);
        break;
    case CHECK_MADE:
        shown = show_next(serve, look);
        break;
    }
    if (!shown && !cli_was_caught()) keep_mistakes(serve, look);
    return true;
}

// ---- the terminal -----------------------------------------------------------------------------

static void tell_changes(const struct serve_changes *changes) {
    enum { MOST = 3 };
    for (size_t i = 0; i < changes->paths.n && i < MOST; i++)
        fprintf(stderr, "%s%s", i ? ", " : "", changes->paths.at[i]);
    if (changes->paths.n > MOST) fprintf(stderr, " and %zu more", changes->paths.n - MOST);
    if (!changes->paths.n) fprintf(stderr, "the guide");
    fprintf(stderr, " changed\n");
}

// Whether the same was told the last time; this is kept to be compared with the next.
static bool is_as_before(struct cli_serve *serve, const struct look *look) {
    struct buf text;
    buf_init(&text);
    cli_put_text(&look->diags, serve->session.options, false, 0, &text);
    bool same = text.len && strcmp(text.at, serve->last.at) == 0;
    buf_release(&serve->last);
    serve->last = text;
    return same;
}

// The last line of what was told: how many mistakes there are.
static void tell_sum(const char *text) {
    size_t length = strlen(text), start = length ? length - 1 : 0;
    while (start && text[start - 1] != '\n') start--;
    fprintf(stderr, "%.*s, as before\n", (int)(length - start - 1), text + start);
}

// A block for each change, and no long one twice.
static void tell(struct cli_serve *serve, const struct serve_changes *changes, struct look *look) {
    bool quiet = serve->session.options->quiet;
    diag_sort(&look->diags);
    bool same = is_as_before(serve, look);
    if (changes && !quiet) {
        fprintf(stderr, "\n");
        tell_changes(changes);
    }
    if (!changes || !same)
        cli_tell(&look->diags, serve->session.options);
    else if (!quiet)
        tell_sum(serve->last.at);
    if (!changes || look->diags.n || quiet) return;
    if (is_theme_only(changes))
        fprintf(stderr, "templates are tried when a page is opened\n");
    else
        fprintf(stderr, "no mistakes, %.0f ms\n", look->ms);
}

static void take_change(struct cli_serve *serve, const struct serve_changes *changes) {
    struct look look;
    begin_look(&look);
    if (look_again(serve, changes, &look)) {
        send_state(serve);
        stop_clock(&look);
        if (!cli_was_caught()) tell(serve, changes, &look);
    }
    arena_release(&look.arena);
}

// ---- the command ------------------------------------------------------------------------------

static enum cli_status listen_there(struct cli_serve *serve) {
    const struct cli_options *options = serve->session.options;
    unsigned port = options->port ? options->port : CLI_PORT;
    serve->http = serve_http_open(port, !options->port, cli_serve_answer, serve);
    if (serve->http) return CLI_FINE;
    int problem = errno;
    fprintf(stderr, "regimen: cannot listen at port %u: %s\n", port, strerror(problem));
    return problem == EADDRINUSE ? CLI_USAGE : CLI_MACHINE;
}

// Signals are let through only while nothing is done, so that none is missed between.
static void go_on(struct cli_serve *serve, struct serve_watch *watch, const sigset_t *open) {
    while (!cli_was_caught()) {
        struct serve_changes changes;
        struct arena arena;
        arena_init(&arena);
        if (serve_watch_wait(watch, open, &arena, &changes)) take_change(serve, &changes);
        arena_release(&arena);
    }
}

static enum cli_status run(struct cli_serve *serve, struct serve_watch *watch) {
    sigset_t stop, open;
    sigemptyset(&stop);
    sigaddset(&stop, SIGINT);
    sigaddset(&stop, SIGTERM);
    take_change(serve, NULL);
    pthread_sigmask(SIG_BLOCK, &stop, &open); // for the server's threads as well
    enum cli_status status = cli_was_caught() ? CLI_FINE : listen_there(serve);
    if (serve->http) {
        send_state(serve);
        printf("http://127.0.0.1:%u/\n", serve_http_port(serve->http));
        fflush(stdout);
        go_on(serve, watch, &open);
        serve_http_close(serve->http);
    }
    return status;
}

static bool know_brand(const struct cli_options *options) {
    if (!options->brand_count) return true;
    struct arena arena;
    arena_init(&arena);
    const char *brand = options->brands[options->brand_count - 1];
    const char *path = arena_printf(&arena, CHECK_BRANDS "%s/brand.yaml", brand);
    bool known = !strchr(brand, '/') && file_exists(file_join(&arena, options->folder, path));
    if (!known) fprintf(stderr, "regimen: there is no %s\n", path);
    arena_release(&arena);
    return known;
}

static void init_locks(struct cli_serve *serve) {
    pthread_rwlockattr_t writers; // a change does not wait for those who come after it
    pthread_rwlockattr_init(&writers);
    pthread_rwlockattr_setkind_np(&writers, PTHREAD_RWLOCK_PREFER_WRITER_NONRECURSIVE_NP);
    pthread_rwlock_init(&serve->lock, &writers);
    pthread_rwlockattr_destroy(&writers);
    pthread_mutex_init(&serve->printing, NULL);
}

static void release(struct cli_serve *serve) {
    cli_shown_close(serve->shown);
    check_live_close(serve->live);
    buf_release(&serve->told);
    buf_release(&serve->last);
    pthread_mutex_destroy(&serve->printing);
    pthread_rwlock_destroy(&serve->lock);
    cli_progress_close(serve->session.progress);
    arena_release(&serve->session.arena);
}

enum cli_status cli_serve(const struct cli_options *options) {
    static const char *const folders[] = {"content", "templates", "assets"};
    struct cli_serve serve = {0};
    if (!cli_session_open(&serve.session, options)) return CLI_USAGE;
    cli_session_choose_brands(&serve.session);
    buf_init(&serve.told);
    buf_init(&serve.last);
    init_locks(&serve);
    serve.live = check_live_open(&serve.session.check);
    enum cli_status status = CLI_USAGE;
    if (know_brand(options)) {
        // Before the first look, so that no change is missed.
        struct serve_watch *watch =
            serve_watch_open(options->folder, folders, sizeof folders / sizeof *folders);
        status = watch ? run(&serve, watch) : CLI_MACHINE;
        if (!watch)
            fprintf(stderr, "regimen: cannot watch %s: %s\n", options->folder, strerror(errno));
        if (watch) serve_watch_close(watch);
    }
    release(&serve);
    return status;
}

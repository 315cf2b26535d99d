// `regimen build` and `regimen check`.
#include "base/file.h"
#include "base/pool.h"
#include "base/publish.h"
#include "check/check.h"
#include "cli/cli.h"
#include "epub/epub.h"
#include "print/print.h"
#include "site/site.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

struct build {
    const struct cli_options *options;
    struct arena arena;
    struct diag_list diags;
    struct resources resources;
    struct check_options check;
    struct checked *checked;
    struct cli_progress *progress;
    const char *out;
    bool with_epub, with_print;    // whether the website may link to them
    struct figure_palette palette; // of figures, in all that is written
    struct timespec begun;
    char today[11];     // YYYY-MM-DD
    long long epoch;    // SOURCE_DATE_EPOCH, or -1
    long long modified; // seconds since 1970
    struct publish_counts counts;
};

static double seconds_since(const struct timespec *then) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)(now.tv_sec - then->tv_sec) + (double)(now.tv_nsec - then->tv_nsec) / 1e9;
}

// How much of a path names the folder of the guide that a content file is in: what stands before
// "content/"; 0 where that is the current folder, or where there is no such part.
static size_t guide_length(const char *path) {
    static const char part[] = "/content/";
    const char *last = NULL;
    for (const char *at = path; (at = strstr(at, part)); at++) last = at;
    return last ? (size_t)(last - path) : 0;
}

// A folder that is not there is a mistake of the call and not of the content.
static bool folder_is_there(const struct cli_options *options) {
    const char *folder = options->folder;
    if (file_is_folder(folder)) return true;
    size_t length = guide_length(folder);
    if (!file_exists(folder)) {
        fprintf(stderr, "regimen: there is no folder '%s'\n", folder);
    } else if (length) {
        fprintf(stderr, "regimen: '%s' is a file; name the guide's folder: %.*s\n", folder,
                (int)length, folder);
    } else {
        fprintf(stderr,
                "regimen: '%s' is a file; name the guide's folder, or leave it out where that is "
                "the current one\n",
                folder);
    }
    return false;
}

// What SOURCE_DATE_EPOCH says (https://reproducible-builds.org/specs/source-date-epoch/); -1 where
// it is not set. False after telling that it is no time.
static bool read_epoch(long long *seconds) {
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    *seconds = -1;
    if (!epoch || !*epoch) return true;
    char *end;
    errno = 0;
    *seconds = strtoll(epoch, &end, 10);
    if (!*end && !errno && *seconds >= 0 && *seconds < 253402300800LL) return true;
    fprintf(stderr, "regimen: SOURCE_DATE_EPOCH is to be a number of seconds, not '%s'\n", epoch);
    return false;
}

// The day which reviews are held against.
static void find_today(struct build *build) {
    time_t now = build->epoch >= 0 ? (time_t)build->epoch : time(NULL);
    struct tm day;
    gmtime_r(&now, &day);
    strftime(build->today, sizeof build->today, "%Y-%m-%d", &day);
}

// False after telling what is wrong with the call.
static bool start(struct build *build, const struct cli_options *options) {
    *build = (struct build){.options = options, .palette = figure_palette};
    if (!folder_is_there(options) || !read_epoch(&build->epoch)) return false;
    find_today(build);
    clock_gettime(CLOCK_MONOTONIC, &build->begun);
    arena_init(&build->arena);
    diag_init(&build->diags, &build->arena);
    build->resources = cli_resources(options->folder);
    build->progress = cli_progress_open(options->quiet);
    build->check = (struct check_options){
        .root = options->folder,
        .shown_root = cli_shown_root(options->folder),
        .resources = &build->resources,
        .jobs = options->jobs,
        .strict = options->strict,
        .today = build->today,
    };
    cli_catch_signals();
    return true;
}

static void verbose(const struct build *build, const char *what) {
    if (!build->options->verbose) return;
    cli_progress_erase(build->progress);
    fprintf(stderr, "%8.3f s  %s\n", seconds_since(&build->begun), what);
}

static void run_check(struct build *build) {
    cli_progress_phase(build->progress, "checking");
    build->checked = check_open(&build->check, &build->diags);
    verbose(build, "checked");
}

// Diagnostics point into what was read, so they are told before that is let go.
static enum cli_status finish(struct build *build) {
    cli_progress_close(build->progress);
    diag_sort(&build->diags);
    cli_tell(&build->diags, build->options);
    enum cli_status status = cli_status_of(&build->diags);
    check_close(build->checked);
    arena_release(&build->arena);
    return status;
}

// A machine reads the standard output then, so nothing else goes there.
static bool tells_results(const struct build *build) {
    return !build->options->quiet && build->options->format == CLI_TEXT;
}

static const char *plural(size_t count) {
    return count == 1 ? "" : "s";
}

static void tell_guide(const struct build *build, const char *end) {
    const struct guide *guide = check_guide(build->checked);
    size_t exercises = guide->exercises.n, routines = guide->routines.n, pages = guide->pages.n;
    printf("%s: %zu exercise%s, %zu routine%s, %zu page%s%s\n", guide->title, exercises,
           plural(exercises), routines, plural(routines), pages, plural(pages), end);
}

static bool can_report(const struct cli_options *options) {
    if (!options->report || options->format == CLI_TEXT || options->format == CLI_JSON) return true;
    fprintf(stderr, "regimen: --report is told as text or json\n");
    return false;
}

static void tell_report(struct build *build) {
    struct check_report report;
    struct buf out;
    buf_init(&out);
    check_report(check_guide(build->checked), &build->arena, &report);
    if (build->options->format == CLI_JSON) {
        cli_write_report_json(&report, &out);
    } else {
        cli_write_report(&report, &out);
    }
    fwrite(out.at, 1, out.len, stdout);
    buf_release(&out);
}

static void tell_checked(struct build *build) {
    const struct guide *guide = check_guide(build->checked);
    if (!guide) return;
    cli_progress_erase(build->progress);
    size_t brands = guide->brands.n;
    if (build->options->report) {
        tell_report(build);
    } else if (tells_results(build)) {
        tell_guide(build, brands ? arena_printf(&build->arena, ", %zu brand%s, no errors", brands,
                                                plural(brands))
                                 : ", no errors");
    }
}

enum cli_status cli_check(const struct cli_options *options) {
    struct build build;
    if (!can_report(options) || !start(&build, options)) return CLI_USAGE;
    run_check(&build);
    tell_checked(&build);
    bool whole = check_guide(build.checked) != NULL;
    enum cli_status status = finish(&build);
    cli_die_if_caught();
    if (options->report && !whole)
        fprintf(stderr, "regimen: there is no report while the guide has errors\n");
    return status;
}

// ---- building ---------------------------------------------------------------------------------

// Seconds since 1970 of a day written as YYYY-MM-DD, at its start in UTC.
static long long day_start(const char *date) {
    struct tm day = {0};
    if (sscanf(date, "%d-%d-%d", &day.tm_year, &day.tm_mon, &day.tm_mday) != 3) abort();
    day.tm_year -= 1900;
    day.tm_mon -= 1;
    return timegm(&day);
}

// Outputs carry the date of the guide's version, or that of SOURCE_DATE_EPOCH, and never the
// clock's.
static long long find_modified(const struct build *build) {
    return build->epoch >= 0 ? build->epoch : day_start(check_guide(build->checked)->date);
}

static bool write_site(struct build *build, struct publish *publish) {
    cli_progress_phase(build->progress, "writing the website");
    struct site_job job = {
        .guide = check_guide(build->checked),
        .resources = &build->resources,
        .root = build->options->folder,
        .publish = publish,
        .palette = &build->palette,
        .jobs = build->options->jobs,
        .with_epub = build->with_epub,
        .with_print = build->with_print,
        .progress = cli_progress_step,
        .progress_context = build->progress,
    };
    bool written = site_write(&job, &build->diags);
    verbose(build, "website");
    return written;
}

static bool write_epub(struct build *build, struct publish *publish) {
    cli_progress_phase(build->progress, "writing the EPUB");
    struct epub_job job = {
        .guide = check_guide(build->checked),
        .resources = &build->resources,
        .root = build->options->folder,
        .publish = publish,
        .palette = &build->palette,
        .modified = build->modified,
        .jobs = build->options->jobs,
    };
    bool written = epub_write(&job, &build->diags);
    verbose(build, "EPUB");
    return written;
}

static bool write_print(struct build *build, struct publish *publish) {
    cli_progress_phase(build->progress, "printing cards");
    struct print_job job = {
        .guide = check_guide(build->checked),
        .resources = &build->resources,
        .publish = publish,
        .palette = &build->palette,
        .modified = build->modified,
        .jobs = build->options->jobs,
        .progress = cli_progress_step,
        .progress_context = build->progress,
    };
    bool written = print_write_cards(&job, &build->diags);
    verbose(build, "cards");
    return written;
}

// All writers are run even if one fails, so that every mistake in the templates is told at once.
static bool write_outputs(struct build *build, struct publish *publish) {
    static const struct {
        unsigned bit;
        bool (*write)(struct build *build, struct publish *publish);
    } writers[] = {{CLI_SITE, write_site}, {CLI_EPUB, write_epub}, {CLI_PRINT, write_print}};
    bool written = true;
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
        if (build->options->only & writers[i].bit && !pool_stopped())
            written = writers[i].write(build, publish) && written;
    return written && !pool_stopped();
}

// What this build was not asked for stays. The website holds what it links to, so that it can be
// published alone: cards and book are put into it as well.
static void arrange_outputs(struct build *build, struct publish *publish) {
    unsigned only = build->options->only;
    const char *epub = arena_printf(&build->arena, "%s.epub", check_guide(build->checked)->id);
    const char *epub_in_site = arena_printf(&build->arena, "site/%s", epub);
    build->with_epub = only & CLI_EPUB || publish_stands(publish, epub);
    build->with_print = only & CLI_PRINT || publish_stands(publish, "print/cards/");
    if (only & CLI_SITE || publish_stands(publish, "site/")) {
        publish_mirror(publish, epub, "site/");
        publish_mirror(publish, "print/cards/", "site/");
    }
    if (!(only & CLI_SITE)) publish_keep(publish, "site/");
    if (!(only & CLI_EPUB)) {
        publish_keep(publish, epub);
        publish_keep(publish, epub_in_site);
    }
    if (!(only & CLI_PRINT)) {
        publish_keep(publish, "print/");
        publish_keep(publish, "site/print/");
    }
}

static bool make_outputs(struct build *build) {
    build->out = build->options->out ? build->options->out
                                     : file_join(&build->arena, build->options->folder, "dist");
    struct publish *publish = publish_open(build->out, &build->diags);
    if (!publish) return false;
    arrange_outputs(build, publish);
    if (!write_outputs(build, publish)) {
        publish_abandon(publish, &build->diags);
        return false;
    }
    cli_progress_phase(build->progress, "publishing");
    bool published = publish_commit(publish, &build->counts, &build->diags);
    verbose(build, "published");
    return published;
}

static void tell_outputs(struct build *build) {
    cli_progress_erase(build->progress);
    tell_guide(build, "");
    struct arena *arena = &build->arena;
    const struct guide *guide = check_guide(build->checked);
    unsigned only = build->options->only;
    if (only & CLI_SITE) printf("  website  %s\n", file_join(arena, build->out, "site/index.html"));
    if (only & CLI_EPUB)
        printf("  EPUB     %s\n",
               file_join(arena, build->out, arena_printf(arena, "%s.epub", guide->id)));
    if (only & CLI_PRINT) printf("  cards    %s\n", file_join(arena, build->out, "print/cards/"));
    const struct publish_counts *counts = &build->counts;
    printf("%zu files in %.2f s: ", counts->files, seconds_since(&build->begun));
    if (counts->changed || counts->removed) {
        printf("%zu new or changed, %zu removed\n", counts->changed, counts->removed);
    } else {
        printf("nothing has changed\n");
    }
}

enum cli_status cli_build(const struct cli_options *options) {
    struct build build;
    if (!start(&build, options)) return CLI_USAGE;
    run_check(&build);
    bool made = false;
    if (check_guide(build.checked) && !pool_stopped()) {
        build.modified = find_modified(&build);
        made = make_outputs(&build);
    }
    if (made && tells_results(&build)) tell_outputs(&build);
    enum cli_status status = finish(&build);
    if (!made) cli_die_if_caught();
    return status;
}

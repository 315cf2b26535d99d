// A command's guide; see cli_session.h.
#include "cli/cli_session.h"

#include "base/file.h"
#include "base/near.h"
#include "check/check_palette.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

double cli_session_seconds(const struct cli_session *session) {
    const struct timespec *then = &session->begun;
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
static void find_today(struct cli_session *session) {
    time_t now = session->epoch >= 0 ? (time_t)session->epoch : time(NULL);
    struct tm day;
    gmtime_r(&now, &day);
    strftime(session->today, sizeof session->today, "%Y-%m-%d", &day);
}

bool cli_session_open(struct cli_session *session, const struct cli_options *options) {
    *session = (struct cli_session){.options = options};
    if (!folder_is_there(options) || !read_epoch(&session->epoch)) return false;
    find_today(session);
    clock_gettime(CLOCK_MONOTONIC, &session->begun);
    arena_init(&session->arena);
    diag_init(&session->diags, &session->arena);
    session->resources = cli_resources(options->folder);
    session->progress = cli_progress_open(options->quiet);
    if (options->timings) session->timing = &session->phases;
    session->check = (struct check_options){
        .root = options->folder,
        .shown_root = cli_shown_root(options->folder),
        .resources = &session->resources,
        .jobs = options->jobs,
        .strict = options->strict,
        .fix_contrast = options->fix_contrast,
        .today = session->today,
        .timing = session->timing,
    };
    cli_catch_signals();
    return true;
}

void cli_session_choose_brands(struct cli_session *session) {
    const struct cli_options *options = session->options;
    if (options->all_brands) return;
    for (size_t i = 0; i < options->brand_count; i++)
        vec_push(&session->arena, &session->brands, options->brands[i]);
    session->check.brands = &session->brands;
}

void cli_session_verbose(const struct cli_session *session, const char *what) {
    if (!session->options->verbose) return;
    cli_progress_erase(session->progress);
    fprintf(stderr, "%8.3f s  %s\n", cli_session_seconds(session), what);
}

void cli_session_check(struct cli_session *session) {
    cli_progress_phase(session->progress, "checking");
    session->checked = check_open(&session->check, &session->diags);
    cli_session_verbose(session, "checked");
}

// Diagnostics point into what was read, so they are told before that is let go.
enum cli_status cli_session_close(struct cli_session *session) {
    cli_progress_close(session->progress);
    diag_sort(&session->diags);
    cli_tell(&session->diags, session->options);
    if (session->timing) cli_tell_timing(session->timing, cli_session_seconds(session), stderr);
    enum cli_status status = cli_status_of(&session->diags);
    if (session->checked) check_close(session->checked);
    arena_release(&session->arena);
    return status;
}

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
long long cli_session_modified(const struct cli_session *session) {
    return cli_session_modified_of(session, check_guide(session->checked));
}

long long cli_session_date(const struct guide *guide) {
    return day_start(guide->date);
}

long long cli_session_modified_of(const struct cli_session *session, const struct guide *guide) {
    return session->epoch >= 0 ? session->epoch : cli_session_date(guide);
}

const struct brand *cli_know_brand(struct cli_session *session, const char *wanted) {
    const struct guide *guide = check_guide(session->checked);
    const struct strings *ids = &guide->brand_ids;
    for (size_t i = 0; i < guide->brands.n; i++)
        if (strcmp(guide->brands.at[i]->id, wanted) == 0) return guide->brands.at[i];
    for (size_t i = 0; i < ids->n; i++) {
        if (strcmp(ids->at[i], wanted) != 0) continue;
        fprintf(stderr, "regimen: there is no " CHECK_BRANDS "%s/brand.yaml\n", wanted);
        return NULL;
    }
    const char *hint = near_hint(&session->arena, wanted, ids);
    fprintf(stderr, "regimen: the guide has no brand '%s'; %s\n", wanted,
            hint     ? hint
            : ids->n ? near_list(&session->arena, ids)
                     : "its brands stand in content/brands");
    return NULL;
}

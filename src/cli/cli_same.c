// Whether a build has nothing to do; see cli_same.h.
#include "cli/cli_same.h"

#include "base/file.h"
#include "base/pool.h"
#include "print/print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define RECORD "." // no output has this path

static const char *const folders[] = {"content", "templates", "assets"};

struct cli_same {
    struct arena arena;
    const char *root;
    struct strings paths; // of all files that a build may read, from the root
    struct digest *found; // of each
    struct digest inputs, program;
    struct timespec begun; // before anything was looked at
    bool known;
};

// ---- what goes in -------------------------------------------------------------------------------

static void *start_worker(void *context, size_t worker) {
    (void)worker;
    return context;
}

// A file that is too large to be read counts by its size.
static bool look_at(void *context, void *state, size_t i) {
    (void)state;
    struct cli_same *same = context;
    char path[4096];
    struct stat info;
    int length = snprintf(path, sizeof path, "%s/%s", same->root, same->paths.at[i]);
    if (length <= 0 || (size_t)length >= sizeof path || stat(path, &info) != 0) return false;
    if ((unsigned long long)info.st_size <= FILE_LARGEST) return digest_file(path, &same->found[i]);
    same->found[i] = digest_sha256(&info.st_size, sizeof info.st_size);
    return true;
}

static bool list_inputs(const char *root, struct arena *arena, struct strings *paths) {
    struct diag_list diags; // what is wrong the build itself tells
    diag_init(&diags, arena);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (!file_list(arena, root, folders[i], paths, &diags)) return false;
    return diags.n == 0 && paths->n;
}

static struct digest add_up(const struct cli_same *same, const struct cli_session *session) {
    struct digest_sum *sum = digest_open();
    const unsigned char strict = session->options->strict;
    digest_add(sum, &strict, 1);
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", same->root, folders[i]);
        const unsigned char there = file_is_folder(path);
        digest_add(sum, &there, 1);
    }
    for (size_t i = 0; i < same->paths.n; i++) {
        digest_text(sum, same->paths.at[i]);
        digest_add(sum, same->found[i].at, sizeof same->found[i].at);
    }
    if (session->options->only & (CLI_PRINT | CLI_EPUB)) print_add_system(sum);
    return digest_close(sum);
}

struct cli_same *cli_same_open(const struct cli_session *session, const struct digest *program) {
    const struct cli_options *options = session->options;
    struct cli_same *same = base_alloc(sizeof *same);
    *same = (struct cli_same){.root = options->folder, .program = *program};
    arena_init(&same->arena);
    // The clock that files' times come from.
    clock_gettime(CLOCK_REALTIME_COARSE, &same->begun);
    if (options->fix_contrast || !list_inputs(same->root, &same->arena, &same->paths)) return same;
    same->found = arena_alloc(&same->arena, same->paths.n * sizeof *same->found);
    struct pool_work work = {same, start_worker, look_at, NULL};
    same->known = pool_run(options->jobs, same->paths.n, &work);
    if (same->known) same->inputs = add_up(same, session);
    return same;
}

void cli_same_close(struct cli_same *same) {
    if (!same) return;
    arena_release(&same->arena);
    free(same);
}

// ---- the record ---------------------------------------------------------------------------------

// What of a guide's three kinds of output there is when a build is done.
struct kinds {
    bool site, epub, print;
};

static struct kinds kinds_of(unsigned only, const char *epub, const struct publish *publish) {
    return (struct kinds){.site = only & CLI_SITE || publish_stands(publish, "site/"),
                          .epub = only & CLI_EPUB || publish_stands(publish, epub),
                          .print = only & CLI_PRINT || publish_stands(publish, "print/")};
}

// `modified` is the date that outputs carry, in seconds since 1970.
static struct digest key_of(const struct cli_same *same, const struct made *made, const char *brand,
                            long long modified, unsigned only, struct kinds kinds) {
    const unsigned char choice[] = {(unsigned char)only, kinds.site, kinds.epub, kinds.print};
    struct digest_sum *sum = made_sum(made, "all");
    digest_add(sum, same->inputs.at, sizeof same->inputs.at);
    digest_text(sum, brand);
    digest_add(sum, &modified, sizeof modified);
    digest_add(sum, choice, sizeof choice);
    return digest_close(sum);
}

void cli_same_arrange(const struct cli_session *session, const char *id, struct publish *publish,
                      bool *with_epub, bool *with_print) {
    unsigned only = session->options->only;
    struct arena arena;
    arena_init(&arena);
    const char *epub = arena_printf(&arena, "%s.epub", id);
    struct kinds kinds = kinds_of(only, epub, publish);
    if (kinds.site) {
        publish_mirror(publish, epub, "site/");
        publish_mirror(publish, "print/", "site/");
    }
    if (!(only & CLI_SITE)) publish_keep(publish, "site/");
    if (!(only & CLI_EPUB)) {
        publish_keep(publish, epub);
        publish_keep(publish, arena_printf(&arena, "site/%s", epub));
    }
    if (!(only & CLI_PRINT)) {
        publish_keep(publish, "print/");
        publish_keep(publish, "site/print/");
    }
    *with_epub = kinds.epub;
    *with_print = kinds.print;
    arena_release(&arena);
}

// What a record tells, with a tab between each two: what all outputs add up to; the date of the
// guide's version, in seconds; the last day on which somebody reviewed an exercise and the first on
// which a review is due (a build tells of neither between them); how many of what the guide has;
// its id; the brand's name; its title.
enum {
    TOLD_SUM,
    TOLD_DATE,
    TOLD_FROM,
    TOLD_TO,
    TOLD_COUNTS,
    TOLD_ID,
    TOLD_BRAND,
    TOLD_TITLE,
    TOLD_FIELDS,
};

static bool split(char *text, const char *fields[TOLD_FIELDS]) {
    for (int i = 0; i < TOLD_FIELDS; i++) {
        char *end = strchr(text, '\t');
        fields[i] = text;
        if (i + 1 == TOLD_FIELDS) return !end;
        if (!end) return false;
        *end = '\0';
        text = end + 1;
    }
    return false;
}

static bool is_between(const char *day, const char *from, const char *to) {
    return strcmp(from, day) <= 0 && (!*to || strcmp(day, to) <= 0);
}

static bool stands(const struct cli_same *same, struct cli_session *session,
                   struct publish *publish, const struct made *made, const char *brand,
                   struct cli_same_told *told) {
    const char *fields[TOLD_FIELDS], *record = made_told(made, RECORD);
    char *text = record ? arena_strdup(&session->arena, record) : NULL;
    if (!text || !split(text, fields)) return false;
    told->id = fields[TOLD_ID];
    told->brand = fields[TOLD_BRAND];
    told->title = fields[TOLD_TITLE];
    bool with_epub, with_print;
    struct digest bytes;
    size_t length;
    unsigned only = session->options->only;
    cli_same_arrange(session, told->id, publish, &with_epub, &with_print);
    const char *epub = arena_printf(&session->arena, "%s.epub", told->id);
    long long modified =
        session->epoch >= 0 ? session->epoch : strtoll(fields[TOLD_DATE], NULL, 10);
    struct digest key = key_of(same, made, brand, modified, only, kinds_of(only, epub, publish));
    return made_is(made, RECORD, &key, &bytes, &length) &&
           is_between(session->today, fields[TOLD_FROM], fields[TOLD_TO]) &&
           sscanf(fields[TOLD_COUNTS], "%zu %zu %zu", &told->exercises, &told->routines,
                  &told->pages) == 3 &&
           publish_stands_same(publish, strtoull(fields[TOLD_SUM], NULL, 16),
                               session->options->jobs, &told->files);
}

bool cli_same_stands(const struct cli_same *same, struct cli_session *session, const char *out,
                     const char *brand, struct cli_same_told *told) {
    struct diag_list unheard; // what is wrong with the folder the build tells
    diag_init(&unheard, &session->arena);
    if (!same->known || !file_exists(out)) return false;
    struct publish *publish = publish_look(out, &unheard);
    if (!publish) return false;
    struct made *made = made_open(publish, &same->program);
    bool found = stands(same, session, publish, made, brand, told);
    made_abandon(made);
    publish_abandon(publish, NULL);
    return found;
}

static bool is_later(const struct timespec *a, const struct timespec *b) {
    return a->tv_sec != b->tv_sec ? a->tv_sec > b->tv_sec : a->tv_nsec > b->tv_nsec;
}

// Whether the files are still the ones that were listed.
static bool is_same_list(const struct cli_same *same, struct arena *arena) {
    struct strings now = {0};
    if (!list_inputs(same->root, arena, &now) || now.n != same->paths.n) return false;
    for (size_t i = 0; i < now.n; i++)
        if (strcmp(now.at[i], same->paths.at[i]) != 0) return false;
    return true;
}

static bool is_older(const struct cli_same *same, const char *path) {
    struct stat info;
    return stat(path, &info) == 0 && !is_later(&info.st_ctim, &same->begun);
}

// Whether nobody touched a file, or a folder that one is in, since before it was looked at, and no
// file has come or gone.
static bool is_untouched(const struct cli_same *same, struct arena *arena) {
    const char *last = "";
    for (size_t i = 0; i < same->paths.n; i++) {
        char *path = file_join(arena, same->root, same->paths.at[i]);
        if (!is_older(same, path)) return false;
        *strrchr(path, '/') = '\0';
        if (strcmp(path, last) == 0) continue;
        if (!is_older(same, path)) return false;
        last = path;
    }
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        const char *path = file_join(arena, same->root, folders[i]);
        if (file_exists(path) && !is_older(same, path)) return false;
    }
    return is_same_list(same, arena);
}

static void find_days(const struct guide *guide, const char **from, const char **to) {
    *from = *to = "";
    for (size_t i = 0; i < guide->exercises.n; i++) {
        const struct review *review = &guide->exercises.at[i]->reviewed;
        if (review->on && strcmp(review->on, *from) > 0) *from = review->on;
        if (review->due && (!**to || strcmp(review->due, *to) < 0)) *to = review->due;
    }
}

// Whether the session makes all kinds that stand.
static bool makes_all(unsigned only, struct kinds kinds) {
    return (only & CLI_SITE || !kinds.site) && (only & CLI_EPUB || !kinds.epub) &&
           (only & CLI_PRINT || !kinds.print);
}

// A build of a part leaves the record as it is, and where nothing has changed touches nothing. If
// something has, the record's sum is no longer that of what stands.
void cli_same_note(const struct cli_same *same, const struct cli_session *session,
                   const struct guide *guide, bool clean, struct publish *publish,
                   struct made *made) {
    struct arena arena;
    arena_init(&arena);
    const char *name = arena_printf(&arena, "%s.epub", guide->id);
    if (!makes_all(session->options->only, kinds_of(session->options->only, name, publish))) {
        made_note_again(made, RECORD);
    } else if (same->known && clean && is_untouched(same, &arena)) {
        const struct guide *whole = check_guide(session->checked); // not only what a brand shows
        const char *from, *to, *brand = guide->brand ? guide->brand->id : NULL;
        unsigned only = session->options->only;
        struct digest key = key_of(same, made, brand, cli_session_modified(session), only,
                                   kinds_of(only, name, publish));
        find_days(whole, &from, &to);
        const char *told =
            arena_printf(&arena, "%016llx\t%lld\t%s\t%s\t%zu %zu %zu\t%s\t%s\t%s",
                         (unsigned long long)publish_sum(publish), cli_session_date(whole), from,
                         to, whole->exercises.n, whole->routines.n, whole->pages.n, guide->id,
                         guide->brand ? guide->brand->name : "", whole->title);
        made_note(made, RECORD, &key, told, told, strlen(told));
    }
    arena_release(&arena);
}

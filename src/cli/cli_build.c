// `regimen build` and `regimen check`.
#include "base/file.h"
#include "base/made.h"
#include "base/pool.h"
#include "base/program.h"
#include "base/publish.h"
#include "check/check.h"
#include "check/check_palette.h"
#include "cli/cli_book.h"
#include "cli/cli_same.h"
#include "cli/cli_session.h"
#include "epub/epub.h"
#include "model/guide_brand.h"
#include "print/print.h"
#include "site/site.h"

#include <stdlib.h>
#include <string.h>

// What is made of the guide without a brand, or under one, and where.
struct target {
    const struct guide *guide;
    const char *out;
    struct resources resources;
    bool with_epub, with_print; // whether the website may link to them
    struct diag_list diags;     // what its writers told
    struct publish_counts counts;
    struct cli_book book;
    struct made *records; // of what its outputs were made from
    bool made;
};

struct build {
    struct cli_session session;
    struct {
        VEC_OF(struct target *)
    } targets;
    struct site_store *store; // NULL where there is one website only
    struct print_shop *shop;
    struct digest program;
    struct cli_same *same;
    struct figure_store *drawn;
    long long modified; // seconds since 1970
};

// A machine reads the standard output then, so nothing else goes there.
static bool tells_results(const struct build *build) {
    return !build->session.options->quiet && build->session.options->format == CLI_TEXT;
}

static const char *plural(size_t count) {
    return count == 1 ? "" : "s";
}

static void tell_counts(const char *title, size_t exercises, size_t routines, size_t pages,
                        const char *end) {
    printf("%s: %zu exercise%s, %zu routine%s, %zu page%s%s\n", title, exercises, plural(exercises),
           routines, plural(routines), pages, plural(pages), end);
}

static void tell_guide(const struct build *build, const char *end) {
    const struct guide *guide = check_guide(build->session.checked);
    tell_counts(guide->title, guide->exercises.n, guide->routines.n, guide->pages.n, end);
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
    check_report(check_guide(build->session.checked), &build->session.arena, &report);
    if (build->session.options->format == CLI_JSON) {
        cli_write_report_json(&report, &out);
    } else {
        cli_write_report(&report, &out);
    }
    fwrite(out.at, 1, out.len, stdout);
    buf_release(&out);
}

static void tell_checked(struct build *build) {
    const struct guide *guide = check_guide(build->session.checked);
    if (!guide) return;
    cli_progress_erase(build->session.progress);
    size_t brands = guide->brands.n;
    if (build->session.options->report) {
        tell_report(build);
    } else if (tells_results(build)) {
        tell_guide(build, brands ? arena_printf(&build->session.arena, ", %zu brand%s, no errors",
                                                brands, plural(brands))
                                 : ", no errors");
    }
}

enum cli_status cli_check(const struct cli_options *options) {
    struct build build = {0};
    if (!can_report(options) || !cli_session_open(&build.session, options)) return CLI_USAGE;
    build.session.check.spare = true;
    cli_session_check(&build.session);
    tell_checked(&build);
    bool whole = check_guide(build.session.checked) != NULL;
    enum cli_status status = cli_session_close(&build.session);
    cli_die_if_caught("nothing was published");
    if (options->report && !whole)
        fprintf(stderr, "regimen: there is no report while the guide has errors\n");
    return status;
}

// ---- writing ----------------------------------------------------------------------------------

static const struct figure_palette *palette_of(const struct target *target) {
    return target->guide->brand ? &target->guide->brand->figure : &figure_palette;
}

static bool write_site(struct build *build, struct target *target, struct publish *publish) {
    cli_progress_phase(build->session.progress, "writing the website");
    struct site_job job = {
        .guide = target->guide,
        .resources = &target->resources,
        .root = build->session.options->folder,
        .publish = publish,
        .made = target->records,
        .palette = palette_of(target),
        .store = build->store,
        .drawn = build->drawn,
        .jobs = build->session.options->jobs,
        .with_epub = target->with_epub,
        .with_print = target->with_print,
        .progress = cli_progress_step,
        .progress_context = build->session.progress,
        .timing = build->session.timing,
    };
    bool written = site_write(&job, &target->diags);
    cli_session_verbose(&build->session, "website");
    return written;
}

static struct print_job print_job_of(const struct build *build, struct target *target) {
    return (struct print_job){
        .guide = target->guide,
        .resources = &target->resources,
        .made = target->records,
        .palette = palette_of(target),
        .drawn = build->drawn,
        .modified = build->modified,
        .archive = target->guide->archive,
        .pages = &target->book.pages,
        .pages_arena = &target->book.arena,
        .shop = build->shop,
        .jobs = build->session.options->jobs,
    };
}

static bool write_epub(struct build *build, struct target *target, struct publish *publish) {
    cli_progress_phase(build->session.progress, "writing the EPUB");
    const struct print_job print = print_job_of(build, target);
    bool printed = build->session.options->only & CLI_PRINT;
    target->book.publish = publish;
    target->book.epub = arena_printf(&build->session.arena, "%s.epub", target->guide->id);
    struct timing_watch watch;
    timing_begin(&watch, build->session.timing);
    bool bound = cli_book_make(&target->book, &print, printed, &target->diags);
    struct epub_job job = {
        .guide = target->guide,
        .resources = &target->resources,
        .root = build->session.options->folder,
        .publish = publish,
        .palette = palette_of(target),
        .cover = cli_book_cover(&target->book),
        .pages = &target->book.pages,
        .drawn = build->drawn,
        .modified = build->modified,
        .jobs = build->session.options->jobs,
    };
    bool written = epub_write(&job, &target->diags) && bound;
    timing_lap(&watch, TIMING_EPUB);
    cli_session_verbose(&build->session, "EPUB");
    return written;
}

static bool write_print(struct build *build, struct target *target, struct publish *publish) {
    cli_progress_phase(build->session.progress, "printing");
    struct print_job job = print_job_of(build, target);
    job.publish = publish;
    job.previews = true;
    job.progress = cli_progress_step;
    job.progress_context = build->session.progress;
    struct timing_watch watch;
    timing_begin(&watch, build->session.timing);
    bool written = print_write(&job, &target->diags);
    timing_lap(&watch, TIMING_PRINT);
    cli_session_verbose(&build->session, "print");
    return written;
}

// All writers are run even if one fails, so that every mistake in the templates is told at once.
// The EPUB comes last, since it lists the pages of what is printed.
static bool write_outputs(struct build *build, struct target *target, struct publish *publish) {
    static const struct {
        unsigned bit;
        bool (*write)(struct build *build, struct target *target, struct publish *publish);
    } writers[] = {{CLI_SITE, write_site}, {CLI_PRINT, write_print}, {CLI_EPUB, write_epub}};
    bool written = true;
    cli_book_init(&target->book);
    for (size_t i = 0; i < sizeof writers / sizeof *writers; i++)
        if (build->session.options->only & writers[i].bit && !pool_stopped())
            written = writers[i].write(build, target, publish) && written;
    cli_book_release(&target->book);
    return written && !pool_stopped();
}

static bool make_outputs(struct build *build, struct target *target) {
    struct publish *publish = publish_open(target->out, &target->diags);
    if (!publish) return false;
    cli_same_arrange(&build->session, target->guide->id, publish, &target->with_epub,
                     &target->with_print);
    target->records = made_open(publish, &build->program);
    bool written = write_outputs(build, target, publish);
    check_judge(build->session.checked, &target->diags);
    if (!written || diag_failed(&target->diags)) {
        made_abandon(target->records);
        publish_abandon(publish, &target->diags);
        return false;
    }
    bool clean = !target->diags.n && !build->session.diags.n;
    cli_same_note(build->same, &build->session, target->guide, clean, publish, target->records);
    made_close(target->records);
    cli_progress_phase(build->session.progress, "publishing");
    struct timing_watch watch;
    timing_begin(&watch, build->session.timing);
    bool published = publish_commit(publish, &target->counts, &target->diags);
    timing_lap(&watch, TIMING_PUBLISH);
    cli_session_verbose(&build->session, "published");
    return published;
}

// ---- what is made -----------------------------------------------------------------------------

// Where outputs go, under a brand's id or (NULL) without one.
static const char *out_of(struct build *build, const char *brand) {
    struct arena *arena = &build->session.arena;
    const struct cli_options *options = build->session.options;
    const char *out = options->out ? options->out : file_join(arena, options->folder, "dist");
    size_t length = strlen(out);
    if (!brand) return out;
    while (length > 1 && out[length - 1] == '/') length--;
    return arena_printf(arena, "%.*s-%s", (int)length, out, brand);
}

static void add_target(struct build *build, const struct brand *brand) {
    struct cli_session *session = &build->session;
    struct arena *arena = &session->arena;
    struct target *target = arena_alloc(arena, sizeof *target);
    *target = (struct target){.guide = check_guide(session->checked),
                              .out = out_of(build, brand ? brand->id : NULL),
                              .resources = session->resources};
    diag_init(&target->diags, arena);
    if (brand) {
        target->guide = guide_for_brand(target->guide, brand, arena);
        target->resources.brand = arena_printf(arena, CHECK_BRANDS "%s", brand->id);
    }
    vec_push(arena, &build->targets, target);
}

static bool is_asked_for(const struct cli_options *options, const char *brand) {
    for (size_t i = 0; i < options->brand_count; i++)
        if (strcmp(options->brands[i], brand) == 0) return true;
    return false;
}

// False after telling that a brand asked for is not there.
static bool know_brands(struct build *build) {
    const struct cli_options *options = build->session.options;
    for (size_t i = 0; i < options->brand_count; i++)
        if (!cli_know_brand(&build->session, options->brands[i])) return false;
    return true;
}

// Without options the guide without a brand.
static bool choose_targets(struct build *build) {
    const struct cli_options *options = build->session.options;
    const struct brands *brands = &check_guide(build->session.checked)->brands;
    if (!know_brands(build)) return false;
    if (options->all_brands || !options->brand_count) add_target(build, NULL);
    for (size_t i = 0; i < brands->n; i++)
        if (options->all_brands || is_asked_for(options, brands->at[i]->id))
            add_target(build, brands->at[i]);
    return true;
}

// What a brand's outputs alone were told of is told with its name.
static void hand_over(struct build *build, const struct target *target) {
    const struct brand *brand = target->guide->brand;
    struct arena *arena = &build->session.arena;
    for (size_t i = 0; i < target->diags.n; i++) {
        struct diag diag = target->diags.at[i];
        const struct diag_list one = {.at = &diag, .n = 1};
        if (diag_has(&build->session.diags, &diag)) continue;
        if (brand && !strstr(diag_path(&diag), CHECK_BRANDS))
            diag.message = arena_printf(arena, "%s (brand %s)", diag.message, brand->id);
        diag_append_new(&build->session.diags, &one);
    }
}

// One brand's failure is no other's. Returns how many were made.
static size_t make_targets(struct build *build) {
    size_t made = 0;
    if (build->targets.n > 1) build->store = site_store_open();
    build->shop = print_shop_open(build->session.options->jobs);
    build->drawn = figure_store_open();
    for (size_t i = 0; i < build->targets.n && !pool_stopped(); i++) {
        struct target *target = build->targets.at[i];
        target->made = make_outputs(build, target);
        made += target->made;
        hand_over(build, target);
    }
    site_store_close(build->store);
    print_shop_close(build->shop);
    figure_store_close(build->drawn);
    return made;
}

// ---- telling ----------------------------------------------------------------------------------

static void tell_files(const struct publish_counts *counts, const char *in) {
    printf("%zu files%s: ", counts->files, in);
    if (counts->changed || counts->removed) {
        printf("%zu new or changed, %zu removed\n", counts->changed, counts->removed);
    } else {
        printf("nothing has changed\n");
    }
}

// Tells where the outputs are; `brand` is a name, "" for none.
static void tell_places(struct build *build, const char *out, const char *id, const char *brand) {
    struct arena *arena = &build->session.arena;
    unsigned only = build->session.options->only;
    const char *name = arena_printf(arena, "%s.epub", id);
    if (*brand) printf("%s\n", brand);
    if (only & CLI_SITE) printf("  website  %s\n", file_join(arena, out, "site/index.html"));
    if (only & CLI_EPUB) printf("  EPUB     %s\n", file_join(arena, out, name));
    if (only & CLI_PRINT) printf("  paper    %s\n", file_join(arena, out, "print/"));
}

static void tell_target(struct build *build, const struct target *target) {
    const struct brand *brand = target->guide->brand;
    tell_places(build, target->out, target->guide->id, brand ? brand->name : "");
    if (build->targets.n > 1) tell_files(&target->counts, "");
}

static void tell_outputs(struct build *build) {
    struct arena *arena = &build->session.arena;
    double seconds = cli_session_seconds(&build->session);
    cli_progress_erase(build->session.progress);
    tell_guide(build, "");
    for (size_t i = 0; i < build->targets.n; i++)
        if (build->targets.at[i]->made) tell_target(build, build->targets.at[i]);
    if (build->targets.n == 1)
        tell_files(&build->targets.at[0]->counts, arena_printf(arena, " in %.2f s", seconds));
    else
        printf("all in %.2f s\n", seconds);
}

static void tell_same(struct build *build, const char *out, const struct cli_same_told *told) {
    struct arena *arena = &build->session.arena;
    double seconds = cli_session_seconds(&build->session);
    const struct publish_counts counts = {.files = told->files};
    cli_progress_erase(build->session.progress);
    tell_counts(told->title, told->exercises, told->routines, told->pages, "");
    tell_places(build, out, told->id, told->brand);
    tell_files(&counts, arena_printf(arena, " in %.2f s", seconds));
}

// Whether there is nothing to do, which is then told. Builds of several brands look at each.
static bool is_done(struct build *build) {
    struct cli_session *session = &build->session;
    const struct cli_options *options = session->options;
    struct timing_watch watch;
    struct cli_same_told told = {0};
    timing_begin(&watch, session->timing);
    build->program = program_digest();
    build->same = cli_same_open(session, &build->program);
    timing_lap(&watch, TIMING_SCAN);
    if (options->all_brands || options->brand_count > 1) return false;
    const char *brand = options->brand_count ? options->brands[0] : NULL;
    const char *out = out_of(build, brand);
    bool done = cli_same_stands(build->same, session, out, brand, &told);
    timing_lap(&watch, TIMING_WRITE);
    if (done) cli_session_verbose(session, "checked: all stands as it was made");
    if (done && tells_results(build)) tell_same(build, out, &told);
    return done;
}

static bool make_all(struct build *build, size_t *made) {
    bool known = true;
    cli_session_choose_brands(&build->session);
    build->session.check.spare = true;
    cli_session_check(&build->session);
    if (check_guide(build->session.checked) && !pool_stopped()) {
        build->modified = cli_session_modified(&build->session);
        known = choose_targets(build);
        *made = known ? make_targets(build) : 0;
    }
    if (*made && tells_results(build)) tell_outputs(build);
    return known;
}

enum cli_status cli_build(const struct cli_options *options) {
    struct build build = {0};
    if (!cli_session_open(&build.session, options)) return CLI_USAGE;
    size_t made = 0;
    bool done = is_done(&build), known = done || make_all(&build, &made);
    cli_same_close(build.same);
    enum cli_status status = cli_session_close(&build.session);
    if (!done && (!made || made < build.targets.n)) cli_die_if_caught("nothing was published");
    return known ? status : CLI_USAGE;
}

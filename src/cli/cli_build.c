// `regimen build` and `regimen check`.
#include "base/file.h"
#include "base/pool.h"
#include "base/publish.h"
#include "check/check.h"
#include "cli/cli_session.h"
#include "epub/epub.h"
#include "print/print.h"
#include "site/site.h"

#include <stdlib.h>
#include <string.h>

struct build {
    struct cli_session session;
    const char *out;
    bool with_epub, with_print;    // whether the website may link to them
    struct figure_palette palette; // of figures, in all that is written
    long long modified;            // seconds since 1970
    struct publish_counts counts;
};

// A machine reads the standard output then, so nothing else goes there.
static bool tells_results(const struct build *build) {
    return !build->session.options->quiet && build->session.options->format == CLI_TEXT;
}

static const char *plural(size_t count) {
    return count == 1 ? "" : "s";
}

static void tell_guide(const struct build *build, const char *end) {
    const struct guide *guide = check_guide(build->session.checked);
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
    cli_session_check(&build.session);
    tell_checked(&build);
    bool whole = check_guide(build.session.checked) != NULL;
    enum cli_status status = cli_session_close(&build.session);
    cli_die_if_caught();
    if (options->report && !whole)
        fprintf(stderr, "regimen: there is no report while the guide has errors\n");
    return status;
}

// ---- building ---------------------------------------------------------------------------------

static bool write_site(struct build *build, struct publish *publish) {
    cli_progress_phase(build->session.progress, "writing the website");
    struct site_job job = {
        .guide = check_guide(build->session.checked),
        .resources = &build->session.resources,
        .root = build->session.options->folder,
        .publish = publish,
        .palette = &build->palette,
        .jobs = build->session.options->jobs,
        .with_epub = build->with_epub,
        .with_print = build->with_print,
        .progress = cli_progress_step,
        .progress_context = build->session.progress,
    };
    bool written = site_write(&job, &build->session.diags);
    cli_session_verbose(&build->session, "website");
    return written;
}

static bool write_epub(struct build *build, struct publish *publish) {
    cli_progress_phase(build->session.progress, "writing the EPUB");
    struct epub_job job = {
        .guide = check_guide(build->session.checked),
        .resources = &build->session.resources,
        .root = build->session.options->folder,
        .publish = publish,
        .palette = &build->palette,
        .modified = build->modified,
        .jobs = build->session.options->jobs,
    };
    bool written = epub_write(&job, &build->session.diags);
    cli_session_verbose(&build->session, "EPUB");
    return written;
}

static bool write_print(struct build *build, struct publish *publish) {
    cli_progress_phase(build->session.progress, "printing");
    struct print_job job = {
        .guide = check_guide(build->session.checked),
        .resources = &build->session.resources,
        .publish = publish,
        .palette = &build->palette,
        .modified = build->modified,
        .previews = true,
        .archive = check_guide(build->session.checked)->archive,
        .jobs = build->session.options->jobs,
        .progress = cli_progress_step,
        .progress_context = build->session.progress,
    };
    bool written = print_write(&job, &build->session.diags);
    cli_session_verbose(&build->session, "print");
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
        if (build->session.options->only & writers[i].bit && !pool_stopped())
            written = writers[i].write(build, publish) && written;
    return written && !pool_stopped();
}

// What this build was not asked for stays. The website holds what it links to, so that it can be
// published alone: cards and book are put into it as well.
static void arrange_outputs(struct build *build, struct publish *publish) {
    unsigned only = build->session.options->only;
    const char *epub =
        arena_printf(&build->session.arena, "%s.epub", check_guide(build->session.checked)->id);
    const char *epub_in_site = arena_printf(&build->session.arena, "site/%s", epub);
    build->with_epub = only & CLI_EPUB || publish_stands(publish, epub);
    build->with_print = only & CLI_PRINT || publish_stands(publish, "print/");
    if (only & CLI_SITE || publish_stands(publish, "site/")) {
        publish_mirror(publish, epub, "site/");
        publish_mirror(publish, "print/", "site/");
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
    build->out = build->session.options->out
                     ? build->session.options->out
                     : file_join(&build->session.arena, build->session.options->folder, "dist");
    struct publish *publish = publish_open(build->out, &build->session.diags);
    if (!publish) return false;
    arrange_outputs(build, publish);
    bool written = write_outputs(build, publish);
    check_judge(build->session.checked, &build->session.diags);
    if (!written || diag_failed(&build->session.diags)) {
        publish_abandon(publish, &build->session.diags);
        return false;
    }
    cli_progress_phase(build->session.progress, "publishing");
    bool published = publish_commit(publish, &build->counts, &build->session.diags);
    cli_session_verbose(&build->session, "published");
    return published;
}

static void tell_outputs(struct build *build) {
    cli_progress_erase(build->session.progress);
    tell_guide(build, "");
    struct arena *arena = &build->session.arena;
    const struct guide *guide = check_guide(build->session.checked);
    unsigned only = build->session.options->only;
    if (only & CLI_SITE) printf("  website  %s\n", file_join(arena, build->out, "site/index.html"));
    if (only & CLI_EPUB)
        printf("  EPUB     %s\n",
               file_join(arena, build->out, arena_printf(arena, "%s.epub", guide->id)));
    if (only & CLI_PRINT) printf("  paper    %s\n", file_join(arena, build->out, "print/"));
    const struct publish_counts *counts = &build->counts;
    printf("%zu files in %.2f s: ", counts->files, cli_session_seconds(&build->session));
    if (counts->changed || counts->removed) {
        printf("%zu new or changed, %zu removed\n", counts->changed, counts->removed);
    } else {
        printf("nothing has changed\n");
    }
}

enum cli_status cli_build(const struct cli_options *options) {
    struct build build = {.palette = figure_palette};
    if (!cli_session_open(&build.session, options)) return CLI_USAGE;
    cli_session_check(&build.session);
    bool made = false;
    if (check_guide(build.session.checked) && !pool_stopped()) {
        build.modified = cli_session_modified(&build.session);
        made = make_outputs(&build);
    }
    if (made && tells_results(&build)) tell_outputs(&build);
    enum cli_status status = cli_session_close(&build.session);
    if (!made) cli_die_if_caught();
    return status;
}

// `regimen handout`: exercises or a routine as a PDF for a patient.
#include "base/file.h"
#include "base/near.h"
#include "check/check_prescription.h"
#include "cli/cli_private.h"
#include "model/guide_brand.h"
#include "print/print.h"

#include <string.h>

struct chosen {
    VEC_OF(const struct entry *)
};

static const struct entry *find_exercise(const struct guide *guide, const char *name) {
    for (size_t i = 0; i < guide->exercises.n; i++)
        if (!strcmp(guide->exercises.at[i]->entry.id, name)) return &guide->exercises.at[i]->entry;
    return NULL;
}

static const struct entry *find_routine(const struct guide *guide, const char *name) {
    for (size_t i = 0; i < guide->routines.n; i++)
        if (!strcmp(guide->routines.at[i]->entry.id, name)) return &guide->routines.at[i]->entry;
    return NULL;
}

static void tell_unknown(struct cli_session *session, const struct guide *guide, const char *name) {
    struct strings names = {0};
    for (size_t i = 0; i < guide->exercises.n; i++)
        vec_push(&session->arena, &names, guide->exercises.at[i]->entry.id);
    for (size_t i = 0; i < guide->routines.n; i++)
        vec_push(&session->arena, &names, guide->routines.at[i]->entry.id);
    const char *hint = near_hint(&session->arena, name, &names);
    fprintf(stderr, "regimen: the guide has no exercise or routine '%s'; %s\n", name,
            hint ? hint : near_list(&session->arena, &names));
}

// "content/exercises/squat.md" is as good as "squat".
static const char *plain_name(struct arena *arena, const char *name) {
    const char *slash = strrchr(name, '/');
    if (slash) name = slash + 1;
    size_t length = strlen(name);
    bool page = length > 3 && !strcmp(name + length - 3, ".md");
    return arena_strndup(arena, name, page ? length - 3 : length);
}

// A routine stands alone, since it brings its own log and its own order.
static bool choose(struct cli_session *session, const struct guide *guide, struct chosen *chosen) {
    const struct cli_options *options = session->options;
    for (size_t i = 0; i < options->name_count; i++) {
        const char *name = plain_name(&session->arena, options->names[i]);
        bool in_routines = strstr(options->names[i], "routines/") != NULL;
        const struct entry *entry = in_routines ? NULL : find_exercise(guide, name);
        if (!entry) entry = find_routine(guide, name);
        if (!entry) {
            tell_unknown(session, guide, name);
            return false;
        }
        vec_push(&session->arena, chosen, entry);
        if (entry->kind != ENTRY_ROUTINE || options->name_count == 1) continue;
        fprintf(stderr,
                "regimen: '%s' is a routine; a handout is of one routine, or of exercises\n", name);
        return false;
    }
    return chosen->n > 0;
}

// The paper asked for; false after telling that there is no such one.
static bool find_paper(const struct cli_options *options, const struct guide *guide,
                       enum paper *paper) {
    *paper = PAPER_A4;
    while (*paper < PAPERS - 1 &&
           !(options->paper ? !strcmp(paper_names[*paper], options->paper) : guide->papers[*paper]))
        (*paper)++;
    if (!options->large) return true;
    *paper = paper_in_large(*paper);
    if (*paper == PAPERS) fprintf(stderr, "regimen: large print wants a4 or letter, not a5\n");
    return *paper != PAPERS;
}

// What is printed with: the guide, or the one of a brand.
static void make_job(struct cli_session *session, const struct brand *brand,
                     struct print_job *job) {
    const struct guide *guide = check_guide(session->checked);
    struct resources *resources = arena_alloc(&session->arena, sizeof *resources);
    *resources = session->resources;
    if (brand) resources->brand = arena_printf(&session->arena, "content/brands/%s", brand->id);
    *job =
        (struct print_job){.guide = brand ? guide_for_brand(guide, brand, &session->arena) : guide,
                           .resources = resources,
                           .palette = brand ? &brand->figure : NULL,
                           .modified = cli_session_modified(session),
                           .archive = guide->archive || session->options->archive,
                           .jobs = 1};
}

// Writes the PDF where nothing is wrong, and tells its name.
static enum cli_status write_pdf(struct cli_session *session, const char *path,
                                 const struct buf *pdf,
                                 bool (*write)(const char *path, const struct buf *bytes)) {
    const struct cli_options *options = session->options;
    check_judge(session->checked, &session->diags);
    if (diag_failed(&session->diags)) return CLI_CONTENT;
    if (!write(path, pdf)) return CLI_MACHINE;
    cli_progress_erase(session->progress);
    if (!options->quiet && options->format == CLI_TEXT) printf("%s\n", path);
    return CLI_FINE;
}

static enum cli_status print_chosen(struct cli_session *session, const struct print_job *job,
                                    const struct chosen *chosen, enum paper paper) {
    const char *out = session->options->out;
    const char *path =
        out ? out
            : arena_printf(&session->arena, "%s-%s.pdf", chosen->at[0]->id, paper_names[paper]);
    struct buf pdf;
    buf_init(&pdf);
    bool made = print_make_handout(job, chosen->at, chosen->n, paper, &pdf, &session->diags);
    enum cli_status status = write_pdf(session, path, &pdf, cli_write_file);
    buf_release(&pdf);
    return made ? status : CLI_CONTENT;
}

// ---- a prescription -----------------------------------------------------------------------------

static const struct prescription *read_prescription(struct cli_session *session,
                                                    const struct brand *brand) {
    const char *path = session->options->prescription;
    if (cli_is_public(session, path, "a prescription")) return NULL;
    const struct source *source = cli_read_private(session, path);
    if (!source) return NULL;
    struct check_prescriber *prescriber = check_prescriber_open(session->checked);
    check_prescriber_brand(prescriber, brand);
    const struct prescription *read =
        check_prescription(prescriber, &session->arena, source, &session->diags);
    check_prescriber_close(prescriber);
    struct prescription *chosen = arena_alloc(&session->arena, sizeof *chosen);
    if (read) *chosen = *read;
    return read && cli_choose_paper(session->options, check_guide(session->checked), chosen,
                                    &session->diags)
               ? chosen
               : NULL;
}

// "patient.yaml" becomes "patient-a4.pdf", beside which it need not lie.
static const char *name_handout(struct cli_session *session,
                                const struct prescription *prescription) {
    if (session->options->out) return session->options->out;
    const char *name = file_name(session->options->prescription);
    if (strcmp(name, "-") == 0) name = "prescription"; // piped in
    const char *dot = strrchr(name, '.');
    enum paper paper = prescription_paper(prescription, check_guide(session->checked), false);
    return arena_printf(&session->arena, "%.*s-%s%s.pdf",
                        (int)(dot && dot > name ? (size_t)(dot - name) : strlen(name)), name,
                        paper_names[paper], session->options->check_print ? "-check" : "");
}

static enum cli_status print_prescription(struct cli_session *session, const struct brand *brand) {
    const struct prescription *prescription = read_prescription(session, brand);
    if (!prescription) return CLI_CONTENT;
    const char *path = name_handout(session, prescription);
    if (cli_is_public(session, path, "a handout")) return CLI_CONTENT;
    struct print_job job;
    struct print_handout handout = {.for_clinician = session->options->check_print};
    struct buf pdf;
    make_job(session, NULL, &job);
    buf_init(&pdf);
    struct print_handouts *handouts = print_handouts_open(&job);
    struct print_handout_worker *worker = print_handout_worker_open(handouts);
    bool made = print_handout_prescribed(worker, prescription, &handout, &pdf, &session->diags);
    print_handout_worker_close(worker);
    print_handouts_close(handouts, &session->diags);
    enum cli_status status = write_pdf(session, path, &pdf, cli_write_private_file);
    buf_release(&pdf);
    return made ? status : CLI_CONTENT;
}

// ---- the command ------------------------------------------------------------------------------

static enum cli_status print(struct cli_session *session) {
    struct chosen chosen = {0};
    const struct brand *brand;
    struct print_job job;
    enum paper paper;
    if (!cli_find_brand(session, &brand)) return CLI_USAGE;
    if (session->options->prescription) return print_prescription(session, brand);
    make_job(session, brand, &job);
    if (!choose(session, job.guide, &chosen) || !find_paper(session->options, job.guide, &paper))
        return CLI_USAGE;
    return print_chosen(session, &job, &chosen, paper);
}

static bool is_used_well(const struct cli_options *options) {
    if (options->prescription && options->name_count)
        fprintf(stderr, "regimen: handout takes names or --prescription, not both\n");
    else if (options->check_print && !options->prescription)
        fprintf(stderr, "regimen: --check-print is for a prescription\n");
    else
        return true;
    return false;
}

enum cli_status cli_handout(const struct cli_options *options) {
    struct cli_session session;
    enum cli_status status = CLI_FINE;
    if (!is_used_well(options) || !cli_session_open(&session, options)) return CLI_USAGE;
    if (!options->prescription) cli_session_choose_brands(&session);
    cli_session_check(&session);
    if (check_guide(session.checked)) status = print(&session);
    enum cli_status told = cli_session_close(&session);
    return status == CLI_FINE || (status == CLI_CONTENT && told == CLI_MACHINE) ? told : status;
}

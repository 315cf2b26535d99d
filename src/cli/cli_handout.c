// `regimen handout`: exercises or a routine as a PDF for a patient.
#include "base/near.h"
#include "cli/cli_session.h"
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
    static const enum paper large[PAPERS] = {[PAPER_A4] = PAPER_A4_LARGE,
                                             [PAPER_LETTER] = PAPER_LETTER_LARGE,
                                             [PAPER_A5] = PAPERS,
                                             [PAPER_A4_LARGE] = PAPER_A4_LARGE,
                                             [PAPER_LETTER_LARGE] = PAPER_LETTER_LARGE};
    *paper = PAPER_A4;
    while (*paper < PAPERS - 1 &&
           !(options->paper ? !strcmp(paper_names[*paper], options->paper) : guide->papers[*paper]))
        (*paper)++;
    if (!options->large) return true;
    *paper = large[*paper];
    if (*paper == PAPERS) fprintf(stderr, "regimen: large print wants a4 or letter, not a5\n");
    return *paper != PAPERS;
}

static enum cli_status print_chosen(struct cli_session *session, const struct chosen *chosen,
                                    enum paper paper) {
    const struct cli_options *options = session->options;
    const struct guide *guide = check_guide(session->checked);
    const struct print_job job = {.guide = guide,
                                  .resources = &session->resources,
                                  .modified = cli_session_modified(session),
                                  .archive = guide->archive || options->archive,
                                  .jobs = 1};
    struct buf pdf;
    buf_init(&pdf);
    enum cli_status status = CLI_CONTENT;
    const char *path = options->out ? options->out
                                    : arena_printf(&session->arena, "%s-%s.pdf", chosen->at[0]->id,
                                                   paper_names[paper]);
    bool made = print_make_handout(&job, chosen->at, chosen->n, paper, &pdf, &session->diags);
    check_judge(session->checked, &session->diags);
    if (made && !diag_failed(&session->diags)) {
        status = cli_write_file(path, &pdf) ? CLI_FINE : CLI_MACHINE;
        cli_progress_erase(session->progress);
        if (status == CLI_FINE && !options->quiet && options->format == CLI_TEXT)
            printf("%s\n", path);
    }
    buf_release(&pdf);
    return status;
}

enum cli_status cli_handout(const struct cli_options *options) {
    struct cli_session session;
    struct chosen chosen = {0};
    enum cli_status status = CLI_FINE;
    enum paper paper;
    if (!cli_session_open(&session, options)) return CLI_USAGE;
    cli_session_check(&session);
    const struct guide *guide = check_guide(session.checked);
    if (guide) {
        bool known = choose(&session, guide, &chosen) && find_paper(options, guide, &paper);
        status = known ? print_chosen(&session, &chosen, paper) : CLI_USAGE;
    }
    enum cli_status told = cli_session_close(&session);
    return status == CLI_FINE ? told : status;
}

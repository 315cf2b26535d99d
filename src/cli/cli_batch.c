// `regimen batch`: a handout for each row of a table.
#include "base/file.h"
#include "base/pool.h"
#include "base/utf8.h"
#include "check/check_prescription.h"
#include "cli/cli_manifest.h"
#include "cli/cli_private.h"
#include "cli/cli_state.h"
#include "print/print.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

// More than these are not kept to be told: of print faults, each of which takes a look at all
// before it, and of all.
enum { MOST_OF_PRINT = 500, MOST_TOLD = 20000 };

#define FOLDER "a folder of handouts" // in messages

struct batch {
    struct cli_session *session;
    const struct check_table *table;
    const struct brand *brand; // that goes before the rows'
    struct print_job job;
    struct print_handouts *handouts;
    struct cli_manifest manifest;
    struct digest basis;  // of all that each handout is made from, beside its row
    size_t count;         // rows of this shard
    pthread_mutex_t lock; // held while the manifest or `diags` are written to
    struct diag_list diags;
    bool *stands; // by row: its file is as it should be
    atomic_size_t done, made, kept, wrong;
    atomic_int error; // errno of a file that could not be written; 0: none
};

struct worker {
    struct check_prescriber *prescriber;
    struct print_handout_worker *printer;
    struct arena arena; // of one row
    struct buf pdf, path, part;
};

// ---- rows and files ---------------------------------------------------------------------------

static size_t row_of(const struct batch *batch, size_t i) {
    const struct cli_options *options = batch->session->options;
    return options->shard - 1 + i * options->shards;
}

static struct digest digest_of(const struct batch *batch, size_t row) {
    size_t length;
    const char *text = check_table_row(batch->table, row, &length);
    struct digest_sum *sum = digest_open();
    digest_add(sum, batch->basis.at, sizeof batch->basis.at);
    digest_add(sum, text, length);
    return digest_close(sum);
}

// "row-00012.pdf", or "row-00012-jane-doe.pdf" where names are wanted.
static const char *name_file(const struct batch *batch, size_t row,
                             const struct prescription *prescription, struct arena *arena) {
    const struct cli_options *options = batch->session->options;
    const char *check = options->check_print ? "-check" : "";
    enum { LONGEST_NAME = 80 };
    struct buf name;
    buf_init(&name);
    if (options->with_names && prescription->patient) {
        buf_putc(&name, '-');
        utf8_slug(prescription->patient, strlen(prescription->patient), &name);
        while (name.len > LONGEST_NAME || utf8_check(name.at, name.len) < name.len)
            buf_cut(&name, name.len - 1);
    }
    const char *file =
        arena_printf(arena, "row-%05zu%s%s.pdf", row + 1, name.len > 1 ? name.at : "", check);
    buf_release(&name);
    return file;
}

static void set_path(struct buf *path, const struct batch *batch, const char *before,
                     const char *name, const char *after) {
    buf_clear(path);
    buf_printf(path, "%s/%s%s%s", batch->manifest.folder, before, name, after);
}

// Reads a whole file into `out`. False where that cannot be.
static bool read_whole(const char *path, struct buf *out) {
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    char bytes[65536];
    ssize_t got = -1;
    buf_clear(out);
    while (file >= 0 && (got = read(file, bytes, sizeof bytes)) > 0)
        buf_add(out, bytes, (size_t)got);
    if (file >= 0) close(file);
    return file >= 0 && got == 0;
}

// Whether a row's handout stands as an earlier batch made it, from the same row, guide and program.
static bool is_made(struct batch *batch, struct worker *worker, size_t row,
                    const struct digest *from) {
    const struct cli_manifest_entry *entry = &batch->manifest.entries[row];
    if (!entry->file || !digest_same(&entry->from, from)) return false;
    set_path(&worker->path, batch, "", entry->file, "");
    if (!read_whole(worker->path.at, &worker->pdf)) return false;
    struct digest digest = digest_sha256(worker->pdf.at, worker->pdf.len);
    return digest_same(&digest, &entry->digest);
}

static bool write_bytes(const char *path, const struct buf *bytes) {
    unlink(path);
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    bool written = file >= 0 && cli_write_all(file, bytes);
    int error = errno;
    if (file >= 0 && close(file) != 0) return false;
    errno = error;
    return written;
}

// The part has a name of its own for each row, so that one that was left behind is written over.
static bool write_file(struct batch *batch, struct worker *worker, const char *name) {
    set_path(&worker->part, batch, ".", name, ".part");
    set_path(&worker->path, batch, "", name, "");
    if (write_bytes(worker->part.at, &worker->pdf) && rename(worker->part.at, worker->path.at) == 0)
        return true;
    int error = errno;
    unlink(worker->part.at);
    atomic_store(&batch->error, error ? error : EIO);
    return false;
}

// ---- one row ----------------------------------------------------------------------------------

// What points into the table, which outlives the list, is not copied with it; it may be large.
static void tell(struct batch *batch, const struct diag_list *diags, const struct source *table) {
    struct diag_list *to = &batch->diags;
    pthread_mutex_lock(&batch->lock);
    for (size_t i = 0; i < diags->n; i++) {
        struct diag diag = diags->at[i];
        const struct diag_list one = {.at = &diag, .n = 1};
        if (to->n < MOST_TOLD && diag.source == table)
            diag_add(to, diag.severity, diag.id, table, diag.span, diag.hint, "%s", diag.message);
        else if (to->n < MOST_OF_PRINT)
            diag_append_new(to, &one);
    }
    pthread_mutex_unlock(&batch->lock);
}

// What printing tells is about a row as well.
static void name_row(struct diag_list *diags, size_t from, size_t row) {
    for (size_t i = from; i < diags->n; i++)
        diags->at[i].message =
            arena_printf(diags->arena, "row %zu: %s", row + 1, diags->at[i].message);
}

static const struct prescription *read_row(struct batch *batch, struct worker *worker, size_t row,
                                           struct diag_list *diags) {
    const struct prescription *read =
        check_table_prescription(batch->table, row, worker->prescriber, &worker->arena, diags);
    if (!read) return NULL;
    size_t from = diags->n;
    struct prescription *chosen = arena_alloc(&worker->arena, sizeof *chosen);
    *chosen = *read;
    bool good = cli_choose_paper(batch->session->options, batch->job.guide, chosen, diags);
    name_row(diags, from, row);
    return good ? chosen : NULL;
}

static bool print_row(struct batch *batch, struct worker *worker, size_t row,
                      const struct prescription *prescription, struct diag_list *diags,
                      struct cli_manifest_entry *entry) {
    struct print_handout handout = {.for_clinician = batch->session->options->check_print};
    size_t from = diags->n;
    buf_clear(&worker->pdf);
    bool made =
        print_handout_prescribed(worker->printer, prescription, &handout, &worker->pdf, diags);
    name_row(diags, from, row);
    if (!made) return false;
    entry->pages = handout.pages;
    entry->digest = digest_sha256(worker->pdf.at, worker->pdf.len);
    entry->file = name_file(batch, row, prescription, &worker->arena);
    return true;
}

static bool note(struct batch *batch, size_t row, const struct cli_manifest_entry *entry) {
    pthread_mutex_lock(&batch->lock);
    const char *before = batch->manifest.entries[row].file;
    if (before && strcmp(before, entry->file) != 0) { // it had another name
        const char *path = file_join(batch->manifest.arena, batch->manifest.folder, before);
        unlink(path);
    }
    bool noted = cli_manifest_note(&batch->manifest, row, entry);
    if (!noted) atomic_store(&batch->error, errno ? errno : EIO);
    pthread_mutex_unlock(&batch->lock);
    return noted;
}

// Makes a row's handout. False only where the machine failed, which ends the batch.
static bool make_row(struct batch *batch, struct worker *worker, size_t row) {
    struct cli_manifest_entry entry = {.from = digest_of(batch, row)};
    struct diag_list diags;
    arena_reset(&worker->arena);
    diag_init(&diags, &worker->arena);
    if (is_made(batch, worker, row, &entry.from)) {
        batch->stands[row] = true;
        atomic_fetch_add(&batch->kept, 1);
        return true;
    }
    const struct prescription *prescription = read_row(batch, worker, row, &diags);
    bool made = prescription && print_row(batch, worker, row, prescription, &diags, &entry);
    if (diags.n) tell(batch, &diags, check_table_source(batch->table));
    if (!made) {
        atomic_fetch_add(&batch->wrong, 1);
        return true;
    }
    if (!write_file(batch, worker, entry.file) || !note(batch, row, &entry)) return false;
    batch->stands[row] = true;
    atomic_fetch_add(&batch->made, 1);
    return true;
}

// ---- workers ----------------------------------------------------------------------------------

static void *start(void *context, size_t number) {
    (void)number;
    struct batch *batch = context;
    struct worker *worker = base_alloc(sizeof *worker);
    *worker = (struct worker){.prescriber = check_prescriber_open(batch->session->checked),
                              .printer = print_handout_worker_open(batch->handouts)};
    check_prescriber_brand(worker->prescriber, batch->brand);
    arena_init(&worker->arena);
    buf_init(&worker->pdf);
    buf_init(&worker->path);
    buf_init(&worker->part);
    return worker;
}

static bool item(void *context, void *state, size_t i) {
    struct batch *batch = context;
    bool done = make_row(batch, state, row_of(batch, i));
    cli_progress_step(batch->session->progress, atomic_fetch_add(&batch->done, 1) + 1,
                      batch->count);
    return done;
}

static void finish(void *context, void *state) {
    (void)context;
    struct worker *worker = state;
    check_prescriber_close(worker->prescriber);
    print_handout_worker_close(worker->printer);
    arena_release(&worker->arena);
    buf_release(&worker->pdf);
    buf_release(&worker->path);
    buf_release(&worker->part);
    free(worker);
}

// ---- the whole --------------------------------------------------------------------------------

// A handout that no row stands for any more would be given to somebody.
static void remove_stale(struct batch *batch) {
    struct cli_manifest *manifest = &batch->manifest;
    const struct cli_options *options = batch->session->options;
    for (size_t row = 0; row < manifest->room; row++) {
        struct cli_manifest_entry *entry = &manifest->entries[row];
        if (!entry->file || (row < manifest->rows && batch->stands[row])) continue;
        if (row % options->shards == options->shard - 1)
            unlink(file_join(manifest->arena, manifest->folder, entry->file));
        entry->file = NULL;
    }
}

static enum cli_status run(struct batch *batch) {
    struct cli_session *session = batch->session;
    const struct pool_work work = {batch, start, item, finish};
    cli_progress_phase(session->progress, "printing handouts");
    batch->handouts = print_handouts_open(&batch->job);
    bool done = pool_run(session->options->jobs, batch->count, &work);
    print_handouts_close(batch->handouts, &batch->diags);
    int error = atomic_load(&batch->error);
    if (error)
        diag_add_path(&batch->diags, DIAG_FAILURE, "cannot-write", batch->manifest.folder, NULL,
                      "cannot write: %s", strerror(error));
    if (done) {
        remove_stale(batch);
        if (!cli_manifest_finish(&batch->manifest)) return CLI_MACHINE;
    }
    return error ? CLI_MACHINE : atomic_load(&batch->wrong) || !done ? CLI_CONTENT : CLI_FINE;
}

static void report(const struct batch *batch) {
    const struct cli_options *options = batch->session->options;
    size_t made = batch->made, kept = batch->kept, wrong = batch->wrong;
    cli_progress_erase(batch->session->progress);
    if (options->quiet || options->format != CLI_TEXT) return;
    printf("%s: %zu of %zu handouts", batch->manifest.folder, made + kept, batch->count);
    if (kept) printf(", %zu as they were", kept);
    if (wrong) printf(", %zu row%s with mistakes", wrong, wrong == 1 ? "" : "s");
    printf(" in %.2f s\n", cli_session_seconds(batch->session));
}

static const char *manifest_name(const struct cli_options *options, struct arena *arena) {
    const char *check = options->check_print ? "-check" : "";
    return options->shards == 1 ? arena_printf(arena, "manifest%s", check)
                                : arena_printf(arena, "manifest%s-%zu-of-%zu", check,
                                               options->shard, options->shards);
}

static enum cli_status make_all(struct batch *batch) {
    struct cli_session *session = batch->session;
    const struct cli_options *options = session->options;
    size_t rows = check_table_rows(batch->table);
    if (!cli_make_private_folder(options->out)) return CLI_MACHINE;
    if (cli_is_public(session, options->out, FOLDER)) { // now that all of its path is there
        rmdir(options->out);
        return CLI_CONTENT;
    }
    if (!cli_manifest_fits(&session->arena, options->out, manifest_name(options, &session->arena),
                           &session->diags))
        return CLI_MACHINE;
    if (!cli_manifest_open(&batch->manifest, &session->arena, options->out,
                           manifest_name(options, &session->arena), rows))
        return CLI_MACHINE;
    batch->count = rows >= options->shard ? (rows - options->shard) / options->shards + 1 : 0;
    batch->stands = arena_alloc(&session->arena, rows + 1);
    enum cli_status status = CLI_MACHINE;
    if (cli_state_digest(session, check_table_columns(batch->table), &batch->basis)) {
        status = run(batch);
        report(batch);
    }
    cli_manifest_close(&batch->manifest);
    check_judge(session->checked, &batch->diags);
    return status;
}

enum { LONGEST_SO_FAR = 100 };

// What to say where the batch was interrupted.
static void put_so_far(const struct batch *batch, char so_far[LONGEST_SO_FAR]) {
    size_t stand = atomic_load(&batch->made) + atomic_load(&batch->kept);
    snprintf(so_far, LONGEST_SO_FAR, "%zu of %zu handouts are made; the same command goes on",
             stand, batch->count);
}

static enum cli_status batch_checked(struct cli_session *session, char so_far[LONGEST_SO_FAR]) {
    const struct cli_options *options = session->options;
    struct batch batch = {.session = session};
    diag_init(&batch.diags, &session->arena);
    if (!cli_find_brand(session, &batch.brand)) return CLI_USAGE;
    if (cli_is_public(session, options->table, "a table of prescriptions") ||
        cli_is_public(session, options->out, FOLDER))
        return CLI_CONTENT;
    const struct source *file = cli_read_private(session, options->table);
    const struct guide *guide = check_guide(session->checked);
    batch.table = file ? check_table_read(&session->arena, file, guide, &session->diags) : NULL;
    if (!batch.table) return CLI_CONTENT;
    batch.job = (struct print_job){.guide = guide,
                                   .resources = &session->resources,
                                   .modified = cli_session_modified(session),
                                   .archive = guide->archive || options->archive};
    pthread_mutex_init(&batch.lock, NULL);
    enum cli_status status = make_all(&batch);
    put_so_far(&batch, so_far);
    pthread_mutex_destroy(&batch.lock);
    for (size_t i = 0; i < batch.diags.n; i++)
        vec_push(&session->arena, &session->diags, batch.diags.at[i]);
    return status;
}

enum cli_status cli_batch(const struct cli_options *options) {
    struct cli_session session;
    enum cli_status status = CLI_FINE;
    char so_far[LONGEST_SO_FAR] = "nothing was made";
    if (!cli_session_open(&session, options)) return CLI_USAGE;
    cli_session_check(&session);
    if (check_guide(session.checked) && !pool_stopped()) status = batch_checked(&session, so_far);
    enum cli_status told = cli_session_close(&session);
    cli_die_if_caught(so_far);
    return status == CLI_FINE || told == CLI_MACHINE ? told : status;
}

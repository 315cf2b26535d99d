// Tables and prescriptions: the bytes as a CSV file, row by row and as a table of prescriptions,
// and as the YAML file of one. What is written freely is never told.
#include "fuzz.h"

#include "base/csv.h"
#include "check/check_mask.h"
#include "check/check_prescription.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static const struct {
    const char *path, *text;
} files[] = {
    {"content/guide.yaml",
     "id: small\ntitle: Small\nsummary: A guide.\nauthors: [A]\nlanguage: en\n"
     "base_url: https://small.example/\ndisclaimer: No advice.\nred_flags: [you fall]\n"
     "default_routine: start\nidentifier: urn:uuid:6f9a2a3e-3d0c-4c39-8a35-0d1f6a0f6a11\n"
     "date: 2026-01-02\n"},
    {"content/exercises/squat.md",
     "---\ntitle: Squat\nkind: strength\nposition: standing\nsummary: S.\n"
     "dosage: {sets: 2, reps: 10}\n---\n## Steps\n\n1. Go down.\n"},
    {"content/routines/start.md", "---\ntitle: Start\nsummary: S.\naim: To begin.\n"
                                  "items: [{exercise: squat}]\nstop_if: [it hurts]\n---\n"},
    {"content/pages/help.md",
     "---\ntitle: Help\nsummary: S.\norder: 1\nhelp: true\n---\n## Call\n\nCall.\n"},
    {"content/brands/bridge/brand.yaml", "name: Bridge\n"},
};

static struct {
    char root[256];
    struct arena arena;
    struct diag_list diags;
    struct resources resources;
    struct check_options options;
    struct checked *checked;
    struct check_prescriber *prescriber;
} guide;

static void remove_guide(void) {
    check_prescriber_close(guide.prescriber);
    check_close(guide.checked);
    arena_release(&guide.arena);
    file_remove_tree(guide.root);
}

static void write_guide(void) {
    const char *place = getenv("TMPDIR");
    snprintf(guide.root, sizeof guide.root, "%s/regimen-fuzz-XXXXXX", place ? place : "/tmp");
    fuzz_want(mkdtemp(guide.root), "there is no place for the guide");
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char *path = file_join(&guide.arena, guide.root, files[i].path),
             *slash = strrchr(path, '/');
        *slash = '\0';
        fuzz_want(file_make_folders(path), "a folder is not made");
        *slash = '/';
        fuzz_want(file_write_new(path, files[i].text, strlen(files[i].text)), "no file");
    }
}

// Makes the guide, once.
static void make_guide(void) {
    if (guide.checked) return;
    arena_init(&guide.arena);
    diag_init(&guide.diags, &guide.arena);
    write_guide();
    guide.resources = (struct resources){.root = guide.root,
                                         .shown_root = "",
                                         .embedded = embedded_files,
                                         .embedded_count = embedded_file_count};
    guide.options = (struct check_options){.root = guide.root,
                                           .shown_root = "",
                                           .resources = &guide.resources,
                                           .jobs = 1,
                                           .today = "2026-01-02"};
    guide.checked = check_open(&guide.options, &guide.diags);
    fuzz_want(check_guide(guide.checked), "the guide is wrong");
    guide.prescriber = check_prescriber_open(guide.checked);
    atexit(remove_guide);
}

// Rows lie one behind the other, and what they say is theirs.
static void check_rows(const char *bytes, size_t length) {
    struct arena arena;
    struct csv_reader reader;
    struct csv_row row;
    size_t text_length, end = 0;
    arena_init(&arena);
    const char *text = csv_text(&arena, bytes, length, &text_length);
    const struct source source = {"input", text, text_length};
    csv_open(&reader, text, text_length);
    while (csv_next(&reader, &arena, &row)) {
        fuzz_want(row.start >= end && row.end >= row.start && row.end <= text_length,
                  "a row lies in another");
        fuzz_want(row.n <= CSV_MOST_CELLS, "a row has too many cells");
        if (row.fault) fuzz_span(&source, row.place);
        for (size_t i = 0; i < row.n; i++) {
            fuzz_want(row.at[i].start >= row.start && row.at[i].end <= row.end, "a stray cell");
            if (!row.fault) fuzz_span(&source, row.at[i].span);
        }
        end = row.end;
    }
    arena_release(&arena);
}

static void check_table(const struct source *source) {
    struct arena arena;
    struct diag_list diags;
    arena_init(&arena);
    diag_init(&diags, &arena);
    const struct check_table *table =
        check_table_read(&arena, source, check_guide(guide.checked), &diags);
    fuzz_want(table || diags.n, "a table is refused without a word");
    for (size_t i = 0; table && i < check_table_rows(table) && i < 50; i++) {
        size_t before = diags.n, length;
        const struct prescription *made =
            check_table_prescription(table, i, guide.prescriber, &arena, &diags);
        fuzz_want(made || diags.n > before, "a row is refused without a word");
        fuzz_want(!made || made->items.n, "a prescription of nothing");
        check_table_row(table, i, &length);
    }
    fuzz_diags(&diags);
    arena_release(&arena);
}

static void check_file(const struct source *source) {
    struct arena arena;
    struct diag_list diags;
    arena_init(&arena);
    diag_init(&diags, &arena);
    struct check_known known;
    check_known_open(&known, check_guide(guide.checked), &arena);
    const struct source *shown = check_mask_yaml(&known, &arena, source);
    fuzz_want(shown->length == source->length, "what is shown is longer");
    for (size_t i = 0; i < source->length; i++)
        fuzz_want((shown->text[i] == '\n') == (source->text[i] == '\n'), "lines have moved");
    fuzz_want(utf8_check(shown->text, shown->length) == shown->length, "a mask is not UTF-8");
    struct source copy = *source; // what is not text is replaced in it
    const struct prescription *made = check_prescription(guide.prescriber, &arena, &copy, &diags);
    fuzz_want(made || diags.n, "a prescription is refused without a word");
    fuzz_diags(&diags);
    arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    make_guide();
    check_rows((const char *)bytes, length);
    char *copy = malloc(length + 1);
    fuzz_want(copy, "no memory");
    if (length) memcpy(copy, bytes, length);
    copy[length] = '\0';
    const struct source source = {"input", copy, length};
    check_table(&source);
    struct fuzz_input input;
    fuzz_start(&input, bytes, length);
    check_file(&input.source);
    fuzz_end(&input);
    free(copy);
    return 0;
}

// The whole check of one file: the bytes become a page of a small guide, or its guide.yaml or
// brand, and the guide is checked as `regimen check` does it, with its report. What kind of file it
// is, the bytes tell, so that a found input can be put into a guide as it is. The guide lies in
// $TMPDIR, which tests/fuzz/run puts on a memory file system where there is one.
#include "fuzz.h"

#include "check/check.h"
#include "check/check_report.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

static const char guide_yaml[] =
    "id: small\ntitle: Small\nsummary: A guide.\nauthors: [A]\nlanguage: en\n"
    "base_url: https://small.example/\ndisclaimer: No advice.\nred_flags: [you fall]\n"
    "default_routine: start\nidentifier: urn:uuid:6f9a2a3e-3d0c-4c39-8a35-0d1f6a0f6a11\n"
    "date: 2026-01-02\nreferences:\n  book: {citation: A book.}\n";
static const char squat[] = "---\ntitle: Squat\nkind: strength\nposition: standing\nsummary: S.\n"
                            "dosage: {sets: 2, reps: 10}\n---\n## Steps\n\n1. Go down.\n";
static const char start[] = "---\ntitle: Start\nsummary: S.\naim: To begin.\n"
                            "items: [{exercise: squat}]\nstop_if: [it hurts]\n---\n";
static const char brand[] = "name: Bridge\n";
static const char help[] = "---\ntitle: Help\nsummary: S.\norder: 1\nhelp: true\n---\n## Call\n";

// The files of the guide, and where an input goes that holds the sign of their kind.
static const struct {
    const char *path, *text, *input_path, *sign;
} files[] = {
    {"content/exercises/squat.md", squat, "content/exercises/input.md", "\ndosage:"},
    {"content/routines/start.md", start, "content/routines/input.md", "\nitems:"},
    {"content/brands/bridge/brand.yaml", brand, "content/brands/bridge/brand.yaml", "\ncolours:"},
    {"content/pages/help.md", help, "content/pages/input.md", "---\n"},
    {"content/guide.yaml", guide_yaml, "content/guide.yaml", ""},
};
enum { FILES = sizeof files / sizeof *files };

static struct {
    char root[256];
    int folder; // the root, opened
    struct resources resources;
    struct check_basis *basis;
} guide;

static void remove_guide(void) {
    check_basis_close(guide.basis);
    close(guide.folder);
    file_remove_tree(guide.root);
}

static void put(const char *path, const void *bytes, size_t length) {
    int fd = openat(guide.folder, path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    fuzz_want(fd >= 0 && write(fd, bytes, length) == (ssize_t)length, "a file is not written");
    close(fd);
}

// Makes the guide, once.
static void make_guide(void) {
    if (*guide.root) return;
    const char *place = getenv("TMPDIR");
    snprintf(guide.root, sizeof guide.root, "%s/regimen-fuzz-XXXXXX", place ? place : "/tmp");
    fuzz_want(mkdtemp(guide.root), "there is no place for the guide");
    guide.folder = open(guide.root, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    guide.resources = (struct resources){.root = guide.root,
                                         .shown_root = "",
                                         .embedded = embedded_files,
                                         .embedded_count = embedded_file_count};
    guide.basis = check_basis_open(&guide.resources);
    atexit(remove_guide);
    static const char *const folders[] = {"content",          "content/exercises",
                                          "content/routines", "content/pages",
                                          "content/brands",   "content/brands/bridge"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        fuzz_want(mkdirat(guide.folder, folders[i], 0777) == 0, "a folder is not made");
    for (size_t i = 0; i < FILES; i++) put(files[i].path, files[i].text, strlen(files[i].text));
}

// What kind of file the bytes are: the first whose sign they have.
static size_t find_kind(const uint8_t *bytes, size_t length) {
    for (size_t i = 0; i + 1 < FILES; i++)
        if (memmem(bytes, length, files[i].sign, strlen(files[i].sign))) return i;
    return FILES - 1;
}

static void check_guide_made(void) {
    struct check_options options = {.root = guide.root,
                                    .shown_root = "",
                                    .resources = &guide.resources,
                                    .jobs = 1,
                                    .basis = guide.basis,
                                    .today = "2026-05-28"};
    struct arena arena;
    arena_init(&arena);
    struct diag_list diags;
    diag_init(&diags, &arena);
    struct checked *checked = check_open(&options, &diags);
    fuzz_want(check_guide(checked) || diags.n, "the guide is refused without a word");
    const struct guide *made = check_guide(checked);
    struct check_report report = {0};
    if (made) check_report(made, &arena, &report);
    fuzz_want(!made || report.n == made->exercises.n * CHECK_REPORT_ITEMS, "a report has gaps");
    for (size_t i = 0; i < diags.n; i++)
        fuzz_want(diags.at[i].severity != DIAG_FAILURE, "a mistake is told as a failure");
    fuzz_diags(&diags);
    check_close(checked);
    arena_release(&arena);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    make_guide();
    size_t kind = find_kind(bytes, length);
    put(files[kind].input_path, bytes, length);
    check_guide_made();
    unlinkat(guide.folder, files[kind].input_path, 0);
    put(files[kind].path, files[kind].text, strlen(files[kind].text));
    return 0;
}

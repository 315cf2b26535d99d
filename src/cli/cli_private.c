// What is one patient's; see cli_private.h.
#include "cli/cli_private.h"

#include "base/file.h"
#include "base/publish.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

// The real place of a path, or of the nearest folder above it that is there.
static bool find_real(const char *path, char real[PATH_MAX]) {
    char part[PATH_MAX];
    size_t length = strlen(path);
    if (length >= sizeof part) return false;
    memcpy(part, path, length + 1);
    while (!realpath(part, real)) {
        char *slash = strrchr(part, '/');
        if (errno != ENOENT) return false;
        if (slash == part) return realpath("/", real);
        if (!slash) return realpath(".", real);
        *slash = '\0';
    }
    return true;
}

static bool is_content(struct arena *arena, const char *folder) {
    return strcmp(file_name(folder), "content") == 0 &&
           file_exists(file_join(arena, folder, "guide.yaml"));
}

// dist/ and dist-NAME/ of the guide, whether or not they were built yet.
static bool is_dist(const char *folder, const char *guide) {
    size_t length = strlen(guide);
    if (strncmp(folder, guide, length) != 0 || folder[length] != '/') return false;
    const char *name = folder + length + 1;
    return strcmp(name, "dist") == 0 || (strncmp(name, "dist-", 5) == 0 && !strchr(name, '/'));
}

// What of a guide a real folder is, or NULL.
static const char *publicness(struct arena *arena, const char *folder, const char *guide) {
    if (is_content(arena, folder)) return "the content of a guide";
    if (file_exists(file_join(arena, folder, PUBLISH_MANIFEST)) || is_dist(folder, guide))
        return "what a build makes";
    return NULL;
}

// Where the folder is not there yet, the part of the path below what is there counts too.
static bool names_dist(const char *path, const char *real, const char *guide) {
    const char *name = strstr(path, "dist");
    return strcmp(real, guide) == 0 && name && (name == path || name[-1] == '/') &&
           (name[4] == '\0' || name[4] == '/' || name[4] == '-');
}

bool cli_is_public(struct cli_session *session, const char *path, const char *what) {
    char real[PATH_MAX], guide[PATH_MAX];
    struct arena *arena = &session->arena;
    if (strcmp(path, "-") == 0) return false;
    if (!realpath(session->options->folder, guide)) guide[0] = '\0';
    const char *found = NULL;
    if (!find_real(path, real)) return false;
    if (names_dist(path, real, guide)) found = "what a build makes";
    while (!found && strcmp(real, "/") != 0 && *real) {
        found = publicness(arena, real, guide);
        *strrchr(real, '/') = '\0';
    }
    if (!found) return false;
    diag_add_path(&session->diags, DIAG_ERROR, "published-place", path,
                  "put it into a folder outside the guide",
                  "%s must not lie below %s: that is published", what, found);
    return true;
}

// Whether a path is a pipe, or "-" for what is piped in: a table may so never lie on a disk.
static bool is_stream(const char *path) {
    struct stat info;
    return strcmp(path, "-") == 0 || (stat(path, &info) == 0 && S_ISFIFO(info.st_mode));
}

static const struct source *read_stream(struct cli_session *session, const char *path) {
    bool piped = strcmp(path, "-") == 0;
    FILE *file = piped ? stdin : fopen(path, "rb");
    char bytes[65536];
    struct buf text;
    buf_init(&text);
    for (size_t got;
         file && text.len <= FILE_LARGEST && (got = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buf_add(&text, bytes, got);
    bool good = file && !ferror(file), fits = text.len <= FILE_LARGEST;
    if (!good)
        diag_add_path(&session->diags, DIAG_FAILURE, "cannot-read", path, NULL, "cannot read: %s",
                      strerror(errno));
    else if (!fits)
        diag_add_path(&session->diags, DIAG_ERROR, "file-too-big", path, "break it into several",
                      "the file is larger than %zu MiB", FILE_LARGEST >> 20);
    struct source *source = arena_alloc(&session->arena, sizeof *source);
    *source = (struct source){path, arena_strndup(&session->arena, text.at, text.len), text.len};
    if (file && !piped) fclose(file);
    buf_release(&text);
    return good && fits ? source : NULL;
}

const struct source *cli_read_private(struct cli_session *session, const char *path) {
    char real[PATH_MAX];
    struct arena *arena = &session->arena;
    if (is_stream(path)) return read_stream(session, path);
    if (!realpath(path, real)) {
        diag_add_path(&session->diags, DIAG_FAILURE, "cannot-read", path, NULL, "cannot read: %s",
                      strerror(errno));
        return NULL;
    }
    const char *name = file_name(real);
    const char *folder = arena_strndup(arena, real, (size_t)(name - real));
    size_t told = session->diags.n;
    const struct source *read = file_read(arena, folder, name, "", &session->diags);
    for (size_t i = told; i < session->diags.n; i++) session->diags.at[i].path = path;
    if (!read) return NULL;
    struct source *source = arena_alloc(arena, sizeof *source);
    *source = (struct source){path, read->text, read->length};
    return source;
}

bool cli_make_private_folder(const char *path) {
    if (file_is_folder(path)) return true;
    char *copy = strdup(path);
    if (!copy) abort();
    size_t length = strlen(copy);
    while (length > 1 && copy[length - 1] == '/') copy[--length] = '\0';
    char *slash = strrchr(copy, '/');
    bool made = true;
    if (slash && slash != copy) {
        *slash = '\0';
        made = file_make_folders(copy);
        *slash = '/';
    }
    made = made && (mkdir(copy, 0700) == 0 || (errno == EEXIST && file_is_folder(copy)));
    if (!made) fprintf(stderr, "regimen: cannot make %s: %s\n", path, strerror(errno));
    free(copy);
    return made;
}

bool cli_find_brand(struct cli_session *session, const struct brand **brand) {
    const struct cli_options *options = session->options;
    *brand = NULL;
    if (!options->brand_count) return true;
    *brand = cli_know_brand(session, options->brands[options->brand_count - 1]);
    return *brand != NULL;
}

bool cli_choose_paper(const struct cli_options *options, const struct guide *guide,
                      struct prescription *prescription, struct diag_list *diags) {
    for (int paper = 0; options->paper && paper < PAPERS; paper++)
        if (strcmp(paper_names[paper], options->paper) == 0) prescription->paper = paper;
    if (prescription->paper < 0 && prescription->brand)
        prescription->paper = prescription->brand->paper;
    prescription->large = prescription->large || options->large;
    if (prescription_paper(prescription, guide, false) != PAPERS) return true;
    diag_add_path(diags, DIAG_ERROR, "wrong-value",
                  prescription->source ? prescription->source->path : "", NULL,
                  "large print wants a4 or letter, not a5");
    return false;
}

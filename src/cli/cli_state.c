// A digest of what handouts are made from; see cli_state.h.
#include "cli/cli_state.h"

#include "base/file.h"

#include <stdio.h>
#include <string.h>

static void add_number(struct digest_sum *sum, long long number) {
    char text[32];
    snprintf(text, sizeof text, "%lld", number);
    digest_text(sum, text);
}

// The program is its file; where that cannot be read, its version and what is embedded in it.
static void add_program(struct digest_sum *sum) {
    FILE *file = fopen("/proc/self/exe", "rb");
    char bytes[65536];
    size_t got, all = 0;
    digest_text(sum, REGIMEN_VERSION);
    while (file && (got = fread(bytes, 1, sizeof bytes, file)) > 0) {
        digest_add(sum, bytes, got);
        all += got;
    }
    if (file) fclose(file);
    for (size_t i = 0; !all && i < embedded_file_count; i++) {
        digest_text(sum, embedded_files[i].path);
        digest_add(sum, embedded_files[i].bytes, embedded_files[i].length);
    }
}

static bool add_file(struct cli_session *session, struct digest_sum *sum, const char *path) {
    struct arena arena;
    arena_init(&arena);
    const struct source *file = file_read(&arena, session->options->folder, path,
                                          session->check.shown_root, &session->diags);
    if (file) {
        digest_text(sum, path);
        add_number(sum, (long long)file->length);
        digest_add(sum, file->text, file->length);
    }
    arena_release(&arena);
    return file != NULL;
}

static bool add_folder(struct cli_session *session, struct digest_sum *sum, const char *folder) {
    struct strings paths = {0};
    bool added =
        file_list(&session->arena, session->options->folder, folder, &paths, &session->diags);
    for (size_t i = 0; added && i < paths.n; i++) added = add_file(session, sum, paths.at[i]);
    return added;
}

static void add_options(struct cli_session *session, struct digest_sum *sum) {
    const struct cli_options *options = session->options;
    digest_text(sum, options->paper);
    digest_text(sum, options->brand_count ? options->brands[options->brand_count - 1] : NULL);
    const bool flags[] = {options->large, options->archive, options->check_print,
                          options->with_names, options->fix_contrast};
    for (size_t i = 0; i < sizeof flags / sizeof *flags; i++) add_number(sum, flags[i]);
    add_number(sum, cli_session_modified(session));
}

bool cli_state_digest(struct cli_session *session, const char *columns, struct digest *digest) {
    struct digest_sum *sum = digest_open();
    digest_text(sum, columns);
    add_program(sum);
    add_options(session, sum);
    bool added = add_folder(session, sum, "content") && add_folder(session, sum, "templates");
    *digest = digest_close(sum);
    return added;
}

// `regimen init`.
#include "base/file.h"
#include "cli/cli.h"
#include "model/words.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>
#include <time.h>

static const char prefix[] = "init/";

// A random UUID, version 4 (RFC 9562, section 5.4).
static bool make_uuid(char uuid[37]) {
    unsigned char b[16];
    if (getrandom(b, sizeof b, 0) != sizeof b) return false;
    b[6] = (unsigned char)((b[6] & 0x0F) | 0x40);
    b[8] = (unsigned char)((b[8] & 0x3F) | 0x80);
    snprintf(uuid, 37, "%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-%02x%02x%02x%02x%02x%02x", b[0],
             b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11], b[12], b[13],
             b[14], b[15]);
    return true;
}

// The text with {uuid} and {date} filled in: a guide has an identifier of its own from the start.
static bool fill_in(const char *text, size_t length, struct buf *out) {
    char uuid[37], date[11];
    time_t now = time(NULL);
    struct tm day;
    if (!make_uuid(uuid) || !gmtime_r(&now, &day)) return false;
    strftime(date, sizeof date, "%Y-%m-%d", &day);
    const struct words_value values[] = {{"uuid", uuid}, {"date", date}};
    struct arena arena;
    arena_init(&arena);
    words_fill(arena_strndup(&arena, text, length), values, 2, out);
    arena_release(&arena);
    return true;
}

static bool write_file(struct arena *arena, const char *folder, const struct embedded_file *file) {
    const char *path = file_join(arena, folder, file->path + strlen(prefix));
    char *above = arena_strdup(arena, path);
    *strrchr(above, '/') = '\0';
    struct buf text;
    buf_init(&text);
    bool written = file_make_folders(above) &&
                   fill_in((const char *)file->bytes, file->length, &text) &&
                   file_write_new(path, text.at, text.len);
    if (!written) fprintf(stderr, "regimen: cannot write %s: %s\n", path, strerror(errno));
    buf_release(&text);
    return written;
}

static bool is_for_init(const struct embedded_file *file) {
    return strncmp(file->path, prefix, strlen(prefix)) == 0;
}

// Nothing that stands there already is written over.
static bool is_free(struct arena *arena, const char *folder) {
    for (size_t i = 0; i < embedded_file_count; i++) {
        if (!is_for_init(&embedded_files[i])) continue;
        const char *path = file_join(arena, folder, embedded_files[i].path + strlen(prefix));
        if (!file_exists(path)) continue;
        fprintf(stderr, "regimen: %s is there already; nothing was written\n", path);
        return false;
    }
    return true;
}

static enum cli_status write_all(struct arena *arena, const char *folder) {
    if (!is_free(arena, folder)) return CLI_USAGE;
    for (size_t i = 0; i < embedded_file_count; i++)
        if (is_for_init(&embedded_files[i]) && !write_file(arena, folder, &embedded_files[i]))
            return CLI_MACHINE;
    return CLI_FINE;
}

enum cli_status cli_init(const struct cli_options *options) {
    struct arena arena;
    arena_init(&arena);
    // "." would make paths without a folder to cut off.
    const char *folder = strcmp(options->folder, ".") == 0 ? "./." : options->folder;
    enum cli_status status = write_all(&arena, folder);
    if (status == CLI_FINE && !options->quiet)
        printf("A small guide stands in %s. Next:\n\n  regimen build \"%s\"\n\nand open %s in a "
               "browser. Before you hand out a card, set base_url in content/guide.yaml:\nthe code "
               "on the card leads there.\n",
               options->folder, options->folder,
               file_join(&arena, options->folder, "dist/site/index.html"));
    arena_release(&arena);
    return status;
}

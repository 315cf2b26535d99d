// The manifest of a batch; see cli_manifest.h.
#include "cli/cli_manifest.h"

#include "base/buf.h"
#include "base/file.h"
#include "cli/cli.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER "row,file,pages,sha256,made_from\n"

enum { MOST_ROWS = 2000000, LONGEST_NAME = 200 };

static void put_entry(struct buf *out, size_t row, const struct cli_manifest_entry *entry) {
    char digest[DIGEST_HEX + 1], from[DIGEST_HEX + 1];
    digest_write(&entry->digest, digest);
    digest_write(&entry->from, from);
    buf_printf(out, "%zu,%s,%zu,%s,%s\n", row + 1, entry->file, entry->pages, digest, from);
}

// ---- whose a folder is --------------------------------------------------------------------------

// What a manifest's name, without ".csv", tells of its batch.
struct division {
    bool for_check;
    size_t shards;
};

static bool read_division(const char *name, struct division *division) {
    static const char begin[] = "manifest", check[] = "-check";
    if (strncmp(name, begin, strlen(begin)) != 0) return false;
    name += strlen(begin);
    division->for_check = strncmp(name, check, strlen(check)) == 0;
    if (division->for_check) name += strlen(check);
    division->shards = 1;
    int end = 0;
    if (*name) sscanf(name, "-%*u-of-%zu%n", &division->shards, &end);
    return name[end] == '\0';
}

// The name of a manifest, or of the journal of one, in the arena; NULL where the file is neither.
static const char *manifest_of(struct arena *arena, const char *folder, const char *file) {
    static const char csv[] = ".csv", journal[] = ".journal", header[] = HEADER;
    size_t length = strlen(file), hidden = *file == '.';
    const char *suffix = hidden ? journal : csv;
    if (length < strlen(suffix) + hidden || strcmp(file + length - strlen(suffix), suffix) != 0)
        return NULL;
    const char *name = arena_strndup(arena, file + hidden, length - hidden - strlen(suffix));
    struct division unused;
    size_t got = 0;
    if (!read_division(name, &unused)) return NULL;
    const char *start =
        hidden ? header : file_read_start(arena, folder, file, strlen(header), &got);
    bool ours = hidden || (start && got == strlen(header) && memcmp(start, header, got) == 0);
    return ours ? name : NULL;
}

struct found {
    bool ours, others;
    const char *divided; // the manifest of a batch that was divided otherwise
};

static void look_at(struct arena *arena, const char *folder, const char *file,
                    const struct division *division, struct found *found) {
    struct division other;
    const char *name = manifest_of(arena, folder, file);
    if (!name) {
        found->others |= *file != '.';
        return;
    }
    found->ours = true;
    if (read_division(name, &other) && other.for_check == division->for_check &&
        other.shards != division->shards)
        found->divided = name;
}

bool cli_manifest_fits(struct arena *arena, const char *folder, const char *name,
                       struct diag_list *diags) {
    struct found found = {0};
    struct division division = {0};
    DIR *files = opendir(folder);
    read_division(name, &division);
    for (const struct dirent *file; files && (file = readdir(files));)
        look_at(arena, folder, file->d_name, &division, &found);
    if (files) closedir(files);
    if (found.divided) {
        diag_add_path(diags, DIAG_FAILURE, "not-ours", folder,
                      "name a new folder with --out, or remove this one",
                      "handouts stand here of a batch that was divided otherwise (%s)",
                      found.divided);
    } else if (found.others && !found.ours) {
        diag_add_path(diags, DIAG_FAILURE, "not-ours", folder,
                      "name an empty or new folder with --out",
                      "this folder holds files that regimen did not make, so it is left alone");
    }
    return !found.divided && (found.ours || !found.others);
}

// ---- reading and writing ------------------------------------------------------------------------

// A name that is no path and no hidden file, so that nothing else is ever touched.
static bool is_name(const char *name) {
    size_t length = strlen(name);
    return length > 4 && length <= LONGEST_NAME && strncmp(name, "row-", 4) == 0 &&
           strcmp(name + length - 4, ".pdf") == 0 && !strpbrk(name, "/\\\"\r\n");
}

// Reads one line, without its end; false where it is none that was written whole.
static bool read_entry(struct arena *arena, char *line, size_t *row,
                       struct cli_manifest_entry *entry) {
    char *parts[5], *end;
    for (int i = 0; i < 5; i++) {
        parts[i] = line;
        line += strcspn(line, ",");
        if ((*line == ',') != (i < 4)) return false;
        if (*line) *line++ = '\0';
    }
    *row = strtoul(parts[0], &end, 10);
    if (*end || !*row || *row > MOST_ROWS || !is_name(parts[1])) return false;
    entry->pages = strtoul(parts[2], &end, 10);
    if (*end || !digest_read(parts[3], &entry->digest) || !digest_read(parts[4], &entry->from))
        return false;
    entry->file = arena_strdup(arena, parts[1]);
    --*row;
    return true;
}

static void keep(struct cli_manifest *manifest, size_t row,
                 const struct cli_manifest_entry *entry) {
    if (row >= manifest->room) {
        size_t room = manifest->room ? manifest->room : 64;
        while (room <= row) room *= 2;
        manifest->entries = arena_grow(manifest->arena, manifest->entries, manifest->room, room,
                                       sizeof *manifest->entries);
        memset(manifest->entries + manifest->room, 0,
               (room - manifest->room) * sizeof *manifest->entries);
        manifest->room = room;
    }
    manifest->entries[row] = *entry;
}

// What a batch that was killed left may end in half a line.
static void read_lines(struct cli_manifest *manifest, const char *path) {
    FILE *file = fopen(path, "rb");
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    while (file && (length = getline(&line, &room, file)) > 0) {
        struct cli_manifest_entry entry;
        size_t row;
        if (line[length - 1] != '\n') break;
        line[length - 1] = '\0';
        if (read_entry(manifest->arena, line, &row, &entry)) keep(manifest, row, &entry);
    }
    free(line);
    if (file) fclose(file);
}

static bool fail(const char *path) {
    fprintf(stderr, "regimen: cannot write %s: %s\n", path, strerror(errno));
    return false;
}

static bool open_journal(struct cli_manifest *manifest) {
    const char *path = manifest->journal_path;
    manifest->journal = open(path, O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (manifest->journal < 0) return fail(path);
    if (flock(manifest->journal, LOCK_EX | LOCK_NB) == 0) return true;
    if (errno != EWOULDBLOCK) return fail(path);
    fprintf(stderr, "regimen: another batch is at work in %s\n", manifest->folder);
    return false;
}

// Half a line at the journal's end is ended, so that the next does not join it.
static bool mend_journal(struct cli_manifest *manifest) {
    off_t end = lseek(manifest->journal, 0, SEEK_END);
    char last = '\n';
    if (end > 0 && pread(manifest->journal, &last, 1, end - 1) != 1)
        return fail(manifest->journal_path);
    if (last != '\n' && write(manifest->journal, "\n", 1) != 1) return fail(manifest->journal_path);
    return true;
}

bool cli_manifest_open(struct cli_manifest *manifest, struct arena *arena, const char *folder,
                       const char *name, size_t rows) {
    *manifest = (struct cli_manifest){.arena = arena, .folder = folder, .rows = rows};
    manifest->path = file_join(arena, folder, arena_printf(arena, "%s.csv", name));
    manifest->journal_path = file_join(arena, folder, arena_printf(arena, ".%s.journal", name));
    if (!open_journal(manifest)) {
        cli_manifest_close(manifest);
        return false;
    }
    const struct cli_manifest_entry none = {0};
    if (rows) keep(manifest, rows - 1, &none);
    read_lines(manifest, manifest->path);
    read_lines(manifest, manifest->journal_path);
    return mend_journal(manifest);
}

bool cli_manifest_note(struct cli_manifest *manifest, size_t row,
                       const struct cli_manifest_entry *entry) {
    struct buf line;
    buf_init(&line);
    manifest->entries[row] = *entry;
    manifest->entries[row].file = arena_strdup(manifest->arena, entry->file);
    put_entry(&line, row, entry);
    bool written = write(manifest->journal, line.at, line.len) == (ssize_t)line.len;
    buf_release(&line);
    return written;
}

bool cli_manifest_finish(struct cli_manifest *manifest) {
    struct buf text;
    buf_init(&text);
    buf_puts(&text, HEADER);
    for (size_t row = 0; row < manifest->rows; row++)
        if (manifest->entries[row].file) put_entry(&text, row, &manifest->entries[row]);
    bool written = cli_write_private_file(manifest->path, &text);
    buf_release(&text);
    return written && (unlink(manifest->journal_path) == 0 || fail(manifest->journal_path));
}

void cli_manifest_close(struct cli_manifest *manifest) {
    if (manifest->journal >= 0) close(manifest->journal);
    manifest->journal = -1;
}

// Records of what outputs were made from; see made.h.
//
// A record is a line: key, digest, length, path, and behind a tab what was told. The last line is
// the digest of all lines before it.
#include "base/made.h"

#include "base/arena.h"
#include "base/map.h"
#include "base/vec.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct record {
    const char *path, *told;
    struct digest key, bytes;
    size_t length;
};

struct records {
    VEC_OF(const struct record *)
};

struct made {
    struct publish *publish;
    struct digest program;
    struct arena arena;
    struct map old; // path -> struct record
    struct records old_list;
    pthread_mutex_t lock; // held while these are added to, in an arena of their own
    struct arena noting;
    struct records noted;
};

// ---- reading ----------------------------------------------------------------------------------

#define HEAD "regimen made 1\n"

// Takes the 64 digits of a digest and the blank behind them.
static bool take_digest(const char **at, struct digest *digest) {
    char hex[DIGEST_HEX + 1];
    if (strnlen(*at, DIGEST_HEX + 1) <= DIGEST_HEX || (*at)[DIGEST_HEX] != ' ') return false;
    memcpy(hex, *at, DIGEST_HEX);
    hex[DIGEST_HEX] = '\0';
    *at += DIGEST_HEX + 1;
    return digest_read(hex, digest);
}

static bool take_length(const char **at, size_t *length) {
    char *end;
    if (**at < '1' || **at > '9') return false;
    unsigned long long number = strtoull(*at, &end, 10);
    *length = (size_t)number;
    *at = end + 1;
    return *end == ' ';
}

// Reads one line, which is the record's own text from then on.
static bool read_record(char *line, struct record *record) {
    const char *at = line;
    if (!take_digest(&at, &record->key) || !take_digest(&at, &record->bytes) ||
        !take_length(&at, &record->length))
        return false;
    char *tab = strchr(at, '\t');
    if (!tab) return false;
    *tab = '\0';
    record->path = at;
    record->told = tab + 1;
    return true;
}

static void read_lines(struct made *made, char *text) {
    while (*text) {
        char *end = strchr(text, '\n');
        struct record *record = arena_alloc(&made->arena, sizeof *record);
        if (!end) return;
        *end = '\0';
        if (read_record(text, record) && !map_add(&made->arena, &made->old, record->path, record))
            vec_push(&made->arena, &made->old_list, record);
        text = end + 1;
    }
}

// Whether the text is whole: its last line is the digest of what stands before it, which *length
// is then set to.
static bool is_whole(const struct buf *memo, size_t *length) {
    struct digest noted, found;
    if (memo->len < strlen(HEAD) + DIGEST_HEX + 1 || memcmp(memo->at, HEAD, strlen(HEAD)) != 0 ||
        memo->at[memo->len - 1] != '\n')
        return false;
    char hex[DIGEST_HEX + 1] = "";
    *length = memo->len - DIGEST_HEX - 1;
    memcpy(hex, memo->at + *length, DIGEST_HEX);
    found = digest_sha256(memo->at, *length);
    return digest_read(hex, &noted) && digest_same(&noted, &found) &&
           !memchr(memo->at, '\0', *length);
}

static void read_records(struct made *made) {
    struct buf memo;
    size_t length;
    buf_init(&memo);
    if (publish_read_memo(made->publish, &memo) && is_whole(&memo, &length))
        read_lines(made,
                   arena_strndup(&made->arena, memo.at + strlen(HEAD), length - strlen(HEAD)));
    buf_release(&memo);
}

struct made *made_open(struct publish *publish, const struct digest *program) {
    struct made *made = base_alloc(sizeof *made);
    *made = (struct made){.publish = publish, .program = *program};
    arena_init(&made->arena);
    arena_init(&made->noting);
    pthread_mutex_init(&made->lock, NULL);
    read_records(made);
    return made;
}

void made_abandon(struct made *made) {
    if (!made) return;
    pthread_mutex_destroy(&made->lock);
    arena_release(&made->noting);
    arena_release(&made->arena);
    free(made);
}

// ---- asking -----------------------------------------------------------------------------------

struct digest_sum *made_sum(const struct made *made, const char *kind) {
    struct digest_sum *sum = digest_open();
    digest_add(sum, made->program.at, sizeof made->program.at);
    digest_text(sum, kind);
    return sum;
}

const char *made_told(const struct made *made, const char *path) {
    const struct record *record = map_find(&made->old, path);
    return record ? record->told : NULL;
}

bool made_is(const struct made *made, const char *path, const struct digest *key,
             struct digest *bytes, size_t *length) {
    const struct record *record = map_find(&made->old, path);
    if (!record || !digest_same(&record->key, key)) return false;
    *bytes = record->bytes;
    *length = record->length;
    return true;
}

bool made_take(const struct made *made, const char *path, const struct digest *key,
               struct buf *bytes) {
    struct digest noted, found;
    size_t length, before = bytes->len;
    if (!made_is(made, path, key, &noted, &length) ||
        !publish_read(made->publish, path, length, bytes))
        return false;
    found = digest_sha256(bytes->at + before, length);
    if (digest_same(&noted, &found)) return true;
    buf_cut(bytes, before);
    return false;
}

// ---- noting -----------------------------------------------------------------------------------

void made_note(struct made *made, const char *path, const struct digest *key, const char *told,
               const void *bytes, size_t length) {
    if (strpbrk(path, "\t\n") || strchr(told, '\n') || !length) return;
    const struct digest digest = digest_sha256(bytes, length);
    pthread_mutex_lock(&made->lock);
    struct record *record = arena_alloc(&made->noting, sizeof *record);
    *record = (struct record){arena_strdup(&made->noting, path), arena_strdup(&made->noting, told),
                              *key, digest, length};
    vec_push(&made->noting, &made->noted, record);
    pthread_mutex_unlock(&made->lock);
}

void made_note_again(struct made *made, const char *path) {
    const struct record *record = map_find(&made->old, path);
    pthread_mutex_lock(&made->lock);
    if (record) vec_push(&made->noting, &made->noted, record);
    pthread_mutex_unlock(&made->lock);
}

static int compare_records(const void *a, const void *b) {
    return strcmp((*(const struct record *const *)a)->path,
                  (*(const struct record *const *)b)->path);
}

static void write_record(const struct record *record, struct buf *out) {
    char key[DIGEST_HEX + 1], bytes[DIGEST_HEX + 1];
    digest_write(&record->key, key);
    digest_write(&record->bytes, bytes);
    buf_printf(out, "%s %s %zu ", key, bytes, record->length);
    buf_puts(out, record->path);
    buf_putc(out, '\t');
    buf_puts(out, record->told);
    buf_putc(out, '\n');
}

void made_close(struct made *made) {
    if (!made) return;
    struct records *noted = &made->noted;
    for (size_t i = 0; i < made->old_list.n; i++)
        if (publish_keeps(made->publish, made->old_list.at[i]->path))
            vec_push(&made->noting, noted, made->old_list.at[i]);
    if (noted->n) qsort(noted->at, noted->n, sizeof *noted->at, compare_records);
    struct buf out;
    buf_init(&out);
    buf_puts(&out, HEAD);
    for (size_t i = 0; i < noted->n; i++) write_record(noted->at[i], &out);
    const struct digest digest = digest_sha256(out.at, out.len);
    char hex[DIGEST_HEX + 1];
    digest_write(&digest, hex);
    buf_puts(&out, hex);
    buf_putc(&out, '\n');
    publish_put_memo(made->publish, out.at, out.len);
    buf_release(&out);
    made_abandon(made);
}

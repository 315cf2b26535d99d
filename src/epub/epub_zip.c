// The container; see epub_zip.h.
#include "epub/epub_zip.h"

#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zip.h>

// 6 is zlib's own choice: 9 takes twice the time for a hundredth of the size.
#define DEFLATE_LEVEL 6

struct epub_zip {
    zip_t *archive;
    zip_source_t *target; // where the archive is written; kept beyond the archive's end
    uint16_t time, date;  // as DOS says them
    char problem[160];    // "" while all is well
};

static void note_problem(struct epub_zip *zip, const char *what, const char *why) {
    if (!*zip->problem) snprintf(zip->problem, sizeof zip->problem, "%s: %s", what, why);
}

static void report(const char *problem, struct diag_list *diags) {
    diag_add(diags, DIAG_FAILURE, "epub-container", NULL, (struct span){0},
             "a fault of the program or of libzip: please report it",
             "the EPUB cannot be packed: %s", problem);
}

// zip_file_set_mtime would use the local time zone, so the date is worked out here.
static void set_date(struct epub_zip *zip, long long modified) {
    static const long long first = 315532800, last = 4354819198; // 1980-01-01, 2107-12-31 23:59:58
    time_t seconds = (time_t)(modified < first ? first : modified > last ? last : modified);
    struct tm utc;
    gmtime_r(&seconds, &utc);
    zip->time = (uint16_t)(utc.tm_hour << 11 | utc.tm_min << 5 | utc.tm_sec / 2);
    zip->date = (uint16_t)((utc.tm_year - 80) << 9 | (utc.tm_mon + 1) << 5 | utc.tm_mday);
}

static void release(struct epub_zip *zip) {
    zip_source_free(zip->target);
    free(zip);
}

struct epub_zip *epub_zip_open(long long modified, struct diag_list *diags) {
    struct epub_zip *zip = base_alloc(sizeof *zip);
    memset(zip, 0, sizeof *zip);
    set_date(zip, modified);
    zip_error_t error;
    zip_error_init(&error);
    zip->target = zip_source_buffer_create(NULL, 0, 0, &error);
    if (zip->target) zip->archive = zip_open_from_source(zip->target, ZIP_TRUNCATE, &error);
    if (!zip->archive) {
        report(zip_error_strerror(&error), diags);
        zip_error_fini(&error);
        release(zip);
        return NULL;
    }
    zip_error_fini(&error);
    zip_source_keep(zip->target);
    return zip;
}

void epub_zip_add(struct epub_zip *zip, const char *name, const void *bytes, size_t length,
                  bool stored) {
    if (*zip->problem) return;
    zip_source_t *source = zip_source_buffer(zip->archive, bytes, length, 0);
    if (!source) {
        note_problem(zip, name, zip_strerror(zip->archive));
        return;
    }
    zip_int64_t index = zip_file_add(zip->archive, name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        note_problem(zip, name, zip_strerror(zip->archive));
        zip_source_free(source);
        return;
    }
    zip_uint64_t at = (zip_uint64_t)index;
    zip_int32_t method = stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE;
    if (zip_set_file_compression(zip->archive, at, method, stored ? 0 : DEFLATE_LEVEL) < 0 ||
        zip_file_set_dostime(zip->archive, at, zip->time, zip->date, 0) < 0)
        note_problem(zip, name, zip_strerror(zip->archive));
}

static void copy_out(struct epub_zip *zip, struct buf *out) {
    size_t before = out->len;
    if (zip_source_open(zip->target) < 0) {
        note_problem(zip, "reading back", zip_error_strerror(zip_source_error(zip->target)));
        return;
    }
    char block[1 << 15];
    zip_int64_t got;
    while ((got = zip_source_read(zip->target, block, sizeof block)) > 0)
        buf_add(out, block, (size_t)got);
    if (got < 0) {
        note_problem(zip, "reading back", zip_error_strerror(zip_source_error(zip->target)));
        buf_cut(out, before);
    }
    zip_source_close(zip->target);
}

bool epub_zip_close(struct epub_zip *zip, struct buf *out, struct diag_list *diags) {
    if (!*zip->problem && zip_close(zip->archive) == 0) {
        zip->archive = NULL;
        copy_out(zip, out);
    } else if (!*zip->problem) {
        note_problem(zip, "writing", zip_strerror(zip->archive));
    }
    bool done = !*zip->problem;
    if (!done) report(zip->problem, diags);
    epub_zip_abandon(zip);
    return done;
}

void epub_zip_abandon(struct epub_zip *zip) {
    if (zip->archive) zip_discard(zip->archive);
    release(zip);
}

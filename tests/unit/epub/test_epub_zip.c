// The container: order, storedness, dates, the same bytes.
#include "epub/epub_zip.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <zip.h>

#include <cmocka.h>

static const char text[] = "application/epub+zip";

static void add(struct epub_zip *zip, const char *name, const char *bytes, bool stored) {
    struct epub_packer *packer = epub_packer_open();
    struct epub_packed packed;
    epub_pack(packer, bytes, strlen(bytes), stored, &packed);
    epub_zip_add(zip, name, &packed);
    assert_null(packed.bytes);
    epub_packer_close(packer);
}

// Packs three entries and checks that no diagnostic came.
static void pack(long long modified, struct buf *out) {
    struct arena arena;
    arena_init(&arena);
    struct diag_list diags;
    diag_init(&diags, &arena);
    struct epub_zip *zip = epub_zip_open(modified, out);
    add(zip, "mimetype", text, true);
    add(zip, "EPUB/z.xhtml", text, false);
    add(zip, "EPUB/a.xhtml", "", false);
    assert_true(epub_zip_close(zip, &diags));
    assert_int_equal(diags.n, 0);
    arena_release(&arena);
}

static unsigned number(const struct buf *bytes, size_t at, size_t length) {
    unsigned value = 0;
    for (size_t i = length; i-- > 0;) value = value << 8 | (unsigned char)bytes->at[at + i];
    return value;
}

// OCF 4.3: a reader finds "mimetype" at byte 30 and the media type at byte 38.
static void mimetype_is_first_and_stored(void **state) {
    (void)state;
    struct buf out;
    buf_init(&out);
    pack(1000000000, &out);
    assert_memory_equal(out.at, "PK\003\004", 4);
    assert_int_equal(number(&out, 8, 2), 0); // method: stored
    assert_int_equal(number(&out, 18, 4),
                     strlen(text)); // compressed size, so no descriptor follows
    assert_int_equal(number(&out, 6, 2) & 8, 0);
    assert_int_equal(number(&out, 28, 2), 0); // no extra field
    assert_memory_equal(out.at + 30, "mimetype", 8);
    assert_memory_equal(out.at + 38, text, strlen(text));
    buf_release(&out);
}

static void entries_keep_their_order(void **state) {
    (void)state;
    struct buf out;
    buf_init(&out);
    pack(1000000000, &out);
    const char *z = memmem(out.at, out.len, "EPUB/z.xhtml", 12);
    const char *a = memmem(out.at, out.len, "EPUB/a.xhtml", 12);
    assert_non_null(z);
    assert_non_null(a);
    assert_true(z < a);
    buf_release(&out);
}

static void check_date(long long modified, int year, int month, int day, int hour, int minute,
                       int second) {
    struct buf out;
    buf_init(&out);
    pack(modified, &out);
    unsigned clock = number(&out, 10, 2), date = number(&out, 12, 2);
    assert_int_equal((date >> 9) + 1980, year);
    assert_int_equal(date >> 5 & 15, month);
    assert_int_equal(date & 31, day);
    assert_int_equal(clock >> 11, hour);
    assert_int_equal(clock >> 5 & 63, minute);
    assert_int_equal((clock & 31) * 2, second);
    buf_release(&out);
}

static void dates_are_in_utc_and_within_bounds(void **state) {
    (void)state;
    check_date(1000000000, 2001, 9, 9, 1, 46, 40);
    check_date(0, 1980, 1, 1, 0, 0, 0);
    check_date(-5, 1980, 1, 1, 0, 0, 0);
    check_date(INT64_MAX, 2107, 12, 31, 23, 59, 58);
}

static void same_bytes_in_any_time_zone(void **state) {
    (void)state;
    struct buf one, two;
    buf_init(&one);
    buf_init(&two);
    setenv("TZ", "Pacific/Auckland", 1);
    tzset();
    pack(1000000000, &one);
    setenv("TZ", "America/Lima", 1);
    tzset();
    pack(1000000000, &two);
    assert_int_equal(one.len, two.len);
    assert_memory_equal(one.at, two.at, one.len);
    buf_release(&one);
    buf_release(&two);
}

static void a_name_put_twice_fails_at_close(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct diag_list diags;
    diag_init(&diags, &arena);
    struct buf out;
    buf_init(&out);
    buf_puts(&out, "before");
    struct epub_zip *zip = epub_zip_open(0, &out);
    add(zip, "a", "1", false);
    add(zip, "a", "2", false);
    assert_false(epub_zip_close(zip, &diags));
    assert_string_equal(out.at, "before");
    assert_int_equal(diags.n, 1);
    assert_int_equal(diags.at[0].severity, DIAG_FAILURE);
    assert_string_equal(diags.at[0].id, "epub-container");
    assert_non_null(strstr(diags.at[0].message, "the EPUB cannot be packed: "));
    buf_release(&out);
    arena_release(&arena);
}

// What libzip makes of it, which checks one record against the other.
static void check_opened(const struct buf *bytes, zip_int64_t count) {
    zip_error_t error;
    zip_source_t *source = zip_source_buffer_create(bytes->at, bytes->len, 0, &error);
    zip_t *archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    assert_non_null(archive);
    assert_int_equal(zip_get_num_entries(archive, 0), count);
    for (zip_uint64_t i = 0; i < (zip_uint64_t)count; i++) {
        char got[512];
        zip_file_t *file = zip_fopen_index(archive, i, 0);
        assert_non_null(file);
        zip_int64_t length = zip_fread(file, got, sizeof got); // false where the sum is another
        assert_true(length >= 0);
        assert_int_equal(zip_fclose(file), 0);
    }
    zip_discard(archive);
}

static void check_many(size_t count) {
    struct buf out;
    buf_init(&out);
    struct epub_zip *zip = epub_zip_open(0, &out);
    for (size_t i = 0; i < count; i++) {
        char name[32];
        snprintf(name, sizeof name, "%zu", i);
        add(zip, name, i % 1000 ? "" : "the the the the the the the the the the", false);
    }
    assert_true(epub_zip_close(zip, NULL));
    check_opened(&out, (zip_int64_t)count);
    buf_release(&out);
}

static void as_many_entries_as_there_are(void **state) {
    (void)state;
    check_many(1);
    check_many(65534);
    check_many(65535);
    check_many(65600);
}

static void only_what_becomes_smaller_is_deflated(void **state) {
    (void)state;
    struct epub_packer *packer = epub_packer_open();
    struct epub_packed packed;
    epub_pack(packer, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", 36, false, &packed);
    assert_false(packed.stored);
    assert_true(packed.length < 36);
    epub_packed_release(&packed);
    epub_pack(packer, "xyz", 3, false, &packed);
    assert_true(packed.stored);
    assert_memory_equal(packed.bytes, "xyz", 3);
    epub_packed_release(&packed);
    epub_packer_close(packer);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(mimetype_is_first_and_stored),
        cmocka_unit_test(entries_keep_their_order),
        cmocka_unit_test(dates_are_in_utc_and_within_bounds),
        cmocka_unit_test(same_bytes_in_any_time_zone),
        cmocka_unit_test(a_name_put_twice_fails_at_close),
        cmocka_unit_test(as_many_entries_as_there_are),
        cmocka_unit_test(only_what_becomes_smaller_is_deflated),
    };
    return cmocka_run_group_tests_name("epub_zip", tests, NULL, NULL);
}

#include "base/arena.h"
#include "epub/epub_manifest.h"
#include "epub/epub_stored.h"
#include "epub/epub_zip.h"
#include "testing.h"

#include <stdlib.h>
#include <string.h>

static const char picture[] = "a picture, as it is";

static void add(struct epub_zip *zip, struct epub_packer *packer, const char *name, bool stored) {
    struct epub_packed packed;
    epub_pack(packer, picture, sizeof picture, stored, &packed);
    epub_zip_add(zip, name, &packed);
}

static void make(struct buf *epub) {
    struct arena arena;
    struct diag_list diags;
    arena_init(&arena);
    diag_init(&diags, &arena);
    struct epub_packer *packer = epub_packer_open();
    struct epub_zip *zip = epub_zip_open(1700000000, epub);
    add(zip, packer, "mimetype", true);
    add(zip, packer, EPUB_FOLDER EPUB_PACKAGE, false);
    add(zip, packer, EPUB_FOLDER EPUB_COVER_PICTURE, true);
    add(zip, packer, EPUB_FOLDER EPUB_NCX, false);
    assert_true(epub_zip_close(zip, &diags));
    epub_packer_close(packer);
    arena_release(&arena);
}

static void finds_the_cover(void **state) {
    (void)state;
    struct buf epub;
    size_t length;
    buf_init(&epub);
    assert_null(epub_stored_cover(epub.at, 0, &length));
    make(&epub);
    const void *found = epub_stored_cover(epub.at, epub.len, &length);
    assert_non_null(found);
    assert_int_equal(length, sizeof picture);
    assert_memory_equal(found, picture, length);
    buf_release(&epub);
}

// Whatever it finds lies within the bytes; sanitizers see whether it looks elsewhere.
static void never_looks_outside(void **state) {
    (void)state;
    struct buf epub;
    size_t length;
    buf_init(&epub);
    make(&epub);
    for (size_t cut = 0; cut < epub.len; cut++)
        for (int change = 0; change < 3; change++) {
            unsigned char *bytes = malloc(cut + 1); // NOLINT: just so many bytes
            memcpy(bytes, epub.at, cut);
            if (change && cut > 40) bytes[cut - (size_t)change * 20] = 0xFF;
            const unsigned char *found = epub_stored_cover(bytes, cut, &length);
            if (found) assert_true(found >= bytes && length <= (size_t)(bytes + cut - found));
            free(bytes);
        }
    buf_release(&epub);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_cover),
        cmocka_unit_test(never_looks_outside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

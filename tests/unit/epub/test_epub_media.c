// Pictures that move; names of files.
#include "epub/epub_book.h"
#include "epub/epub_media.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#define BYTES(text) text, sizeof text - 1

static void motion_is_seen(void **state) {
    (void)state;
    assert_true(epub_media_moves(PICTURE_GIF, BYTES("GIF89a"))); // nobody can tell
    assert_true(epub_media_moves(PICTURE_PNG, BYTES("\x89PNG....acTL....IDAT")));
    assert_false(epub_media_moves(PICTURE_PNG, BYTES("\x89PNG....IDAT..acTL..")));
    assert_true(epub_media_moves(PICTURE_WEBP, BYTES("RIFF....WEBPVP8X\x0a\0\0\0\x02...")));
    assert_false(epub_media_moves(PICTURE_WEBP, BYTES("RIFF....WEBPVP8X\x0a\0\0\0\x10...")));
    assert_false(epub_media_moves(PICTURE_WEBP, BYTES("RIFF....WEBPVP8X")));
    assert_false(epub_media_moves(PICTURE_JPEG, BYTES("\xff\xd8\xff")));
}

#define GIF_HEAD                                                                                   \
    "GIF89a\1\0\1\0\x80\0\0"                                                                       \
    "\0\0\0\xff\xff\xff"
#define GIF_DELAY "!\xf9\4\0\0\0\0\0"
#define GIF_PICTURE                                                                                \
    ",\0\0\0\0\1\0\1\0\0"                                                                          \
    "\2\2D\1\0"
#define GIF_OWN_COLOURS                                                                            \
    ",\0\0\0\0\1\0\1\0\x80"                                                                        \
    "\0\0\0\xff\xff\xff"                                                                           \
    "\2\2D\1\0"

static void a_gif_of_one_picture_stands_still(void **state) {
    (void)state;
    assert_false(epub_media_moves(PICTURE_GIF, BYTES(GIF_HEAD GIF_PICTURE ";")));
    assert_false(epub_media_moves(PICTURE_GIF, BYTES(GIF_HEAD GIF_DELAY GIF_OWN_COLOURS ";")));
    assert_true(epub_media_moves(PICTURE_GIF, BYTES(GIF_HEAD GIF_PICTURE GIF_PICTURE ";")));
    assert_true(epub_media_moves(
        PICTURE_GIF, BYTES(GIF_HEAD GIF_DELAY GIF_PICTURE GIF_DELAY GIF_OWN_COLOURS ";")));
    // Cut off before its end.
    assert_true(epub_media_moves(PICTURE_GIF, BYTES(GIF_HEAD GIF_PICTURE)));
    assert_true(epub_media_moves(PICTURE_GIF, BYTES(GIF_HEAD ",\0\0\0")));
    assert_true(epub_media_moves(PICTURE_GIF, BYTES(GIF_HEAD GIF_PICTURE "!\xf9\xff")));
}

static void check_entry_name(enum entry_kind kind, const char *id, const char *name) {
    struct entry entry = {.kind = kind, .id = id};
    struct buf out;
    buf_init(&out);
    epub_entry_name(&entry, &out);
    assert_string_equal(out.at, name);
    buf_release(&out);
}

static void check_file_name(const char *file, const char *name) {
    struct buf out;
    buf_init(&out);
    epub_file_name(file, &out);
    assert_string_equal(out.at, name);
    buf_release(&out);
}

static void names_are_plain_and_apart(void **state) {
    (void)state;
    check_entry_name(ENTRY_EXERCISE, "step-up", "exercise-step-up.xhtml");
    check_entry_name(ENTRY_ROUTINE, "step-up", "routine-step-up.xhtml");
    check_entry_name(ENTRY_PAGE, "step-up", "page-step-up.xhtml");
    check_file_name("pages/knee.png", "files/pages/knee.png");
    check_file_name("h\xc3\xbcpf.svg", "files/h_c3_bcpf.svg");
    // Some file systems do not tell letter case apart, so a container's names must not either.
    check_file_name("A_a.gif", "files/_41_5fa.gif");
    check_file_name("a/../\".gif", "files/a/_2e_2e/_22.gif");
    check_file_name("pages/My Knee.v2.PNG", "files/pages/_4dy_20_4bnee_2ev2._50_4e_47");
    check_file_name("a.b/plain", "files/a_2eb/plain");
    check_file_name("dot.", "files/dot_2e");
}

// Names that a file system would not take are cut, and still differ.
static void long_names_are_cut(void **state) {
    (void)state;
    char one[401], two[401];
    memset(one, 'a', sizeof one - 1);
    one[400] = 0;
    strcpy(two, one);
    two[399] = 'b';
    struct buf a, b;
    buf_init(&a);
    buf_init(&b);
    epub_file_name(one, &a);
    epub_file_name(two, &b);
    assert_true(a.len < 200);
    assert_string_not_equal(a.at, b.at);
    buf_release(&a);
    buf_release(&b);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(motion_is_seen),
        cmocka_unit_test(a_gif_of_one_picture_stands_still),
        cmocka_unit_test(names_are_plain_and_apart),
        cmocka_unit_test(long_names_are_cut),
    };
    return cmocka_run_group_tests_name("epub_media", tests, NULL, NULL);
}

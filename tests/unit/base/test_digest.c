#include "base/digest.h"
#include "testing.h"

#include <string.h>

static void check(const void *bytes, size_t length, const char *wanted) {
    struct digest digest = digest_sha256(bytes, length), read;
    char hex[DIGEST_HEX + 1];
    digest_write(&digest, hex);
    assert_string_equal(hex, wanted);
    assert_true(digest_read(wanted, &read));
    assert_true(digest_same(&digest, &read));
}

// The examples of FIPS 180-4 (csrc.nist.gov, "SHA256.pdf" and "SHA2_Additional.pdf").
static void gives_what_nist_gives(void **state) {
    (void)state;
    static char million[1000000];
    memset(million, 'a', sizeof million);
    check("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    const char *two = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
    check(two, 56, "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
    check("", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    check("\xBD", 1, "68325720aabd7c82f30f554b313d0570c95accbb7dc4b5aae11204c08ffe732b");
    check(million, sizeof million,
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    memset(million, 0, sizeof million);
    check(million, 55, "02779466cdec163811d078815c633f21901413081449002f24aa3e80f0b88ef7");
    check(million, 64, "f5a5fd42d16a20302798ef6ed309979b43003d2320d9f0e8ea9831a92759fb4b");
}

static void adds_piece_by_piece(void **state) {
    (void)state;
    struct digest_sum *sum = digest_open();
    digest_add(sum, "a", 1);
    digest_add(sum, "", 0);
    digest_add(sum, "bc", 2);
    struct digest pieces = digest_close(sum), whole = digest_sha256("abc", 3);
    assert_true(digest_same(&pieces, &whole));
}

static struct digest of_texts(const char *a, const char *b) {
    struct digest_sum *sum = digest_open();
    digest_text(sum, a);
    digest_text(sum, b);
    return digest_close(sum);
}

static void tells_texts_apart(void **state) {
    (void)state;
    struct digest all[] = {of_texts("ab", "c"), of_texts("a", "bc"), of_texts("abc", ""),
                           of_texts("abc", NULL), of_texts(NULL, "abc")};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        for (size_t j = 0; j < i; j++) assert_false(digest_same(&all[i], &all[j]));
}

static void refuses_what_is_no_digest(void **state) {
    (void)state;
    char hex[DIGEST_HEX + 2];
    struct digest digest;
    memset(hex, 'a', sizeof hex);
    hex[DIGEST_HEX] = '\0';
    assert_true(digest_read(hex, &digest));
    for (const char *bad = "gG Z-/:`"; *bad; bad++) {
        hex[31] = *bad;
        assert_false(digest_read(hex, &digest));
    }
    memset(hex, 'a', DIGEST_HEX + 1);
    hex[DIGEST_HEX + 1] = '\0';
    assert_false(digest_read(hex, &digest));
    hex[DIGEST_HEX - 1] = '\0';
    assert_false(digest_read(hex, &digest));
    assert_false(digest_read("", &digest));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_what_nist_gives),
        cmocka_unit_test(adds_piece_by_piece),
        cmocka_unit_test(tells_texts_apart),
        cmocka_unit_test(refuses_what_is_no_digest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

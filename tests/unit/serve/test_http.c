// Names that the server answers to, and media types.
#include "serve/serve_http.h"
#include "testing.h"

static void local_names(void **unused) {
    (void)unused;
    static const char *const local[] = {"localhost",  "localhost:8080", "LOCALHOST:1",
                                        "127.0.0.1",  "127.0.0.1:80",   "[::1]",
                                        "[::1]:8080", "localhost:"};
    static const char *const others[] = {
        "",           "example.org",     "localhost.example.org", "localhostx", "127.0.0.1.nip.io",
        "127.0.0.2",  "localhost:80:80", "localhost:x",           "[::1",       "[::1]x",
        " localhost", "localhost.",      "127.0.0.1@evil.example"};
    for (size_t i = 0; i < sizeof local / sizeof *local; i++)
        if (!serve_http_is_local(local[i])) fail_msg("'%s' is this machine", local[i]);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (serve_http_is_local(others[i])) fail_msg("'%s' is not this machine", others[i]);
    assert_false(serve_http_is_local(NULL));
}

static void types(void **unused) {
    (void)unused;
    assert_string_equal(serve_http_type("a/index.html"), "text/html; charset=utf-8");
    assert_string_equal(serve_http_type("a.b/A.SVG"), "image/svg+xml");
    assert_string_equal(serve_http_type("manifest.webmanifest"), "application/manifest+json");
    assert_string_equal(serve_http_type("nothing"), "application/octet-stream");
    assert_string_equal(serve_http_type("a.html/nothing"), "application/octet-stream");
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(local_names), cmocka_unit_test(types)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

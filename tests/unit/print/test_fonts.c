// Font maps come and go while Pango's own threads still look fonts up.
#include "testing.h"

#include "fixture.h"

enum { TIMES = 200 };

// Each turn asks for a face, at once for a script that changes what there is, and closes all. What
// is waited for is counted in holders of the map: were one counted that is gone, this would not
// end.
static void test_closed_while_looking(void **state) {
    (void)state;
    for (int i = 0; i < TIMES; i++) {
        struct fixture fixture;
        fixture_open(&fixture, "", false);
        fixture_lay(&fixture, "<p>Knee</p><p>\xd8\xb1\xd9\x83\xd8\xa8\xd8\xa9</p>", 200, false);
        fixture_close(&fixture);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_closed_while_looking),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

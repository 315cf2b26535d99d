// Which cards a routine has.
#include "model/guide.h"
#include "testing.h"

#include <string.h>

static void test_cards_of_phases(void **state) {
    (void)state;
    struct routine_phase phases[] = {{.weeks = {1, 3}}, {.weeks = {4, 4}}};
    struct routine routine = {
        .entry.id = "six", .phases.at = phases, .phases.n = 2, .log_weeks = 6};
    assert_int_equal(routine_cards(&routine, PAPER_A4), 1);
    assert_int_equal(routine_cards(&routine, PAPER_LETTER_LARGE), 2);
    struct routine first = routine_part(&routine, 1), second = routine_part(&routine, 2);
    assert_int_equal(first.phases.n, 1);
    assert_int_equal(first.log_weeks, 3);
    assert_ptr_equal(second.phases.at, &phases[1]);
    assert_int_equal(second.log_weeks, 1);
    assert_int_equal(second.part, 2);
    struct buf name;
    buf_init(&name);
    routine_card_name(&routine, 0, PAPER_A4, &name);
    assert_string_equal(name.at, "six-a4");
    buf_clear(&name);
    routine_card_name(&second, second.part, PAPER_A4_LARGE, &name);
    assert_string_equal(name.at, "six-2-a4-large");
    buf_release(&name);
}

static void test_a_routine_without_weeks_keeps_its_log(void **state) {
    (void)state;
    struct routine_phase phases[] = {{.weeks = RANGE_NONE}, {.weeks = RANGE_NONE}};
    struct routine routine = {.phases.at = phases, .phases.n = 2, .log_weeks = 6};
    assert_int_equal(routine_part(&routine, 1).log_weeks, 6);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cards_of_phases),
        cmocka_unit_test(test_a_routine_without_weeks_keeps_its_log),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

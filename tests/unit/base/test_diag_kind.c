#include "base/diag_kind.h"
#include "testing.h"

#include <string.h>

// The search goes by halves, so the table must be sorted; nobody may have two rows.
static void is_sorted_and_found(void **state) {
    (void)state;
    for (size_t i = 0; i < diag_kind_count; i++) {
        const struct diag_kind *kind = &diag_kinds[i];
        if (i) assert_true(strcmp(diag_kinds[i - 1].id, kind->id) < 0);
        assert_ptr_equal(diag_kind_find(kind->id), kind);
    }
}

static void finds_nothing_else(void **state) {
    (void)state;
    static const char *const others[] = {"",    "unknown", "unknown-fields", "Unknown-Field",
                                         "zzz", "a"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_null(diag_kind_find(others[i]));
}

// Ids are small words with hyphens; a summary is the end of a line, so no sentence.
static void reads_well(void **state) {
    (void)state;
    for (size_t i = 0; i < diag_kind_count; i++) {
        const struct diag_kind *kind = &diag_kinds[i];
        assert_int_equal(strspn(kind->id, "abcdefghijklmnopqrstuvwxyz0123456789-"),
                         strlen(kind->id));
        assert_true(strlen(kind->id) <= 20); // the column in `regimen explain`
        assert_true(strlen(kind->summary) >= 10);
        assert_int_not_equal(kind->summary[strlen(kind->summary) - 1], '.');
    }
}

static void errors_are_not_optional(void **state) {
    (void)state;
    for (size_t i = 0; i < diag_kind_count; i++)
        assert_int_equal(diag_kind_is_optional(&diag_kinds[i]),
                         strcmp(diag_severity_word(diag_kinds[i].severity), "error") != 0);
    assert_string_equal(diag_severity_word(DIAG_NOTE), "note");
    assert_string_equal(diag_severity_word(DIAG_WARNING), "warning");
    assert_string_equal(diag_severity_word(DIAG_FAILURE), "error");
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(is_sorted_and_found),
        cmocka_unit_test(finds_nothing_else),
        cmocka_unit_test(reads_well),
        cmocka_unit_test(errors_are_not_optional),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

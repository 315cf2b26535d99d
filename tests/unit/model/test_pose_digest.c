#include "model/pose_digest.h"
#include "testing.h"

#include <string.h>

static struct digest digest_of(const struct figure *figure) {
    struct digest_sum *sum = digest_open();
    pose_digest_add(sum, figure);
    return digest_close(sum);
}

// A figure all of whose lists are full, so that every field counts.
static struct figure full(void) {
    struct figure figure = figure_plain();
    figure.title = "title";
    figure.alt = "alt";
    figure.prop_count = POSE_PROPS_MOST;
    figure.frame_count = POSE_FRAMES;
    figure.muscle_count = POSE_MUSCLES_MOST;
    for (int i = 0; i < POSE_FRAMES; i++) figure.frames[i].reach_count = POSE_REACHES;
    return figure;
}

// Whether a byte is of a list's length, which must not be any number.
static bool is_of_length(const struct figure *figure, size_t byte) {
    const int *lengths[3 + POSE_FRAMES] = {&figure->prop_count, &figure->frame_count,
                                           &figure->muscle_count};
    for (int i = 0; i < POSE_FRAMES; i++) lengths[3 + i] = &figure->frames[i].reach_count;
    for (size_t i = 0; i < sizeof lengths / sizeof *lengths; i++) {
        size_t at = (size_t)((const char *)lengths[i] - (const char *)figure);
        if (byte >= at && byte < at + sizeof **lengths) return true;
    }
    return false;
}

// Notes which bytes change the digest; texts are looked at elsewhere.
static void note_fields(const struct figure *figure, bool is_field[sizeof *figure]) {
    struct figure other = *figure;
    const struct digest whole = digest_of(figure);
    unsigned char *bytes = (unsigned char *)&other;
    for (size_t i = 2 * sizeof(char *); i < sizeof other; i++) {
        if (is_of_length(figure, i)) continue;
        bytes[i] ^= 1;
        const struct digest changed = digest_of(&other);
        is_field[i] = !digest_same(&whole, &changed);
        bytes[i] ^= 1;
    }
}

static size_t count(const bool *flags, size_t length) {
    size_t n = 0;
    for (size_t i = 0; i < length; i++) n += flags[i];
    return n;
}

// Every byte of each number, flag and name is in the digest; they are counted by their types.
static void every_field_counts(void **state) {
    (void)state;
    static bool is_field[sizeof(struct figure)];
    const struct figure figure = full();
    note_fields(&figure, is_field);
    enum {
        SPOT = 4 + 4,
        PROP = 4 + 1 + 1 + SPOT + SPOT + 1 + 3 * 8,
        REACH = SPOT + 4 + SPOT + 4 + 3 * 8,
        POSE = 4 + 4 + POSE_JOINTS * POSE_SIDES * (8 + 1) + POSE_REACHES * REACH,
        MUSCLE = 4 + 4,
        ALL = 2 * 8 + 4 + 1 + POSE_PROPS_MOST * PROP + POSE_FRAMES * POSE + 1 + SPOT + 1 + SPOT +
              4 + POSE_MUSCLES_MOST * MUSCLE + 4,
    };
    assert_int_equal(count(is_field, sizeof figure), ALL);
}

static void texts_count(void **state) {
    (void)state;
    struct figure one = full(), two = full(), three = full();
    two.title = "titlea";
    two.alt = "lt";
    three.alt = NULL;
    const struct digest a = digest_of(&one), b = digest_of(&two), c = digest_of(&three);
    assert_false(digest_same(&a, &b));
    assert_false(digest_same(&a, &c));
}

// What lies behind the lists' ends is not drawn.
static void only_what_is_there_counts(void **state) {
    (void)state;
    struct figure one = figure_plain(), two = figure_plain();
    two.props[2].height = 3;
    two.frames[1].angle[0][0] = 30;
    two.frames[0].reaches[1].up = 5;
    two.muscles[0].muscle = 4;
    const struct digest a = digest_of(&one), b = digest_of(&two);
    assert_true(digest_same(&a, &b));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_field_counts),
        cmocka_unit_test(texts_count),
        cmocka_unit_test(only_what_is_there_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

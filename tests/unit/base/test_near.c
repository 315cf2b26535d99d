#include "base/near.h"
#include "testing.h"

#include <string.h>

static const char *const fields[] = {"sets", "reps", "hold", "side", "frequency"};
static const struct strings candidates = {(const char **)fields, 5, 5};

static void forgives_small_mistakes(void **state) {
    (void)state;
    assert_string_equal(near_find("set", &candidates), "sets");   // a letter missing
    assert_string_equal(near_find("repss", &candidates), "reps"); // one too many
    assert_string_equal(near_find("hald", &candidates), "hold");  // another one
    assert_string_equal(near_find("sied", &candidates), "side");  // two swapped
    assert_string_equal(near_find("SETS", &candidates), "sets");  // letter case
    assert_string_equal(near_find("frequnecy", &candidates), "frequency");
}

static void suggests_nothing_far_fetched(void **state) {
    (void)state;
    assert_null(near_find("tempo", &candidates));
    assert_null(near_find("", &candidates));
    const struct strings none = {0};
    assert_null(near_find("sets", &none));
    char endless[1000];
    for (size_t i = 0; i < sizeof endless; i++) endless[i] = 'a';
    endless[sizeof endless - 1] = '\0';
    assert_null(near_find(endless, &candidates));
}

static void words_hints(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    assert_string_equal(near_hint(&arena, "set", &candidates), "did you mean 'sets'?");
    assert_null(near_hint(&arena, "tempo", &candidates));
    assert_string_equal(near_list(&arena, &candidates),
                        "one of: sets, reps, hold, side, frequency");
    arena_release(&arena);
}

static void lists_of_very_many_are_cut(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct strings many = {0};
    for (int i = 0; i < 100; i++) vec_push(&arena, &many, "x");
    const char *list = near_list(&arena, &many);
    assert_int_equal(strlen(list), strlen("one of: , ...") + 30 + 29 * 2);
    assert_string_equal(list + strlen(list) - 9, "x, x, ...");
    arena_release(&arena);
}

// A word of four letters out of few, so that many are near each other.
static const char *make_word(struct arena *arena, unsigned number) {
    static const char letters[] = "abAB1-";
    char word[8] = "";
    for (size_t i = 0; i < 2 + number % 4; i++) word[i] = letters[(number >> (3 * i + 2)) % 6];
    return arena_strdup(arena, word);
}

static void an_index_finds_what_a_list_finds(void **state) {
    (void)state;
    struct arena arena;
    arena_init(&arena);
    for (unsigned round = 0; round < 200; round++) {
        struct strings names = {0};
        struct near_index index = {0};
        for (unsigned i = 0; i < 12; i++) {
            const char *name = make_word(&arena, (round * 12 + i) * 2654435761u >> 8);
            vec_push(&arena, &names, name);
            near_add(&arena, &index, name, name);
        }
        for (unsigned i = 0; i < 50; i++) {
            const char *word = make_word(&arena, (round * 50 + i) * 40503u);
            assert_ptr_equal(near_seek(&index, word), near_find(word, &names));
        }
    }
    arena_release(&arena);
}

static void an_index_gives_values(void **state) {
    (void)state;
    struct arena arena;
    struct near_index index = {0};
    arena_init(&arena);
    assert_null(near_seek(&index, "squat"));
    near_add(&arena, &index, "squat.md", "exercises/squat.md");
    near_add(&arena, &index, "start.md", "routines/start.md");
    assert_string_equal(near_seek(&index, "sqat.md"), "exercises/squat.md");
    assert_string_equal(near_seek(&index, "strt.md"), "routines/start.md");
    assert_null(near_seek(&index, "something-else.md"));
    arena_release(&arena);
}

// Thousands of mistakes among thousands of names are helped, and not more than can be in a moment.
static void what_an_index_does_is_bounded(void **state) {
    (void)state;
    struct arena arena;
    struct near_index index = {0};
    arena_init(&arena);
    for (int i = 0; i < 10000; i++) {
        const char *name = arena_printf(&arena, "exercise-%d.md", i);
        near_add(&arena, &index, name, name);
    }
    size_t helped = 0;
    for (int i = 0; i < 3000; i++)
        helped += near_seek(&index, arena_printf(&arena, "exercse-%d.md", i)) != NULL;
    assert_int_equal(helped, 3000);
    for (int i = 0; i < 1000000; i++) near_seek(&index, "nothing-like-it-12345.md");
    size_t spent = index.effort;
    assert_null(near_seek(&index, "exercse-1.md"));
    assert_int_equal(index.effort, spent);
    arena_release(&arena);
}

// The nearest wins although a nearer one may come later or another comes first, and a letter that
// is not one does no harm.
static void finds_the_nearest_of_many(void **state) {
    (void)state;
    static const char *const names[] = {"exercise-12.md", "exercise-21.md", "Übung-2.md",
                                        "exercise-2.md", "exercise-3.md"};
    const struct strings many = {(const char **)names, 5, 5};
    assert_ptr_equal(near_find("exercise2.md", &many), names[3]);
    assert_ptr_equal(near_find("exercsie-12.md", &many), names[0]);
    assert_ptr_equal(near_find("Ubung-2.md", &many), names[2]);
    assert_ptr_equal(near_find("EXERCISE-3.MD", &many), names[4]);
    assert_ptr_equal(near_find("exercise-4.md", &many), names[3]); // the first of equals
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forgives_small_mistakes),
        cmocka_unit_test(suggests_nothing_far_fetched),
        cmocka_unit_test(words_hints),
        cmocka_unit_test(finds_the_nearest_of_many),
        cmocka_unit_test(lists_of_very_many_are_cut),
        cmocka_unit_test(an_index_finds_what_a_list_finds),
        cmocka_unit_test(an_index_gives_values),
        cmocka_unit_test(what_an_index_does_is_bounded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

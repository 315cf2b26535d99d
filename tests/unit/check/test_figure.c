// Figures in front matter: what is told of a wrong one, and what the shipped poses hold to.
#include "base/file.h"
#include "check/check_figure.h"
#include "figure/figure.h"
#include "figure/figure_stance.h"
#include "read/read_page.h"
#include "read/read_words.h"
#include "testing.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct reading {
    struct arena arena;
    struct diag_list diags;
    struct figure figure;
    bool good;
};

// Of the built-in words, those of a language.
static const struct words *words_of(struct arena *arena, const char *language) {
    struct diag_list diags;
    diag_init(&diags, arena);
    const struct source *source =
        file_read(arena, ".", arena_printf(arena, "templates/words/%s.yaml", language), "", &diags);
    assert_non_null(source);
    return read_words(arena, source, language, &diags);
}

static void read_tree(struct reading *r, const struct source *source,
                      const struct yaml_node *tree) {
    struct check_figure check = {&r->arena, source, words_of(&r->arena, "en"), &r->diags};
    assert_non_null(tree);
    assert_non_null(yaml_find(tree, "figure"));
    r->good = check_read_figure(&check, yaml_find(tree, "figure"), &r->figure);
}

static void open_reading(struct reading *r) {
    *r = (struct reading){.good = false};
    arena_init(&r->arena);
    diag_init(&r->diags, &r->arena);
}

static void read_text(struct reading *r, const char *text) {
    open_reading(r);
    struct source *source = arena_alloc(&r->arena, sizeof *source);
    *source = (struct source){"squat.md", text, strlen(text)};
    read_tree(r, source, read_yaml(&r->arena, source, text, source->length, 1, &r->diags));
}

// Wants exactly one error, with this id, place and words; a wrong figure can be drawn none the
// less.
static void wants(const char *text, const char *id, unsigned line, unsigned column,
                  const char *words) {
    struct reading r;
    read_text(&r, text);
    size_t errors = diag_count(&r.diags, DIAG_ERROR);
    if (errors != 1 || strcmp(r.diags.at[0].id, id) != 0 || r.diags.at[0].span.line != line ||
        r.diags.at[0].span.column != column || !strstr(r.diags.at[0].message, words)) {
        struct buf out;
        buf_init(&out);
        for (size_t i = 0; i < r.diags.n; i++) diag_write(&r.diags.at[i], false, 0, &out);
        fail_msg("wanted %s at %u:%u with '%s', but:\n%s", id, line, column, words, out.at);
    }
    assert_false(r.good);
    assert_true(figure_draw(&r.arena, &r.figure, FIGURE_WHOLE)->n > 10);
    arena_release(&r.arena);
}

#define HEAD "figure:\n  alt: A.\n"
#define STANDS HEAD "  end:\n    stance: standing\n"

static void test_poses(void **state) {
    (void)state;
    wants(STANDS "    hipp: 20\n", "unknown-joint", 5, 5, "no joint 'hipp'");
    wants(STANDS "    left_lean: 20\n", "unknown-joint", 5, 5, "'left_lean'");
    wants(STANDS "    hip: 200\n", "out-of-range", 5, 10, "between -30 and 140 degrees");
    wants(STANDS "    hip: -31\n", "out-of-range", 5, 10, "not at -31");
    wants(STANDS "    hip: nan\n", "wrong-value", 5, 10, "'nan'");
    wants(STANDS "    hip: inf\n", "wrong-value", 5, 10, "'inf'");
    wants(STANDS "    hip: 1e999\n", "wrong-value", 5, 10, "'1e999'");
    wants(STANDS "    hip: 0x20\n", "wrong-value", 5, 10, "'0x20'");
    wants(STANDS "    hip: 20 degrees\n", "wrong-value", 5, 10, "'20 degrees'");
    wants(STANDS "    hip: [20]\n", "wrong-shape", 5, 10, "wants one value");
    wants(HEAD "  end: { stance: sitting }\n", "wrong-value", 3, 18, "'sitting'");
    wants(HEAD "  end: { hip: 20 }\n", "missing-field", 3, 3, "'stance'");
    wants(HEAD "  start: { stance: standing }\n", "missing-field", 1, 1, "'end'");
    wants(STANDS "  props: [{ kind: band, round: left_hand }]\n", "prop-without-partner", 5, 32,
          "fixed to a post");
    const char five[] = "figure:\n  between: [{stance: prone}, {stance: prone}, {stance: prone}, "
                        "{stance: prone}, {stance: prone}]\n  end: {stance: prone}\n";
    wants(five, "wrong-count", 2, 81, "at most 4 poses between");
    wants(STANDS "    knee:\n", "missing-value", 5, 5, "'knee' is empty");
    wants("figure: squat.png\n", "wrong-shape", 1, 9, "wants fields");
}

static void test_everything_else(void **state) {
    (void)state;
    wants(STANDS "  colour: red\n", "unknown-field", 5, 3, "a figure has no field 'colour'");
    wants(STANDS "  camera: { turn: 181 }\n", "out-of-range", 5, 19, "between -180 and 180");
    wants(STANDS "  camera: { tilt: 1 }\n", "unknown-field", 5, 13, "camera has no field 'tilt'");
    wants(STANDS "  body: { build: tall }\n", "wrong-value", 5, 18, "'tall'");
    wants(STANDS "  muscles: [quads]\n", "unknown-muscle", 5, 13, "'quads'");
    wants(STANDS "  arrow: { follow: knee }\n", "unknown-place", 5, 20, "no place 'knee'");
    wants(STANDS "  arrow: { style: both }\n", "missing-field", 5, 3, "'follow'");
    wants(STANDS "  show: film\n", "wrong-value", 5, 9, "'film'");
    wants(STANDS "  still: nowhere\n", "unknown-place", 5, 10, "'nowhere'");
}

static void test_props(void **state) {
    (void)state;
    wants(STANDS "  props: [{ kind: matt }]\n", "unknown-prop", 5, 19, "no prop 'matt'");
    wants(STANDS "  props: [{ height: 3 }]\n", "missing-field", 5, 11, "'kind'");
    wants(STANDS "  props: [{ kind: strap }]\n", "prop-without-partner", 5, 11,
          "the strap does not say");
    wants(STANDS "  props: [{ kind: strap, round: left_knee }]\n", "prop-without-partner", 5, 33,
          "cannot go round");
    wants(STANDS "  props: [{ kind: band, round: left_foot }]\n", "prop-without-partner", 5, 32,
          "cannot go round");
    wants(STANDS "  props: [{ kind: step, height: 90 }]\n", "out-of-range", 5, 33,
          "between 2 and 60");
    wants(STANDS "  props: [{ kind: band, round: left_knee, height: 3 }]\n", "unknown-field", 5, 43,
          "a band has no height");
}

static void test_reaches(void **state) {
    (void)state;
    wants(STANDS "    reach: { left_hand: wall }\n", "prop-without-partner", 5, 25, "has no wall");
    wants(STANDS "    reach: { left_hand: nose }\n", "unknown-place", 5, 25, "'nose'");
    wants(STANDS "    reach: { left_knee: floor }\n", "unknown-field", 5, 14,
          "reach has no field 'left_knee'");
    wants(STANDS "    reach: { left_hand: { to: head, up: 90 } }\n", "reach-too-far", 5, 14,
          "cm short");
    wants(STANDS "    reach: { left_hand: { up: 90 } }\n", "missing-field", 5, 14, "'to'");
}

static void test_all_at_once(void **state) {
    (void)state;
    struct reading r;
    read_text(&r, STANDS "    hipp: 1\n    knee: 500\n  props: [{ kind: matt }]\n  muscles: [x]\n");
    assert_int_equal(diag_count(&r.diags, DIAG_ERROR), 4);
    arena_release(&r.arena);
}

static void test_hints(void **state) {
    (void)state;
    struct reading r;
    read_text(&r, STANDS "    left_kne: 1\n");
    assert_string_equal(r.diags.at[0].hint, "did you mean 'left_knee'?");
    arena_release(&r.arena);
    read_text(&r, STANDS "    left_lean: 1\n");
    assert_string_equal(r.diags.at[0].hint, "write 'lean': the trunk has one");
    arena_release(&r.arena);
}

static void test_alt_is_proposed(void **state) {
    (void)state;
    struct reading r;
    read_text(&r,
              "figure:\n  props: [{ kind: mat }]\n  end:\n    stance: supine\n    left_hip: 84\n");
    assert_true(r.good);
    assert_int_equal(diag_count(&r.diags, DIAG_WARNING), 1);
    assert_string_equal(r.diags.at[0].id, "poor-alt");
    assert_non_null(strstr(r.figure.alt, "A person lies on the back with a mat"));
    assert_non_null(strstr(r.figure.alt, "the left hip bent to 85 degrees"));
    arena_release(&r.arena);
}

static const char *proposed(struct reading *r, const char *language, const char *text) {
    read_text(r, text);
    assert_true(r->good);
    return figure_propose_alt(&r->arena, &r->figure, words_of(&r->arena, language));
}

// A sentence in each language: what agrees, agrees, and a side is named where it differs.
static void test_alt_in_every_language(void **state) {
    (void)state;
    static const char pose[] =
        "figure:\n  props: [{kind: mat}, {kind: strap, round: left_foot}, {kind: mat}, {kind: "
        "ball}]\n"
        "  end: {stance: supine, twist: -20, left_hip: 84, hip_abduction: 30, right_knee: 40, "
        "shoulder: -20, elbow: 90}\n";
    static const char *const rows[][2] = {
        {"en", "A person lies on the back with a mat, a strap and a ball, the shoulders turned to "
               "the right by 20 degrees, the left hip bent to 85 degrees, both legs moved outwards "
               "by 30 degrees, the right knee bent to 40 degrees, both arms stretched back by 20 "
               "degrees."},
        {"de",
         "Eine Person liegt auf dem Rücken mit einer Matte, einem Gurt und einem Ball, die "
         "Schultern um 20 Grad nach rechts gedreht, die linke Hüfte um 85 Grad gebeugt, beide "
         "Beine um 30 Grad nach außen geführt, das rechte Knie um 40 Grad gebeugt, beide Arme "
         "um 20 Grad nach hinten gestreckt."},
        {"es", "Una persona está tumbada boca arriba con una colchoneta, una correa y una pelota, "
               "con los hombros girados 20 grados hacia la derecha, con la cadera izquierda "
               "flexionada 85 grados, con ambas piernas separadas 30 grados hacia fuera, con la "
               "rodilla derecha flexionada 40 grados, con ambos brazos llevados 20 grados hacia "
               "atrás."},
        {"ar", "شخص يستلقي على ظهره مع حصيرة وحزام وكرة، والكتفان ملتفان إلى اليمين بمقدار 20°، "
               "والورك الأيسر مثني بزاوية 85°، والساقان مبعدتان إلى الخارج بمقدار 30°، والركبة "
               "اليمنى مثنية بزاوية 40°، والذراعان ممدودتان إلى الخلف بمقدار 20°."},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct reading r;
        assert_string_equal(proposed(&r, rows[i][0], pose), rows[i][1]);
        arena_release(&r.arena);
    }
}

// The stance's own angles go without saying, and a long list is cut.
static void test_alt_is_short(void **state) {
    (void)state;
    struct reading r;
    assert_string_equal(proposed(&r, "en", "figure: {end: {stance: quadruped}}\n"),
                        "A person is on hands and knees.");
    arena_release(&r.arena);
    const char *text = proposed(&r, "en",
                                "figure: {end: {stance: standing, lean: 20, spine: 20, twist: 20, "
                                "left_hip: 30, right_hip: 60, left_knee: 20, right_knee: 40}}\n");
    assert_non_null(strstr(text, "the left knee bent to 20 degrees."));
    assert_null(strstr(text, "the right knee"));
    arena_release(&r.arena);
}

// A side's own angle counts more than both sides', whichever stands first.
static void test_sides(void **state) {
    (void)state;
    static const char *const texts[] = {STANDS "    hip: 10\n    left_hip: 50\n",
                                        STANDS "    left_hip: 50\n    hip: 10\n"};
    for (int i = 0; i < 2; i++) {
        struct reading r;
        read_text(&r, texts[i]);
        assert_true(r.good);
        assert_true(r.figure.frames[0].angle[POSE_HIP][POSE_LEFT] == 50);
        assert_true(r.figure.frames[0].angle[POSE_HIP][POSE_RIGHT] == 10);
        arena_release(&r.arena);
    }
}

static void test_frames_in_order(void **state) {
    (void)state;
    struct reading r;
    read_text(
        &r, "figure:\n  alt: A.\n  end: { stance: standing, hip: 30 }\n"
            "  between: [{ stance: standing, hip: 20 }]\n  start: { stance: standing, hip: 10 }\n");
    assert_true(r.good);
    assert_int_equal(r.figure.frame_count, 3);
    for (int i = 0; i < 3; i++) assert_true(r.figure.frames[i].angle[POSE_HIP][0] == 10 * (i + 1));
    arena_release(&r.arena);
}

// ---- the shipped poses --------------------------------------------------------------------------

#define POSES "content/exercises"

// The figure of one exercise.
static void read_exercise(struct reading *r, const char *path) {
    open_reading(r);
    const struct source *source = file_read(&r->arena, ".", path, "", &r->diags);
    assert_non_null(source);
    read_tree(r, source, read_page(&r->arena, source, &r->diags).front);
}

static void each_pose(void (*look)(struct reading *r, const char *name)) {
    struct reading list;
    struct strings paths = {0};
    open_reading(&list);
    assert_true(file_list(&list.arena, ".", POSES, &paths, &list.diags));
    assert_int_equal(paths.n, 11);
    for (size_t i = 0; i < paths.n; i++) {
        struct reading r;
        read_exercise(&r, paths.at[i]);
        const char *name = strrchr(paths.at[i], '/') + 1;
        look(&r, arena_strndup(&r.arena, name, strcspn(name, ".")));
        arena_release(&r.arena);
    }
    arena_release(&list.arena);
}

static void look_for_mistakes(struct reading *r, const char *name) {
    if (!r->good || r->diags.n) fail_msg("%s: %s", name, r->diags.at[0].message);
    assert_true(r->figure.frame_count >= 2);
    assert_true(r->figure.has_arrow);
    assert_true(r->figure.muscle_count >= 1);
}

// Within a millimetre: the body is on the floor, but for the one who has stepped up.
static void look_at_contact(struct reading *r, const char *name) {
    struct figure_settled settled;
    figure_settle(&r->figure, &settled);
    for (int i = 0; i < settled.n; i++) {
        bool is_up = strcmp(name, "step-up") == 0 && i == settled.n - 1;
        double lowest = figure_lowest(&settled.frames[i], r->figure.build);
        if (fabs(lowest - (is_up ? figure_prop_top(&r->figure, POSE_STEP) : 0)) > 0.1)
            fail_msg("%s, frame %d: the lowest point is at %.2f cm", name, i, lowest);
        for (int k = 0; k < r->figure.frames[i].reach_count; k++)
            assert_true(settled.missed[i][k] == 0);
    }
}

// Both feet of one who stands on both, and the seat of one who sits.
static void test_more_contact(void **state) {
    (void)state;
    static const struct {
        const char *path;
        int frame;
        bool left, right;
        double height; // of what the feet are on
    } cases[] = {{POSES "/squat.md", 0, true, true, 0},
                 {POSES "/squat.md", 1, true, true, 0},
                 {POSES "/lunge.md", 1, true, true, 0},
                 {POSES "/single-leg-stance.md", 1, false, true, 0},
                 {POSES "/step-up.md", 0, true, false, 0},
                 {POSES "/step-up.md", 0, false, true, 22},
                 {POSES "/terminal-knee-extension.md", 1, true, true, 0},
                 {POSES "/piriformis-stretch.md", 1, true, false, 0},
                 {POSES "/twisted-quad-stretch.md", 0, true, true, 0}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct reading r;
        struct figure_settled settled;
        read_exercise(&r, cases[i].path);
        figure_settle(&r.figure, &settled);
        const bool wanted[POSE_SIDES] = {cases[i].left, cases[i].right};
        for (int side = 0; side < POSE_SIDES; side++) {
            double sole = figure_layer_lowest(&settled.frames[cases[i].frame], POSE_AVERAGE,
                                              FIGURE_SOLE, (enum pose_side)side);
            if (wanted[side] && fabs(sole - cases[i].height) > 0.1)
                fail_msg("%s: sole %d is at %.2f cm", cases[i].path, side, sole);
        }
        arena_release(&r.arena);
    }
}

static void check_xml(const char *name, const struct buf *svg) {
    xmlDoc *doc = xmlReadMemory(svg->at, (int)svg->len, name, NULL, XML_PARSE_NONET);
    assert_non_null(doc);
    xmlFreeDoc(doc);
}

static void look_at_svg(struct reading *r, const char *name) {
    struct buf svg;
    const struct figure_svg_options options = {"f", name, r->figure.alt, 0};
    buf_init(&svg);
    figure_svg(figure_draw(&r->arena, &r->figure, FIGURE_WHOLE), &figure_palette, &options, &svg);
    check_xml(name, &svg);
    size_t most = 6144; // bytes; a strip has more than one person
    if (r->figure.show == POSE_SHOW_STRIP) most = 7168;
    if (svg.len > most) fail_msg("%s has %zu bytes", name, svg.len);
    buf_clear(&svg);
    figure_svg_moving(&r->arena, &r->figure, &figure_palette, &options, &svg);
    check_xml(name, &svg);
    assert_non_null(strstr(svg.at, "<animate attributeName=\"d\""));
    if (svg.len > 48 * 1024) fail_msg("%s moves in %zu bytes", name, svg.len);
    buf_release(&svg);
}

static void test_shipped_poses(void **state) {
    (void)state;
    each_pose(look_for_mistakes);
    each_pose(look_at_contact);
}

static void test_shipped_svgs(void **state) {
    (void)state;
    each_pose(look_at_svg);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_poses),           cmocka_unit_test(test_everything_else),
        cmocka_unit_test(test_props),           cmocka_unit_test(test_reaches),
        cmocka_unit_test(test_all_at_once),     cmocka_unit_test(test_hints),
        cmocka_unit_test(test_alt_is_proposed), cmocka_unit_test(test_alt_in_every_language),
        cmocka_unit_test(test_alt_is_short),    cmocka_unit_test(test_sides),
        cmocka_unit_test(test_frames_in_order), cmocka_unit_test(test_shipped_poses),
        cmocka_unit_test(test_more_contact),    cmocka_unit_test(test_shipped_svgs),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

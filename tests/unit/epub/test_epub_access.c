// What the book says of how it can be read.
#include "epub/epub_access.h"

#include "sample.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>

#include <cmocka.h>

// What is said of a content, in the sample's arena.
static const char *said(struct sample *sample, const struct epub_access *access) {
    struct buf out;
    buf_init(&out);
    epub_access_write(access, &sample->guide, &out);
    const char *copy = arena_strndup(&sample->arena, out.at, out.len);
    buf_release(&out);
    return copy;
}

static void expect(const char *text, const char *property, const char *value, bool wanted) {
    char meta[200];
    snprintf(meta, sizeof meta, "<meta property=\"schema:%s\">%s</meta>", property, value);
    if ((strstr(text, meta) != NULL) != wanted)
        fail_msg("%s is %s: %s", meta, wanted ? "missing" : "said", text);
}

static void text_alone_claims_no_more(void **state) {
    const char *text = said(*state, &(struct epub_access){.described = true});
    expect(text, "accessMode", "textual", true);
    expect(text, "accessMode", "visual", false);
    expect(text, "accessModeSufficient", "textual", true);
    expect(text, "accessibilityHazard", "none", true);
    static const char *const unclaimed[] = {
        "structuralNavigation", "index", "pageNavigation", "pageBreakMarkers",
        "alternativeText",      "ARIA",  "MathML",         "displayTransformability"};
    for (size_t i = 0; i < sizeof unclaimed / sizeof *unclaimed; i++)
        expect(text, "accessibilityFeature", unclaimed[i], false);
}

static void each_feature_follows_from_its_own_fact(void **state) {
    static const struct {
        struct epub_access access;
        const char *feature;
    } cases[] = {
        {{.headings = true}, "structuralNavigation"},
        {{.index = true}, "index"},
        {{.pages = true}, "pageNavigation"},
        {{.pages = true}, "pageBreakMarkers"},
        {{.pictures = true, .described = true}, "alternativeText"},
        {{.roles = true}, "ARIA"},
        {{.mathml = true}, "MathML"},
        {{.transformable = true}, "displayTransformability"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        for (size_t j = 0; j < sizeof cases / sizeof *cases; j++) {
            bool wanted = i == j || (cases[i].access.pages && cases[j].access.pages);
            const char *text = said(*state, &cases[i].access);
            expect(text, "accessibilityFeature", cases[j].feature, wanted);
        }
}

static void pictures_need_words(void **state) {
    const char *text = said(*state, &(struct epub_access){.pictures = true});
    expect(text, "accessMode", "visual", true);
    expect(text, "accessModeSufficient", "textual,visual", true);
    expect(text, "accessModeSufficient", "textual", false);
    expect(text, "accessibilityFeature", "alternativeText", false);
    assert_non_null(strstr(text, "Some pictures are not described"));
}

static void motion_only_where_there_is_motion(void **state) {
    const char *text = said(*state, &(struct epub_access){.described = true, .moves = true});
    expect(text, "accessibilityHazard", "motionSimulation", true);
    expect(text, "accessibilityHazard", "unknownFlashingHazard", true);
    expect(text, "accessibilityHazard", "noSoundHazard", true);
    expect(text, "accessibilityHazard", "none", false);
    assert_non_null(strstr(text, "Some pictures move."));
}

static void sound_is_heard_and_not_read(void **state) {
    const char *text = said(*state, &(struct epub_access){.described = true, .sound = true});
    expect(text, "accessMode", "auditory", true);
    expect(text, "accessModeSufficient", "textual", false);
    expect(text, "accessModeSufficient", "textual,auditory", true);
    expect(text, "accessibilityHazard", "noMotionSimulationHazard", true);
    expect(text, "accessibilityHazard", "none", false);
    const struct epub_access both = {.pictures = true, .described = true, .sound = true};
    expect(said(*state, &both), "accessModeSufficient", "textual,visual,auditory", true);
}

static void a_claim_needs_who_makes_it_and_nothing_against_it(void **state) {
    struct sample *sample = *state;
    const struct epub_access sound = {.pictures = true, .described = true};
    assert_null(strstr(said(sample, &sound), "conformsTo"));
    sample->guide.certifier = (struct certifier){.name = "A & B"};
    const char *text = said(sample, &sound);
    assert_non_null(strstr(text, "property=\"dcterms:conformsTo\" id=\"conformance\">EPUB "
                                 "Accessibility 1.1 - WCAG 2.2 Level AA<"));
    assert_non_null(strstr(text, "\"a11y:certifiedBy\" refines=\"#conformance\" "
                                 "id=\"certifier\">A &amp; B<"));
    assert_null(strstr(text, "Credential"));
    assert_null(strstr(text, "<link"));
    sample->guide.certifier.credential = "C";
    sample->guide.certifier.report = "https://example.org/?a&b";
    text = said(sample, &sound);
    assert_non_null(strstr(text, "certifierCredential\" refines=\"#certifier\">C<"));
    assert_non_null(strstr(text, "href=\"https://example.org/?a&amp;b\"/>"));
    assert_null(strstr(said(sample, &(struct epub_access){.pictures = true}), "conformsTo"));
    const struct epub_access heard = {.described = true, .sound = true};
    assert_null(strstr(said(sample, &heard), "conformsTo"));
}

static void a_style_that_leaves_the_reader_free(void **state) {
    (void)state;
    static const struct {
        const char *style;
        bool transforms;
    } cases[] = {
        {"", true},
        {"p { font-size: 1.2em; line-height: 1.5; border: 2px solid #123456 }", true},
        {".x { background: #f3f7f8; color: inherit }", true},
        {".x { color : currentColor }", true},
        {"p { line-height: min(1.5em, 2em) }", true},
        {"p { border-color: red; background-color: white; max-font-size: 3px }", true},
        {"p { font-size: 12pt }", false},
        {"p { font-size:16px }", false},
        {"p { line-height: 0.5cm }", false},
        {"p { font: 12px/2 serif }", false},
        {"p{color:#000}", false},
        {"p { color: black; }", false},
        {"p { font-family: Arial }", true},
        {"p { font-family: Arial !important }", false},
        {"p { margin: 0 !important }", false},
        {"color", true},
        {"font-size", true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        if (epub_style_transforms(cases[i].style) != cases[i].transforms)
            fail_msg("%s", cases[i].style);
}

static void a_style_that_moves(void **state) {
    (void)state;
    assert_true(epub_style_moves("<svg><style>@keyframes x { to { opacity: 0 } }</style></svg>"));
    assert_false(epub_style_moves("<svg><style>rect { fill: red }</style></svg>"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(text_alone_claims_no_more),
        TEST(each_feature_follows_from_its_own_fact),
        TEST(pictures_need_words),
        TEST(motion_only_where_there_is_motion),
        TEST(sound_is_heard_and_not_read),
        TEST(a_claim_needs_who_makes_it_and_nothing_against_it),
        TEST(a_style_that_leaves_the_reader_free),
        TEST(a_style_that_moves),
    };
    return cmocka_run_group_tests_name("epub_access", tests, NULL, NULL);
}

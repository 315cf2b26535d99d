// A brand on paper: its logo, its letterhead, its colours, and that a card has room for them.
#include "testing.h"

#include "fixture.h"
#include "sample.h"

#include "base/file.h"
#include "print/print_book.h"
#include "print/print_picture.h"
#include "svg/svg.h"

#include <math.h>

#define NAME "Clinic at the Bridge"

struct clinic {
    struct sample sample;
    struct brand brand;
    char folder[40];
};

static const char *put_file(struct clinic *clinic, const char *name, const char *text) {
    struct arena *arena = &clinic->sample.arena;
    const char *folder = file_join(arena, clinic->folder, "content/brands/bridge");
    assert_true(file_make_folders(folder));
    assert_true(file_write_new(file_join(arena, folder, name), text, strlen(text)));
    return arena_printf(arena, "brands/bridge/%s", name);
}

#define SVG(width, height)                                                                         \
    "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 " #width " " #height "'>"                \
    "<rect width='" #width "' height='" #height "'/></svg>"

static void show(struct clinic *clinic, const char *parts) {
    struct arena *arena = &clinic->sample.arena;
    memset(&clinic->brand.parts, 0, sizeof clinic->brand.parts);
    char *rest = arena_strdup(arena, parts);
    for (char *part; (part = strtok_r(rest, " ", &rest));)
        vec_push(arena, &clinic->brand.parts, part);
}

// A guide of so many exercises under a brand that has everything.
static void open_clinic(struct clinic *clinic, int count) {
    struct sample *sample = &clinic->sample;
    assert_true(sample_open(sample, count, 1));
    svg_prepare();
    strcpy(clinic->folder, "/tmp/regimen-brand-XXXXXX");
    assert_non_null(mkdtemp(clinic->folder));
    clinic->brand = (struct brand){.id = "bridge",
                                   .name = NAME,
                                   .logo = put_file(clinic, "logo.svg", SVG(400, 100)),
                                   .logo_alt = "A bridge",
                                   .telephone = "+44 20 7946 0000",
                                   .mail = "desk@clinic.example",
                                   .web = "https://clinic.example/",
                                   .footer = "Open on weekdays.",
                                   .paper = -1};
    memcpy(clinic->brand.colours, brand_theme_colours, sizeof brand_theme_colours);
    vec_push(&sample->arena, &clinic->brand.address, "1 Bridge Road");
    vec_push(&sample->arena, &clinic->brand.address, "Anytown");
    show(clinic, "logo name address telephone mail web footer");
    sample->guide.brand = &clinic->brand;
    sample->figures.root = clinic->folder;
    sample->figures.shown_root = "";
    sample->figures.diags = &sample->diags;
}

// Begins anew with what the brand has become.
static void read_style(struct clinic *clinic) {
    struct sample *sample = &clinic->sample;
    assert_true(print_style_read(&sample->style, &sample->arena, sample->press.engine,
                                 "print/style.lua", &sample->diags));
    memset(&sample->figures.drawn, 0, sizeof sample->figures.drawn);
}

static void close_clinic(struct clinic *clinic) {
    file_remove_tree(clinic->folder);
    sample_close(&clinic->sample);
}

static const struct pdf_document *make_card(struct clinic *clinic, enum paper paper) {
    struct sample *sample = &clinic->sample;
    read_style(clinic);
    const struct pdf_document *document =
        print_card(&sample->press, &sample->routine, paper, &sample->arena, NULL);
    if (!document) sample_print_diags(sample);
    assert_non_null(document);
    return document;
}

static const char *heard(struct clinic *clinic, const struct pdf_document *document) {
    struct buf aloud;
    buf_init(&aloud);
    fixture_read_aloud(document, document->root, &aloud);
    const char *text = arena_strdup(&clinic->sample.arena, aloud.at);
    buf_release(&aloud);
    return text;
}

static void assert_heard(const char *aloud, const char *part) {
    if (!strstr(aloud, part)) fail_msg("'%s' is not in %s", part, aloud);
}

static const struct pdf_element *find_logo(const struct pdf_element *element) {
    if (element->role == PDF_FIGURE && !strcmp(element->alternative, "A bridge")) return element;
    const struct pdf_element *found = NULL;
    for (const struct pdf_element *child = element->first; child && !found; child = child->next)
        found = find_logo(child);
    return found;
}

// ---- the logo -----------------------------------------------------------------------------------

struct logo_page {
    struct fixture fixture;
    struct guide guide;
    struct brand brand;
    struct print_figures figures;
};

static void open_logo(struct logo_page *page, struct clinic *clinic, const char *svg,
                      bool right_to_left) {
    fixture_open(&page->fixture, "far.align=end middle.align=centre", right_to_left);
    page->brand = (struct brand){
        .name = NAME, .logo = put_file(clinic, "x.svg", svg), .logo_alt = "A bridge"};
    page->guide = (struct guide){.brand = &page->brand};
    page->figures = (struct print_figures){.arena = &page->fixture.arena,
                                           .guide = &page->guide,
                                           .root = clinic->folder,
                                           .shown_root = "",
                                           .diags = &page->fixture.diags};
    page->fixture.figures = &page->figures;
}

// A logo is as large as its box allows, at the side that its class says.
static void logos_fit_their_box(void **state) {
    (void)state;
    static const struct {
        const char *svg, *attributes;
        bool right_to_left;
        float x, width, height;
    } rows[] = {
        {SVG(400, 100), "", false, 0, 160, 40},
        {SVG(100, 100), "", false, 0, 48, 48},
        {SVG(3000, 100), "", false, 0, 160, 160.0F / 30},
        {SVG(100, 400), "", false, 0, 12, 48},
        {SVG(400, 100), "width='80' height='40'", false, 0, 80, 20},
        {SVG(400, 100), "width='80' height='10'", false, 0, 40, 10},
        {SVG(400, 100), "width='900' height='900'", false, 0, 300,
         75}, // no wider than there is room
        {SVG(400, 100), "class='far'", false, 140, 160, 40},
        {SVG(400, 100), "class='middle'", false, 70, 160, 40},
        {SVG(400, 100), "", true, 140, 160, 40},
        {SVG(400, 100), "class='far'", true, 0, 160, 40},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct clinic clinic;
        struct logo_page page;
        open_clinic(&clinic, 1);
        open_logo(&page, &clinic, rows[i].svg, rows[i].right_to_left);
        fixture_lay(&page.fixture,
                    arena_printf(&page.fixture.arena, "<logo %s/><p>after</p>", rows[i].attributes),
                    300, rows[i].right_to_left);
        const struct pdf_element *figure = page.fixture.document->root->first;
        assert_int_equal(figure->role, PDF_FIGURE);
        assert_string_equal(figure->alternative, "A bridge");
        assert_near(figure->box.x, rows[i].x);
        assert_near(figure->box.width, rows[i].width);
        assert_near(figure->box.height, rows[i].height);
        assert_near(page.fixture.tree->first->next->y, rows[i].height);
        fixture_close(&page.fixture);
        close_clinic(&clinic);
    }
}

static void a_column_is_as_wide_as_its_logo(void **state) {
    (void)state;
    struct clinic clinic;
    struct logo_page page;
    open_clinic(&clinic, 1);
    open_logo(&page, &clinic, SVG(100, 100), false);
    fixture_lay(&page.fixture,
                "<row><column><logo height='30'/></column><column><p>A</p></column></row>", 300,
                false);
    assert_near(page.fixture.tree->first->first->width, 30);
    assert_near(page.fixture.tree->first->first->next->x, 30);
    fixture_close(&page.fixture);
    close_clinic(&clinic);
}

static void fitting_leaves_a_logo_alone(void **state) {
    (void)state;
    struct clinic clinic;
    struct logo_page page;
    open_clinic(&clinic, 1);
    open_logo(&page, &clinic, SVG(400, 100), false);
    page.fixture.layout.shrunk = 1;
    fixture_lay(&page.fixture, "<logo/>", 300, false);
    assert_near(page.fixture.document->root->first->box.width, 160);
    fixture_close(&page.fixture);
    close_clinic(&clinic);
}

static void a_logo_that_is_not_there_is_a_mistake_of_the_template(void **state) {
    (void)state;
    struct clinic clinic;
    struct logo_page page;
    open_clinic(&clinic, 1);
    open_logo(&page, &clinic, SVG(1, 1), false);
    for (int i = 0; i < 3; i++) {
        page.fixture.diags.n = 0;
        if (i == 0) page.fixture.figures = NULL;
        if (i == 1) page.fixture.figures = &page.figures, page.brand.logo = NULL;
        if (i == 2) page.guide.brand = NULL;
        assert_null(fixture_body(&page.fixture, "<logo/>"));
        assert_int_equal(page.fixture.diags.n, 1);
        assert_string_equal(page.fixture.diags.at[0].id, "misplaced-element");
    }
    fixture_close(&page.fixture);
    close_clinic(&clinic);
}

// The name stands in for it, and its file is told once.
static void a_logo_that_does_not_print_is_told(void **state) {
    (void)state;
    static const struct {
        const char *svg, *id;
    } rows[] = {
        {"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><text>A</text></svg>",
         "print-drawing"},
        {"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><rect", "damaged-picture"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct clinic clinic;
        open_clinic(&clinic, 1);
        clinic.brand.logo = put_file(&clinic, "wrong.svg", rows[i].svg);
        const struct pdf_document *document = make_card(&clinic, PAPER_A4);
        make_card(&clinic, PAPER_LETTER);
        assert_null(find_logo(document->root));
        assert_heard(heard(&clinic, document), "P(" NAME ")");
        assert_int_equal(clinic.sample.diags.n, 1);
        assert_string_equal(clinic.sample.diags.at[0].id, rows[i].id);
        assert_string_equal(diag_path(&clinic.sample.diags.at[0]),
                            "content/brands/bridge/wrong.svg");
        close_clinic(&clinic);
    }
}

// ---- cards --------------------------------------------------------------------------------------

#define NUMBER "+44\u00A020\u00A07946\u00A00000"
#define TELEPHONE "Link(" NUMBER ")"

static void a_card_shows_the_parts_in_order(void **state) {
    (void)state;
    static const struct {
        const char *parts;
        bool end;
        const char *head; // what is heard before the title
    } rows[] = {
        {"logo name address telephone mail web footer", false,
         "P(" NAME ")P(1 Bridge Road · Anytown " TELEPHONE
         " · Link(desk@clinic.example) · Link(clinic.example))Figure()"},
        {"logo name address telephone", true,
         "Figure()P(" NAME ")P(1 Bridge Road · Anytown " TELEPHONE ")"},
        {"web telephone address", true,
         "P(Link(clinic.example) · Link(" NUMBER " )1 Bridge Road · Anytown)"},
        {"mail logo", true, "Figure()P(Link(desk@clinic.example))"},
        {"logo", false, "Figure()"},
        {"name", false, "P(" NAME ")"},
        {"name address", true, "P(" NAME ")P(1 Bridge Road · Anytown)"},
        {"footer", false, ""},
        {"", false, ""},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct clinic clinic;
        open_clinic(&clinic, 1);
        show(&clinic, rows[i].parts);
        clinic.brand.address_side = rows[i].end ? BRAND_END : BRAND_START;
        const char *aloud = heard(&clinic, make_card(&clinic, PAPER_A4));
        const char *wanted = arena_printf(&clinic.sample.arena, "Document(%sH1(", rows[i].head);
        if (strncmp(aloud, wanted, strlen(wanted)) != 0)
            fail_msg("'%s' begins not with '%s'", aloud, wanted);
        assert_int_equal(strstr(aloud, "P(Open on weekdays.)") != NULL,
                         strstr(rows[i].parts, "footer") != NULL);
        assert_int_equal(clinic.sample.diags.n, 0);
        close_clinic(&clinic);
    }
}

// Whether all of the page's text stands within its margins.
static bool is_within(const struct pdf_page *page) {
    for (size_t i = 0; i < page->n; i++) {
        const struct pdf_run *run = &page->at[i].run;
        if (page->at[i].kind == PDF_RUN &&
            (run->x < 20 || fixture_run_end(run) > page->width - 20 || run->y < 20 ||
             run->y > page->height - 20))
            return false;
    }
    return true;
}

// Whether the same card has room without a brand.
static bool fits_plain(struct clinic *clinic, enum paper paper) {
    struct sample *sample = &clinic->sample;
    sample->guide.brand = NULL;
    read_style(clinic);
    bool fits = print_card(&sample->press, &sample->routine, paper, &sample->arena, NULL);
    sample->guide.brand = &clinic->brand;
    sample->diags.n = 0;
    return fits;
}

// What has room without a brand has room with one, and then shows something of the clinic; what
// there is no room for is told.
static void check_full(int count, enum paper paper, int seen[2]) {
    struct clinic clinic;
    open_clinic(&clinic, count);
    clinic.sample.routine.log_weeks = 6;
    if (fits_plain(&clinic, paper)) {
        const struct pdf_document *document = make_card(&clinic, paper);
        const char *aloud = heard(&clinic, document);
        assert_true(is_within(&document->pages.at[0]));
        assert_heard(aloud, TELEPHONE);
        assert_true(find_logo(document->root) || strstr(aloud, NAME));
        bool all = strstr(aloud, "clinic.example)") && strstr(aloud, "Open on weekdays.");
        assert_int_equal(clinic.sample.diags.n, !all);
        if (!all) assert_string_equal(clinic.sample.diags.at[0].id, "brand-left-out");
        seen[all]++;
    }
    close_clinic(&clinic);
}

static void a_full_card_keeps_the_clinic(void **state) {
    (void)state;
    int seen[2] = {0, 0}; // cards without, and with all of the brand
    for (enum paper paper = 0; paper < PAPERS; paper++)
        for (int count = 1; count <= SAMPLE_EXERCISES; count++) check_full(count, paper, seen);
    assert_true(seen[0] > 0 && seen[1] > 20);
}

// Four exercises with all their steps have room on A4, and the clinic with them.
static void steps_do_not_go_for_a_head(void **state) {
    (void)state;
    struct clinic clinic;
    open_clinic(&clinic, 4);
    const char *aloud = heard(&clinic, make_card(&clinic, PAPER_A4));
    assert_heard(aloud, "LBody(");
    assert_heard(aloud, "Open on weekdays.");
    close_clinic(&clinic);
}

// A name of its own line would take the room of an exercise.
static void a_long_name_stands_at_the_foot(void **state) {
    (void)state;
    struct clinic clinic;
    open_clinic(&clinic, 8);
    clinic.brand.name =
        "The Department of Physiotherapy and Rehabilitation of the Teaching Hospital";
    show(&clinic, "name address telephone mail web footer");
    const struct pdf_document *document = make_card(&clinic, PAPER_LETTER_LARGE);
    assert_true(is_within(&document->pages.at[0]));
    assert_heard(heard(&clinic, document), clinic.brand.name);
    close_clinic(&clinic);
}

static void without_a_brand_there_is_nothing_of_one(void **state) {
    (void)state;
    struct clinic clinic;
    open_clinic(&clinic, 2);
    clinic.sample.guide.brand = NULL;
    const char *aloud = heard(&clinic, make_card(&clinic, PAPER_A4));
    assert_int_equal(strncmp(aloud, "Document(H1(", 12), 0);
    assert_null(strstr(aloud, NAME));
    close_clinic(&clinic);
}

// ---- handouts and the book ----------------------------------------------------------------------

static int count_runs(const struct pdf_page *page, const char *text) {
    int count = 0;
    for (size_t i = 0; i < page->n; i++)
        count += page->at[i].kind == PDF_RUN && page->at[i].run.text_length >= strlen(text) &&
                 !strncmp(page->at[i].run.text, text, strlen(text));
    return count;
}

static void a_handout_has_a_letterhead_and_a_foot(void **state) {
    (void)state;
    struct clinic clinic;
    open_clinic(&clinic, 5);
    show(&clinic, "name"); // of cards alone
    read_style(&clinic);
    const struct entry *entry = &clinic.sample.routine.entry;
    const struct print_matter matter = {&entry, 1};
    for (enum paper paper = 0; paper < PAPERS; paper++) {
        const struct pdf_document *document =
            print_handout(&clinic.sample.press, &matter, paper, &clinic.sample.arena);
        sample_print_diags(&clinic.sample);
        assert_non_null(document);
        const char *aloud = heard(&clinic, document);
        const char *wanted = "Document(P(" NAME ")P(1 Bridge Road Anytown Link(" NUMBER
                             " )Link(desk@clinic.example )Link(clinic.example))Figure()H1(";
        if (strncmp(aloud, wanted, strlen(wanted)) != 0) fail_msg("%s", aloud);
        for (size_t i = 0; i < document->pages.n; i++)
            assert_int_equal(count_runs(&document->pages.at[i], "Open on weekdays."), 1);
    }
    close_clinic(&clinic);
}

// A footer may be of several lines, on the narrowest paper too.
static void a_long_footer_has_its_room(void **state) {
    (void)state;
    struct clinic clinic;
    open_clinic(&clinic, 2);
    clinic.brand.footer =
        "Open from Monday to Friday from 8 to 18, and on Saturday mornings for those who cannot "
        "come during the week; on public holidays the department is closed, and another one helps.";
    read_style(&clinic);
    const struct entry *entry = &clinic.sample.routine.entry;
    const struct print_matter matter = {&entry, 1};
    for (enum paper paper = 0; paper < PAPERS; paper++)
        assert_non_null(print_handout(&clinic.sample.press, &matter, paper, &clinic.sample.arena));
    sample_print_diags(&clinic.sample);
    assert_int_equal(clinic.sample.diags.n, 0);
    close_clinic(&clinic);
}

static void the_books_cover_and_imprint_are_the_clinics(void **state) {
    (void)state;
    struct clinic clinic;
    open_clinic(&clinic, 2);
    clinic.sample.guide.publisher = NAME;
    read_style(&clinic);
    const struct pdf_document *document =
        print_book(&clinic.sample.press, PAPER_A4, &clinic.sample.arena, NULL, NULL);
    sample_print_diags(&clinic.sample);
    const struct pdf_element *logo = find_logo(document->root);
    assert_non_null(logo);
    assert_int_equal(logo->box_page, 0);
    assert_int_equal(count_runs(&document->pages.at[0], NAME), 1);
    assert_int_equal(count_runs(&document->pages.at[1], "1 Bridge Road"), 1);
    assert_int_equal(count_runs(&document->pages.at[1], "Open on weekdays."), 1);
    close_clinic(&clinic);
}

// ---- colours ------------------------------------------------------------------------------------

static bool is_colour(struct pdf_colour colour, struct colour wanted) {
    return fabsf(colour.red * 255 - wanted.red) < 0.5F &&
           fabsf(colour.green * 255 - wanted.green) < 0.5F &&
           fabsf(colour.blue * 255 - wanted.blue) < 0.5F;
}

static bool is_painted(const struct pdf_page *page, struct colour wanted) {
    for (size_t i = 0; i < page->n; i++) {
        const struct pdf_item *item = &page->at[i];
        if (item->kind == PDF_RUN && is_colour(item->run.colour, wanted)) return true;
        if (item->kind == PDF_PATH && item->path.fill && is_colour(item->path.fill_colour, wanted))
            return true;
    }
    return false;
}

static void a_card_has_the_brands_colours(void **state) {
    (void)state;
    static const enum brand_colour shown[] = {BRAND_TEXT,   BRAND_MUTED,     BRAND_ACCENT,
                                              BRAND_ACTION, BRAND_ON_ACCENT, BRAND_WARNING};
    struct clinic clinic;
    open_clinic(&clinic, 2);
    for (unsigned i = 0; i < BRAND_COLOURS; i++)
        clinic.brand.colours[i] = (struct colour){(unsigned char)(20 * i + 7), 33, 200};
    const struct pdf_page *page = &make_card(&clinic, PAPER_A4)->pages.at[0];
    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        if (!is_painted(page, clinic.brand.colours[shown[i]]))
            fail_msg("nothing has the colour '%s'", brand_colour_names[shown[i]]);
    const struct colour white = {0xFF, 0xFF, 0xFF};
    assert_true(is_painted(page, brand_warning_ground(clinic.brand.colours, white)));
    assert_false(is_painted(page, (struct colour){0x12, 0x61, 0x6e})); // paper's own accent
    close_clinic(&clinic);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(logos_fit_their_box),
        cmocka_unit_test(a_column_is_as_wide_as_its_logo),
        cmocka_unit_test(fitting_leaves_a_logo_alone),
        cmocka_unit_test(a_logo_that_is_not_there_is_a_mistake_of_the_template),
        cmocka_unit_test(a_logo_that_does_not_print_is_told),
        cmocka_unit_test(a_card_shows_the_parts_in_order),
        cmocka_unit_test(a_full_card_keeps_the_clinic),
        cmocka_unit_test(steps_do_not_go_for_a_head),
        cmocka_unit_test(a_long_name_stands_at_the_foot),
        cmocka_unit_test(without_a_brand_there_is_nothing_of_one),
        cmocka_unit_test(a_handout_has_a_letterhead_and_a_foot),
        cmocka_unit_test(a_long_footer_has_its_room),
        cmocka_unit_test(the_books_cover_and_imprint_are_the_clinics),
        cmocka_unit_test(a_card_has_the_brands_colours),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

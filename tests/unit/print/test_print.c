// The whole room: cards are published, the same bytes at any number of jobs, mistakes told once.
#include "testing.h"

#include "base/file.h"
#include "base/publish.h"
#include "print/print.h"
#include "sample.h"

#include <unistd.h>

struct site {
    struct sample sample;
    char folder[32], project[64];
    const struct figure_palette *palette; // NULL: the plain one
};

static void open_site(struct site *site) {
    site->palette = NULL;
    assert_true(sample_open(&site->sample, 3, 1));
    strcpy(site->folder, "/tmp/regimen-print-XXXXXX");
    assert_non_null(mkdtemp(site->folder));
    snprintf(site->project, sizeof site->project, "%s/project", site->folder);
}

static void close_site(struct site *site) {
    file_remove_tree(site->folder);
    sample_close(&site->sample);
}

static void override(struct site *site, const char *path, const char *text) {
    char *folder = file_join(&site->sample.arena, site->project, "templates/print");
    assert_true(file_make_folders(folder));
    assert_true(
        file_write_new(file_join(&site->sample.arena, site->project, path), text, strlen(text)));
    site->sample.resources.root = site->project;
}

static bool write_cards(struct site *site, const char *target, size_t jobs) {
    struct sample *sample = &site->sample;
    struct publish *publish =
        publish_open(file_join(&sample->arena, site->folder, target), &sample->diags);
    assert_non_null(publish);
    struct print_job job = {.guide = &sample->guide,
                            .resources = &sample->resources,
                            .publish = publish,
                            .palette = site->palette,
                            .modified = 1700000000,
                            .previews = true,
                            .jobs = jobs};
    bool written = print_write(&job, &sample->diags);
    if (written) return publish_commit(publish, NULL, &sample->diags);
    publish_abandon(publish, NULL);
    return false;
}

static const struct source *read_card(struct site *site, const char *path) {
    return file_read(&site->sample.arena, site->folder, path, "", &site->sample.diags);
}

static void test_published(void **state) {
    (void)state;
    struct site site;
    open_site(&site);
    assert_true(write_cards(&site, "one", 1));
    assert_true(write_cards(&site, "two", 2));
    static const char *const names[] = {"first-a4.pdf", "first-letter.pdf", "first-a4.png"};
    static const char *const beginnings[] = {"%PDF-1.7", "%PDF-1.7", "\x89PNG\r\n\x1a\n"};
    for (int i = 0; i < 3; i++) {
        char path[64];
        snprintf(path, sizeof path, "one/print/cards/%s", names[i]);
        const struct source *one = read_card(&site, path);
        snprintf(path, sizeof path, "two/print/cards/%s", names[i]);
        const struct source *two = read_card(&site, path);
        assert_true(one && two && one->length > 5000 && one->length == two->length);
        assert_memory_equal(one->text, two->text, one->length);
        assert_memory_equal(one->text, beginnings[i], 8);
    }
    close_site(&site);
}

// Streams are compressed, so that only a difference shows; test_figure looks at the colours.
static void test_figures_have_the_colours_of_the_job(void **state) {
    (void)state;
    struct site site;
    struct figure figure = figure_plain();
    struct figure_palette plain = figure_palette, brand = figure_palette;
    const struct figure_palette *const palettes[] = {NULL, &plain, &brand};
    const struct source *cards[3];
    figure.alt = "A person stands.";
    brand.colours[FIGURE_SKIN] = 0x8d5a3b;
    open_site(&site);
    site.sample.exercises[0].figure = &figure;
    override(
        &site, "templates/print/card.xml",
        arena_printf(&site.sample.arena,
                     "<document title=\"T\" lang=\"en\"><figure exercise=\"%s\"/></document>\n",
                     site.sample.exercises[0].entry.id));
    for (int i = 0; i < 3; i++) {
        site.palette = palettes[i];
        const char *target = arena_printf(&site.sample.arena, "out%d", i);
        assert_true(write_cards(&site, target, 1));
        cards[i] = read_card(
            &site, arena_printf(&site.sample.arena, "%s/print/cards/first-a4.pdf", target));
        assert_non_null(cards[i]);
    }
    assert_int_equal(cards[0]->length, cards[1]->length);
    assert_memory_equal(cards[0]->text, cards[1]->text, cards[0]->length);
    assert_true(cards[0]->length != cards[2]->length ||
                memcmp(cards[0]->text, cards[2]->text, cards[0]->length) != 0);
    close_site(&site);
}

// A picture of the card is made on the first of them alone.
static void test_only_the_papers_asked_for(void **state) {
    (void)state;
    static const struct {
        const char *name;
        bool with_a4, without;
    } files[] = {{"first-a4.pdf", true, false},
                 {"first-a4.png", true, false},
                 {"first-letter.pdf", true, true},
                 {"first-letter.png", false, true}};
    struct site site;
    open_site(&site);
    assert_true(write_cards(&site, "both", 1));
    site.sample.guide.papers[PAPER_A4] = site.sample.routine.papers[PAPER_A4] = false;
    assert_true(write_cards(&site, "out", 1));
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[80];
        snprintf(path, sizeof path, "%s/both/print/cards/%s", site.folder, files[i].name);
        assert_int_equal(file_exists(path), files[i].with_a4);
        snprintf(path, sizeof path, "%s/out/print/cards/%s", site.folder, files[i].name);
        assert_int_equal(file_exists(path), files[i].without);
    }
    close_site(&site);
}

static void test_bad_markup_is_told_once(void **state) {
    (void)state;
    struct site site;
    open_site(&site);
    override(&site, "templates/print/card.xml",
             "<document title=\"T\" lang=\"en\">\n<p>never closed</document>\n");
    assert_false(write_cards(&site, "out", 2));
    assert_int_equal(site.sample.diags.n, 1);
    const struct diag *diag = &site.sample.diags.at[0];
    assert_string_equal(diag->id, "bad-markup");
    assert_non_null(strstr(diag->source->path, "templates/print/card.xml"));
    assert_non_null(strstr(diag->message,
                           "</document> stands where </p> must, for the <p> of line 2, "
                           "while filling content/routines/"));
    assert_true(diag->made);
    assert_int_equal(diag->span.line, 2);
    assert_non_null(strstr(diag->source->text, "never closed")); // shown after the worker is gone
    close_site(&site);
}

static void test_bad_style_is_told_once(void **state) {
    (void)state;
    struct site site;
    open_site(&site);
    override(&site, "templates/print/style.lua", "return {p = {size = 13, sise = 14}}\n");
    assert_false(write_cards(&site, "out", 2));
    assert_int_equal(site.sample.diags.n, 1);
    assert_string_equal(site.sample.diags.at[0].id, "bad-style");
    assert_non_null(strstr(site.sample.diags.at[0].message, "'sise'"));
    close_site(&site);
}

// ---- what the EPUB takes from print -----------------------------------------------------------

struct front {
    struct buf png, alt;
};

static bool make_cover(struct site *site, struct front *front) {
    struct sample *sample = &site->sample;
    const struct print_job job = {
        .guide = &sample->guide, .resources = &sample->resources, .modified = 1700000000};
    buf_init(&front->png);
    buf_init(&front->alt);
    return print_make_cover(&job, &front->png, &front->alt, &sample->diags);
}

static void free_cover(struct front *front) {
    buf_release(&front->png);
    buf_release(&front->alt);
}

static unsigned number_at(const struct buf *bytes, size_t at) {
    unsigned number = 0;
    for (size_t i = 0; i < 4; i++) number = number << 8 | (unsigned char)bytes->at[at + i];
    return number;
}

static void test_cover(void **state) {
    (void)state;
    struct site site;
    struct front one, two;
    open_site(&site);
    struct figure figure = figure_plain();
    figure.alt = "A person stands & waits.";
    site.sample.exercises[0].figure = &figure;
    assert_true(make_cover(&site, &one));
    assert_true(make_cover(&site, &two));
    assert_int_equal(one.png.len, two.png.len);
    assert_memory_equal(one.png.at, two.png.at, one.png.len);
    assert_memory_equal(one.png.at, "\x89PNG\r\n\x1a\n", 8);
    assert_int_equal(number_at(&one.png, 16), 1600);
    assert_int_equal(number_at(&one.png, 20), 2400);
    assert_non_null(strstr(one.alt.at, site.sample.guide.title));
    assert_non_null(strstr(one.alt.at, "A person stands & waits."));
    assert_int_equal(site.sample.diags.n, 0);
    free_cover(&one);
    free_cover(&two);
    close_site(&site);
}

// Titles of any length fit, and words of any length.
static void test_cover_of_a_long_title(void **state) {
    (void)state;
    static const char *const titles[] = {
        "Exercises for people who have had a sore knee for a long time and want to walk without "
        "pain "
        "to the end of the street and back",
        "Kniescheibenschmerzbehandlungsratgeber",
        "Donaudampfschifffahrtsgesellschaftskapitaensknieuebungsratgeberverzeichnis"};
    struct site site;
    open_site(&site);
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        struct front front;
        site.sample.guide.title = site.sample.guide.subtitle = titles[i];
        assert_true(make_cover(&site, &front));
        assert_true(front.png.len > 5000);
        free_cover(&front);
    }
    close_site(&site);
}

static void expect_no_cover(const char *markup, const char *id) {
    struct site site;
    struct front front;
    open_site(&site);
    override(&site, "templates/print/cover.xml", markup);
    assert_false(make_cover(&site, &front));
    assert_int_equal(front.png.len, 0);
    assert_int_equal(site.sample.diags.n, 1);
    assert_string_equal(site.sample.diags.at[0].id, id);
    free_cover(&front);
    close_site(&site);
}

static void test_cover_that_cannot_be(void **state) {
    (void)state;
    expect_no_cover("<document title=\"T\" lang=\"en\"><p>never closed</document>", "bad-markup");
    expect_no_cover("<document title=\"T\" lang=\"en\"><spacer height=\"2000\"/></document>",
                    "too-tall");
}

// What is wrong with a picture leaves nothing behind, and without pictures there is a cover.
static void test_cover_without_pictures(void **state) {
    (void)state;
    struct site site;
    struct front front;
    struct brand brand = {.id = "b", .name = "B", .logo = "logo.svg"};
    static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'>"
                              "<text>x</text></svg>";
    open_site(&site);
    struct sample *sample = &site.sample;
    sample->guide.brand = &brand;
    assert_true(file_make_folders(file_join(&sample->arena, site.project, "content")));
    assert_true(file_write_new(file_join(&sample->arena, site.project, "content/logo.svg"), svg,
                               sizeof svg - 1));
    sample->resources.root = site.project;
    assert_false(make_cover(&site, &front));
    assert_int_equal(front.png.len + front.alt.len, 0);
    assert_string_equal(sample->diags.at[0].id, "print-drawing");
    const struct print_job job = {
        .guide = &sample->guide, .resources = &sample->resources, .drawn_only = true};
    assert_true(print_make_cover(&job, &front.png, &front.alt, &sample->diags));
    assert_memory_equal(front.png.at, "\x89PNG\r\n\x1a\n", 8);
    free_cover(&front);
    close_site(&site);
}

// Pages are known alike whether the book is printed or only laid out.
static void test_pages_of_the_book(void **state) {
    (void)state;
    struct site site;
    open_site(&site);
    struct sample *sample = &site.sample;
    struct book_pages pages = {0}, printed = {0};
    struct print_job job = {.guide = &sample->guide,
                            .resources = &sample->resources,
                            .modified = 1700000000,
                            .jobs = 2,
                            .pages = &pages,
                            .pages_arena = &sample->arena};
    print_find_pages(&job);
    assert_true(pages.n > 4);
    assert_string_equal(pages.at[0].place, "title");
    assert_string_equal(pages.at[1].place, "copyright");
    assert_string_equal(pages.at[2].place, "contents");
    assert_string_equal(pages.at[3].label, "4");
    assert_string_equal(pages.at[pages.n - 1].place, "index");
    assert_non_null(strstr(pages.file, "-a4.pdf"));
    job.pages = &printed;
    job.publish = publish_open(file_join(&sample->arena, site.folder, "out"), &sample->diags);
    assert_true(print_write(&job, &sample->diags));
    publish_abandon(job.publish, NULL);
    assert_int_equal(pages.n, printed.n);
    for (size_t i = 0; i < pages.n; i++)
        assert_string_equal(pages.at[i].place, printed.at[i].place);
    close_site(&site);
}

static void test_no_pages_without_a_book(void **state) {
    (void)state;
    struct site site;
    open_site(&site);
    struct sample *sample = &site.sample;
    struct book_pages pages = {0};
    const struct print_job job = {.guide = &sample->guide,
                                  .resources = &sample->resources,
                                  .pages = &pages,
                                  .pages_arena = &sample->arena};
    override(&site, "templates/print/book.xml", "<document title=\"T\" lang=\"en\"><p></document>");
    print_find_pages(&job);
    assert_int_equal(pages.n, 0);
    assert_int_equal(sample->diags.n, 0);
    close_site(&site);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_published),
        cmocka_unit_test(test_figures_have_the_colours_of_the_job),
        cmocka_unit_test(test_only_the_papers_asked_for),
        cmocka_unit_test(test_bad_markup_is_told_once),
        cmocka_unit_test(test_bad_style_is_told_once),
        cmocka_unit_test(test_cover),
        cmocka_unit_test(test_cover_of_a_long_title),
        cmocka_unit_test(test_cover_that_cannot_be),
        cmocka_unit_test(test_cover_without_pictures),
        cmocka_unit_test(test_pages_of_the_book),
        cmocka_unit_test(test_no_pages_without_a_book),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

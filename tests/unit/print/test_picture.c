// Pictures of files: their size on paper, their structure, what is told of those that do not print.
#include "fixture.h"

#include "print/print_picture.h"
#include "svg/svg.h"

#include <math.h>
#include <sys/stat.h>
#include <unistd.h>

#define PICTURES "tests/fuzz/seeds/picture"

struct guide_folder {
    char root[32];
    struct print_figures figures;
};

// A guide's folder whose content is the pictures.
static void open_folder(struct guide_folder *folder, struct fixture *fixture) {
    fixture_open(fixture, "", false);
    svg_prepare();
    strcpy(folder->root, "/tmp/regimen-test-XXXXXX");
    assert_non_null(mkdtemp(folder->root));
    assert_int_equal(
        system(arena_printf(&fixture->arena, "cp -r " PICTURES " %s/content", folder->root)), 0);
    folder->figures = (struct print_figures){
        .arena = &fixture->arena, .root = folder->root, .shown_root = "", .diags = &fixture->diags};
    fixture->figures = &folder->figures;
}

static void close_folder(struct guide_folder *folder, struct fixture *fixture) {
    assert_int_equal(system(arena_printf(&fixture->arena, "rm -r %s", folder->root)), 0);
    fixture_close(fixture);
}

static const struct pdf_item *find_picture(const struct fixture *fixture) {
    for (size_t i = 0; i < fixture_page(fixture)->n; i++)
        if (fixture_page(fixture)->at[i].kind != PDF_RUN) return &fixture_page(fixture)->at[i];
    return NULL;
}

static void test_sizes(void **state) {
    (void)state;
    static const struct {
        const char *attributes;
        float node_width, width, height; // of the node; of what is painted
        enum pdf_item_kind kind;
    } rows[] = {
        {"src='rgb.png'", 12, 12, 9, PDF_PICTURE}, // 16 x 12 pixels, 3/4 point each
        {"src='rgb.png' width='40'", 40, 40, 30, PDF_PICTURE},
        {"src='rgb.png' width='40' height='15'", 40, 20, 15, PDF_PICTURE},
        {"src='turned.jpg' width='30'", 30, 30, 40, PDF_PICTURE},
        {"src='turned.jpg'", 9, 9, 12, PDF_PICTURE},
        {"src='shapes.svg'", 150, 150, 120, PDF_GROUP},
        {"src='shapes.svg' width='100' height='40'", 100, 50, 40, PDF_GROUP},
        {"src='shapes.svg' width='900'", 200, 200, 160, PDF_GROUP}, // no wider than there is room
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct fixture fixture;
        struct guide_folder folder;
        open_folder(&folder, &fixture);
        fixture_lay(
            &fixture,
            arena_printf(&fixture.arena, "<picture alt='A' %s/><p>after</p>", rows[i].attributes),
            200, false);
        const struct pdf_element *figure = fixture.document->root->first;
        const struct pdf_item *item = find_picture(&fixture);
        assert_int_equal(figure->role, PDF_FIGURE);
        assert_string_equal(figure->alternative, "A");
        assert_int_equal(item->kind, rows[i].kind);
        assert_ptr_equal(item->slot, figure->first);
        assert_near(fixture.tree->first->width, rows[i].node_width);
        assert_near(fixture.tree->first->next->y, rows[i].height);
        assert_near(figure->box.width, rows[i].width);
        assert_near(figure->box.height, rows[i].height);
        if (item->kind == PDF_GROUP)
            assert_near(item->group.scale * item->group.width, rows[i].width);
        else
            assert_near(item->picture.box.height, rows[i].height);
        close_folder(&folder, &fixture);
    }
}

static void test_decoration_is_an_artifact(void **state) {
    (void)state;
    struct fixture fixture;
    struct guide_folder folder;
    open_folder(&folder, &fixture);
    fixture_lay(&fixture, "<picture alt='' src='rgb.png'/><p>after</p>", 200, false);
    assert_int_equal(fixture.document->root->first->role, PDF_P);
    assert_null(find_picture(&fixture)->slot);
    close_folder(&folder, &fixture);
}

static void test_what_cannot_be_printed(void **state) {
    (void)state;
    static const struct {
        const char *file, *id, *message;
    } rows[] = {
        {"rgb.gif", "print-picture", "'rgb.gif' is left out on paper: a PDF cannot hold a GIF"},
        {"text.svg", "print-drawing",
         "'text.svg' cannot be printed whole: line 5: 'fill' of 'rect' is a gradient or pattern, "
         "which "
         "cannot be printed"},
        {"cut-off.jpg", "damaged-picture", "'cut-off.jpg' is damaged: it ends too early"},
        {"cut-off.png", "damaged-picture", "'cut-off.png' is damaged: it ends too early"},
    };
    static const struct source source = {"content/exercises/x.md", "a\nb\n", 4};
    struct fixture fixture;
    struct guide_folder folder;
    open_folder(&folder, &fixture);
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct span span = {2, 1, 1};
        // Without a source nothing is told; with one it is told once.
        assert_null(print_picture_find(&folder.figures, NULL, span, rows[i].file));
        assert_int_equal(fixture.diags.n, i);
        assert_null(print_picture_find(&folder.figures, &source, span, rows[i].file));
        assert_null(print_picture_find(&folder.figures, &source, span, rows[i].file));
        assert_int_equal(fixture.diags.n, i + 1);
        assert_string_equal(fixture.diags.at[i].id, rows[i].id);
        assert_string_equal(fixture.diags.at[i].message, rows[i].message);
        assert_int_equal(fixture.diags.at[i].span.line, 2);
    }
    close_folder(&folder, &fixture);
}

// Inks print, but not into what is kept for an archive.
static void test_inks_and_archives(void **state) {
    (void)state;
    static const struct source source = {"content/exercises/x.md", "a\nb\n", 4};
    for (int archive = 0; archive < 2; archive++) {
        struct fixture fixture;
        struct guide_folder folder;
        open_folder(&folder, &fixture);
        folder.figures.archive = archive;
        const struct span span = {2, 1, 1};
        assert_non_null(print_picture_find(&folder.figures, &source, span, "rgb.jpg"));
        bool found = print_picture_find(&folder.figures, &source, span, "cmyk.jpg");
        assert_int_equal(found, !archive);
        assert_int_equal(fixture.diags.n, archive);
        if (archive)
            assert_string_equal(fixture.diags.at[0].message,
                                "'cmyk.jpg' is left out on paper: its colours are inks (CMYK), "
                                "which a PDF for the archive cannot hold");
        close_folder(&folder, &fixture);
    }
}

static void test_a_template_names_no_picture(void **state) {
    (void)state;
    static const char *const bodies[] = {"<picture alt='' src='rgb.gif'/>",
                                         "<picture src='rgb.png'/>", "<picture alt='A'/>",
                                         "<picture alt='' src='none.png'/>"};
    for (size_t i = 0; i < sizeof bodies / sizeof *bodies; i++) {
        struct fixture fixture;
        struct guide_folder folder;
        open_folder(&folder, &fixture);
        assert_null(fixture_body(&fixture, bodies[i]));
        assert_string_equal(fixture.diags.at[fixture.diags.n - 1].id, "bad-attribute");
        close_folder(&folder, &fixture);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sizes),
        cmocka_unit_test(test_decoration_is_an_artifact),
        cmocka_unit_test(test_what_cannot_be_printed),
        cmocka_unit_test(test_inks_and_archives),
        cmocka_unit_test(test_a_template_names_no_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

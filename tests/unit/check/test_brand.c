// Brands: what is read, which files and colours are told, and what is all right.
#include "fixture.h"

#include "base/file.h"
#include "model/brand.h"

#define COUNT(rows) (sizeof(rows) / sizeof *(rows))

#define SERIF "usr/share/fonts/truetype/noto/NotoSerif-Regular.ttf"
#define TINY "tests/unit/pdf/fonts/"

// Copies a font into the guide and returns its bytes; it is there anew each time.
static struct source copy_font(struct fixture *f, const char *path, const char *from) {
    const char *root = strcmp(from, SERIF) == 0 ? "/" : ".";
    struct source copy = *file_read(&f->arena, root, from, "", &f->diags);
    fixture_write(f, path, "");
    const char *full = file_join(&f->arena, f->root, path);
    assert_true(file_remove_tree(full));
    assert_true(file_write_new(full, copy.text, copy.length));
    return copy;
}

static void write_brand(struct fixture *f, const char *text) {
    fixture_write(f, "content/brands/bridge/brand.yaml", text);
}

static void wants(struct fixture *f, const char *text, const char *wanted) {
    const struct guide *guide = fixture_check(f);
    const char *told = fixture_places(f);
    if (strcmp(told, wanted) != 0)
        fail_msg("wanted '%s', told '%s' of:\n%s\n%s", wanted, told, text, fixture_told(f));
    assert_int_equal(guide == NULL, *told != '\0');
}

static void wants_words(struct fixture *f, const char *words) {
    if (!strstr(fixture_told(f), words)) fail_msg("no '%s' in:\n%s", words, fixture_told(f));
}

// ---- what is read -------------------------------------------------------------------------------

static void brands_are_listed_by_their_folders(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    assert_int_equal(fixture_good(f)->brands.n, 0);
    fixture_write(f, "content/brands/north/brand.yaml", "name: Z\ncolours: {text: \"#123\"}\n");
    fixture_write(f, "content/brands/north-2/brand.yaml", "name: A\n"); // "-" sorts before "/"
    write_brand(f, "name: M\n");
    const struct brands *brands = &fixture_good(f)->brands;
    assert_int_equal(brands->n, 3);
    assert_string_equal(brands->at[0]->id, "bridge");
    assert_string_equal(brands->at[1]->id, "north");
    assert_string_equal(brands->at[2]->id, "north-2");
    const struct colour text = {0x11, 0x22, 0x33};
    assert_memory_equal(&brands->at[1]->colours[BRAND_TEXT], &text, sizeof text);
    assert_memory_equal(&brands->at[1]->colours[BRAND_ACCENT], &brand_theme_colours[BRAND_ACCENT],
                        sizeof text);
}

static void figures_have_the_brands_colours(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    write_brand(f, "name: M\nfigure: {skin: \"#8d5a3b\", top: \"#639\"}\n");
    const struct figure_palette *palette = &fixture_good(f)->brands.at[0]->figure;
    for (int i = 0; i < FIGURE_PAINTS; i++) {
        unsigned wanted = figure_palette.colours[i];
        if (i == FIGURE_SKIN) wanted = 0x8d5a3b;
        if (i == FIGURE_TOP) wanted = 0x663399;
        assert_int_equal(palette->colours[i], wanted);
    }
    const char *wrong = "name: M\nfigure:\n  skin: brown\n  ghost: \"#eee\"\n";
    write_brand(f, wrong);
    wants(f, wrong, "3:9 wrong-value; 4:3 unknown-field");
}

// The names that authors write, and the colours that the manual tells, stand in the schema too.
static void the_schema_has_the_palette(void **state) {
    (void)state;
    struct arena arena;
    struct diag_list diags;
    arena_init(&arena);
    diag_init(&diags, &arena);
    const struct source *schema = file_read(&arena, ".", "src/check/guide.xsd", "", &diags);
    assert_non_null(schema);
    const char *from = strstr(schema->text, "<xs:complexType name=\"palette\">");
    assert_non_null(from);
    for (int i = 0; i < FIGURE_PAINTS; i++) {
        if (!figure_paint_names[i]) continue;
        const char *name = strstr(from, arena_printf(&arena, "\"%s\"", figure_paint_names[i]));
        assert_non_null(name);
        name = strstr(name, "for:default=");
        const char *colour = arena_printf(&arena, "#%06x&", figure_palette.colours[i]);
        assert_memory_equal(name + strlen("for:default=\"&quot;"), colour, strlen(colour));
    }
    arena_release(&arena);
}

static void a_whole_brand_is_good(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    write_brand(f, "name: Clinic at the Bridge\n"
                   "logo: {file: img/logo.SVG, alt: Clinic at the Bridge}\n"
                   "colours:\n  background: \"#fffdf7\"\n  surface: '#f2ede0'\n"
                   "  text: \"#222\"\n  accent: \"#6B2D5C\"\n  action: \"#1b6f3a\"\n"
                   "fonts: {regular: clinic.ttf, bold: clinic-bold.otf}\n"
                   "address: [1 Bridge Road, Anytown]\n"
                   "telephone: +44 (0)20 7946-0000\nmail: desk@clinic.example\n"
                   "web: https://clinic.example/\nfooter: Open on weekdays.\n"
                   "disclaimer: Ask us first.\npaper: letter\ncards: [logo, telephone]\n");
    fixture_write(
        f, "content/brands/bridge/img/logo.SVG",
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 9 9'><path d='M0 0L9 9'/></svg>");
    copy_font(f, "content/brands/bridge/clinic.ttf", SERIF);
    copy_font(f, "content/brands/bridge/clinic-bold.otf", TINY "tiny-cff.otf");
    fixture_write(f, "content/brands/bridge/OFL.txt", "The licence of the fonts.");
    fixture_write(f, "content/brands/bridge/NOTES.md", "No front matter, and no page.");
    assert_int_equal(fixture_good(f)->brands.n, 1);
}

// ---- files
// ----------------------------------------------------------------------------------------

static void files_must_lie_in_the_folder(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *text, *told, *words;
    } rows[] = {
        {"logo: {file: loog.png, alt: A}", "2:14 missing-file", "did you mean 'logo.png'?"},
        {"logo: {file: ../x/logo.png, alt: A}", "2:14 missing-file", "brands/bridge/../x/logo.png"},
        {"logo: {file: Logo.png, alt: A}", "2:14 missing-file", "did you mean 'logo.png'?"},
        {"fonts: {regular: a.ttf}", "2:18 missing-file", "beside brand.yaml"},
        {"fonts: {regular: a.ttf, bold: b.otf}", "2:18 missing-file; 2:31 missing-file", "b.otf"},
        {"logo: {file: drawn.png, alt: A}", "2:14 picture-type", "rename it to drawn.svg"},
        {"logo: {file: /logo.png, alt: A}", "2:14 wrong-value", "brand's folder"},
        {"logo: {file: logo.gif, alt: A}", "2:14 wrong-value", "SVG, PNG or JPEG"},
        {"logo: {file: logo.png}", "2:1 missing-field", "'alt'"},
        {"logo: logo.png", "2:7 wrong-shape", "fields of its own"},
        {"logo: {file: , alt: A}", "2:8 missing-value", "is empty"},
        {"fonts: [a.ttf]", "2:8 wrong-shape", "fields of its own"},
    };
    fixture_small(f);
    fixture_write(f, "content/brands/bridge/logo.png", "\x89PNG\r\n\x1a\n");
    fixture_write(f, "content/brands/bridge/drawn.png", "<svg/>");
    fixture_write(f, "content/brands/x/logo.png", "x");
    fixture_write(f, "content/brands/x/brand.yaml", "name: X\n");
    for (size_t i = 0; i < COUNT(rows); i++) {
        write_brand(f, arena_printf(&f->arena, "name: A\n%s\n", rows[i].text));
        wants(f, rows[i].text, rows[i].told);
        wants_words(f, rows[i].words);
    }
}

static void fonts_are_looked_into(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *text, *told, *words;
    } rows[] = {
        {"fonts: {regular: good.ttf, bold: forbidden.otf}", "2:34 font-licence",
         "forbids embedding (fsType 0x0002)"},
        {"fonts: {regular: text.ttf}", "2:18 font-type", "it is no font"},
        {"fonts: {regular: text.ttf, italic: cut.ttf}", "2:18 font-type; 2:36 font-type",
         "it is cut off"},
        {"fonts: {regular: good.ttf, bold_italic: none.ttf}", "2:41 missing-file", "none.ttf"},
        {"fonts: {regular: good.ttf, bold: good.ttf}", "", ""},
    };
    fixture_small(f);
    struct source serif = copy_font(f, "content/brands/bridge/good.ttf", SERIF);
    copy_font(f, "content/brands/bridge/forbidden.otf", TINY "tiny-forbidden.otf");
    fixture_write(f, "content/brands/bridge/text.ttf", "A font.");
    const char *cut = file_join(&f->arena, f->root, "content/brands/bridge/cut.ttf");
    assert_true(file_write_new(cut, serif.text, 2000));
    for (size_t i = 0; i < COUNT(rows); i++) {
        write_brand(f, arena_printf(&f->arena, "name: A\n%s\n", rows[i].text));
        wants(f, rows[i].text, rows[i].told);
        if (*rows[i].words) wants_words(f, rows[i].words);
    }
}

static void what_stands_on_cards_must_be_there(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *text, *told;
    } rows[] = {
        {"cards: [name]", ""},
        {"cards: []", ""},
        {"cards: [name, mail]", "2:15 missing-part"},
        {"cards: [logo, address, footer]",
         "2:9 missing-part; 2:15 missing-part; 2:24 missing-part"},
        {"mail: a@b.example\ncards: [mail, web]", "3:15 missing-part"},
        {"address: []\ncards: [address]", "2:1 wrong-count"},
        {"cards: [logos]", "2:9 wrong-value"}, // what the schema tells is told once
        {"cards: logo", "2:8 wrong-shape"},
    };
    fixture_small(f);
    for (size_t i = 0; i < COUNT(rows); i++) {
        write_brand(f, arena_printf(&f->arena, "name: A\n%s\n", rows[i].text));
        wants(f, rows[i].text, rows[i].told);
    }
}

static void what_is_no_brand_is_told(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *path, *words;
    } rows[] = {
        {"content/brands/clinic.yaml", "content/brands/NAME/brand.yaml"},
        {"content/brands/brand.yaml", "content/brands/NAME/brand.yaml"},
        {"content/brands/x/brand.yml", "rename brand.yml to brand.yaml"},
        {"content/brands/x/logo.png", "write a brand.yaml"},
        {"content/brands/x/y/brand.yaml", "write a brand.yaml"}, // too deep
    };
    fixture_small(f);
    for (size_t i = 0; i < COUNT(rows); i++) {
        fixture_write(f, rows[i].path, "name: A\n");
        assert_non_null(fixture_check(f)); // it is only a warning
        assert_string_equal(fixture_places(f), "0:0 stray-brand");
        wants_words(f, rows[i].words);
        file_remove_tree(file_join(&f->arena, f->root, "content/brands"));
    }
    fixture_write(f, "content/brands/The Bridge/brand.yaml", "name: A\n");
    fixture_bad(f, "bad-file-name", "content/brands/The Bridge: error: the folder's name");
}

static void fields_are_what_they_say(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *text, *told;
    } rows[] = {
        {"telephone: call us", "2:12 wrong-value"},
        {"telephone: 01", "2:12 wrong-value"},
        {"telephone: 030 1234567", ""},
        {"telephone: (555) 123-4567", ""},
        {"mail: desk at clinic.example", "2:7 wrong-value"},
        {"mail: desk@clinic", "2:7 wrong-value"},
        {"mail: first.last+x@mail.clinic.example", ""},
        {"web: clinic.example", "2:6 wrong-value"},
        {"web: https://clinic.example", ""},
        {"paper: a3", "2:8 wrong-value"},
        {"cards: [name, fax]", "2:15 wrong-value"},
        {"color: {text: \"#000\"}", "2:1 unknown-field"},
        {"colours: {accent: teal}", "2:19 wrong-value"},
        {"colours: {accent: \"136574\"}", "2:20 wrong-value"},
        {"colours: {blue: \"#136574\"}", "2:11 unknown-field"},
        {"colours: {accent: [1]}", "2:19 wrong-shape"},
        {"colours:\n  accent: #136574", "3:3 missing-value"},
        {"colours: \"#136574\"", "2:11 wrong-shape"},
    };
    fixture_small(f);
    for (size_t i = 0; i < COUNT(rows); i++) {
        write_brand(f, arena_printf(&f->arena, "name: A\n%s\n", rows[i].text));
        wants(f, rows[i].text, rows[i].told);
    }
    write_brand(f, "name: A\ncolours:\n  accent: #136574\n");
    fixture_bad(f, "missing-value", "a # outside them begins a comment");
    write_brand(f, "");
    fixture_bad(f, "missing-field", "a brand lacks the field 'name'");
}

// ---- contrast
// -------------------------------------------------------------------------------------

// The theme's own colours are those of its style sheet, and pass.
static void the_themes_colours_are_those_of_the_site(void **state) {
    struct fixture *f = *state;
    static const char *const tokens[BRAND_COLOURS] = {"--ground", "--accent-soft", "--text",
                                                      "--muted",  "--accent",      "--on-panel",
                                                      "--warm",   "--on-warm",     "--warm-text"};
    const struct source *css = resource_read(&f->resources, &f->arena, "assets/site.css", NULL);
    assert_non_null(css);
    const char *all = "name: A\ncolours:\n";
    for (enum brand_colour i = 0; i < BRAND_COLOURS; i++) {
        char text[COLOUR_TEXT];
        colour_write(brand_theme_colours[i], text);
        const char *at = strstr(css->text, arena_printf(&f->arena, "%s: #", tokens[i]));
        assert_non_null(at); // the first is that of the light look
        if (strncmp(strchr(at, '#'), text, strlen(text)) != 0)
            fail_msg("%s is not %s in assets/site.css", tokens[i], text);
        all = arena_printf(&f->arena, "%s  %s: \"%s\"\n", all, brand_colour_names[i], text);
    }
    fixture_small(f);
    write_brand(f, all);
    fixture_good(f);
}

static void low_contrast_is_told_once_a_colour(void **state) {
    struct fixture *f = *state;
    static const struct {
        const char *text, *told;
    } rows[] = {
        {"accent: \"#7fb3d5\"", "3:12 low-contrast"}, // on three grounds, and white on it
        {"muted: \"#6d6d6d\"", "3:11 low-contrast"},  // only on the pale areas
        {"muted: \"#5f5f5f\"", ""},
        {"background: \"#777777\"", "3:16 low-contrast"}, // with the theme's text
        {"background: \"#fffbe6\"", ""},
        {"text: \"#ffffff\"\n  background: \"#000000\"",
         "3:10 low-contrast; 4:16 low-contrast"}, // paper is white
        {"on_accent: \"#ffff00\"", ""},
        {"on_accent: \"#136574\"", "3:15 low-contrast"},
        {"action: \"#b5651d\"", "3:12 low-contrast"}, // the words on it: 4.18:1
        {"action: \"#b5651d\"\n  on_action: \"#000\"", ""},
        {"accent: teal\n  on_accent: \"#008080\"", "3:11 wrong-value"}, // nobody knows on what
        {"accent: \"#7fb3d5\"\n  action: \"#ffb703\"\n  on_action: \"#000\"",
         "3:12 low-contrast; 4:12 low-contrast"},
    };
    fixture_small(f);
    for (size_t i = 0; i < COUNT(rows); i++) {
        write_brand(f, arena_printf(&f->arena, "name: A\ncolours:\n  %s\n", rows[i].text));
        wants(f, rows[i].text, rows[i].told);
    }
}

static void the_ratio_and_what_would_do_are_told(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    write_brand(f, "name: A\ncolours: {accent: \"#7fb3d5\", background: \"#fff\"}\n");
    fixture_bad(
        f, "low-contrast",
        "'accent' #7fb3d5 on 'background' #ffffff has a contrast of 2.26:1; text wants 4.5:1");
    wants_words(f, "\"#33719a\" would do: the same hue, no darker than it must be");
    write_brand(f, "name: A\ncolours: {accent: \"#33719a\", background: \"#fff\"}\n");
    fixture_good(f);
    write_brand(f, "name: A\ncolours: {action: \"#959595\", on_action: \"#000\"}\n");
    fixture_bad(f, "low-contrast", "of 2.99:1; a button or bar wants 3:1"); // 2.995 is not 3.00
    write_brand(f, "name: A\ncolours: {background: \"#6a6a6a\"}\n");
    fixture_bad(f, "low-contrast", "the theme's 'text' #16232b on 'background' #6a6a6a");
    wants_words(f, "lighter than it must be");
    write_brand(f, "name: A\ncolours: {background: \"#5a5a5a\", text: \"#fff\", muted: \"#fff\",\n"
                   "  accent: \"#fff\", warning: \"#fff\", action: \"#000\"}\n");
    fixture_check(f);
    wants_words(f, "no lightness of 'text' is enough");
}

// What was told is taken as mended, so that a second colour is judged by what it will stand on.
static void a_second_colour_is_judged_by_the_suggestion(void **state) {
    struct fixture *f = *state;
    fixture_small(f);
    write_brand(f, "name: A\ncolours:\n  accent: \"#7fb3d5\"\n  on_accent: \"#ffffff\"\n");
    wants(f, "white on the suggested accent is enough", "3:12 low-contrast");
    write_brand(f, "name: A\ncolours:\n  accent: \"#7fb3d5\"\n  on_accent: \"#1a2b3c\"\n");
    wants(f, "dark words are not", "3:12 low-contrast; 4:15 low-contrast");
    wants_words(f, "'on_accent' #1a2b3c on the suggested 'accent' #");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, fixture_setup, fixture_teardown)

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(brands_are_listed_by_their_folders),
        TEST(a_whole_brand_is_good),
        TEST(figures_have_the_brands_colours),
        TEST(the_schema_has_the_palette),
        TEST(files_must_lie_in_the_folder),
        TEST(fonts_are_looked_into),
        TEST(what_stands_on_cards_must_be_there),
        TEST(what_is_no_brand_is_told),
        TEST(fields_are_what_they_say),
        TEST(the_themes_colours_are_those_of_the_site),
        TEST(low_contrast_is_told_once_a_colour),
        TEST(the_ratio_and_what_would_do_are_told),
        TEST(a_second_colour_is_judged_by_the_suggestion),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

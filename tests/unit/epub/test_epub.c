// The whole book, made from a guide that was put together by hand.
#include "epub/epub.h"

#include "sample.h"

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <zip.h>

#include <cmocka.h>

// ---- making and opening a book --------------------------------------------------------------

struct book {
    struct buf bytes;
    zip_t *archive;
};

// Builds the guide; the book's bytes are appended to `out`. What went wrong is in `diags`.
static bool build(struct sample *sample, size_t jobs, struct buf *out, struct diag_list *diags) {
    char *target = arena_printf(&sample->arena, "%s/dist", sample->folder);
    file_remove_tree(target);
    struct publish *publish = publish_open(target, diags);
    assert_non_null(publish);
    const struct epub_job job = {.guide = &sample->guide,
                                 .resources = &sample->resources,
                                 .root = sample->folder,
                                 .publish = publish,
                                 .palette = sample->palette,
                                 .cover = sample->cover,
                                 .pages = sample->pages_of_book,
                                 .modified = 1793000000,
                                 .jobs = jobs};
    if (!epub_write(&job, diags)) {
        publish_abandon(publish, NULL);
        return false;
    }
    assert_true(publish_commit(publish, NULL, diags));
    const struct source *made =
        file_read(&sample->arena, sample->folder, "dist/sample.epub", "", diags);
    assert_non_null(made);
    buf_add(out, made->text, made->length);
    return true;
}

static void print_diags(const struct diag_list *diags) {
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < diags->n; i++) diag_write(&diags->at[i], false, 0, &text);
    print_error("%s", text.at);
    buf_release(&text);
}

static void open_book(struct sample *sample, struct book *book) {
    struct diag_list diags;
    diag_init(&diags, &sample->arena);
    buf_init(&book->bytes);
    bool done = build(sample, 1, &book->bytes, &diags);
    print_diags(&diags);
    assert_true(done);
    assert_int_equal(diags.n, 0);
    zip_error_t error;
    zip_source_t *source = zip_source_buffer_create(book->bytes.at, book->bytes.len, 0, &error);
    book->archive = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, &error);
    assert_non_null(book->archive);
}

static void close_book(struct book *book) {
    zip_discard(book->archive);
    buf_release(&book->bytes);
}

// The text of a file in the book, in the sample's arena; NULL where there is none.
static char *text_of(struct sample *sample, const struct book *book, const char *name) {
    zip_stat_t stat;
    if (zip_stat(book->archive, name, 0, &stat) != 0) return NULL;
    char *text = arena_alloc(&sample->arena, stat.size + 1);
    zip_file_t *file = zip_fopen(book->archive, name, 0);
    assert_non_null(file);
    assert_int_equal(zip_fread(file, text, stat.size), stat.size);
    zip_fclose(file);
    return text;
}

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), wanted = strlen(end);
    return length >= wanted && strcmp(text + length - wanted, end) == 0;
}

static bool is_xml(const char *name) {
    return ends_with(name, ".xhtml") || ends_with(name, ".opf") || ends_with(name, ".ncx") ||
           ends_with(name, ".xml");
}

// Calls `visit` with each value of an attribute in the text, such as href.
static void each_value(struct sample *sample, const char *text, const char *attribute,
                       void (*visit)(void *context, char *value), void *context) {
    char *mark = arena_printf(&sample->arena, " %s=\"", attribute);
    for (const char *at = text; (at = strstr(at, mark));) {
        at += strlen(mark);
        visit(context, arena_strndup(&sample->arena, at, strcspn(at, "\"")));
    }
}

// ---- tests ----------------------------------------------------------------------------------

static void order_and_storedness(void **state) {
    struct sample *sample = *state;
    struct book book;
    open_book(sample, &book);
    static const char *const first[] = {"mimetype",
                                        "META-INF/container.xml",
                                        "EPUB/package.opf",
                                        "EPUB/toc.ncx",
                                        "EPUB/epub.css",
                                        "EPUB/title.xhtml",
                                        "EPUB/copyright.xhtml",
                                        "EPUB/contents.xhtml",
                                        "EPUB/page-help.xhtml",
                                        "EPUB/part-advice.xhtml",
                                        "EPUB/page-why.xhtml",
                                        "EPUB/part-stretch.xhtml"};
    for (size_t i = 0; i < sizeof first / sizeof *first; i++)
        assert_string_equal(zip_get_name(book.archive, i, 0), first[i]);
    for (zip_int64_t i = 0; i < zip_get_num_entries(book.archive, 0); i++) {
        zip_stat_t stat;
        assert_int_equal(zip_stat_index(book.archive, (zip_uint64_t)i, 0, &stat), 0);
        bool stored = i == 0 || ends_with(stat.name, ".png");
        assert_int_equal(stat.comp_method, stored ? ZIP_CM_STORE : ZIP_CM_DEFLATE);
    }
    assert_string_equal(text_of(sample, &book, "mimetype"), "application/epub+zip");
    close_book(&book);
}

// xmllint is the judge here, so that our own check of well-formedness is not its own witness.
static void every_xml_file_is_well_formed(void **state) {
    struct sample *sample = *state;
    struct book book;
    open_book(sample, &book);
    size_t seen = 0;
    for (zip_int64_t i = 0; i < zip_get_num_entries(book.archive, 0); i++) {
        const char *name = zip_get_name(book.archive, (zip_uint64_t)i, 0);
        if (!is_xml(name)) continue;
        const char *text = text_of(sample, &book, name);
        FILE *judge = popen("xmllint --noout --nonet -", "w");
        if (!text || !judge) fail_msg("%s cannot be judged", name);
        fputs(text, judge);
        if (pclose(judge) != 0) fail_msg("%s is not well-formed (or xmllint is missing)", name);
        seen++;
    }
    assert_true(seen > 12);
    close_book(&book);
}

struct listing {
    struct sample *sample;
    const struct book *book;
    struct map names;
    size_t count;
};

static void note_item(void *context, char *href) {
    struct listing *listing = context;
    char *name = arena_printf(&listing->sample->arena, "EPUB/%s", href);
    if (zip_name_locate(listing->book->archive, name, 0) < 0) fail_msg("%s is not there", name);
    if (map_add(&listing->sample->arena, &listing->names, name, name))
        fail_msg("%s stands twice in the manifest", name);
    listing->count++;
}

static void the_manifest_is_the_container(void **state) {
    struct sample *sample = *state;
    struct book book;
    open_book(sample, &book);
    const char *package = text_of(sample, &book, "EPUB/package.opf");
    const char *manifest = strstr(package, "<manifest>");
    assert_non_null(manifest);
    struct listing listing = {.sample = sample, .book = &book};
    each_value(sample, manifest, "href", note_item, &listing);
    // All but mimetype, container.xml and the package document itself.
    assert_int_equal(listing.count + 3, zip_get_num_entries(book.archive, 0));
    assert_non_null(strstr(manifest, "href=\"files/pages/_4dy_20_4bnee.png\" "
                                     "media-type=\"image/png\""));
    assert_non_null(strstr(manifest, "href=\"figures/hueft-oeffner.svg\" "
                                     "media-type=\"image/svg+xml\""));
    assert_non_null(strstr(manifest, "href=\"contents.xhtml\" "
                                     "media-type=\"application/xhtml+xml\" properties=\"nav\""));
    close_book(&book);
}

// Each link within the book leads to a file, and to an id in it.
static void check_link(void *context, char *href) {
    struct listing *listing = context;
    struct arena *arena = &listing->sample->arena;
    if (strstr(href, "://")) return;
    char *anchor = strchr(href, '#');
    if (anchor) *anchor++ = 0;
    listing->count++;
    if (!*href) return; // footnotes, within their chapter
    const char *text =
        text_of(listing->sample, listing->book, arena_printf(arena, "EPUB/%s", href));
    if (!text) fail_msg("a link leads to %s", href);
    if (anchor && !strstr(text, arena_printf(arena, " id=\"%s\"", anchor)))
        fail_msg("a link leads to %s#%s", href, anchor);
}

static void links_resolve(void **state) {
    struct sample *sample = *state;
    struct book book;
    open_book(sample, &book);
    struct listing listing = {.sample = sample, .book = &book};
    for (zip_int64_t i = 0; i < zip_get_num_entries(book.archive, 0); i++) {
        const char *name = zip_get_name(book.archive, (zip_uint64_t)i, 0);
        if (!is_xml(name) || strncmp(name, "EPUB/", 5) != 0) continue;
        const char *text = text_of(sample, &book, name);
        each_value(sample, text, "href", check_link, &listing);
        each_value(sample, text, "src", check_link, &listing);
    }
    assert_true(listing.count > 40);
    const char *page = text_of(sample, &book, "EPUB/page-why.xhtml");
    assert_non_null(strstr(page, "href=\"exercise-a.xhtml#steps\""));
    assert_non_null(strstr(page, "https://example.org/guide/files/pages/form.pdf"));
    close_book(&book);
}

static void footnotes_pop_up(void **state) {
    struct sample *sample = *state;
    struct book book;
    open_book(sample, &book);
    const char *page = text_of(sample, &book, "EPUB/page-why.xhtml");
    assert_non_null(strstr(page, "epub:type=\"noteref\""));
    assert_non_null(strstr(page, "epub:type=\"footnote\""));
    assert_non_null(strstr(page, "A note &amp; no more."));
    close_book(&book);
}

struct values {
    struct arena *arena;
    struct strings list;
};

static void note_value(void *context, char *value) {
    struct values *values = context;
    vec_push(values->arena, &values->list, value);
}

// Old readers go by the NCX; it says the same as the contents.
static void ncx_and_contents_agree(void **state) {
    struct sample *sample = *state;
    struct book book;
    open_book(sample, &book);
    struct values ncx = {.arena = &sample->arena}, nav = {.arena = &sample->arena};
    each_value(sample, text_of(sample, &book, "EPUB/toc.ncx"), "src", note_value, &ncx);
    char *contents = strstr(text_of(sample, &book, "EPUB/contents.xhtml"), "<ol>");
    char *end = strstr(contents, "</nav>");
    *end = 0; // the landmarks follow
    each_value(sample, contents, "href", note_value, &nav);
    assert_int_equal(ncx.list.n, nav.list.n);
    assert_int_equal(nav.list.n, 15); // every chapter of the spine
    for (size_t i = 0; i < nav.list.n; i++) assert_string_equal(ncx.list.at[i], nav.list.at[i]);
    close_book(&book);
}

static void the_index_sorts_as_the_language_does(void **state) {
    struct sample *sample = *state;
    struct book book;
    open_book(sample, &book);
    const char *index = text_of(sample, &book, "EPUB/index.xhtml");
    const char *first = strstr(index, "<dt>Äußere Hüfte"),
               *second = strstr(index, "<dt>quadriceps");
    assert_non_null(first);
    assert_non_null(second);
    assert_true(first < second);
    // What needs nothing stands under a heading of its own; what works nothing, under no muscle.
    const char *none = strstr(index, "<dt>Without equipment");
    assert_non_null(none);
    assert_non_null(strstr(none, "exercise-hueft-oeffner.xhtml"));
    char *muscles =
        arena_strndup(&sample->arena, index, (size_t)(strstr(index, "By equipment") - index));
    assert_null(strstr(muscles, "exercise-a.xhtml"));
    close_book(&book);
}

static void hostile_titles_stay_text(void **state) {
    struct sample *sample = *state;
    struct book book;
    open_book(sample, &book);
    for (zip_int64_t i = 0; i < zip_get_num_entries(book.archive, 0); i++) {
        const char *name = zip_get_name(book.archive, (zip_uint64_t)i, 0);
        if (is_xml(name)) assert_null(strstr(text_of(sample, &book, name), "<b>"));
    }
    close_book(&book);
}

static void metadata_says_what_is_there(void **state) {
    struct sample *sample = *state;
    struct book book;
    open_book(sample, &book);
    const char *package = text_of(sample, &book, "EPUB/package.opf");
    static const char *const wanted[] = {
        "<dc:identifier id=\"book-id\">urn:uuid:6f1c2a52-4f0c-4a7b-9a53-1f0c7d5f2f11<",
        "property=\"title-type\">subtitle<",
        ">Jürgen &quot;J&quot; Müller<",
        "property=\"dcterms:modified\">2026-10-26T07:33:20Z<",
        "accessMode\">visual<",
        "accessibilityFeature\">alternativeText<",
        "accessModeSufficient\">textual<",
        "accessibilityHazard\">none<",
        "xml:lang=\"en\"",
        "page-progression-direction=\"ltr\"",
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!strstr(package, wanted[i])) fail_msg("not said: %s", wanted[i]);
    assert_null(strstr(package, "conformsTo")); // nobody certified it
    assert_null(strstr(package, "unknown"));
    close_book(&book);
}

static void everyone_and_everything_is_named(void **state) {
    struct sample *sample = *state;
    struct contributor people[] = {{"Cleo & Co", ROLE_ILLUSTRATOR}, {"Dan", ROLE_TRANSLATOR}};
    struct guide_subject subjects[] = {{"Knee", NULL, NULL}, {"Physio", "Thema", "MQS"}};
    struct guide *guide = &sample->guide;
    guide->description = "Much <longer>.";
    guide->contributors.at = people;
    guide->contributors.n = 2;
    guide->subjects.at = subjects;
    guide->subjects.n = 2;
    guide->series = (struct series){"At home", "2"};
    guide->certifier.name = "Board";
    struct book book;
    open_book(sample, &book);
    const char *package = text_of(sample, &book, "EPUB/package.opf");
    static const char *const wanted[] = {
        "<dc:contributor id=\"contributor-1\">Cleo &amp; Co<",
        "refines=\"#contributor-1\" property=\"role\" scheme=\"marc:relators\">ill<",
        "refines=\"#contributor-2\" property=\"role\" scheme=\"marc:relators\">trl<",
        "<dc:description>Much &lt;longer&gt;.<",
        "<dc:subject id=\"subject-1\">Knee<",
        "refines=\"#subject-2\" property=\"authority\">Thema<",
        "refines=\"#subject-2\" property=\"term\">MQS<",
        "property=\"belongs-to-collection\" id=\"series\">At home<",
        "refines=\"#series\" property=\"collection-type\">series<",
        "refines=\"#series\" property=\"group-position\">2<",
        "property=\"dcterms:conformsTo\"",
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!strstr(package, wanted[i])) fail_msg("not said: %s", wanted[i]);
    assert_null(strstr(package, "refines=\"#subject-1\""));
    const char *imprint = text_of(sample, &book, "EPUB/copyright.xhtml");
    assert_non_null(strstr(imprint, "Illustration: Cleo &amp; Co<"));
    close_book(&book);
}

// A book with a cover, the pages of a printed one, and a brand.
static void cover_pages_and_brand(void **state) {
    struct sample *sample = *state;
    struct brand brand = {
        .id = "b", .name = "B & Sons", .telephone = "+44 (20) 1", .mail = "b@b.example"};
    struct book_page pages[] = {{"1", "title"}, {"2", "page.help"}, {"3", "exercise.a:dosage"}};
    const struct epub_cover cover = {sample_png, sizeof sample_png - 1, "A <cover>"};
    struct book_pages list = {.file = "print/sample-a4.pdf"};
    list.at = pages;
    list.n = 3;
    colour_parse("#123456", &brand.colours[BRAND_ACCENT]);
    brand.logo = "pages/My Knee.png";
    sample->guide.brand = &brand;
    sample->cover = &cover;
    sample->pages_of_book = &list;
    struct book book;
    open_book(sample, &book);
    const char *package = text_of(sample, &book, "EPUB/package.opf");
    static const char *const wanted[] = {
        "href=\"cover.png\" media-type=\"image/png\" properties=\"cover-image\"",
        "<meta name=\"cover\" content=\"cover-picture\"/>",
        "<dc:source id=\"printed\">https://example.org/guide/print/sample-a4.pdf<",
        "property=\"source-of\">pagination<",
        "property=\"pageBreakSource\">https://example.org/guide/print/sample-a4.pdf<",
        "accessibilityFeature\">pageBreakMarkers<",
        "href=\"brand.css\" media-type=\"text/css\"",
    };
    for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++)
        if (!strstr(package, wanted[i])) fail_msg("not said: %s", wanted[i]);
    assert_non_null(strstr(text_of(sample, &book, "EPUB/cover.xhtml"), "alt=\"A &lt;cover&gt;\""));
    assert_non_null(strstr(text_of(sample, &book, "EPUB/brand.css"), "#123456"));
    assert_non_null(strstr(text_of(sample, &book, "EPUB/title.xhtml"),
                           "src=\"files/pages/_4dy_20_4bnee.png\" alt=\"B &amp; Sons\""));
    const char *imprint = text_of(sample, &book, "EPUB/copyright.xhtml");
    assert_non_null(strstr(imprint, "href=\"tel:+44201\"><bdi dir=\"ltr\">+44 (20) 1<"));
    assert_non_null(strstr(text_of(sample, &book, "EPUB/exercise-a.xhtml"), "id=\"page.3\""));
    const char *contents = text_of(sample, &book, "EPUB/contents.xhtml");
    assert_non_null(strstr(contents, "<a href=\"exercise-a.xhtml#page.3\">3</a>"));
    assert_non_null(strstr(contents, "<a epub:type=\"cover\" href=\"cover.xhtml\">"));
    assert_non_null(strstr(package, "displayTransformability"));
    assert_string_equal(zip_get_name(book.archive, 0, 0), "mimetype");
    close_book(&book);
}

// A style sheet of a project's or a brand's own may take from readers what the shipped ones leave.
static void a_style_that_fixes_colours_is_admitted(void **state) {
    struct sample *sample = *state;
    struct brand brand = {.id = "b", .name = "B"};
    char *folder = arena_printf(&sample->arena, "%s/templates/epub", sample->folder);
    static const char text[] = "p { color: black; }\n";
    assert_true(file_make_folders(folder));
    assert_true(file_write_new(arena_printf(&sample->arena, "%s/brand.css", folder), text,
                               sizeof text - 1));
    for (int i = 0; i < 2; i++) {
        struct book book;
        sample->guide.brand = i ? &brand : NULL;
        open_book(sample, &book);
        const char *package = text_of(sample, &book, "EPUB/package.opf");
        assert_int_equal(strstr(package, "displayTransformability") == NULL, i);
        close_book(&book);
    }
}

static void an_exercises_figure_is_a_picture(void **state) {
    struct sample *sample = *state;
    struct book book;
    sample->image->kind = DOC_TEXT; // so that there is no picture but the figure
    open_book(sample, &book);
    assert_non_null(strstr(text_of(sample, &book, "EPUB/package.opf"), "accessMode\">visual<"));
    const char *chapter = text_of(sample, &book, "EPUB/exercise-hueft-oeffner.xhtml");
    assert_non_null(strstr(chapter, "<img src=\"figures/hueft-oeffner.svg\" alt=\"Sit &amp; "));
    const char *svg = text_of(sample, &book, "EPUB/figures/hueft-oeffner.svg");
    assert_non_null(strstr(svg, "role=\"img\""));
    assert_non_null(strstr(svg, "<desc id=\"figure-d\">Sit &amp; "));
    assert_null(strstr(text_of(sample, &book, "EPUB/exercise-step-up.xhtml"), "<img"));
    close_book(&book);
}

static void a_figure_has_the_colours_of_the_job(void **state) {
    struct sample *sample = *state;
    struct figure_palette brand = figure_palette;
    struct book book;
    brand.colours[FIGURE_SKIN] = 0x8d5a3b;
    for (int i = 0; i < 2; i++) {
        sample->palette = i ? &brand : NULL;
        open_book(sample, &book);
        const char *svg = text_of(sample, &book, "EPUB/figures/hueft-oeffner.svg");
        assert_int_equal(strstr(svg, "\"#8d5a3b\"") != NULL, i);
        assert_int_equal(strstr(svg, "\"#ebc2a1\"") == NULL, i);
        close_book(&book);
    }
}

// A picture without a text alternative takes away what only such a text can give.
static void an_undescribed_picture_is_admitted(void **state) {
    struct sample *sample = *state;
    sample->image->first = sample->image->last = NULL;
    struct book book;
    open_book(sample, &book);
    const char *package = text_of(sample, &book, "EPUB/package.opf");
    assert_null(strstr(package, "alternativeText"));
    assert_null(strstr(package, "accessModeSufficient\">textual<"));
    assert_non_null(strstr(package, "accessModeSufficient\">textual,visual<"));
    close_book(&book);
}

static void a_moving_picture_is_admitted(void **state) {
    struct sample *sample = *state;
    sample_write(sample, "My Knee.png", "GIF89a\1\0\1\0\0\0\0;", 14);
    struct book book;
    open_book(sample, &book);
    const char *package = text_of(sample, &book, "EPUB/package.opf");
    assert_non_null(strstr(package, "accessibilityHazard\">motionSimulation<"));
    assert_null(strstr(package, "accessibilityHazard\">none<"));
    assert_non_null(strstr(package, "media-type=\"image/gif\"")); // not what the suffix says
    close_book(&book);
}

static void a_guide_with_little_in_it(void **state) {
    struct sample *sample = *state;
    struct guide *guide = &sample->guide;
    guide->subtitle = guide->summary = guide->publisher = guide->licence = NULL;
    guide->licence_url = guide->version = guide->date = NULL;
    guide->authors.n = guide->references.n = guide->routines.n = 0;
    guide->pages.at++; // only the page about help
    guide->pages.n = 1;
    guide->default_routine = NULL;
    guide->exercises.n = 1;
    struct book book;
    open_book(sample, &book);
    assert_null(text_of(sample, &book, "EPUB/references.xhtml"));
    assert_null(text_of(sample, &book, "EPUB/part-routines.xhtml"));
    assert_null(text_of(sample, &book, "EPUB/part-advice.xhtml"));
    assert_non_null(strstr(text_of(sample, &book, "EPUB/page-help.xhtml"), "it is hot &amp; red"));
    assert_null(strstr(text_of(sample, &book, "EPUB/package.opf"), "visual"));
    close_book(&book);
}

static void right_to_left_is_said(void **state) {
    struct sample *sample = *state;
    sample->guide.language = sample->words.language = "ar";
    sample->words.right_to_left = true;
    struct book book;
    open_book(sample, &book);
    const char *package = text_of(sample, &book, "EPUB/package.opf");
    assert_non_null(strstr(package, "page-progression-direction=\"rtl\""));
    const char *chapter = text_of(sample, &book, "EPUB/exercise-a.xhtml");
    assert_non_null(strstr(chapter, "dir=\"rtl\""));
    assert_non_null(strstr(chapter, "xml:lang=\"ar\""));
    close_book(&book);
}

static void same_bytes_at_any_number_of_workers(void **state) {
    struct sample *sample = *state;
    struct diag_list diags;
    diag_init(&diags, &sample->arena);
    struct buf one, many;
    buf_init(&one);
    buf_init(&many);
    assert_true(build(sample, 1, &one, &diags));
    assert_true(build(sample, 4, &many, &diags));
    assert_int_equal(one.len, many.len);
    assert_memory_equal(one.at, many.at, one.len);
    buf_release(&one);
    buf_release(&many);
}

// ---- what cannot be made --------------------------------------------------------------------

// Builds, expects no book and one diagnostic of that id; returns it.
static const struct diag *expect_failure(struct sample *sample, const char *id) {
    struct diag_list *diags = arena_alloc(&sample->arena, sizeof *diags);
    diag_init(diags, &sample->arena);
    struct buf out;
    buf_init(&out);
    assert_false(build(sample, 2, &out, diags));
    assert_int_equal(out.len, 0);
    buf_release(&out);
    if (diags->n != 1) print_diags(diags);
    assert_int_equal(diags->n, 1);
    assert_string_equal(diags->at[0].id, id);
    return &diags->at[0];
}

static void a_file_that_is_no_picture_is_refused(void **state) {
    struct sample *sample = *state;
    sample_write(sample, "My Knee.png", "BM-----", 7);
    const struct diag *diag = expect_failure(sample, "epub-picture");
    assert_non_null(strstr(diag->message, "pages/My Knee.png"));
    assert_int_equal(diag->severity, DIAG_ERROR);
    assert_int_equal(diag->span.line, 3);
    assert_string_equal(diag->source->path, "content/x.md");
}

static void a_missing_picture_is_the_machines_failure(void **state) {
    struct sample *sample = *state;
    unlink(arena_printf(&sample->arena, "%s/content/pages/My Knee.png", sample->folder));
    struct diag_list diags;
    diag_init(&diags, &sample->arena);
    struct buf out;
    buf_init(&out);
    assert_false(build(sample, 1, &out, &diags));
    assert_int_equal(diag_count(&diags, DIAG_FAILURE), 1);
    buf_release(&out);
}

static void a_broken_svg_is_told_in_its_own_file(void **state) {
    struct sample *sample = *state;
    static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg'>\n<g></svg>";
    sample_write(sample, "My Knee.png", svg, sizeof svg - 1);
    const struct diag *diag = expect_failure(sample, "epub-picture");
    assert_int_equal(diag->span.line, 2);
    assert_non_null(strstr(diag->source->path, "My Knee.png"));
}

// Raw HTML that HTML allows and XML does not.
static void raw_html_must_be_xml(void **state) {
    struct sample *sample = *state;
    sample->guide.raw_html = true;
    struct doc_node *paragraph = sample->link->parent;
    struct doc_node *raw = sample_node(sample, paragraph, DOC_HTML_INLINE, "<br>");
    raw->span = (struct span){4, 2, 4};
    paragraph->last = NULL; // put it before the paragraph's other children
    raw->next = paragraph->first;
    paragraph->first = raw;
    for (struct doc_node *node = raw; node; node = node->next) {
        if (node->next == raw) node->next = NULL;
        paragraph->last = node;
    }
    const struct diag *diag = expect_failure(sample, "epub-not-xml");
    assert_int_equal(diag->span.line, 4);
    assert_int_equal(diag->span.column, 2);
    assert_non_null(strstr(diag->hint, "<br/>"));
    sample->guide.raw_html = false; // shown as text, it harms nobody
    struct book book;
    open_book(sample, &book);
    assert_non_null(strstr(text_of(sample, &book, "EPUB/page-why.xhtml"), "&lt;br&gt;"));
    close_book(&book);
}

// A project's own template is told at its own line, also when the engine that read it is gone.
static void a_broken_template_is_told(void **state) {
    struct sample *sample = *state;
    char *folder = arena_printf(&sample->arena, "%s/templates/epub", sample->folder);
    assert_true(file_make_folders(folder));
    static const char text[] = "<p>\n<%= nothing.at.all %>\n</p>\n";
    assert_true(file_write_new(arena_printf(&sample->arena, "%s/title.xhtml", folder), text,
                               sizeof text - 1));
    const struct diag *diag = expect_failure(sample, "template-failed");
    assert_int_equal(diag->span.line, 2);
    assert_non_null(strstr(diag->source->path, "templates/epub/title.xhtml"));
}

static void a_template_that_makes_no_xml_is_told(void **state) {
    struct sample *sample = *state;
    char *folder = arena_printf(&sample->arena, "%s/templates/epub", sample->folder);
    assert_true(file_make_folders(folder));
    static const char text[] = "<html>\n<hr>\n</html>\n";
    assert_true(file_write_new(arena_printf(&sample->arena, "%s/title.xhtml", folder), text,
                               sizeof text - 1));
    const struct diag *diag = expect_failure(sample, "epub-not-xml");
    assert_int_equal(diag->span.line, 3);
    assert_non_null(strstr(diag->source->path, "epub/title.xhtml"));
}

int main(void) {
    const struct CMUnitTest tests[] = {
        TEST(order_and_storedness),
        TEST(every_xml_file_is_well_formed),
        TEST(the_manifest_is_the_container),
        TEST(links_resolve),
        TEST(footnotes_pop_up),
        TEST(ncx_and_contents_agree),
        TEST(the_index_sorts_as_the_language_does),
        TEST(hostile_titles_stay_text),
        TEST(metadata_says_what_is_there),
        TEST(everyone_and_everything_is_named),
        TEST(cover_pages_and_brand),
        TEST(a_style_that_fixes_colours_is_admitted),
        TEST(an_exercises_figure_is_a_picture),
        TEST(a_figure_has_the_colours_of_the_job),
        TEST(an_undescribed_picture_is_admitted),
        TEST(a_moving_picture_is_admitted),
        TEST(a_guide_with_little_in_it),
        TEST(right_to_left_is_said),
        TEST(same_bytes_at_any_number_of_workers),
        TEST(a_file_that_is_no_picture_is_refused),
        TEST(a_missing_picture_is_the_machines_failure),
        TEST(a_broken_svg_is_told_in_its_own_file),
        TEST(raw_html_must_be_xml),
        TEST(a_broken_template_is_told),
        TEST(a_template_that_makes_no_xml_is_told),
    };
    return cmocka_run_group_tests_name("epub", tests, NULL, NULL);
}

// The whole site, written with the shipped templates and read back.
#include "testing.h"

#include "base/file.h"
#include "dose/load_words.h"
#include "model/pose.h"
#include "site/site.h"
#include "site/site_output.h"
#include "site/small_guide.h"

#include <stdio.h>
#include <unistd.h>

#define HOSTILE "<script>alert(1)</script> & \"quotes\" 'n' <%= x %> </title>"

struct fixture {
    struct small_guide small;
    struct arena arena; // what was read back
    struct diag_list diags;
    struct resources resources;
    char folder[64];
    const char *out;                      // folder/dist
    const struct figure_palette *palette; // NULL: the plain one
};

static struct doc_node *add_node(struct small_guide *small, struct doc_node *parent,
                                 enum doc_kind kind, const char *text) {
    struct doc_node *node = doc_new(&small->arena, kind, (struct span){0});
    node->text = text;
    doc_append(parent, node);
    return node;
}

// A paragraph with a link.
static struct doc_node *add_link(struct small_guide *small, const struct entry *from,
                                 struct doc_target target) {
    struct doc_node *body = (struct doc_node *)from->body;
    struct doc_node *paragraph = add_node(small, body, DOC_PARAGRAPH, NULL);
    struct doc_node *link = add_node(small, paragraph, DOC_LINK, "as written");
    link->link.target = target;
    add_node(small, link, DOC_TEXT, "see");
    return paragraph;
}

static void add_steps(struct small_guide *small, struct exercise *exercise) {
    struct doc_node *body = (struct doc_node *)exercise->entry.body;
    struct doc_node *heading = add_node(small, body, DOC_HEADING, NULL);
    heading->heading.level = 2;
    heading->heading.id = "steps";
    add_node(small, heading, DOC_TEXT, "Steps");
    struct doc_node *list = add_node(small, body, DOC_LIST, NULL);
    list->list.ordered = true;
    list->list.start = 1;
    struct doc_node *item = add_node(small, list, DOC_ITEM, NULL);
    add_node(small, add_node(small, item, DOC_PARAGRAPH, NULL), DOC_TEXT, "Bend <b>both</b> & go.");
    exercise->steps = list;
    sections_cut(exercise->entry.body, small->guide.words, &small->arena, &exercise->sections);
}

static void cut_page(struct small_guide *small, struct page *page) {
    sections_cut(page->entry.body, small->guide.words, &small->arena, &page->sections);
}

// A figure of a person standing, who bends the knees where there is a second frame.
static const struct figure *add_figure(struct small_guide *small, int frames) {
    struct figure *figure = arena_alloc(&small->arena, sizeof *figure);
    *figure = figure_plain();
    figure->alt = HOSTILE;
    figure->frame_count = frames;
    for (int side = 0; frames > 1 && side < POSE_SIDES; side++) {
        figure->frames[1] = figure->frames[0];
        figure->frames[1].angle[POSE_KNEE][side] = figure->frames[1].angle[POSE_HIP][side] = 60;
        figure->frames[1].given[POSE_KNEE][side] = figure->frames[1].given[POSE_HIP][side] = true;
    }
    return figure;
}

static const struct doc_node *add_picture(struct small_guide *small, const char *file) {
    struct doc_node *image = doc_new(&small->arena, DOC_IMAGE, (struct span){0});
    image->link.target = (struct doc_target){DOC_TARGET_FILE, NULL, NULL, file};
    add_node(small, image, DOC_TEXT, HOSTILE);
    vec_push(&small->arena, &small->guide.files, file);
    return image;
}

// A guide with something of everything, and with titles that would break out of a page.
static void fill(struct small_guide *small) {
    struct guide *guide = &small->guide;
    struct arena *arena = &small->arena;
    guide->words = load_words(arena, "en", "en");
    guide->title = HOSTILE;
    guide->summary = HOSTILE;
    guide->disclaimer = HOSTILE;
    guide->identifier = "urn:uuid:1";
    guide->version = HOSTILE;
    guide->licence = HOSTILE;
    guide->licence_url = "https://example.org/?a=1&b=\"2\"";
    guide->papers[PAPER_A4] = guide->papers[PAPER_LETTER] = true;
    vec_push(arena, &guide->authors, HOSTILE);
    vec_push(arena, &guide->red_flags, HOSTILE);

    struct exercise *squat = small_exercise(small, "squat", KIND_STRENGTH, HOSTILE "|thigh", "");
    struct exercise *lunge = small_exercise(small, "lunge", KIND_STRETCH, "thigh", "mat|strap");
    struct exercise *hold = small_exercise(small, "hold", KIND_BALANCE, NULL, "Größe 5 / \"x\"");
    squat->entry.title = squat->entry.summary = HOSTILE;
    small_names(small, HOSTILE, &squat->precautions);
    small_names(small, HOSTILE, &squat->progressions);
    small_names(small, HOSTILE, &squat->regressions);
    squat->dosage.sets = (struct range){2, 3};
    squat->dosage.reps = (struct range){10, 15};
    lunge->dosage.hold_seconds = (struct range){30, 60};
    lunge->dosage.side = SIDE_EACH;
    add_steps(small, squat);
    add_steps(small, lunge);
    add_steps(small, hold);
    squat->figure = add_figure(small, 2);
    hold->figure = add_figure(small, 1);
    lunge->picture = add_picture(small, "pages/a b.svg");

    struct routine *routine = small_routine(small, "start");
    routine->entry.title = routine->aim = routine->for_whom = HOSTILE;
    routine->papers[PAPER_A4] = routine->papers[PAPER_LETTER] = true;
    small_names(small, HOSTILE, &routine->stop_if);
    small_names(small, HOSTILE, &routine->progress_when);
    small_item(small, routine, squat);
    small_item(small, routine, lunge);
    routine->phases.at[0].at[0].note = HOSTILE;
    guide->default_routine = routine;

    struct page *help = small_page(small, "help");
    help->help = true;
    guide->help_page = help;
    add_link(small, &help->entry,
             (struct doc_target){DOC_TARGET_ENTRY, &squat->entry, "steps", NULL});
    add_link(small, &help->entry,
             (struct doc_target){DOC_TARGET_ENTRY, &routine->entry, NULL, NULL});
    add_link(small, &help->entry,
             (struct doc_target){DOC_TARGET_FILE, NULL, NULL, "pages/a b.txt"});
    cut_page(small, help);
    vec_push(arena, &guide->files, "pages/a b.txt");
}

static void write_file(struct fixture *f, const char *path, const char *text) {
    char *full = file_join(&f->arena, f->folder, path);
    char *slash = strrchr(full, '/');
    *slash = '\0';
    assert_true(file_make_folders(full));
    *slash = '/';
    assert_true(file_write_new(full, text, strlen(text)));
}

static int set_up(void **state) {
    struct fixture *f = base_alloc(sizeof *f);
    *f = (struct fixture){.folder = "/tmp/regimen-site-XXXXXX"};
    if (!mkdtemp(f->folder)) return -1;
    small_open(&f->small);
    arena_init(&f->arena);
    diag_init(&f->diags, &f->arena);
    f->out = file_join(&f->arena, f->folder, "dist");
    f->resources = (struct resources){.root = f->folder,
                                      .shown_root = "",
                                      .embedded = embedded_files,
                                      .embedded_count = embedded_file_count};
    fill(&f->small);
    write_file(f, "content/pages/a b.txt", "a file");
    write_file(f, "content/pages/a b.svg", "<svg width='120' height='80'/>");
    *state = f;
    return 0;
}

static int tear_down(void **state) {
    struct fixture *f = *state;
    file_remove_tree(f->folder);
    arena_release(&f->arena);
    small_close(&f->small);
    free(f);
    return 0;
}

static void print_diags(const struct fixture *f) {
    struct buf text;
    buf_init(&text);
    for (size_t i = 0; i < f->diags.n; i++) diag_write(&f->diags.at[i], false, 0, &text);
    if (text.len) print_message("%s\n", text.at);
    buf_release(&text);
}

static bool build(struct fixture *f, const char *out, size_t jobs, bool with_others) {
    struct publish *publish = publish_open(out, &f->diags);
    assert_non_null(publish);
    struct site_job job = {.guide = &f->small.guide,
                           .resources = &f->resources,
                           .root = f->folder,
                           .publish = publish,
                           .palette = f->palette,
                           .jobs = jobs,
                           .with_epub = with_others,
                           .with_print = with_others};
    bool fine = site_write(&job, &f->diags);
    if (!fine) {
        publish_abandon(publish, NULL);
        return false;
    }
    return publish_commit(publish, NULL, &f->diags);
}

static void build_well(struct fixture *f) {
    bool fine = build(f, f->out, 2, true);
    print_diags(f);
    assert_true(fine);
    assert_int_equal(f->diags.n, 0);
}

static const char *read_out(struct fixture *f, const char *path) {
    const struct source *source = file_read(&f->arena, f->out, path, "", &f->diags);
    print_diags(f);
    assert_non_null(source);
    return source->text;
}

static void list_out(struct fixture *f, struct strings *paths) {
    assert_true(file_list(&f->arena, f->out, "site", paths, &f->diags));
}

static bool ends_with(const char *text, const char *end) {
    size_t n = strlen(text), m = strlen(end);
    return n >= m && strcmp(text + n - m, end) == 0;
}

// ---- what is written ------------------------------------------------------------------------

static void test_the_layout_of_the_output(void **state) {
    struct fixture *f = *state;
    static const char *const paths[] = {
        "index.html",
        "404.html",
        "robots.txt",
        "sitemap.xml",
        "assets/site.css",
        "assets/favicon.svg",
        "files/pages/a b.txt",
        "help/index.html",
        "exercises/index.html",
        "exercises/squat/index.html",
        "exercises/squat/still.svg",
        "exercises/squat/moving.svg",
        "exercises/hold/still.svg",
        "files/pages/a b.svg",
        "exercises/kind/strength/index.html",
        "exercises/position/standing/index.html",
        "exercises/equipment/none/index.html",
        "exercises/equipment/strap/index.html",
        "exercises/equipment/größe-5--x/index.html",
        "exercises/muscle/thigh/index.html",
        "routines/index.html",
        "routines/start/index.html",
    };
    build_well(f);
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++) {
        const char *path = arena_printf(&f->arena, "%s/site/%s", f->out, paths[i]);
        if (!file_exists(path)) fail_msg("%s was not written", paths[i]);
    }
    assert_string_equal(read_out(f, "site/files/pages/a b.txt"), "a file");
}

// ---- links ----------------------------------------------------------------------------------

static char *decode(struct arena *arena, const char *text, size_t length) {
    char *out = arena_alloc(arena, length + 1), *to = out;
    for (size_t i = 0; i < length; i++) {
        unsigned byte;
        if (text[i] == '%' && i + 2 < length + 1 && sscanf(text + i + 1, "%2x", &byte) == 1) {
            *to++ = (char)byte;
            i += 2;
        } else {
            *to++ = text[i];
        }
    }
    return out;
}

// Where an address leads from a page: a path below site/, made of parts and "..".
static char *resolve(struct arena *arena, const char *page, const char *address) {
    const char *slash = strrchr(page, '/');
    char *path = arena_printf(arena, "%.*s%s", slash ? (int)(slash + 1 - page) : 0, page, address);
    for (char *up; (up = strstr(path, "/../"));) {
        char *start = up;
        while (start > path && start[-1] != '/') start--;
        memmove(start, up + 4, strlen(up + 4) + 1);
    }
    return path;
}

static bool is_made_elsewhere(const char *path) {
    return strncmp(path, "print/", 6) == 0 || strcmp(path, "knee.epub") == 0;
}

static void check_link(struct fixture *f, const char *page, const char *address, size_t length) {
    if (length > 8 && memcmp(address, "https://", 8) == 0) return;
    const char *hash = memchr(address, '#', length);
    size_t path_length = hash ? (size_t)(hash - address) : length;
    char *path = arena_strdup(&f->arena, page);
    if (path_length) path = resolve(&f->arena, page, decode(&f->arena, address, path_length));
    if (is_made_elsewhere(path)) return;
    if (!file_exists(arena_printf(&f->arena, "%s/site/%s", f->out, path)))
        fail_msg("%s: '%.*s' leads to '%s', which is not there", page, (int)length, address, path);
    // What the card maker is to begin with is no id.
    if (!hash || strcmp(path, "card/index.html") == 0) return;
    char *id = decode(&f->arena, hash + 1, length - path_length - 1);
    const char *text = read_out(f, arena_printf(&f->arena, "site/%s", path));
    if (!strstr(text, arena_printf(&f->arena, " id=\"%s\"", id)))
        fail_msg("%s: there is no '#%s' in '%s'", page, id, path);
}

static size_t check_links(struct fixture *f, const char *page, const char *text) {
    size_t count = 0;
    for (const char *at = text; (at = strstr(at, " href=\"")); count++) {
        at += strlen(" href=\"");
        check_link(f, page, at, strcspn(at, "\""));
    }
    return count;
}

static void test_every_link_leads_somewhere(void **state) {
    struct fixture *f = *state;
    build_well(f);
    struct strings paths = {0};
    list_out(f, &paths);
    size_t links = 0, pages = 0;
    for (size_t i = 0; i < paths.n; i++) {
        const char *page = paths.at[i] + strlen("site/");
        if (!ends_with(page, ".html") || strcmp(page, "404.html") == 0) continue;
        links += check_links(f, page, read_out(f, paths.at[i]));
        pages++;
    }
    assert_true(pages >= 18);
    assert_true(links > pages * 10);
}

static void test_links_in_bodies(void **state) {
    struct fixture *f = *state;
    build_well(f);
    const char *text = read_out(f, "site/help/index.html");
    assert_non_null(strstr(text, "href=\"../exercises/squat/index.html#steps\""));
    assert_non_null(strstr(text, "href=\"../routines/start/index.html\""));
    assert_non_null(strstr(text, "href=\"../files/pages/a%20b.txt\""));
}

static void test_the_page_for_wrong_addresses_works_at_any_depth(void **state) {
    struct fixture *f = *state;
    build_well(f);
    const char *text = read_out(f, "site/404.html");
    assert_non_null(strstr(text, "href=\"/knee/assets/site.css\""));
    assert_non_null(strstr(text, "href=\"/knee/index.html\""));
    assert_null(strstr(text, "href=\"assets/"));
    assert_null(strstr(text, "rel=\"canonical\""));
}

static void test_links_to_other_outputs_only_where_they_are_made(void **state) {
    struct fixture *f = *state;
    build_well(f);
    assert_non_null(strstr(read_out(f, "site/routines/start/index.html"),
                           "href=\"../../print/cards/start-letter.pdf\""));
    assert_non_null(strstr(read_out(f, "site/index.html"), "href=\"knee.epub\""));
    f->out = file_join(&f->arena, f->folder, "alone");
    assert_true(build(f, f->out, 1, false));
    assert_null(strstr(read_out(f, "site/routines/start/index.html"), "print/cards"));
    assert_null(strstr(read_out(f, "site/index.html"), ".epub"));
}

// ---- text -----------------------------------------------------------------------------------

static void test_hostile_text_stays_text(void **state) {
    struct fixture *f = *state;
    build_well(f);
    struct strings paths = {0};
    list_out(f, &paths);
    for (size_t i = 0; i < paths.n; i++) {
        if (!ends_with(paths.at[i], ".html") && !ends_with(paths.at[i], ".xml")) continue;
        const char *text = read_out(f, paths.at[i]);
        // The site's own are in a file or are data; in data no text can end the element.
        for (const char *at = text; (at = strstr(at, "<script")); at++) {
            assert_true(!strncmp(at, "<script src=\"", 13) ||
                        !strncmp(at, "<script type=\"application/", 26));
            const char *end = strstr(at, "</script>");
            assert_non_null(end);
            assert_null(memchr(at + 1, '<', (size_t)(end - at) - 1));
        }
        assert_null(strstr(text, "<b>"));
        assert_null(strstr(text, "\"quotes\""));
        const char *title = strstr(text, "</title>");
        bool is_page = ends_with(paths.at[i], ".html");
        if (title && is_page) assert_null(strstr(title + 1, "</title>"));
    }
    const char *text = read_out(f, "site/exercises/squat/index.html");
    assert_non_null(strstr(text, "&lt;script&gt;alert(1)&lt;/script&gt; &amp; "));
    assert_non_null(strstr(text, "Bend &lt;b&gt;both&lt;/b&gt; &amp; go."));
}

static void test_a_page_says_who_it_is(void **state) {
    struct fixture *f = *state;
    build_well(f);
    const char *text = read_out(f, "site/exercises/lunge/index.html");
    assert_non_null(strstr(text, "<html lang=\"en\" dir=\"ltr\" data-guide=\"knee\""));
    assert_non_null(strstr(
        text, "<link rel=\"canonical\" href=\"https://example.org/knee/exercises/lunge/\">"));
    assert_non_null(
        strstr(text, "default-src &#39;none&#39;") ? text : strstr(text, "default-src 'none'"));
    assert_null(strstr(text, " style=\""));
    const char *heading = strstr(text, "<h1");
    assert_non_null(heading);
    assert_null(strstr(heading + 1, "<h1"));
    assert_non_null(strstr(read_out(f, "site/exercises/index.html"), "aria-current=\"page\""));
    assert_non_null(strstr(text, "aria-current=\"true\""));
}

static void test_the_language_and_direction_are_the_guides(void **state) {
    struct fixture *f = *state;
    struct words *words = (struct words *)f->small.guide.words;
    words->language = f->small.guide.language = "ar";
    words->right_to_left = true;
    build_well(f);
    assert_non_null(strstr(read_out(f, "site/index.html"), "<html lang=\"ar\" dir=\"rtl\" "));
}

// ---- what machines read ----------------------------------------------------------------------

static struct entry *squat_of(struct fixture *f) {
    for (size_t i = 0; i < f->small.guide.exercises.n; i++)
        if (!strcmp(f->small.guide.exercises.at[i]->entry.id, "squat"))
            return (struct entry *)&f->small.guide.exercises.at[i]->entry;
    fail();
    return NULL;
}

static void test_where_a_page_stood_before_leads_to_it(void **state) {
    struct fixture *f = *state;
    struct entry *squat = squat_of(f);
    struct entry_alias aliases[] = {{"exercises/knee-bend", {0}}, {"old/squat.html", {0}}};
    squat->aliases.at = aliases, squat->aliases.n = 2;
    squat->updated = "2026-11-20";
    build_well(f);
    const char *moved = read_out(f, "site/exercises/knee-bend/index.html");
    assert_non_null(strstr(moved, "content=\"0; url=../../exercises/squat/index.html\""));
    assert_non_null(strstr(moved, "href=\"https://example.org/knee/exercises/squat/\""));
    assert_non_null(
        strstr(read_out(f, "site/old/squat.html"), "url=../exercises/squat/index.html"));
    const char *map = read_out(f, "site/sitemap.xml");
    assert_null(strstr(map, "knee-bend"));
    assert_non_null(strstr(map, "/squat/</loc><lastmod>2026-11-20</lastmod>"));
    const char *feed = read_out(f, "site/feed.xml");
    assert_non_null(strstr(feed, "<id>https://example.org/knee/exercises/squat/</id>"));
    assert_non_null(strstr(feed, "<updated>2026-11-20T00:00:00Z</updated>"));
    const char *lunge = strstr(feed, "<id>https://example.org/knee/exercises/lunge/</id>");
    assert_true(lunge > strstr(feed, "exercises/squat/")); // the guide's date is older
}

static void test_a_page_is_not_where_another_stands(void **state) {
    struct fixture *f = *state;
    struct entry *squat = squat_of(f);
    struct entry_alias aliases[] = {{"exercises/lunge/", {3, 1, 5}},
                                    {"assets/old.html", {4, 1, 5}}};
    squat->aliases.at = aliases, squat->aliases.n = 2;
    assert_false(build(f, f->out, 2, true));
    assert_int_equal(f->diags.n, 2);
    for (size_t i = 0; i < 2; i++) {
        assert_string_equal(f->diags.at[i].id, "same-address");
        assert_int_equal(f->diags.at[i].span.line, 3 + i);
    }
}

static void test_pictures_to_share(void **state) {
    struct fixture *f = *state;
    build_well(f);
    assert_true(file_exists(arena_printf(&f->arena, "%s/site/share/exercises/squat.png", f->out)));
    assert_non_null(strstr(read_out(f, "site/exercises/squat/index.html"),
                           "<meta property=\"og:image\" "
                           "content=\"https://example.org/knee/share/exercises/squat.png\">"));
}

// All that a page loads is listed, with a hash that is that of its bytes.
static void test_what_is_kept_offline(void **state) {
    struct fixture *f = *state;
    build_well(f);
    const char *before = read_out(f, "site/sw.js");
    static const char *const kept[] = {"index.html", "exercises/squat/moving.svg", "assets/site.js",
                                       "files/pages/a b.svg", "offline.html"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++)
        assert_non_null(strstr(before, arena_printf(&f->arena, "[\"%s\",\"", kept[i])));
    static const char *const not [] = {"404.html", "share/exercises/squat.png", "sw.js",
                                       "feed.xml"};
    for (size_t i = 0; i < sizeof not / sizeof *not ; i++)
        assert_null(strstr(before, arena_printf(&f->arena, "[\"%s\",\"", not [i])));
}

static void test_of_a_large_guide_the_start_is_kept_offline(void **state) {
    struct fixture *f = *state;
    for (int i = 0; i < SITE_ENTRIES_OFFLINE; i++)
        small_exercise(&f->small, arena_printf(&f->arena, "more-%d", i), KIND_STRENGTH, NULL, NULL);
    f->small.guide.default_routine = f->small.guide.routines.at[0];
    build_well(f);
    const char *list = read_out(f, "site/sw.js");
    const char *first = f->small.guide.routines.at[0]->phases.at[0].at[0].exercise->entry.id;
    assert_non_null(strstr(list, arena_printf(&f->arena, "[\"exercises/%s/index.html", first)));
    assert_non_null(strstr(list, "[\"help/index.html"));
    assert_null(strstr(list, "[\"exercises/kind/strength/index.html"));
    assert_null(strstr(list, "[\"exercises/more-7/index.html"));
}

// ---- workers and failures -------------------------------------------------------------------

static void test_any_number_of_workers_writes_the_same(void **state) {
    struct fixture *f = *state;
    build_well(f);
    struct strings paths = {0};
    list_out(f, &paths);
    const char *other = file_join(&f->arena, f->folder, "other");
    assert_true(build(f, other, 7, true));
    for (size_t i = 0; i < paths.n; i++) {
        const struct source *a = file_read(&f->arena, f->out, paths.at[i], "", &f->diags);
        const struct source *b = file_read(&f->arena, other, paths.at[i], "", &f->diags);
        assert_int_equal(a->length, b->length);
        assert_memory_equal(a->text, b->text, a->length);
    }
}

static void test_a_templates_mistake_is_told_once_and_the_same_way(void **state) {
    struct fixture *f = *state;
    write_file(f, "templates/site/exercise.html", "fine\n<%= href(\"nowhere/index.html\") %>\n");
    for (size_t jobs = 1; jobs < 5; jobs++) {
        f->diags.n = 0;
        assert_false(build(f, f->out, jobs, true));
        assert_int_equal(f->diags.n, 1);
        struct buf text;
        buf_init(&text);
        diag_write(&f->diags.at[0], false, 0, &text);
        assert_non_null(strstr(text.at, "templates/site/exercise.html:2"));
        assert_non_null(strstr(text.at, "the site has no page 'nowhere/index.html'"));
        assert_non_null(strstr(text.at, "content/lunge.md"));
        buf_release(&text);
    }
    assert_false(file_exists(f->out));
}

static void test_functions_refuse_what_they_cannot_do(void **state) {
    struct fixture *f = *state;
    static const char *const calls[][2] = {
        {"href(3)", "href wants"},
        {"href(nil)", "href wants"},
        {"href(\"index.html\\0x\")", "href wants"},
        {"asset(\"none.css\")", "there is no file 'assets/none.css'"},
        {"asset()", "asset wants"},
        {"list_href(\"colour\", \"x\")", "exercises are listed by"},
        {"list_href(\"muscle\", \"wing\")", "no exercise is listed under the muscle 'wing'"},
        {"list_size(\"muscle\")", "no exercise is listed"},
        {"list_at(\"muscle\", 0)", "there is no list"},
        {"list_at(\"muscle\", 99)", "there is no list"},
        {"list_at(\"muscle\", 0/0)", "there is no list"},
        {"list_total()", "exercises are listed by"},
        {"print_href(guide.exercises[1])", "print_href wants"},
        {"print_href(\"a4\", guide.pages[1])", "print_href wants"},
        {"print_href()", "print_href wants"},
        {"preview_href()", "a preview wants a routine"},
        {"preview_href(guide.exercises[1])", "a preview wants a routine"},
        {"preview_size(1)", "a preview wants a routine"},
        {"epub_href(1)", "epub_href wants"},
        {"figure_href(\"squat\", \"still\")", "a figure wants an exercise"},
        {"figure_href(guide.routines[1], \"still\")", "a figure wants an exercise"},
        {"figure_href(guide.exercises[1], \"sideways\")", "a figure wants an exercise"},
        {"figure_size(guide.exercises[1], 1)", "a figure wants an exercise"},
        {"markup(\"text\")", "markup wants"},
        {"footnotes(\"x\")", "footnotes wants"},
    };
    for (size_t i = 0; i < sizeof calls / sizeof *calls; i++) {
        const char *folder = file_join(&f->arena, f->folder, "templates");
        file_remove_tree(folder);
        write_file(f, "templates/site/home.html",
                   arena_printf(&f->arena, "<%%= %s %%>", calls[i][0]));
        f->diags.n = 0;
        assert_false(build(f, f->out, 1, true));
        assert_int_equal(f->diags.n, 1);
        if (!strstr(f->diags.at[0].message, calls[i][1]))
            fail_msg("%s: %s", calls[i][0], f->diags.at[0].message);
    }
}

// ---- pictures of exercises ------------------------------------------------------------------

static bool is_written(struct fixture *f, const char *path) {
    return file_exists(arena_printf(&f->arena, "%s/site/%s", f->out, path));
}

static void test_figures_are_shown(void **state) {
    struct fixture *f = *state;
    build_well(f);
    const char *squat = read_out(f, "site/exercises/squat/index.html");
    assert_non_null(strstr(squat, "src=\"../../exercises/squat/still.svg\" width=\""));
    assert_non_null(strstr(squat, "src=\"../../exercises/squat/moving.svg\" width=\""));
    assert_non_null(strstr(squat, "type=\"checkbox\""));
    assert_non_null(strstr(read_out(f, "site/exercises/squat/moving.svg"), "<animate "));
    assert_null(strstr(read_out(f, "site/exercises/squat/still.svg"), "<animate "));
    const char *hold = read_out(f, "site/exercises/hold/index.html");
    assert_non_null(strstr(hold, "hold/still.svg\""));
    assert_null(strstr(hold, "moving"));
    assert_null(strstr(hold, "class=\"figure-switch\""));
    assert_false(is_written(f, "exercises/hold/moving.svg"));
    const char *lunge = read_out(f, "site/exercises/lunge/index.html");
    assert_non_null(
        strstr(lunge, "src=\"../../files/pages/a%20b.svg\" width=\"120\" height=\"80\""));
    assert_null(strstr(lunge, "class=\"figure-switch\""));
}

static void test_figures_have_the_colours_of_the_job(void **state) {
    struct fixture *f = *state;
    struct figure_palette brand = figure_palette;
    brand.colours[FIGURE_SKIN] = 0x8d5a3b;
    for (int i = 0; i < 2; i++) {
        f->palette = i ? &brand : NULL;
        build_well(f);
        static const char *const names[] = {"still", "moving"};
        for (int view = 0; view < 2; view++) {
            const char *svg =
                read_out(f, arena_printf(&f->arena, "site/exercises/squat/%s.svg", names[view]));
            assert_int_equal(strstr(svg, "\"#8d5a3b\"") != NULL, i);
            assert_int_equal(strstr(svg, "\"#ebc2a1\"") == NULL, i);
        }
    }
}

static void test_an_exercise_without_a_figure_has_no_place_for_one(void **state) {
    struct fixture *f = *state;
    ((struct exercise *)f->small.guide.exercises.at[0])->figure = NULL;
    build_well(f);
    const char *squat = read_out(f, "site/exercises/squat/index.html");
    assert_null(strstr(squat, "class=\"figure"));
    assert_false(is_written(f, "exercises/squat/still.svg"));
}

static void test_what_a_template_asks_for_is_drawn(void **state) {
    struct fixture *f = *state;
    write_file(f, "templates/site/home.html",
               "<% for _, e in ipairs(guide.exercises) do for _, v in ipairs({\"still\", "
               "\"moving\", \"start\", \"end\"}) do %>[<%= figure_href(e, v) %>]<% end end %>");
    build_well(f);
    assert_string_equal(read_out(f, "site/index.html"),
                        "[exercises/squat/still.svg][exercises/squat/moving.svg]"
                        "[exercises/squat/start.svg][exercises/squat/end.svg]"
                        "[files/pages/a%20b.svg][][][]"
                        "[exercises/hold/still.svg][][exercises/hold/start.svg]"
                        "[exercises/hold/end.svg]");
    const char *start = read_out(f, "site/exercises/squat/start.svg");
    assert_string_not_equal(start, read_out(f, "site/exercises/squat/end.svg"));
}

static void test_a_file_that_is_not_there_fails(void **state) {
    struct fixture *f = *state;
    vec_push(&f->small.arena, &f->small.guide.files, "pages/gone.png");
    assert_false(build(f, f->out, 1, true));
    assert_int_equal(diag_count(&f->diags, DIAG_FAILURE), 1);
}

static void test_a_guide_of_nothing(void **state) {
    struct fixture *f = *state;
    struct guide *guide = &f->small.guide;
    guide->exercises.n = guide->routines.n = guide->pages.n = guide->files.n = 0;
    guide->red_flags.n = guide->authors.n = 0;
    guide->default_routine = NULL;
    guide->help_page = NULL;
    guide->summary = guide->disclaimer = guide->version = guide->licence = guide->date = NULL;
    guide->licence_url = NULL;
    build_well(f);
    check_links(f, "index.html", read_out(f, "site/index.html"));
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_the_layout_of_the_output),
        TEST(test_every_link_leads_somewhere),
        TEST(test_links_in_bodies),
        TEST(test_the_page_for_wrong_addresses_works_at_any_depth),
        TEST(test_links_to_other_outputs_only_where_they_are_made),
        TEST(test_hostile_text_stays_text),
        TEST(test_a_page_says_who_it_is),
        TEST(test_the_language_and_direction_are_the_guides),
        TEST(test_where_a_page_stood_before_leads_to_it),
        TEST(test_a_page_is_not_where_another_stands),
        TEST(test_pictures_to_share),
        TEST(test_what_is_kept_offline),
        TEST(test_of_a_large_guide_the_start_is_kept_offline),
        TEST(test_any_number_of_workers_writes_the_same),
        TEST(test_a_templates_mistake_is_told_once_and_the_same_way),
        TEST(test_figures_are_shown),
        TEST(test_figures_have_the_colours_of_the_job),
        TEST(test_an_exercise_without_a_figure_has_no_place_for_one),
        TEST(test_what_a_template_asks_for_is_drawn),
        TEST(test_functions_refuse_what_they_cannot_do),
        TEST(test_a_file_that_is_not_there_fails),
        TEST(test_a_guide_of_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

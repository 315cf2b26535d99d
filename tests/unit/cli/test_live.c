// A guide that is checked again after edits, against one that is checked from the start: the same
// diagnostics, and where there are no errors the same website.
#include "base/file.h"
#include "check/check_live.h"
#include "cli/cli.h"
#include "site/site_live.h"
#include "site/site_plan.h"
#include "testing.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const struct cli_command cli_commands[] = {{.name = "none"}};
const size_t cli_command_count = 1;

enum { EDITS = 400, SEED = 20260801 };

static const char *const pages[] = {
    "content/exercises/calf-raise.md", "content/exercises/clam-shell.md",
    "content/exercises/wall-sit.md",   "content/exercises/side-plank.md",
    "content/routines/start.md",       "content/routines/second.md",
    "content/pages/get-help.md",       "content/pages/about.md",
    "content/pages/new-page.md",       "content/exercises/new-exercise.md",
};
enum { PAGES = sizeof pages / sizeof *pages, THERE_FIRST = PAGES - 2 };

// ---- the guide --------------------------------------------------------------------------------

static char root[] = "/tmp/regimen-live-XXXXXX";
static unsigned state = SEED;

static unsigned pick(unsigned count) {
    state = state * 1664525u + 1013904223u;
    return (state >> 8) % count;
}

static void put(const char *path, const char *text) {
    struct arena arena;
    arena_init(&arena);
    const char *full = file_join(&arena, root, path);
    FILE *file = fopen(full, "wb");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
    arena_release(&arena);
}

// Pieces of pages, of which edits make others. Each may be right or wrong in its place.
static const char *const titles[] = {"Calf raise", "Clam shell",  "Wall sit",
                                     "Side plank", "calf  raise", ""};
static const char *const muscles[] = {"[calf]",   "[hip, glutes]", "[Calf]", "[quadriceps, calf]",
                                      "[glutes]", "calf"};
static const char *const equipment[] = {"[]", "[wall]", "[Wall, chair]", "[band]"};
static const char *const dosages[] = {
    "{sets: 2-3, reps: 10-15, frequency: daily}",
    "{sets: 3, hold: 30 s, side: each, frequency: 3 per week}",
    "{sets: 2, reps: 8, side: alternating, frequency: daily}",
    "{sets: 2, reps: many}",
    "{sets: 4, reps: 12, side: together, frequency: daily}",
};
static const char *const extras[] = {"",
                                     "references: [rao-2020]\n",
                                     "references: [nobody]\n",
                                     "precautions: [Take care with pregnancy.]\n",
                                     "aliases: [old/place]\n",
                                     "order: 3\n",
                                     "allow:\n  link-text: it is short\n",
                                     "colour: red\n"};
static const char *const bodies[] = {
    "Keep your back straight.\n",
    "See [the wall sit](../exercises/wall-sit.md) too.\n",
    "See [its steps](../exercises/clam-shell.md#steps) and [here](../pages/about.md#more).\n",
    "A [way to nowhere](../exercises/nobody.md).\n",
    "[here](https://example.org/)\n",
    "Read about [help](../pages/get-help.md).\n\n## More\n\nThere is more.\n",
    "![A wall](wall.svg)\n",
    "Read <b>this</b>.\n",
};
static const char *const items[] = {
    "  - exercise: wall-sit\n    note: Slowly.\n",
    "  - exercise: clam-shell\n    side: each\n",
    "  - exercise: calf-raise\n    reps: 5\n",
    "  - exercise: side-plank\n    hold: 20 s\n",
    "  - exercise: clam-shell\n",
    "  - exercise: new-exercise\n",
};

#define ANY(list) list[pick(sizeof list / sizeof *list)]

// Mostly what is right, so that the guide is whole again and again.
#define LIKELY(list) (mending || pick(10) ? list[pick(2)] : ANY(list))
static bool mending;

static void write_exercise(struct buf *out) {
    buf_printf(out,
               "---\ntitle: %s %u\nsummary: It makes you strong.\nkind: %s\nposition: %s\n"
               "works: %s\nequipment: %s\ndosage: %s\n%s---\n\n",
               LIKELY(titles), pick(40), pick(3) ? "strength" : "stretch",
               pick(3) ? "standing" : "supine", LIKELY(muscles), LIKELY(equipment), LIKELY(dosages),
               mending ? "" : LIKELY(extras));
    buf_printf(out, "## Set-up\n\nStand by a wall.\n\n## %s\n\n1. Bend your knees.\n2. Rise.\n\n%s",
               mending || pick(20) ? "Steps" : "Stops", LIKELY(bodies));
}

static void write_routine(struct buf *out) {
    buf_printf(
        out,
        "---\ntitle: %s\nsummary: All of it.\naim: Strong legs.\nfor_whom: Adults%s.\nitems:\n%s%s"
        "stop_if: [It hurts.]\n%s---\n\n%s",
        pick(2) ? "The start" : "The second", pick(3) ? "" : " in pregnancy", items[pick(5)],
        pick(2) ? LIKELY(items) : "", mending ? "" : LIKELY(extras), pick(2) ? "" : LIKELY(bodies));
}

static void write_page(struct buf *out, bool help) {
    buf_printf(out, "---\ntitle: %s\nsummary: What to know.\norder: %u\n%s---\n\n%s",
               help ? "Help" : "About", 1 + pick(3), help ? "help: true\n" : "", LIKELY(bodies));
    if (pick(2)) buf_puts(out, "\n## More\n\nMore of it.\n");
}

static void write_file(const char *path) {
    struct buf text;
    buf_init(&text);
    if (strstr(path, "exercises/"))
        write_exercise(&text);
    else if (strstr(path, "routines/"))
        write_routine(&text);
    else
        write_page(&text, strstr(path, "help") ? mending || pick(12) : !mending && !pick(20));
    put(path, text.at);
    buf_release(&text);
}

static void write_guide(void) {
    put("content/guide.yaml",
        pick(2) ? "id: g\ntitle: Guide\nsubtitle: Small\nsummary: A guide.\nlanguage: en\n"
                  "authors: [Ann]\npublisher: P\nbase_url: https://example.org/knee/\n"
                  "licence: {name: CC BY 4.0}\ndisclaimer: None.\nred_flags: [It is hot.]\n"
                  "identifier: urn:uuid:8c8a3a43-9a5c-4e39-9f31-3f3a4cbf0c7d\ndate: 2026-01-02\n"
                  "default_routine: start\nreferences:\n  rao-2020: {citation: Rao 2020.}\n"
                  "conditions:\n  pregnancy: [pregnancy, pregnant]\n"
                : "id: g\ntitle: Guide two\nsubtitle: Small\nsummary: A guide.\nlanguage: en\n"
                  "authors: [Ann]\npublisher: P\nbase_url: https://example.org/\n"
                  "licence: {name: CC BY 4.0}\ndisclaimer: None.\nred_flags: [It is hot.]\n"
                  "identifier: urn:uuid:8c8a3a43-9a5c-4e39-9f31-3f3a4cbf0c7d\ndate: 2026-01-02\n"
                  "default_routine: start\nreferences:\n  rao-2020: {citation: Rao 2020.}\n"
                  "glossary: {reps: how often}\n");
}

static void begin(void) {
    struct arena arena;
    arena_init(&arena);
    assert_non_null(mkdtemp(root));
    assert_true(file_make_folders(file_join(&arena, root, "content/exercises")));
    assert_true(file_make_folders(file_join(&arena, root, "content/routines")));
    assert_true(file_make_folders(file_join(&arena, root, "content/pages")));
    put("content/exercises/wall.svg",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>");
    write_guide();
    for (size_t i = 0; i < THERE_FIRST; i++) write_file(pages[i]);
    arena_release(&arena);
}

static void mend(struct strings *paths, struct arena *arena) {
    mending = true;
    for (size_t i = 0; i < PAGES; i++) {
        if (i >= THERE_FIRST && !file_exists(file_join(arena, root, pages[i]))) continue;
        write_file(pages[i]);
        vec_push(arena, paths, pages[i]);
    }
    mending = false;
}

// One edit, or a few at once; what changed is added to the list.
static void edit(struct strings *paths, struct arena *arena, bool wrong) {
    if (wrong && !pick(3)) {
        mend(paths, arena);
        return;
    }
    unsigned count = pick(6) ? 1 : 2 + pick(2);
    for (unsigned i = 0; i < count; i++) {
        const char *path = pages[pick(PAGES)];
        if (!pick(30)) path = "content/guide.yaml";
        if (strcmp(path, "content/guide.yaml") == 0)
            write_guide();
        else if (strstr(path, "new-") && pick(2))
            unlink(file_join(arena, root, path));
        else
            write_file(path);
        vec_push(arena, paths, path);
    }
    if (!pick(10)) vec_push(arena, paths, "content/exercises/.hidden~");
}

// ---- comparing --------------------------------------------------------------------------------

static void tell(const struct diag_list *diags, struct buf *out) {
    for (size_t i = 0; i < diags->n; i++) diag_write(&diags->at[i], false, 0, out);
}

static struct site_job job_of(const struct guide *guide, const struct resources *resources) {
    return (struct site_job){.guide = guide,
                             .resources = resources,
                             .root = root,
                             .palette = &figure_palette,
                             .jobs = 1,
                             .with_epub = true,
                             .with_print = true};
}

static void compare_path(struct site_live *one, struct site_live *two, const char *path) {
    struct arena arena;
    struct diag_list diags;
    struct buf a, b;
    arena_init(&arena);
    diag_init(&diags, &arena);
    buf_init(&a);
    buf_init(&b);
    assert_int_equal(site_live_make(one, path, &a, &diags), site_live_make(two, path, &b, &diags));
    if (a.len != b.len || memcmp(a.at, b.at, a.len) != 0) {
        print_message("%s differs\n", path);
        assert_string_equal(a.at, b.at);
    }
    buf_release(&b);
    buf_release(&a);
    arena_release(&arena);
}

// All pages of the new website, made by the old one as well.
static void compare_sites(struct site_live *live, const struct guide *guide,
                          const struct resources *resources) {
    struct arena arena;
    struct diag_list diags;
    struct site_plan plan;
    arena_init(&arena);
    diag_init(&diags, &arena);
    const struct site_job job = job_of(guide, resources);
    struct site_live *fresh = site_live_open(&job, &diags);
    assert_int_equal(live != NULL, fresh != NULL);
    if (fresh) {
        assert_true(site_plan_make(&plan, guide, &arena, &diags));
        for (size_t i = 0; i < plan.n; i++) compare_path(live, fresh, plan.at[i].path);
        compare_path(live, fresh, "search.json");
        compare_path(live, fresh, "sitemap.xml");
        compare_path(live, fresh, "files/exercises/wall.svg");
    }
    site_live_close(fresh);
    arena_release(&arena);
}

struct shown {
    struct check_live *live;
    struct site_live *site;
    struct site_job job;
    const struct resources *resources;
    enum check_live_found found;
    size_t touched, made, wrong;
};

static void show(struct shown *shown, enum check_live_found found, struct diag_list *diags) {
    struct check_live_change change;
    if (found == CHECK_MADE) {
        site_live_close(shown->site); // its guide goes
        shown->site = NULL;
    }
    check_live_take(shown->live, diags->arena, &change);
    if (found == CHECK_TOUCHED && !change.reordered && shown->site) {
        site_live_renew(shown->site, change.at, change.n);
        return;
    }
    site_live_close(shown->site);
    shown->job = job_of(check_live_guide(shown->live), shown->resources);
    shown->site = site_live_open(&shown->job, diags);
}

static void step(struct shown *shown, const struct check_options *options,
                 const struct strings *paths, struct buf *before) {
    struct arena arena;
    struct diag_list again, fresh;
    struct buf one, two;
    arena_init(&arena);
    diag_init(&again, &arena);
    diag_init(&fresh, &arena);
    buf_init(&one);
    buf_init(&two);
    enum check_live_found found = check_live_look(shown->live, paths, &again);
    struct checked *checked = check_open(options, &fresh);
    if (found == CHECK_SAME)
        buf_puts(&one, before->at);
    else
        tell(&again, &one);
    tell(&fresh, &two);
    assert_string_equal(one.at, two.at);
    if (found != CHECK_SAME) assert_int_equal(found != CHECK_WRONG, check_guide(checked) != NULL);
    if (found == CHECK_TOUCHED || found == CHECK_MADE) show(shown, found, &again);
    if (found != CHECK_SAME) shown->found = found;
    shown->touched += found == CHECK_TOUCHED;
    shown->made += found == CHECK_MADE;
    shown->wrong += found == CHECK_WRONG;
    if (check_guide(checked)) compare_sites(shown->site, check_guide(checked), shown->resources);
    check_close(checked);
    buf_release(before);
    *before = one;
    buf_release(&two);
    arena_release(&arena);
}

// SEED in the environment gives other edits.
static void edits(void **unused) {
    (void)unused;
    if (getenv("SEED")) state = (unsigned)atoi(getenv("SEED"));
    begin();
    const struct resources resources = {.root = root,
                                        .shown_root = "",
                                        .embedded = embedded_files,
                                        .embedded_count = embedded_file_count};
    struct check_basis *basis = check_basis_open(&resources);
    const struct check_options options = {.root = root,
                                          .shown_root = "",
                                          .resources = &resources,
                                          .jobs = 1,
                                          .today = "2026-02-03",
                                          .basis = basis};
    struct shown shown = {.live = check_live_open(&options), .resources = &resources};
    struct buf before;
    buf_init(&before);
    step(&shown, &options, NULL, &before);
    for (int i = 0; i < EDITS; i++) {
        struct arena arena;
        struct strings paths = {0};
        arena_init(&arena);
        edit(&paths, &arena, shown.found == CHECK_WRONG);
        step(&shown, &options, &paths, &before);
        arena_release(&arena);
    }
    print_message("%zu touched, %zu made, %zu wrong\n", shown.touched, shown.made, shown.wrong);
    assert_true(shown.touched > EDITS / 10 && shown.made > EDITS / 20 && shown.wrong > EDITS / 20);
    site_live_close(shown.site);
    check_live_close(shown.live);
    check_basis_close(basis);
    buf_release(&before);
    assert_true(file_remove_tree(root));
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(edits)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

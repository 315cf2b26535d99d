// A small guide made by hand, with everything that could break a book: hostile titles, an
// exercise that works nothing, footnotes, pictures, links with anchors.
#ifndef TESTS_EPUB_SAMPLE_H
#define TESTS_EPUB_SAMPLE_H

#include "base/file.h"
#include "base/resource.h"
#include "epub/epub.h"
#include "model/guide.h"
#include "model/pose.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define HOSTILE "Sit & \"stretch\" <b>it's</b> ]]> &amp; Ü"

struct sample {
    struct arena arena;
    char folder[32]; // the project's folder, with content/ in it
    struct guide guide;
    struct words words;
    struct exercise exercises[3];
    struct routine routine;
    struct page pages[2];
    struct reference reference;
    const struct exercise *exercise_list[3];
    const struct routine *routine_list[1];
    const struct page *page_list[2];
    const struct reference *reference_list[1];
    struct routine_phase phases[2];
    struct routine_item items[2];
    struct source source;
    struct doc_node *link, *image; // of the first page
    struct resources resources;
    const struct figure_palette *palette; // NULL: the plain one
    const struct epub_cover *cover;
    const struct book_pages *pages_of_book;
};

// ---- words: enough of YAML for templates/words/en.yaml --------------------------------------

static inline const char *sample_value(struct arena *arena, const char *text, size_t length) {
    const char *end = text + length;
    while (text < end && *text == ' ') text++;
    if (text < end && (*text == '"' || *text == '\'')) {
        char quote = *text++;
        const char *last = end;
        while (last > text && *--last != quote) {
        }
        return arena_strndup(arena, text, (size_t)(last - text));
    }
    const char *comment = memmem(text, (size_t)(end - text), " #", 2);
    if (comment) end = comment;
    while (end > text && end[-1] == ' ') end--;
    return arena_strndup(arena, text, (size_t)(end - text));
}

// A line "key: value" into keys[level]; the level is told by its indentation.
static inline void sample_words_line(struct sample *sample, const char *keys[8], const char *line,
                                     size_t length) {
    size_t indent = 0;
    while (indent < length && line[indent] == ' ') indent++;
    const char *colon = memchr(line, ':', length);
    if (indent == length || line[indent] == '#' || !colon || indent > 14) return;
    size_t level = indent / 2;
    keys[level] = sample_value(&sample->arena, line + indent, (size_t)(colon - line) - indent);
    const char *value =
        sample_value(&sample->arena, colon + 1, (size_t)(line + length - colon) - 1);
    if (!*value || *value == '#') return;
    static const char plurals[] = " zero one two few many other ";
    char wanted[32];
    snprintf(wanted, sizeof wanted, " %.20s ", keys[level]);
    const char *key = keys[0];
    for (size_t i = 1; i <= level; i++) {
        bool plural = i == level && strstr(plurals, wanted);
        key = arena_printf(&sample->arena, "%s%s%s", key, plural ? "#" : ".", keys[i]);
    }
    map_add(&sample->arena, &sample->words.texts, key, value);
}

static inline void sample_words(struct sample *sample) {
    struct diag_list diags;
    diag_init(&diags, &sample->arena);
    const struct source *file =
        resource_read(&sample->resources, &sample->arena, "templates/words/en.yaml", &diags);
    const char *keys[8] = {NULL}, *at = file->text, *end = file->text + file->length;
    while (at < end) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop) stop = end;
        sample_words_line(sample, keys, at, (size_t)(stop - at));
        at = stop + 1;
    }
    sample->words.language = "en";
}

// ---- bodies ---------------------------------------------------------------------------------

static inline struct doc_node *sample_node(struct sample *sample, struct doc_node *parent,
                                           enum doc_kind kind, const char *text) {
    struct doc_node *node = doc_new(&sample->arena, kind, (struct span){3, 1, 4});
    node->text = text;
    if (parent) doc_append(parent, node);
    return node;
}

static inline void sample_heading(struct sample *sample, struct doc_node *body, const char *text,
                                  const char *id) {
    struct doc_node *heading = sample_node(sample, body, DOC_HEADING, NULL);
    heading->heading.level = 2;
    heading->heading.id = id;
    sample_node(sample, heading, DOC_TEXT, text);
}

static inline void sample_item(struct sample *sample, struct doc_node *list, const char *text) {
    struct doc_node *item = sample_node(sample, list, DOC_ITEM, NULL);
    struct doc_node *paragraph = sample_node(sample, item, DOC_PARAGRAPH, NULL);
    sample_node(sample, paragraph, DOC_TEXT, text);
}

// A paragraph with a link to the first exercise's steps, a file, a picture and a footnote.
static inline struct doc_node *sample_page_body(struct sample *sample) {
    struct doc_node *body = sample_node(sample, NULL, DOC_ROOT, NULL);
    struct doc_node *paragraph = sample_node(sample, body, DOC_PARAGRAPH, NULL);
    sample_node(sample, paragraph, DOC_TEXT, HOSTILE " ");
    sample->link = sample_node(sample, paragraph, DOC_LINK, "../exercises/a.md#steps");
    sample->link->link.target = (struct doc_target){
        .kind = DOC_TARGET_ENTRY, .entry = &sample->exercises[0].entry, .anchor = "steps"};
    sample_node(sample, sample->link, DOC_TEXT, "the steps");
    struct doc_node *file = sample_node(sample, paragraph, DOC_LINK, "form.pdf");
    file->link.target = (struct doc_target){.kind = DOC_TARGET_FILE, .file = "pages/form.pdf"};
    sample_node(sample, file, DOC_TEXT, "a form");
    sample->image = sample_node(sample, paragraph, DOC_IMAGE, "My Knee.png");
    sample->image->link.target =
        (struct doc_target){.kind = DOC_TARGET_FILE, .file = "pages/My Knee.png"};
    sample_node(sample, sample->image, DOC_TEXT, "A knee, \"bent\" & <still>");
    struct doc_node *reference = sample_node(sample, paragraph, DOC_FOOTNOTE_REF, NULL);
    reference->footnote.number = reference->footnote.reference = 1;
    reference->footnote.name = "n";
    sample_heading(sample, body, "2 Überschrift <h2>", "2-überschrift-h2");
    paragraph = sample_node(sample, body, DOC_PARAGRAPH, NULL);
    sample_node(sample, paragraph, DOC_TEXT, "Text.");
    struct doc_node *note = sample_node(sample, body, DOC_FOOTNOTE, NULL);
    note->footnote.number = note->footnote.references = 1;
    note->footnote.name = "n";
    paragraph = sample_node(sample, note, DOC_PARAGRAPH, NULL);
    sample_node(sample, paragraph, DOC_TEXT, "A note & no more.");
    return body;
}

static inline struct doc_node *sample_exercise_body(struct sample *sample,
                                                    const struct doc_node **steps) {
    struct doc_node *body = sample_node(sample, NULL, DOC_ROOT, NULL);
    sample_heading(sample, body, "Steps", "steps");
    struct doc_node *list = sample_node(sample, body, DOC_LIST, NULL);
    list->list.ordered = true;
    list->list.start = 1;
    sample_item(sample, list, "Stand with your feet as wide as your hips.");
    sample_item(sample, list, "Bend your knees <slowly> & come up.");
    *steps = list;
    return body;
}

// ---- the guide ------------------------------------------------------------------------------

#define SAMPLE_LIST(list, array) ((list).at = (array), (list).n = sizeof(array) / sizeof *(array))

static inline void sample_strings(struct sample *sample, struct strings *list, const char *a,
                                  const char *b) {
    vec_push(&sample->arena, list, a);
    if (b) vec_push(&sample->arena, list, b);
}

static inline struct entry sample_entry(struct sample *sample, enum entry_kind kind, const char *id,
                                        const char *title, const struct doc_node *body) {
    return (struct entry){.kind = kind,
                          .id = id,
                          .title = title,
                          .summary = "One sentence & no more.",
                          .source = &sample->source,
                          .body = body};
}

static inline void sample_exercises(struct sample *sample) {
    static const struct {
        const char *id, *title;
        enum exercise_kind kind;
    } rows[3] = {{"a", HOSTILE, KIND_STRETCH},
                 {"hueft-oeffner", "Hüft-Öffner", KIND_STRENGTH},
                 {"step-up", "Step-up", KIND_STRENGTH}};
    for (int i = 0; i < 3; i++) {
        struct exercise *exercise = &sample->exercises[i];
        const struct doc_node *body = sample_exercise_body(sample, &exercise->steps);
        exercise->entry = sample_entry(sample, ENTRY_EXERCISE, rows[i].id, rows[i].title, body);
        exercise->kind = rows[i].kind;
        exercise->position = POSITION_SIDE_LYING;
        exercise->dosage = dosage_none();
        exercise->dosage.sets = (struct range){2, 3};
        exercise->dosage.reps = (struct range){10, 15};
        exercise->dosage.side = SIDE_EACH;
        sections_cut(body, &sample->words, &sample->arena, &exercise->sections);
        sample->exercise_list[i] = exercise;
    }
    struct figure *figure = arena_alloc(&sample->arena, sizeof *figure);
    *figure = figure_plain();
    figure->alt = HOSTILE;
    sample->exercises[1].figure = figure;
    struct exercise *last = &sample->exercises[2];
    sample_strings(sample, &last->works, "quadriceps", "Äußere Hüfte <&>");
    sample_strings(sample, &last->equipment, "step", NULL);
    sample_strings(sample, &last->precautions, "Stop if it hurts & swells.", NULL);
    sample_strings(sample, &last->progressions, "A higher step.", NULL);
    SAMPLE_LIST(last->references, sample->reference_list);
    last->reviewed = (struct review){"A. N. Other & Co", "2026-11-01", "2028-11-01"};
    SAMPLE_LIST(sample->guide.exercises, sample->exercise_list);
}

static inline void sample_routine(struct sample *sample) {
    struct routine *routine = &sample->routine;
    const struct doc_node *body = sample_node(sample, NULL, DOC_ROOT, NULL);
    routine->entry = sample_entry(sample, ENTRY_ROUTINE, "first", "First <two> weeks", body);
    routine->aim = "To start & go on.";
    routine->frequency.kind = FREQUENCY_PER_WEEK;
    routine->frequency.times = (struct range){2, 3};
    for (int i = 0; i < 2; i++) {
        sample->items[i] = (struct routine_item){.exercise = &sample->exercises[i],
                                                 .dosage = sample->exercises[i].dosage,
                                                 .note = i ? NULL : "Slowly & <well>."};
        sample->phases[i] = (struct routine_phase){.weeks = {i + 1, i + 2}};
        sample->phases[i].at = sample->items;
        sample->phases[i].n = (size_t)i + 1;
    }
    SAMPLE_LIST(routine->phases, sample->phases);
    sample_strings(sample, &routine->stop_if, "Your knee locks.", NULL);
    sample_strings(sample, &routine->progress_when, "It is easy.", NULL);
    routine->log_weeks = 2;
    sample->routine_list[0] = routine;
    SAMPLE_LIST(sample->guide.routines, sample->routine_list);
    sample->guide.default_routine = routine;
}

static inline void sample_pages(struct sample *sample) {
    const struct doc_node *body = sample_page_body(sample);
    sample->pages[0] =
        (struct page){.entry = sample_entry(sample, ENTRY_PAGE, "why", "Why <stretch>?", body)};
    sections_cut(body, &sample->words, &sample->arena, &sample->pages[0].sections);
    SAMPLE_LIST(sample->pages[0].references, sample->reference_list);
    body = sample_node(sample, NULL, DOC_ROOT, NULL);
    sample->pages[1] = (struct page){
        .entry = sample_entry(sample, ENTRY_PAGE, "help", "When to get help", body), .help = true};
    sample->page_list[0] = &sample->pages[0];
    sample->page_list[1] = &sample->pages[1];
    SAMPLE_LIST(sample->guide.pages, sample->page_list);
    sample->guide.help_page = &sample->pages[1];
}

static inline void sample_about(struct sample *sample) {
    struct guide *guide = &sample->guide;
    guide->id = "sample";
    guide->title = "A guide: " HOSTILE;
    guide->subtitle = "Sub & title";
    guide->summary = "What it is & why.";
    guide->language = "en";
    sample_strings(sample, &guide->authors, "Jürgen \"J\" Müller", "B & C");
    guide->publisher = "Pub & Sons";
    guide->base_url = "https://example.org/guide/";
    guide->licence = "CC BY 4.0";
    guide->licence_url = "https://creativecommons.org/licenses/by/4.0/";
    guide->disclaimer = "This is no <advice> & no more.";
    sample_strings(sample, &guide->red_flags, "you cannot stand", "it is hot & red");
    guide->identifier = "urn:uuid:6f1c2a52-4f0c-4a7b-9a53-1f0c7d5f2f11";
    guide->version = "1.0";
    guide->date = "2026-11-01";
    sample->reference =
        (struct reference){"jospt-2019", "Willy & al. <2019>", "https://example.org/?a=1&b=2"};
    sample->reference_list[0] = &sample->reference;
    SAMPLE_LIST(guide->references, sample->reference_list);
    guide->words = &sample->words;
}

static const char sample_png[] =
    "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\1\0\0\0\1\x08\6\0\0\0\x1f\x15\xc4\x89\0\0\0\rIDATx\x9c"
    "c\xf8\xcf\xc0\xf0\x1f\0\5\0\1\xff\x89\x99=\x1d\0\0\0\0IEND\xae"
    "B`\x82";

static inline void sample_write(const struct sample *sample, const char *path, const void *bytes,
                                size_t length) {
    char whole[128];
    snprintf(whole, sizeof whole, "%s/content/pages/%s", sample->folder, path);
    unlink(whole);
    if (!file_write_new(whole, bytes, length)) abort();
}

// Makes the guide and its folder. End it with sample_free.
static inline struct sample *sample_new(void) {
    struct sample *sample = calloc(1, sizeof *sample);
    arena_init(&sample->arena);
    strcpy(sample->folder, "/tmp/epub-test-XXXXXX");
    if (!mkdtemp(sample->folder)) abort();
    if (!file_make_folders(arena_printf(&sample->arena, "%s/content/pages", sample->folder)))
        abort();
    sample_write(sample, "My Knee.png", sample_png, sizeof sample_png - 1);
    static const char text[] = "---\ntitle: x\n---\nText.\n";
    sample->source = (struct source){"content/x.md", text, sizeof text - 1};
    sample->resources = (struct resources){.root = sample->folder,
                                           .shown_root = "",
                                           .embedded = embedded_files,
                                           .embedded_count = embedded_file_count};
    sample_words(sample);
    sample_about(sample);
    sample_exercises(sample);
    sample_routine(sample);
    sample_pages(sample);
    return sample;
}

static inline void sample_free(struct sample *sample) {
    file_remove_tree(sample->folder);
    arena_release(&sample->arena);
    free(sample);
}

// For tests that each begin with a sample of their own.
static inline int set_up(void **state) {
    *state = sample_new();
    return 0;
}

static inline int tear_down(void **state) {
    sample_free(*state);
    return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

#endif

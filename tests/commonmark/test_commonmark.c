// Runs the examples of the CommonMark specification through read and markup.
//
//     test_commonmark SPEC.TXT [NUMBER]
//
// What regimen does otherwise on purpose is taken out of both sides first: ids of headings, the
// figure that a lone picture with a title becomes, and "&#39;", which the examples write as "'".
// Examples that cannot apply are listed below, each with its reason. With a number, that example is
// shown.
#include "markup/markup.h"
#include "read/read_markdown.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    int number;
    const char *reason;
} exceptions[] = {
    {592, "only http, https, mailto and tel addresses are written"},
    {594, "only http, https, mailto and tel addresses are written"},
    {595, "only http, https, mailto and tel addresses are written"},
    {597, "only http, https, mailto and tel addresses are written"},
    {598, "GitHub's bare addresses become links"},
    {602, "GitHub's bare addresses become links"},
    {604, "GitHub's bare addresses become links"},
    {607, "GitHub's bare addresses become links"},
    {608, "GitHub's bare addresses become links"},
};

static const char *find_exception(int number) {
    for (size_t i = 0; i < sizeof exceptions / sizeof *exceptions; i++)
        if (exceptions[i].number == number) return exceptions[i].reason;
    return NULL;
}

// Replaces each `from` by `to`.
static void replace(struct buf *text, const char *from, const char *to) {
    struct buf out;
    buf_init(&out);
    const char *at = text->at, *found;
    while ((found = strstr(at, from))) {
        buf_add(&out, at, (size_t)(found - at));
        buf_puts(&out, to);
        at = found + strlen(from);
    }
    buf_puts(&out, at);
    buf_release(text);
    *text = out;
}

// Takes the ids out of the headings' tags.
static void drop_ids(struct buf *text) {
    struct buf out;
    buf_init(&out);
    const char *at = text->at, *found;
    while ((found = strstr(at, " id=\""))) {
        bool heading = found - text->at >= 3 && found[-3] == '<' && found[-2] == 'h';
        const char *stop = strchr(found + 5, '"');
        buf_add(&out, at, (size_t)(found - at) + (heading ? 0 : 5));
        at = heading && stop ? stop + 1 : found + 5;
    }
    buf_puts(&out, at);
    buf_release(text);
    *text = out;
}

// Puts a figure's caption back where the title of a picture stands.
static void undo_figures(struct buf *text) {
    replace(text, "<figure>", "<p>");
    replace(text, " /><figcaption>", " title=\"");
    replace(text, "</figcaption></figure>", "\" /></p>");
}

static void convert(struct buf *markdown, struct buf *html) {
    struct arena arena;
    arena_init(&arena);
    struct diag_list diags;
    diag_init(&diags, &arena);
    struct source source = {.path = "spec", .text = markdown->at, .length = markdown->len};
    struct doc_node *root = read_markdown(&arena, &source, markdown->at, markdown->len, 1, &diags);
    struct markup_options options = {.xhtml = true, .raw_html = true};
    markup_write(root->first, NULL, &options, html);
    drop_ids(html);
    undo_figures(html);
    replace(html, "&#39;", "'");
    arena_release(&arena);
}

struct counts {
    int number, passed, failed, excepted, shown;
};

static void run(struct counts *counts, struct buf *markdown, struct buf *expected) {
    struct buf html;
    buf_init(&html);
    replace(markdown, "\xE2\x86\x92", "\t");
    replace(expected, "\xE2\x86\x92", "\t");
    convert(markdown, &html);
    bool same = strcmp(html.at, expected->at) == 0;
    counts->number++;
    const char *reason = find_exception(counts->number);
    if (reason) {
        counts->excepted++;
        if (same) printf("example %d passes, but is excepted: %s\n", counts->number, reason);
        counts->failed += same;
    } else if (same) {
        counts->passed++;
    } else {
        counts->failed++;
    }
    if ((!reason && !same) || counts->shown == counts->number)
        printf("example %d\n--- markdown\n%s--- expected\n%s--- got\n%s\n", counts->number,
               markdown->at, expected->at, html.at);
    buf_release(&html);
}

enum part { OUTSIDE, MARKDOWN, EXPECTED };

static void run_all(struct counts *counts, const char *spec) {
    static const char fence[] = "````````````````````````````````";
    enum part part = OUTSIDE;
    struct buf parts[3];
    for (int i = 0; i < 3; i++) buf_init(&parts[i]);
    for (const char *at = spec; *at;) {
        size_t length = strcspn(at, "\n");
        bool fenced = strncmp(at, fence, sizeof fence - 1) == 0;
        if (fenced && part == OUTSIDE) {
            part = MARKDOWN;
            buf_clear(&parts[MARKDOWN]);
            buf_clear(&parts[EXPECTED]);
        } else if (fenced) {
            run(counts, &parts[MARKDOWN], &parts[EXPECTED]);
            part = OUTSIDE;
        } else if (part == MARKDOWN && length == 1 && *at == '.') {
            part = EXPECTED;
        } else if (part != OUTSIDE) {
            buf_add(&parts[part], at, length + 1);
        }
        at += length + (at[length] ? 1 : 0);
    }
    for (int i = 0; i < 3; i++) buf_release(&parts[i]);
}

static bool read_all(const char *path, struct buf *text) {
    FILE *file = fopen(path, "rb");
    if (!file) return false;
    char bytes[4096];
    size_t n;
    while ((n = fread(bytes, 1, sizeof bytes, file))) buf_add(text, bytes, n);
    bool good = !ferror(file);
    fclose(file);
    return good;
}

int main(int argc, char **argv) {
    if (argc < 2) {
        fprintf(stderr, "usage: test_commonmark SPEC.TXT [NUMBER]\n");
        return 2;
    }
    struct buf spec;
    buf_init(&spec);
    if (!read_all(argv[1], &spec)) {
        perror(argv[1]);
        return 2;
    }
    struct counts counts = {.shown = argc > 2 ? atoi(argv[2]) : 0};
    run_all(&counts, spec.at);
    printf("commonmark: %d examples, %d passed, %d excepted, %d failed\n", counts.number,
           counts.passed, counts.excepted, counts.failed);
    buf_release(&spec);
    return counts.number > 600 && !counts.failed ? 0 : 1;
}

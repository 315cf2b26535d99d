// Reads every case of the YAML test suite with read_yaml.
//
//     test_yaml FOLDER        (tests/yaml/cases.mjs makes it)
//
// What the suite takes for an error is to be refused at a line and column of the text. What it
// takes for YAML is to be read, or refused at a place: anchors, aliases, tags, several documents,
// and keys that are no texts are refused by design, and libyaml speaks YAML 1.1 while the suite
// speaks 1.2. Errors of the suite that libyaml takes are listed below, each with what it lets pass;
// none of them changes what an author would read in the text. YAML_SHOW=1 shows every case that is
// judged otherwise than by the suite.
#include "base/file.h"
#include "read/read_yaml.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct {
    const char *name, *reason;
} exceptions[] = {
    {"9C9N-0", "the lines of a list in brackets need not be indented"},
    {"9JBA-0", "'#' at once behind a bracket begins a comment"},
    {"CVW2-0", "'#' at once behind a comma begins a comment"},
    {"DK95-1", "a tab may begin a line of a text in quotes"},
    {"G5U8-0", "'-' in a list in brackets is a text"},
    {"MUS6-0", "'#' at once behind a directive begins a comment"},
    {"QB6E-0", "the lines of a text in quotes need not be indented"},
    {"S98Z-0", "blank lines at the start of a block may hold more spaces than its text"},
    {"SU5Z-0", "'#' at once behind a text in quotes begins a comment"},
    {"X4QW-0", "'#' at once behind '>' begins a comment"},
    {"Y79Y-3", "a tab may begin a line of a list in brackets"},
    {"YJV2-0", "'-' in a list in brackets is a text"},
};

struct counts {
    size_t bad, refused, accepted; // errors of the suite
    size_t good, read, left;       // YAML; left: refused, with a place
    size_t failed;
};

static const char *find_exception(const char *name) {
    for (size_t i = 0; i < sizeof exceptions / sizeof *exceptions; i++)
        if (strcmp(exceptions[i].name, name) == 0) return exceptions[i].reason;
    return NULL;
}

static bool wrong(struct counts *counts, const char *name, const char *what) {
    counts->failed++;
    printf("%s: %s\n", name, what);
    return false;
}

// Whether a place is one of the text's: a character of a line, or just behind its last.
static bool lies_within(const struct source *source, struct span span) {
    const char *at = source->text, *end = at + source->length;
    for (uint32_t line = 1; line < span.line; line++) {
        at = memchr(at, '\n', (size_t)(end - at));
        if (!at++) return false;
    }
    const char *stop = memchr(at, '\n', (size_t)(end - at));
    size_t length = (size_t)((stop ? stop : end) - at);
    return span.line >= 1 && span.column >= 1 && span.column <= length + 1;
}

static bool places_are_good(struct counts *counts, const char *name, const struct source *source,
                            const struct diag_list *diags) {
    for (size_t i = 0; i < diags->n; i++)
        if (!lies_within(source, diags->at[i].span))
            return wrong(counts, name, "a message without a place in the text");
    return true;
}

static void judge(struct counts *counts, const char *name, bool bad, bool refused) {
    const char *reason = find_exception(name);
    counts->bad += bad;
    counts->good += !bad;
    if (bad && !refused) {
        counts->accepted++;
        if (!reason) wrong(counts, name, "an error is taken for YAML");
    } else if (bad) {
        counts->refused++;
        if (reason) wrong(counts, name, "is refused, but excepted");
    } else {
        counts->read += !refused;
        counts->left += refused;
    }
}

// Shows a case and what was told of it.
static void show(const struct source *source, const struct diag_list *diags) {
    struct buf told;
    buf_init(&told);
    for (size_t i = 0; i < diags->n; i++) diag_write(&diags->at[i], false, 0, &told);
    printf("==== %s\n%s----\n%s", source->path, source->text, told.at);
    buf_release(&told);
}

static void run(struct counts *counts, const char *folder, const char *path) {
    struct arena arena;
    struct diag_list diags;
    arena_init(&arena);
    diag_init(&diags, &arena);
    const char *name = arena_strndup(&arena, path, strcspn(path, "."));
    const struct source *source = file_read(&arena, folder, path, "", &diags);
    if (!source || !file_check_text((struct source *)source, &diags)) {
        wrong(counts, name, "cannot be read");
        arena_release(&arena);
        return;
    }
    const struct yaml_node *root =
        read_yaml(&arena, source, source->text, source->length, 1, &diags);
    bool bad = strstr(path, ".bad.") != NULL, refused = diags.n > 0;
    if (!root && !refused) wrong(counts, name, "is refused without a word");
    if (places_are_good(counts, name, source, &diags)) judge(counts, name, bad, refused);
    if (getenv("YAML_SHOW") && bad != refused) show(source, &diags);
    arena_release(&arena);
}

int main(int argc, char **argv) {
    struct arena arena;
    struct diag_list diags;
    struct strings paths = {0};
    struct counts counts = {0};
    arena_init(&arena);
    diag_init(&diags, &arena);
    if (argc != 2 || !file_list(&arena, argv[1], ".", &paths, &diags)) return 2;
    for (size_t i = 0; i < paths.n; i++) run(&counts, argv[1], paths.at[i]);
    size_t cases = counts.bad + counts.good;
    printf("yaml: %zu errors (%zu refused, %zu excepted), %zu good (%zu read, %zu refused), "
           "%zu failed, %zu passed\n",
           counts.bad, counts.refused, counts.accepted, counts.good, counts.read, counts.left,
           counts.failed, cases - counts.accepted);
    arena_release(&arena);
    return counts.bad > 90 && counts.good > 300 && !counts.failed ? 0 : 1;
}

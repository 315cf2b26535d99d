// The language's words; see check_words.h.
#include "check/check_words.h"

#include "base/file.h"
#include "base/near.h"
#include "check/check_suggest.h"
#include "dose/dose_words.h"
#include "read/read_words.h"

#include <stdlib.h>
#include <string.h>

// The built-in English words; what is wrong with a project's own does not reach them.
static struct words *copy_english(const struct check_words *find) {
    struct words *words = arena_alloc(find->arena, sizeof *words);
    *words = *find->english;
    return words;
}

// The words of a language, or NULL where there is no such file. Where the file has mistakes they
// are told, and English ones serve for the rest of the check.
static struct words *read_language(struct check_words *find, const char *language) {
    struct arena *arena = find->arena;
    const char *path = arena_printf(arena, "templates/words/%s.yaml", language);
    size_t before = find->diags->n;
    const struct source *source = resource_read(find->resources, arena, path, find->diags);
    if (!source && find->diags->n == before) return NULL;
    if (source && file_check_text((struct source *)source, find->diags)) {
        struct words *words = read_words(arena, source, language, find->diags);
        find->path = source->path;
        if (find->diags->n == before) return words;
    }
    return copy_english(find);
}

static int compare_text(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

// Whether a language must have a text that English has. dose_check_words tells of dosages, and
// without the lists of "check" there is less to be told of its sentences.
static bool must_have(const char *form) {
    return strncmp(form, "dose.", 5) != 0 && strncmp(form, "check.", 6) != 0;
}

// The keys of English texts that the language lacks, sorted.
static struct strings missing_words(const struct check_words *find, const struct words *words) {
    struct arena *arena = find->arena;
    const struct words *english = find->english;
    struct strings missing = {0};
    struct map seen = {0};
    for (size_t i = 0; i < english->texts.cap; i++) {
        const char *form = english->texts.slots[i].key;
        if (!form || !must_have(form)) continue;
        const char *key = arena_strndup(arena, form, strcspn(form, "#"));
        if (words_find(words, key, NULL) || map_add(arena, &seen, key, key)) continue;
        vec_push(arena, &missing, key);
    }
    if (missing.n) qsort(missing.at, missing.n, sizeof *missing.at, compare_text);
    return missing;
}

// A language's file must have every text that the program says.
static void check_texts(const struct check_words *find, const struct words *words) {
    struct arena *arena = find->arena;
    struct strings problems = {0};
    dose_check_words(words, arena, &problems);
    struct strings missing = missing_words(find, words);
    for (size_t i = 0; i < missing.n; i++)
        vec_push(arena, &problems, arena_printf(arena, "there is no text for '%s'", missing.at[i]));
    for (size_t i = 0; i < problems.n; i++)
        diag_add_path(find->diags, DIAG_ERROR, "bad-words", find->path,
                      "the program's own templates/words/en.yaml has it", "%s", problems.at[i]);
}

// Anything else was told by the schema, and might lead out of templates/words.
static bool is_language(struct arena *arena, const struct yaml_node *node) {
    return node && node->kind == YAML_SCALAR && check_suggest_is_language(arena, node->text);
}

// What languages there are, the project's own among them, and how one more is made.
static const char *suggest_language(const struct check_words *find, const char *language) {
    struct arena *arena = find->arena;
    struct strings paths = {0}, languages = {0};
    resource_list(find->resources, arena, "templates/words", &paths, find->diags);
    for (size_t i = 0; i < paths.n; i++) {
        const char *slash = strrchr(paths.at[i], '/'), *name = slash ? slash + 1 : paths.at[i];
        size_t length = strlen(name);
        if (length > strlen(".yaml") && strcmp(name + length - strlen(".yaml"), ".yaml") == 0)
            vec_push(arena, &languages, arena_strndup(arena, name, length - strlen(".yaml")));
    }
    return arena_printf(arena, "%s; or add templates/words/%s.yaml", near_list(arena, &languages),
                        language);
}

struct words *check_words_find(struct check_words *find) {
    struct arena *arena = find->arena;
    const struct yaml_node *node = yaml_find(find->guide, "language");
    if (!is_language(arena, node)) node = NULL;
    const char *language = node ? node->text : "en";
    struct words *words = read_language(find, language);
    if (!words) {
        size_t length = strcspn(language, "-");
        words = read_language(find, arena_strndup(arena, language, length));
        if (words) words->language = language;
    }
    if (words) {
        check_texts(find, words);
        return words;
    }
    if (node)
        diag_add(find->diags, DIAG_ERROR, "no-words", find->guide_source, node->span,
                 suggest_language(find, language), "there are no words for the language '%s'",
                 language);
    return copy_english(find);
}

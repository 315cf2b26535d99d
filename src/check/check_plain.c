// Passages of content files; see check_plain.h.
#include "check/check_plain.h"

#include <string.h>

enum { MOST_TERMS = 2000 }; // more than the schema allows

static bool is_of_language(const struct yaml_node *guide, const struct words *words) {
    const struct yaml_node *language = yaml_find(guide, "language");
    if (!language || language->kind != YAML_SCALAR) return false;
    size_t length = strcspn(words->language, "-");
    return strcspn(language->text, "-") == length &&
           memcmp(language->text, words->language, length) == 0;
}

const struct plain_language *check_plain_open(struct arena *arena, const struct yaml_node *guide,
                                              const struct words *words) {
    if (!is_of_language(guide, words)) return NULL;
    struct strings terms = {0};
    const struct yaml_node *glossary = yaml_find(guide, "glossary");
    if (glossary && glossary->kind == YAML_MAPPING)
        for (const struct yaml_node *at = glossary->first; at && terms.n < MOST_TERMS;
             at = at->next)
            vec_push(arena, &terms, at->key);
    return plain_language_open(arena, words, &terms);
}

// The fields whose values are sentences for readers.
static bool is_prose(const char *key) {
    static const char *const keys[] = {"summary",  "progressions",  "regressions", "precautions",
                                       "aim",      "for_whom",      "note",        "stop_if",
                                       "glossary", "progress_when", "disclaimer",  "red_flags"};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (strcmp(keys[i], key) == 0) return true;
    return false;
}

// Adds the sentences below a node; `prose` tells whether a value there is one. The depth is bounded
// by read_yaml.
static void add_fields(struct plain_page *page, const struct yaml_node *node, bool prose) {
    for (const struct yaml_node *at = node->first; at; at = at->next) {
        bool sentence = prose || (at->key && is_prose(at->key));
        if (at->kind != YAML_SCALAR) {
            add_fields(page, at, sentence);
        } else if (sentence) {
            plain_add_text(page, at->text, at->span);
        }
    }
}

// The numbered list under "Steps" of an exercise, or NULL.
static const struct doc_node *find_steps(const struct check_file *file) {
    const struct section *steps =
        file->kind == ENTRY_EXERCISE ? sections_find(&file->sections, "steps") : NULL;
    for (const struct doc_node *node = steps ? steps->first : NULL; node && node != steps->end;
         node = node->next)
        if (node->kind == DOC_LIST && node->list.ordered) return node;
    return NULL;
}

void check_plain_file(struct plain_page *page, struct check_file *file) {
    if (!page) return;
    plain_page_begin(page, file->source);
    if (file->page.front) add_fields(page, file->page.front, false);
    plain_add_body(page, file->page.body, find_steps(file));
    plain_page_tell(page, &file->diags);
}

void check_plain_guide(const struct plain_language *language, const struct source *source,
                       const struct yaml_node *guide, struct diag_list *diags) {
    if (!language) return;
    struct plain_page *page = plain_page_open(language);
    plain_page_begin(page, source);
    add_fields(page, guide, false);
    plain_page_tell(page, diags);
    plain_page_close(page);
}

// Sections of a body; see check_body.h.
#include "check/check_body.h"

#include "base/near.h"

#include <string.h>

// The order in which an exercise's sections stand.
static const char *const section_order[] = {"intro", "setup", "steps", "feel", "other"};
enum { SECTION_KINDS = sizeof section_order / sizeof *section_order };

static const char *element_of(const struct section *section) {
    if (!section->heading) return "intro";
    return section->key ? section->key : "other";
}

static size_t place_of(const struct section *section) {
    size_t place = 0;
    while (strcmp(section_order[place], element_of(section)) != 0) place++;
    return place;
}

static const char *block_of(const struct doc_node *node) {
    switch (node->kind) {
    case DOC_PARAGRAPH:
        return "p";
    case DOC_LIST:
        return node->list.ordered ? "ol" : "ul";
    case DOC_TABLE:
        return "table";
    default:
        return "block";
    }
}

static xmlNodePtr add_element(const struct check_tree *check, xmlNodePtr parent, const char *name,
                              struct span span) {
    struct schema_mark *mark = arena_alloc(check->arena, sizeof *mark);
    *mark = (struct schema_mark){.name = name, .span = span, .key = span};
    xmlNodePtr node = xmlNewChild(parent, NULL, (const xmlChar *)name, NULL);
    node->_private = mark;
    return node;
}

static void add_block(const struct check_tree *check, xmlNodePtr section,
                      const struct doc_node *node) {
    xmlNodePtr block = add_element(check, section, block_of(node), node->span);
    if (node->kind == DOC_LIST && node->list.ordered)
        xmlNewProp(block, (const xmlChar *)"start",
                   (const xmlChar *)arena_printf(check->arena, "%d", node->list.start));
}

void check_body_add(const struct check_tree *check, xmlNodePtr parent,
                    const struct sections *sections) {
    xmlNodePtr body = add_element(check, parent, "body", (struct span){0});
    for (size_t i = 0; i < sections->n; i++) {
        const struct section *section = &sections->at[i];
        struct span span = section->heading ? section->heading->span : section->first->span;
        xmlNodePtr element = add_element(check, body, element_of(section), span);
        for (const struct doc_node *node = section->first; node && node != section->end;
             node = node->next)
            add_block(check, element, node);
    }
}

static const char *heading_of(const struct check_tree *check, const char *key) {
    const char *name =
        words_find(check->words, arena_printf(check->arena, "section.%s", key), NULL);
    return name ? name : key;
}

static const char *text_of(const struct check_tree *check, const struct doc_node *heading) {
    struct buf text;
    buf_init(&text);
    doc_plain_text(heading, &text);
    const char *copy = arena_strdup(check->arena, text.at);
    buf_release(&text);
    return copy;
}

static void add_body_error(const struct check_tree *check, const char *id, struct span span,
                           const char *hint, const char *message) {
    diag_add(check->diags, DIAG_ERROR, id, check->source, span, hint, "%s", message);
}

static void explain_order(const struct check_tree *check, const struct sections *sections) {
    size_t furthest = 0;
    const struct section *seen[SECTION_KINDS] = {NULL};
    const char *last = "";
    for (size_t i = 0; i < sections->n; i++) {
        const struct section *section = &sections->at[i];
        size_t place = place_of(section);
        if (seen[place] && section->key) {
            add_body_error(check, "duplicate-section", section->heading->span, "join the two",
                           arena_printf(check->arena, "there is a section '%s' in line %u already",
                                        heading_of(check, section->key),
                                        seen[place]->heading->span.line));
        } else if (place < furthest) {
            add_body_error(check, "section-order", section->heading->span,
                           arena_printf(check->arena, "the order is: %s, %s, %s, then any other",
                                        heading_of(check, "setup"), heading_of(check, "steps"),
                                        heading_of(check, "feel")),
                           arena_printf(check->arena,
                                        "the section '%s' stands too late, after '%s'",
                                        heading_of(check, element_of(section)), last));
        }
        seen[place] = section;
        if (place >= furthest) {
            furthest = place;
            last = section->heading ? text_of(check, section->heading) : "the text above";
        }
    }
}

// What a block among the steps may not be, or NULL. `lists` counts the numbered lists up to it.
static const char *fault_of_block(const struct check_tree *check, const struct doc_node *node,
                                  int lists, const char **hint) {
    bool list = node->kind == DOC_LIST;
    *hint = NULL;
    if (list && !node->list.ordered) {
        *hint = "number each step: 1. 2. 3.";
        return "a list without numbers stands among the steps";
    }
    if (list && lists > 1) {
        *hint = "indent what belongs to a step by three spaces, so that the list goes on";
        return "the steps are more than one numbered list";
    }
    if (list && node->list.start != 1) {
        *hint = "begin with 1.";
        return arena_printf(check->arena, "the steps begin with %d", node->list.start);
    }
    if (!lists && node->kind != DOC_PARAGRAPH) {
        *hint = "put it below the list";
        return "only paragraphs may stand before the steps";
    }
    return NULL;
}

static void explain_steps(const struct check_tree *check, const struct section *steps) {
    int lists = 0;
    size_t told = 0;
    for (const struct doc_node *node = steps->first; node && node != steps->end;
         node = node->next) {
        lists += node->kind == DOC_LIST && node->list.ordered;
        const char *hint, *fault = fault_of_block(check, node, lists, &hint);
        if (fault) add_body_error(check, "steps-not-one-list", node->span, hint, fault);
        told += fault != NULL;
    }
    if (!lists && !told)
        add_body_error(
            check, "steps-not-one-list", steps->heading->span, "number the steps: 1. 2. 3.",
            arena_printf(check->arena, "'%s' wants a numbered list", heading_of(check, "steps")));
}

// A heading that was meant to be one of the known ones. The order is not told then: it would blame
// headings that are right.
static bool tell_names(const struct check_tree *check, const struct sections *sections,
                       enum diag_severity severity, const char *id) {
    struct strings names = {0};
    for (size_t i = 1; i + 1 < SECTION_KINDS; i++)
        if (!sections_find(sections, section_order[i]))
            vec_push(check->arena, &names, heading_of(check, section_order[i]));
    bool told = false;
    for (size_t i = 0; i < sections->n; i++) {
        const struct section *section = &sections->at[i];
        if (section->key || !section->heading) continue;
        const char *text = text_of(check, section->heading);
        const char *hint = near_hint(check->arena, text, &names);
        if (!hint) continue;
        diag_add(check->diags, severity, id, check->source, section->heading->span, hint,
                 "no section is called '%s'", text);
        told = true;
    }
    return told;
}

// Behind the last character of a file that is no white space.
static struct span end_of(const struct source *source) {
    size_t end = source->length;
    while (end && strchr(" \t\r\n", source->text[end - 1])) end--;
    struct span span = {.line = 1, .column = 1};
    for (size_t i = 0; i < end; i++) {
        span.column++;
        if (source->text[i] == '\n') span = (struct span){.line = span.line + 1, .column = 1};
    }
    return span;
}

// Steps go before the first heading that stands behind them, or to the end.
static void report_no_steps(const struct check_tree *check, const struct sections *sections) {
    const char *name = heading_of(check, "steps"), *where = "below this";
    struct span span = end_of(check->source);
    for (size_t i = sections->n; i--;) {
        const struct section *section = &sections->at[i];
        if (!section->heading || strcmp(element_of(section), "setup") == 0) break;
        span = section->heading->span;
        where = "above this";
    }
    add_body_error(check, "missing-section", span,
                   arena_printf(check->arena,
                                "add %s a heading '## %s' and a numbered list below it", where,
                                name),
                   arena_printf(check->arena, "the exercise has no section '%s'", name));
}

void check_body_explain(const struct check_tree *check, const struct sections *sections) {
    const struct section *steps = sections_find(sections, "steps");
    bool misnamed = tell_names(check, sections, DIAG_ERROR, "section-name");
    if (!misnamed) explain_order(check, sections);
    if (steps) {
        explain_steps(check, steps);
    } else if (!misnamed) {
        report_no_steps(check, sections);
    }
}

void check_body_suggest(const struct check_tree *check, const struct sections *sections) {
    tell_names(check, sections, DIAG_WARNING, "near-section");
}

void check_body_headings(const struct check_tree *check, const struct doc_node *body) {
    int last = 1; // the title
    for (const struct doc_node *node = body->first; node; node = doc_next(node, body)) {
        if (node->kind != DOC_HEADING) continue;
        int level = node->heading.level;
        if (level == 1) {
            add_body_error(
                check, "heading-level", node->span, "begin it with ##",
                "a heading of the first level is the title, which stands in front matter");
        } else if (level > last + 1) {
            add_body_error(
                check, "heading-level", node->span,
                arena_printf(check->arena, "begin it with %.*s", last + 1, "######"),
                arena_printf(check->arena, "this heading of level %d skips a level", level));
        }
        last = level;
    }
}

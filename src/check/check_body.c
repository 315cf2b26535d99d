// Sections of a body; see check_body.h.
#include "check/check_body.h"

#include "base/near.h"
#include "base/utf8.h"

#include <ctype.h>
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

void check_body_put_make(const struct sections *sections, struct buf *out) {
    for (size_t i = 0; i < sections->n; i++) {
        const struct section *section = &sections->at[i];
        buf_putc(out, ' ');
        buf_puts(out, element_of(section));
        buf_putc(out, ' ');
        for (const struct doc_node *node = section->first; node && node != section->end;
             node = node->next) {
            buf_putc(out, block_of(node)[0]);
            if (node->kind == DOC_LIST && node->list.ordered)
                buf_printf(out, "%d", node->list.start);
        }
    }
}

static const char *heading_of(const struct check_tree *check, const char *key) {
    const char *name =
        words_find(check->words, arena_printf(check->arena, "section.%s", key), NULL);
    return name ? name : key;
}

static const char *text_of(const struct check_tree *check, const struct doc_node *node) {
    struct buf text;
    buf_init(&text);
    doc_plain_text(node, &text);
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

// A paragraph that begins with a number as "1.Draw" does, where a space would make it a step.
static bool tell_missing_space(const struct check_tree *check, const struct section *steps) {
    const struct doc_node *node = steps->first;
    if (!node || node->kind != DOC_PARAGRAPH) return false;
    const char *text = text_of(check, node);
    size_t digits = strspn(text, "0123456789");
    if (!digits || !strchr(".)", text[digits]) || !text[digits + 1] ||
        isdigit((unsigned char)text[digits + 1]))
        return false;
    add_body_error(
        check, "steps-not-one-list", node->first->span,
        arena_printf(check->arena, "begin each step so: %.*s %.*s", (int)digits + 1, text,
                     (int)strcspn(text + digits + 1, " "), text + digits + 1),
        arena_printf(check->arena, "a space is missing behind '%.*s'", (int)digits + 1, text));
    return true;
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
    if (!lists && !told && !tell_missing_space(check, steps))
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

// ---- steps that go by another name ------------------------------------------------------------

// The level of the heading that a text was meant to begin where no space is behind its signs, or 0:
// "##Tips" is one, "#1" is not. A backslash makes the text longer in the source.
static int level_without_space(const struct doc_node *text) {
    if (text->kind != DOC_TEXT || text->span.length != strlen(text->text)) return 0;
    size_t level = strspn(text->text, "#");
    char next = text->text[level];
    bool letter = isalnum((unsigned char)next) || (unsigned char)next >= 0x80;
    return level >= 2 && level <= 6 && letter ? (int)level : 0;
}

// Whether a block is nothing but a short text in bold, or behind signs of a heading.
static bool may_be_heading(const struct doc_node *node) {
    if (node->kind == DOC_HEADING) return node->heading.level != 2;
    const struct doc_node *only = node->kind == DOC_PARAGRAPH ? node->first : NULL;
    return only && !only->next && (only->kind == DOC_STRONG || level_without_space(only));
}

static bool has_steps_name(const struct check_tree *check, const struct doc_node *node) {
    struct strings names = {0};
    vec_push(check->arena, &names, heading_of(check, "steps"));
    const char *text = text_of(check, node);
    return near_find(text + strspn(text, "#"), &names) != NULL;
}

// A section of the author's own that holds a numbered list.
static const struct doc_node *find_numbered(const struct sections *sections) {
    for (size_t i = 0; i < sections->n; i++) {
        const struct section *section = &sections->at[i];
        if (section->key || !section->heading) continue;
        for (const struct doc_node *node = section->first; node && node != section->end;
             node = node->next)
            if (node->kind == DOC_LIST && node->list.ordered) return section->heading;
    }
    return NULL;
}

const struct doc_node *check_body_find_steps(const struct check_tree *check,
                                             const struct doc_node *body,
                                             const struct sections *sections) {
    if (sections_find(sections, "steps")) return NULL;
    for (const struct doc_node *node = body->first; node; node = node->next)
        if (may_be_heading(node) && has_steps_name(check, node)) return node;
    return find_numbered(sections);
}

// Whether check_body_headings tells of a heading's level.
static bool level_is_wrong(int level, int last) {
    return level == 1 || level > last + 1;
}

static bool level_is_told(const struct doc_node *body, const struct doc_node *heading) {
    int last = 1;
    for (const struct doc_node *node = body->first; node != heading; node = doc_next(node, body))
        if (node->kind == DOC_HEADING) last = node->heading.level;
    return heading->kind == DOC_HEADING && level_is_wrong(heading->heading.level, last);
}

static void report_meant_steps(const struct check_tree *check, const struct doc_node *meant) {
    const char *name = heading_of(check, "steps");
    bool named = has_steps_name(check, meant);
    if (level_is_told(meant->parent, meant)) return;
    add_body_error(
        check, "missing-section", meant->span,
        arena_printf(check->arena,
                     named ? "write it '## %s'" : "if these are the steps, write '## %s'", name),
        arena_printf(check->arena, "the exercise has no section '%s'", name));
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

static const struct doc_node *body_of(const struct sections *sections) {
    if (!sections->n) return NULL;
    const struct section *first = &sections->at[0];
    return (first->heading ? first->heading : first->first)->parent;
}

void check_body_explain(const struct check_tree *check, const struct sections *sections) {
    const struct section *steps = sections_find(sections, "steps");
    const struct doc_node *body = body_of(sections);
    const struct doc_node *meant = body ? check_body_find_steps(check, body, sections) : NULL;
    bool misnamed = tell_names(check, sections, DIAG_ERROR, "section-name");
    if (!misnamed && !meant) explain_order(check, sections);
    if (steps) {
        explain_steps(check, steps);
    } else if (!misnamed && meant) {
        report_meant_steps(check, meant);
    } else if (!misnamed) {
        report_no_steps(check, sections);
    }
}

void check_body_suggest(const struct check_tree *check, const struct sections *sections) {
    tell_names(check, sections, DIAG_WARNING, "near-section");
}

// ---- headings of any body ---------------------------------------------------------------------

static void check_level(const struct check_tree *check, const struct doc_node *heading, int last) {
    int level = heading->heading.level;
    if (!level_is_wrong(level, last)) return;
    bool title = level == 1;
    add_body_error(
        check, "heading-level", heading->span,
        title ? "begin it with ##"
              : arena_printf(check->arena, "begin it with %.*s", last + 1, "######"),
        title ? "a heading of the first level is the title, which stands in front matter"
              : arena_printf(check->arena, "this heading of level %d skips a level", level));
}

// Lines of a paragraph that lack the space which makes a heading.
static void check_spaces(const struct check_tree *check, const struct doc_node *paragraph) {
    bool starts = true;
    for (const struct doc_node *node = paragraph->first; node; node = node->next) {
        int level = starts ? level_without_space(node) : 0;
        starts = node->kind == DOC_SOFT_BREAK || node->kind == DOC_LINE_BREAK;
        if (!level) continue;
        struct span signs = node->span;
        signs.length = (uint32_t)level;
        diag_add(check->diags, DIAG_WARNING, "broken-markdown", check->source, signs,
                 arena_printf(check->arena, "write a space behind the %.*s", level, "######"),
                 "this makes no heading, and readers see its signs");
    }
}

void check_body_headings(const struct check_tree *check, const struct doc_node *body,
                         const struct doc_node *steps) {
    int last = 1; // the title
    for (const struct doc_node *node = body->first; node; node = doc_next(node, body)) {
        if (node->kind == DOC_PARAGRAPH && node != steps) check_spaces(check, node);
        if (node->kind != DOC_HEADING) continue;
        check_level(check, node, last);
        last = node->heading.level;
    }
}

void check_body_page(const struct check_tree *check, const struct doc_node *body,
                     const struct yaml_node *front) {
    const struct yaml_node *help = yaml_find(front, "help");
    struct span end = end_of(check->source);
    if (!front || end.line >= body->span.line || // there is a text, which may have been left unread
        (help && help->kind == YAML_SCALAR && strcmp(help->text, "true") == 0))
        return;
    diag_add(check->diags, DIAG_WARNING, "empty-page", check->source, end,
             "write what the page is to say below this", "the page has no text");
}

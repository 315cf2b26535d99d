// Values in an author's words; see check_value.h.
#include "check/check_value.h"

#include "base/near.h"
#include "base/utf8.h"
#include "check/check_date.h"
#include "check/check_suggest.h"

#include <stdlib.h>
#include <string.h>

enum { LONGEST_SHOWN = 60 };

// The text that is wrong: a value, or the key of an entry.
struct subject {
    const struct check_tree *check;
    const struct schema_type *type;
    const char *name, *text;
    struct span span, key;
    bool cut; // a comment stands where the text should
};

static void add_error(const struct subject *subject, const char *id, struct span span,
                      const char *hint, const char *message) {
    diag_add(subject->check->diags, DIAG_ERROR, id, subject->check->source, span, hint, "%s",
             message);
}

static const char *quote(struct arena *arena, const char *text) {
    const char *end = text;
    for (int i = 0; i < LONGEST_SHOWN && *end; i++) utf8_next(&end);
    return arena_printf(arena, "'%.*s%s'", (int)(end - text), text, *end ? "..." : "");
}

static const char *what_is_wanted(const struct subject *subject) {
    const struct schema_type *type = subject->type;
    return type->values.n ? near_list(subject->check->arena, &type->values) : type->expected;
}

static const char *hint_of(const struct subject *subject) {
    struct arena *arena = subject->check->arena;
    const char *meant = check_suggest(arena, subject->type, subject->text);
    return meant ? arena_printf(arena, "did you mean '%s'?", meant) : NULL;
}

static bool is_blank(const char *text) {
    return text[strspn(text, " \t\r\n")] == '\0';
}

static bool is_whole_number(const char *text) {
    if (*text == '-') text++;
    return *text && text[strspn(text, "0123456789")] == '\0';
}

static void report_empty(const struct subject *subject) {
    add_error(subject, "missing-value", subject->key,
              subject->cut && !subject->type->patterns.n
                  ? "put the value in quotes (a # outside them begins a comment)"
                  : what_is_wanted(subject),
              arena_printf(subject->check->arena, "%s is empty", subject->name));
}

// Characters are counted as the schema does: white space at the ends is none, and what stands
// together is one.
static size_t count_characters(const char *text) {
    size_t count = 0;
    bool space = true;
    while (*text) {
        uint32_t c = utf8_next(&text);
        bool is_space = c == ' ' || c == '\t' || c == '\r' || c == '\n';
        count += !(is_space && space);
        space = is_space;
    }
    return count - (space && count);
}

static void report_length(const struct subject *subject) {
    struct arena *arena = subject->check->arena;
    size_t length = count_characters(subject->text), most = subject->type->longest;
    add_error(subject, "too-long", subject->span,
              arena_printf(arena, "shorten it by %zu character%s", length - most,
                           length - most == 1 ? "" : "s"),
              arena_printf(arena, "%s is %zu characters long, and may be %zu", subject->name,
                           length, most));
}

static void report_range(const struct subject *subject) {
    struct arena *arena = subject->check->arena;
    const struct schema_type *type = subject->type;
    size_t shown = strlen(subject->text);
    add_error(subject, "out-of-range", subject->span, NULL,
              arena_printf(arena, "%s is to be from %s to %s, not %.*s%s", subject->name,
                           type->least, type->most, LONGEST_SHOWN, subject->text,
                           shown > LONGEST_SHOWN ? "..." : ""));
}

static void report_wrong(const struct subject *subject, const char *id) {
    struct arena *arena = subject->check->arena;
    const char *text = quote(arena, subject->text), *hint = hint_of(subject);
    if (subject->type->values.n) {
        add_error(subject, id, subject->span, hint ? hint : what_is_wanted(subject),
                  arena_printf(arena, "%s cannot be %s", subject->name, text));
    } else {
        add_error(subject, id, subject->span, hint,
                  arena_printf(arena, "%s is to be %s, not %s", subject->name,
                               subject->type->expected, text));
    }
}

static void report_date(const struct subject *subject) {
    const char *problem, *hint;
    if (check_date_is_no_day(subject->check->arena, subject->text, &problem, &hint)) {
        add_error(subject, "wrong-date", subject->span, hint, problem);
    } else {
        report_wrong(subject, "wrong-date");
    }
}

// Nothing that is known here.
static void report_unknown(const struct subject *subject) {
    add_error(subject, "wrong-value", subject->span, what_is_wanted(subject),
              arena_printf(subject->check->arena, "%s cannot be as it is", subject->name));
}

static void report_text(const struct subject *subject, enum schema_fault fault) {
    const struct schema_type *type = subject->type;
    bool number = type->basis == SCHEMA_INTEGER && is_whole_number(subject->text);
    if (is_blank(subject->text)) {
        report_empty(subject);
    } else if (type->basis == SCHEMA_DATE) {
        report_date(subject);
    } else if (fault == SCHEMA_TOO_LONG) {
        report_length(subject);
    } else if (fault == SCHEMA_OUT_OF_RANGE || number) {
        report_range(subject); // libxml2 takes a very large number for none
    } else if (fault == SCHEMA_UNKNOWN) {
        report_unknown(subject);
    } else {
        report_wrong(subject, "wrong-value");
    }
}

void check_value_report(const struct check_tree *check, const struct schema_finding *finding) {
    const struct schema_mark *mark = finding->mark;
    if (finding->in_key) {
        const char *name = strcmp(mark->type->id->name, "id") == 0 ? "the id" : "the name";
        const struct subject key = {check,     mark->type->id, name, mark->id,
                                    mark->key, mark->key,      false};
        report_text(&key, finding->fault);
    } else {
        const char *text = mark->text ? mark->text : "";
        const struct subject value = {check,      mark->type, mark->name, text,
                                      mark->span, mark->key,  mark->cut};
        report_text(&value, finding->fault);
    }
}

// ---- lists ------------------------------------------------------------------------------------

static const struct schema_mark *mark_of(const xmlNode *node) {
    return node->_private;
}

static bool is_item(const xmlNode *node) {
    const struct schema_mark *above = node->parent->_private;
    return node->parent->type == XML_ELEMENT_NODE && above && above->type &&
           above->type->shape == SCHEMA_LIST;
}

static void report_twice(const struct subject *subject, const xmlNode *item) {
    struct arena *arena = subject->check->arena;
    const struct schema_mark *earlier = mark_of(item->parent->children);
    for (const xmlNode *node = item->parent->children; node != item; node = node->next) {
        if (strcmp(mark_of(node)->text, subject->text) != 0) continue;
        earlier = mark_of(node);
        break;
    }
    const char *first = earlier->span.line == subject->span.line
                            ? ""
                            : arena_printf(arena, " (first in line %u)", earlier->span.line);
    add_error(subject, "duplicate-item", subject->span, "take one of the two out",
              arena_printf(arena, "%s stands twice in %s%s", quote(arena, subject->text),
                           mark_of(item->parent)->name, first));
}

static void report_surplus(const struct subject *subject, const xmlNode *item) {
    struct arena *arena = subject->check->arena;
    const struct schema_mark *list = mark_of(item->parent);
    const char *most = list->type->fields.at[0].most;
    unsigned long count = xmlChildElementCount(item->parent), may = strtoul(most, NULL, 10);
    add_error(subject, "wrong-count", subject->span,
              arena_printf(arena, "leave out %lu of them", count - may),
              arena_printf(arena, "%s takes %s items at most, and here are %lu", list->name, most,
                           count));
}

void check_value_report_list(const struct check_tree *check, const struct schema_finding *finding) {
    const struct schema_mark *mark = finding->mark;
    const struct subject subject = {check,      mark->type, mark->name, mark->text,
                                    mark->span, mark->key,  mark->cut};
    if (finding->fault == SCHEMA_TWICE) {
        report_twice(&subject, finding->node);
    } else if (mark->type->shape == SCHEMA_LIST) {
        add_error(&subject, "wrong-count", mark->key, "write each on a line below it, after '- '",
                  arena_printf(check->arena, "%s wants at least one item", mark->name));
    } else if (is_item(finding->node)) {
        report_surplus(&subject, finding->node);
    } else {
        report_unknown(&subject);
    }
}

// Faults of YAML in an author's words; see read_fault.h.
#include "read/read_fault.h"

#include <ctype.h>
#include <string.h>

static bool stands_at(const struct read_fault *fault, size_t at, const char *set) {
    return at < fault->length && strchr(set, fault->text[at]);
}

static size_t line_start(const struct read_fault *fault, size_t at) {
    while (at && fault->text[at - 1] != '\n') at--;
    return at;
}

static size_t line_end(const struct read_fault *fault, size_t at) {
    while (at < fault->length && fault->text[at] != '\n') at++;
    while (at && strchr(" \t\r", fault->text[at - 1])) at--;
    return at;
}

// Whether nothing but white space stands before a place on its line.
static bool first_on_line(const struct read_fault *fault, size_t at) {
    while (at && strchr(" \t", fault->text[at - 1])) at--;
    return at == 0 || fault->text[at - 1] == '\n';
}

static struct span span_of(const struct read_fault *fault, size_t at, size_t length) {
    uint32_t line = fault->first_line;
    for (size_t i = 0; i < at && i < fault->length; i++) line += fault->text[i] == '\n';
    return (struct span){.line = line,
                         .column = (uint32_t)(at - line_start(fault, at)) + 1,
                         .length = (uint32_t)length};
}

struct verdict {
    size_t at, length;
    const char *message, *hint;
};

// The text from a place to the end of its line.
static struct verdict on_rest(const struct read_fault *fault, size_t at, const char *message,
                              const char *hint) {
    size_t end = line_end(fault, at);
    return (struct verdict){at, end > at ? end - at : 1, message, hint};
}

static struct verdict on_place(size_t at, const char *message, const char *hint) {
    return (struct verdict){at, 1, message, hint};
}

static size_t indent_of(const struct read_fault *fault, size_t start) {
    size_t at = start;
    while (at < fault->length && fault->text[at] == ' ') at++;
    return at - start;
}

// The start of the last line above that holds more than a comment; `start` itself where none does.
static size_t line_above(const struct read_fault *fault, size_t start) {
    for (size_t at = start; at;) {
        at = line_start(fault, at - 1);
        size_t first = at + indent_of(fault, at);
        if (!stands_at(fault, first, "\r\n#")) return at;
    }
    return start;
}

static bool begins(const struct read_fault *fault, size_t at, const char *words) {
    size_t length = strlen(words);
    return at <= fault->length && fault->length - at >= length &&
           memcmp(fault->text + at, words, length) == 0;
}

// What looks like a '-' or a ':' with a space behind it and is none. `behind` stands behind it.
static const struct lookalike {
    const char *written, *behind, *message, *hint;
} dashes[] = {{"-", "", "a space is missing behind this '-'", "an item begins with '- '"},
              {"*", "", "an item of a list begins with '- '", "write '- ' in place of this"},
              {"•", "", "an item of a list begins with '- '", "write '- ' in place of this"},
              {"–", "", "an item of a list begins with '- '", "write '- ' in place of this"},
              {"—", "", "an item of a list begins with '- '", "write '- ' in place of this"}},
  colons[] = {
      {":", "\xC2\xA0", "a no-break space stands behind this ':'", "write a plain space there"},
      {":", "\xE2\x80\xAF", "a no-break space stands behind this ':'", "write a plain space there"},
      {":", "\xE3\x80\x80", "a wide space stands behind this ':'", "write a plain space there"},
      {":", "", "a space is missing behind this ':'", "write 'name: value'"},
      {"：", "", "this colon is a wide one", "write a plain ':' and a space"},
};

static bool ends_word(const struct read_fault *fault, size_t at) {
    return at >= fault->length || stands_at(fault, at, " \t\r\n");
}

static struct verdict find_lookalike(const struct read_fault *fault, size_t at,
                                     const struct lookalike *lookalikes, size_t count) {
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(lookalikes[i].written);
        bool right = strchr("-:", *lookalikes[i].written) && ends_word(fault, at + length);
        if (!right && begins(fault, at, lookalikes[i].written) &&
            begins(fault, at + length, lookalikes[i].behind))
            return (struct verdict){at, length, lookalikes[i].message, lookalikes[i].hint};
    }
    return (struct verdict){0};
}

// A line that is meant to be an item or a field and is read as a text. Without a message where it
// is none.
static struct verdict judge_line(const struct read_fault *fault, size_t start) {
    size_t at = start + indent_of(fault, start);
    struct verdict verdict = find_lookalike(fault, at, dashes, sizeof dashes / sizeof *dashes);
    if (verdict.message) return verdict;
    while (at < fault->length &&
           (isalnum((unsigned char)fault->text[at]) || strchr("_-", fault->text[at])))
        at++;
    return find_lookalike(fault, at, colons, sizeof colons / sizeof *colons);
}

static struct verdict judge_colon(const struct read_fault *fault) {
    struct verdict verdict = judge_line(fault, line_start(fault, fault->context_at));
    if (verdict.message) return verdict;
    return on_rest(fault, fault->context_at, "a ':' is missing after this name",
                   "write 'name: value'");
}

// "title: Squat: deep", or a line that is indented under a value.
static struct verdict judge_value(const struct read_fault *fault) {
    size_t at = fault->problem_at, start = line_start(fault, at);
    for (size_t i = start; i < at; i++)
        if (fault->text[i] == ':' && strchr(" \t", fault->text[i + 1]))
            return on_place(at, "a second ': ' stands in this value",
                            "put the whole value in quotes");
    size_t above = line_above(fault, start), before = line_above(fault, above);
    struct verdict verdict = judge_line(fault, above);
    if (verdict.message && above < start && stands_at(fault, verdict.at, ":-")) return verdict;
    size_t indent = indent_of(fault, start);
    if (before < above && indent_of(fault, before) == indent && indent_of(fault, above) < indent)
        return on_rest(fault, above + indent_of(fault, above), "the indentation is wrong",
                       "line this up with the names above and below that it belongs with");
    return on_place(at, "a ':' cannot stand here; the indentation is wrong",
                    "line this name up with the others, or give the line above a value on its own");
}

static struct verdict judge_key(const struct read_fault *fault) {
    size_t at = fault->problem_at;
    if (first_on_line(fault, at))
        return on_rest(fault, at, "the indentation is wrong",
                       "line this up with the names above that it belongs with");
    if (stands_at(fault, at, "]}"))
        return on_place(at, "this closing bracket has no opening one", "remove it");
    size_t before = at;
    while (before && strchr(" \t", fault->text[before - 1])) before--;
    if (before && strchr("\"'", fault->text[before - 1]))
        return on_rest(fault, at, "text stands after the end of the value",
                       "put the whole value in one pair of quotes");
    return on_rest(fault, at, "text stands after the end of the value",
                   "put the whole value in quotes, or remove this");
}

static struct verdict judge_item(const struct read_fault *fault) {
    size_t at = fault->problem_at;
    struct verdict verdict = find_lookalike(fault, at, dashes, sizeof dashes / sizeof *dashes);
    if (verdict.message && first_on_line(fault, at)) return verdict;
    if (first_on_line(fault, at))
        return on_rest(fault, at, "an item of this list does not begin with '- '",
                       "line up the items, each with '- ' before it");
    return on_rest(fault, at, "text stands after the end of the item",
                   "put the whole item in quotes, or remove this");
}

static struct verdict judge_bracket(const struct read_fault *fault) {
    bool list = stands_at(fault, fault->context_at, "[");
    size_t at = fault->problem_at;
    bool same_line = line_start(fault, at) == line_start(fault, fault->context_at);
    if (same_line && at < line_end(fault, at))
        return on_place(at,
                        list ? "a ',' or a ']' is missing before this"
                             : "a ',' or a '}' is missing before this",
                        "commas stand between the items");
    return on_place(fault->context_at, list ? "this '[' is not closed" : "this '{' is not closed",
                    list ? "add a ']'" : "add a '}'");
}

static struct verdict judge_quote(const struct read_fault *fault) {
    return on_rest(fault, fault->context_at, "a quote is not closed",
                   stands_at(fault, fault->context_at, "'")
                       ? "add a ' at the end; inside the text write '' for an apostrophe"
                       : "add a \" at the end; inside the text write \\\" for a quote");
}

static struct verdict judge_character(const struct read_fault *fault) {
    size_t at = fault->problem_at;
    if (stands_at(fault, at, "\t")) return on_place(at, "a tab cannot indent a line", "use spaces");
    if (stands_at(fault, at, "@`%"))
        return on_rest(fault, at, "a value cannot begin with this character",
                       "put the whole value in quotes");
    return on_place(at, "this character cannot stand here", "put the whole value in quotes");
}

static struct verdict judge_content(const struct read_fault *fault) {
    size_t last = fault->length; // behind the last byte that is not white space
    while (last && strchr(" \t\r\n", fault->text[last - 1])) last--;
    if (last && fault->problem_at >= last)
        return on_place(last - 1, "this is not closed before the end", "add the closing bracket");
    return on_place(fault->problem_at, "a value is missing here",
                    "write a value, or put this in quotes where it is a text");
}

static struct verdict judge_dash(const struct read_fault *fault) {
    return on_rest(fault, fault->problem_at, "a list cannot begin here",
                   "begin the list on a line of its own, or put the text in quotes");
}

static struct verdict judge_tab(const struct read_fault *fault) {
    return on_place(fault->problem_at, "a tab cannot indent a line", "use spaces");
}

static struct verdict judge_escape(const struct read_fault *fault) {
    return on_place(fault->problem_at, "'\\' begins an escape that is not known",
                    "write '\\\\' for a backslash, or use single quotes");
}

static struct verdict judge_block(const struct read_fault *fault) {
    return on_place(fault->problem_at, "text cannot stand on the line of '|' or '>'",
                    "begin the text on the next line, indented");
}

static struct verdict judge_name(const struct read_fault *fault) {
    size_t at = fault->context_at;
    if (first_on_line(fault, at) && begins(fault, at, "* "))
        return find_lookalike(fault, at, dashes, sizeof dashes / sizeof *dashes);
    return on_place(fault->context_at, "a value cannot begin with this character",
                    "put the whole value in quotes");
}

static struct verdict judge_control(const struct read_fault *fault) {
    return on_place(fault->problem_at, "a control character stands here", "remove it");
}

// The data have ended where a line is indented less than the first one.
static struct verdict judge_start(const struct read_fault *fault) {
    size_t at = line_start(fault, fault->problem_at), first = at;
    for (size_t above = line_above(fault, at); above < first; above = line_above(fault, first))
        first = above;
    if (indent_of(fault, first) > indent_of(fault, at))
        return on_rest(fault, first + indent_of(fault, first), "the indentation is wrong",
                       "line this up with the names below that it belongs with");
    return on_rest(fault, fault->problem_at, "text stands after the end of the data",
                   "line it up with what stands above");
}

static struct verdict judge_question(const struct read_fault *fault) {
    return on_place(fault->problem_at, "a '?' cannot stand here", "put the whole value in quotes");
}

static struct verdict judge_directive(const struct read_fault *fault) {
    return on_rest(fault, line_start(fault, fault->problem_at),
                   "a line that begins with '%' is not used here", "remove it");
}

// The first row whose words both occur decides; a word of NULL always does.
static const struct {
    const char *problem, *context;
    struct verdict (*judge)(const struct read_fault *fault);
} verdicts[] = {
    {"could not find expected ':'", NULL, judge_colon},
    {"mapping values are not allowed", NULL, judge_value},
    {"mapping keys are not allowed", NULL, judge_question},
    {"block sequence entries are not allowed", NULL, judge_dash},
    {"did not find expected key", NULL, judge_key},
    {"did not find expected '-'", NULL, judge_item},
    {"did not find expected ','", NULL, judge_bracket},
    {"did not find expected node content", NULL, judge_content},
    {"end of stream", "quoted scalar", judge_quote},
    {"document indicator", "quoted scalar", judge_quote},
    {"escape", "quoted scalar", judge_escape},
    {"hexdecimal", "quoted scalar", judge_escape},
    {"found a tab", NULL, judge_tab},
    {"cannot start any token", NULL, judge_character},
    {NULL, "block scalar", judge_block},
    {NULL, "anchor", judge_name},
    {NULL, "alias", judge_name},
    {NULL, "tag", judge_name},
    {NULL, "directive", judge_directive},
    {"directive", NULL, judge_directive},
    {"undefined tag", NULL, judge_name},
    {"incompatible YAML", NULL, judge_directive},
    {"control characters", NULL, judge_control},
    {"document start", NULL, judge_start},
};

static bool says(const char *words, const char *wanted) {
    return !wanted || (words && strstr(words, wanted));
}

static struct verdict judge(const struct read_fault *fault) {
    for (size_t i = 0; i < sizeof verdicts / sizeof *verdicts; i++)
        if (says(fault->problem, verdicts[i].problem) && says(fault->context, verdicts[i].context))
            return verdicts[i].judge(fault);
    return on_place(fault->problem_at, "this cannot be understood as YAML",
                    "check quotes, colons and indentation near here");
}

void read_fault_report(const struct read_fault *fault, struct diag_list *diags) {
    struct verdict verdict = judge(fault);
    diag_add(diags, DIAG_ERROR, "bad-yaml", fault->source,
             span_of(fault, verdict.at, verdict.length), verdict.hint, "%s", verdict.message);
}

// Diagnostics as SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format, 27 March 2020),
// which code hosts and editors show beside the lines.
#include "base/diag_kind.h"
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

// The kinds that a run has told of, in the order of the table, and each kind's place among them.
struct rules {
    VEC_OF(const struct diag_kind *)
    size_t *place_of; // by the kind's place in the table
};

static size_t place_in_table(const char *id) {
    return (size_t)(diag_kind_find(id) - diag_kinds);
}

static struct rules find_rules(const struct diag_list *diags, struct arena *arena) {
    struct rules rules = {.place_of = arena_alloc(arena, diag_kind_count * sizeof(size_t))};
    bool *told = arena_alloc(arena, diag_kind_count * sizeof *told);
    for (size_t i = 0; i < diags->n; i++) told[place_in_table(diags->at[i].id)] = true;
    for (size_t i = 0; i < diag_kind_count; i++) {
        if (!told[i]) continue;
        rules.place_of[i] = rules.n;
        vec_push(arena, &rules, &diag_kinds[i]);
    }
    return rules;
}

static void put_text(struct buf *out, const char *name, const char *text) {
    buf_printf(out, "\"%s\": {\"text\": ", name);
    buf_json(out, text);
    buf_putc(out, '}');
}

static void put_rule(const struct diag_kind *kind, struct arena *arena, struct buf *out) {
    buf_printf(out, "{\"id\": \"%s\", ", kind->id);
    put_text(out, "shortDescription", kind->summary);
    buf_printf(out, ", \"defaultConfiguration\": {\"level\": \"%s\"}",
               diag_severity_word(kind->severity));
    const char *explanation = cli_explanation(arena, kind->id);
    if (explanation) {
        buf_puts(out, ", \"help\": {\"text\": ");
        buf_json(out, cli_plain_text(arena, explanation));
        buf_puts(out, ", \"markdown\": ");
        buf_json(out, explanation);
        buf_putc(out, '}');
    }
    buf_putc(out, '}');
}

// A relative reference (RFC 3986): all but its unreserved characters and "/" as %XX.
static void put_uri(struct buf *out, const char *path) {
    static const char plain[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    buf_putc(out, '"');
    for (; *path; path++) {
        if (strchr(plain, *path)) {
            buf_putc(out, *path);
        } else {
            buf_printf(out, "%%%02X", (unsigned char)*path);
        }
    }
    buf_putc(out, '"');
}

static void put_location(const struct diag *diag, struct buf *out) {
    struct diag_place place = diag_find_place(diag);
    buf_puts(out, ", \"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": ");
    put_uri(out, diag_path(diag));
    buf_putc(out, '}');
    if (place.line) buf_printf(out, ", \"region\": {\"startLine\": %u", place.line);
    if (place.column)
        buf_printf(out, ", \"startColumn\": %u, \"endColumn\": %u", place.column, place.end_column);
    buf_puts(out, place.line ? "}}}]" : "}}]");
}

// A message may have placeholders in braces, so one of its own is written twice (3.11.5).
static void put_braces(struct buf *out, const char *text) {
    for (; *text; text++) {
        if (*text == '{' || *text == '}') buf_putc(out, *text);
        buf_putc(out, *text);
    }
}

static void put_result(const struct diag *diag, const struct rules *rules, struct buf *out) {
    struct buf message;
    buf_init(&message);
    put_braces(&message, diag->message);
    if (diag->hint) buf_puts(&message, "; ");
    if (diag->hint) put_braces(&message, diag->hint);
    buf_printf(out, "{\"ruleId\": \"%s\", \"ruleIndex\": %zu, \"level\": \"%s\", ", diag->id,
               rules->place_of[place_in_table(diag->id)], diag_severity_word(diag->severity));
    put_text(out, "message", message.at);
    if (*diag_path(diag)) put_location(diag, out);
    buf_putc(out, '}');
    buf_release(&message);
}

void cli_write_sarif(const struct diag_list *diags, struct buf *out) {
    struct arena arena;
    arena_init(&arena);
    struct rules rules = find_rules(diags, &arena);
    buf_puts(out, "{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", "
                  "\"version\": \"2.1.0\", \"runs\": [{\n"
                  "\"tool\": {\"driver\": {\"name\": \"Regimen\", \"version\": \"" REGIMEN_VERSION
                  "\", \"rules\": [");
    for (size_t i = 0; i < rules.n; i++) {
        buf_puts(out, i ? ",\n  " : "\n  ");
        put_rule(rules.at[i], &arena, out);
    }
    buf_puts(out, "]}},\n\"columnKind\": \"unicodeCodePoints\",\n\"results\": [");
    for (size_t i = 0; i < diags->n; i++) {
        buf_puts(out, i ? ",\n  " : "\n  ");
        put_result(&diags->at[i], &rules, out);
    }
    buf_puts(out, "]}]}\n");
    arena_release(&arena);
}

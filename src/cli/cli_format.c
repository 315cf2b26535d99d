// Diagnostics for other programs: JSON, GitHub's annotations, and lines as compilers write them.
// SARIF stands in cli_sarif.c. docs/diagnostics.md describes each.
#include "base/diag_kind.h"
#include "base/utf8.h"
#include "cli/cli.h"

#include <string.h>

static size_t count_errors(const struct diag_list *diags) {
    return diag_count(diags, DIAG_ERROR) + diag_count(diags, DIAG_FAILURE);
}

// ---- JSON -------------------------------------------------------------------------------------

static void put_number(struct buf *out, const char *name, uint32_t number) {
    if (number) buf_printf(out, ", \"%s\": %u", name, number);
}

static void put_json(const struct diag *diag, struct buf *out) {
    struct diag_place place = diag_find_place(diag);
    buf_printf(out, "{\"severity\": \"%s\", \"id\": \"%s\", \"file\": ",
               diag_severity_word(diag->severity), diag->id);
    buf_json(out, *diag_path(diag) ? diag_path(diag) : NULL);
    put_number(out, "line", place.line);
    put_number(out, "column", place.column);
    put_number(out, "endColumn", place.end_column);
    buf_puts(out, ", \"message\": ");
    buf_json(out, diag->message);
    buf_puts(out, ", \"hint\": ");
    buf_json(out, diag->hint);
    buf_putc(out, '}');
}

void cli_write_json(const struct diag_list *diags, struct buf *out) {
    buf_puts(out, "{\"version\": 1, \"diagnostics\": [");
    for (size_t i = 0; i < diags->n; i++) {
        buf_puts(out, i ? ",\n  " : "\n  ");
        put_json(&diags->at[i], out);
    }
    buf_printf(out, "%s],\n \"summary\": {\"errors\": %zu, \"warnings\": %zu, \"notes\": %zu}}\n",
               diags->n ? "\n" : "", count_errors(diags), diag_count(diags, DIAG_WARNING),
               diag_count(diags, DIAG_NOTE));
}

// ---- GitHub -----------------------------------------------------------------------------------

// GitHub's workflow commands want these characters as %XX, in properties two more
// (https://docs.github.com/actions/reference/workflow-commands-for-github-actions).
static void put_github(struct buf *out, const char *text, const char *escaped) {
    for (; *text; text++) {
        if (strchr(escaped, *text)) {
            buf_printf(out, "%%%02X", (unsigned char)*text);
        } else {
            buf_putc(out, *text);
        }
    }
}

static void put_github_place(const struct diag *diag, struct buf *out) {
    struct diag_place place = diag_find_place(diag);
    if (*diag_path(diag)) {
        buf_puts(out, "file=");
        put_github(out, diag_path(diag), "%\r\n:,");
        buf_putc(out, ',');
    }
    if (place.line) buf_printf(out, "line=%u,", place.line);
    if (place.column) buf_printf(out, "col=%u,", place.column);
    if (place.end_column > place.column) buf_printf(out, "endColumn=%u,", place.end_column);
}

void cli_write_github(const struct diag_list *diags, struct buf *out) {
    static const char *const commands[] = {[DIAG_NOTE] = "notice",
                                           [DIAG_WARNING] = "warning",
                                           [DIAG_ERROR] = "error",
                                           [DIAG_FAILURE] = "error"};
    for (size_t i = 0; i < diags->n; i++) {
        const struct diag *diag = &diags->at[i];
        buf_printf(out, "::%s ", commands[diag->severity]);
        put_github_place(diag, out);
        buf_printf(out, "title=%s::", diag->id);
        put_github(out, diag->message, "%\r\n");
        if (diag->hint) buf_puts(out, "%0A");
        if (diag->hint) put_github(out, diag->hint, "%\r\n");
        buf_putc(out, '\n');
    }
}

// ---- lines as compilers write them --------------------------------------------------------------

// One line a diagnostic, whatever a text holds.
void cli_write_gcc(const struct diag_list *diags, struct buf *out) {
    for (size_t i = 0; i < diags->n; i++) {
        const struct diag *diag = &diags->at[i];
        struct diag_place place = diag_find_place(diag);
        utf8_put_visible(out, *diag_path(diag) ? diag_path(diag) : "regimen");
        if (place.line) buf_printf(out, ":%u", place.line);
        if (place.column) buf_printf(out, ":%u", place.column);
        buf_printf(out, ": %s: ", diag_severity_word(diag->severity));
        utf8_put_visible(out, diag->message);
        if (diag->hint) buf_puts(out, " (");
        if (diag->hint) utf8_put_visible(out, diag->hint);
        buf_printf(out, "%s [%s]\n", diag->hint ? ")" : "", diag->id);
    }
}

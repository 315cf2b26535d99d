// `regimen explain`: the manual's section of a kind of mistake, in the terminal.
#include "base/diag_kind.h"
#include "base/near.h"
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

// Where the section of a kind begins in the manual: behind its heading, which is the id alone.
static const char *find_section(const char *text, const char *id) {
    size_t length = strlen(id);
    for (const char *at = text; (at = strstr(at, "\n### ")); at++) {
        const char *name = at + strlen("\n### ");
        if (strncmp(name, id, length) == 0 && name[length] == '\n') return name + length;
    }
    return NULL;
}

static bool is_fence(const char *line) {
    return strncmp(line, "```", 3) == 0;
}

// The length of a section: up to the next heading that is no code, without white space at its end.
static size_t section_length(const char *section) {
    const char *end = section;
    for (bool code = false; *end; end += *end == '\n') {
        if (is_fence(end)) code = !code;
        if (!code && (strncmp(end, "## ", 3) == 0 || strncmp(end, "### ", 4) == 0)) break;
        end += strcspn(end, "\n");
    }
    size_t length = (size_t)(end - section);
    while (length && section[length - 1] == '\n') length--;
    return length;
}

const char *cli_explanation(struct arena *arena, const char *id) {
    struct resources built_in = cli_resources(".");
    built_in.root = NULL;
    const struct source *manual = resource_read(&built_in, arena, "diagnostics.md", NULL);
    if (!manual) abort();
    const char *section = find_section(manual->text, id);
    if (!section) return NULL;
    section += strspn(section, "\n");
    return arena_strndup(arena, section, section_length(section));
}

// Writes a link as "text (address)"; files of the manual lie in docs/. Returns what is behind it,
// or NULL where no link stands here.
static const char *put_link(struct buf *out, const char *at, const char *end) {
    const char *middle = memmem(at, (size_t)(end - at), "](", 2);
    const char *close = middle ? memchr(middle, ')', (size_t)(end - middle)) : NULL;
    if (!close || memchr(at + 1, '[', (size_t)(middle - at - 1))) return NULL;
    const char *address = middle + 2;
    size_t length = strcspn(address, "#)");
    for (const char *text = at + 1; text < middle; text++)
        if (*text != '`') buf_putc(out, *text);
    if (!length) return close + 1; // a place on the same page
    buf_printf(out, " (%s%.*s)", strncmp(address, "http", 4) == 0 ? "" : "docs/", (int)length,
               address);
    return close + 1;
}

static void put_prose(struct buf *out, const char *at, const char *end) {
    while (at < end) {
        const char *next = *at == '[' ? put_link(out, at, end) : NULL;
        const char *close = *at == '`' ? memchr(at + 1, '`', (size_t)(end - at) - 1) : NULL;
        if (close) { // code stands as it is
            buf_add(out, at + 1, (size_t)(close - at) - 1);
            at = close + 1;
        } else if (next) {
            at = next;
        } else if (*at == '*' && at + 1 < end && at[1] == '*') {
            at += 2;
        } else {
            buf_putc(out, *at++);
        }
    }
}

static const char *next_line(const char *at) {
    at += strcspn(at, "\n");
    return at + (*at == '\n');
}

// Writes a block of code, indented; returns what is behind it.
static const char *put_code(struct buf *out, const char *fence) {
    const char *at = next_line(fence);
    while (*at && !is_fence(at)) {
        const char *next = next_line(at);
        if (*at != '\n') buf_puts(out, "    ");
        buf_add(out, at, (size_t)(next - at));
        at = next;
    }
    return *at ? next_line(at) : at;
}

const char *cli_plain_text(struct arena *arena, const char *markdown) {
    struct buf out;
    buf_init(&out);
    for (const char *at = markdown; *at;) {
        if (is_fence(at)) {
            at = put_code(&out, at);
            continue;
        }
        const char *end = at;
        while (*end && !is_fence(end)) end = next_line(end);
        put_prose(&out, at, end);
        at = end;
    }
    while (out.len && out.at[out.len - 1] == '\n') buf_cut(&out, out.len - 1);
    const char *plain = arena_strndup(arena, out.at, out.len);
    buf_release(&out);
    return plain;
}

static enum cli_status list_kinds(void) {
    for (size_t i = 0; i < diag_kind_count; i++)
        printf("%-20s %-8s %s\n", diag_kinds[i].id, diag_severity_word(diag_kinds[i].severity),
               diag_kinds[i].summary);
    return CLI_FINE;
}

static enum cli_status unknown_kind(struct arena *arena, const char *id) {
    struct strings ids = {0};
    for (size_t i = 0; i < diag_kind_count; i++) vec_push(arena, &ids, diag_kinds[i].id);
    const char *near = near_find(id, &ids);
    fprintf(stderr, "regimen: no kind of mistake is called '%s'", id);
    if (near) fprintf(stderr, "; did you mean '%s'?", near);
    fprintf(stderr, "\n'regimen explain' lists them.\n");
    return CLI_USAGE;
}

// An id as it stands in a message, in brackets, will do as well.
static const char *without_brackets(struct arena *arena, const char *word) {
    size_t length = strlen(word);
    if (length > 2 && word[0] == '[' && word[length - 1] == ']')
        return arena_strndup(arena, word + 1, length - 2);
    return word;
}

enum cli_status cli_explain(const struct cli_options *options) {
    if (!options->kind) return list_kinds();
    struct arena arena;
    arena_init(&arena);
    const char *id = without_brackets(&arena, options->kind);
    const struct diag_kind *kind = diag_kind_find(id);
    enum cli_status status = CLI_FINE;
    if (kind) {
        const char *explanation = cli_explanation(&arena, id);
        printf("%s (%s): %s\n\n%s\n", id, diag_severity_word(kind->severity), kind->summary,
               explanation ? cli_plain_text(&arena, explanation) : "");
    } else {
        status = unknown_kind(&arena, id);
    }
    arena_release(&arena);
    return status;
}

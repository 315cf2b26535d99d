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

// The length of a section: up to the next heading, without white space at its end.
static size_t section_length(const char *section) {
    const char *end = section;
    do {
        end = strstr(end + 1, "\n#");
    } while (end && strncmp(end, "\n## ", 4) != 0 && strncmp(end, "\n### ", 5) != 0);
    size_t length = end ? (size_t)(end - section) : strlen(section);
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
               explanation ? explanation : "");
    } else {
        status = unknown_kind(&arena, id);
    }
    arena_release(&arena);
    return status;
}

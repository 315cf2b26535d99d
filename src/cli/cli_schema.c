// `regimen schema`: what front matter may hold, for programs, editors and readers.
#include "base/near.h"
#include "check/check.h"
#include "check/check_reference.h"
#include "cli/cli.h"

#include <string.h>

static enum cli_status unknown_kind(const char *kind) {
    struct arena arena;
    struct strings kinds = {0};
    arena_init(&arena);
    for (int i = 0; i < CHECK_KINDS; i++) vec_push(&arena, &kinds, check_kind_name(i));
    const char *near = near_hint(&arena, kind, &kinds);
    fprintf(stderr, "regimen: there is no kind of file '%s'; %s\n", kind,
            near ? near : near_list(&arena, &kinds));
    arena_release(&arena);
    return CLI_USAGE;
}

static enum cli_status print_json(const struct resources *resources, const char *kind) {
    struct buf json;
    buf_init(&json);
    bool known = check_json_schema(resources, kind, &json);
    if (known) fwrite(json.at, 1, json.len, stdout);
    buf_release(&json);
    return known ? CLI_FINE : unknown_kind(kind);
}

static enum cli_status print_docs(const struct resources *resources) {
    struct buf docs;
    buf_init(&docs);
    check_field_reference(resources, &docs);
    fwrite(docs.at, 1, docs.len, stdout);
    buf_release(&docs);
    return CLI_FINE;
}

static enum cli_status print_xsd(const struct resources *resources) {
    struct arena arena;
    arena_init(&arena);
    const struct source *schema = check_schema(resources, &arena);
    fwrite(schema->text, 1, schema->length, stdout);
    arena_release(&arena);
    return CLI_FINE;
}

enum cli_status cli_schema(const struct cli_options *options) {
    const struct resources resources = cli_resources(".");
    if (options->json && options->docs) {
        fprintf(stderr, "regimen: schema takes --json or --docs, not both\n");
        return CLI_USAGE;
    }
    if (options->json) return print_json(&resources, options->kind);
    if (options->kind) {
        fprintf(stderr, "regimen: only schema --json takes a kind of file, such as '%s'\n",
                options->kind);
        return CLI_USAGE;
    }
    return options->docs ? print_docs(&resources) : print_xsd(&resources);
}

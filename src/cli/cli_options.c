// Options and help; see cli.h. One table says which options there are.
#include "base/near.h"
#include "base/pool.h"
#include "cli/cli.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_JOBS = 256, SMALLEST = 16, LARGEST = 4000 };

static bool set_out(struct cli_options *options, const char *value);
static bool set_only(struct cli_options *options, const char *value);
static bool set_jobs(struct cli_options *options, const char *value);
static bool set_format(struct cli_options *options, const char *value);
static bool set_file(struct cli_options *options, const char *value);
static bool set_frame(struct cli_options *options, const char *value);
static bool set_size(struct cli_options *options, const char *value);
static bool set_brand(struct cli_options *options, const char *value);
static bool set_guide(struct cli_options *options, const char *value);
static bool set_paper(struct cli_options *options, const char *value);
static bool set_pdf(struct cli_options *options, const char *value);
static bool set_prescription(struct cli_options *options, const char *value);
static bool set_shard(struct cli_options *options, const char *value);
static bool set_port(struct cli_options *options, const char *value);

static const struct option {
    char letter; // in a command's list of options
    const char *name, *brief, *value, *help;
    bool (*set)(struct cli_options *options, const char *value); // for options with a value
    size_t flag;                                                 // else: offset of a bool
} all_options[] = {
    {'o', "--out", "-o", "DIR", "publish to DIR instead of dist", set_out, 0},
    {'n', "--only", NULL, "LIST", "only these, with commas: site,epub,print", set_only, 0},
    {'j', "--jobs", "-j", "N", "workers; one for each processor by default", set_jobs, 0},
    {'f', "--format", "-f", "FORMAT", "tell mistakes as text, json, sarif, github or gcc",
     set_format, 0},
    {'s', "--strict", NULL, NULL, "take warnings for errors", NULL,
     offsetof(struct cli_options, strict)},
    {'J', "--json", NULL, NULL, "print it as a JSON Schema, for editors", NULL,
     offsetof(struct cli_options, json)},
    {'d', "--docs", NULL, NULL, "print the reference of all fields, as Markdown", NULL,
     offsetof(struct cli_options, docs)},
    {'r', "--report", NULL, NULL, "tell how completely each exercise is described", NULL,
     offsetof(struct cli_options, report)},
    {'w', "--out", "-o", "FILE", "write to FILE, an .svg or a .png", set_file, 0},
    {'m', "--frame", NULL, "WHICH", "start, end, strip, moving; whole by default", set_frame, 0},
    {'z', "--size", NULL, "N", "width in pixels", set_size, 0},
    {'t', "--sheet", NULL, NULL, "all figures of a guide in one picture", NULL,
     offsetof(struct cli_options, sheet)},
    {'g', "--grey", NULL, NULL, "as a black-and-white printer shows it", NULL,
     offsetof(struct cli_options, grey)},
    {'b', "--brand", NULL, "NAME", "in the colours of a brand of the guide", set_brand, 0},
    {'B', "--brand", NULL, "NAME", "under a brand, to dist-NAME; may be said again", set_brand, 0},
    {'a', "--all-brands", NULL, NULL, "without a brand, and under each that there is", NULL,
     offsetof(struct cli_options, all_brands)},
    {'F', "--fix-contrast", NULL, NULL, "change brands' colours that are seen too badly", NULL,
     offsetof(struct cli_options, fix_contrast)},
    {'G', "--guide", "-g", "DIR", "the guide's folder; the current one by default", set_guide, 0},
    {'p', "--paper", NULL, "PAPER", "a4, letter or a5; the guide's first by default", set_paper, 0},
    {'l', "--large", NULL, NULL, "in large print", NULL, offsetof(struct cli_options, large)},
    {'A', "--archive", NULL, NULL, "fit for an archive: PDF/A-2a too", NULL,
     offsetof(struct cli_options, archive)},
    {'P', "--out", "-o", "FILE", "write to FILE; NAME-PAPER.pdf by default", set_pdf, 0},
    {'R', "--prescription", NULL, "FILE", "of one patient, in place of names", set_prescription, 0},
    {'C', "--check-print", NULL, NULL, "the clinician's own copy, with changed doses marked", NULL,
     offsetof(struct cli_options, check_print)},
    {'k', "--brand", NULL, "NAME", "as a brand of the guide gives it out", set_brand, 0},
    {'D', "--out", "-o", "DIR", "the folder for the handouts; it must be named", set_out, 0},
    {'S', "--shard", NULL, "K/N", "only each Nth row, from the Kth on", set_shard, 0},
    {'N', "--names", NULL, NULL, "with patients' names in the names of files", NULL,
     offsetof(struct cli_options, with_names)},
    {'O', "--port", "-p", "N", "this port alone; from 8080 on the first that is free by default",
     set_port, 0},
    {'q', "--quiet", "-q", NULL, "tell only what is wrong", NULL,
     offsetof(struct cli_options, quiet)},
    {'v', "--verbose", "-v", NULL, "tell what is done, and how long it takes", NULL,
     offsetof(struct cli_options, verbose)},
    {'T', "--timings", NULL, NULL, "tell where the time went, and how much memory was used", NULL,
     offsetof(struct cli_options, timings)},
    {'h', "--help", "-h", NULL, "show this help", NULL, offsetof(struct cli_options, help)},
};
enum { OPTIONS = sizeof all_options / sizeof *all_options };

static bool set_out(struct cli_options *options, const char *value) {
    if (!*value) fprintf(stderr, "regimen: --out wants the name of a folder\n");
    options->out = value;
    return *value != '\0';
}

static bool set_only(struct cli_options *options, const char *value) {
    static const struct {
        const char *name;
        unsigned bit;
    } parts[] = {{"site", CLI_SITE}, {"epub", CLI_EPUB}, {"print", CLI_PRINT}};
    options->only = 0;
    while (true) {
        size_t length = strcspn(value, ",");
        unsigned bit = 0;
        for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
            if (strlen(parts[i].name) == length && strncmp(parts[i].name, value, length) == 0)
                bit = parts[i].bit;
        if (!bit) {
            fprintf(stderr, "regimen: --only takes site, epub and print, not '%.*s'\n", (int)length,
                    value);
            return false;
        }
        options->only |= bit;
        if (!value[length]) return true;
        value += length + 1;
    }
}

static bool set_jobs(struct cli_options *options, const char *value) {
    char *end;
    long jobs = strtol(value, &end, 10);
    if (*end || end == value || jobs < 1 || jobs > MOST_JOBS) {
        fprintf(stderr, "regimen: --jobs takes a number from 1 to %d, not '%s'\n", MOST_JOBS,
                value);
        return false;
    }
    options->jobs = (size_t)jobs;
    return true;
}

static bool set_format(struct cli_options *options, const char *value) {
    static const char *const names[CLI_FORMATS] = {[CLI_TEXT] = "text",
                                                   [CLI_JSON] = "json",
                                                   [CLI_SARIF] = "sarif",
                                                   [CLI_GITHUB] = "github",
                                                   [CLI_GCC] = "gcc"};
    for (enum cli_format format = 0; format < CLI_FORMATS; format++) {
        if (strcmp(names[format], value) != 0) continue;
        options->format = format;
        return true;
    }
    fprintf(stderr, "regimen: --format takes text, json, sarif, github or gcc, not '%s'\n", value);
    return false;
}

static bool set_file(struct cli_options *options, const char *value) {
    size_t length = strlen(value);
    const char *end = length > 4 ? value + length - 4 : "";
    options->out = value;
    if (strcmp(end, ".svg") == 0 || strcmp(end, ".png") == 0) return true;
    fprintf(stderr, "regimen: --out takes a file that ends in .svg or .png, not '%s'\n", value);
    return false;
}

const char *const cli_frames[CLI_FRAMES] = {"whole", "start", "end", "strip", "moving"};

static bool set_frame(struct cli_options *options, const char *value) {
    for (options->frame = 0; options->frame < CLI_FRAMES; options->frame++)
        if (strcmp(cli_frames[options->frame], value) == 0) return true;
    fprintf(stderr, "regimen: --frame takes whole, start, end, strip or moving, not '%s'\n", value);
    return false;
}

static bool set_size(struct cli_options *options, const char *value) {
    char *end;
    long size = strtol(value, &end, 10);
    if (*end || end == value || size < SMALLEST || size > LARGEST) {
        fprintf(stderr, "regimen: --size takes a number from %d to %d, not '%s'\n", SMALLEST,
                LARGEST, value);
        return false;
    }
    options->size = (int)size;
    return true;
}

static bool set_brand(struct cli_options *options, const char *value) {
    bool good = *value && !strchr(value, '/') && value[0] != '.';
    if (!good) fprintf(stderr, "regimen: --brand takes the name of a brand, not '%s'\n", value);
    if (good && options->brand_count == CLI_MOST_BRANDS) {
        fprintf(stderr, "regimen: --brand can be said %d times at most\n", CLI_MOST_BRANDS);
        return false;
    }
    if (good) options->brands[options->brand_count++] = value;
    return good;
}

static bool set_guide(struct cli_options *options, const char *value) {
    if (!*value) fprintf(stderr, "regimen: --guide wants the name of a folder\n");
    options->folder = value;
    return *value != '\0';
}

static bool set_paper(struct cli_options *options, const char *value) {
    static const char *const papers[] = {"a4", "letter", "a5"};
    options->paper = value;
    for (size_t i = 0; i < sizeof papers / sizeof *papers; i++)
        if (strcmp(papers[i], value) == 0) return true;
    fprintf(stderr, "regimen: --paper takes a4, letter or a5, not '%s'\n", value);
    return false;
}

static bool set_pdf(struct cli_options *options, const char *value) {
    size_t length = strlen(value);
    options->out = value;
    if (length > 4 && strcmp(value + length - 4, ".pdf") == 0) return true;
    fprintf(stderr, "regimen: --out takes a file that ends in .pdf, not '%s'\n", value);
    return false;
}

static bool set_prescription(struct cli_options *options, const char *value) {
    if (!*value) fprintf(stderr, "regimen: --prescription wants the name of a file\n");
    options->prescription = value;
    return *value != '\0';
}

static bool set_shard(struct cli_options *options, const char *value) {
    enum { MOST_SHARDS = 100000 };
    char *slash, *end;
    long shard = strtol(value, &slash, 10);
    long shards = *slash == '/' ? strtol(slash + 1, &end, 10) : 0;
    if (shards < 1 || shards > MOST_SHARDS || *end || shard < 1 || shard > shards) {
        fprintf(stderr, "regimen: --shard takes K/N, such as 1/4 to 4/4, not '%s'\n", value);
        return false;
    }
    options->shard = (size_t)shard;
    options->shards = (size_t)shards;
    return true;
}

static bool set_port(struct cli_options *options, const char *value) {
    enum { LARGEST_PORT = 65535 };
    char *end;
    long port = strtol(value, &end, 10);
    if (*end || end == value || port < 1 || port > LARGEST_PORT) {
        fprintf(stderr, "regimen: --port takes a number from 1 to %d, not '%s'\n", LARGEST_PORT,
                value);
        return false;
    }
    options->port = (unsigned)port;
    return true;
}

// Whether the word is "-j", or "-j4" where a value belongs to it.
static bool is_brief(const struct option *option, const char *word) {
    return option->brief && strncmp(word, option->brief, 2) == 0 && (!word[2] || option->set);
}

static const struct option *find_option(const struct cli_command *command, const char *word,
                                        size_t length) {
    for (size_t i = 0; i < OPTIONS; i++) {
        const struct option *option = &all_options[i];
        if (!strchr(command->options, option->letter)) continue;
        if (strlen(option->name) == length && strncmp(option->name, word, length) == 0)
            return option;
        if (is_brief(option, word)) return option;
    }
    return NULL;
}

static bool unknown_option(const struct cli_command *command, const char *word, size_t length) {
    struct arena arena;
    struct strings names = {0};
    arena_init(&arena);
    for (size_t i = 0; i < OPTIONS; i++)
        if (strchr(command->options, all_options[i].letter))
            vec_push(&arena, &names, all_options[i].name);
    const char *near = near_find(arena_strndup(&arena, word, length), &names);
    fprintf(stderr, "regimen: %s has no option '%.*s'", command->name, (int)length, word);
    if (near) fprintf(stderr, "; did you mean '%s'?", near);
    fprintf(stderr, "\n'regimen %s --help' lists them.\n", command->name);
    arena_release(&arena);
    return false;
}

// Takes one option and its value, which may stand behind "=" or "-j", or be the next argument.
static bool take_option(const struct cli_command *command, struct cli_options *options, int count,
                        char **arguments, int *at) {
    const char *word = arguments[*at];
    size_t length = strcspn(word, "=");
    const struct option *option = find_option(command, word, length);
    if (!option) return unknown_option(command, word, length);
    if (!option->set) {
        if (word[length]) {
            fprintf(stderr, "regimen: %s takes no value\n", option->name);
            return false;
        }
        *(bool *)((char *)options + option->flag) = true;
        return true;
    }
    if (word[1] != '-' && word[2]) return option->set(options, word + 2);
    if (word[length]) return option->set(options, word + length + 1);
    if (*at + 1 >= count) {
        fprintf(stderr, "regimen: %s wants a value: %s\n", option->name, option->value);
        return false;
    }
    return option->set(options, arguments[++*at]);
}

static bool take_argument(const struct cli_command *command, struct cli_options *options,
                          char *word) {
    static const char *const taken[] = {
        [CLI_NO_ARGUMENT] = "no folder",        [CLI_FOLDER] = "one folder",
        [CLI_NEW_FOLDER] = "one folder",        [CLI_KIND_OR_ALL] = "one kind of mistake",
        [CLI_FILE_OR_ALL] = "one kind of file", [CLI_TABLE] = "one table",
    };
    if (command->argument == CLI_TABLE && !options->table) {
        options->table = word;
        return true;
    }
    if (command->argument == CLI_NAMES) {
        options->names[options->name_count++] = word;
        return true;
    }
    bool kind = command->argument == CLI_KIND_OR_ALL || command->argument == CLI_FILE_OR_ALL;
    const char **place = kind ? &options->kind : &options->folder;
    if (command->argument == CLI_NO_ARGUMENT || command->argument == CLI_TABLE || *place) {
        fprintf(stderr, "regimen: %s takes %s, so '%s' is too much\n", command->name,
                taken[command->argument], word);
        return false;
    }
    *place = word;
    return true;
}

bool cli_read_options(const struct cli_command *command, int count, char **arguments,
                      struct cli_options *options) {
    *options = (struct cli_options){
        .only = CLI_ALL, .jobs = pool_processors(), .names = arguments, .shard = 1, .shards = 1};
    bool only_folders = false; // behind "--"
    for (int i = 0; i < count; i++) {
        char *word = arguments[i];
        if (!only_folders && strcmp(word, "--") == 0) {
            only_folders = true;
        } else if (!only_folders && word[0] == '-' && word[1]) {
            if (!take_option(command, options, count, arguments, &i)) return false;
        } else if (!take_argument(command, options, word)) {
            return false;
        }
    }
    if (options->help) return true;
    if (command->argument == CLI_NAMES && !options->name_count && !options->prescription) {
        fprintf(stderr, "regimen: %s wants the names of exercises, or of a routine\n",
                command->name);
        return false;
    }
    if (command->argument == CLI_TABLE && (!options->table || !options->out)) {
        fprintf(stderr,
                "regimen: %s wants a table, and a folder for the handouts: %s FILE.csv --out DIR\n",
                command->name, command->name);
        return false;
    }
    if (command->argument == CLI_NEW_FOLDER && !options->folder) {
        fprintf(stderr, "regimen: %s wants the name of a folder\n", command->name);
        return false;
    }
    if (!options->folder || !*options->folder) options->folder = ".";
    return true;
}

void cli_help(FILE *out) {
    fprintf(out, "regimen turns a folder of exercise pages into a website, an EPUB and PDFs "
                 "to print.\n\nUse: regimen COMMAND [OPTIONS]\n\n");
    for (size_t i = 0; i < cli_command_count; i++) {
        const struct cli_command *command = &cli_commands[i];
        int width = fprintf(out, "  %s %s", command->name, command->arguments);
        fprintf(out, "%*s%s\n", 20 - width, "", command->summary);
    }
    fprintf(out, "\n'regimen COMMAND --help' tells more; 'regimen --version' tells the version.\n"
                 "\nExit status: 0 fine, 1 the content has errors, 2 wrong use, 3 the machine "
                 "failed.\n");
}

void cli_command_help(const struct cli_command *command, FILE *out) {
    fprintf(out, "Use: regimen %s [OPTIONS]%s%s\n\n%s\n\n", command->name,
            *command->arguments ? " " : "", command->arguments, command->about);
    for (size_t i = 0; i < OPTIONS; i++) {
        const struct option *option = &all_options[i];
        if (!strchr(command->options, option->letter)) continue;
        int width = fprintf(out, "  %s%s%s", option->brief ? option->brief : "  ",
                            option->brief ? ", " : "  ", option->name);
        if (option->value) width += fprintf(out, " %s", option->value);
        fprintf(out, "%*s%s\n", 22 - width, "", option->help);
    }
}

// regimen: from a folder of exercise pages to a website, an EPUB and PDFs to print.
#include "base/near.h"
#include "cli/cli.h"

#include <locale.h>
#include <malloc.h>
#include <stdlib.h>
#include <string.h>

const struct cli_command cli_commands[] = {
    {"build", "[DIR]", "make the website, the EPUB and the PDFs", "onBaFjfsqvTh",
     "Reads the guide in DIR (the current folder by default), checks it, and makes everything it\n"
     "can be made into. Nothing is written where the content has errors; what stood in the output\n"
     "folder stays until the new output is whole.\n"
     "With --brand it makes what that brand gives out, into dist-NAME; with --all-brands both "
     "that,\n"
     "for each brand, and the guide without one, into dist.",
     CLI_FOLDER, cli_build},
    {"check", "[DIR]", "read and check, write nothing", "FjfsrqvTh",
     "Reads the guide in DIR (the current folder by default) and tells every mistake in it.\n"
     "'regimen explain KIND' tells more of one.\n"
     "With --report it tells, exercise by exercise, what of the Consensus on Exercise Reporting\n"
     "Template is still to be written, as text or with --format json.",
     CLI_FOLDER, cli_check},
    {"serve", "[DIR]", "show the website while you write", "kOjFsqh",
     "Checks the guide in DIR (the current folder by default) and shows its website at an address\n"
     "of this machine alone. When a file is saved, the page in the browser is loaded again within\n"
     "a moment; mistakes are told here and in the browser. Nothing is written. Ctrl-C ends it.",
     CLI_FOLDER, cli_serve},
    {"explain", "[KIND]", "what a kind of mistake is, and the fix", "h",
     "Tells about a kind of mistake: an example, and what to do. Its name stands in brackets at\n"
     "the end of each message, such as 'unknown-field'. Without a name it lists all kinds.",
     CLI_KIND_OR_ALL, cli_explain},
    {"init", "DIR", "start a new guide", "qh",
     "Writes a small guide into DIR, which builds at once and is meant to be changed.",
     CLI_NEW_FOLDER, cli_init},
    {"schema", "[KIND]", "what front matter may hold", "Jdh",
     "Prints the XML schema (XSD 1.0) that every page is held to. With --json it is a JSON Schema\n"
     "of one kind of file (exercise, routine, page, guide, brand or prescription), or of all\n"
     "without a name: editors complete and explain front matter by it. With --docs it is the\n"
     "reference of all fields.",
     CLI_FILE_OR_ALL, cli_schema},
    {"handout", "NAME...", "print exercises for a patient", "RCGkFplAPsfqvh",
     "Prints exercises in full, in the order named, or a routine, as a PDF to take home: figures,\n"
     "steps, dosage, precautions, and a log to tick. NAME is the name of an exercise's or a\n"
     "routine's file without .md.\n"
     "With --prescription it is made from a YAML file with what a clinician prescribed one "
     "patient.",
     CLI_NAMES, cli_handout},
    {"batch", "FILE", "print a handout for each row of a table", "DGkFjSNCplAsfqvh",
     "Reads a CSV file with a prescription in each row, and writes a PDF for each into a folder "
     "of\n"
     "its own, with a manifest. What was interrupted goes on where it was. A row with a mistake "
     "is\n"
     "told, and the others are made.",
     CLI_TABLE, cli_batch},
    {"figure", "FILE", "draw a figure", "wmztgbfsqh",
     "Draws the figure in the front matter of FILE, or in a YAML file with 'figure:'. Writes SVG\n"
     "to the standard output, or to the file that --out names. With --sheet, FILE is a guide's\n"
     "folder and all its figures are drawn into one PNG, figures.png by default.",
     CLI_FOLDER, cli_figure},
};
const size_t cli_command_count = sizeof cli_commands / sizeof *cli_commands;

static const struct cli_command *find_command(const char *name) {
    for (size_t i = 0; i < cli_command_count; i++)
        if (strcmp(cli_commands[i].name, name) == 0) return &cli_commands[i];
    return NULL;
}

static enum cli_status unknown_command(const char *name) {
    if (*name == '-') {
        fprintf(stderr,
                "regimen: options stand behind the command, as in 'regimen build %s'\n"
                "'regimen --help' lists the commands.\n",
                name);
        return CLI_USAGE;
    }
    struct arena arena;
    struct strings names = {0};
    arena_init(&arena);
    for (size_t i = 0; i < cli_command_count; i++) vec_push(&arena, &names, cli_commands[i].name);
    const char *near = near_find(name, &names);
    fprintf(stderr, "regimen: there is no command '%s'", name);
    if (near) fprintf(stderr, "; did you mean '%s'?", near);
    fprintf(stderr, "\n'regimen --help' lists them.\n");
    arena_release(&arena);
    return CLI_USAGE;
}

static enum cli_status run_command(int count, char **arguments) {
    const struct cli_command *command = find_command(arguments[0]);
    if (!command) return unknown_command(arguments[0]);
    struct cli_options options;
    if (!cli_read_options(command, count - 1, arguments + 1, &options)) return CLI_USAGE;
    if (options.help) {
        cli_command_help(command, stdout);
        return CLI_FINE;
    }
    return command->run(&options);
}

static bool is_one_of(const char *word, const char *a, const char *b, const char *c) {
    return strcmp(word, a) == 0 || strcmp(word, b) == 0 || strcmp(word, c) == 0;
}

// `regimen help COMMAND` is `regimen COMMAND --help`.
static enum cli_status show_help(int count, char **arguments) {
    if (!count) {
        cli_help(stdout);
        return CLI_FINE;
    }
    const struct cli_command *command = find_command(arguments[0]);
    if (!command) return unknown_command(arguments[0]);
    cli_command_help(command, stdout);
    return CLI_FINE;
}

static enum cli_status run(int count, char **arguments) {
    if (!count) {
        cli_help(stderr);
        return CLI_USAGE;
    }
    if (is_one_of(arguments[0], "--help", "-h", "help")) return show_help(count - 1, arguments + 1);
    if (is_one_of(arguments[0], "--version", "-V", "version")) {
        printf("regimen %s\n", REGIMEN_VERSION);
        return CLI_FINE;
    }
    return run_command(count, arguments);
}

// Memory that a page lets go of serves the next one. As it comes, malloc hands blocks of 128 KiB
// and more back to the system each time, and every page of them must be cleared anew.
static void keep_memory(void) {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, 4 << 20);
#endif
}

int main(int argc, char **argv) {
    keep_memory();
    setlocale(LC_CTYPE, "C.UTF-8"); // never the reader's locale: the same input, the same bytes
    enum cli_status status = run(argc - 1, argv + 1);
    if (fflush(stdout) != 0 || ferror(stdout)) {
        perror("regimen: cannot write to the standard output");
        status = CLI_MACHINE;
    }
    return status;
}

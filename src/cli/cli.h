// The command line: what every command shares.
#ifndef REGIMEN_CLI_H
#define REGIMEN_CLI_H

#include "base/diag.h"
#include "base/resource.h"
#include "base/timing.h"
#include "check/check_report.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

// What the program ends with; scripts rely on it.
enum cli_status {
    CLI_FINE = 0,
    CLI_CONTENT = 1, // the content has errors
    CLI_USAGE = 2,   // wrong use
    CLI_MACHINE = 3, // the machine failed
};

// How diagnostics are told. All but text go to the standard output, whole.
enum cli_format { CLI_TEXT, CLI_JSON, CLI_SARIF, CLI_GITHUB, CLI_GCC, CLI_FORMATS };

enum { CLI_SITE = 1, CLI_EPUB = 2, CLI_PRINT = 4, CLI_ALL = 7 };

enum { CLI_MOST_BRANDS = 64 };

enum { CLI_PORT = 8080 }; // where serve begins to look

// What the arguments say, with defaults filled in.
struct cli_options {
    const char *folder; // the guide's folder; "." by default
    const char *kind;   // what to explain, or whose schema to print; NULL for all
    const char *out;    // NULL: dist in the guide's folder; a brand's has "-NAME" behind it
    unsigned only;      // CLI_SITE and so on
    size_t jobs;
    enum cli_format format;
    bool strict;     // warnings are errors
    bool json, docs; // the form of a schema
    bool report;     // how completely exercises are described; `format` is then the report's
    bool quiet, verbose, help;
    bool timings;     // build, check: where the time went
    int frame;        // figure: place in cli_frames
    int size;         // figure: width in pixels; 0: as the kind of picture wants
    bool sheet, grey; // figure
    char **names;     // handout: exercises, or a routine; they lie in the arguments, moved together
    size_t name_count;
    const char *paper;        // handout; NULL: the guide's first
    bool large;               // handout: in large print
    bool archive;             // handout: PDF/A-2a, whatever the guide says
    const char *prescription; // handout: a file, in place of names; NULL: none
    bool check_print;         // handout, batch: the clinician's own copy
    const char *table;        // batch: the CSV file
    size_t shard, shards;     // batch: each `shards`-th row from the `shard`-th; 1 of 1 by default
    bool with_names;          // batch: patients' names in the names of files
    // The brands asked for, in the order of the arguments; figure takes the colours of the last.
    const char *brands[CLI_MOST_BRANDS];
    size_t brand_count;
    bool all_brands;   // build: the guide without a brand and under each that it has
    unsigned port;     // serve; 0: the first that is free from CLI_PORT on
    bool fix_contrast; // colours of brands that are seen too badly are changed as little as helps
};

// What a command takes beside its options.
enum cli_argument {
    CLI_NO_ARGUMENT,
    CLI_FOLDER,      // a guide's folder; the current one by default
    CLI_NEW_FOLDER,  // a folder that must be named
    CLI_KIND_OR_ALL, // the id of a kind of mistake, or nothing
    CLI_FILE_OR_ALL, // a kind of file, or nothing
    CLI_NAMES,       // one or more names
    CLI_TABLE,       // a file
};

struct cli_command {
    const char *name, *arguments, *summary;
    const char *options; // letters of the options that it takes, see cli_options.c
    const char *about;   // a paragraph for --help
    enum cli_argument argument;
    enum cli_status (*run)(const struct cli_options *options);
};

extern const struct cli_command cli_commands[];
extern const size_t cli_command_count;

// Reads the arguments behind the command's name. False after telling on stderr what is wrong.
bool cli_read_options(const struct cli_command *command, int count, char **arguments,
                      struct cli_options *options);

// What of a figure is drawn: "whole", "start", "end", "strip", "moving".
enum { CLI_MOVING = 4, CLI_FRAMES };
extern const char *const cli_frames[CLI_FRAMES];

// Writes the help of the program, or of one command.
void cli_help(FILE *out);
void cli_command_help(const struct cli_command *command, FILE *out);

// Tells all diagnostics in the format that the options name. As text they go to stderr with a line
// with their number; in colour on a terminal, unless NO_COLOR is set; repeats are folded, and notes
// are left out where `quiet`. The machine's formats go to stdout and are complete; where the report
// goes there, diagnostics are told as text.
void cli_tell(const struct diag_list *diags, const struct cli_options *options);

// Appends what cli_tell tells as text; `width` as in diag_write.
void cli_put_text(const struct diag_list *diags, const struct cli_options *options, bool colour,
                  size_t width, struct buf *out);

// What is said of a kind in the manual (docs/diagnostics.md), as Markdown in the arena: all below
// its heading. NULL where there is no such section.
const char *cli_explanation(struct arena *arena, const char *id);

// The same for a terminal: code is indented, and of other marks the words alone are left. In the
// arena. The manual's Markdown is our own, so only what stands in it is known here.
const char *cli_plain_text(struct arena *arena, const char *markdown);

// Appends all diagnostics in a machine's format.
void cli_write_json(const struct diag_list *diags, struct buf *out);
void cli_write_sarif(const struct diag_list *diags, struct buf *out);
void cli_write_github(const struct diag_list *diags, struct buf *out);
void cli_write_gcc(const struct diag_list *diags, struct buf *out);

// Appends the report on completeness, for people or as JSON.
void cli_write_report(const struct check_report *report, struct buf *out);
void cli_write_report_json(const struct check_report *report, struct buf *out);

// Writes a table of the phases that were gone through, with what the whole process took besides.
// `seconds` passed since it began.
void cli_tell_timing(struct timing *timing, double seconds, FILE *out);

// The status that diagnostics stand for.
enum cli_status cli_status_of(const struct diag_list *diags);

// Writes a file whole or not at all: what stood there stays until the new one is complete. False
// after telling on stderr.
bool cli_write_file(const char *path, const struct buf *bytes);

// The same, and only the owner may read it.
bool cli_write_private_file(const char *path, const struct buf *bytes);

// Writes all bytes to an open file. False with errno set where it cannot.
bool cli_write_all(int file, const struct buf *bytes);

// A progress line on a terminal; nothing anywhere else.
struct cli_progress;
struct cli_progress *cli_progress_open(bool quiet);
void cli_progress_close(struct cli_progress *progress);

// Takes the line away where one stands, before anything else is written.
void cli_progress_erase(struct cli_progress *progress);

// Names the phase. cli_progress_step is for the writers' progress callbacks, from any thread.
void cli_progress_phase(struct cli_progress *progress, const char *name);
void cli_progress_step(void *progress, size_t done, size_t of);

// The project's templates and assets over the built-in ones.
struct resources cli_resources(const char *folder);

// How messages name the guide's folder: "" for the current one.
const char *cli_shown_root(const char *folder);

// Makes SIGINT and SIGTERM stop the build between two outputs, so that nothing half-done is left.
void cli_catch_signals(void);

// Whether a signal was caught.
bool cli_was_caught(void);

// Ends the program by the signal that was caught, if one was, after telling what stands so far.
void cli_die_if_caught(const char *so_far);

// The commands.
enum cli_status cli_build(const struct cli_options *options);
enum cli_status cli_check(const struct cli_options *options);
enum cli_status cli_explain(const struct cli_options *options);
enum cli_status cli_init(const struct cli_options *options);
enum cli_status cli_handout(const struct cli_options *options);
enum cli_status cli_batch(const struct cli_options *options);
enum cli_status cli_figure(const struct cli_options *options);
enum cli_status cli_serve(const struct cli_options *options);
enum cli_status cli_schema(const struct cli_options *options);

#endif

// What the arguments of a command say, and what is told where they are wrong.
//
// The commands are the test's own, so that main.c, which has those of the program, is not linked.
#include "base/pool.h"
#include "cli/cli.h"
#include "testing.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static enum cli_status run_nothing(const struct cli_options *options) {
    (void)options;
    return CLI_FINE;
}

enum { ALL, FEW, NONE, WANTS };

const struct cli_command cli_commands[] = {
    [ALL] = {"all", "[DIR]", "takes every option", "onjrqvh", "About all.", CLI_FOLDER,
             run_nothing},
    [FEW] = {"few", "[DIR]", "takes a few", "jqvh", "About few.", CLI_FOLDER, run_nothing},
    [NONE] = {"none", "", "takes no folder", "h", "About none.", CLI_NO_ARGUMENT, run_nothing},
    [WANTS] = {"wants", "DIR", "wants a folder", "qh", "About wants.", CLI_NEW_FOLDER, run_nothing},
};
const size_t cli_command_count = sizeof cli_commands / sizeof *cli_commands;

// ---- reading words separated by spaces; "~" stands for an empty one ----------------------------

enum { WORDS = 16, TOLD = 1000 };

struct line {
    char text[400];
    char *words[WORDS];
    int count;
};

static void split(struct line *line, const char *text) {
    *line = (struct line){0};
    snprintf(line->text, sizeof line->text, "%s", text);
    for (char *rest = line->text, *word; (word = strtok_r(rest, " ", &rest)); line->count++) {
        assert_true(line->count < WORDS);
        line->words[line->count] = strcmp(word, "~") == 0 ? word + 1 : word;
    }
}

// Reads a line of arguments and keeps what is told on stderr. The line must outlive the options.
static bool read_line(int command, struct line *line, const char *text, struct cli_options *options,
                      char *told) {
    split(line, text);
    FILE *file = tmpfile();
    int old = dup(STDERR_FILENO);
    assert_true(file && old >= 0);
    fflush(stderr);
    assert_true(dup2(fileno(file), STDERR_FILENO) >= 0);
    memset(options, 0xA5, sizeof *options); // every field must be set
    bool good = cli_read_options(&cli_commands[command], line->count, line->words, options);
    fflush(stderr);
    assert_true(dup2(old, STDERR_FILENO) >= 0);
    close(old);
    rewind(file);
    told[fread(told, 1, TOLD - 1, file)] = '\0';
    fclose(file);
    return good;
}

static void read_good(int command, struct line *line, const char *text,
                      struct cli_options *options) {
    char told[TOLD];
    if (!read_line(command, line, text, options, told)) fail_msg("'%s': %s", text, told);
    if (*told) fail_msg("'%s' is read, and yet this is told: %s", text, told);
}

// Wants the arguments refused and a word of what is told.
static void read_bad(int command, const char *text, const char *word) {
    struct line line;
    struct cli_options options;
    char told[TOLD];
    if (read_line(command, &line, text, &options, told)) fail_msg("'%s' is taken", text);
    if (!strstr(told, word)) fail_msg("'%s': no '%s' in: %s", text, word, told);
    if (strncmp(told, "regimen: ", 9) != 0 || told[strlen(told) - 1] != '\n')
        fail_msg("'%s': not a line of the program's: %s", text, told);
}

// ---- options ----------------------------------------------------------------------------------

static void without_arguments_everything_has_its_default(void **state) {
    (void)state;
    struct line line;
    struct cli_options options;
    read_good(ALL, &line, "", &options);
    assert_string_equal(options.folder, ".");
    assert_null(options.out);
    assert_int_equal(options.only, CLI_ALL);
    assert_int_equal(options.jobs, pool_processors());
    assert_true(options.jobs >= 1);
    assert_false(options.quiet || options.verbose || options.help);
}

static void flags_have_a_long_and_a_short_form(void **state) {
    (void)state;
    static const struct {
        const char *text;
        bool quiet, verbose, help;
    } rows[] = {
        {"-q", true, false, false},         {"--quiet", true, false, false},
        {"-v", false, true, false},         {"--verbose", false, true, false},
        {"-h", false, false, true},         {"--help", false, false, true},
        {"-q -v guide", true, true, false}, {"guide -h --quiet -q", true, false, true},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct line line;
        struct cli_options options;
        read_good(ALL, &line, rows[i].text, &options);
        assert_int_equal(options.quiet, rows[i].quiet);
        assert_int_equal(options.verbose, rows[i].verbose);
        assert_int_equal(options.help, rows[i].help);
    }
}

static void a_flag_sets_only_its_own_field(void **state) {
    (void)state;
    struct line line;
    struct cli_options options;
    read_good(ALL, &line, "--report", &options);
    assert_true(options.report);
    assert_false(options.strict || options.quiet || options.verbose || options.help);
    read_good(ALL, &line, "-q", &options);
    assert_false(options.report);
    read_bad(FEW, "--report", "few has no option '--report'");
}

static void flags_take_no_value(void **state) {
    (void)state;
    read_bad(ALL, "--quiet=yes", "--quiet takes no value");
    read_bad(ALL, "--help=", "--help takes no value");
    read_bad(ALL, "-qv", "'-qv'"); // short ones are not joined
    read_bad(ALL, "-q=1", "no option '-q'");
}

static void values_stand_behind_or_are_attached(void **state) {
    (void)state;
    static const char *const outs[] = {"-o there",    "-othere",       "--out there",
                                       "--out=there", "x --out there", "--out=first -o there"};
    static const char *const jobs[] = {"-j 4", "-j4", "--jobs 4", "--jobs=4", "-j9 -j4"};
    struct line line;
    struct cli_options options;
    for (size_t i = 0; i < sizeof outs / sizeof *outs; i++) {
        read_good(ALL, &line, outs[i], &options);
        assert_string_equal(options.out, "there");
        assert_string_equal(options.folder, *outs[i] == 'x' ? "x" : ".");
    }
    for (size_t i = 0; i < sizeof jobs / sizeof *jobs; i++) {
        read_good(ALL, &line, jobs[i], &options);
        assert_int_equal(options.jobs, 4);
        assert_null(options.out);
    }
    read_good(ALL, &line, "--out=a=b", &options); // only the first "=" parts them
    assert_string_equal(options.out, "a=b");
    read_good(ALL, &line, "-oa=b", &options);
    assert_string_equal(options.out, "a=b");
}

// What stands behind an option that wants a value is that value, whatever it looks like.
static void a_value_may_look_like_an_option(void **state) {
    (void)state;
    struct line line;
    struct cli_options options;
    read_good(ALL, &line, "-o -q guide", &options);
    assert_string_equal(options.out, "-q");
    assert_false(options.quiet);
    assert_string_equal(options.folder, "guide");
    read_good(ALL, &line, "--out -- guide", &options);
    assert_string_equal(options.out, "--");
    assert_string_equal(options.folder, "guide");
}

static void a_missing_value_is_told(void **state) {
    (void)state;
    read_bad(ALL, "guide --out", "--out wants a value");
    read_bad(ALL, "-o", "--out wants a value");
    read_bad(ALL, "--only", "--only wants a value");
    read_bad(ALL, "-q -j", "--jobs wants a value");
    read_bad(ALL, "--out=", "--out wants");
    read_bad(ALL, "--out ~", "--out wants");
    read_bad(ALL, "--jobs=", "--jobs takes a number");
    read_bad(ALL, "--only=", "--only takes");
}

static void only_takes_a_list(void **state) {
    (void)state;
    static const struct {
        const char *text;
        unsigned only;
    } rows[] = {
        {"--only site", CLI_SITE},
        {"--only=epub", CLI_EPUB},
        {"--only print", CLI_PRINT},
        {"--only site,print", CLI_SITE | CLI_PRINT},
        {"--only=print,epub,site", CLI_ALL},
        {"--only epub,epub", CLI_EPUB},
        {"--only site --only epub", CLI_EPUB}, // the last one holds
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct line line;
        struct cli_options options;
        read_good(ALL, &line, rows[i].text, &options);
        assert_int_equal(options.only, rows[i].only);
    }
}

static void mistakes_in_a_list_are_told(void **state) {
    (void)state;
    read_bad(ALL, "--only sites", "'sites'");
    read_bad(ALL, "--only sit", "'sit'");
    read_bad(ALL, "--only Site", "'Site'");
    read_bad(ALL, "--only site,pdf,epub", "'pdf'");
    read_bad(ALL, "--only site,", "''");
    read_bad(ALL, "--only ,site", "''");
    read_bad(ALL, "--only site,,epub", "''");
    read_bad(ALL, "--only ~", "''");
    read_bad(ALL, "-n site", "'-n'"); // it has no short form
}

static void jobs_have_bounds(void **state) {
    (void)state;
    static const char *const bad[] = {
        "0", "-1", "257", "four", "4x", "4.0", "0x4", "~", "99999999999999999999"};
    struct line line;
    struct cli_options options;
    read_good(ALL, &line, "--jobs 1", &options);
    assert_int_equal(options.jobs, 1);
    read_good(ALL, &line, "--jobs 256", &options);
    assert_int_equal(options.jobs, 256);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        char text[60];
        snprintf(text, sizeof text, "--jobs %s", bad[i]);
        read_bad(ALL, text, "1 to 256");
    }
    read_bad(ALL, "-j=4", "'=4'"); // "=" belongs to the long form
}

static void unknown_options_are_told(void **state) {
    (void)state;
    read_bad(ALL, "--quit", "did you mean '--quiet'?");
    read_bad(ALL, "--quit=1", "'--quit'");
    read_bad(ALL, "--job 4", "did you mean '--jobs'?");
    read_bad(ALL, "--jobsx=4", "'--jobsx'");
    read_bad(ALL, "-x", "'-x'");
    read_bad(ALL, "-Q", "'-Q'");
    read_bad(ALL, "--=", "'--'");
}

// "-out" is "-o" with "ut", as with every program that attaches values; "there" is the folder.
static void one_hyphen_is_not_two(void **state) {
    (void)state;
    struct line line;
    struct cli_options options;
    read_good(ALL, &line, "-out there", &options);
    assert_string_equal(options.out, "ut");
    assert_string_equal(options.folder, "there");
}

// ---- folders ----------------------------------------------------------------------------------

static void one_folder_may_be_named(void **state) {
    (void)state;
    static const struct {
        const char *text, *folder;
    } rows[] = {
        {"guide", "guide"}, {"-q guide -v", "guide"}, {"-- -q", "-q"}, {"-- --", "--"}, {"-", "-"},
        {"~", "."},         {"a/b=c", "a/b=c"},       {"--", "."},     {"-v --", "."}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct line line;
        struct cli_options options;
        read_good(ALL, &line, rows[i].text, &options);
        assert_string_equal(options.folder, rows[i].folder);
        assert_false(options.quiet && !strstr(rows[i].text, "guide"));
    }
}

static void more_folders_are_too_much(void **state) {
    (void)state;
    read_bad(ALL, "one two", "'two' is too much");
    read_bad(ALL, "one -q two three", "'two' is too much");
    read_bad(ALL, "-- one -q", "'-q' is too much");
    read_bad(ALL, "~ two", "'two' is too much");
    read_bad(NONE, "one", "takes no folder");
    read_bad(NONE, "-- -h", "'-h' is too much");
}

static void a_folder_may_be_wanted(void **state) {
    (void)state;
    struct line line;
    struct cli_options options;
    read_good(WANTS, &line, "new", &options);
    assert_string_equal(options.folder, "new");
    read_bad(WANTS, "", "wants wants the name of a folder");
    read_bad(WANTS, "-q", "wants the name of a folder");
    read_good(WANTS, &line, "--help", &options); // who asks for help need not name one
    assert_true(options.help);
}

// ---- commands ---------------------------------------------------------------------------------

static void a_command_takes_its_own_options_only(void **state) {
    (void)state;
    static const struct {
        int command;
        const char *good, *bad;
    } rows[] = {
        {FEW, "-j2 -q -v -h", "--out x"}, {FEW, "--jobs=2", "-o x"},
        {FEW, "guide", "--only=site"},    {NONE, "-h", "-q"},
        {NONE, "--help", "--jobs 2"},     {NONE, "--", "-j2"},
        {WANTS, "-q x", "-v x"},          {WANTS, "x --quiet", "x --only=site"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct line line;
        struct cli_options options;
        char wanted[40];
        snprintf(wanted, sizeof wanted, "%s has no option", cli_commands[rows[i].command].name);
        read_good(rows[i].command, &line, rows[i].good, &options);
        read_bad(rows[i].command, rows[i].bad, wanted);
    }
    // What another command takes is not suggested.
    char told[TOLD];
    struct line line;
    struct cli_options options;
    assert_false(read_line(FEW, &line, "--onl=site", &options, told));
    assert_null(strstr(told, "--only"));
}

// ---- help -------------------------------------------------------------------------------------

static void read_back(FILE *file, char *text, size_t size) {
    rewind(file);
    text[fread(text, 1, size - 1, file)] = '\0';
    fclose(file);
}

static void help_lists_the_commands(void **state) {
    (void)state;
    char text[4000];
    FILE *file = tmpfile();
    assert_non_null(file);
    cli_help(file);
    read_back(file, text, sizeof text);
    for (size_t i = 0; i < cli_command_count; i++)
        assert_non_null(strstr(text, cli_commands[i].summary));
    assert_non_null(strstr(text, "Exit status"));
}

static void help_of_a_command_lists_its_options(void **state) {
    (void)state;
    static const char *const all[] = {"-o, --out DIR", "--only LIST",   "-j, --jobs N",
                                      "-q, --quiet",   "-v, --verbose", "-h, --help"};
    for (size_t command = 0; command < cli_command_count; command++) {
        char text[4000];
        FILE *file = tmpfile();
        assert_non_null(file);
        cli_command_help(&cli_commands[command], file);
        read_back(file, text, sizeof text);
        assert_non_null(strstr(text, cli_commands[command].about));
        for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
            bool taken = strchr(cli_commands[command].options, "onjqvh"[i]) != NULL;
            if ((strstr(text, all[i]) != NULL) != taken)
                fail_msg("%s: '%s' in: %s", cli_commands[command].name, all[i], text);
        }
    }
}

int main(void) {
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_arguments_everything_has_its_default),
        cmocka_unit_test(flags_have_a_long_and_a_short_form),
        cmocka_unit_test(a_flag_sets_only_its_own_field),
        cmocka_unit_test(flags_take_no_value),
        cmocka_unit_test(values_stand_behind_or_are_attached),
        cmocka_unit_test(a_value_may_look_like_an_option),
        cmocka_unit_test(a_missing_value_is_told),
        cmocka_unit_test(only_takes_a_list),
        cmocka_unit_test(mistakes_in_a_list_are_told),
        cmocka_unit_test(jobs_have_bounds),
        cmocka_unit_test(unknown_options_are_told),
        cmocka_unit_test(one_hyphen_is_not_two),
        cmocka_unit_test(one_folder_may_be_named),
        cmocka_unit_test(more_folders_are_too_much),
        cmocka_unit_test(a_folder_may_be_wanted),
        cmocka_unit_test(a_command_takes_its_own_options_only),
        cmocka_unit_test(help_lists_the_commands),
        cmocka_unit_test(help_of_a_command_lists_its_options),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

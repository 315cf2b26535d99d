// Prints a guide in one process with one worker and tells how long each document took, for
// tests/bench/run.
//
//     paper FOLDER OUT
//
// Lines of: what, how many, milliseconds of processor time a document (median, least, most). The
// last line has the resident memory in MiB after a tenth of all documents, after half, and at the
// end; 0 where the system does not tell.
#include "base/publish.h"
#include "base/resource.h"
#include "check/check.h"
#include "print/print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

enum { MOST = 100000 };

struct stopwatch {
    double at[MOST + 1]; // milliseconds of processor time; at[0] is the start
    size_t done;
    double resident[3];
};

static double now(void) {
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static double resident(void) {
    long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file) return 0;
    if (fscanf(file, "%*s %ld", &pages) != 1) pages = 0;
    fclose(file);
    return (double)pages * (double)sysconf(_SC_PAGESIZE) / (1 << 20);
}

static void step(void *context, size_t done, size_t of) {
    struct stopwatch *watch = context;
    if (done <= MOST) watch->at[watch->done = done] = now();
    const size_t moments[] = {of / 10, of / 2, of};
    for (int i = 0; i < 3; i++)
        if (done == moments[i]) watch->resident[i] = resident();
}

static int by_size(const void *a, const void *b) {
    const double *one = a, *two = b;
    return (*one > *two) - (*one < *two);
}

// Tells of the documents from `from` up to but without `end`, in the order in which they are made.
static void tell(const struct stopwatch *watch, const char *what, size_t from, size_t end) {
    size_t n = end - from;
    if (end > watch->done || !n) return;
    double *spent = malloc(n * sizeof *spent);
    if (!spent) abort();
    for (size_t i = 0; i < n; i++) spent[i] = watch->at[from + i + 1] - watch->at[from + i];
    qsort(spent, n, sizeof *spent, by_size);
    printf("%s\t%zu\t%.2f\t%.2f\t%.2f\n", what, n, spent[n / 2], spent[0], spent[n - 1]);
    free(spent);
}

static size_t count_papers(const bool papers[PAPERS]) {
    size_t count = 0;
    for (int i = 0; i < PAPERS; i++) count += papers[i];
    return count;
}

static size_t count_cards(const struct guide *guide) {
    size_t count = 0;
    for (size_t i = 0; i < guide->routines.n; i++)
        for (enum paper paper = 0; paper < PAPERS; paper++)
            if (guide->routines.at[i]->papers[paper])
                count += routine_cards(guide->routines.at[i], paper);
    return count;
}

static void tell_all(const struct stopwatch *watch, const struct guide *guide) {
    size_t books = count_papers(guide->papers), cards = count_cards(guide);
    tell(watch, "book", 0, books);
    tell(watch, "card", books, books + cards);
    tell(watch, "handout", books + cards, watch->done);
    printf("resident\t%zu\t%.1f\t%.1f\t%.1f\n", watch->done, watch->resident[0], watch->resident[1],
           watch->resident[2]);
}

int main(int count, char **arguments) {
    if (count != 3) return 2;
    static struct stopwatch watch;
    struct arena arena;
    struct diag_list diags;
    arena_init(&arena);
    diag_init(&diags, &arena);
    const struct resources resources = {.root = arguments[1],
                                        .shown_root = arguments[1],
                                        .embedded = embedded_files,
                                        .embedded_count = embedded_file_count};
    const struct check_options options = {.root = arguments[1],
                                          .shown_root = arguments[1],
                                          .resources = &resources,
                                          .jobs = 1,
                                          .today = "2026-01-01"};
    struct checked *checked = check_open(&options, &diags);
    const struct guide *guide = check_guide(checked);
    struct publish *publish = guide ? publish_open(arguments[2], &diags) : NULL;
    if (!publish) return 1;
    const struct print_job job = {.guide = guide,
                                  .resources = &resources,
                                  .publish = publish,
                                  .jobs = 1,
                                  .progress = step,
                                  .progress_context = &watch};
    watch.at[0] = now();
    bool written = print_write(&job, &diags);
    tell_all(&watch, guide);
    publish_abandon(publish, &diags);
    check_close(checked);
    arena_release(&arena);
    return written ? 0 : 1;
}

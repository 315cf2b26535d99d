// The table of `--timings`.
#include "cli/cli.h"

#include <sys/resource.h>

struct row {
    double wall, processor; // seconds
};

static void write_row(const char *name, struct row row, FILE *out) {
    fprintf(out, "%-10s %9.3f s %9.3f s\n", name, row.wall, row.processor);
}

static double seconds_of(struct timeval time) {
    return (double)time.tv_sec + (double)time.tv_usec / 1e6;
}

static struct row row_of(struct timing *timing, enum timing_phase phase) {
    return (struct row){(double)atomic_load(&timing->phases[phase].wall) / 1e9,
                        (double)atomic_load(&timing->phases[phase].processor) / 1e9};
}

// Clocks are not read at the same moment, so a remainder may be a little below nothing.
static double rest_of(double total, double parts) {
    return total > parts ? total - parts : 0;
}

void cli_tell_timing(struct timing *timing, double seconds, FILE *out) {
    struct rusage used;
    getrusage(RUSAGE_SELF, &used);
    struct row total = {seconds, seconds_of(used.ru_utime) + seconds_of(used.ru_stime)}, sum = {0};
    fprintf(out, "%-10s %11s %11s\n", "phase", "wall", "processor");
    for (enum timing_phase phase = 0; phase < TIMING_PHASES; phase++) {
        struct row row = row_of(timing, phase);
        if (row.wall <= 0 && row.processor <= 0) continue; // not gone through
        write_row(timing_names[phase], row, out);
        sum.wall += row.wall;
        sum.processor += row.processor;
    }
    struct row rest = {rest_of(total.wall, sum.wall), rest_of(total.processor, sum.processor)};
    write_row("other", rest, out);
    write_row("total", total, out);
    fprintf(out, "%-10s %9.1f MiB at most\n", "memory", (double)used.ru_maxrss / 1024);
}

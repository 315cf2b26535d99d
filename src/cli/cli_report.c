// The report on completeness, for a terminal and as JSON.
#include "base/utf8.h"
#include "cli/cli.h"

static const char *const state_words[REPORT_STATES] = {
    [REPORT_MISSING] = "missing", [REPORT_PARTLY] = "partly", [REPORT_FILLED] = "filled"};

// How many rows there are of each state, among every `step`th from `first` on.
struct counts {
    size_t of[REPORT_STATES];
};

static struct counts count_states(const struct check_report *report, size_t first, size_t end,
                                  size_t step) {
    struct counts counts = {0};
    for (size_t i = first; i < end; i += step) counts.of[report->at[i].state]++;
    return counts;
}

// Of one item over all exercises.
static struct counts count_item(const struct check_report *report, size_t item) {
    return count_states(report, item, report->n, CHECK_REPORT_ITEMS);
}

// Of one exercise, whose rows begin at `first`.
static struct counts count_exercise(const struct check_report *report, size_t first) {
    return count_states(report, first, first + CHECK_REPORT_ITEMS, 1);
}

// ---- for people ---------------------------------------------------------------------------------

static void put_filled(struct buf *out, struct counts counts, size_t all) {
    buf_printf(out, "%zu of %zu", counts.of[REPORT_FILLED], all);
    if (counts.of[REPORT_PARTLY]) buf_printf(out, ", %zu partly", counts.of[REPORT_PARTLY]);
}

static void put_gap(struct buf *out, const struct check_report_row *row) {
    const struct check_report_item *item = check_report_item(row->item);
    buf_printf(out, "  %-4s %-8s %-20s ", item->number, state_words[row->state], item->name);
    utf8_put_visible(out, row->add);
    buf_putc(out, '\n');
}

// What guide.yaml lacks is lacking in every exercise, so it is told once.
static void put_guide(struct buf *out, const struct check_report *report) {
    size_t before = out->len;
    for (size_t item = 0; item < CHECK_REPORT_ITEMS; item++) {
        const struct check_report_row *worst = NULL;
        for (size_t i = item; i < report->n; i += CHECK_REPORT_ITEMS) {
            const struct check_report_row *row = &report->at[i];
            if (row->add && row->in_guide && (!worst || row->state < worst->state)) worst = row;
        }
        if (!worst) continue;
        if (out->len == before) buf_puts(out, "\nin guide.yaml, for all exercises\n");
        put_gap(out, worst);
    }
}

static void put_exercise(struct buf *out, const struct check_report *report, size_t first) {
    const struct entry *entry = &report->at[first].exercise->entry;
    buf_printf(out, "\n%s  ", entry->id);
    put_filled(out, count_exercise(report, first), CHECK_REPORT_ITEMS);
    buf_puts(out, "  ");
    utf8_put_visible(out, entry->source->path);
    buf_putc(out, '\n');
    for (size_t i = first; i < first + CHECK_REPORT_ITEMS; i++)
        if (report->at[i].add && !report->at[i].in_guide) put_gap(out, &report->at[i]);
}

static void put_totals(struct buf *out, const struct check_report *report) {
    buf_puts(out, "\nin all\n");
    for (size_t item = 0; item < CHECK_REPORT_ITEMS; item++) {
        const struct check_report_item *names = check_report_item(item);
        buf_printf(out, "  %-4s %-20s ", names->number, names->name);
        put_filled(out, count_item(report, item), report->n / CHECK_REPORT_ITEMS);
        buf_putc(out, '\n');
    }
}

void cli_write_report(const struct check_report *report, struct buf *out) {
    size_t exercises = report->n / CHECK_REPORT_ITEMS;
    buf_printf(out, "Consensus on Exercise Reporting Template: %zu exercise%s, %d items each\n",
               exercises, exercises == 1 ? "" : "s", CHECK_REPORT_ITEMS);
    put_guide(out, report);
    for (size_t i = 0; i < report->n; i += CHECK_REPORT_ITEMS) put_exercise(out, report, i);
    put_totals(out, report);
}

// ---- JSON ---------------------------------------------------------------------------------------

static void put_counts_json(struct buf *out, struct counts counts) {
    for (size_t state = REPORT_STATES; state-- > 0;)
        buf_printf(out, "\"%s\": %zu%s", state_words[state], counts.of[state], state ? ", " : "");
}

static void put_row_json(struct buf *out, const struct check_report_row *row) {
    buf_printf(out, "{\"item\": \"%s\", \"state\": \"%s\", \"from\": [",
               check_report_item(row->item)->number, state_words[row->state]);
    for (size_t i = 0; i < row->from.n; i++) {
        if (i) buf_puts(out, ", ");
        buf_json(out, row->from.at[i]);
    }
    buf_puts(out, "], \"add\": ");
    buf_json(out, row->add);
    buf_printf(out, ", \"inGuide\": %s}", row->in_guide ? "true" : "false");
}

static void put_exercise_json(struct buf *out, const struct check_report *report, size_t first) {
    const struct entry *entry = &report->at[first].exercise->entry;
    buf_printf(out, "%s\n  {\"id\": ", first ? "," : "");
    buf_json(out, entry->id);
    buf_puts(out, ", \"file\": ");
    buf_json(out, entry->source->path);
    buf_puts(out, ", ");
    put_counts_json(out, count_exercise(report, first));
    buf_puts(out, ", \"items\": [");
    for (size_t i = first; i < first + CHECK_REPORT_ITEMS; i++) {
        buf_puts(out, i > first ? ",\n    " : "\n    ");
        put_row_json(out, &report->at[i]);
    }
    buf_puts(out, "]}");
}

void cli_write_report_json(const struct check_report *report, struct buf *out) {
    buf_puts(out, "{\"version\": 1, \"template\": \"Consensus on Exercise Reporting Template\",\n"
                  " \"exercises\": [");
    for (size_t i = 0; i < report->n; i += CHECK_REPORT_ITEMS) put_exercise_json(out, report, i);
    buf_puts(out, "],\n \"totals\": [");
    for (size_t item = 0; item < CHECK_REPORT_ITEMS; item++) {
        const struct check_report_item *names = check_report_item(item);
        buf_printf(out, "%s\n  {\"item\": \"%s\", \"name\": \"%s\", ", item ? "," : "",
                   names->number, names->name);
        put_counts_json(out, count_item(report, item));
        buf_putc(out, '}');
    }
    buf_puts(out, "]}\n");
}

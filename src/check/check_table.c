// Tables of prescriptions; see check_prescription.h.
#include "check/check_prescription_tree.h"

#include "base/near.h"
#include "check/check_mask.h"
#include "model/dosage.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_ROWS = 1000000, MOST_EXERCISES = 60 };

// What stands in a column. The first are fields of a prescription by their names.
enum column_kind {
    COLUMN_BRAND,
    COLUMN_PATIENT,
    COLUMN_DATE,
    COLUMN_CLINICIAN,
    COLUMN_REVIEW,
    COLUMN_NOTES,
    COLUMN_PAPER,
    COLUMN_LARGE,
    COLUMN_ROUTINE,
    COLUMN_FIELDS,
    COLUMN_EXERCISE = COLUMN_FIELDS, // these three have a number
    COLUMN_DOSE,
    COLUMN_NOTE,
    COLUMN_LEFT_OUT,
};

static const struct {
    const char *name;
    bool is_shown; // in messages: nobody's name stands there
} kinds[] = {
    [COLUMN_BRAND] = {"brand", true},        [COLUMN_PATIENT] = {"patient", false},
    [COLUMN_DATE] = {"date", true},          [COLUMN_CLINICIAN] = {"clinician", false},
    [COLUMN_REVIEW] = {"review", true},      [COLUMN_NOTES] = {"notes", false},
    [COLUMN_PAPER] = {"paper", true},        [COLUMN_LARGE] = {"large", true},
    [COLUMN_ROUTINE] = {"routine", true},    [COLUMN_EXERCISE] = {"exercise", true},
    [COLUMN_DOSE] = {"dose", true},          [COLUMN_NOTE] = {"note", false},
    [COLUMN_LEFT_OUT] = {"left out", false},
};

struct column {
    enum column_kind kind;
    size_t number;    // of an exercise, from 1; else 0
    const char *name; // as messages name it
};

struct row {
    size_t start;
    uint32_t line;
};

struct check_table {
    struct arena *arena;
    struct diag_list *diags; // while it is read
    const struct source *shown;
    const char *text;
    size_t length;
    char separator;
    const char *header;
    struct check_known known; // while it is read
    struct {
        VEC_OF(struct column)
    } columns;
    struct {
        VEC_OF(struct row)
    } rows;
};

size_t check_table_rows(const struct check_table *table) {
    return table->rows.n;
}

const struct source *check_table_source(const struct check_table *table) {
    return table->shown;
}

const char *check_table_columns(const struct check_table *table) {
    return table->header;
}

// ---- what is wrong with a row as such -----------------------------------------------------------

static void tell_fault(const struct check_table *table, const struct csv_row *row,
                       struct diag_list *diags) {
    static const struct {
        const char *message, *hint;
    } faults[] = {
        [CSV_OPEN_QUOTE] = {"this quote is never closed, and so all below it is one cell",
                            "close it, or double a quote that belongs to the text"},
        [CSV_STRAY_TEXT] = {"text stands behind the quote that closes a cell",
                            "double a quote that belongs to the text"},
        [CSV_CONTROL] = {"a character stands here that no text has", "delete it"},
        [CSV_NOT_UTF8] = {"the text is not UTF-8", "save the table as 'CSV UTF-8'"},
        [CSV_LONG_CELL] = {"the cell is longer than 8 KiB", "shorten it"},
        [CSV_LONG_ROW] = {"the row is longer than 64 KiB", "shorten it"},
        [CSV_MANY_CELLS] = {"the row has more than 250 cells", NULL},
    };
    struct arena *arena = diags->arena;
    bool byte = row->fault == CSV_CONTROL || row->fault == CSV_NOT_UTF8;
    const char *hint = faults[row->fault].hint;
    if (row->fault == CSV_CONTROL && !row->byte) hint = "save the table as 'CSV UTF-8'";
    diag_add(diags, DIAG_ERROR, "bad-table", table->shown, row->place, hint, "%s%s",
             faults[row->fault].message,
             byte ? arena_printf(arena, " (byte 0x%02X)", row->byte) : "");
}

static void tell_count(const struct check_table *table, const struct csv_row *row,
                       struct diag_list *diags) {
    bool many = row->n > table->columns.n;
    const struct csv_cell *cell = &row->at[many ? table->columns.n : row->n - 1];
    diag_add(diags, DIAG_ERROR, "bad-table", table->shown, cell->span,
             many ? "put a cell in quotes that holds a separator itself"
                  : "leave cells empty, but do not leave out their separators",
             "the row has %zu cells, and the first row names %zu columns", row->n,
             table->columns.n);
}

// ---- columns ----------------------------------------------------------------------------------

// "Exercise 1", "exercise_1" and "exercise1" are the same.
static const char *fold(struct arena *arena, const char *name) {
    char *folded = arena_strdup(arena, name), *to = folded;
    for (const char *from = name; *from; from++) {
        if (strchr(" _\t\r\n", *from)) continue;
        *to++ = *from >= 'A' && *from <= 'Z' ? (char)(*from - 'A' + 'a') : *from;
    }
    *to = '\0';
    return folded;
}

static bool read_column(const char *name, struct column *column) {
    if (*name == '-') {
        column->kind = COLUMN_LEFT_OUT;
        return true;
    }
    for (enum column_kind kind = 0; kind < COLUMN_LEFT_OUT; kind++) {
        size_t length = strlen(kinds[kind].name);
        if (strncmp(name, kinds[kind].name, length) != 0) continue;
        const char *digits = name + length;
        bool numbered = kind >= COLUMN_FIELDS;
        size_t count = strspn(digits, "0123456789");
        if (digits[count] || numbered != (count > 0) || count > 2) continue;
        *column = (struct column){kind, numbered ? strtoul(digits, NULL, 10) : 0, name};
        return !numbered || (column->number >= 1 && column->number <= MOST_EXERCISES);
    }
    return false;
}

// Whether a name is so near a column's that it is no patient's.
static bool is_near_column(struct arena *arena, const char *name, size_t length) {
    while (length && name[length - 1] >= '0' && name[length - 1] <= '9') length--;
    return check_known_field(name, length) ||
           near_is_within(arena_strndup(arena, name, length), "dose", 1);
}

static void tell_unknown(struct check_table *table, const struct csv_cell *cell, const char *name) {
    struct arena *arena = table->arena;
    struct strings names = {0};
    for (enum column_kind kind = 0; kind < COLUMN_FIELDS; kind++)
        vec_push(arena, &names, kinds[kind].name);
    for (enum column_kind kind = COLUMN_FIELDS; kind < COLUMN_LEFT_OUT; kind++)
        for (int i = 1; i <= 3; i++)
            vec_push(arena, &names, arena_printf(arena, "%s%d", kinds[kind].name, i));
    bool near = is_near_column(table->arena, name, strlen(name)); // else it may be a patient's
    const char *hint = near ? near_hint(arena, name, &names) : NULL;
    diag_add(table->diags, DIAG_ERROR, "unknown-column", table->shown, cell->span,
             hint   ? hint
             : near ? "write '-' before its name, and the column is left out"
                    : "the first row names the columns; one that begins with '-' is left out",
             "a table of prescriptions has no column '%s'", near ? cell->text : "…");
}

static bool stands_already(const struct check_table *table, const struct column *column) {
    for (size_t i = 0; i < table->columns.n; i++) {
        const struct column *other = &table->columns.at[i];
        if (column->kind != COLUMN_LEFT_OUT && other->kind == column->kind &&
            other->number == column->number)
            return true;
    }
    return false;
}

static void show_cell(struct check_table *table, const struct csv_cell *cell) {
    memcpy((char *)table->shown->text + cell->start, table->text + cell->start,
           cell->end - cell->start);
}

static bool read_columns(struct check_table *table, const struct csv_row *row) {
    bool good = true;
    for (size_t i = 0; i < row->n; i++) {
        const struct csv_cell *cell = &row->at[i];
        const char *name = fold(table->arena, cell->text);
        struct column column = {.kind = COLUMN_LEFT_OUT};
        bool known = read_column(name, &column);
        if ((known && column.kind != COLUMN_LEFT_OUT) ||
            (!known && is_near_column(table->arena, name, strlen(name))))
            show_cell(table, cell);
        if (!known) {
            tell_unknown(table, cell, name);
            good = false;
        } else if (stands_already(table, &column)) {
            diag_add(table->diags, DIAG_ERROR, "duplicate-column", table->shown, cell->span,
                     "take one of the two out", "the column '%s' stands twice", name);
            good = false;
        }
        vec_push(table->arena, &table->columns, column);
    }
    return good;
}

static bool read_header(struct check_table *table, struct csv_reader *reader) {
    struct csv_row row;
    if (!csv_next(reader, table->arena, &row)) {
        diag_add_path(table->diags, DIAG_ERROR, "bad-table", table->shown->path,
                      "its first row names the columns: patient, date, exercise1, dose1, ...",
                      "the table is empty");
        return false;
    }
    if (row.fault) {
        tell_fault(table, &row, table->diags);
        return false;
    }
    table->header = arena_strndup(table->arena, table->text + row.start, row.end - row.start);
    return read_columns(table, &row);
}

// ---- rows -------------------------------------------------------------------------------------

// What may be shown of a row that is as it should be: known words in columns where nobody's name
// belongs. One may stand there all the same: a comma in a name moves all cells behind it on by one.
static void show_row(struct check_table *table, const struct csv_row *row) {
    char *shown = (char *)table->shown->text;
    for (size_t i = 0; i < row->n; i++) {
        const struct csv_cell *cell = &row->at[i];
        if (!kinds[table->columns.at[i].kind].is_shown) continue;
        show_cell(table, cell);
        check_mask_unknown(&table->known, shown + cell->start, cell->end - cell->start);
    }
}

static bool find_rows(struct check_table *table, struct csv_reader *reader) {
    struct arena scratch;
    struct csv_row row;
    arena_init(&scratch);
    while (csv_next(reader, &scratch, &row) && table->rows.n <= MOST_ROWS) {
        vec_push(table->arena, &table->rows, (struct row){row.start, row.line});
        if (!row.fault && row.n == table->columns.n) show_row(table, &row);
        arena_reset(&scratch);
    }
    arena_release(&scratch);
    if (table->rows.n <= MOST_ROWS) return true;
    diag_add_path(table->diags, DIAG_ERROR, "bad-table", table->shown->path,
                  "break it into several tables", "the table has more than a million rows");
    return false;
}

struct check_table *check_table_read(struct arena *arena, const struct source *file,
                                     const struct guide *guide, struct diag_list *diags) {
    struct check_table *table = arena_alloc(arena, sizeof *table);
    *table = (struct check_table){.arena = arena, .diags = diags};
    check_known_open(&table->known, guide, arena);
    table->text = csv_text(arena, file->text, file->length, &table->length);
    char *shown = arena_strndup(arena, table->text, table->length);
    struct source *source = arena_alloc(arena, sizeof *source);
    struct csv_reader reader;
    check_mask(shown, table->length);
    csv_open(&reader, table->text, table->length);
    for (size_t i = 0; i < table->length; i++)
        if (table->text[i] == '"' || table->text[i] == reader.separator) shown[i] = table->text[i];
    *source = (struct source){file->path, shown, table->length};
    table->shown = source;
    table->separator = reader.separator;
    bool read = read_header(table, &reader) && find_rows(table, &reader);
    table->diags = NULL;
    return read ? table : NULL;
}

static void read_row(const struct check_table *table, size_t i, struct arena *arena,
                     struct csv_row *row) {
    const struct row *at = &table->rows.at[i];
    struct csv_reader reader = {table->text, table->length, at->start,
                                at->start,   at->line,      table->separator};
    if (!csv_next(&reader, arena, row)) abort();
}

const char *check_table_row(const struct check_table *table, size_t i, size_t *length) {
    size_t start = table->rows.at[i].start;
    size_t end = i + 1 < table->rows.n ? table->rows.at[i + 1].start : table->length;
    *length = end - start;
    return table->text + start;
}

// ---- from a row to a tree -----------------------------------------------------------------------

// A row that becomes a prescription's tree.
struct making {
    const struct check_table *table;
    const struct csv_row *row;
    struct arena *arena;
    struct diag_list *diags;
    struct check_known known;
    struct yaml_node *front, *items[MOST_EXERCISES];
};

static struct yaml_node *new_node(struct making *making, enum yaml_kind kind, struct span span) {
    struct yaml_node *node = arena_alloc(making->arena, sizeof *node);
    *node = (struct yaml_node){.kind = kind, .span = span, .key_span = span, .text = ""};
    return node;
}

static void append(struct yaml_node *parent, const char *key, struct yaml_node *node) {
    node->key = key;
    if (parent->last)
        parent->last->next = node;
    else
        parent->first = node;
    parent->last = node;
}

// Without white space at its ends.
static const char *trim(struct arena *arena, const char *text, size_t length) {
    while (length && strchr(" \t\r\n", *text)) text++, length--;
    while (length && strchr(" \t\r\n", text[length - 1])) length--;
    return arena_strndup(arena, text, length);
}

static void add_text(struct making *making, struct yaml_node *parent, const char *key,
                     struct span span, const char *text) {
    struct yaml_node *node = new_node(making, YAML_SCALAR, span);
    node->text = text;
    node->quoted = true;
    append(parent, key, node);
}

static struct yaml_node *item_of(struct making *making, size_t number, struct span span) {
    struct yaml_node **item = &making->items[number - 1];
    if (!*item) *item = new_node(making, YAML_MAPPING, span);
    return *item;
}

// Where a part of a cell's text stands; in a cell with doubled quotes it is the cell.
static struct span span_of(const struct making *making, const struct csv_cell *cell,
                           const char *part, size_t length) {
    if (!cell->plain) return cell->span;
    return csv_span(making->table->text, making->row, cell->start + (size_t)(part - cell->text),
                    length);
}

static bool is_dosage_name(const char *name) {
    return strcmp(name, "exercise") != 0 && strcmp(name, "note") != 0;
}

// One part of a dose: "reps=10-15" or "reps: 10-15".
static void add_part(struct making *making, struct yaml_node *item, const struct csv_cell *cell,
                     const char *part, size_t length) {
    while (length && strchr(" \t\r\n", *part)) part++, length--;
    while (length && strchr(" \t\r\n", part[length - 1])) length--;
    if (!length) return;
    size_t name = strcspn(part, "=:");
    struct span span = span_of(making, cell, part, length);
    const char *key = fold(making->arena, trim(making->arena, part, name < length ? name : 0));
    if (name >= length || !*key || !is_dosage_name(key)) {
        diag_add(making->diags, DIAG_ERROR, "bad-dosage", making->table->shown, span,
                 "write each part as field=value: sets=3; reps=10-15; side=left",
                 "'%.*s' is no part of a dose", (int)length, part);
    } else if (yaml_find(item, key)) {
        diag_add(making->diags, DIAG_ERROR, "duplicate-key", making->table->shown, span,
                 "take one of the two out", "'%s' stands twice", key);
    } else {
        const char *value = trim(making->arena, part + name + 1, length - name - 1);
        add_text(making, item, key, span, value);
    }
}

static void add_dose(struct making *making, struct yaml_node *item, const struct csv_cell *cell) {
    for (const char *part = cell->text; *part;) {
        size_t length = strcspn(part, ";\n");
        add_part(making, item, cell, part, length);
        part += length + (part[length] != '\0');
    }
}

static void add_cell(struct making *making, const struct column *column,
                     const struct csv_cell *cell) {
    const char *text = trim(making->arena, cell->text, strlen(cell->text));
    if (!*text || column->kind == COLUMN_LEFT_OUT) return;
    if (column->kind < COLUMN_FIELDS) {
        bool word = column->kind == COLUMN_LARGE || column->kind == COLUMN_PAPER;
        const char *folded = word ? fold(making->arena, text) : NULL; // spreadsheets write TRUE
        if (word && check_known_word(&making->known, folded, strlen(folded))) text = folded;
        add_text(making, making->front, column->name, cell->span, text);
        return;
    }
    struct yaml_node *item = item_of(making, column->number, cell->span);
    if (column->kind == COLUMN_DOSE)
        add_dose(making, item, cell);
    else
        add_text(making, item, kinds[column->kind].name, cell->span, text);
}

static struct yaml_node *make_tree(struct making *making) {
    struct span whole = making->row->at[0].span;
    making->front = new_node(making, YAML_MAPPING, whole);
    for (size_t i = 0; i < making->row->n; i++)
        add_cell(making, &making->table->columns.at[i], &making->row->at[i]);
    struct yaml_node *list = new_node(making, YAML_SEQUENCE, whole);
    for (size_t i = 0; i < MOST_EXERCISES; i++)
        if (making->items[i]) append(list, NULL, making->items[i]);
    bool routine = yaml_find(making->front, "routine") != NULL;
    if (list->first) append(making->front, routine ? "changes" : "exercises", list);
    return making->front;
}

// ---- a row's prescription -----------------------------------------------------------------------

static const struct column *column_at(const struct check_table *table, const struct csv_row *row,
                                      struct span span) {
    const struct column *found = NULL;
    if (row->fault) return row->cell < table->columns.n ? &table->columns.at[row->cell] : NULL;
    for (size_t i = 0; i < row->n && i < table->columns.n; i++) {
        const struct span *cell = &row->at[i].span;
        if (cell->line < span.line || (cell->line == span.line && cell->column <= span.column))
            found = &table->columns.at[i];
    }
    return found;
}

// Says which row and column a message is about. Hints on how YAML is written are no help here.
static void name_row(const struct check_table *table, size_t i, const struct csv_row *row,
                     struct diag_list *diags, size_t from) {
    for (size_t d = from; d < diags->n; d++) {
        struct diag *diag = &diags->at[d];
        const struct column *column =
            diag->source == table->shown ? column_at(table, row, diag->span) : NULL;
        bool named = column && column->name;
        diag->message = arena_printf(diags->arena, "row %zu%s%s: %s", i + 1, named ? ", " : "",
                                     named ? column->name : "", diag->message);
        if (strcmp(diag->id, "missing-field") != 0) continue;
        bool all = diag->hint && strncmp(diag->hint, "add '", 5) == 0;
        diag->hint = all ? "fill in exercise1 or routine" : "name the exercise beside it";
    }
}

const struct prescription *check_table_prescription(const struct check_table *table, size_t i,
                                                    struct check_prescriber *prescriber,
                                                    struct arena *arena, struct diag_list *diags) {
    struct csv_row row;
    size_t from = diags->n, errors = diag_count(diags, DIAG_ERROR);
    const struct prescription *prescription = NULL;
    read_row(table, i, arena, &row);
    if (row.fault) {
        tell_fault(table, &row, diags);
    } else if (row.n != table->columns.n) {
        tell_count(table, &row, diags);
    } else {
        struct check_known known = check_prescriber_known(prescriber);
        struct making making = {
            .table = table, .row = &row, .arena = arena, .diags = diags, .known = known};
        struct yaml_node *front = make_tree(&making);
        prescription = check_prescription_tree(prescriber, arena, table->shown, front, diags);
        check_mask_diags(&known, diags, from, table->text + row.start,
                         table->shown->text + row.start, row.end - row.start);
    }
    name_row(table, i, &row, diags, from);
    return diag_count(diags, DIAG_ERROR) == errors ? prescription : NULL;
}

// The search index; see site_search.h.
#include "site/site_search.h"

#include "base/term.h"
#include "site/site_path.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { COMMON_LEAST = 24 };

// Where a term stands; each has a list of its own.
enum field { FIELD_TEXT, FIELD_SUMMARY, FIELD_HEADING, FIELD_NAMES, FIELD_TITLE, FIELDS };

// A document that has a term, and in which fields (a bit each).
struct posting {
    unsigned document, fields;
};

// Its postings are malloc's, since an arena would keep each array that they have grown out of.
struct term {
    const char *text;
    struct posting *at;
    size_t n, cap;
};

struct site_search {
    const struct site_plan *plan;
    struct arena arena;
    struct map terms; // text -> struct term
    struct buf word, text;
    size_t first, entries; // the plan's first page of an entry, and how many there are
};

// ---- what a page says -----------------------------------------------------------------------

static struct term *find_term(struct site_search *part, const char *text) {
    struct term *term = (struct term *)map_find(&part->terms, text);
    if (term) return term;
    term = arena_alloc(&part->arena, sizeof *term);
    term->text = arena_strdup(&part->arena, text);
    map_add(&part->arena, &part->terms, term->text, term);
    return term;
}

static void add_posting(struct term *term, struct posting posting) {
    if (term->n == term->cap) {
        term->cap = term->cap ? term->cap * 2 : 4;
        term->at = base_realloc(term->at, term->cap * sizeof *term->at);
    }
    term->at[term->n++] = posting;
}

static void add_text(struct site_search *part, size_t document, enum field field,
                     const char *text) {
    while (text && term_next(&text, &part->word)) {
        struct term *term = find_term(part, part->word.at);
        if (!term->n || term->at[term->n - 1].document != document)
            add_posting(term, (struct posting){(unsigned)document, 0});
        term->at[term->n - 1].fields |= 1u << field;
    }
}

static void add_texts(struct site_search *part, size_t document, enum field field,
                      const struct strings *texts) {
    for (size_t i = 0; i < texts->n; i++) add_text(part, document, field, texts->at[i]);
}

static bool is_known_heading(const struct sections *sections, const struct doc_node *heading) {
    for (size_t i = 0; i < sections->n; i++)
        if (sections->at[i].heading == heading) return sections->at[i].key != NULL;
    return false;
}

static const struct sections *sections_of(const struct entry *entry) {
    switch (entry->kind) {
    case ENTRY_EXERCISE:
        return &entry_exercise(entry)->sections;
    case ENTRY_ROUTINE:
        return &entry_routine(entry)->sections;
    case ENTRY_PAGE:
        break;
    }
    return &entry_page(entry)->sections;
}

// The next heading of a body that readers may look for, from `node` on; NULL behind the last.
static const struct doc_node *next_heading(const struct entry *entry, const struct doc_node *node) {
    for (; node; node = doc_next(node, entry->body))
        if (node->kind == DOC_HEADING && node->heading.id &&
            !is_known_heading(sections_of(entry), node))
            return node;
    return NULL;
}

// Words run on through emphasis and links, and end where a block does.
static void add_body(struct site_search *part, size_t document, const struct entry *entry) {
    for (const struct doc_node *node = entry->body; node; node = doc_next(node, entry->body)) {
        if (node->kind != DOC_PARAGRAPH && node->kind != DOC_HEADING &&
            node->kind != DOC_TABLE_CELL)
            continue;
        bool heads = node->kind == DOC_HEADING;
        if (heads && next_heading(entry, node) != node) continue;
        buf_clear(&part->text);
        doc_plain_text(node, &part->text);
        add_text(part, document, heads ? FIELD_HEADING : FIELD_TEXT, part->text.at);
    }
}

// What the program calls a kind or a position, in the guide's language.
static const char *name_of(const struct site_plan *plan, const char *group, const char *name) {
    char key[64];
    snprintf(key, sizeof key, "%s.%s", group, name);
    const char *text = plan->guide->words ? words_find(plan->guide->words, key, NULL) : NULL;
    return text ? text : name;
}

typedef void each_name(void *context, const char *name);

// The names that an exercise goes by: kind, position, muscles, equipment.
static void visit_names(const struct site_plan *plan, const struct entry *entry, each_name *visit,
                        void *context) {
    if (entry->kind != ENTRY_EXERCISE) return;
    const struct exercise *exercise = entry_exercise(entry);
    visit(context, name_of(plan, "kind", exercise_kind_names[exercise->kind]));
    visit(context, name_of(plan, "position", exercise_position_names[exercise->position]));
    for (size_t i = 0; i < exercise->works.n; i++) visit(context, exercise->works.at[i]);
    for (size_t i = 0; i < exercise->equipment.n; i++) visit(context, exercise->equipment.at[i]);
}

struct name_target {
    struct site_search *part;
    size_t document;
};

static void add_name(void *context, const char *name) {
    struct name_target *target = context;
    add_text(target->part, target->document, FIELD_NAMES, name);
}

static void add_routine(struct site_search *part, size_t document, const struct routine *routine) {
    add_text(part, document, FIELD_SUMMARY, routine->aim);
    add_text(part, document, FIELD_TEXT, routine->for_whom);
    add_texts(part, document, FIELD_TEXT, &routine->progress_when);
    add_texts(part, document, FIELD_TEXT, &routine->stop_if);
    for (size_t p = 0; p < routine->phases.n; p++) {
        const struct routine_phase *phase = &routine->phases.at[p];
        add_text(part, document, FIELD_HEADING, phase->title);
        for (size_t i = 0; i < phase->n; i++) {
            add_text(part, document, FIELD_TEXT, phase->at[i].exercise->entry.title);
            add_text(part, document, FIELD_TEXT, phase->at[i].note);
        }
    }
}

static void add_entry(struct site_search *part, size_t document, const struct entry *entry) {
    struct name_target target = {part, document};
    add_text(part, document, FIELD_TITLE, entry->title);
    add_text(part, document, FIELD_SUMMARY, entry->summary);
    visit_names(part->plan, entry, add_name, &target);
    add_body(part, document, entry);
    if (entry->kind == ENTRY_ROUTINE) add_routine(part, document, entry_routine(entry));
    if (entry->kind == ENTRY_PAGE && entry_page(entry)->help)
        add_texts(part, document, FIELD_TEXT, &part->plan->guide->red_flags);
    if (entry->kind != ENTRY_EXERCISE) return;
    add_texts(part, document, FIELD_TEXT, &entry_exercise(entry)->progressions);
    add_texts(part, document, FIELD_TEXT, &entry_exercise(entry)->regressions);
    add_texts(part, document, FIELD_TEXT, &entry_exercise(entry)->precautions);
}

// Pages of entries stand together in the plan. Addresses where they stood before are not listed.
static bool is_document(const struct site_plan *plan, size_t page) {
    return page < plan->n && plan->at[page].entry && !plan->at[page].unlisted;
}

struct site_search *site_search_open(const struct site_plan *plan) {
    struct site_search *part = base_alloc(sizeof *part);
    *part = (struct site_search){.plan = plan};
    arena_init(&part->arena);
    buf_init(&part->word);
    buf_init(&part->text);
    while (part->first < plan->n && !plan->at[part->first].entry) part->first++;
    while (is_document(plan, part->first + part->entries)) part->entries++;
    return part;
}

void site_search_close(struct site_search *part) {
    if (!part) return;
    for (size_t i = 0; i < part->terms.cap; i++)
        if (part->terms.slots[i].key) free(((struct term *)part->terms.slots[i].value)->at);
    buf_release(&part->text);
    buf_release(&part->word);
    arena_release(&part->arena);
    free(part);
}

void site_search_add(struct site_search *part, size_t page) {
    if (is_document(part->plan, page))
        add_entry(part, page - part->first, part->plan->at[page].entry);
}

// ---- the documents --------------------------------------------------------------------------

static const struct entry *entry_at(const struct site_search *part, size_t document) {
    return part->plan->at[part->first + document].entry;
}

// A column of the file: an array with an item a document. Without a function for terms of the
// glossary these have no item.
struct column {
    const char *name;
    void (*entry)(struct site_search *part, const struct entry *entry, struct buf *out);
    void (*term)(const struct glossary_term *term, size_t number, struct buf *out);
};

static void put_path(struct site_search *part, const struct entry *entry, struct buf *out) {
    buf_clear(&part->text);
    site_path_entry(entry, &part->text);
    buf_clear(&part->word);
    site_path_encode(part->text.at, &part->word);
    buf_cut(&part->word, part->word.len - strlen("/index.html"));
    buf_json(out, part->word.at);
}

// The template numbers them the same way.
static void put_term_path(const struct glossary_term *term, size_t number, struct buf *out) {
    (void)term;
    buf_printf(out, "\"glossary#page.term-%zu\"", number);
}

static void put_title(struct site_search *part, const struct entry *entry, struct buf *out) {
    (void)part;
    buf_json(out, entry->title);
}

static void put_term_title(const struct glossary_term *term, size_t number, struct buf *out) {
    (void)number;
    buf_json(out, term->term);
}

static void put_summary(struct site_search *part, const struct entry *entry, struct buf *out) {
    (void)part;
    const char *text = entry->summary;
    if ((!text || !*text) && entry->kind == ENTRY_ROUTINE) text = entry_routine(entry)->aim;
    buf_json(out, text ? text : "");
}

static void put_term_summary(const struct glossary_term *term, size_t number, struct buf *out) {
    (void)number;
    buf_json(out, term->explanation);
}

static void put_headings(struct site_search *part, const struct entry *entry, struct buf *out) {
    buf_putc(out, '[');
    const struct doc_node *heading = next_heading(entry, entry->body);
    for (bool more = false; heading; more = true) {
        if (more) buf_putc(out, ',');
        buf_clear(&part->text);
        doc_plain_text(heading, &part->text);
        buf_json(out, part->text.at);
        buf_putc(out, ',');
        buf_json(out, heading->heading.id);
        heading = next_heading(entry, doc_next(heading, entry->body));
    }
    buf_putc(out, ']');
}

static void put_column(struct site_search *part, const struct column *column, struct buf *out) {
    const struct glossary *glossary = &part->plan->guide->glossary;
    buf_printf(out, ",\n\"%s\":[", column->name);
    size_t count = part->entries;
    for (size_t i = 0; i < count; i++) {
        if (i) buf_putc(out, ',');
        column->entry(part, entry_at(part, i), out);
    }
    for (size_t i = 0; column->term && i < glossary->n; i++) {
        if (count || i) buf_putc(out, ',');
        column->term(&glossary->at[i], i + 1, out);
    }
    buf_putc(out, ']');
}

static void put_kinds(struct site_search *part, struct buf *out) {
    buf_puts(out, "{\"version\":1,\n\"kinds\":\"");
    for (size_t i = 0; i < part->entries; i++) buf_putc(out, (char)('0' + entry_at(part, i)->kind));
    for (size_t i = 0; i < part->plan->guide->glossary.n; i++) buf_putc(out, '3');
    buf_putc(out, '"');
}

struct name_numbers {
    struct arena *arena;
    struct map numbers; // name -> its number, as a text
    struct buf *names, *of;
    bool more; // whether the document has had a name already
};

static void number_name(void *context, const char *name) {
    struct name_numbers *all = context;
    const char *number = map_find(&all->numbers, name);
    if (!number) {
        number = arena_printf(all->arena, "%zu", all->numbers.n);
        if (all->numbers.n) buf_putc(all->names, ',');
        buf_json(all->names, name);
        map_add(all->arena, &all->numbers, name, number);
    }
    if (all->more) buf_putc(all->of, ',');
    buf_puts(all->of, number);
    all->more = true;
}

static void put_names(struct site_search *part, struct buf *out) {
    struct buf names, of;
    buf_init(&names);
    buf_init(&of);
    struct name_numbers all = {.arena = &part->arena, .names = &names, .of = &of};
    for (size_t i = 0; i < part->entries; i++) {
        buf_puts(&of, i ? ",[" : "[");
        all.more = false;
        visit_names(part->plan, entry_at(part, i), number_name, &all);
        buf_putc(&of, ']');
    }
    buf_printf(out, ",\n\"names\":[%s],\n\"of\":[%s]", names.at, of.at);
    buf_release(&of);
    buf_release(&names);
}

static void put_documents(struct site_search *part, struct buf *out) {
    static const struct column columns[] = {{"paths", put_path, put_term_path},
                                            {"titles", put_title, put_term_title},
                                            {"summaries", put_summary, put_term_summary},
                                            {"headings", put_headings, NULL}};
    put_kinds(part, out);
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
        put_column(part, &columns[i], out);
    put_names(part, out);
}

// ---- the terms ------------------------------------------------------------------------------

struct terms {
    VEC_OF(struct term *)
};

static int compare_terms(const void *a, const void *b) {
    return strcmp((*(struct term *const *)a)->text, (*(struct term *const *)b)->text);
}

static int compare_postings(const void *a, const void *b) {
    const struct posting *x = a, *y = b;
    return (x->document > y->document) - (x->document < y->document);
}

static void add_glossary(struct site_search *part) {
    const struct glossary *glossary = &part->plan->guide->glossary;
    for (size_t i = 0; i < glossary->n; i++) {
        add_text(part, part->entries + i, FIELD_TITLE, glossary->at[i].term);
        add_text(part, part->entries + i, FIELD_SUMMARY, glossary->at[i].explanation);
    }
}

static void collect(struct site_search *const *parts, size_t count, struct arena *arena,
                    struct terms *all) {
    for (size_t i = 0; i < count; i++)
        for (size_t slot = 0; slot < parts[i]->terms.cap; slot++)
            if (parts[i]->terms.slots[slot].key)
                vec_push(arena, all, (struct term *)parts[i]->terms.slots[slot].value);
    if (all->n) qsort(all->at, all->n, sizeof *all->at, compare_terms);
}

// Makes one term of each run of the same.
static void unite(struct terms *all) {
    size_t kept = 0;
    for (size_t i = 0; i < all->n; i++) {
        struct term *term = all->at[i], *last = kept ? all->at[kept - 1] : NULL;
        if (!last || strcmp(last->text, term->text) != 0) {
            all->at[kept++] = term;
            continue;
        }
        for (size_t p = 0; p < term->n; p++) add_posting(last, term->at[p]);
        qsort(last->at, last->n, sizeof *last->at, compare_postings);
    }
    all->n = kept;
}

static void put_symbol(unsigned number, struct buf *out) {
    char c = (char)('#' + number);
    buf_putc(out, (char)(c >= '\\' ? c + 1 : c));
}

static void put_number(size_t number, struct buf *out) {
    for (; number >= 60; number = (number - 60) / 31) put_symbol(60 + (number - 60) % 31, out);
    put_symbol((unsigned)number, out);
}

static size_t put_list(const struct term *term, enum field field, struct buf *out) {
    size_t next = 0, written = 0;
    for (size_t i = 0; i < term->n; i++) {
        if (!(term->at[i].fields >> field & 1)) continue;
        put_number(term->at[i].document - next, out);
        next = term->at[i].document + 1;
        written++;
    }
    return written;
}

// Whether so many documents' texts have it that nobody would read through them: it costs most and
// tells least.
static bool is_common(const struct term *term, size_t documents) {
    size_t texts = 0;
    for (size_t i = 0; i < term->n; i++) texts += term->at[i].fields & 1;
    return texts > COMMON_LEAST && texts > documents / 8;
}

static void put_postings(const struct term *term, bool common, struct buf *out) {
    size_t end = out->len; // behind the last list that is not empty
    for (int field = 0; field < FIELDS; field++) {
        if (field) buf_putc(out, '!');
        bool left_out = common && field == FIELD_TEXT;
        if (!left_out && put_list(term, (enum field)field, out)) end = out->len;
    }
    buf_cut(out, end);
    buf_putc(out, ' ');
}

static size_t count_units(const char *text, size_t length) {
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        count += ((c & 0xC0) != 0x80) + (c >= 0xF0);
    }
    return count;
}

static void put_term(const char *term, const char *before, struct buf *out) {
    size_t same = 0, units;
    while (term[same] && term[same] == before[same]) same++;
    do { // at a whole character
        while (((unsigned char)term[same] & 0xC0) == 0x80) same--;
        units = count_units(term, same);
    } while (units > 42 && same--);
    buf_putc(out, (char)('0' + units));
    buf_puts(out, term + same);
    buf_putc(out, ' ');
}

static void put_terms(const struct terms *all, size_t documents, struct buf *out) {
    struct buf terms, postings, common;
    buf_init(&terms);
    buf_init(&postings);
    buf_init(&common);
    for (size_t i = 0; i < all->n; i++) {
        bool is = is_common(all->at[i], documents);
        if (is) {
            if (common.len) buf_putc(&common, ',');
            buf_json(&common, all->at[i]->text);
        }
        put_term(all->at[i]->text, i ? all->at[i - 1]->text : "", &terms);
        put_postings(all->at[i], is, &postings);
    }
    buf_printf(out, ",\n\"common\":[%s],\n\"terms\":", common.at);
    buf_json(out, terms.at);
    buf_puts(out, ",\n\"postings\":");
    buf_json(out, postings.at);
    buf_puts(out, "}\n");
    buf_release(&common);
    buf_release(&postings);
    buf_release(&terms);
}

void site_search_write(struct site_search *const *parts, size_t count, struct buf *out) {
    struct terms all = {0};
    add_glossary(parts[0]);
    put_documents(parts[0], out);
    collect(parts, count, &parts[0]->arena, &all);
    unite(&all);
    put_terms(&all, parts[0]->entries + parts[0]->plan->guide->glossary.n, out);
}

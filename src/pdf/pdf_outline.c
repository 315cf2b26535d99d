// The outline (bookmarks); see pdf_writer.h.
#include "pdf/pdf_text.h"
#include "pdf/pdf_writer.h"

#include <string.h>

// An entry; 0 is the outline itself. Neighbours are places in the same array.
struct entry {
    const struct pdf_element *element;
    int level, object;
    int parent, first, last, previous, next;
    int below; // how many entries stand below it, at all levels
};

struct entries {
    VEC_OF(struct entry)
};

// Headings stand at their own level; anything else stands below the entries around it.
static int find_level(const struct pdf_element *element) {
    if (element->role >= PDF_H1 && element->role <= PDF_H6) return element->role - PDF_H1 + 1;
    int level = 1;
    for (const struct pdf_element *above = element->parent; above; above = above->parent)
        if (above->bookmark) level++;
    return level;
}

static void add_entry(struct pdf_writer *writer, struct entries *entries,
                      const struct pdf_element *element) {
    int level = find_level(element), parent = (int)entries->n - 1;
    while (entries->at[parent].level >= level) parent = entries->at[parent].parent;
    int place = (int)entries->n, previous = entries->at[parent].last;
    vec_push(&writer->arena, entries,
             (struct entry){.element = element,
                            .level = level,
                            .object = pdf_object_new(&writer->objects),
                            .parent = parent,
                            .previous = previous});
    if (previous)
        entries->at[previous].next = place;
    else
        entries->at[parent].first = place;
    entries->at[parent].last = place;
    for (int above = parent;; above = entries->at[above].parent) {
        entries->at[above].below++;
        if (above == 0) break;
    }
}

// An element that was not painted has no place to go to, and no entry.
static struct entries collect(struct pdf_writer *writer) {
    struct entries entries = {0};
    vec_push(&writer->arena, &entries, (struct entry){.object = 0});
    for (int i = 0; i < writer->document->element_count; i++) {
        const struct pdf_element *element = writer->in_order[i];
        if (element->bookmark && writer->nodes[element->number].placed)
            add_entry(writer, &entries, element);
    }
    return entries;
}

static bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

// Appends a title. Where its language is not the document's, the string begins with the language
// between escape characters, which is the only way that an outline has (ISO 32000-1, 7.9.2.2). It
// holds two letters of language and two of country; a title in another kind of tag goes without.
static void put_title(const struct pdf_writer *writer, const struct pdf_element *element,
                      struct buf *out) {
    const char *language = pdf_element_language(writer, element);
    bool named = strcmp(language, writer->document->language) != 0 && is_letter(language[0]) &&
                 is_letter(language[1]) && (!language[2] || language[2] == '-');
    buf_puts(out, "/Title");
    if (!named) {
        pdf_put_text(out, element->bookmark, strlen(element->bookmark));
        return;
    }
    bool country = language[2] && is_letter(language[3]) && is_letter(language[4]) && !language[5];
    buf_printf(out, "<FEFF001B%04X%04X", language[0], language[1]);
    if (country) buf_printf(out, "%04X%04X", language[3], language[4]);
    buf_puts(out, "001B");
    pdf_put_utf16(out, element->bookmark, strlen(element->bookmark));
    buf_putc(out, '>');
}

static void put_neighbour(struct buf *out, const char *key, const struct entries *entries,
                          int place) {
    if (!place) return;
    buf_putc(out, '/');
    buf_puts(out, key);
    buf_putc(out, ' ');
    pdf_put_reference(out, entries->at[place].object);
}

static void write_entry(struct pdf_writer *writer, const struct entries *entries, int place) {
    const struct entry *entry = &entries->at[place];
    struct buf *out = pdf_object_begin(&writer->objects, entry->object);
    buf_puts(out, "<<");
    put_title(writer, entry->element, out);
    buf_printf(out, "/Parent %d 0 R/Dest", entries->at[entry->parent].object);
    pdf_put_destination(writer, &writer->nodes[entry->element->number], out);
    put_neighbour(out, "Prev", entries, entry->previous);
    put_neighbour(out, "Next", entries, entry->next);
    put_neighbour(out, "First", entries, entry->first);
    put_neighbour(out, "Last", entries, entry->last);
    if (entry->below) buf_printf(out, "/Count %d", entry->below);
    buf_puts(out, ">>");
    pdf_object_end(&writer->objects);
}

void pdf_outline_write(struct pdf_writer *writer) {
    struct entries entries = collect(writer);
    if (entries.n == 1) return;
    writer->outline = pdf_object_new(&writer->objects);
    entries.at[0].object = writer->outline;
    struct buf *out = pdf_object_begin(&writer->objects, writer->outline);
    buf_puts(out, "<</Type/Outlines");
    put_neighbour(out, "First", &entries, entries.at[0].first);
    put_neighbour(out, "Last", &entries, entries.at[0].last);
    buf_printf(out, "/Count %d>>", entries.at[0].below);
    pdf_object_end(&writer->objects);
    for (size_t i = 1; i < entries.n; i++) write_entry(writer, &entries, (int)i);
}

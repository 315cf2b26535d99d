// Pages of the printed book; see epub_pages.h.
#include "epub/epub_pages.h"

#include <string.h>

// ---- planning -----------------------------------------------------------------------------------

static size_t chapter_of(const struct epub_book *book, const char *place, size_t length) {
    for (size_t i = 0; i < book->chapters.n; i++) {
        const char *name = book->chapters.at[i].place;
        if (strlen(name) == length && memcmp(name, place, length) == 0) return i;
    }
    return book->chapters.n;
}

void epub_pages_plan(struct epub_book *book, const struct book_pages *pages) {
    size_t at = 0;
    for (size_t i = 0; i < pages->n && book->chapters.n; i++) {
        const char *place = pages->at[i].place;
        size_t length = strcspn(place, ":");
        size_t chapter = chapter_of(book, place, length);
        bool known = chapter < book->chapters.n && chapter >= at;
        if (known) at = chapter;
        const char *within = known && place[length] ? place + length + 1 : "";
        const struct epub_page page = {.label = pages->at[i].label, .within = within};
        vec_push(book->arena, &book->chapters.at[at].pages, page);
        book->page_count++;
    }
}

// ---- marks --------------------------------------------------------------------------------------

static void put_id(const char *label, struct buf *out) {
    buf_puts(out, "page."); // no heading's id has a full stop
    buf_escape(out, label, strlen(label));
}

static void put_mark(const struct epub_page *page, struct buf *out) {
    buf_puts(out, "<span epub:type=\"pagebreak\" role=\"doc-pagebreak\" id=\"");
    put_id(page->label, out);
    buf_puts(out, "\" aria-label=\"");
    buf_escape(out, page->label, strlen(page->label));
    buf_puts(out, "\"></span>");
}

void epub_pages_mark(struct epub_chapter *chapter, const char *within, size_t length,
                     struct buf *out) {
    for (size_t i = 0; i < chapter->pages.n && !chapter->gathered; i++) {
        struct epub_page *page = &chapter->pages.at[i];
        bool here =
            length && strlen(page->within) == length && memcmp(page->within, within, length) == 0;
        if (!here || page->placed) continue;
        page->placed = true;
        put_mark(page, out);
    }
}

// Where a chapter's body begins; the whole length where it has none.
static size_t body_start(const struct buf *text) {
    const char *body = strstr(text->at, "<body");
    const char *end = body ? strchr(body, '>') : NULL;
    return end ? (size_t)(end + 1 - text->at) : text->len;
}

static void insert_first(struct epub_chapter *chapter) {
    struct buf *text = &chapter->text, tail;
    size_t at = body_start(text);
    buf_init(&tail);
    buf_add(&tail, text->at + at, text->len - at);
    buf_cut(text, at);
    for (size_t i = 0; i < chapter->pages.n; i++) {
        struct epub_page *page = &chapter->pages.at[i];
        if (!chapter->gathered && *page->within) continue;
        page->placed = true;
        put_mark(page, text);
    }
    buf_add(text, tail.at, tail.len);
    buf_release(&tail);
}

// Whether all marks are there, one behind the other.
static bool in_order(const struct epub_chapter *chapter) {
    const char *from = chapter->text.at;
    struct buf mark;
    buf_init(&mark);
    for (size_t i = 0; i < chapter->pages.n && from; i++) {
        buf_cut(&mark, 0);
        put_mark(&chapter->pages.at[i], &mark);
        from = chapter->pages.at[i].placed ? strstr(from, mark.at) : NULL;
        if (from) from += mark.len;
    }
    buf_release(&mark);
    return from != NULL;
}

bool epub_pages_settle(struct epub_chapter *chapter) {
    if (!chapter->pages.n) return true;
    insert_first(chapter);
    if (chapter->gathered || in_order(chapter)) return true;
    chapter->gathered = true;
    return false;
}

// ---- lists --------------------------------------------------------------------------------------

static void put_address(const struct epub_chapter *chapter, const struct epub_page *page,
                        struct buf *out) {
    buf_printf(out, "%s#", chapter->name);
    put_id(page->label, out);
}

void epub_pages_list(const struct epub_book *book, struct buf *out) {
    for (size_t i = 0; i < book->chapters.n; i++) {
        const struct epub_chapter *chapter = &book->chapters.at[i];
        for (size_t j = 0; j < chapter->pages.n; j++) {
            const struct epub_page *page = &chapter->pages.at[j];
            buf_puts(out, "<li><a href=\"");
            put_address(chapter, page, out);
            buf_puts(out, "\">");
            buf_escape(out, page->label, strlen(page->label));
            buf_puts(out, "</a></li>\n");
        }
    }
}

static void put_target(const struct epub_chapter *chapter, const struct epub_page *page,
                       size_t order, struct buf *out) {
    buf_printf(out, "<pageTarget type=\"normal\" id=\"page-%s\" value=\"%s\" playOrder=\"%zu\">",
               page->label, page->label, order);
    buf_printf(out, "<navLabel><text>%s</text></navLabel><content src=\"", page->label);
    put_address(chapter, page, out);
    buf_puts(out, "\"/></pageTarget>\n");
}

void epub_pages_targets(const struct epub_book *book, size_t order, struct buf *out) {
    for (size_t i = 0; i < book->chapters.n; i++)
        for (size_t j = 0; j < book->chapters.at[i].pages.n; j++)
            put_target(&book->chapters.at[i], &book->chapters.at[i].pages.at[j], ++order, out);
}

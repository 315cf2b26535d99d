// Items; see print_item.h.
#include "print/print_item.h"

#include "print/print_book.h"
#include "print/print_card.h"
#include "print/print_cover.h"

#include "raster/raster_page.h"

#include <string.h>

void print_outcome_init(struct print_outcome *outcome) {
    *outcome = (struct print_outcome){0};
    buf_init(&outcome->pdf);
    buf_init(&outcome->preview);
    buf_init(&outcome->alt);
    buf_init(&outcome->told);
}

void print_outcome_release(struct print_outcome *outcome) {
    buf_release(&outcome->pdf);
    buf_release(&outcome->preview);
    buf_release(&outcome->alt);
    buf_release(&outcome->told);
}

void print_item_path(const struct guide *guide, const struct print_item *item, const char *ending,
                     struct buf *path) {
    static const char *const folders[] = {[PRINT_BOOK] = "print/",
                                          [PRINT_CARD] = "print/cards/",
                                          [PRINT_HANDOUT] = "print/handouts/"};
    if (item->kind == PRINT_FRONT) {
        buf_printf(path, "%s.epub/cover", guide->id);
        return;
    }
    buf_puts(path, folders[item->kind]);
    if (item->kind == PRINT_CARD)
        routine_card_name(entry_routine(item->entry), entry_routine(item->entry)->part, item->paper,
                          path);
    else
        buf_printf(path, "%s-%s", item->entry ? item->entry->id : guide->id,
                   paper_names[item->paper]);
    buf_printf(path, ".%s", ending);
}

// A card is shown on the website as it is on the first of its papers.
bool print_item_has_preview(const struct print_job *job, const struct print_item *item) {
    if (item->kind == PRINT_FRONT) return true;
    return job->previews && item->kind == PRINT_CARD && entry_routine(item->entry)->part <= 1 &&
           routine_preview_paper(entry_routine(item->entry)) == item->paper;
}

// The pages are asked of one of the books only, so that no two workers note them.
bool print_item_has_pages(const struct print_job *job, const struct print_item *item) {
    return job->pages && item->kind == PRINT_BOOK && item->paper == print_book_paper(job->guide);
}

bool print_item_fits(struct print_worker *worker, const struct print_item *item) {
    return item->kind != PRINT_BOOK || print_book_fits(&worker->press);
}

static struct pdf_document *lay_out(struct print_worker *worker, const struct print_item *item,
                                    const struct print_job *job) {
    struct print_press *press = &worker->press;
    struct arena *arena = &worker->scratch;
    const struct print_matter matter = {&item->entry, 1};
    switch (item->kind) {
    case PRINT_CARD:
        return print_card(press, entry_routine(item->entry), item->paper, arena, NULL);
    case PRINT_HANDOUT:
        return print_handout(press, &matter, item->paper, arena);
    case PRINT_FRONT:
        return print_cover(press, arena);
    case PRINT_BOOK:
        break;
    }
    bool has_pages = print_item_has_pages(job, item);
    return print_book(press, item->paper, arena, has_pages ? job->pages : NULL, job->pages_arena);
}

static bool draw_front(struct print_worker *worker, const struct pdf_document *front,
                       struct print_outcome *outcome) {
    buf_puts(&outcome->alt, front->title);
    return raster_page(worker->kit->previews, front, 0, PRINT_COVER_PIXELS_WIDE,
                       PRINT_COVER_PIXELS_HIGH, &outcome->preview, &worker->diags);
}

bool print_item_make(struct print_worker *worker, const struct print_item *item,
                     const struct print_job *job, struct print_outcome *outcome) {
    struct pdf_document *document = lay_out(worker, item, job);
    if (document && item->kind == PRINT_FRONT) return draw_front(worker, document, outcome);
    if (!document || !pdf_write(document, worker->kit->cache, &outcome->pdf, &worker->diags))
        return false;
    return !print_item_has_preview(job, item) ||
           raster_page(worker->kit->previews, document, 0, PAPER_PREVIEW_WIDTH,
                       paper_preview_height(item->paper), &outcome->preview, &worker->diags);
}

bool print_item_again(struct print_worker *worker, const struct print_item *item, int rung) {
    struct print_press *press = &worker->press;
    const struct print_matter matter = {&item->entry, item->entry ? 1 : 0};
    if (item->kind == PRINT_CARD)
        return print_card_again(press, entry_routine(item->entry), item->paper, rung,
                                &worker->scratch);
    if (item->kind == PRINT_FRONT) return rung == 0 && print_cover_again(press);
    return rung == 0 && print_flow_again(press, &matter, item->paper, &worker->scratch);
}

void print_item_digest(const struct print_job *job, const struct print_item *item,
                       struct digest_sum *sum) {
    bool pictured = print_item_has_preview(job, item), paged = print_item_has_pages(job, item);
    digest_text(sum, paper_names[item->paper]);
    digest_add(sum, &pictured, sizeof pictured);
    digest_add(sum, &paged, sizeof paged);
    digest_add(sum, &job->drawn_only, sizeof job->drawn_only);
    if (item->kind == PRINT_CARD)
        print_card_digest(entry_routine(item->entry), sum);
    else
        digest_text(sum, item->entry ? item->entry->summary : job->guide->summary);
}

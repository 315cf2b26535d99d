// A worker that turns chapters into XHTML.
#ifndef REGIMEN_EPUB_RENDER_H
#define REGIMEN_EPUB_RENDER_H

#include "epub/epub_book.h"

struct epub_worker;

// Makes a worker with a template engine of its own. `book` is read by many workers; the texts that
// they fill in are each one's. Never NULL.
struct epub_worker *epub_worker_open(const struct epub_book *book, const struct epub_job *job);
void epub_worker_close(struct epub_worker *worker);

// What went wrong in it.
const struct diag_list *epub_worker_diags(const struct epub_worker *worker);

// Renders a chapter into its text and notes what is in it. False with a diagnostic where the
// template fails or makes something that is not well-formed.
bool epub_render_chapter(struct epub_worker *worker, struct epub_chapter *chapter);

// Renders the style sheet of a brand's own colours to the end of `out`.
bool epub_render_style(struct epub_worker *worker, struct buf *out);

// Renders a file about the whole book, toc.ncx or package.opf, to the end of `out`. The latter
// tells what is in the chapters and the style sheets, so these must be there.
bool epub_render_file(struct epub_worker *worker, const char *template, struct buf *out);

#endif

// Content streams: marked content and text; see pdf_content.h.
#include "pdf/pdf_content.h"
#include "pdf/pdf_cluster.h"
#include "pdf/pdf_text.h"

#include "base/utf8.h"

#include <math.h>
#include <string.h>

void pdf_content_put(struct pdf_content *content, double number) {
    pdf_put_number(&content->out, number, 2);
    buf_putc(&content->out, ' ');
}

void pdf_content_point(struct pdf_content *content, double x, double y) {
    if (content->in_group) {
        pdf_put_number(&content->out, x, 0);
        buf_putc(&content->out, ' ');
        pdf_put_number(&content->out, y, 0);
        buf_putc(&content->out, ' ');
        return;
    }
    pdf_content_put(content, x);
    pdf_content_put(content, content->height - y);
}

bool pdf_content_same(struct pdf_colour a, struct pdf_colour b) {
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

void pdf_content_colour(struct pdf_content *content, struct pdf_colour colour, const char *grey,
                        const char *rgb) {
    const float parts[] = {colour.red, colour.green, colour.blue};
    bool is_grey = colour.red == colour.green && colour.green == colour.blue;
    for (int i = 0; i < (is_grey ? 1 : 3); i++) {
        pdf_put_number(&content->out, parts[i] < 0 ? 0 : parts[i] > 1 ? 1 : parts[i], 3);
        buf_putc(&content->out, ' ');
    }
    buf_puts(&content->out, is_grey ? grey : rgb);
}

void pdf_content_fill(struct pdf_content *content, struct pdf_colour colour) {
    if (pdf_content_same(content->fill, colour)) return;
    content->fill = colour;
    pdf_content_colour(content, colour, "g\n", "rg\n");
}

// ---- marked content ---------------------------------------------------------------------------

// Marked content is either within a text object or around paths: the two may not overlap.
static void close_mark(struct pdf_content *content) {
    if (content->marked) buf_puts(&content->out, "EMC\n");
    content->marked = false;
}

void pdf_content_mode(struct pdf_content *content, bool text) {
    if (content->in_text == text) return;
    close_mark(content);
    buf_puts(&content->out, text ? "BT\n" : "ET\n");
    content->in_text = text;
    content->line[0] = content->line[1] = 0;
}

// Opens marked content for a slot, or an artifact. `actual` is what it says instead of its glyphs'
// own text; NULL: nothing else.
static void begin_mark(struct pdf_content *content, const struct pdf_element *slot,
                       const char *actual, size_t length) {
    struct pdf_writer *writer = content->writer;
    struct buf *out = &content->out;
    content->marked = true;
    content->slot = slot;
    if (!slot) {
        buf_puts(out, "/Artifact BMC\n");
        return;
    }
    struct pdf_sheet *sheet = &writer->sheets[content->page];
    struct pdf_mark mark = {.page = content->page, .number = (int)sheet->owners.n};
    vec_push(&writer->arena, &sheet->owners, slot->parent);
    vec_push(&writer->arena, &writer->nodes[slot->number].marks, mark);
    const char *tag = actual ? "Span" : pdf_role_name(slot->parent->role);
    buf_putc(out, '/');
    buf_puts(out, tag);
    buf_puts(out, "<</MCID ");
    pdf_put_number(out, mark.number, 0);
    if (actual) {
        buf_puts(out, "/ActualText");
        pdf_put_text(out, actual, length);
    }
    buf_puts(out, ">>BDC\n");
}

// The same unless the last item's goes on.
void pdf_content_mark(struct pdf_content *content, const struct pdf_element *slot) {
    if (content->marked && content->slot == slot) return;
    close_mark(content);
    begin_mark(content, slot, NULL, 0);
}

void pdf_content_place(struct pdf_content *content, const struct pdf_element *slot, double x,
                       double y) {
    if (slot)
        pdf_node_place(&content->writer->nodes[slot->number], content->page, x,
                       content->height - y);
}

// ---- text -------------------------------------------------------------------------------------

// A run while it is written. Glyphs come in the order of the text, so in a right-to-left run the
// pen goes back over each.
struct line {
    struct pdf_content *content;
    const struct pdf_run *run;
    const struct pdf_element *slot;
    const struct pdf_font_use *use;
    double *origins; // of each glyph, from the run's start
    double pen;      // where a viewer's pen is
    double rise;
    size_t spanned; // clusters still to come under the ActualText that is open
    bool open;      // an array of shown text is open
    bool digits;    // and a string in it
};

static void close_string(struct line *line) {
    if (line->digits) buf_putc(&line->content->out, '>');
    line->digits = false;
}

static void close_array(struct line *line) {
    close_string(line);
    if (line->open) buf_puts(&line->content->out, "]TJ\n");
    line->open = false;
}

static void set_rise(struct line *line, double rise) {
    if (fabs(rise - line->rise) < 0.005) return;
    close_array(line);
    line->rise = rise;
    pdf_put_number(&line->content->out, rise, 2);
    buf_puts(&line->content->out, " Ts\n");
}

static void open_array(struct line *line) {
    if (!line->open) buf_putc(&line->content->out, '[');
    line->open = true;
}

// Moves the pen to `x` by an adjustment in thousandths of the size. What is lost in rounding is
// made good at the next glyph.
static void move_pen(struct line *line, double x) {
    double size = line->run->size;
    long long adjustment = llround((line->pen - x) * 1000 / size);
    if (!adjustment) return;
    close_string(line);
    pdf_put_number(&line->content->out, (double)adjustment, 0);
    line->pen -= (double)adjustment * size / 1000;
}

static void show_glyph(struct line *line, size_t i) {
    const struct pdf_glyph *glyph = &line->run->glyphs[i];
    const struct pdf_used_glyph *used = pdf_font_find(line->use, glyph->id);
    if (!used) return; // a blank in a font without a space
    set_rise(line, -glyph->y_offset);
    open_array(line);
    move_pen(line, line->origins[i] + glyph->x_offset);
    if (!line->digits) buf_putc(&line->content->out, '<');
    line->digits = true;
    pdf_put_code(&line->content->out, (uint32_t)used->code);
    line->pen += used->width * (double)line->run->size / 1000;
}

// Whether the text of a blank is white space. Other characters without a glyph (a joiner, a soft
// hyphen that is not used) must not become a space.
static bool is_white(const struct pdf_cluster *cluster) {
    static const char *const white[] = {" ", "\t", "\n", "\r", "\xE2\x80\xA8", "\xE2\x80\xA9"};
    for (size_t i = 0; i < sizeof white / sizeof *white; i++)
        if (cluster->length >= strlen(white[i]) &&
            !memcmp(cluster->text, white[i], strlen(white[i])))
            return true;
    return false;
}

static bool is_blank(const struct pdf_run *run, const struct pdf_cluster *cluster) {
    return cluster->count == 1 && run->glyphs[cluster->first].id == PDF_GLYPH_BLANK;
}

// Whether the glyphs of a cluster, each by itself, say the cluster's text.
static bool says_itself(const struct line *line, const struct pdf_cluster_walk *walk,
                        const struct pdf_cluster *cluster) {
    size_t said = 0;
    for (size_t i = 0; i < cluster->count; i++) {
        size_t number = pdf_cluster_glyph(walk, cluster, i);
        const struct pdf_used_glyph *used = pdf_font_find(line->use, line->run->glyphs[number].id);
        if (!used || !used->text || used->text_length > cluster->length - said) return false;
        if (memcmp(cluster->text + said, used->text, used->text_length) != 0) return false;
        said += used->text_length;
    }
    return said == cluster->length;
}

// Whether a mark begins behind its cluster: readers that sort glyphs by their place, such as
// poppler, would put it after the next letter (Thai tone marks above vowels).
static bool reaches_out(const struct line *line, const struct pdf_cluster *cluster) {
    const struct pdf_glyph *glyphs = line->run->glyphs;
    size_t last = cluster->first + cluster->count - 1;
    double end = line->origins[last] + glyphs[last].advance + 0.001 * line->run->size;
    for (size_t i = cluster->first; i <= last; i++)
        if (glyphs[i].advance == 0 && line->origins[i] + glyphs[i].x_offset > end) return true;
    return false;
}

// Whether a cluster needs no ActualText. Artifacts say nothing.
static bool is_plain(const struct line *line, const struct pdf_cluster_walk *walk,
                     const struct pdf_cluster *cluster) {
    return !line->slot || is_blank(line->run, cluster) ||
           (says_itself(line, walk, cluster) && !reaches_out(line, cluster));
}

// Opens marked content with an ActualText for a cluster and those behind it that need one too. It
// stands by itself: Poppler takes the end of one that is nested for the end of the whole, and loses
// the rest of the paragraph.
static void begin_span(struct line *line, struct pdf_cluster_walk walk,
                       const struct pdf_cluster *cluster) {
    struct pdf_cluster next;
    size_t length = cluster->length;
    line->spanned = 1;
    while (pdf_cluster_next(&walk, &next) && !is_plain(line, &walk, &next)) {
        length += next.length;
        line->spanned++;
    }
    close_mark(line->content);
    begin_mark(line->content, line->slot, cluster->text, length);
}

static void show_cluster(struct line *line, const struct pdf_cluster_walk *walk,
                         const struct pdf_cluster *cluster) {
    struct pdf_content *content = line->content;
    if (is_blank(line->run, cluster) && !is_white(cluster)) return;
    if (!line->spanned && !is_plain(line, walk, cluster)) {
        close_array(line);
        begin_span(line, *walk, cluster);
    }
    if (!content->marked) begin_mark(content, line->slot, NULL, 0);
    for (size_t i = 0; i < cluster->count; i++)
        show_glyph(line, pdf_cluster_glyph(walk, cluster, i));
    if (!line->spanned || --line->spanned) return;
    close_array(line);
    close_mark(content);
}

// By how far it is from the line before, as these steps are much the same from line to line. They
// are told in what is written, so that their rounding does not add up.
static void move_to(struct pdf_content *content, const struct pdf_run *run) {
    const long long to[] = {llround(run->x * 100.0), llround((content->height - run->y) * 100)};
    for (int axis = 0; axis < 2; axis++) {
        pdf_content_put(content, (double)(to[axis] - content->line[axis]) / 100);
        content->line[axis] = to[axis];
    }
    buf_puts(&content->out, "Td\n");
}

static void begin_text(struct pdf_content *content, const struct pdf_run *run) {
    pdf_content_fill(content, run->colour);
    if (content->font != run->font || content->font_size != run->size) {
        buf_puts(&content->out, "/F");
        pdf_put_number(&content->out, run->font, 0);
        buf_putc(&content->out, ' ');
        pdf_put_number(&content->out, run->size, 3);
        buf_puts(&content->out, " Tf\n");
        content->font = run->font;
        content->font_size = run->size;
    }
    move_to(content, run);
}

static double *find_origins(struct arena *arena, const struct pdf_run *run) {
    double *origins = arena_alloc(arena, run->glyph_count * sizeof *origins), pen = 0;
    for (size_t i = 0; i < run->glyph_count; i++) {
        origins[i] = pen;
        pen += run->glyphs[i].advance;
    }
    return origins;
}

static void write_run(struct pdf_content *content, const struct pdf_item *item) {
    const struct pdf_run *run = &item->run;
    if (!run->glyph_count) return;
    pdf_content_mode(content, true);
    if (content->slot != item->slot) close_mark(content);
    pdf_content_place(content, item->slot, run->x, (double)run->y - run->size);
    begin_text(content, run);
    struct line line = {.content = content,
                        .run = run,
                        .slot = item->slot,
                        .use = &content->writer->fonts[run->font],
                        .origins = find_origins(&content->writer->arena, run)};
    struct pdf_cluster_walk walk = pdf_cluster_begin(run);
    struct pdf_cluster cluster;
    while (pdf_cluster_next(&walk, &cluster)) show_cluster(&line, &walk, &cluster);
    set_rise(&line, 0);
    close_array(&line);
}

// ---- pages ------------------------------------------------------------------------------------

static void write_page(struct pdf_writer *writer, int number) {
    const struct pdf_page *page = &writer->document->pages.at[number];
    // The initial state of the PDF's own: black, lines 1 wide, butt caps, solid.
    struct pdf_content content = {
        .writer = writer, .page = number, .height = page->height, .stroke_width = 1, .font = -1};
    buf_init(&content.out);
    for (size_t i = 0; i < page->n; i++) {
        static void (*const write[])(struct pdf_content *, const struct pdf_item *) = {
            [PDF_RUN] = write_run,
            [PDF_PATH] = pdf_content_path,
            [PDF_GROUP] = pdf_content_group,
            [PDF_PICTURE] = pdf_content_picture,
        };
        write[page->at[i].kind](&content, &page->at[i]);
    }
    close_mark(&content);
    pdf_content_mode(&content, false);
    pdf_stream_add(&writer->objects, writer->sheets[number].content, "", content.out.at,
                   content.out.len, true);
    buf_release(&content.out);
}

void pdf_content_write(struct pdf_writer *writer) {
    for (size_t i = 0; i < writer->document->pages.n; i++) write_page(writer, (int)i);
}

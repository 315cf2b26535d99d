// Print documents: the bytes as what a template made, or as a recipe for a well-formed one; laid
// out over pages in either direction.
#include "fuzz.h"

#include "print/print_elements.h"
#include "print/print_flow.h"
#include "template/template.h"

enum { BUILT_MOST = 600 };
enum { LONGEST = 20000 }; // longer documents are laid out too, but not within the fuzzer's time

// The default style and its fonts, made once.
struct kit {
    struct arena arena;
    struct diag_list diags;
    struct guide guide;
    struct words words;
    struct print_style style;
    struct print_press press;
    struct pdf_cache *cache;
};

static struct kit kit;

static void open_kit(void) {
    if (kit.cache) return;
    struct resources resources = {
        .shown_root = "", .embedded = embedded_files, .embedded_count = embedded_file_count};
    arena_init(&kit.arena);
    diag_init(&kit.diags, &kit.arena);
    print_tree_prepare();
    print_fonts_prepare();
    kit.words.language = "en";
    kit.guide = (struct guide){.id = "g", .title = "G", .language = "en", .words = &kit.words};
    struct template_engine *engine = template_open(&resources, &kit.guide, NULL, &kit.diags);
    fuzz_want(print_style_read(&kit.style, &kit.arena, engine, "print/style.lua", &kit.diags),
              "the style cannot be read");
    template_close(engine);
    kit.press = (struct print_press){
        .guide = &kit.guide, .fonts = print_fonts_open(&kit.diags), .style = &kit.style};
    fuzz_want(kit.press.fonts, "there are no fonts");
    kit.press.shapes = print_shapes_open(kit.press.fonts, "en", false);
    kit.cache = pdf_cache_open();
}

// ---- documents that are well formed, whatever the bytes ----------------------------------------

// What a byte stands for: an element, or text (whose kind is that of a span).
static const struct {
    enum print_kind kind;
    const char *open, *close;
} pieces[] = {
    {PRINT_SECTION, "<section class=\"sheet\">", "</section>"},
    {PRINT_SECTION, "<section class=\"leaf\">", "</section>"},
    {PRINT_BOX, "<box class=\"safety\">", "</box>"},
    {PRINT_ROW, "<row class=\"beside\" align=\"middle\">", "</row>"},
    {PRINT_COLUMN, "<column>", "</column>"},
    {PRINT_COLUMN, "<column width=\"90\">", "</column>"},
    {PRINT_COLUMNS, "<columns count=\"3\">", "</columns>"},
    {PRINT_UL, "<ul>", "</ul>"},
    {PRINT_OL, "<ol start=\"98\">", "</ol>"},
    {PRINT_LI, "<li>", "</li>"},
    {PRINT_TABLE, "<table>", "</table>"},
    {PRINT_TR, "<tr>", "</tr>"},
    {PRINT_TH, "<th>", "</th>"},
    {PRINT_TD, "<td>", "</td>"},
    {PRINT_P, "<p>", "</p>"},
    {PRINT_P, "<p class=\"dose_large\">", "</p>"},
    {PRINT_H1, "<h1 class=\"chapter_title\">", "</h1>"},
    {PRINT_H2, "<h2 class=\"sheet_title\" marker=\"7\">", "</h2>"},
    {PRINT_STRONG, "<strong>", "</strong>"},
    {PRINT_FOOTNOTE, "<footnote>", "</footnote>"},
    {PRINT_LOG, "<log>", "</log>"},
    {PRINT_DAY, "<day>", "</day>"},
    {PRINT_EXTRA, "<extra>", "</extra>"},
    {PRINT_WEEK, "<week>", "</week>"},
    {PRINT_LINE, "<line>", "</line>"},
    {PRINT_PAGE, "<page/>", NULL},
    {PRINT_PAGES, "<pages/>", NULL},
    {PRINT_CHAPTER, "<chapter/>", NULL},
    {PRINT_PAGE_BREAK, "<page-break/>", NULL},
    {PRINT_HR, "<hr/>", NULL},
    {PRINT_BR, "<br/>", NULL},
    {PRINT_SPACER, "<spacer height=\"300\" grow=\"1\"/>", NULL},
    {PRINT_QR, "<qr address=\"https://a.example/\" alt=\"A\" width=\"200\"/>", NULL},
    {PRINT_SPAN, "word ", NULL},
    {PRINT_SPAN, "a longer stretch of text that is broken over lines, and goes on for long ", NULL},
    {PRINT_SPAN, "مرحبا بالعالم ", NULL},
    {PRINT_P, "<p>a paragraph of its own</p>", NULL},
};
enum { PIECES = sizeof pieces / sizeof *pieces, OPEN_MOST = 60 };

struct builder {
    struct buf *out;
    int open[OPEN_MOST];
    unsigned holds[OPEN_MOST + 1]; // what may come next within what is open
    int depth;
};

static void close_piece(struct builder *builder) {
    if (builder->depth) buf_puts(builder->out, pieces[builder->open[--builder->depth]].close);
}

// A piece that may not stand here is left out. The first one decides whether text or blocks follow.
static void open_piece(struct builder *builder, int piece) {
    unsigned *holds = &builder->holds[builder->depth];
    unsigned group = print_elements[pieces[piece].kind].group & *holds;
    if (!group || builder->depth == OPEN_MOST) return;
    if (*holds & GROUP_INLINE && *holds & GROUP_BLOCK) *holds = group;
    buf_puts(builder->out, pieces[piece].open);
    if (!pieces[piece].close) return;
    builder->open[builder->depth++] = piece;
    builder->holds[builder->depth] = print_elements[pieces[piece].kind].holds;
}

static void build(const uint8_t *bytes, size_t length, struct buf *out) {
    struct builder builder = {.out = out, .holds = {GROUP_BLOCK}};
    buf_puts(out, "<document title=\"T\" lang=\"en\"><footer><p><page/></p></footer>");
    for (size_t i = 0; i < length; i++) {
        int piece = bytes[i] % (PIECES + 6);
        if (piece < PIECES)
            open_piece(&builder, piece);
        else
            close_piece(&builder);
    }
    while (builder.depth) close_piece(&builder);
    buf_puts(out, "</document>");
}

// No content is lost, and nothing stands where there is no paper.
static void check_pages(const struct pdf_document *document) {
    fuzz_want(document->pages.n > 0, "a document without a page");
    for (size_t i = 0; i < document->pages.n; i++)
        for (size_t k = 0; k < document->pages.at[i].n; k++) {
            const struct pdf_item *item = &document->pages.at[i].at[k];
            if (item->kind != PDF_RUN) continue;
            fuzz_want(item->run.y > 0 && item->run.y < document->pages.at[i].height,
                      "text above or below its page");
        }
}

static void print(struct fuzz_input *input, enum paper paper) {
    const struct print_reading reading = {.arena = &input->arena,
                                          .style = &kit.style,
                                          .template_path = "templates/print/x.xml",
                                          .about = "x",
                                          .diags = &input->diags};
    const struct print_order order = {.template_name = "print/x.xml", .paper = paper};
    struct buf pdf;
    struct print_node *tree = print_tree_read(&reading, input->source.text, input->source.length);
    if (!tree) return;
    size_t told = input->diags.n;
    struct pdf_document *document = print_flow_tree(&kit.press, &order, tree, &input->arena);
    fuzz_want(document || input->diags.n > told, "no document, and nothing is told");
    if (!document) return;
    check_pages(document);
    buf_init(&pdf);
    fuzz_want(pdf_write(document, kit.cache, &pdf, &input->diags), "a PDF cannot be written");
    buf_release(&pdf);
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t length) {
    struct fuzz_input input;
    if (!length || length > LONGEST) return 0;
    open_kit();
    struct buf built;
    buf_init(&built);
    if (bytes[0] & 0x80)
        build(bytes + 1, length - 1 < BUILT_MOST ? length - 1 : BUILT_MOST, &built);
    else
        buf_add(&built, bytes + 1, length - 1);
    fuzz_start(&input, (const uint8_t *)built.at, built.len);
    buf_release(&built);
    kit.press.diags = &input.diags;
    kit.words.right_to_left = bytes[0] & 1;
    print(&input, (enum paper)((bytes[0] >> 1) % PAPERS));
    fuzz_diags(&input.diags);
    fuzz_end(&input);
    return 0;
}

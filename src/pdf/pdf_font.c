// What a document uses of its fonts; see pdf_font.h.
#include "pdf/pdf_font.h"

#include "base/utf8.h"
#include "pdf/pdf_cluster.h"

#include <string.h>

struct collector {
    const struct pdf_document *document;
    struct arena *arena;
    struct diag_list *diags;
    struct pdf_font_use *uses;
    bool ok;
};

static uint32_t resolve(const struct pdf_font_use *use, uint32_t glyph) {
    return glyph == PDF_GLYPH_BLANK ? use->face->space : glyph;
}

const struct pdf_used_glyph *pdf_font_find(const struct pdf_font_use *use, uint32_t glyph) {
    uint32_t id = resolve(use, glyph);
    return id && id < use->face->glyph_count && use->places[id] ? &use->at[use->places[id] - 1]
                                                                : NULL;
}

static struct pdf_used_glyph *use_glyph(struct collector *collector, struct pdf_font_use *use,
                                        uint32_t id) {
    if (!use->places[id]) {
        struct pdf_used_glyph glyph = {.id = id, .width = pdf_face_width(use->face, id)};
        if (id == use->face->space) {
            glyph.text = " "; // a blank has no text of its own to learn it from
            glyph.text_length = 1;
        }
        vec_push(collector->arena, use, glyph);
        use->places[id] = (uint16_t)use->n;
    }
    return &use->at[use->places[id] - 1];
}

static void report_missing(struct collector *collector, const struct pdf_font_use *use,
                           const struct pdf_run *run, const struct pdf_cluster *cluster) {
    const char *at = cluster->text;
    unsigned c = cluster->length ? utf8_next(&at) : 0;
    diag_add_path(collector->diags, DIAG_FAILURE, "pdf-glyph", use->face->path,
                  "choose a font that has it, or other words",
                  "the font has no glyph for U+%04X in “%.*s”", c, (int)run->text_length,
                  run->text);
    collector->ok = false;
}

// Notes the glyphs of a run. One missing glyph is told for each run.
static void collect_glyphs(struct collector *collector, struct pdf_font_use *use,
                           const struct pdf_run *run) {
    struct pdf_cluster_walk walk = pdf_cluster_begin(run);
    struct pdf_cluster cluster;
    while (pdf_cluster_next(&walk, &cluster)) {
        for (size_t i = 0; i < cluster.count; i++) {
            uint32_t glyph = run->glyphs[cluster.first + i].id;
            uint32_t id = resolve(use, glyph);
            if (id && id < use->face->glyph_count) {
                use_glyph(collector, use, id);
            } else if (glyph != PDF_GLYPH_BLANK) {
                report_missing(collector, use, run, &cluster);
                return;
            }
        }
    }
}

// Of two texts for a glyph the shorter is kept, then the one that sorts first: a hyphen rather
// than a soft hyphen, a space rather than a no-break space.
static void say(struct pdf_used_glyph *glyph, const char *text, size_t length) {
    if (!length) return;
    if (glyph->text) {
        if (length > glyph->text_length) return;
        if (length == glyph->text_length && memcmp(text, glyph->text, length) >= 0) return;
    }
    glyph->text = text;
    glyph->text_length = length;
}

// Where one glyph stands for a cluster, it says the cluster's text.
static void say_single(struct collector *collector, struct pdf_font_use *use,
                       const struct pdf_run *run) {
    (void)collector;
    struct pdf_cluster_walk walk = pdf_cluster_begin(run);
    struct pdf_cluster cluster;
    while (pdf_cluster_next(&walk, &cluster)) {
        uint32_t id = run->glyphs[cluster.first].id;
        if (cluster.count != 1 || id == PDF_GLYPH_BLANK) continue;
        say(&use->at[use->places[id] - 1], cluster.text, cluster.length);
    }
}

// Clusters of more glyphs than this are no writing; their ActualText says all.
enum { LARGEST_CLUSTER = 32 };

// The glyph that the font has for a character by itself, where the cluster shows it; otherwise 0.
static uint32_t find_nominal(const struct pdf_font_use *use, const struct pdf_run *run,
                             const struct pdf_cluster *cluster, uint32_t c) {
    hb_codepoint_t id = 0;
    if (!hb_font_get_nominal_glyph(use->face->font, c, &id)) return 0;
    for (size_t i = 0; i < cluster->count; i++)
        if (run->glyphs[cluster->first + i].id == id) return id;
    return 0;
}

// Where several glyphs stand for a cluster, those that characters have by themselves say these.
static void say_nominal(struct pdf_font_use *use, const struct pdf_run *run,
                        const struct pdf_cluster *cluster) {
    const char *at = cluster->text, *end = at + cluster->length;
    while (at < end) {
        const char *from = at;
        uint32_t id = find_nominal(use, run, cluster, utf8_next(&at));
        if (!id) continue;
        struct pdf_used_glyph *glyph = &use->at[use->places[id] - 1];
        if (!glyph->text) say(glyph, from, (size_t)(at - from));
    }
}

// The glyphs that are left say the characters that are left: each one, and the last glyph all.
static void say_rest(struct pdf_font_use *use, const struct pdf_cluster_walk *walk,
                     const struct pdf_cluster *cluster) {
    const struct pdf_run *run = walk->run;
    const char *at = cluster->text, *end = at + cluster->length;
    for (size_t i = 0; i < cluster->count && at < end; i++) {
        uint32_t id = run->glyphs[pdf_cluster_glyph(walk, cluster, i)].id;
        if (id == PDF_GLYPH_BLANK || use->at[use->places[id] - 1].text) continue;
        const char *from = at;
        while (find_nominal(use, run, cluster, utf8_next(&at)) && at < end) from = at;
        if (i + 1 == cluster->count) at = end;
        say(&use->at[use->places[id] - 1], from, (size_t)(at - from));
    }
}

static void say_multiple(struct collector *collector, struct pdf_font_use *use,
                         const struct pdf_run *run) {
    (void)collector;
    struct pdf_cluster_walk walk = pdf_cluster_begin(run);
    struct pdf_cluster cluster;
    while (pdf_cluster_next(&walk, &cluster)) {
        if (cluster.count < 2 || cluster.count > LARGEST_CLUSTER) continue;
        say_nominal(use, run, &cluster);
        say_rest(use, &walk, &cluster);
    }
}

// What a pass over all runs does with one.
typedef void run_fn(struct collector *collector, struct pdf_font_use *use,
                    const struct pdf_run *run);

static void each_run(struct collector *collector, run_fn *work) {
    const struct pdf_document *document = collector->document;
    for (size_t p = 0; p < document->pages.n; p++) {
        const struct pdf_page *page = &document->pages.at[p];
        for (size_t i = 0; i < page->n; i++)
            if (page->at[i].kind == PDF_RUN && collector->uses[page->at[i].run.font].face)
                work(collector, &collector->uses[page->at[i].run.font], &page->at[i].run);
    }
}

// Opens the fonts that runs name; a font that is only listed is not needed.
static bool open_fonts(struct collector *collector, struct pdf_cache *cache) {
    const struct pdf_document *document = collector->document;
    bool ok = true;
    bool *wanted = arena_alloc(collector->arena, document->fonts.n);
    for (size_t p = 0; p < document->pages.n; p++) {
        const struct pdf_page *page = &document->pages.at[p];
        for (size_t i = 0; i < page->n; i++)
            if (page->at[i].kind == PDF_RUN && page->at[i].run.glyph_count)
                wanted[page->at[i].run.font] = true;
    }
    for (size_t i = 0; i < document->fonts.n; i++) {
        struct pdf_font_use *use = &collector->uses[i];
        if (!wanted[i]) continue;
        use->face = pdf_face_find(cache, &document->fonts.at[i], collector->diags);
        if (use->face)
            use->places =
                arena_alloc(collector->arena, use->face->glyph_count * sizeof *use->places);
        else
            ok = false;
    }
    return ok;
}

struct pdf_font_use *pdf_font_collect(const struct pdf_document *document, struct pdf_cache *cache,
                                      struct arena *arena, struct diag_list *diags) {
    struct collector collector = {.document = document, .arena = arena, .diags = diags, .ok = true};
    collector.uses = arena_alloc(arena, (document->fonts.n + 1) * sizeof *collector.uses);
    if (!open_fonts(&collector, cache)) collector.ok = false;
    each_run(&collector, collect_glyphs);
    if (!collector.ok) return NULL;
    each_run(&collector, say_single);
    each_run(&collector, say_multiple);
    return collector.uses;
}

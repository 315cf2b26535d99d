// The trace; see print_trace.h.
#include "print/print_trace.h"

#include "print/print_figure.h"
#include "print/print_fonts.h"
#include "print/print_hyphen.h"
#include "print/print_picture.h"
#include "print/print_sums.h"

#include "model/pose_digest.h"

#include <stdio.h>
#include <string.h>

void print_trace_open(struct print_trace *trace, struct digest_sum *sum, struct print_sums *sums) {
    *trace = (struct print_trace){.sum = sum, .sums = sums};
    buf_init(&trace->names);
    arena_init(&trace->arena);
}

void print_trace_close(struct print_trace *trace) {
    if (trace->sum) digest_close(trace->sum);
    buf_release(&trace->names);
    arena_release(&trace->arena);
}

bool print_trace_key(struct print_trace *trace, struct digest *key) {
    *key = digest_close(trace->sum);
    trace->sum = NULL;
    return !trace->lost;
}

// ---- names ------------------------------------------------------------------------------------

static void put_name(struct print_trace *trace, char kind, const char *text) {
    if (strpbrk(text, "\t\n")) trace->lost = true;
    if (trace->names.len) buf_putc(&trace->names, '\t');
    buf_putc(&trace->names, kind);
    buf_puts(&trace->names, text);
}

// Whether this is the first time; then its name is noted, and what it is now is to be added.
static bool is_new(struct print_trace *trace, char kind, const char *text) {
    if (!trace) return false;
    char *name = arena_printf(&trace->arena, "%c%s", kind, text);
    if (map_add(&trace->arena, &trace->known, name, name)) return false;
    put_name(trace, kind, text);
    digest_text(trace->sum, name);
    return true;
}

bool print_trace_next(const char **names, struct print_trace_name *name) {
    const char *at = *names;
    if (!*at) return false;
    size_t length = strcspn(at, "\t");
    *name = (struct print_trace_name){*at, at + (length > 0), length - (length > 0)};
    *names = at + length + (at[length] == '\t');
    return true;
}

// ---- things -----------------------------------------------------------------------------------

// Whether a letter beyond Latin may be meant by its number: "&#x5D0;", "&#1488;".
static bool has_reference(const char *markup) {
    for (const char *at = markup; (at = strstr(at, "&#"));) {
        at += 2;
        if (*at == 'x' || *at == 'X' || strspn(at, "0123456789") >= 4) return true;
    }
    return false;
}

// By a numeric reference any letter may come in, so such a text is taken to be in all scripts.
static void add_scripts(struct print_trace *trace, const struct buf *markup) {
    static const char all[] = "\u0531\u05D0\u0627\u0905\u0985\u0A05\u0A85\u0B05\u0B85\u0C05\u0C85"
                              "\u0D05\u0D85\u0E01\u0E81\u1000\u10A0\u1200\u1780\u2190\u2500";
    struct strings paths = {0};
    if (has_reference(markup->at))
        print_fonts_list_scripts(&trace->arena, all, strlen(all), &paths);
    else
        print_fonts_list_scripts(&trace->arena, markup->at, markup->len, &paths);
    for (size_t i = 0; i < paths.n; i++)
        if (!print_sums_add(trace->sums, paths.at[i], trace->sum)) trace->lost = true;
}

void print_trace_template(struct print_trace *trace, int rung, const struct buf *markup,
                          size_t told) {
    char text[16];
    snprintf(text, sizeof text, "%d", rung);
    if (trace) trace->by_templates += told;
    if (!is_new(trace, 't', text)) return;
    const struct digest digest = digest_sha256(markup->at, markup->len);
    digest_add(trace->sum, digest.at, sizeof digest.at);
    add_scripts(trace, markup);
}

static void add_picture(struct print_trace *trace, const struct print_figures *figures,
                        const struct doc_node *image) {
    struct buf alt;
    buf_init(&alt);
    doc_plain_text(image, &alt);
    digest_text(trace->sum, alt.at);
    buf_release(&alt);
    digest_text(trace->sum, image->link.target.file);
    print_picture_digest(figures, image->link.target.file, trace->sum);
}

void print_trace_figure(struct print_trace *trace, const struct print_figures *figures,
                        const struct exercise *exercise) {
    if (!is_new(trace, 'f', exercise->entry.id)) return;
    if (exercise->figure)
        pose_digest_add(trace->sum, exercise->figure);
    else if (exercise->picture)
        add_picture(trace, figures, exercise->picture);
}

void print_trace_picture(struct print_trace *trace, const struct print_figures *figures,
                         const char *path) {
    if (is_new(trace, 'p', path)) print_picture_digest(figures, path, trace->sum);
}

void print_trace_logo(struct print_trace *trace, const struct print_figures *figures) {
    if (!is_new(trace, 'l', "")) return;
    const struct brand *brand = figures->guide->brand;
    digest_text(trace->sum, brand ? brand->name : NULL);
    digest_text(trace->sum, brand ? brand->logo_alt : NULL);
    digest_text(trace->sum, brand ? brand->logo : NULL);
    if (brand && brand->logo) print_picture_digest(figures, brand->logo, trace->sum);
}

void print_trace_hyphens(struct print_trace *trace, struct print_hyphens *hyphens,
                         const char *language, bool missing) {
    if (is_new(trace, 'h', language)) print_hyphens_digest(hyphens, language, trace->sum);
    if (missing) is_new(trace, 'm', language);
}

void print_trace_page(struct print_trace *trace, const char *label, const char *place) {
    char *text = arena_printf(&trace->arena, "%s %s", label, place);
    put_name(trace, 'b', text);
}

void print_trace_alt(struct print_trace *trace, const char *alt) {
    put_name(trace, 'a', alt);
}

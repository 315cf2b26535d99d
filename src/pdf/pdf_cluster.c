// Clusters of a run; see pdf_cluster.h.
#include "pdf/pdf_cluster.h"

static bool is_falling(const struct pdf_run *run) {
    return run->glyph_count > 0 &&
           run->glyphs[run->glyph_count - 1].cluster < run->glyphs[0].cluster;
}

struct pdf_cluster_walk pdf_cluster_begin(const struct pdf_run *run) {
    return (struct pdf_cluster_walk){.run = run, .falling = is_falling(run)};
}

// The glyph that is read at place `i` of the whole run.
static size_t glyph_at(const struct pdf_cluster_walk *walk, size_t i) {
    return walk->falling ? walk->run->glyph_count - 1 - i : i;
}

bool pdf_cluster_next(struct pdf_cluster_walk *walk, struct pdf_cluster *cluster) {
    const struct pdf_run *run = walk->run;
    if (walk->done >= run->glyph_count) return false;
    size_t begin = walk->done, end = begin + 1;
    uint32_t number = run->glyphs[glyph_at(walk, begin)].cluster;
    while (end < run->glyph_count && run->glyphs[glyph_at(walk, end)].cluster == number) end++;
    size_t text_end =
        end < run->glyph_count ? run->glyphs[glyph_at(walk, end)].cluster : run->text_length;
    *cluster = (struct pdf_cluster){
        .first = walk->falling ? run->glyph_count - end : begin,
        .count = end - begin,
        .text = run->text + walk->text_done,
        .length = text_end - walk->text_done,
    };
    walk->done = end;
    walk->text_done = text_end;
    return true;
}

size_t pdf_cluster_glyph(const struct pdf_cluster_walk *walk, const struct pdf_cluster *cluster,
                         size_t i) {
    return walk->falling ? cluster->first + cluster->count - 1 - i : cluster->first + i;
}

bool pdf_cluster_check(const struct pdf_run *run) {
    struct pdf_cluster_walk walk = pdf_cluster_begin(run);
    uint32_t before = 0;
    for (size_t i = 0; i < run->glyph_count; i++) {
        uint32_t cluster = run->glyphs[glyph_at(&walk, i)].cluster;
        if (cluster < before || cluster > run->text_length) return false;
        if (cluster < run->text_length && ((unsigned char)run->text[cluster] & 0xC0) == 0x80)
            return false;
        before = cluster;
    }
    return true;
}

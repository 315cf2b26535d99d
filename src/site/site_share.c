// Pictures to share; see site_share.h.
#include "site/site_share.h"

#include "raster/raster.h"
#include "site/site_made.h"

#include <math.h>
#include <pthread.h>
#include <string.h>

enum { MARGIN = 36, GROUND = 0xeef5f6, COLOURS = 48 };

struct site_shares {
    const struct guide *guide;
    struct site_output *output;
    const struct figure_palette *palette;
    struct site_store *store;
    struct made *records;
    struct figure_store *drawn;
    struct arena arena;   // of what the lock guards
    pthread_mutex_t lock; // held while `made` is looked at and added to
    struct map made;      // path -> itself
    bool on_demand;
    bool failed;
};

struct site_shares *site_shares_open(const struct site_job *job, struct site_output *output,
                                     const struct figure_palette *palette, struct arena *arena) {
    struct site_shares *shares = arena_alloc(arena, sizeof *shares);
    *shares = (struct site_shares){.guide = job->guide,
                                   .output = output,
                                   .palette = palette,
                                   .store = job->store,
                                   .records = job->made,
                                   .drawn = job->drawn,
                                   .on_demand = job->on_demand};
    arena_init(&shares->arena);
    pthread_mutex_init(&shares->lock, NULL);
    return shares;
}

bool site_shares_close(struct site_shares *shares) {
    pthread_mutex_destroy(&shares->lock);
    arena_release(&shares->arena);
    return !shares->failed;
}

// ---- what is shown ----------------------------------------------------------------------------

struct shown {
    const struct figure *figures[SITE_SHARE_FIGURES];
    int count;
};

static void show_exercise(struct shown *shown, const struct exercise *exercise) {
    if (!exercise->figure || shown->count == SITE_SHARE_FIGURES) return;
    for (int i = 0; i < shown->count; i++)
        if (shown->figures[i] == exercise->figure) return;
    shown->figures[shown->count++] = exercise->figure;
}

static void show_routine(struct shown *shown, const struct routine *routine) {
    for (size_t p = 0; p < routine->phases.n; p++)
        for (size_t i = 0; i < routine->phases.at[p].n; i++)
            show_exercise(shown, routine->phases.at[p].at[i].exercise);
}

static void show_entry(struct shown *shown, const struct entry *entry) {
    if (entry->kind == ENTRY_EXERCISE) show_exercise(shown, entry_exercise(entry));
    if (entry->kind == ENTRY_ROUTINE) show_routine(shown, entry_routine(entry));
}

// ---- drawing ----------------------------------------------------------------------------------

// Each figure in a column of its own, as large as it can be there, in the middle.
static bool draw(const struct site_shares *shares, const struct shown *shown, struct buf *png) {
    struct raster_place places[SITE_SHARE_FIGURES];
    struct arena arena;
    arena_init(&arena);
    double column = (double)(SITE_SHARE_WIDTH - MARGIN) / shown->count;
    for (int i = 0; i < shown->count; i++) {
        const struct figure_list *list =
            figure_store_draw(shares->drawn, &arena, shown->figures[i]);
        double scale = fmin((column - MARGIN) / list->width,
                            (SITE_SHARE_HEIGHT - 2.0 * MARGIN) / list->height);
        places[i] = (struct raster_place){.list = list,
                                          .scale = scale,
                                          .left = MARGIN + i * column +
                                                  (column - MARGIN - list->width * scale) / 2,
                                          .top = (SITE_SHARE_HEIGHT - list->height * scale) / 2};
    }
    struct raster_sheet sheet = {.width = SITE_SHARE_WIDTH,
                                 .height = SITE_SHARE_HEIGHT,
                                 .background = GROUND,
                                 .colours = COLOURS,
                                 .places = places,
                                 .count = shown->count};
    bool fine = raster_png(&sheet, shares->palette, png);
    arena_release(&arena);
    return fine;
}

static bool make(struct site_shares *shares, const struct shown *shown, const char *path) {
    struct buf png;
    struct site_made from = {shares->records, shares->store, shares->palette, path, {{0}}};
    buf_init(&png);
    site_made_key(&from, "share", shown->figures, (size_t)shown->count, NULL);
    bool fine = site_made_take(&from, &png);
    if (!fine && draw(shares, shown, &png)) {
        site_store_keep(shares->store, shares->palette, path, &png);
        site_made_note(&from, &png);
        fine = true;
    }
    fine = fine && site_output_put(shares->output, path, png.at, png.len);
    buf_release(&png);
    return fine;
}

// ---- finding ----------------------------------------------------------------------------------

// Whether this caller is the one to make the picture.
static bool claim(struct site_shares *shares, const char *path) {
    pthread_mutex_lock(&shares->lock);
    bool mine = !map_find(&shares->made, path);
    if (mine) {
        const char *kept = arena_strdup(&shares->arena, path);
        map_add(&shares->arena, &shares->made, kept, kept);
    }
    pthread_mutex_unlock(&shares->lock);
    return mine;
}

bool site_shares_find(struct site_shares *shares, const struct entry *entry, struct buf *path) {
    static const char *const folders[] = {
        [ENTRY_EXERCISE] = "exercises/", [ENTRY_ROUTINE] = "routines/"};
    struct shown shown = {0};
    if (entry->kind == ENTRY_PAGE) {
        if (!shares->guide->default_routine) return false;
        entry = &shares->guide->default_routine->entry;
    }
    show_entry(&shown, entry);
    if (!shown.count) return false;
    size_t start = path->len;
    buf_printf(path, "share/%s%s.png", folders[entry->kind], entry->id);
    if (shares->on_demand || !claim(shares, path->at + start)) return true;
    if (!make(shares, &shown, path->at + start)) {
        pthread_mutex_lock(&shares->lock);
        shares->failed = true;
        pthread_mutex_unlock(&shares->lock);
    }
    return true;
}

bool site_shares_draw(struct site_shares *shares, const struct entry *entry, struct buf *png) {
    struct shown shown = {0};
    show_entry(&shown, entry);
    return shown.count && draw(shares, &shown, png);
}

// The site's files; see site_output.h.
#include "site/site_output.h"

#include "base/hash.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#define SITE "site/"

struct kept {
    const char *path;
    uint64_t hash;
};

struct site_output {
    struct publish *publish;
    const struct site_plan *plan;
    struct arena arena;             // of what the lock guards
    bool whole;                     // the site is small enough to be kept as a whole
    struct map exercises, routines; // ids of those that are kept where not all are
    pthread_mutex_t lock;           // held while `kept` and `letters` are added to
    struct letters *letters;        // of the pages; NULL: nobody asks
    struct {
        VEC_OF(struct kept)
    } kept;
};

static void choose_start(struct site_output *output) {
    const struct routine *start = output->plan->guide->default_routine;
    if (start) map_add(&output->arena, &output->routines, start->entry.id, start->entry.id);
    for (size_t p = 0; start && p < start->phases.n; p++)
        for (size_t i = 0; i < start->phases.at[p].n; i++) {
            const char *id = start->phases.at[p].at[i].exercise->entry.id;
            map_add(&output->arena, &output->exercises, id, id);
        }
}

struct site_output *site_output_open(struct publish *publish, const struct site_plan *plan,
                                     struct arena *arena) {
    const struct guide *guide = plan->guide;
    struct site_output *output = arena_alloc(arena, sizeof *output);
    *output = (struct site_output){.publish = publish, .plan = plan};
    output->whole = guide->exercises.n + guide->routines.n + guide->pages.n <= SITE_ENTRIES_OFFLINE;
    arena_init(&output->arena);
    pthread_mutex_init(&output->lock, NULL);
    choose_start(output);
    return output;
}

void site_output_close(struct site_output *output) {
    pthread_mutex_destroy(&output->lock);
    arena_release(&output->arena);
}

// Whether a path lies in the folder of an entry that is kept, below a folder such as "exercises/".
// Lists stand beside these folders; a large guide's are long, and lead to what is not kept.
static bool is_kept_below(const char *path, const char *folder, const struct map *ids) {
    const char *name = path + strlen(folder);
    size_t length = strcspn(name, "/");
    char id[256];
    if (!name[length] || length >= sizeof id) return false;
    memcpy(id, name, length);
    id[length] = '\0';
    return map_find(ids, id) != NULL;
}

static bool begins_with(const char *path, const char *beginning) {
    return !strncmp(path, beginning, strlen(beginning));
}

static bool is_kept(const struct site_output *output, const char *path) {
    static const char *const never[] = {"404.html", "robots.txt", "sitemap.xml",
                                        "feed.xml", "share/",     "sw.js"};
    for (size_t i = 0; i < sizeof never / sizeof *never; i++)
        if (begins_with(path, never[i])) return false;
    if (output->whole) return true;
    if (begins_with(path, "exercises/"))
        return is_kept_below(path, "exercises/", &output->exercises);
    if (begins_with(path, "routines/")) return is_kept_below(path, "routines/", &output->routines);
    return !begins_with(path, "files/");
}

void site_output_note(struct site_output *output, struct letters *letters) {
    output->letters = letters;
}

void site_output_note_letters(struct site_output *output, const char *path, const char *text,
                              size_t length) {
    size_t end = strlen(path);
    if (!output->letters || end < 5 || strcmp(path + end - 5, ".html") != 0) return;
    pthread_mutex_lock(&output->lock);
    letters_add(output->letters, text, length);
    pthread_mutex_unlock(&output->lock);
}

bool site_output_put(struct site_output *output, const char *path, const void *bytes,
                     size_t length) {
    if (is_kept(output, path)) {
        struct kept kept = {.hash = hash_quickly(bytes, length)};
        pthread_mutex_lock(&output->lock);
        kept.path = arena_strdup(&output->arena, path);
        vec_push(&output->arena, &output->kept, kept);
        pthread_mutex_unlock(&output->lock);
    }
    site_output_note_letters(output, path, bytes, length);
    struct buf full;
    buf_init(&full);
    buf_printf(&full, SITE "%s", path);
    bool fine = publish_put(output->publish, full.at, bytes, length);
    buf_release(&full);
    return fine;
}

static int compare_kept(const void *a, const void *b) {
    return strcmp(((const struct kept *)a)->path, ((const struct kept *)b)->path);
}

uint64_t site_output_offline(struct site_output *output, struct buf *json) {
    size_t start = json->len;
    if (output->kept.n)
        qsort(output->kept.at, output->kept.n, sizeof *output->kept.at, compare_kept);
    for (size_t i = 0; i < output->kept.n; i++) {
        buf_puts(json, i ? ",\n[" : "[\n[");
        buf_json(json, output->kept.at[i].path);
        buf_printf(json, ",\"%016llx\"]", (unsigned long long)output->kept.at[i].hash);
    }
    buf_puts(json, output->kept.n ? "]" : "[]");
    return hash_quickly(json->at + start, json->len - start);
}

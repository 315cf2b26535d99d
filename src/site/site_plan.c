// The plan; see site_plan.h.
#include "site/site_plan.h"

#include "site/site_lists.h"
#include "site/site_path.h"
#include "site/site_related.h"

#include <string.h>

// Pages that every guide has, but for what its brand does without.
static const struct site_page fixed_pages[] = {
    {.path = "index.html", .template = "site/home.html", .about = "the home page"},
    {.path = "exercises/index.html",
     .template = "site/exercises.html",
     .about = "the list of exercises"},
    {.path = "routines/index.html",
     .template = "site/routines.html",
     .about = "the list of routines"},
    {.path = "log/index.html", .template = "site/log.html", .about = "the log", .unlisted = true},
    {.path = "search/index.html",
     .template = "site/search.html",
     .about = "the search page",
     .unlisted = true},
    {.path = "card/index.html",
     .template = "site/card-maker.html",
     .about = "the card maker",
     .unlisted = true},
    {.path = "404.html",
     .template = "site/404.html",
     .about = "the page for wrong addresses",
     .rooted = true,
     .unlisted = true},
    {.path = "offline.html",
     .template = "site/offline.html",
     .about = "the page for what is not kept offline",
     .unlisted = true},
    {.path = "timer.html",
     .template = "site/timer-view.html",
     .about = "the timer",
     .unlisted = true},
    {.path = "manifest.webmanifest",
     .template = "site/manifest.webmanifest",
     .about = "the web app's manifest",
     .unlisted = true},
    {.path = "feed.xml", .template = "site/feed.xml", .about = "the feed", .unlisted = true},
    {.path = "robots.txt", .template = "site/robots.txt", .about = "robots.txt", .unlisted = true},
};

// Those that a brand may do without, by their paths.
static const char *const feature_pages[BRAND_FEATURES] = {
    [BRAND_FEATURE_SEARCH] = "search/index.html",
    [BRAND_FEATURE_TIMER] = "timer.html",
    [BRAND_FEATURE_LOG] = "log/index.html",
    [BRAND_FEATURE_CARD_MAKER] = "card/index.html",
    [BRAND_FEATURE_FEED] = "feed.xml",
};

// What a brand changes of the theme.
static const struct site_page brand_style = {.path = "brand.css",
                                             .template = "site/brand.css",
                                             .about = "the brand's style",
                                             .unlisted = true};

// The page of a guide that explains terms.
static const struct site_page glossary_page = {
    .path = "glossary/index.html", .template = "site/glossary.html", .about = "the list of terms"};

// Files that are written beside the pages, and that pages may lead to.
static const char *const written_files[] = {"sw.js", "sitemap.xml"};

static bool add_page(struct site_plan *plan, struct site_page page, struct diag_list *diags) {
    if (map_add(plan->arena, &plan->by_path, page.path, page.path)) {
        diag_add(diags, DIAG_ERROR, "same-address", page.entry ? page.entry->source : NULL,
                 (struct span){0}, "give the file another name",
                 "this would be the page '%s', which the site already has", page.path);
        return false;
    }
    vec_push(plan->arena, plan, page);
    return true;
}

// A copy: an entry may get another source while it is planned (site_live.h).
static const char *page_about(const struct site_plan *plan, const struct entry *entry) {
    return arena_strdup(plan->arena, entry->source ? entry->source->path : entry->id);
}

// Folders of the site that hold files, and no pages.
static bool is_file_folder(const char *path) {
    static const char *const folders[] = {"assets/", "files/", "print/", "share/"};
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
        if (!strncmp(path, folders[i], strlen(folders[i]))) return true;
    return false;
}

static void refuse_alias(const struct entry *entry, const struct entry_alias *alias,
                         const char *why, struct diag_list *diags) {
    diag_add(diags, DIAG_ERROR, "same-address", entry->source, alias->span,
             "leave it out, or say where the page stood before", "'%s' cannot lead here: %s",
             alias->address, why);
}

// Addresses where pages stood before lead to where they are now.
static bool add_aliases(struct site_plan *plan, const struct entry *entry,
                        struct diag_list *diags) {
    bool fine = true;
    for (size_t i = 0; i < entry->aliases.n; i++) {
        const struct entry_alias *alias = &entry->aliases.at[i];
        struct site_page page = {.path = site_path_alias(alias->address, plan->arena),
                                 .template = "site/moved.html",
                                 .about = page_about(plan, entry),
                                 .entry = entry,
                                 .unlisted = true};
        const char *why = NULL;
        if (is_file_folder(page.path)) {
            why = "that folder is for the site's files";
        } else if (map_add(plan->arena, &plan->by_path, page.path, page.path)) {
            why = "the site already has a page there";
        }
        if (why) {
            refuse_alias(entry, alias, why, diags);
            fine = false;
        } else {
            vec_push(plan->arena, plan, page);
        }
    }
    return fine;
}

static bool add_all_aliases(struct site_plan *plan, struct diag_list *diags) {
    const struct guide *guide = plan->guide;
    bool fine = true;
    for (size_t i = 0; i < guide->exercises.n; i++)
        fine &= add_aliases(plan, &guide->exercises.at[i]->entry, diags);
    for (size_t i = 0; i < guide->routines.n; i++)
        fine &= add_aliases(plan, &guide->routines.at[i]->entry, diags);
    for (size_t i = 0; i < guide->pages.n; i++)
        fine &= add_aliases(plan, &guide->pages.at[i]->entry, diags);
    return fine;
}

static const char *entry_path(const struct entry *entry, struct arena *arena) {
    struct buf path;
    buf_init(&path);
    site_path_entry(entry, &path);
    const char *copy = arena_strndup(arena, path.at, path.len);
    buf_release(&path);
    return copy;
}

// ---- which routines use an exercise ---------------------------------------------------------

// Items of one routine come together, so a repeat within it is the last one noted.
static void note_use(struct map *uses, const struct exercise *exercise,
                     const struct routine *routine, struct arena *arena) {
    struct site_entries *used = (struct site_entries *)map_find(uses, exercise->entry.id);
    if (!used) {
        used = arena_alloc(arena, sizeof *used);
        map_add(arena, uses, exercise->entry.id, used);
    }
    if (!used->n || used->at[used->n - 1] != &routine->entry)
        vec_push(arena, used, &routine->entry);
}

static void index_uses(const struct guide *guide, struct map *uses, struct arena *arena) {
    for (size_t r = 0; r < guide->routines.n; r++) {
        const struct routine *routine = guide->routines.at[r];
        for (size_t p = 0; p < routine->phases.n; p++)
            for (size_t i = 0; i < routine->phases.at[p].n; i++)
                note_use(uses, routine->phases.at[p].at[i].exercise, routine, arena);
    }
}

// ---- pages ----------------------------------------------------------------------------------

// One page for each entry, in the order given, each knowing its neighbours.
static bool add_entries(struct site_plan *plan, const struct site_entries *entries,
                        const char *template, const struct map *uses, struct diag_list *diags) {
    bool fine = true;
    for (size_t i = 0; i < entries->n; i++) {
        const struct entry *entry = entries->at[i];
        struct site_page page = {.path = entry_path(entry, plan->arena),
                                 .template = template,
                                 .about = page_about(plan, entry),
                                 .entry = entry};
        if (i) page.previous = entries->at[i - 1];
        if (i + 1 < entries->n) page.next = entries->at[i + 1];
        if (uses) page.used_in = map_find(uses, entry->id);
        fine &= add_page(plan, page, diags);
    }
    return fine;
}

// Exercises are read kind by kind, as the list of exercises shows them.
static bool add_exercises(struct site_plan *plan, struct diag_list *diags) {
    struct map uses = {0};
    struct site_entries entries = {0};
    index_uses(plan->guide, &uses, plan->arena);
    for (size_t k = 0; k < plan->lists[SITE_KIND].n; k++) {
        const struct site_entries *kind = &plan->lists[SITE_KIND].at[k]->exercises;
        for (size_t i = 0; i < kind->n; i++) vec_push(plan->arena, &entries, kind->at[i]);
    }
    return add_entries(plan, &entries, "site/exercise.html", &uses, diags);
}

static bool add_routines(struct site_plan *plan, struct diag_list *diags) {
    struct site_entries entries = {0};
    for (size_t i = 0; i < plan->guide->routines.n; i++)
        vec_push(plan->arena, &entries, &plan->guide->routines.at[i]->entry);
    return add_entries(plan, &entries, "site/routine.html", NULL, diags);
}

static bool add_advice(struct site_plan *plan, struct diag_list *diags) {
    struct site_entries entries = {0};
    for (size_t i = 0; i < plan->guide->pages.n; i++)
        vec_push(plan->arena, &entries, &plan->guide->pages.at[i]->entry);
    return add_entries(plan, &entries, "site/page.html", NULL, diags);
}

static bool add_lists(struct site_plan *plan, struct diag_list *diags) {
    bool fine = true;
    for (int facet = 0; facet < SITE_FACETS; facet++) {
        const struct site_lists *lists = &plan->lists[facet];
        for (size_t i = 0; i < lists->n; i++) {
            struct site_page page = {.path = lists->at[i]->path,
                                     .template = "site/list.html",
                                     .about = lists->at[i]->path,
                                     .list = lists->at[i]};
            fine &= add_page(plan, page, diags);
        }
    }
    return fine;
}

static bool is_left_out(const struct brand *brand, const char *path) {
    for (enum brand_feature i = 0; brand && i < BRAND_FEATURES; i++)
        if (brand->without[i] && feature_pages[i] && strcmp(feature_pages[i], path) == 0)
            return true;
    return false;
}

static bool add_fixed(struct site_plan *plan, struct diag_list *diags) {
    const struct brand *brand = plan->guide->brand;
    bool fine = true;
    for (size_t i = 0; i < sizeof fixed_pages / sizeof *fixed_pages; i++)
        if (!is_left_out(brand, fixed_pages[i].path)) fine &= add_page(plan, fixed_pages[i], diags);
    if (brand) fine &= add_page(plan, brand_style, diags);
    return fine;
}

bool site_plan_make(struct site_plan *plan, const struct guide *guide, struct arena *arena,
                    struct diag_list *diags) {
    *plan = (struct site_plan){.guide = guide, .arena = arena};
    bool fine = true;
    for (size_t i = 0; i < sizeof written_files / sizeof *written_files; i++)
        map_add(arena, &plan->by_path, written_files[i], written_files[i]);
    fine &= add_fixed(plan, diags);
    if (guide->glossary.n) fine &= add_page(plan, glossary_page, diags);
    site_lists_make(plan);
    fine &= add_lists(plan, diags);
    fine &= add_exercises(plan, diags);
    site_related_find(plan);
    fine &= add_routines(plan, diags);
    fine &= add_advice(plan, diags);
    fine &= add_all_aliases(plan, diags); // last, so that it is they that are told as too many
    return fine;
}

const struct site_list *site_plan_list(const struct site_plan *plan, enum site_facet facet,
                                       const char *name) {
    return map_find(&plan->lists[facet].by_name, name);
}

enum site_facet site_plan_facet(const char *name) {
    int facet = 0;
    while (facet < SITE_FACETS && strcmp(site_facet_names[facet], name) != 0) facet++;
    return (enum site_facet)facet;
}

// The plan of the site: which pages there are, what each shows, and how they hang together.
//
// Made once, before any page is rendered, and then read by all workers. Everything that a page
// would otherwise search the guide for (the routines that use an exercise, the page before and
// after, the exercises for a muscle) stands ready here, so that a page costs the same in a small
// guide and in a large one.
#ifndef REGIMEN_SITE_PLAN_H
#define REGIMEN_SITE_PLAN_H

#include "base/diag.h"
#include "base/map.h"
#include "model/guide.h"

// What exercises are listed by.
enum site_facet { SITE_KIND, SITE_POSITION, SITE_EQUIPMENT, SITE_MUSCLE, SITE_FACETS };

// The names that addresses and templates know them by: "kind", "position", ...
extern const char *const site_facet_names[SITE_FACETS];

struct site_entries {
    VEC_OF(const struct entry *)
};

// A list page: the exercises of one kind, position, piece of equipment or muscle.
struct site_list {
    enum site_facet facet;
    const char *name; // as first written; "" for exercises that need no equipment
    const char *path; // below site/
    struct site_entries exercises;
};

struct site_page {
    const char *path;                    // below site/
    const char *template;                // below templates/
    const char *about;                   // what messages call it
    const struct entry *entry;           // what it shows; NULL for lists and others
    const struct site_list *list;        // for list pages
    const struct entry *previous, *next; // in reading order; NULL at the ends
    const struct site_entries *used_in;  // the routines that use the exercise; NULL where none does
    const struct site_entries *related;  // exercises like it; NULL where there are none
    bool rooted;                         // links begin at the server's root: may be served anywhere
    bool unlisted;                       // not in the sitemap
};

struct site_lists {
    VEC_OF(struct site_list *) // in the language's order
    struct map by_name;        // every spelling -> struct site_list
};

struct site_plan {
    const struct guide *guide;
    struct arena *arena;
    VEC_OF(struct site_page)
    struct map by_path; // path -> itself
    struct site_lists lists[SITE_FACETS];
};

// Plans the site; everything lies in the arena and points into the guide. Reports "same-address"
// (an error) where two pages would have one path; false then.
bool site_plan_make(struct site_plan *plan, const struct guide *guide, struct arena *arena,
                    struct diag_list *diags);

// The list of a name, or NULL. "" asks for exercises that need no equipment.
const struct site_list *site_plan_list(const struct site_plan *plan, enum site_facet facet,
                                       const char *name);

// The facet of a name such as "muscle"; SITE_FACETS where there is none.
enum site_facet site_plan_facet(const char *name);

#endif

// Templates: text with Lua in it, compiled once per worker, run in a sandbox.
//
//     <% for _, exercise in ipairs(guide.exercises) do %>
//       <a href="<%= href(exercise) %>"><%= exercise.title %></a>
//     <% end %>
//
// `<% %>` holds code, `<%= %>` a value that is escaped, `<%- %>` markup as it is, `<%# %>` a
// comment. See docs/templates.md. Lua stays inside this room.
#ifndef REGIMEN_TEMPLATE_H
#define REGIMEN_TEMPLATE_H

#include "base/buf.h"
#include "base/diag.h"
#include "base/resource.h"
#include "model/guide.h"
#include "model/prescription.h"

#include <stdbool.h>

struct template_engine;

struct template_limits {
    size_t memory;     // bytes that Lua may hold; 0: TEMPLATE_MEMORY
    long instructions; // VM instructions a rendering may take; 0: TEMPLATE_INSTRUCTIONS
    size_t output;     // bytes a rendering may produce; 0: TEMPLATE_OUTPUT
};

#define TEMPLATE_MEMORY ((size_t)64 << 20)
#define TEMPLATE_INSTRUCTIONS 50000000L
#define TEMPLATE_OUTPUT ((size_t)64 << 20)

// Makes an engine for one worker. `guide` may be NULL (tests); templates then have no `guide`.
// Everything passed must outlive it. Never NULL. `diags` is the worker's own list.
struct template_engine *template_open(const struct resources *resources, const struct guide *guide,
                                      const struct template_limits *limits,
                                      struct diag_list *diags);
void template_close(struct template_engine *engine);

// What goes between C and a template.
enum template_kind {
    TEMPLATE_NIL,
    TEMPLATE_BOOLEAN,
    TEMPLATE_NUMBER,
    TEMPLATE_STRING, // `text`, `length`
    TEMPLATE_ENTRY,  // an exercise, routine or page
    TEMPLATE_NODES,  // a stretch of a document body: `nodes`, for markup(...)
    TEMPLATE_LIST,   // a Lua list of entries: `entries`
    TEMPLATE_PRESCRIPTION,
};

struct template_nodes {
    const struct entry *entry; // whose body it is
    const struct doc_node *first, *end;
};

struct template_value {
    enum template_kind kind;
    bool boolean;
    double number;
    const char *text;
    size_t length;
    const struct entry *entry;
    struct template_nodes nodes;
    const struct entry *const *entries; // `length` of them
    const struct prescription *prescription;
};

// Sets a global that the next renderings see. Texts are copied.
void template_set(struct template_engine *engine, const char *name, struct template_value value);

// Handy forms.
void template_set_text(struct template_engine *engine, const char *name, const char *text);
void template_set_entry(struct template_engine *engine, const char *name,
                        const struct entry *entry);

// A function that templates may call. It appends its result, a string, to `out`; the result is
// then escaped or not as the template says. On a mistake of the template's it returns a message
// (in `out`, instead of a result) and false, which becomes a diagnostic at the template's line.
typedef bool template_function(void *context, const struct template_value *arguments, size_t count,
                               struct buf *out);

void template_add_function(struct template_engine *engine, const char *name,
                           template_function *function, void *context);

// Renders a template such as "site/exercise.html" (a path below templates/) to the end of `out`.
// `about` names what is being filled, such as "content/exercises/squat.md", for the diagnostic.
// False with a diagnostic at the template's own file and line where it does not exist
// ("no-template"), does not compile ("bad-template"), fails while running ("template-failed"), or
// goes over a limit ("template-limit"); `out` is then as it was.
bool template_render(struct template_engine *engine, const char *name, const char *about,
                     struct buf *out);

// Whether what a template made for a brand has all of the guide's red flags, as text; without a
// brand it need not. Where not it is told at the template's file: "lost-red-flag".
bool template_guard_flags(struct template_engine *engine, const char *name, const char *about,
                          const struct buf *markup);

// How messages name a template's file: with the brand's folder where the brand has it.
const char *template_shown(const struct template_engine *engine, struct arena *arena,
                           const char *name);

// Runs a Lua file below templates/ that returns a table, and visits its leaves in sorted order,
// keys joined by ".": {h1 = {size = 20}} gives "h1.size" and 20. Numbers, strings, booleans only.
// False with a diagnostic as above.
typedef void template_visit(void *context, const char *path, const struct template_value *value);
bool template_table(struct template_engine *engine, const char *name, template_visit *visit,
                    void *context);

#endif

// Functions for templates; see site_functions.h.
#include "site/site_functions.h"

#include "markup/markup.h"
#include "site/site_path.h"
#include "site/site_shade.h"

#include <string.h>

#define ASSETS "assets/"
#define FILES "files/"

// ---- arguments and results ------------------------------------------------------------------

// The text of argument `i`, or NULL. Lua's strings may hold a NUL; no name does.
static const char *text_at(const struct template_value *arguments, size_t count, size_t i) {
    if (i >= count || arguments[i].kind != TEMPLATE_STRING) return NULL;
    return memchr(arguments[i].text, '\0', arguments[i].length) ? NULL : arguments[i].text;
}

static const struct entry *entry_at(const struct template_value *arguments, size_t count,
                                    size_t i) {
    return i < count && arguments[i].kind == TEMPLATE_ENTRY ? arguments[i].entry : NULL;
}

static bool complain(struct buf *out, const char *message) {
    buf_puts(out, message);
    return false;
}

// ---- addresses ------------------------------------------------------------------------------

static void put_address(const struct site_view *view, const char *path, const char *anchor,
                        struct buf *out) {
    const struct site_page *page = view->page;
    if (page->rooted) site_path_of_base(view->plan->guide->base_url, out);
    site_path_relative(page->rooted ? "" : page->path, path, anchor, out);
}

// The path of the entry or page that the first argument names, valid until view->text changes; NULL
// where it names none.
static const char *path_at(struct site_view *view, const struct template_value *arguments,
                           size_t count) {
    const struct entry *entry = entry_at(arguments, count, 0);
    if (!entry) return text_at(arguments, count, 0);
    buf_clear(&view->text);
    site_path_entry(entry, &view->text);
    return view->text.at;
}

static bool call_href(void *context, const struct template_value *arguments, size_t count,
                      struct buf *out) {
    struct site_view *view = context;
    const char *path = path_at(view, arguments, count);
    if (!path) return complain(out, "href wants an exercise, a routine, a page or a path");
    if (!map_find(&view->plan->by_path, path)) {
        buf_printf(out, "the site has no page '%s'", path);
        return false;
    }
    put_address(view, path, text_at(arguments, count, 1), out);
    return true;
}

static bool call_absolute(void *context, const struct template_value *arguments, size_t count,
                          struct buf *out) {
    struct site_view *view = context;
    const char *path = path_at(view, arguments, count);
    if (!path) return complain(out, "absolute wants an exercise, a routine, a page or a path");
    site_path_canonical(view->plan->guide->base_url, path, out);
    return true;
}

static bool call_share_href(void *context, const struct template_value *arguments, size_t count,
                            struct buf *out) {
    struct site_view *view = context;
    const struct entry *entry = entry_at(arguments, count, 0);
    if (!entry) return complain(out, "share_href wants an exercise, a routine or a page");
    buf_clear(&view->text);
    if (site_shares_find(view->shares, entry, &view->text))
        site_path_canonical(view->plan->guide->base_url, view->text.at, out);
    return true;
}

static bool call_asset(void *context, const struct template_value *arguments, size_t count,
                       struct buf *out) {
    struct site_view *view = context;
    const char *name = text_at(arguments, count, 0);
    if (!name) return complain(out, "asset wants the name of a file below assets/");
    if (!map_find(view->assets, name)) {
        buf_printf(out, "there is no file 'assets/%s'", name);
        return false;
    }
    buf_clear(&view->text);
    buf_printf(&view->text, ASSETS "%s", name);
    put_address(view, view->text.at, NULL, out);
    return true;
}

// The paper of an argument, or PAPERS.
static enum paper paper_at(const struct template_value *arguments, size_t count, size_t i) {
    const char *name = text_at(arguments, count, i);
    enum paper paper = 0;
    while (name && paper < PAPERS && strcmp(paper_names[paper], name) != 0) paper++;
    return name ? paper : PAPERS;
}

// Which card of a routine's: 0 where it has one on that paper; the first where none is named.
static int part_at(const struct template_value *arguments, size_t count,
                   const struct routine *routine, enum paper paper) {
    size_t parts = routine_cards(routine, paper);
    double part = count > 2 && arguments[2].kind == TEMPLATE_NUMBER ? arguments[2].number : 1;
    if (parts == 1) return 0;
    return part >= 1 && part <= (double)parts ? (int)part : 1;
}

// What is printed of a routine, of an exercise, or (no entry) of the guide.
static bool call_print_href(void *context, const struct template_value *arguments, size_t count,
                            struct buf *out) {
    struct site_view *view = context;
    enum paper paper = paper_at(arguments, count, 0);
    const struct entry *entry = count > 1 ? entry_at(arguments, count, 1) : NULL;
    if (paper == PAPERS || (count > 1 && !entry) || (entry && entry->kind == ENTRY_PAGE))
        return complain(out,
                        "print_href wants a paper such as \"a4\", and an exercise or a routine "
                        "where it is not the book");
    buf_clear(&view->text);
    if (entry && entry->kind == ENTRY_ROUTINE) {
        const struct routine *routine = entry_routine(entry);
        buf_puts(&view->text, "print/cards/");
        routine_card_name(routine, part_at(arguments, count, routine, paper), paper, &view->text);
    } else {
        buf_printf(&view->text, "print/%s%s-%s", entry ? "handouts/" : "",
                   entry ? entry->id : view->plan->guide->id, paper_names[paper]);
    }
    buf_puts(&view->text, ".pdf");
    put_address(view, view->text.at, NULL, out);
    return true;
}

static bool call_card_count(void *context, const struct template_value *arguments, size_t count,
                            struct buf *out) {
    (void)context;
    enum paper paper = paper_at(arguments, count, 0);
    const struct entry *entry = entry_at(arguments, count, 1);
    if (paper == PAPERS || !entry || entry->kind != ENTRY_ROUTINE)
        return complain(out, "card_count wants a paper such as \"a4\", and a routine");
    buf_printf(out, "%zu", routine_cards(entry_routine(entry), paper));
    return true;
}

static bool call_epub_href(void *context, const struct template_value *arguments, size_t count,
                           struct buf *out) {
    struct site_view *view = context;
    (void)arguments;
    if (count) return complain(out, "epub_href wants nothing");
    buf_clear(&view->text);
    buf_printf(&view->text, "%s.epub", view->plan->guide->id);
    put_address(view, view->text.at, NULL, out);
    return true;
}

// ---- the picture of a card ------------------------------------------------------------------

static const struct routine *routine_at(const struct template_value *arguments, size_t count,
                                        struct buf *out) {
    const struct entry *entry = count == 1 ? entry_at(arguments, count, 0) : NULL;
    if (entry && entry->kind == ENTRY_ROUTINE) return entry_routine(entry);
    complain(out, "a preview wants a routine");
    return NULL;
}

static bool call_preview_href(void *context, const struct template_value *arguments, size_t count,
                              struct buf *out) {
    struct site_view *view = context;
    const struct routine *routine = routine_at(arguments, count, out);
    if (!routine) return false;
    buf_clear(&view->text);
    enum paper paper = routine_preview_paper(routine);
    buf_puts(&view->text, "print/cards/");
    routine_card_name(routine, routine_cards(routine, paper) > 1, paper, &view->text);
    buf_puts(&view->text, ".png");
    put_address(view, view->text.at, NULL, out);
    return true;
}

static bool call_preview_size(void *context, const struct template_value *arguments, size_t count,
                              struct buf *out) {
    (void)context;
    const struct routine *routine = routine_at(arguments, count, out);
    if (!routine) return false;
    buf_printf(out, "width=\"%d\" height=\"%d\"", PAPER_PREVIEW_WIDTH,
               paper_preview_height(routine_preview_paper(routine)));
    return true;
}

// ---- pictures of exercises -------------------------------------------------------------------

// The picture that the arguments name; its path is in view->text. *found tells whether there is
// one. False with a message where the arguments name none.
static bool find_figure(struct site_view *view, const struct template_value *arguments,
                        size_t count, bool *found, struct picture_size *size, struct buf *out) {
    const struct entry *entry = entry_at(arguments, count, 0);
    const char *name = count > 1 ? text_at(arguments, count, 1) : site_figure_names[SITE_STILL];
    int kind = 0;
    while (name && kind < SITE_FIGURE_VIEWS && strcmp(site_figure_names[kind], name) != 0) kind++;
    if (!entry || entry->kind != ENTRY_EXERCISE || !name || kind == SITE_FIGURE_VIEWS)
        return complain(out, "a figure wants an exercise, and \"still\", \"moving\", \"start\" or "
                             "\"end\"");
    buf_clear(&view->text);
    *found = site_figures_find(view->figures, (const struct exercise *)entry,
                               (enum site_figure_view)kind, &view->text, size);
    return true;
}

static bool call_figure_href(void *context, const struct template_value *arguments, size_t count,
                             struct buf *out) {
    struct site_view *view = context;
    struct picture_size size;
    bool found;
    if (!find_figure(view, arguments, count, &found, &size, out)) return false;
    if (found) put_address(view, view->text.at, NULL, out);
    return true;
}

static bool call_figure_size(void *context, const struct template_value *arguments, size_t count,
                             struct buf *out) {
    struct picture_size size;
    bool found;
    if (!find_figure(context, arguments, count, &found, &size, out)) return false;
    if (found && size.width) buf_printf(out, "width=\"%d\" height=\"%d\"", size.width, size.height);
    return true;
}

// ---- lists ----------------------------------------------------------------------------------

// The facet that the first argument names; SITE_FACETS with a message where there is none.
static enum site_facet facet_of(const struct template_value *arguments, size_t count,
                                struct buf *out) {
    const char *name = text_at(arguments, count, 0);
    enum site_facet facet = name ? site_plan_facet(name) : SITE_FACETS;
    if (facet == SITE_FACETS)
        buf_puts(out,
                 "exercises are listed by \"kind\", \"position\", \"equipment\" or \"muscle\"");
    return facet;
}

static const struct site_list *list_of(const struct site_view *view,
                                       const struct template_value *arguments, size_t count,
                                       struct buf *out) {
    enum site_facet facet = facet_of(arguments, count, out);
    if (facet == SITE_FACETS) return NULL;
    const char *name = text_at(arguments, count, 1);
    const struct site_list *list = name ? site_plan_list(view->plan, facet, name) : NULL;
    if (!list)
        buf_printf(out, "no exercise is listed under the %s '%s'", site_facet_names[facet],
                   name ? name : "");
    return list;
}

static bool call_list_href(void *context, const struct template_value *arguments, size_t count,
                           struct buf *out) {
    struct site_view *view = context;
    const struct site_list *list = list_of(view, arguments, count, out);
    if (list) put_address(view, list->path, NULL, out);
    return list != NULL;
}

static bool call_list_path(void *context, const struct template_value *arguments, size_t count,
                           struct buf *out) {
    const struct site_list *list = list_of(context, arguments, count, out);
    if (list) buf_puts(out, list->path);
    return list != NULL;
}

static bool call_list_size(void *context, const struct template_value *arguments, size_t count,
                           struct buf *out) {
    const struct site_list *list = list_of(context, arguments, count, out);
    if (list) buf_printf(out, "%zu", list->exercises.n);
    return list != NULL;
}

static bool call_list_total(void *context, const struct template_value *arguments, size_t count,
                            struct buf *out) {
    const struct site_view *view = context;
    enum site_facet facet = facet_of(arguments, count, out);
    if (facet == SITE_FACETS) return false;
    buf_printf(out, "%zu", view->plan->lists[facet].n);
    return true;
}

static bool call_list_at(void *context, const struct template_value *arguments, size_t count,
                         struct buf *out) {
    const struct site_view *view = context;
    enum site_facet facet = facet_of(arguments, count, out);
    if (facet == SITE_FACETS) return false;
    const struct site_lists *lists = &view->plan->lists[facet];
    double i = count > 1 && arguments[1].kind == TEMPLATE_NUMBER ? arguments[1].number : 0;
    if (!(i >= 1 && i <= (double)lists->n)) return complain(out, "there is no list of that number");
    buf_puts(out, lists->at[(size_t)i - 1]->name);
    return true;
}

// ---- brands -----------------------------------------------------------------------------------

static bool call_shade(void *context, const struct template_value *arguments, size_t count,
                       struct buf *out) {
    const struct site_view *view = context;
    const struct brand *brand = view->plan->guide->brand;
    const char *token = text_at(arguments, count, 0);
    struct colour colour;
    char text[COLOUR_TEXT];
    if (!token) return complain(out, "shade wants the name of a token, such as \"accent\"");
    if (!brand || !site_shade(brand, token, &colour)) return true;
    colour_write(colour, text);
    buf_puts(out, text);
    return true;
}

static bool call_face_href(void *context, const struct template_value *arguments, size_t count,
                           struct buf *out) {
    const struct site_view *view = context;
    const char *name = text_at(arguments, count, 0);
    if (!name) return complain(out, "face_href wants the name of a face, such as \"bold\"");
    const char *path = site_faces_path(view->faces, name);
    if (path) put_address(view, path, NULL, out);
    return true;
}

// The path that the first argument names, of a file that the guide shows; NULL where it names none.
static const char *file_at(const struct site_view *view, const struct template_value *arguments,
                           size_t count) {
    const struct strings *files = &view->plan->guide->files;
    const char *path = text_at(arguments, count, 0);
    for (size_t i = 0; path && i < files->n; i++)
        if (strcmp(files->at[i], path) == 0) return path;
    return NULL;
}

static bool call_file_href(void *context, const struct template_value *arguments, size_t count,
                           struct buf *out) {
    struct site_view *view = context;
    const char *path = file_at(view, arguments, count);
    if (!path)
        return complain(out, "file_href wants the path from content/ of a file that is shown");
    buf_clear(&view->text);
    buf_printf(&view->text, FILES "%s", path);
    put_address(view, view->text.at, NULL, out);
    return true;
}

static bool call_file_size(void *context, const struct template_value *arguments, size_t count,
                           struct buf *out) {
    struct site_view *view = context;
    const char *path = file_at(view, arguments, count);
    if (!path)
        return complain(out, "file_size wants the path from content/ of a file that is shown");
    const struct picture_size *size = map_find(view->sizes, path);
    if (size) buf_printf(out, "width=\"%u\" height=\"%u\"", size->width, size->height);
    return true;
}

// ---- bodies ---------------------------------------------------------------------------------

static void put_link_address(void *context, const struct doc_node *link, struct buf *out) {
    struct site_view *view = context;
    const struct doc_target *target = &link->link.target;
    buf_clear(&view->text);
    if (target->kind == DOC_TARGET_ENTRY) {
        site_path_entry(target->entry, &view->text);
        put_address(view, view->text.at, target->anchor, out);
    } else if (target->kind == DOC_TARGET_FILE) {
        buf_printf(&view->text, FILES "%s", target->file);
        put_address(view, view->text.at, NULL, out);
    } else {
        buf_puts(out, link->text);
    }
}

static void put_markup(struct site_view *view, const struct doc_node *first,
                       const struct doc_node *end, bool bare, struct buf *out) {
    const struct guide *guide = view->plan->guide;
    struct markup_options options = {.bare = bare,
                                     .raw_html = guide->raw_html,
                                     .guide = guide,
                                     .words = guide->words,
                                     .address = put_link_address,
                                     .context = view};
    if (first) markup_write(first, end, &options, out);
}

static bool call_markup(void *context, const struct template_value *arguments, size_t count,
                        struct buf *out) {
    const char *how = text_at(arguments, count, 1);
    if (!count || arguments[0].kind != TEMPLATE_NODES)
        return complain(out, "markup wants the nodes of a section or a step");
    if (count > 1 && (!how || strcmp(how, "bare") != 0))
        return complain(out, "what markup takes beside nodes is \"bare\"");
    put_markup(context, arguments[0].nodes.first, arguments[0].nodes.end, how != NULL, out);
    return true;
}

static bool call_plain(void *context, const struct template_value *arguments, size_t count,
                       struct buf *out) {
    (void)context;
    if (count != 1 || arguments[0].kind != TEMPLATE_NODES)
        return complain(out, "plain wants the nodes of a section or a step");
    const struct doc_node *node = arguments[0].nodes.first;
    for (; node && node != arguments[0].nodes.end; node = node->next) {
        if (node != arguments[0].nodes.first) buf_putc(out, ' ');
        doc_plain_text(node, out);
    }
    return true;
}

static bool call_footnotes(void *context, const struct template_value *arguments, size_t count,
                           struct buf *out) {
    const struct entry *entry = entry_at(arguments, count, 0);
    if (!entry) return complain(out, "footnotes wants an exercise, a routine or a page");
    const struct doc_node *note = entry->body->first;
    while (note && note->kind != DOC_FOOTNOTE) note = note->next;
    put_markup(context, note, NULL, false, out);
    return true;
}

// ---------------------------------------------------------------------------------------------

void site_functions_add(struct template_engine *engine, struct site_view *view) {
    static const struct {
        const char *name;
        template_function *function;
    } functions[] = {
        {"href", call_href},
        {"absolute", call_absolute},
        {"share_href", call_share_href},
        {"plain", call_plain},
        {"asset", call_asset},
        {"file_href", call_file_href},
        {"file_size", call_file_size},
        {"face_href", call_face_href},
        {"shade", call_shade},
        {"markup", call_markup},
        {"list_href", call_list_href},
        {"list_path", call_list_path},
        {"list_size", call_list_size},
        {"list_total", call_list_total},
        {"list_at", call_list_at},
        {"print_href", call_print_href},
        {"card_count", call_card_count},
        {"preview_href", call_preview_href},
        {"preview_size", call_preview_size},
        {"epub_href", call_epub_href},
        {"footnotes", call_footnotes},
        {"figure_href", call_figure_href},
        {"figure_size", call_figure_size},
    };
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++)
        template_add_function(engine, functions[i].name, functions[i].function, view);
}

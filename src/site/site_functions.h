// What the site's templates can call, besides what every template can.
//
//     href(entry [, anchor])     address of an exercise, routine or page
//     href("exercises/index.html" [, anchor])
//     absolute(entry), absolute("feed.xml")  the whole address, as others know it
//     share_href(entry)          the whole address of a picture to show where the page is linked
//     to;
//                                "" where there is none
//     plain(nodes)               a stretch of a body without markup
//     file_href("brands/bridge/logo.svg"), file_size("...")
//                                address of a file below content/ that the guide shows, and its
//                                width="..." and height="..."; for <%- %>
//     face_href("regular")       address of a brand's own face, also "bold", "italic",
//                                "bold_italic"; "" where there is none
//     shade("accent")            a brand's colour for a token of site.css, "" where it is the
//                                theme's (site_shade.h)
//     asset("site.css")          address of a file of assets/
//     markup(nodes)              a stretch of a body as HTML; for <%- %>
//     footnotes(entry)           the notes of a body, which stand behind its last section
//     list_href("muscle", name)  address of a list of exercises; "" as equipment: none needed
//     list_path("muscle", name)  its path, for href and absolute
//     list_total("muscle")       how many such lists there are
//     list_at("muscle", i)       the name of the i-th, in the language's order
//     list_size("muscle", name)  how many exercises are on it
//     print_href(paper, entry)   address of a card, a handout, or (no entry) the book to print
//     print_href(paper, routine, part)  address of a card that has one phase, where there are
//     several card_count(paper, routine) how many cards the routine has on that paper
//     preview_href(routine)      address of the picture of its card, on the first of its papers
//     preview_size(routine)      its width="..." and height="..."; for <%- %>
//     epub_href()                address of the book
//     figure_href(exercise, view)  address of its picture: "still", "moving", "start" or "end"; ""
//                                where there is none
//     figure_size(exercise, view)  its width="..." and height="..."; for <%- %>
#ifndef REGIMEN_SITE_FUNCTIONS_H
#define REGIMEN_SITE_FUNCTIONS_H

#include "site/site_faces.h"
#include "site/site_figures.h"
#include "site/site_plan.h"
#include "site/site_share.h"
#include "template/template.h"

// What a function needs to know; one for each worker.
struct site_view {
    const struct site_plan *plan;
    const struct map *assets;       // names below assets/ -> themselves
    const struct map *sizes;        // of the pictures below content/, by path
    struct site_figures *figures;   // of all workers
    struct site_shares *shares;     // of all workers
    const struct site_faces *faces; // may be NULL
    const struct site_page *page;   // the page that is being rendered
    struct buf text;                // scratch
};

// Adds the functions to an engine; `view` must outlive it.
void site_functions_add(struct template_engine *engine, struct site_view *view);

#endif

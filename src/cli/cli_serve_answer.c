// What `regimen serve` answers; see cli_serve.h.
//
// No request's path is ever made into the name of a file: it is looked up among what the site has.
#include "cli/cli_book.h"
#include "cli/cli_serve.h"
#include "site/site_path.h"

#include <string.h>

#define OWN ".regimen/"

// What takes the place of the website's service worker, which would show pages as they were: it
// takes away what another had kept, and itself.
static const char no_worker[] =
    "addEventListener(\"install\", () => skipWaiting());\n"
    "addEventListener(\"activate\", (event) => event.waitUntil((async () => {\n"
    "  for (const name of await caches.keys()) if (name.startsWith(\"regimen \")) await "
    "caches.delete(name);\n"
    "  await registration.unregister();\n"
    "})()));\n";

static bool begins_with(const char *text, const char *start) {
    return strncmp(text, start, strlen(start)) == 0;
}

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), n = strlen(end);
    return length >= n && strcmp(text + length - n, end) == 0;
}

// ---- what is wrong ----------------------------------------------------------------------------

static void put_script(const struct cli_serve *serve, struct buf *out) {
    buf_printf(out,
               "<script src=\"/" OWN "live.js\" data-version=\"%lu\" data-mistakes=\"%lu\" "
               "async></script>\n",
               serve->version, serve->mistakes);
}

static void put_mistakes(const char *level, const char *text, struct buf *out) {
    buf_printf(out, "<%s role=\"alert\">The guide has mistakes</%s>\n", level, level);
    buf_puts(out, "<p>Pages stay as they were until these are mended.</p>\n"
                  "<pre tabindex=\"0\" aria-label=\"Mistakes\">");
    buf_escape(out, text, strlen(text));
    buf_puts(out, "</pre>\n");
}

// A page that stands in place of one that cannot be made.
static void put_mistakes_page(const struct cli_serve *serve, const char *text, struct buf *out) {
    buf_puts(out, "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<title>The guide has mistakes</title>\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<link rel=\"icon\" href=\"data:,\">\n"
                  "<link rel=\"stylesheet\" href=\"/" OWN "live.css\">\n");
    put_script(serve, out);
    buf_puts(out, "</head>\n<body>\n<main data-regimen-mistakes>\n");
    put_mistakes("h1", text, out);
    buf_puts(out, "</main>\n</body>\n</html>\n");
}

static void answer_mistakes(const struct cli_serve *serve, unsigned status, const char *text,
                            struct serve_answer *answer) {
    answer->status = status;
    answer->type = "text/html; charset=utf-8";
    buf_clear(&answer->body);
    put_mistakes_page(serve, text, &answer->body);
}

static void answer_failure(const struct cli_serve *serve, struct diag_list *diags,
                           struct serve_answer *answer) {
    struct buf text;
    buf_init(&text);
    diag_sort(diags);
    cli_put_text(diags, serve->session.options, false, 0, &text);
    answer_mistakes(serve, 500, text.at, answer);
    buf_release(&text);
}

// ---- paper and the book -----------------------------------------------------------------------

static struct print_job print_job_of(const struct cli_serve *serve) {
    const struct cli_shown *shown = serve->shown;
    return (struct print_job){.guide = shown->guide,
                              .resources = &shown->resources,
                              .palette = shown->job.palette,
                              .modified = cli_session_modified_of(&serve->session, shown->guide),
                              .archive = shown->guide->archive,
                              .previews = true,
                              .jobs = 1};
}

static enum site_live_answer make_paper(struct cli_serve *serve, const char *path, struct buf *out,
                                        struct diag_list *diags) {
    const struct print_job job = print_job_of(serve);
    bool found;
    pthread_mutex_lock(&serve->printing);
    bool made = print_make_one(&job, path, &found, out, diags);
    pthread_mutex_unlock(&serve->printing);
    if (!made) return SITE_FAILED;
    return found ? SITE_MADE : SITE_ABSENT;
}

static bool take_book(void *context, const char *path, const void *bytes, size_t length) {
    (void)path;
    buf_add(context, bytes, length);
    return true;
}

// The EPUB is put whole, as the one thing that is put.
static enum site_live_answer make_book(struct cli_serve *serve, struct buf *out,
                                       struct diag_list *diags) {
    struct cli_book book;
    cli_book_init(&book);
    struct print_job print = print_job_of(serve);
    print.pages = &book.pages;
    print.pages_arena = &book.arena;
    struct publish *publish = publish_open_to(take_book, out);
    pthread_mutex_lock(&serve->printing);
    bool bound = cli_book_make(&book, &print, false, diags);
    struct epub_job job = {
        .guide = serve->shown->guide,
        .resources = &serve->shown->resources,
        .root = serve->session.options->folder,
        .publish = publish,
        .palette = serve->shown->job.palette,
        .cover = cli_book_cover(&book),
        .pages = &book.pages,
        .modified = print.modified,
        .jobs = serve->session.options->jobs,
    };
    bool made = bound && epub_write(&job, diags);
    pthread_mutex_unlock(&serve->printing);
    publish_abandon(publish, NULL);
    cli_book_release(&book);
    return made ? SITE_MADE : SITE_FAILED;
}

static bool is_book(const struct cli_serve *serve, const char *path) {
    const char *id = serve->shown->guide->id;
    return begins_with(path, id) && strcmp(path + strlen(id), ".epub") == 0;
}

// ---- the website ------------------------------------------------------------------------------

static enum site_live_answer make(struct cli_serve *serve, const char *path, struct buf *out,
                                  struct diag_list *diags) {
    if (begins_with(path, "print/")) return make_paper(serve, path + strlen("print/"), out, diags);
    if (is_book(serve, path)) return make_book(serve, out, diags);
    if (strcmp(path, "sw.js") == 0) {
        buf_puts(out, no_worker);
        return SITE_MADE;
    }
    return site_live_make(serve->shown->site, path, out, diags);
}

// Puts the script before the end of the head; a page without one is left as it is.
static void put_script_into(const struct cli_serve *serve, struct buf *page) {
    const char *end = strstr(page->at, "</head>");
    if (!end) return;
    struct buf whole;
    buf_init(&whole);
    buf_add(&whole, page->at, (size_t)(end - page->at));
    put_script(serve, &whole);
    buf_puts(&whole, end);
    buf_release(page);
    *page = whole;
}

static void answer_path(struct cli_serve *serve, const struct serve_request *request,
                        const char *path, struct serve_answer *answer) {
    struct arena arena;
    struct diag_list diags;
    arena_init(&arena);
    diag_init(&diags, &arena);
    enum site_live_answer made = make(serve, path, &answer->body, &diags);
    answer->type = serve_http_type(path);
    if (made == SITE_ABSENT) {
        answer->status = 404;
        answer->type = "text/html; charset=utf-8";
        made = make(serve, "404.html", &answer->body, &diags);
    }
    bool page = begins_with(answer->type, "text/html");
    if (made == SITE_FAILED)
        answer_failure(serve, &diags, answer);
    else if (page && !request->plain)
        put_script_into(serve, &answer->body);
    arena_release(&arena);
}

// A guide may be published below a folder of its server, to which its page for wrong addresses
// links; that folder is taken for the root as well.
static const char *without_base(const struct cli_serve *serve, const char *path) {
    struct buf base;
    buf_init(&base);
    site_path_of_base(serve->shown->guide->base_url, &base);
    const char *folder = base.at + 1; // "knee/" of "/knee/"
    size_t length = strlen(folder);
    if (length && begins_with(path, folder) && !site_live_has(serve->shown->site, path))
        path += length;
    buf_release(&base);
    return path;
}

static void answer_site(struct cli_serve *serve, const struct serve_request *request,
                        struct serve_answer *answer) {
    const char *path = without_base(serve, request->path);
    struct buf index;
    buf_init(&index);
    bool folder = !*path || ends_with(path, "/");
    buf_printf(&index, "%s%sindex.html", path, folder ? "" : "/");
    if (folder) {
        answer_path(serve, request, index.at, answer);
    } else if (site_live_has(serve->shown->site, index.at)) {
        answer->status = 302;
        buf_putc(&answer->address, '/');
        site_path_encode(path, &answer->address);
        buf_putc(&answer->address, '/');
    } else {
        answer_path(serve, request, path, answer);
    }
    buf_release(&index);
}

// ---- what serves ------------------------------------------------------------------------------

static const struct embedded_file *find_own(const char *name) {
    for (size_t i = 0; i < embedded_file_count; i++)
        if (begins_with(embedded_files[i].path, "serve/") &&
            strcmp(embedded_files[i].path + strlen("serve/"), name) == 0)
            return &embedded_files[i];
    return NULL;
}

static void answer_own(struct cli_serve *serve, const char *name, struct serve_answer *answer) {
    const struct embedded_file *file = find_own(name);
    if (file) {
        answer->type = serve_http_type(name);
        buf_add(&answer->body, file->bytes, file->length);
    } else if (strcmp(name, "part") == 0) {
        put_mistakes("h2", serve->told.at, &answer->body);
    } else if (strcmp(name, "mistakes") == 0) {
        answer_mistakes(serve, 200, serve->told.at, answer);
    } else {
        answer->status = 404;
        answer->type = "text/plain; charset=utf-8";
        buf_puts(&answer->body, "there is no such thing here\n");
    }
}

void cli_serve_answer(void *context, const struct serve_request *request,
                      struct serve_answer *answer) {
    struct cli_serve *serve = context;
    pthread_rwlock_rdlock(&serve->lock);
    if (begins_with(request->path, OWN)) {
        answer_own(serve, request->path + strlen(OWN), answer);
    } else if (serve->shown) {
        answer_site(serve, request, answer);
    } else {
        answer_mistakes(serve, 503, serve->told.at, answer);
    }
    pthread_rwlock_unlock(&serve->lock);
}

// Links; see check_link.h.
#include "check/check_link.h"

#include "base/file.h"
#include "base/near.h"
#include "base/utf8.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

// ---- definitions ------------------------------------------------------------------------------

// The address in a line such as `[name]: <address> "title"`; empty where it is no such line.
static struct span address_in(const char *line, size_t length, uint32_t number) {
    struct span none = {0};
    size_t at = 0;
    while (at < length && at < 3 && line[at] == ' ') at++;
    const char *close = at < length && line[at] == '[' ? memmem(line, length, "]:", 2) : NULL;
    if (!close || line[at + 1] == '^') return none;
    at = (size_t)(close - line) + 2;
    while (at < length && strchr(" \t", line[at])) at++;
    bool pointed = at < length && line[at] == '<';
    size_t end = at += pointed;
    while (end < length && !strchr(pointed ? ">" : " \t\r", line[end])) end++;
    return (struct span){number, (uint32_t)at + 1, (uint32_t)(end - at)};
}

static void read_definitions(struct check_links *links, const struct check_file *file) {
    const char *at = file->source->text, *end = at + file->source->length;
    links->defining = file;
    links->definitions = links->told = (struct map){0};
    links->lines.n = 0;
    for (uint32_t number = 1; at < end; number++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t length = (size_t)((stop ? stop : end) - at);
        vec_push(links->arena, &links->lines, (size_t)(at - file->source->text));
        struct span span = address_in(at, length, number);
        if (number >= file->page.body->span.line && span.length) {
            struct span *kept = arena_alloc(links->arena, sizeof *kept);
            *kept = span;
            map_add(links->arena, &links->definitions,
                    arena_strndup(links->arena, at + span.column - 1, span.length), kept);
        }
        at += length + 1;
    }
}

// Whether the address stands within the link, as far as its first line shows.
static bool holds_address(const struct check_links *links, const struct doc_node *node) {
    const struct source *source = links->defining->source;
    if (node->span.line > links->lines.n) return true;
    size_t at = links->lines.at[node->span.line - 1] + node->span.column - 1;
    return at + node->span.length > source->length ||
           memmem(source->text + at, node->span.length, "](", 2) != NULL;
}

// ---- what is told -----------------------------------------------------------------------------

static void add_error(struct check_links *links, const struct check_file *file,
                      const struct doc_node *node, const char *id, const char *hint,
                      const char *message) {
    if (links->defining != file) read_definitions(links, file);
    const struct span *defined = map_find(&links->definitions, node->text);
    if (defined && holds_address(links, node)) defined = NULL;
    if (defined && map_add(links->arena, &links->told, node->text, node)) return;
    diag_add(links->diags, DIAG_ERROR, id, file->source, defined ? *defined : node->span, hint,
             "%s", message);
}

// ---- addresses --------------------------------------------------------------------------------

// The length of an address's scheme ("https" in "https://..."), or 0.
static size_t scheme_length(const char *url) {
    if (!isalpha((unsigned char)*url)) return 0;
    size_t n = 1;
    while (isalnum((unsigned char)url[n]) || strchr("+-.", url[n])) {
        if (!url[n]) return 0;
        n++;
    }
    return url[n] == ':' ? n : 0;
}

static bool scheme_is_allowed(const char *url, size_t length) {
    static const char *const allowed[] = {"http", "https", "mailto", "tel"};
    for (size_t i = 0; i < sizeof allowed / sizeof *allowed; i++)
        if (strlen(allowed[i]) == length && strncasecmp(allowed[i], url, length) == 0) return true;
    return false;
}

static int hex_value(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    c = (char)tolower((unsigned char)c);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

// Whether a name can stand in what is written: text that XML can hold, with no control character.
static bool is_clean(const char *name) {
    if (utf8_check(name, strlen(name)) < strlen(name)) return false;
    while (*name) {
        uint32_t c = utf8_next(&name);
        if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF) return false;
    }
    return true;
}

// The text with %XX decoded. A text that would not be a clean name stays as it is, so that no file
// of such a name is ever found.
static const char *decode(struct arena *arena, const char *text, size_t length) {
    char *decoded = arena_strndup(arena, text, length);
    if (!memchr(text, '%', length)) return decoded;
    size_t out = 0;
    for (size_t i = 0; i < length; i++) {
        int high = text[i] == '%' && i + 2 < length ? hex_value(text[i + 1]) : -1;
        int low = high >= 0 ? hex_value(text[i + 2]) : -1;
        if (low >= 0 && high * 16 + low != 0) {
            decoded[out++] = (char)(high * 16 + low);
            i += 2;
        } else {
            decoded[out++] = text[i];
        }
    }
    decoded[out] = '\0';
    return is_clean(decoded) ? decoded : arena_strndup(arena, text, length);
}

// Resolves a relative path from the folder of `from`, both below content/. NULL where it climbs
// out.
static const char *resolve(struct arena *arena, const char *from, const char *path) {
    const char *slash = strrchr(from, '/');
    char *joined = slash ? arena_printf(arena, "%.*s/%s", (int)(slash - from), from, path)
                         : arena_strdup(arena, path);
    char *out = joined;
    for (const char *at = joined; *at;) {
        size_t length = strcspn(at, "/");
        bool climbs = length == 2 && at[0] == '.' && at[1] == '.';
        if (climbs && out == joined) return NULL;
        if (climbs) {
            out--; // the slash behind the last part
            while (out > joined && out[-1] != '/') out--;
        } else if (length && !(length == 1 && *at == '.')) {
            memmove(out, at, length);
            out += length;
            if (at[length]) *out++ = '/';
        }
        at += length + (at[length] == '/');
    }
    *out = '\0';
    return joined;
}

static const char *below_content(const struct check_file *file) {
    return file->path + strlen("content/");
}

bool check_link_has_scheme(const char *url) {
    return scheme_length(url) || strncmp(url, "//", 2) == 0;
}

const char *check_link_path(struct arena *arena, const struct check_file *file, const char *url) {
    size_t length = strcspn(url, "?#");
    if (!length) return below_content(file);
    return *url == '/' ? NULL : resolve(arena, below_content(file), decode(arena, url, length));
}

// The anchors of a page, and their names for suggestions, which are listed once one is wanted.
struct anchors {
    struct map ids;
    struct strings names;
    struct near_index near;
};

// Reads a page's anchors when they are asked for first: many links may lead to one long page.
static struct anchors *find_anchors(struct check_links *links, const struct check_file *page) {
    struct anchors *anchors = (struct anchors *)map_find(&links->anchors, page->path);
    if (anchors) return anchors;
    anchors = arena_alloc(links->arena, sizeof *anchors);
    map_add(links->arena, &links->anchors, page->path, anchors);
    const struct doc_node *body = page->page.body;
    for (const struct doc_node *node = body->first; node; node = doc_next(node, body))
        if (node->kind == DOC_HEADING) map_add(links->arena, &anchors->ids, node->heading.id, node);
    return anchors;
}

static void list_anchors(struct check_links *links, struct anchors *anchors,
                         const struct check_file *page) {
    const struct doc_node *body = page->page.body;
    if (anchors->names.n) return;
    for (const struct doc_node *node = body->first; node; node = doc_next(node, body)) {
        if (node->kind != DOC_HEADING) continue;
        vec_push(links->arena, &anchors->names, node->heading.id);
        near_add(links->arena, &anchors->near, node->heading.id, node->heading.id);
    }
}

static const char *suggest_anchor(struct check_links *links, const struct check_file *page,
                                  struct anchors *anchors, const char *anchor) {
    list_anchors(links, anchors, page);
    const char *near = near_seek(&anchors->near, anchor);
    if (near) return arena_printf(links->arena, "did you mean '#%s'?", near);
    return anchors->names.n ? near_list(links->arena, &anchors->names) : NULL;
}

static void set_target(struct check_links *links, struct doc_node *node, struct doc_target target,
                       const struct check_file *page) {
    if (!links->later) {
        node->link.target = target;
        return;
    }
    vec_push(links->later->arena, links->later, (struct check_target){node, target, page});
}

void check_link_set(const struct check_targets *targets) {
    for (size_t i = 0; i < targets->n; i++) {
        const struct check_target *found = &targets->at[i];
        found->node->link.target = found->target;
        if (found->page) found->node->link.target.entry = found->page->entry;
    }
}

static void link_page(struct check_links *links, struct check_file *file, struct doc_node *node,
                      const struct check_file *page, const char *anchor) {
    const struct doc_target target = {
        .kind = DOC_TARGET_ENTRY, .entry = page->entry, .anchor = anchor};
    set_target(links, node, target, page);
    if (page != file) map_add(links->arena, links->linked, page->path, page->path);
    if (!anchor || !page->source) return;
    struct anchors *anchors = find_anchors(links, page);
    if (map_find(&anchors->ids, anchor)) return;
    add_error(links, file, node, "broken-link", suggest_anchor(links, page, anchors, anchor),
              arena_printf(links->arena, "%s has no heading '#%s'", page->path, anchor));
}

// The way from the folder of one path to another path, both below content/.
static const char *way_to(struct arena *arena, const char *from, const char *to) {
    size_t common = 0;
    for (size_t i = 0; from[i] && from[i] == to[i]; i++)
        if (from[i] == '/') common = i + 1;
    struct buf way;
    buf_init(&way);
    for (const char *at = from + common; (at = strchr(at, '/')); at++) buf_puts(&way, "../");
    buf_puts(&way, to + common);
    const char *copy = arena_strdup(arena, way.at);
    buf_release(&way);
    return copy;
}

// ---- what was meant ---------------------------------------------------------------------------

static bool ends_with(const char *text, const char *end) {
    size_t length = strlen(text), suffix = strlen(end);
    return length >= suffix && strcasecmp(text + length - suffix, end) == 0;
}

// The name of the page that a link's last part may mean: other programs leave ".md" out, or have
// ".html" for it. NULL where another kind of file is named.
static const char *page_name(struct arena *arena, const char *name) {
    static const char *const endings[] = {".md", ".html", ".htm", ".markdown"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (ends_with(name, endings[i]))
            return arena_printf(arena, "%.*s.md", (int)(strlen(name) - strlen(endings[i])), name);
    return strchr(name, '.') || !*name ? NULL : arena_printf(arena, "%s.md", name);
}

static const char *did_you_mean(struct check_links *links, const struct check_file *file,
                                const char *path) {
    return arena_printf(links->arena, "did you mean '%s'?",
                        way_to(links->arena, below_content(file), path));
}

// A page in a folder, to which a link may have been meant to lead. NULL where there is none.
static const char *page_in(const struct check_links *links, const char *folder) {
    size_t length = strlen(folder);
    while (length && folder[length - 1] == '/') length--;
    for (size_t i = 0; i < links->near_pages->n && length; i++) {
        const char *page = links->near_pages->at[i].value;
        if (strncmp(page, folder, length) == 0 && page[length] == '/') return page;
    }
    return NULL;
}

// What to write instead of a way (without its anchor) that leads to no file: the file whose name is
// nearest, wherever it lies, or what such a link looks like. `path` is where it leads to, or NULL.
static const char *suggest(struct check_links *links, const struct check_file *file,
                           const struct doc_node *node, const char *way, const char *path) {
    char *clean = arena_strdup(links->arena, way);
    for (char *at = clean; *at; at++)
        if (*at == '\\') *at = '/';
    const char *page = node->kind == DOC_LINK ? page_name(links->arena, file_name(clean)) : NULL;
    const char *near =
        page ? near_seek(links->near_pages, page) : near_seek(links->near_files, file_name(clean));
    if (near) return did_you_mean(links, file, near);
    const char *inside = node->kind == DOC_LINK && path ? page_in(links, path) : NULL;
    if (inside)
        return arena_printf(links->arena, "name a page, such as '%s'",
                            way_to(links->arena, below_content(file), inside));
    return node->kind == DOC_IMAGE ? "save the picture there, or write the way to it from this file"
                                   : "write the way from this file, such as ../exercises/squat.md";
}

// What an address elsewhere lacks that would so be taken for the way to a file; NULL where it is
// none. *hint is the whole address.
static const char *fault_of_start(struct arena *arena, const char *url, const char **hint) {
    static const struct {
        const char *start, *instead, *fault;
    } starts[] = {
        {"www.", "https://www.", "a web address begins with 'https://'"},
        {"https//", "https://", "a colon is missing in this web address"},
        {"http//", "http://", "a colon is missing in this web address"},
    };
    for (size_t i = 0; i < sizeof starts / sizeof *starts; i++) {
        size_t length = strlen(starts[i].start);
        if (strncasecmp(url, starts[i].start, length) != 0) continue;
        *hint = arena_printf(arena, "did you mean '%s%s'?", starts[i].instead, url + length);
        return starts[i].fault;
    }
    const char *at = strchr(url, '@');
    if (!at || at == url || !strchr(at, '.') || strchr(url, '/')) return NULL;
    *hint = arena_printf(arena, "did you mean 'mailto:%s'?", url);
    return "the link to a mail address begins with 'mailto:'";
}

static void tell_no_file(struct check_links *links, struct check_file *file,
                         const struct doc_node *node, const char *path) {
    const char *url = node->text, *hint = NULL;
    const char *fault = node->kind == DOC_LINK ? fault_of_start(links->arena, url, &hint) : NULL;
    if (!fault && *url == '/' && map_find(links->pages, url + 1)) {
        hint = did_you_mean(links, file, url + 1);
    } else if (!fault) {
        hint =
            suggest(links, file, node, arena_strndup(links->arena, url, strcspn(url, "?#")), path);
    }
    if (!fault)
        fault = path ? arena_printf(links->arena, "there is no file content/%s", path)
                     : "this link leads out of the guide";
    add_error(links, file, node, "broken-link", hint, fault);
}

// ---- ways -------------------------------------------------------------------------------------

// Whether a path below content/ lies in a brand's folder that is not the file's own.
static bool is_of_other_brand(const struct check_file *file, const char *path) {
    static const char folder[] = "brands/";
    if (strncmp(path, folder, strlen(folder)) != 0) return false;
    const char *name = path + strlen(folder);
    size_t length = strcspn(name, "/");
    return !file->brand || strlen(file->brand) != length || strncmp(file->brand, name, length) != 0;
}

static void link_path(struct check_links *links, struct check_file *file, struct doc_node *node) {
    const char *url = node->text;
    size_t length = strcspn(url, "?#");
    const char *anchor = strchr(url, '#');
    if (anchor) anchor = decode(links->arena, anchor + 1, strlen(anchor + 1));
    if (anchor && !*anchor) anchor = NULL;
    if (!length) {
        link_page(links, file, node, file, anchor);
        return;
    }
    const char *path = check_link_path(links->arena, file, url);
    if (!path) {
        tell_no_file(links, file, node, NULL);
        return;
    }
    const struct check_file *page = map_find(links->pages, path);
    const char *other = map_find(links->files, path);
    if ((page || other) && is_of_other_brand(file, path)) {
        add_error(links, file, node, "broken-link",
                  file->brand ? "each brand's website and book have its own files only"
                              : "what is one brand's is not in the guide without it",
                  arena_printf(links->arena, "content/%s belongs to a brand", path));
    } else if (page && node->kind == DOC_LINK) {
        link_page(links, file, node, page, anchor);
    } else if (other) {
        set_target(links, node, (struct doc_target){.kind = DOC_TARGET_FILE, .file = other}, NULL);
        map_add(links->arena, links->used, other, other);
        if (node->kind == DOC_IMAGE) check_picture(links->pictures, file, node, other);
    } else if (page) {
        add_error(links, file, node, "picture-type", "to link to it, take the ! away",
                  arena_printf(links->arena, "'%s' is a page, not a picture", file_name(path)));
    } else {
        tell_no_file(links, file, node, path);
    }
}

// What is wrong with an address of an allowed kind that leads to nobody, or NULL.
static const char *fault_of_address(const char *url, size_t scheme) {
    const char *rest = url + scheme + 1;
    if (strncasecmp(url, "mailto", scheme) == 0)
        return *rest && *rest != '?' ? NULL : "no mail address stands behind 'mailto:'";
    if (strncasecmp(url, "tel", scheme) == 0)
        return strpbrk(rest, "0123456789") ? NULL : "no telephone number stands behind 'tel:'";
    if (strncmp(rest, "//", 2) != 0) return "two slashes are missing in this web address";
    return rest[2] && !strchr("/?#:@", rest[2]) ? NULL : "this web address names no website";
}

static void link_elsewhere(struct check_links *links, struct check_file *file,
                           struct doc_node *node, size_t scheme) {
    static const struct {
        const char *scheme, *hint;
    } hints[] = {
        {"mailto", "write it as mailto:name@clinic.example"},
        {"tel", "write it as tel:+441234567890"},
        {"http", "write it as https://clinic.example/"},
    };
    set_target(links, node, (struct doc_target){.kind = DOC_TARGET_EXTERNAL}, NULL);
    const char *fault = fault_of_address(node->text, scheme), *hint = NULL;
    if (!fault) return;
    for (size_t i = 0; !hint; i++)
        if (strncasecmp(node->text, hints[i].scheme, strlen(hints[i].scheme)) == 0)
            hint = hints[i].hint;
    add_error(links, file, node, "broken-link", hint, fault);
}

static void check_link(struct check_links *links, struct check_file *file, struct doc_node *node) {
    const char *url = node->text;
    size_t scheme = scheme_length(url);
    if (node->kind == DOC_IMAGE && check_link_has_scheme(url)) {
        add_error(links, file, node, "remote-picture",
                  "save it beside this page, and write its file name here",
                  "a picture from elsewhere would not be there without a network");
    } else if (strncmp(url, "//", 2) == 0 || (scheme && !scheme_is_allowed(url, scheme))) {
        add_error(links, file, node, "unsafe-link", "allowed are https:, http:, mailto: and tel:",
                  arena_printf(links->arena, "an address that begins with '%.*s' is not allowed",
                               scheme ? (int)scheme + 1 : 2, url));
    } else if (scheme) {
        link_elsewhere(links, file, node, scheme);
    } else if (!*url || (node->kind == DOC_IMAGE && strchr("?#", *url))) {
        add_error(links, file, node, "broken-link",
                  "write an address, such as [stretch](../exercises/calf-stretch.md)",
                  "the link leads nowhere");
    } else {
        link_path(links, file, node);
    }
}

void check_link_file(struct check_links *links, struct check_file *file) {
    struct doc_node *body = file->page.body;
    if (file->picture) check_link(links, file, file->picture);
    // doc_next reads only; the nodes are ours until the guide is handed out.
    for (struct doc_node *node = body->first; node; node = (struct doc_node *)doc_next(node, body))
        if (node->kind == DOC_LINK || node->kind == DOC_IMAGE) check_link(links, file, node);
}

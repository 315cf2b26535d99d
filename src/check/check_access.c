// Accessibility of bodies; see check_access.h.
#include "check/check_access.h"

#include "base/file.h"
#include "base/picture.h"
#include "base/utf8.h"
#include "check/check_link.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

// One body while it is looked at.
struct look {
    struct arena scratch;
    const struct check_access *access;
    struct check_file *file;
    struct buf text, slug;             // of the node in hand
    struct map links;                  // slug of a link's text -> struct led
    struct map headings;               // anchor -> its heading
    size_t section;                    // the first of the file's sections that is not yet passed
    const struct doc_node *empty_link; // the last one that was told
};

// Where a link with some text led first.
struct led {
    const struct doc_node *link;
    const char *place;
};

static void tell(const struct look *look, enum diag_severity severity, const char *id,
                 struct span span, const char *hint, const char *message) {
    diag_add(&look->file->diags, severity, id, look->file->source, span, hint, "%s", message);
}

// The words of a text without case and punctuation, so that "Click here!" is "click here".
static const char *make_slug(const char *text, size_t length, struct buf *slug) {
    buf_clear(slug);
    utf8_slug(text, length, slug);
    while (slug->len && slug->at[slug->len - 1] == '-') buf_cut(slug, slug->len - 1);
    return slug->at + strspn(slug->at, "-");
}

static void add_words(struct arena *arena, const struct words *words, const char *key,
                      struct map *map) {
    struct buf slug;
    buf_init(&slug);
    for (const char *at = words_find(words, key, NULL); at && *at; at += *at == ',') {
        size_t length = strcspn(at, ",");
        const char *word = arena_strdup(arena, make_slug(at, length, &slug));
        if (*word) map_add(arena, map, word, word);
        at += length;
    }
    buf_release(&slug);
}

void check_access_open(struct check_access *access, struct arena *arena,
                       const struct words *words) {
    *access = (struct check_access){0};
    add_words(arena, words, "check.link-texts", &access->link_texts);
    add_words(arena, words, "check.picture-words", &access->picture_words);
}

static const char *text_of(struct look *look, const struct doc_node *node) {
    buf_clear(&look->text);
    doc_plain_text(node, &look->text);
    return look->text.at;
}

static const char *slug_of_text(struct look *look) {
    return make_slug(look->text.at, look->text.len, &look->slug);
}

// Whether something of that kind stands below the node.
static bool holds(const struct doc_node *node, enum doc_kind kind) {
    for (const struct doc_node *at = node->first; at; at = doc_next(at, node))
        if (at->kind == kind) return true;
    return false;
}

// Whether the node shows nothing at all. HTML may show anything.
static bool is_empty(struct look *look, const struct doc_node *node) {
    return utf8_is_blank(text_of(look, node)) && !holds(node, DOC_HTML_INLINE);
}

// ---- names of files ---------------------------------------------------------------------------

// Whether a text is nothing but a file's name, such as "plan.pdf". Addresses are not meant.
static bool is_file_name(const char *text) {
    static const char *const suffixes[] = {"md",  "pdf", "htm",  "html", "txt", "doc", "docx",
                                           "odt", "xls", "xlsx", "csv",  "zip", "mp3", "mp4",
                                           "mov", "bmp", "tif",  "tiff", "heic"};
    if (strpbrk(text, " \t\n:@") || strncasecmp(text, "www.", 4) == 0) return false;
    const char *dot = strrchr(text, '.');
    if (!dot || dot == text) return false;
    for (size_t i = 0; i < sizeof suffixes / sizeof *suffixes; i++)
        if (strcasecmp(dot + 1, suffixes[i]) == 0) return true;
    return picture_of_name(text) != PICTURE_UNKNOWN;
}

// Whether the text is the name of the site that an address leads to: "regimen.md" is one.
static bool is_site(const char *text, const char *url) {
    const char *host = strstr(url, "://");
    return host && strncasecmp(host + 3, text, strlen(text)) == 0;
}

// ---- links ------------------------------------------------------------------------------------

static void tell_empty_link(struct look *look, const struct doc_node *link) {
    look->empty_link = link;
    bool picture = holds(link, DOC_IMAGE);
    tell(look, DIAG_ERROR, "empty-link", link->span,
         picture ? "say between the picture's brackets where the link leads: [![...](...)](...)"
                 : "say between the brackets where it leads: [...](...)",
         picture ? "the link holds only a picture, which has no alternative text"
                 : "the link has no text");
}

// True where it was told.
static bool check_link_text(struct look *look, const struct doc_node *link) {
    const char *text = look->text.at;
    const char *hint = "say what the reader finds there, such as the other page's title";
    bool name = is_file_name(text) && !is_site(text, link->text);
    if (!name && !map_find(&look->access->link_texts, slug_of_text(look))) return false;
    diag_add(&look->file->diags, DIAG_WARNING, "link-text", look->file->source, link->span, hint,
             name ? "the link's text is only the file name '%s'"
                  : "the link's text '%s' does not say where it leads",
             text);
    return true;
}

// Where a link leads, so that two links can be compared; anchors do not count. NULL: nowhere.
static const char *place_of(struct look *look, const struct doc_node *link) {
    struct arena *arena = &look->scratch;
    if (!check_link_has_scheme(link->text)) return check_link_path(arena, look->file, link->text);
    return arena_strndup(arena, link->text, strcspn(link->text, "#"));
}

// In a list or a table the text beside a link says what it belongs to ("Squat: film").
static bool has_context(const struct doc_node *link) {
    for (const struct doc_node *at = link->parent; at; at = at->parent)
        if ((at->kind == DOC_ITEM || at->kind == DOC_TABLE) && link->parent->first->next)
            return true;
    return false;
}

static void check_same_text(struct look *look, const struct doc_node *link) {
    struct arena *arena = &look->scratch;
    const char *slug = slug_of_text(look), *place = place_of(look, link);
    if (!*slug || !place || has_context(link)) return;
    struct led *led = (struct led *)map_find(&look->links, slug);
    if (!led) {
        led = arena_alloc(arena, sizeof *led);
        *led = (struct led){link, place};
        map_add(arena, &look->links, arena_strdup(arena, slug), led);
    } else if (strcmp(led->place, place) != 0) {
        diag_add(&look->file->diags, DIAG_NOTE, "same-link-text", look->file->source, link->span,
                 arena_printf(arena,
                              "the other leads to %s; say in each what the reader finds there",
                              led->link->text),
                 "this link says '%s' like the one in line %u, and leads elsewhere", look->text.at,
                 led->link->span.line);
    }
}

static void check_link(struct look *look, const struct doc_node *link) {
    if (is_empty(look, link)) {
        tell_empty_link(look, link);
    } else if (!holds(link, DOC_IMAGE) && !check_link_text(look, link)) {
        check_same_text(look, link);
    }
}

// ---- pictures ---------------------------------------------------------------------------------

// Whether the text is the name that a camera or a program gave the file, such as "IMG_0012".
static bool is_stem(const char *text, const char *url) {
    const char *name = file_name(url);
    size_t length = strcspn(name, ".?#");
    return strlen(text) == length && strncmp(text, name, length) == 0 &&
           strpbrk(text, "_0123456789");
}

// Whether the text is only a word such as "image", perhaps with a number.
static bool is_picture_word(struct look *look) {
    const char *slug = slug_of_text(look);
    size_t length = strlen(slug);
    while (length && isdigit((unsigned char)slug[length - 1])) length--;
    while (length && slug[length - 1] == '-') length--;
    buf_cut(&look->slug, (size_t)(slug - look->slug.at) + length);
    return map_find(&look->access->picture_words, slug) != NULL;
}

// Whether the picture is in a link that says nothing, which was told.
static bool is_in_empty_link(const struct look *look, const struct doc_node *image) {
    const struct doc_node *at = look->empty_link ? image->parent : NULL;
    while (at && at != look->empty_link) at = at->parent;
    return at != NULL;
}

static void check_picture_text(struct look *look, const struct doc_node *image) {
    if (is_in_empty_link(look, image)) return;
    const char *text = text_of(look, image);
    if (utf8_is_blank(text)) {
        tell(look, DIAG_ERROR, "missing-alt", image->span,
             "say what it shows between the brackets: ![...]",
             "the picture has no alternative text");
    } else if (is_file_name(text) || is_stem(text, image->text) || is_picture_word(look)) {
        diag_add(&look->file->diags, DIAG_WARNING, "poor-alt", look->file->source, image->span,
                 "say what it shows, for people who cannot see it",
                 "the alternative text '%s' does not say what the picture shows", text);
    }
}

// ---- tables -----------------------------------------------------------------------------------

// The corner of a table that has names at its left, too, may be empty.
static void check_table(struct look *look, const struct doc_node *table) {
    const struct doc_node *row = table->first;
    size_t cells = 0, filled = 0;
    for (const struct doc_node *cell = row ? row->first : NULL; cell; cell = cell->next) {
        cells++;
        filled += !is_empty(look, cell) || holds(cell, DOC_IMAGE);
    }
    if (!cells) return;
    if (!filled) {
        tell(look, DIAG_WARNING, "table-header", row->span,
             "say in its first row what each column holds", "the table's columns have no names");
        return;
    }
    for (const struct doc_node *cell = row->first->next; cell; cell = cell->next)
        if (is_empty(look, cell) && !holds(cell, DOC_IMAGE))
            tell(look, DIAG_WARNING, "table-header", cell->span, "say what the column holds",
                 "a column of the table has no name");
}

// ---- headings ---------------------------------------------------------------------------------

// Whether the heading begins one of an exercise's known sections, of which a second one is told as
// "duplicate-section". Headings are asked for in their order.
static bool is_known_section(struct look *look, const struct doc_node *heading) {
    const struct sections *sections = &look->file->sections;
    size_t i = look->section;
    while (i < sections->n && !sections->at[i].heading) i++;
    if (i == sections->n || sections->at[i].heading != heading) return false;
    look->section = i + 1;
    return sections->at[i].key && look->file->kind == ENTRY_EXERCISE;
}

// Whether an id ends with a number, as one does whose words stood already.
static bool is_numbered(const char *id) {
    size_t length = strlen(id), end = length;
    while (end && id[end - 1] >= '0' && id[end - 1] <= '9') end--;
    return end < length && end && id[end - 1] == '-';
}

static void check_heading(struct look *look, const struct doc_node *heading) {
    struct arena *arena = &look->scratch;
    const char *id = heading->heading.id;
    bool known = is_known_section(look, heading);
    if (is_empty(look, heading) && !holds(heading, DOC_IMAGE)) {
        tell(look, DIAG_ERROR, "empty-heading", heading->span,
             "write its text behind the #, or take it out", "the heading has no text");
        return;
    }
    map_add(arena, &look->headings, id, heading);
    if (known || !is_numbered(id)) return;
    buf_clear(&look->slug);
    utf8_slug(look->text.at, look->text.len, &look->slug);
    const char *wanted = look->slug.len ? look->slug.at : "section";
    const struct doc_node *first = map_find(&look->headings, wanted);
    if (strcmp(id, wanted) == 0 || !first) return;
    diag_add(&look->file->diags, DIAG_WARNING, "duplicate-anchor", look->file->source,
             heading->span,
             arena_printf(arena,
                          "change its words; now links reach it only as '#%s', and that changes "
                          "when headings move",
                          id),
             "the heading in line %u has the anchor '#%s' already", first->span.line, wanted);
}

void check_access_file(const struct check_access *access, struct check_file *file) {
    static void (*const checks[])(struct look *, const struct doc_node *) = {
        [DOC_HEADING] = check_heading,
        [DOC_TABLE] = check_table,
        [DOC_LINK] = check_link,
        [DOC_IMAGE] = check_picture_text,
    };
    struct look look = {.access = access, .file = file};
    arena_init(&look.scratch);
    buf_init(&look.text);
    buf_init(&look.slug);
    const struct doc_node *body = file->page.body;
    for (const struct doc_node *node = body->first; node; node = doc_next(node, body))
        if (node->kind < sizeof checks / sizeof *checks && checks[node->kind])
            checks[node->kind](&look, node);
    buf_release(&look.text);
    buf_release(&look.slug);
    arena_release(&look.scratch);
}

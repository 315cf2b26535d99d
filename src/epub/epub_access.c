// Accessibility metadata; see epub_access.h.
#include "epub/epub_access.h"

#include "epub/epub_manifest.h"

#include <ctype.h>
#include <string.h>

// ---- what is there ------------------------------------------------------------------------------

// Whether a declaration of the property begins at `at`.
static bool is_property(const char *style, const char *at, const char *property) {
    size_t length = strlen(property);
    if (strncmp(at, property, length) != 0) return false;
    if (at > style && (isalnum((unsigned char)at[-1]) || at[-1] == '-')) return false;
    at += length;
    while (isspace((unsigned char)*at)) at++;
    return *at == ':';
}

// Whether a value has a length in a unit that a reader's choice of size does not change.
static bool has_fixed_length(const char *value, size_t length) {
    static const char *const units[] = {"px", "pt", "pc", "cm", "mm", "in"};
    for (size_t i = 1; i + 1 < length; i++) {
        if (!isdigit((unsigned char)value[i - 1])) continue;
        for (size_t j = 0; j < sizeof units / sizeof *units; j++)
            if (strncmp(value + i, units[j], 2) == 0) return true;
    }
    return false;
}

static bool is_left_open(const char *value, size_t length) {
    static const char *const open[] = {"inherit", "currentcolor", "currentColor", "initial",
                                       "unset"};
    while (length && isspace((unsigned char)*value)) value++, length--;
    while (length && isspace((unsigned char)value[length - 1])) length--;
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        if (strlen(open[i]) == length && memcmp(value, open[i], length) == 0) return true;
    return false;
}

static bool fixes(const char *style, const char *at) {
    const char *colon = strchr(at, ':');
    const char *value = colon ? colon + 1 : at;
    size_t length = strcspn(value, ";}");
    if (is_property(style, at, "font-size") || is_property(style, at, "line-height") ||
        is_property(style, at, "font"))
        return has_fixed_length(value, length);
    return is_property(style, at, "color") && !is_left_open(value, length);
}

bool epub_style_transforms(const char *style) {
    if (strstr(style, "!important")) return false;
    for (const char *at = style; *at; at++)
        if ((*at == 'f' || *at == 'l' || *at == 'c') && fixes(style, at)) return false;
    return true;
}

static bool has_chapter(const struct epub_book *book, const char *name) {
    return map_find(&book->names, name) != NULL;
}

bool epub_style_moves(const char *style) {
    return strstr(style, "@keyframes") || strstr(style, "@-webkit-keyframes");
}

// Looks at one of the book's style sheets, which may be NULL.
static void look_at_style(struct epub_access *access, const char *style) {
    if (!style) return;
    if (epub_style_moves(style)) access->moves = true;
    if (!epub_style_transforms(style)) access->transformable = false;
}

struct epub_access epub_access_of(const struct epub_book *book) {
    struct epub_access access = {
        .pictures = book->pictured,
        .described = book->described,
        .moves = epub_moves(book),
        .headings = true,
        .index = has_chapter(book, "index.xhtml"),
        .transformable = true,
    };
    for (size_t i = 0; i < book->chapters.n; i++) {
        const struct epub_traits *traits = &book->chapters.at[i].traits;
        if (!traits->headings && strcmp(book->chapters.at[i].name, EPUB_COVER) != 0)
            access.headings = false;
        if (traits->roles) access.roles = true;
        if (traits->sound) access.sound = true;
        if (traits->mathml) access.mathml = true;
        if (traits->styled) access.transformable = false;
    }
    access.pages = book->page_count > 0;
    look_at_style(&access, book->style);
    look_at_style(&access, book->brand_style);
    return access;
}

// ---- what is said -------------------------------------------------------------------------------

static void put(struct buf *out, const char *property, const char *value) {
    buf_printf(out, "    <meta property=\"schema:%s\">%s</meta>\n", property, value);
}

static void put_modes(const struct epub_access *access, struct buf *out) {
    put(out, "accessMode", "textual");
    if (access->pictures) put(out, "accessMode", "visual");
    if (access->sound) put(out, "accessMode", "auditory");
    // All of them together are always enough; text alone where it says all.
    if (access->pictures && access->sound)
        put(out, "accessModeSufficient", "textual,visual,auditory");
    else if (access->sound)
        put(out, "accessModeSufficient", "textual,auditory");
    else if (access->pictures)
        put(out, "accessModeSufficient", "textual,visual");
    if (access->described && !access->sound) put(out, "accessModeSufficient", "textual");
}

static void put_features(const struct epub_access *access, struct buf *out) {
    const struct {
        bool has;
        const char *name;
    } features[] = {
        {true, "tableOfContents"}, // no EPUB is without one, and its order is that of reading
        {true, "readingOrder"},
        {access->headings, "structuralNavigation"},
        {access->index, "index"},
        {access->pages, "pageNavigation"},
        {access->pages, "pageBreakMarkers"},
        {access->pictures && access->described, "alternativeText"},
        {access->roles, "ARIA"},
        {access->mathml, "MathML"},
        {access->transformable, "displayTransformability"},
    };
    for (size_t i = 0; i < sizeof features / sizeof *features; i++)
        if (features[i].has) put(out, "accessibilityFeature", features[i].name);
}

// "none" stands alone. Where something moves nobody here can tell whether it flashes.
static void put_hazards(const struct epub_access *access, struct buf *out) {
    if (!access->moves && !access->sound) {
        put(out, "accessibilityHazard", "none");
        return;
    }
    put(out, "accessibilityHazard",
        access->moves ? "motionSimulation" : "noMotionSimulationHazard");
    put(out, "accessibilityHazard", access->moves ? "unknownFlashingHazard" : "noFlashingHazard");
    put(out, "accessibilityHazard", access->sound ? "unknownSoundHazard" : "noSoundHazard");
}

static void add_sentence(const struct guide *guide, const char *key, struct buf *out) {
    const char *text = words_find(guide->words, key, NULL);
    if (!text) return;
    if (out->len) buf_putc(out, ' ');
    buf_puts(out, text);
}

static void put_summary(const struct epub_access *access, const struct guide *guide,
                        struct buf *out) {
    struct buf text;
    buf_init(&text);
    const char *pictures = access->described ? "epub.summary-pictures" : "epub.summary-undescribed";
    add_sentence(guide, access->pictures ? pictures : "epub.summary-text", &text);
    if (access->pages) add_sentence(guide, "epub.summary-pages", &text);
    if (access->moves) add_sentence(guide, "epub.summary-moves", &text);
    if (access->sound) add_sentence(guide, "epub.summary-sound", &text);
    buf_puts(out, "    <meta property=\"schema:accessibilitySummary\">");
    buf_escape(out, text.at, text.len);
    buf_puts(out, "</meta>\n");
    buf_release(&text);
}

static void put_text(struct buf *out, const char *start, const char *text, const char *end) {
    buf_puts(out, start);
    buf_escape(out, text, strlen(text));
    buf_puts(out, end);
}

static void put_claim(const struct epub_access *access, const struct guide *guide,
                      struct buf *out) {
    const struct certifier *certifier = &guide->certifier;
    if (!certifier->name || !access->described || access->sound) return;
    buf_puts(out, "    <meta property=\"dcterms:conformsTo\" id=\"conformance\">EPUB Accessibility "
                  "1.1 - WCAG 2.2 Level AA</meta>\n");
    put_text(out,
             "    <meta property=\"a11y:certifiedBy\" refines=\"#conformance\" id=\"certifier\">",
             certifier->name, "</meta>\n");
    if (certifier->credential)
        put_text(out, "    <meta property=\"a11y:certifierCredential\" refines=\"#certifier\">",
                 certifier->credential, "</meta>\n");
    if (certifier->report)
        put_text(out, "    <link rel=\"a11y:certifierReport\" refines=\"#certifier\" href=\"",
                 certifier->report, "\"/>\n");
}

void epub_access_write(const struct epub_access *access, const struct guide *guide,
                       struct buf *out) {
    put_modes(access, out);
    put_features(access, out);
    put_hazards(access, out);
    put_summary(access, guide, out);
    put_claim(access, guide, out);
}

// The red flags in what templates made; see template.h.
#include "base/utf8.h"
#include "template/template_engine.h"

#include <string.h>

const char *template_shown(const struct template_engine *engine, struct arena *arena,
                           const char *name) {
    return resource_shown(engine->resources, arena, arena_printf(arena, "templates/%s", name));
}

static const struct {
    const char *written, *meant;
} entities[] = {{"&amp;", "&"},   {"&lt;", "<"},  {"&gt;", ">"},
                {"&quot;", "\""}, {"&#39;", "'"}, {"&apos;", "'"}};

// Appends the character or entity at *at and moves behind it.
static void take_text(const char **at, struct buf *text) {
    for (size_t i = 0; **at == '&' && i < sizeof entities / sizeof *entities; i++) {
        size_t length = strlen(entities[i].written);
        if (strncmp(*at, entities[i].written, length) != 0) continue;
        buf_puts(text, entities[i].meant);
        *at += length;
        return;
    }
    buf_putc(text, *(*at)++);
}

static const char *behind(const char *at, const char *end) {
    const char *found = strstr(at, end);
    return found ? found + strlen(end) : at + strlen(at);
}

// Appends what readers see of markup, one space for each stretch of white space.
static void strip(const char *at, struct buf *text) {
    while (*at) {
        if (strncmp(at, "<!--", 4) == 0) {
            at = behind(at, "-->");
        } else if (*at == '<') {
            at = behind(at, ">");
        } else if (strchr(" \t\r\n", *at)) {
            at += strspn(at, " \t\r\n");
            if (!text->len || text->at[text->len - 1] != ' ') buf_putc(text, ' ');
        } else {
            take_text(&at, text);
        }
    }
}

static const char *find_lost(const struct strings *flags, const char *markup) {
    struct buf text, flag;
    const char *lost = NULL;
    buf_init(&text);
    buf_init(&flag);
    strip(markup, &text);
    for (size_t i = 0; i < flags->n && !lost; i++) {
        buf_clear(&flag);
        for (const char *at = flags->at[i]; *at;) {
            size_t white = strspn(at, " \t\r\n");
            if (white) buf_putc(&flag, ' ');
            at += white;
            if (*at) buf_putc(&flag, *at++);
        }
        if (!strstr(text.at, flag.at)) lost = flags->at[i];
    }
    buf_release(&text);
    buf_release(&flag);
    return lost;
}

bool template_guard_flags(struct template_engine *engine, const char *name, const char *about,
                          const struct buf *markup) {
    const struct guide *guide = engine->guide;
    if (!guide || !guide->brand || !guide->help_page) return true; // a checked guide has one
    const char *lost = find_lost(&guide->red_flags, markup->at);
    if (!lost) return true;
    struct arena *arena = engine->diags->arena;
    diag_add_path(engine->diags, DIAG_ERROR, "lost-red-flag", template_shown(engine, arena, name),
                  "a brand's templates may place the red flags, and not leave them out",
                  "the guide's red flag '%s' is missing, while filling %s", lost, about);
    return false;
}

// Fonts of brands; see check_font.h.
#include "check/check_font.h"

#include "base/file.h"
#include "base/font.h"

static void tell(const struct check_fonts *fonts, const struct yaml_node *value, const char *path,
                 const struct font_facts *facts) {
    const char *name = file_name(path);
    if (facts->fault)
        diag_add(fonts->diags, DIAG_ERROR, "font-type", fonts->source, value->span, facts->hint,
                 "the font '%s' cannot be used: %s", name, facts->fault);
    else if (facts->forbidden)
        diag_add(fonts->diags, DIAG_ERROR, "font-licence", fonts->source, value->span,
                 "ask its maker for a font that may be embedded, or take another",
                 "the font '%s' cannot be embedded: %s", name, facts->forbidden);
    else if (!facts->for_screen)
        diag_add(fonts->diags, DIAG_WARNING, "paper-font", fonts->source, value->span,
                 "ask its maker for a licence for websites, or take another font",
                 "the licence of the font '%s' lets it be on paper alone (fsType 0x0004)", name);
}

void check_font_field(const struct check_fonts *fonts, const struct yaml_node *value,
                      const char *path) {
    struct arena scratch;
    struct font_facts facts;
    arena_init(&scratch);
    const struct source *source =
        file_read(&scratch, fonts->root, path, fonts->shown_root, fonts->diags);
    if (source) {
        font_look(source->text, source->length, &facts);
        tell(fonts, value, path, &facts);
    }
    arena_release(&scratch);
}

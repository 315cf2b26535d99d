// Fonts under a private fontconfig configuration; see print_fonts.h.
#include "print/print_fonts.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/utf8.h"

#include <fontconfig/fontconfig.h>
#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const usual_folders[] = {
    REGIMEN_FONTS,
    "/usr/share/fonts/truetype/noto",
    "/usr/share/fonts/noto",
    "/usr/share/fonts/google-noto",
    "/usr/share/fonts/google-noto-fonts",
    "/usr/local/share/fonts/noto",
};

static const char *const base_files[] = {
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "NotoSans-Italic.ttf",
    "NotoSans-BoldItalic.ttf",
};

// Scripts that Noto Sans itself does not cover, by blocks of code points, sorted.
static const struct {
    uint32_t first, last;
    const char *family;
} scripts[] = {
    {0x0530, 0x058F, "NotoSansArmenian"}, {0x0590, 0x05FF, "NotoSansHebrew"},
    {0x0600, 0x06FF, "NotoSansArabic"},   {0x0750, 0x077F, "NotoSansArabic"},
    {0x08A0, 0x08FF, "NotoSansArabic"},   {0x0900, 0x097F, "NotoSansDevanagari"},
    {0x0980, 0x09FF, "NotoSansBengali"},  {0x0A00, 0x0A7F, "NotoSansGurmukhi"},
    {0x0A80, 0x0AFF, "NotoSansGujarati"}, {0x0B00, 0x0B7F, "NotoSansOriya"},
    {0x0B80, 0x0BFF, "NotoSansTamil"},    {0x0C00, 0x0C7F, "NotoSansTelugu"},
    {0x0C80, 0x0CFF, "NotoSansKannada"},  {0x0D00, 0x0D7F, "NotoSansMalayalam"},
    {0x0D80, 0x0DFF, "NotoSansSinhala"},  {0x0E00, 0x0E7F, "NotoSansThai"},
    {0x0E80, 0x0EFF, "NotoSansLao"},      {0x1000, 0x109F, "NotoSansMyanmar"},
    {0x10A0, 0x10FF, "NotoSansGeorgian"}, {0x1200, 0x137F, "NotoSansEthiopic"},
    {0x1780, 0x17FF, "NotoSansKhmer"},    {0x2190, 0x21FF, "NotoSansMath"},
    {0x2200, 0x22FF, "NotoSansMath"},     {0x2500, 0x27BF, "NotoSansSymbols2"},
    {0xFB1D, 0xFB4F, "NotoSansHebrew"},   {0xFB50, 0xFDFF, "NotoSansArabic"},
    {0xFE70, 0xFEFF, "NotoSansArabic"},
};

enum { SCRIPTS = sizeof scripts / sizeof *scripts };

struct print_fonts {
    FcConfig *config;
    PangoFontMap *map;
    const char *folder; // where Noto Sans was found
    bool wanted[SCRIPTS];
    bool branded;      // a brand's faces come first
    unsigned contexts; // alive, each of which holds the map
};

// Waits until Pango has ended its own threads. It looks fonts up in two, for each description that
// is new, and they go on after their answer is there: to drop what they hold, which may make them
// edit the map's tables without any lock (seen as a double free, about once in a thousand runs).
// Each holds the map, and drops it as the last thing it does; the tables may change only when we
// and our contexts are the map's only holders.
static void wait_for_threads(const struct print_fonts *fonts) {
    enum { MICROSECONDS = 20 };
    const volatile guint *holders = &G_OBJECT(fonts->map)->ref_count;
    while ((guint)g_atomic_int_get(holders) > fonts->contexts + 1) g_usleep(MICROSECONDS);
}

static bool add_file(struct print_fonts *fonts, const char *name) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s", fonts->folder, name);
    return file_exists(path) && FcConfigAppFontAddFile(fonts->config, (const FcChar8 *)path);
}

// Layout must not depend on a screen: outlines as drawn, advances unrounded.
static void no_hinting(FcPattern *pattern, gpointer data) {
    (void)data;
    FcPatternDel(pattern, FC_HINTING);
    FcPatternAddBool(pattern, FC_HINTING, FcFalse);
    FcPatternDel(pattern, FC_AUTOHINT);
    FcPatternAddBool(pattern, FC_AUTOHINT, FcFalse);
    FcPatternDel(pattern, FC_HINT_STYLE);
    FcPatternAddInteger(pattern, FC_HINT_STYLE, FC_HINT_NONE);
}

static bool find_base(struct print_fonts *fonts, const char *const *folders, size_t count) {
    for (size_t i = 0; i < count; i++) {
        fonts->folder = folders[i];
        size_t found = 0;
        while (found < 4 && add_file(fonts, base_files[found])) found++;
        if (found == 4) return true;
    }
    return false;
}

void print_fonts_prepare(void) {
    FcConfig *empty = FcConfigCreate();
    if (!empty) return;
    FcConfigSetCurrent(empty);
    FcConfigDestroy(empty);
}

struct print_fonts *print_fonts_open_in(const char *const *folders, size_t count,
                                        struct diag_list *diags) {
    struct print_fonts *fonts = base_alloc(sizeof *fonts);
    *fonts = (struct print_fonts){.config = FcConfigCreate()};
    if (!fonts->config || !find_base(fonts, folders, count)) {
        diag_add_path(
            diags, DIAG_FAILURE, "no-fonts", NULL, "install Noto Sans (on Debian: fonts-noto-core)",
            "the print face Noto Sans was not found in %s or another usual folder", folders[0]);
        print_fonts_close(fonts);
        return NULL;
    }
    fonts->map = pango_ft2_font_map_new();
    PangoFcFontMap *map = PANGO_FC_FONT_MAP(fonts->map);
    pango_fc_font_map_set_config(map, fonts->config);
    pango_fc_font_map_set_default_substitute(map, no_hinting, NULL, NULL);
    pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(fonts->map), 72, 72);
    return fonts;
}

struct print_fonts *print_fonts_open(struct diag_list *diags) {
    return print_fonts_open_in(usual_folders, sizeof usual_folders / sizeof *usual_folders, diags);
}

void print_fonts_close(struct print_fonts *fonts) {
    if (!fonts) return;
    if (fonts->map) {
        wait_for_threads(fonts);
        // Pango keeps its reference to the configuration when a font map ends, unless told to.
        pango_fc_font_map_set_config(PANGO_FC_FONT_MAP(fonts->map), NULL);
        g_object_unref(fonts->map);
    }
    if (fonts->config) FcConfigDestroy(fonts->config);
    free(fonts);
}

// ---- a brand's faces ----------------------------------------------------------------------------

// Fonts are found by this name, so that it does not matter what the files say: a brand may bring a
// Noto Sans of its own, or a bold face that is a family by itself.
#define BRAND_FAMILY "The brand's own"

// Which of the brand's faces stands for one that it may not have.
static enum brand_font stand_in(const char *const files[BRAND_FONTS], enum brand_font font) {
    if (files[font]) return font;
    if (font == BRAND_BOLD_ITALIC && files[BRAND_BOLD]) return BRAND_BOLD;
    return font == BRAND_BOLD_ITALIC && files[BRAND_ITALIC] ? BRAND_ITALIC : BRAND_REGULAR;
}

static bool add_face(struct print_fonts *fonts, const char *path, enum brand_font font) {
    bool bold = font == BRAND_BOLD || font == BRAND_BOLD_ITALIC;
    bool italic = font == BRAND_ITALIC || font == BRAND_BOLD_ITALIC;
    int count;
    FcPattern *pattern = FcFreeTypeQuery((const FcChar8 *)path, 0, NULL, &count);
    if (!pattern) return false;
    static const char *const own[] = {FC_FAMILY, FC_FAMILYLANG, FC_WEIGHT, FC_SLANT, FC_WIDTH};
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) FcPatternDel(pattern, own[i]);
    FcPatternAddString(pattern, FC_FAMILY, (const FcChar8 *)BRAND_FAMILY);
    FcPatternAddInteger(pattern, FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
    FcPatternAddInteger(pattern, FC_SLANT, italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
    FcPatternAddInteger(pattern, FC_WIDTH, FC_WIDTH_NORMAL);
    if (FcFontSetAdd(FcConfigGetFonts(fonts->config, FcSetApplication), pattern)) return true;
    FcPatternDestroy(pattern);
    return false;
}

bool print_fonts_add_brand(struct print_fonts *fonts, const char *const files[BRAND_FONTS],
                           struct diag_list *diags) {
    for (enum brand_font font = 0; font < BRAND_FONTS; font++) {
        const char *path = files[stand_in(files, font)];
        if (add_face(fonts, path, font)) continue;
        diag_add_path(diags, DIAG_FAILURE, "pdf-font", path, "install the font again",
                      "the font cannot be read");
        return false;
    }
    fonts->branded = true;
    pango_fc_font_map_config_changed(PANGO_FC_FONT_MAP(fonts->map));
    return true;
}

// ---- their files --------------------------------------------------------------------------------

enum { FOLDERS = sizeof usual_folders / sizeof *usual_folders };

static bool list_base(struct arena *arena, const char *folder, struct strings *paths) {
    for (size_t i = 0; i < 4; i++) {
        const char *path = file_join(arena, folder, base_files[i]);
        if (!file_exists(path)) return false;
        vec_push(arena, paths, path);
    }
    return true;
}

// The folder where Noto Sans is found, as find_base does; NULL where there is none.
static const char *list_in_folder(struct arena *arena, struct strings *paths) {
    for (size_t i = 0; i < FOLDERS; i++) {
        paths->n = 0;
        if (list_base(arena, usual_folders[i], paths)) return usual_folders[i];
    }
    return NULL;
}

bool print_fonts_list(struct arena *arena, struct strings *paths) {
    return list_in_folder(arena, paths) != NULL;
}

static void list_script(struct arena *arena, const char *folder, const char *family,
                        struct strings *paths) {
    static const char *const weights[] = {"Regular", "Bold"};
    for (size_t i = 0; i < sizeof weights / sizeof *weights; i++) {
        const char *path = arena_printf(arena, "%s/%s-%s.ttf", folder, family, weights[i]);
        if (file_exists(path)) vec_push(arena, paths, path);
    }
}

void print_fonts_list_scripts(struct arena *arena, const char *text, size_t length,
                              struct strings *paths) {
    bool wanted[SCRIPTS] = {false}, any = false;
    for (const char *at = text; at < text + length;) {
        uint32_t code_point = utf8_next(&at);
        if (code_point < scripts[0].first) continue;
        for (size_t i = 0; i < SCRIPTS && scripts[i].first <= code_point; i++)
            if (code_point <= scripts[i].last) any = wanted[i] = true;
    }
    struct strings base = {0};
    const char *folder = any ? list_in_folder(arena, &base) : NULL;
    for (size_t i = 0; folder && i < SCRIPTS; i++)
        if (wanted[i]) list_script(arena, folder, scripts[i].family, paths);
}

// -------------------------------------------------------------------------------------------------

static bool want_script(struct print_fonts *fonts, uint32_t code_point) {
    for (size_t i = 0; i < SCRIPTS && scripts[i].first <= code_point; i++) {
        if (code_point > scripts[i].last || fonts->wanted[i]) continue;
        for (size_t j = 0; j < SCRIPTS; j++) // one family may serve several blocks
            if (!strcmp(scripts[j].family, scripts[i].family)) fonts->wanted[j] = true;
        wait_for_threads(fonts);
        char name[80];
        snprintf(name, sizeof name, "%s-Regular.ttf", scripts[i].family);
        bool added = add_file(fonts, name);
        snprintf(name, sizeof name, "%s-Bold.ttf", scripts[i].family);
        return add_file(fonts, name) || added;
    }
    return false;
}

void print_fonts_want(struct print_fonts *fonts, const char *text, size_t length) {
    bool added = false;
    for (const char *at = text; at < text + length;) {
        uint32_t code_point = utf8_next(&at);
        if (code_point >= scripts[0].first && want_script(fonts, code_point)) added = true;
    }
    if (added) pango_fc_font_map_config_changed(PANGO_FC_FONT_MAP(fonts->map));
}

static void forget_context(gpointer fonts, GObject *context) {
    (void)context;
    ((struct print_fonts *)fonts)->contexts--;
}

PangoContext *print_fonts_context(struct print_fonts *fonts, const char *language,
                                  bool right_to_left) {
    PangoContext *context = pango_font_map_create_context(fonts->map);
    fonts->contexts++;
    g_object_weak_ref(G_OBJECT(context), forget_context, fonts);
    pango_context_set_language(context, pango_language_from_string(language));
    pango_context_set_base_dir(context, right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
    pango_context_set_round_glyph_positions(context, FALSE);
    return context;
}

PangoFontDescription *print_fonts_description(const struct print_fonts *fonts, float size,
                                              float weight, bool italic) {
    PangoFontDescription *description = pango_font_description_new();
    pango_font_description_set_family_static(description, fonts->branded ? BRAND_FAMILY ",Noto Sans"
                                                                         : "Noto Sans");
    pango_font_description_set_absolute_size(description, (double)size * PANGO_SCALE);
    pango_font_description_set_weight(description, (PangoWeight)weight);
    if (italic) pango_font_description_set_style(description, PANGO_STYLE_ITALIC);
    return description;
}

const char *print_fonts_file(PangoFont *font, unsigned *index) {
    FcPattern *pattern = pango_fc_font_get_pattern(PANGO_FC_FONT(font));
    FcChar8 *file = NULL;
    int face = 0;
    FcPatternGetInteger(pattern, FC_INDEX, 0, &face);
    *index = (unsigned)face;
    if (FcPatternGetString(pattern, FC_FILE, 0, &file) != FcResultMatch) return NULL;
    return (const char *)file;
}

void print_fonts_add_folders(struct digest_sum *sum) {
    for (size_t i = 0; i < sizeof usual_folders / sizeof *usual_folders; i++)
        digest_add_folder(sum, usual_folders[i]);
}

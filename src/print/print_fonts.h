// The fonts that paper is set in: an explicit list of files, never the system's fallback.
#ifndef REGIMEN_PRINT_FONTS_H
#define REGIMEN_PRINT_FONTS_H

#include "base/diag.h"
#include "base/digest.h"
#include "base/vec.h"
#include "model/brand.h"

#include <stdbool.h>
#include <stddef.h>

// Pango's own types, so that its headers need not be known here.
struct _PangoContext;
struct _PangoFont;
struct _PangoFontDescription;

// Where the font files are looked for besides, and before, the usual folders of Linux systems.
#ifndef REGIMEN_FONTS
#define REGIMEN_FONTS "/usr/share/fonts/truetype/noto"
#endif

struct print_fonts;

// To be called once before any thread opens fonts: makes an empty configuration the process's own,
// so that neither fontconfig nor Pango reads the system's.
void print_fonts_prepare(void);

// Adds what tells whether the folders that fonts are looked for in are the same as before.
void print_fonts_add_folders(struct digest_sum *sum);

// Opens the fonts for one worker: Noto Sans in four styles. Other scripts' files are added when a
// text wants them. NULL with a diagnostic ("no-fonts") where Noto Sans is not to be found.
struct print_fonts *print_fonts_open(struct diag_list *diags);

// The same, looked for in the `count` folders given.
struct print_fonts *print_fonts_open_in(const char *const *folders, size_t count,
                                        struct diag_list *diags);
void print_fonts_close(struct print_fonts *fonts);

// Puts a brand's own faces before Noto Sans, whatever they call themselves: `files` are paths, NULL
// where the brand has none, and the regular one is there. Where bold or italic is missing the
// regular face stands for it, and for bold italic the bold or the italic one. Letters that they
// lack come from Noto. To be called before the first context is made. False with a diagnostic
// ("pdf-font") where a file cannot be read.
bool print_fonts_add_brand(struct print_fonts *fonts, const char *const files[BRAND_FONTS],
                           struct diag_list *diags);

// Adds the paths of the four files of Noto Sans; false where they are not to be found.
bool print_fonts_list(struct arena *arena, struct strings *paths);

// Adds the paths of the files that print_fonts_want would add for a text, as far as they are there.
void print_fonts_list_scripts(struct arena *arena, const char *text, size_t length,
                              struct strings *paths);

// Makes sure that the scripts of a text have their fonts, where there are any.
void print_fonts_want(struct print_fonts *fonts, const char *text, size_t length);

// A context for paragraphs of a language and direction; the caller unrefs it.
struct _PangoContext *print_fonts_context(struct print_fonts *fonts, const char *language,
                                          bool right_to_left);

// The description of the face for a size in points.
struct _PangoFontDescription *print_fonts_description(const struct print_fonts *fonts, float size,
                                                      float weight, bool italic);

// The file, and the face in it, of a font that Pango chose. The path lives as long as the font.
const char *print_fonts_file(struct _PangoFont *font, unsigned *index);

#endif

// `regimen figure`: one figure as SVG or PNG, or all of a guide on a sheet.
#include "base/file.h"
#include "check/check_figure.h"
#include "check/check_palette.h"
#include "check/check_words.h"
#include "cli/cli.h"
#include "figure/figure.h"
#include "raster/raster.h"
#include "read/read_page.h"
#include "read/read_words.h"

#include <stdlib.h>
#include <string.h>

enum { WIDTH = 600, CELL = 330, COLUMNS = 4, MARGIN = 6, SHEET_MOST = 400 };

struct drawing {
    const struct cli_options *options;
    struct arena arena;
    struct diag_list diags;
    struct figure_palette palette;
    const char *root; // the guide's folder
    const struct words *words;
};

struct drawn {
    const char *name;
    struct figure figure;
};

// ---- reading ----------------------------------------------------------------------------------

static bool ends_in(const char *path, const char *end) {
    size_t length = strlen(path), tail = strlen(end);
    return length > tail && strcmp(path + length - tail, end) == 0;
}

static const struct yaml_node *read_tree(struct drawing *drawing, const struct source *source) {
    if (ends_in(source->path, ".md"))
        return read_page(&drawing->arena, source, &drawing->diags).front;
    return read_yaml(&drawing->arena, source, source->text, source->length, 1, &drawing->diags);
}

// The figure of one file. False where it has none; `is_good` tells whether it has no mistakes.
static bool read_figure(struct drawing *drawing, const char *root, const char *path,
                        struct drawn *drawn, bool *is_good) {
    struct arena *arena = &drawing->arena;
    const struct source *found = file_read(arena, *root ? root : ".", path, root, &drawing->diags);
    if (!found) return false;
    struct source *source = arena_alloc(arena, sizeof *source);
    *source = *found;
    if (!file_check_text(source, &drawing->diags)) return false;
    const struct yaml_node *tree = read_tree(drawing, source), *node = yaml_find(tree, "figure");
    if (!node) return false;
    const struct yaml_node *title = yaml_find(tree, "title");
    struct check_figure check = {arena, source, drawing->words, &drawing->diags};
    *is_good = check_read_figure(&check, node, &drawn->figure);
    drawn->name = title && title->kind == YAML_SCALAR ? title->text : path;
    return true;
}

// ---- writing ----------------------------------------------------------------------------------

static void draw_svg(struct drawing *drawing, const struct drawn *drawn, struct buf *out) {
    const struct cli_options *options = drawing->options;
    struct figure_svg_options svg = {.prefix = "figure",
                                     .title = drawn->name,
                                     .desc = drawn->figure.alt,
                                     .width = options->size};
    if (options->frame == CLI_MOVING) {
        figure_svg_moving(&drawing->arena, &drawn->figure, &drawing->palette, &svg, out);
        return;
    }
    enum figure_view view = (enum figure_view)options->frame;
    figure_svg(figure_draw(&drawing->arena, &drawn->figure, view), &drawing->palette, &svg, out);
}

static bool draw_png(struct drawing *drawing, const struct drawn *drawn, struct buf *out) {
    const struct cli_options *options = drawing->options;
    enum figure_view view = (enum figure_view)options->frame;
    if (options->frame == CLI_MOVING) view = FIGURE_WHOLE;
    const struct figure_list *list = figure_draw(&drawing->arena, &drawn->figure, view);
    int width = options->size ? options->size : WIDTH;
    double scale = width / list->width;
    struct raster_place place = {list, 0, 0, scale};
    struct raster_sheet sheet = {
        width, (int)(list->height * scale + 0.5), 0xFFFFFF, options->grey, &place, 1, 0};
    return raster_png(&sheet, &drawing->palette, out);
}

static enum cli_status cannot_paint(void) {
    fprintf(stderr, "regimen: there is no memory for a picture of this size\n");
    return CLI_MACHINE;
}

// The folder of a path, without its last part.
static const char *folder_of(struct arena *arena, const char *path) {
    const char *slash = strrchr(path, '/');
    if (!slash) return "";
    return slash == path ? "/" : arena_strndup(arena, path, (size_t)(slash - path));
}

// The guide that a file belongs to: the folder whose content it is.
static const char *guide_of(struct arena *arena, const char *path) {
    const char *found = NULL;
    if (strncmp(path, "content/", 8) == 0) return ".";
    for (const char *at = path; (at = strstr(at, "/content/")); at++) found = at;
    return found ? folder_of(arena, arena_strndup(arena, path, (size_t)(found + 1 - path))) : ".";
}

// Takes the colours of the brand that the options name.
static bool find_palette(struct drawing *drawing) {
    const struct cli_options *options = drawing->options;
    struct arena *arena = &drawing->arena;
    drawing->palette = figure_palette;
    if (!options->brand_count) return true;
    const char *brand = options->brands[options->brand_count - 1], *root = drawing->root,
               *path = arena_printf(arena, CHECK_BRANDS "%s/brand.yaml", brand);
    if (!file_exists(file_join(arena, root, path))) {
        fprintf(stderr, "regimen: there is no brand '%s': no file %s\n", brand,
                file_join(arena, root, path));
        return false;
    }
    const struct source *found = file_read(arena, root, path, root, &drawing->diags);
    if (!found || !file_check_text((struct source *)found, &drawing->diags)) return false;
    const struct yaml_node *front =
        read_yaml(arena, found, found->text, found->length, 1, &drawing->diags);
    if (!front) return false;
    if (check_read_palette(front, &drawing->palette)) return true;
    fprintf(stderr,
            "regimen: %s has a colour under 'figure' that is none; 'regimen check' tells "
            "which\n",
            path);
    return false;
}

// Takes the words of the guide's language, or English ones where there is no guide. What is wrong
// with them is for `regimen check` to tell.
static void find_words(struct drawing *drawing) {
    struct arena *arena = &drawing->arena;
    struct diag_list untold;
    diag_init(&untold, arena);
    struct resources resources = cli_resources(drawing->root), built_in = resources;
    built_in.root = NULL;
    const struct source *english =
        resource_read(&built_in, arena, "templates/words/en.yaml", &untold);
    if (!english) abort(); // it is in the program
    struct check_words find = {.arena = arena,
                               .diags = &untold,
                               .resources = &resources,
                               .english = read_words(arena, english, "en", &untold)};
    const char *guide = "content/guide.yaml";
    if (file_exists(file_join(arena, drawing->root, guide)))
        find.guide_source = file_read(arena, drawing->root, guide, drawing->root, &untold);
    if (find.guide_source && file_check_text((struct source *)find.guide_source, &untold))
        find.guide = read_yaml(arena, find.guide_source, find.guide_source->text,
                               find.guide_source->length, 1, &untold);
    drawing->words = check_words_find(&find);
}

static enum cli_status draw_one(struct drawing *drawing) {
    const char *path = drawing->options->folder, *out = drawing->options->out;
    const char *slash = strrchr(path, '/'), *folder = folder_of(&drawing->arena, path);
    struct drawn drawn;
    bool is_good;
    if (!read_figure(drawing, folder, slash ? slash + 1 : path, &drawn, &is_good)) {
        if (!drawing->diags.n) fprintf(stderr, "regimen: %s has no 'figure'\n", path);
        return CLI_CONTENT;
    }
    if (!is_good) return CLI_CONTENT;
    struct buf bytes;
    enum cli_status status = CLI_FINE;
    buf_init(&bytes);
    if (!out || ends_in(out, ".svg"))
        draw_svg(drawing, &drawn, &bytes);
    else if (!draw_png(drawing, &drawn, &bytes))
        status = cannot_paint();
    if (status == CLI_FINE && !out) fwrite(bytes.at, 1, bytes.len, stdout);
    if (status == CLI_FINE && out && !cli_write_file(out, &bytes)) status = CLI_MACHINE;
    buf_release(&bytes);
    return status;
}

// ---- the sheet --------------------------------------------------------------------------------

struct sheet {
    VEC_OF(struct drawn)
    bool is_good;
};

// The exercises of a guide, or whatever lies in a folder that is none.
static bool read_all(struct drawing *drawing, struct sheet *sheet) {
    const char *root = drawing->options->folder, *folder = "content/exercises";
    struct arena *arena = &drawing->arena;
    if (!file_is_folder(file_join(arena, root, folder))) {
        folder = "";
        if (strcmp(root, ".") == 0) root = "./"; // what is left of "." and "" joined is no folder
    }
    struct strings paths = {0};
    if (!file_list(arena, root, folder, &paths, &drawing->diags)) return false;
    sheet->is_good = true;
    for (size_t i = 0; i < paths.n && sheet->n < SHEET_MOST; i++) {
        struct drawn drawn;
        bool is_good;
        if (!ends_in(paths.at[i], ".md") && !ends_in(paths.at[i], ".yaml")) continue;
        if (!read_figure(drawing, root, paths.at[i], &drawn, &is_good)) continue;
        sheet->is_good = sheet->is_good && is_good;
        vec_push(arena, sheet, drawn);
    }
    return true;
}

// All figures at one scale, so that people are equally tall, but for those that would not fit.
static void place_all(struct drawing *drawing, const struct sheet *sheet, int cell,
                      struct raster_place *places) {
    int height = cell * 3 / 4;
    enum figure_view view = (enum figure_view)drawing->options->frame;
    if (drawing->options->frame == CLI_MOVING) view = FIGURE_WHOLE;
    for (size_t i = 0; i < sheet->n; i++) {
        const struct figure_list *list = figure_draw(&drawing->arena, &sheet->at[i].figure, view);
        double scale = (cell - 2 * MARGIN) / list->width, most = (height - 2 * MARGIN) / 150.0;
        if (scale * list->height > height - 2 * MARGIN)
            scale = (height - 2 * MARGIN) / list->height;
        if (scale > most) scale = most;
        int column = (int)(i % COLUMNS), row = (int)(i / COLUMNS);
        places[i] =
            (struct raster_place){list, column * cell + (cell - list->width * scale) / 2,
                                  row * height + (height - list->height * scale) / 2, scale};
    }
}

static enum cli_status draw_sheet(struct drawing *drawing) {
    const struct cli_options *options = drawing->options;
    const char *out = options->out ? options->out : "figures.png";
    struct sheet sheet = {0};
    if (!read_all(drawing, &sheet)) return cli_status_of(&drawing->diags);
    if (!sheet.n) {
        fprintf(stderr, "regimen: there are no figures in '%s'\n", options->folder);
        return CLI_CONTENT;
    }
    if (!ends_in(out, ".png")) {
        fprintf(stderr, "regimen: a sheet is a PNG, so '%s' cannot be it\n", out);
        return CLI_USAGE;
    }
    int cell = options->size ? options->size : CELL, count = (int)sheet.n;
    struct raster_place *places = arena_alloc(&drawing->arena, sheet.n * sizeof *places);
    place_all(drawing, &sheet, cell, places);
    struct raster_sheet paper = {(count < COLUMNS ? count : COLUMNS) * cell,
                                 (count + COLUMNS - 1) / COLUMNS * (cell * 3 / 4),
                                 0xFFFFFF,
                                 options->grey,
                                 places,
                                 count,
                                 0};
    struct buf bytes;
    buf_init(&bytes);
    enum cli_status status = sheet.is_good ? CLI_FINE : CLI_CONTENT;
    if (!raster_png(&paper, &drawing->palette, &bytes))
        status = cannot_paint();
    else if (!cli_write_file(out, &bytes))
        status = CLI_MACHINE;
    else if (!options->quiet)
        printf("%d figure%s, four in a row, in %s\n", count, count == 1 ? "" : "s", out);
    buf_release(&bytes);
    return status;
}

enum cli_status cli_figure(const struct cli_options *options) {
    struct drawing drawing = {.options = options};
    if (!options->sheet && strcmp(options->folder, ".") == 0) {
        fprintf(stderr, "regimen: figure wants the name of a file, or --sheet\n");
        return CLI_USAGE;
    }
    arena_init(&drawing.arena);
    diag_init(&drawing.diags, &drawing.arena);
    drawing.root = options->sheet ? options->folder : guide_of(&drawing.arena, options->folder);
    find_words(&drawing);
    enum cli_status status = CLI_CONTENT;
    if (find_palette(&drawing)) status = options->sheet ? draw_sheet(&drawing) : draw_one(&drawing);
    cli_tell(&drawing.diags, options);
    enum cli_status told = cli_status_of(&drawing.diags);
    if (told > status) status = told;
    arena_release(&drawing.arena);
    return status;
}

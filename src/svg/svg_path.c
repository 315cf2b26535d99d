// Path data (SVG 1.1, 8.3); see svg_outline.h.
#include "svg/svg_outline.h"

#include <ctype.h>
#include <stddef.h>

// A path while it is drawn. The second control point of the last curve is kept for S and T.
struct path {
    struct svg_pen *pen;
    double control_x, control_y;
    char last; // command, upper case
};

static void curve(struct path *path, double x1, double y1, double x2, double y2, double x,
                  double y) {
    svg_pen_curve(path->pen, x1, y1, x2, y2, x, y);
    path->control_x = x2;
    path->control_y = y2;
}

static void draw_move(struct path *path, const double *n) {
    svg_pen_move(path->pen, n[0], n[1]);
}

static void draw_line(struct path *path, const double *n) {
    svg_pen_line(path->pen, n[0], n[1]);
}

static void draw_level(struct path *path, const double *n) {
    svg_pen_line(path->pen, n[0], path->pen->y);
}

static void draw_upright(struct path *path, const double *n) {
    svg_pen_line(path->pen, path->pen->x, n[0]);
}

static void draw_cubic(struct path *path, const double *n) {
    curve(path, n[0], n[1], n[2], n[3], n[4], n[5]);
}

static void draw_smooth_cubic(struct path *path, const double *n) {
    const struct svg_pen *pen = path->pen;
    bool follows = path->last == 'C' || path->last == 'S';
    double x = follows ? 2 * pen->x - path->control_x : pen->x;
    double y = follows ? 2 * pen->y - path->control_y : pen->y;
    curve(path, x, y, n[0], n[1], n[2], n[3]);
}

// A quadratic curve's control point is kept as it is, not as the cubic one has it.
static void quadratic(struct path *path, double x1, double y1, double x, double y) {
    const struct svg_pen *pen = path->pen;
    svg_pen_curve(path->pen, pen->x + (x1 - pen->x) * 2 / 3, pen->y + (y1 - pen->y) * 2 / 3,
                  x + (x1 - x) * 2 / 3, y + (y1 - y) * 2 / 3, x, y);
    path->control_x = x1;
    path->control_y = y1;
}

static void draw_quadratic(struct path *path, const double *n) {
    quadratic(path, n[0], n[1], n[2], n[3]);
}

static void draw_smooth_quadratic(struct path *path, const double *n) {
    const struct svg_pen *pen = path->pen;
    bool follows = path->last == 'Q' || path->last == 'T';
    double x = follows ? 2 * pen->x - path->control_x : pen->x;
    double y = follows ? 2 * pen->y - path->control_y : pen->y;
    quadratic(path, x, y, n[0], n[1]);
}

static void draw_arc(struct path *path, const double *n) {
    svg_pen_arc(path->pen, &(struct svg_arc){n[0], n[1], n[2], n[3] != 0, n[4] != 0, n[5], n[6]});
}

static void draw_close(struct path *path, const double *n) {
    (void)n;
    svg_pen_close(path->pen);
}

// `x` and `y` say which numbers move with the pen where the letter is small: a bit for each.
static const struct command {
    char letter;
    int count;
    unsigned x, y;
    void (*draw)(struct path *path, const double *numbers);
} commands[] = {
    {'M', 2, 1, 2, draw_move},        {'L', 2, 1, 2, draw_line},
    {'H', 1, 1, 0, draw_level},       {'V', 1, 0, 1, draw_upright},
    {'C', 6, 0x15, 0x2A, draw_cubic}, {'S', 4, 5, 10, draw_smooth_cubic},
    {'Q', 4, 5, 10, draw_quadratic},  {'T', 2, 1, 2, draw_smooth_quadratic},
    {'A', 7, 0x20, 0x40, draw_arc},   {'Z', 0, 0, 0, draw_close},
};

static const struct command *find_command(char letter) {
    for (size_t i = 0; i < sizeof commands / sizeof *commands; i++)
        if (commands[i].letter == toupper((unsigned char)letter)) return &commands[i];
    return NULL;
}

// An arc's flags need nothing between them and the next number.
static bool take_flag(const char **at, double *flag) {
    svg_skip_spaces(at);
    if (**at != '0' && **at != '1') return false;
    *flag = *(*at)++ - '0';
    return true;
}

static bool take_arguments(const char **at, const struct command *command, double *numbers) {
    for (int i = 0; i < command->count; i++) {
        bool flag = command->letter == 'A' && (i == 3 || i == 4);
        if (i) svg_skip_comma(at);
        if (!(flag ? take_flag(at, &numbers[i]) : svg_take_number(at, &numbers[i]))) return false;
    }
    return true;
}

static void draw(struct path *path, const struct command *command, bool relative, double *numbers) {
    for (int i = 0; i < command->count && relative; i++) {
        if (command->x >> i & 1) numbers[i] += path->pen->x;
        if (command->y >> i & 1) numbers[i] += path->pen->y;
    }
    // What is drawn behind a close begins where that began.
    if (path->last == 'Z' && command->letter != 'M' && command->letter != 'Z')
        svg_pen_move(path->pen, path->pen->x, path->pen->y);
    command->draw(path, numbers);
    path->last = command->letter;
}

static bool begins_number(char c) {
    return c == '+' || c == '-' || c == '.' || isdigit((unsigned char)c);
}

// A command and the numbers behind it, which may be those of several; behind a move they are lines.
static bool take_command(struct path *path, const char **at) {
    const struct command *command = find_command(**at);
    bool relative = islower((unsigned char)**at);
    double numbers[7] = {0};
    if (!command || (!path->last && command->letter != 'M')) return false;
    ++*at;
    do {
        if (!take_arguments(at, command, numbers)) return false;
        draw(path, command, relative, numbers);
        if (command->letter == 'M') command = find_command('L');
        svg_skip_spaces(at);
        const char *next = *at;
        svg_skip_comma(&next);
        if (command->count && begins_number(*next)) *at = next;
    } while (command->count && begins_number(**at) && !path->pen->failed);
    return true;
}

bool svg_pen_path(struct svg_pen *pen, const char *data) {
    struct path path = {.pen = pen};
    svg_skip_spaces(&data);
    while (*data && !pen->failed) {
        if (!take_command(&path, &data)) return false;
        svg_skip_spaces(&data);
    }
    return true;
}

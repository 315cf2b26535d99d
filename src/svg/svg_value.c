// Numbers, lengths and transformations; see svg_value.h.
#include "svg/svg_value.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

static bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f';
}

static bool is_digit(char c) {
    return c >= '0' && c <= '9';
}

void svg_skip_spaces(const char **at) {
    while (is_space(**at)) ++*at;
}

void svg_skip_comma(const char **at) {
    svg_skip_spaces(at);
    if (**at != ',') return;
    ++*at;
    svg_skip_spaces(at);
}

static size_t count_digits(const char *at) {
    size_t count = 0;
    while (is_digit(at[count])) count++;
    return count;
}

// The length of the number at `at`; 0 where there is none.
static size_t number_length(const char *at) {
    const char *start = at;
    if (*at == '+' || *at == '-') at++;
    size_t whole = count_digits(at), part = 0;
    at += whole;
    if (*at == '.') {
        part = count_digits(at + 1);
        if (part) at += 1 + part;
    }
    if (!whole && !part) return 0;
    if (*at == 'e' || *at == 'E') {
        size_t sign = at[1] == '+' || at[1] == '-', digits = count_digits(at + 1 + sign);
        if (digits) at += 1 + sign + digits;
    }
    return (size_t)(at - start);
}

bool svg_take_number(const char **at, double *number) {
    char copy[64];
    svg_skip_spaces(at);
    size_t length = number_length(*at);
    if (!length || length >= sizeof copy) return false;
    memcpy(copy, *at, length);
    copy[length] = '\0';
    *number = strtod(copy, NULL);
    *at += length;
    return isfinite(*number);
}

bool svg_take_numbers(const char **at, double *numbers, int count) {
    for (int i = 0; i < count; i++) {
        if (i) svg_skip_comma(at);
        if (!svg_take_number(at, &numbers[i])) return false;
    }
    return true;
}

bool svg_read_length(const char *text, double whole, double *length) {
    static const struct {
        const char *name;
        double pixels;
    } units[] = {{"", 1},    {"px", 1},         {"pt", 96.0 / 72},  {"pc", 16},
                 {"in", 96}, {"cm", 96 / 2.54}, {"mm", 9.6 / 2.54}, {"Q", 2.4 / 2.54}};
    if (!svg_take_number(&text, length)) return false;
    size_t unit = 0;
    while (text[unit] && !is_space(text[unit])) unit++;
    const char *end = text + unit;
    svg_skip_spaces(&end);
    if (*end) return false;
    if (unit == 1 && *text == '%') {
        *length *= whole / 100;
        return whole > 0;
    }
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        if (strlen(units[i].name) != unit || strncmp(text, units[i].name, unit) != 0) continue;
        *length *= units[i].pixels;
        return true;
    }
    return false;
}

struct svg_matrix svg_matrix_join(struct svg_matrix outer, struct svg_matrix inner) {
    return (struct svg_matrix){
        outer.a * inner.a + outer.c * inner.b,
        outer.b * inner.a + outer.d * inner.b,
        outer.a * inner.c + outer.c * inner.d,
        outer.b * inner.c + outer.d * inner.d,
        outer.a * inner.e + outer.c * inner.f + outer.e,
        outer.b * inner.e + outer.d * inner.f + outer.f,
    };
}

// ---- transformations ----------------------------------------------------------------------------

static double radians(double degrees) {
    return degrees * acos(-1) / 180;
}

static struct svg_matrix make_matrix(const double *n, int count) {
    (void)count;
    return (struct svg_matrix){n[0], n[1], n[2], n[3], n[4], n[5]};
}

static struct svg_matrix make_translation(const double *n, int count) {
    return (struct svg_matrix){1, 0, 0, 1, n[0], count > 1 ? n[1] : 0};
}

static struct svg_matrix make_scale(const double *n, int count) {
    return (struct svg_matrix){n[0], 0, 0, count > 1 ? n[1] : n[0], 0, 0};
}

static struct svg_matrix make_rotation(const double *n, int count) {
    double angle = radians(n[0]), x = count > 1 ? n[1] : 0, y = count > 1 ? n[2] : 0;
    double c = cos(angle), s = sin(angle);
    return (struct svg_matrix){c, s, -s, c, x - c * x + s * y, y - s * x - c * y};
}

static struct svg_matrix make_skew_x(const double *n, int count) {
    (void)count;
    return (struct svg_matrix){1, 0, tan(radians(n[0])), 1, 0, 0};
}

static struct svg_matrix make_skew_y(const double *n, int count) {
    (void)count;
    return (struct svg_matrix){1, tan(radians(n[0])), 0, 1, 0, 0};
}

// How many numbers each takes: `least`, or `most`, and none between.
static const struct transform {
    const char *name;
    int least, most;
    struct svg_matrix (*make)(const double *numbers, int count);
} transforms[] = {
    {"matrix", 6, 6, make_matrix}, {"translate", 1, 2, make_translation},
    {"scale", 1, 2, make_scale},   {"rotate", 1, 3, make_rotation},
    {"skewX", 1, 1, make_skew_x},  {"skewY", 1, 1, make_skew_y},
};

static const struct transform *take_name(const char **at) {
    for (size_t i = 0; i < sizeof transforms / sizeof *transforms; i++) {
        size_t length = strlen(transforms[i].name);
        if (strncmp(*at, transforms[i].name, length) != 0) continue;
        *at += length;
        return &transforms[i];
    }
    return NULL;
}

static bool take_transform(const char **at, struct svg_matrix *matrix) {
    const struct transform *transform = take_name(at);
    svg_skip_spaces(at);
    if (!transform || *(*at)++ != '(') return false;
    double numbers[6] = {0};
    int count = 0;
    while (count < transform->most && svg_take_number(at, &numbers[count])) {
        count++;
        svg_skip_comma(at);
    }
    svg_skip_spaces(at);
    if (*(*at) != ')' || (count != transform->least && count != transform->most)) return false;
    ++*at;
    *matrix = svg_matrix_join(*matrix, transform->make(numbers, count));
    return true;
}

bool svg_read_transform(const char *text, struct svg_matrix *matrix) {
    *matrix = (struct svg_matrix){1, 0, 0, 1, 0, 0};
    svg_skip_spaces(&text);
    if (!strcmp(text, "none")) return true;
    while (*text) {
        if (!take_transform(&text, matrix)) return false;
        svg_skip_comma(&text);
    }
    return true;
}

// Colours; see svg_value.h.
#include "svg/svg_value.h"

#include <math.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool read_digits(const char *text, uint32_t *colour, double *alpha) {
    size_t length = strspn(text, "0123456789abcdefABCDEF");
    bool is_short = length == 3 || length == 4;
    if (text[length] || (!is_short && length != 6 && length != 8)) return false;
    unsigned parts[4] = {0, 0, 0, 255};
    for (size_t i = 0; i < (is_short ? length : length / 2); i++) {
        const char pair[] = {text[is_short ? i : 2 * i], text[is_short ? i : 2 * i + 1], '\0'};
        parts[i] = (unsigned)strtoul(pair, NULL, 16);
    }
    *colour = parts[0] << 16 | parts[1] << 8 | parts[2];
    *alpha = parts[3] / 255.0;
    return true;
}

// Takes a number or a percentage of `whole`, kept within 0 and `whole`.
static bool take_part(const char **at, double whole, double *part) {
    if (!svg_take_number(at, part)) return false;
    if (**at == '%') {
        ++*at;
        *part = *part * whole / 100;
    }
    *part = fmin(fmax(*part, 0), whole);
    return true;
}

// Behind "rgb(" or "rgba(": with commas, or with spaces and a slash before the alpha.
static bool read_parts(const char *at, uint32_t *colour, double *alpha) {
    double part;
    *colour = 0;
    *alpha = 1;
    for (int i = 0; i < 3; i++) {
        if (!take_part(&at, 255, &part)) return false;
        *colour = *colour << 8 | (uint32_t)lround(part);
        svg_skip_comma(&at);
    }
    if (*at == '/') at++;
    if (*at != ')' && !take_part(&at, 1, alpha)) return false;
    svg_skip_spaces(&at);
    if (*at++ != ')') return false;
    svg_skip_spaces(&at);
    return !*at;
}

bool svg_read_colour(const char *text, uint32_t *colour, double *alpha) {
    if (*text == '#') return read_digits(text + 1, colour, alpha);
    if (!strncasecmp(text, "rgb(", 4)) return read_parts(text + 4, colour, alpha);
    if (!strncasecmp(text, "rgba(", 5)) return read_parts(text + 5, colour, alpha);
    *alpha = 1;
    if (!strcasecmp(text, "transparent")) {
        *colour = 0;
        *alpha = 0;
        return true;
    }
    return svg_find_colour(text, colour);
}

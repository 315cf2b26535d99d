// Drawings: what becomes of shapes, styles and views, and what is refused.
#include "testing.h"

#include "base/buf.h"
#include "svg/svg.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct sample {
    struct arena arena;
    struct svg_fault fault;
    const struct svg_drawing *drawing;
};

// Reads a whole file.
static void read_text(struct sample *sample, const char *text) {
    arena_init(&sample->arena);
    svg_prepare();
    sample->drawing = svg_read(&sample->arena, text, strlen(text), &sample->fault);
}

// A drawing of 40 by 40, so that a user unit is 100 of its own.
static void read_body(struct sample *sample, const char *body) {
    struct buf text;
    buf_init(&text);
    buf_printf(&text, "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 40 40'>\n%s\n</svg>",
               body);
    read_text(sample, text.at);
    buf_release(&text);
}

// An outline as text: letters and whole numbers.
static const char *spell(struct sample *sample, const struct svg_outline *outline) {
    static const int counts[] = {2, 2, 6, 0};
    struct buf text;
    buf_init(&text);
    const float *point = outline->points.at;
    for (size_t i = 0; i < outline->verbs.n; i++) {
        buf_putc(&text, "MLCZ"[outline->verbs.at[i]]);
        for (int k = 0; k < counts[outline->verbs.at[i]]; k++)
            buf_printf(&text, k ? " %.0f" : "%.0f", (double)*point++);
    }
    const char *kept = arena_strdup(&sample->arena, text.at);
    buf_release(&text);
    return kept;
}

static void test_shapes(void **state) {
    (void)state;
    static const struct {
        const char *body, *outline;
    } rows[] = {
        {"<rect x='1' y='2' width='3' height='4'/>", "M100 200L400 200L400 600L100 600Z"},
        {"<rect width='50%' height='10%'/>", "M0 0L2000 0L2000 400L0 400Z"},
        {"<line x1='1' y1='2' x2='3' y2='4' stroke='red'/>", "M100 200L300 400"},
        {"<polyline points='1,2 3-4 5.5.5'/>", "M100 200L300 -400L550 50"},
        {"<polygon points='1 2 3 4'/>", "M100 200L300 400Z"},
        {"<circle cx='2' cy='2' r='1'/>",
         "M300 200C300 255 255 300 200 300C145 300 100 255 100 200C100 145 145 100 200 100C255 100 "
         "300 145 300 200Z"},
        // Path data: each command, relative and not, with numbers run together.
        {"<path d='M1 1 3 1l1,1H5V6h-1v-1z'/>",
         "M100 100L300 100L400 200L500 200L500 600L400 600L400 500Z"},
        {"<path d='m1 1z l1 0'/>", "M100 100ZM100 100L200 100"},
        {"<path d='M0 0C1 1 2 1 3 0s2-1 3 0'/>",
         "M0 0C100 100 200 100 300 0C400 -100 500 -100 600 0"},
        {"<path d='M0 0Q3 3 6 0t6 0'/>", "M0 0C200 200 400 200 600 0C800 -200 1000 -200 1200 0"},
        {"<path d='M0 0S3 3 6 0T9 0'/>", "M0 0C0 0 300 300 600 0C600 0 700 0 900 0"},
        {"<path d='M1e0-1.5.5.5'/>", "M100 -150L50 50"},
        // Arcs: a half turn, flags without spaces, radii too small, a radius of none.
        {"<path d='M1 2a1 1 0 012 0'/>",
         "M100 200C100 145 145 100 200 100C255 100 300 145 300 200"},
        {"<path d='M1 2a1 1 0 002 0'/>",
         "M100 200C100 255 145 300 200 300C255 300 300 255 300 200"},
        {"<path d='M1 2a.5.5 0 012 0'/>",
         "M100 200C100 145 145 100 200 100C255 100 300 145 300 200"},
        {"<path d='M1 2A0 1 0 0 1 3 2'/>", "M100 200L300 200"},
        {"<path d='M0 1a1 1 0 0 1 1-1'/>", "M0 100C0 45 45 0 100 0"},
        // Transformations, the last one first.
        {"<path transform='translate(1 2) scale(2)' d='M1 1L2 1'/>", "M300 400L500 400"},
        {"<path transform='rotate(90)' d='M1 0L2 0'/>", "M0 100L0 200"},
        {"<path transform='rotate(90,1,1)' d='M1 0L2 0'/>", "M200 100L200 200"},
        {"<path transform='matrix(0 1 -1 0 0 0)' d='M1 0L2 0'/>", "M0 100L0 200"},
        {"<path transform='skewX(45)' d='M0 1L1 1'/>", "M100 100L200 100"},
        {"<g transform='translate(10)'><path d='M0 0L1 0'/></g>", "M1000 0L1100 0"},
        // use, before what it repeats is there.
        {"<use href='#a' x='2' y='1'/><defs><path id='a' d='M0 0L1 0'/></defs>",
         "M200 100L300 100"},
        {"<use xlink:href='#a' xmlns:xlink='http://www.w3.org/1999/xlink'/><defs><path id='a' "
         "d='M0 "
         "0L1 0'/></defs>",
         "M0 0L100 0"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sample sample;
        read_body(&sample, rows[i].body);
        if (!sample.drawing) fail_msg("%s: %s", rows[i].body, sample.fault.what);
        assert_int_equal(sample.drawing->n, 1);
        assert_string_equal(spell(&sample, &sample.drawing->at[0].outline), rows[i].outline);
        arena_release(&sample.arena);
    }
}

// An item as text: fill, stroke, and what the line is like.
static const char *spell_style(struct sample *sample, const struct svg_item *item) {
    struct buf text;
    buf_init(&text);
    if (item->fill)
        buf_printf(&text, "fill %06x %g%s ", item->fill_colour, (double)item->fill_opacity,
                   item->even_odd ? " even-odd" : "");
    if (item->stroke)
        buf_printf(&text, "stroke %06x %g width %g cap %d join %d limit %g", item->stroke_colour,
                   (double)item->stroke_opacity, (double)item->line.width, item->line.cap,
                   item->line.join, (double)item->line.mitre_limit);
    for (size_t i = 0; item->stroke && i < item->line.dash_count; i++)
        buf_printf(&text, "%s%g", i ? " " : " dashes ", (double)item->line.dashes[i]);
    if (item->stroke && item->line.dash_count)
        buf_printf(&text, " from %g", (double)item->line.dash_start);
    const char *kept = arena_strdup(&sample->arena, text.at);
    buf_release(&text);
    return kept;
}

static void test_styles(void **state) {
    (void)state;
    static const struct {
        const char *attributes, *style;
    } rows[] = {
        {"", "fill 000000 1 "},
        {"fill='#1a2' fill-rule='evenodd'", "fill 11aa22 1 even-odd "},
        {"fill='#1a2b3c80'", "fill 1a2b3c 0.501961 "},
        {"fill='RebeccaPurple'", "fill 663399 1 "},
        {"fill='rgb(255, 50%, 0)'", "fill ff8000 1 "},
        {"fill='rgba(1 2 3 / 50%)'", "fill 010203 0.5 "},
        {"fill='currentColor' color='navy'", "fill 000080 1 "},
        {"fill='red' style='fill: blue; fill: lime !important'", "fill 00ff00 1 "},
        {"fill='red' opacity='.5' fill-opacity='50%'", "fill ff0000 0.25 "},
        {"fill='none' stroke='#fff'", "stroke ffffff 1 width 100 cap 0 join 0 limit 4"},
        {"fill='none' "
         "style='stroke:#fff;stroke-width:2px;stroke-linecap:round;stroke-linejoin:bevel;"
         "stroke-miterlimit:9'",
         "stroke ffffff 1 width 200 cap 1 join 2 limit 9"},
        {"fill='none' stroke='red' stroke-dasharray='1,2 3' stroke-dashoffset='-1'",
         "stroke ff0000 1 width 100 cap 0 join 0 limit 4 dashes 100 200 300 100 200 300 from 1100"},
        {"fill='none' stroke='red' stroke-dasharray='0 0'",
         "stroke ff0000 1 width 100 cap 0 join 0 limit 4"},
        {"fill='none' stroke='red' transform='rotate(30) scale(3 -3)'",
         "stroke ff0000 1 width 300 cap 0 join 0 limit 4"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sample sample;
        char body[400];
        snprintf(body, sizeof body, "<rect width='9' height='9' %s/>", rows[i].attributes);
        read_body(&sample, body);
        if (!sample.drawing) fail_msg("%s: %s", body, sample.fault.what);
        assert_int_equal(sample.drawing->n, 1);
        assert_string_equal(spell_style(&sample, &sample.drawing->at[0]), rows[i].style);
        arena_release(&sample.arena);
    }
}

// How many items a body gives; styles go on to what is within, and what is not seen is left out.
static void test_what_is_seen(void **state) {
    (void)state;
    static const struct {
        const char *body;
        size_t count;
    } rows[] = {
        {"", 0},
        {"<title>T</title><desc>D</desc><metadata><x/></metadata><defs><rect width='1' "
         "height='1'/></defs>",
         0},
        {"<rect width='1' height='1' display='none'/><g style='display:none'><circle r='1'/></g>",
         0},
        {"<g visibility='hidden'><circle r='1'/><circle r='1' visibility='visible'/></g>", 1},
        {"<rect width='0' height='1'/><circle r='0'/><circle/><path/><path d=''/><polygon/>", 0},
        {"<circle r='1' opacity='0'/><circle r='1' fill-opacity='0'/><circle r='1' fill='none'/>",
         0},
        {"<circle r='1' stroke='red' stroke-width='0'/>", 1},
        {"<circle r='1' stroke='red' stroke-opacity='.5'/>", 2}, // the line lies on the fill
        {"<use href='#nothing'/><use/>", 0},
        {"<style> </style><circle r='1' class='x'/>", 1},
        {"<linearGradient id='g'/><clipPath id='c'><rect/></clipPath><a><circle r='1'/></a>", 1},
        {"<x:thing xmlns:x='urn:x'><x:y/></x:thing>", 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sample sample;
        read_body(&sample, rows[i].body);
        if (!sample.drawing) fail_msg("%s: %s", rows[i].body, sample.fault.what);
        if (sample.drawing->n != rows[i].count)
            fail_msg("%s: %zu items", rows[i].body, sample.drawing->n);
        arena_release(&sample.arena);
    }
}

// What several paints have in common is a layer's; the opacity of one is its own.
static void test_layers(void **state) {
    (void)state;
    struct sample sample;
    read_body(&sample,
              "<g opacity='.5'><circle r='1'/><circle r='2' stroke='red' opacity='.4'/></g>"
              "<g opacity='.5'><g opacity='.5'><circle r='3'/></g></g>");
    assert_non_null(sample.drawing);
    assert_int_equal(sample.drawing->n, 2);
    const struct svg_item *layer = &sample.drawing->at[0];
    assert_int_equal(layer->layer_count, 2);
    assert_true(layer->fill_opacity == 0.5F && !layer->outline.verbs.n);
    assert_int_equal(layer->layer[0].layer_count, 0);
    assert_int_equal(layer->layer[1].layer_count, 1);
    assert_true(layer->layer[1].fill_opacity == 0.4F);
    assert_true(layer->layer[1].layer[0].stroke && layer->layer[1].layer[0].stroke_opacity == 1);
    assert_int_equal(sample.drawing->at[1].layer_count, 0);
    assert_true(sample.drawing->at[1].fill_opacity == 0.25F);
    arena_release(&sample.arena);
}

// Size on screen, units, and where the corner (0, 0) to (1, 1) of the view box comes to lie.
static void test_views(void **state) {
    (void)state;
    static const struct {
        const char *attributes;
        double shown_width, shown_height, width, height;
        const char *corner;
    } rows[] = {
        {"viewBox='0 0 40 20'", 40, 20, 4000, 2000, "M0 0L100 100"},
        {"width='2in' viewBox='0 0 40 20'", 192, 96, 4000, 2000, "M0 0L100 100"},
        {"width='100%' height='100%' viewBox='0 0 40 20'", 40, 20, 4000, 2000, "M0 0L100 100"},
        {"width='40' height='20'", 40, 20, 4000, 2000, "M0 0L100 100"},
        {"viewBox='-1 -1 4 4'", 4, 4, 4000, 4000, "M1000 1000L2000 2000"},
        {"width='40' height='20' viewBox='0 0 20 20'", 40, 20, 4000, 2000, "M1000 0L1100 100"},
        {"width='40' height='20' viewBox='0 0 20 20' preserveAspectRatio='xMinYMin'", 40, 20, 4000,
         2000, "M0 0L100 100"},
        {"width='40' height='20' viewBox='0 0 20 20' preserveAspectRatio='xMaxYMid meet'", 40, 20,
         4000, 2000, "M2000 0L2100 100"},
        {"width='40' height='20' viewBox='0 0 20 20' preserveAspectRatio='xMidYMid slice'", 40, 20,
         4000, 2000, "M0 -1000L200 -800"},
        {"width='40' height='20' viewBox='0 0 20 20' preserveAspectRatio='none'", 40, 20, 4000,
         2000, "M0 0L200 100"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sample sample;
        char text[400];
        snprintf(text, sizeof text,
                 "<svg xmlns='http://www.w3.org/2000/svg' %s><path d='M0 0L1 1'/></svg>",
                 rows[i].attributes);
        read_text(&sample, text);
        if (!sample.drawing) fail_msg("%s: %s", text, sample.fault.what);
        assert_int_equal(sample.drawing->shown_width, rows[i].shown_width);
        assert_int_equal(sample.drawing->shown_height, rows[i].shown_height);
        assert_int_equal(sample.drawing->width, rows[i].width);
        assert_int_equal(sample.drawing->height, rows[i].height);
        assert_string_equal(spell(&sample, &sample.drawing->at[0].outline), rows[i].corner);
        arena_release(&sample.arena);
    }
}

// Each on the second line, behind the root.
static void test_what_is_refused(void **state) {
    (void)state;
    static const struct {
        const char *body, *what;
        bool damaged;
    } rows[] = {
        {"<text>A</text>", "'text' cannot be printed", false},
        {"<image href='a.png'/>", "'image' cannot be printed", false},
        {"<g><foreignObject/></g>", "'foreignObject' cannot be printed", false},
        {"<script/>", "'script' cannot be printed", false},
        {"<style>rect {fill: red}</style>", "'style' cannot be printed", false},
        {"<svg/>", "'svg' cannot be printed", false},
        {"<switch/>", "'switch' cannot be printed", false},
        {"<rect><animate/></rect>", "'animate' cannot be printed", false},
        {"<animateTransform/>", "'animateTransform' cannot be printed", false},
        {"<symbol id='a'/><use href='#a'/>", "'use' of a 'symbol' cannot be printed", false},
        {"<use href='other.svg#a'/>", "'use' refers to another file, which cannot be printed",
         false},
        {"<rect fill='url(#g)'/>",
         "'fill' of 'rect' is a gradient or pattern, which cannot be printed", false},
        {"<g clip-path='url(#c)'/>", "'clip-path' of 'g' cannot be printed", false},
        {"<g style='mask:url(#c)'/>", "'mask' of 'g' cannot be printed", false},
        {"<g filter='blur(3px)'/>", "'filter' of 'g' cannot be printed", false},
        {"<path marker-end='url(#m)'/>", "'marker-end' of 'path' cannot be printed", false},
        {"<circle r='1' stroke='red' transform='scale(2 1)'/>",
         "the line of 'circle' is stretched unevenly by a transformation, which cannot be printed",
         false},
        {"<circle r='1' fill='no-colour'/>", "'fill' of 'circle' cannot be \"no-colour\"", false},
        {"<circle r='1' style='stroke-width:-1'/>", "'stroke-width' of 'circle' cannot be \"-1\"",
         false},
        {"<circle r='1em'/>", "'r' of 'circle' cannot be read", true},
        {"<path d='M0 0 L1'/>", "'d' of 'path' cannot be read", true},
        {"<path d='L1 1'/>", "'d' of 'path' cannot be read", true},
        {"<path d='M0 0 X'/>", "'d' of 'path' cannot be read", true},
        {"<polygon points='1 2 3'/>", "'points' of 'polygon' cannot be read", true},
        {"<g transform='turn(3)'/>", "'transform' of 'g' cannot be read", true},
        {"<path d='M0 0L1e9 0'/>", "'path' has too many parts, or lies too far away to be printed",
         false},
        {"<g id='a'><use href='#a'/></g>", "it has too many elements, or too deep in each other",
         false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sample sample;
        read_body(&sample, rows[i].body);
        if (sample.drawing) fail_msg("%s: was not refused", rows[i].body);
        assert_string_equal(sample.fault.what, rows[i].what);
        assert_int_equal(sample.fault.damaged, rows[i].damaged);
        assert_int_equal(sample.fault.line, 2);
        arena_release(&sample.arena);
    }
}

static void test_files_that_are_refused(void **state) {
    (void)state;
    static const struct {
        const char *text, *what;
        unsigned line;
        bool damaged;
    } rows[] = {
        {"", "it is not well-formed", 1, true},
        {"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>\n<g>\n</svg>",
         "it is not well-formed", 3, true},
        {"<svg viewBox='0 0 1 1'/>", "its first element is no 'svg'", 1, true},
        {"<svg xmlns='http://www.w3.org/2000/svg'/>", "it does not say how large it is", 1, true},
        {"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1'/>", "'viewBox' of 'svg'", 1,
         true},
        {"<svg xmlns='http://www.w3.org/2000/svg' width='1em' viewBox='0 0 1 1'/>",
         "'width' of 'svg'", 1, true},
        {"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 "
         "1'/>",
         "it declares entities", 0, false},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct sample sample;
        read_text(&sample, rows[i].text);
        assert_null(sample.drawing);
        if (strncmp(sample.fault.what, rows[i].what, strlen(rows[i].what)) != 0)
            fail_msg("%s: %s", rows[i].text, sample.fault.what);
        assert_int_equal(sample.fault.line, rows[i].line);
        assert_int_equal(sample.fault.damaged, rows[i].damaged);
        arena_release(&sample.arena);
    }
}

// A file of a few hundred bytes that asks for a million circles ends within the bounds.
static void test_use_does_not_multiply(void **state) {
    (void)state;
    struct sample sample;
    struct buf body;
    buf_init(&body);
    buf_puts(&body, "<g id='g0'><circle r='1'/></g>");
    for (int i = 1; i < 20; i++)
        buf_printf(&body, "<g id='g%d'><use href='#g%d'/><use href='#g%d'/></g>", i, i - 1, i - 1);
    read_body(&sample, body.at);
    assert_null(sample.drawing);
    assert_string_equal(sample.fault.what, "it has too many elements, or too deep in each other");
    arena_release(&sample.arena);
    buf_clear(&body);
    buf_puts(&body, "<defs><path id='p' d='M0 0");
    for (int i = 0; i < 1000; i++) buf_puts(&body, "L1 1");
    buf_puts(&body, "'/></defs>");
    for (int i = 0; i < 1000; i++) buf_puts(&body, "<use href='#p'/>");
    read_body(&sample, body.at);
    assert_null(sample.drawing);
    arena_release(&sample.arena);
    buf_release(&body);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_shapes),
        cmocka_unit_test(test_styles),
        cmocka_unit_test(test_what_is_seen),
        cmocka_unit_test(test_layers),
        cmocka_unit_test(test_views),
        cmocka_unit_test(test_what_is_refused),
        cmocka_unit_test(test_files_that_are_refused),
        cmocka_unit_test(test_use_does_not_multiply),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

// A guide with figures, for a fixture: "tall" stands, "wide" lies, "bare" has none.
#ifndef TESTS_PRINT_FIGURES_H
#define TESTS_PRINT_FIGURES_H

#include "fixture.h"

#include "print/print_figure.h"

struct figures {
    struct figure tall, wide;
    struct exercise exercises[3];
    struct guide guide;
    struct print_figures drawn;
};

// Gives the figures to a fixture that is open; they must outlive it.
static inline void figures_open(struct figures *figures, struct fixture *fixture) {
    static const char *const ids[] = {"tall", "wide", "bare"};
    *figures = (struct figures){.tall = figure_plain(), .wide = figure_plain()};
    figures->tall.alt = "A person stands.";
    figures->wide.alt = "A person lies on the back.";
    figures->wide.frames[0].stance = POSE_SUPINE;
    figures->wide.turn = 90;
    for (int i = 0; i < 3; i++) {
        figures->exercises[i].entry = (struct entry){.kind = ENTRY_EXERCISE, .id = ids[i]};
        vec_push(&fixture->arena, &figures->guide.exercises, &figures->exercises[i]);
    }
    figures->exercises[0].figure = &figures->tall;
    figures->exercises[1].figure = &figures->wide;
    figures->drawn = (struct print_figures){
        .arena = &fixture->arena, .guide = &figures->guide, .palette = &figure_palette};
    fixture->figures = &figures->drawn;
}

#endif

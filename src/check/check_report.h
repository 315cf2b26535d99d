// How completely each exercise is described, by the Consensus on Exercise Reporting Template
// (CERT): Slade SC, Dionne CE, Underwood M, Buchbinder R. Br J Sports Med 2016; 50: 1428-1437. It
// has 16 items, 19 with their parts.
#ifndef REGIMEN_CHECK_REPORT_H
#define REGIMEN_CHECK_REPORT_H

#include "model/guide.h"

enum { CHECK_REPORT_ITEMS = 19 };

// An item of the template: "7a", and what it is about in a few words of our own.
struct check_report_item {
    const char *number, *name;
};

// The items in the template's order, from 0 to CHECK_REPORT_ITEMS - 1.
const struct check_report_item *check_report_item(size_t place);

enum check_report_state { REPORT_MISSING, REPORT_PARTLY, REPORT_FILLED, REPORT_STATES };

// What is known of one item of one exercise.
struct check_report_row {
    const struct exercise *exercise;
    size_t item; // its place, see check_report_item
    enum check_report_state state;
    struct strings from; // what fills it, such as "equipment" or "guide: delivery.who"
    const char *add;     // what to write; NULL where it is filled
    bool in_guide;       // what to write belongs into guide.yaml, once for all exercises
};

// The rows of each exercise in the guide's order, CHECK_REPORT_ITEMS of them.
struct check_report {
    VEC_OF(struct check_report_row)
};

// Goes through the guide. What is new lies in the arena; the rest is the guide's.
void check_report(const struct guide *guide, struct arena *arena, struct check_report *report);

#endif

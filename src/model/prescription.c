// A prescription's paper; see prescription.h.
#include "model/prescription.h"

enum paper paper_in_large(enum paper paper) {
    static const enum paper large[PAPERS] = {[PAPER_A4] = PAPER_A4_LARGE,
                                             [PAPER_LETTER] = PAPER_LETTER_LARGE,
                                             [PAPER_A5] = PAPERS,
                                             [PAPER_A4_LARGE] = PAPER_A4_LARGE,
                                             [PAPER_LETTER_LARGE] = PAPER_LETTER_LARGE};
    return large[paper];
}

static enum paper first_paper(const struct guide *guide) {
    enum paper paper = PAPER_A4;
    while (paper < PAPERS - 1 && !guide->papers[paper]) paper++;
    return paper;
}

enum paper prescription_paper(const struct prescription *prescription, const struct guide *guide,
                              bool large) {
    enum paper paper =
        prescription->paper >= 0 ? (enum paper)prescription->paper : first_paper(guide);
    return large || prescription->large ? paper_in_large(paper) : paper;
}

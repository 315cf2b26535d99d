// The elements and attributes of a print document; see print_elements.h.
#include "print/print_elements.h"

#define A(name) (1U << ATTR_##name)
#define COMMON (A(CLASS) | A(LANG))
#define FLOW (GROUP_BLOCK | GROUP_INLINE) // blocks, or text alone

const struct print_element print_elements[PRINT_KINDS] = {
    [PRINT_DOCUMENT] = {"document", GROUP_ROOT, GROUP_BLOCK, COMMON | A(TITLE) | A(DIRECTION),
                        A(TITLE) | A(LANG)},
    [PRINT_SECTION] = {"section", GROUP_BLOCK, GROUP_BLOCK, COMMON, 0},
    [PRINT_H1] = {"h1", GROUP_BLOCK, GROUP_INLINE, COMMON | A(MARKER), 0},
    [PRINT_H2] = {"h2", GROUP_BLOCK, GROUP_INLINE, COMMON | A(MARKER), 0},
    [PRINT_H3] = {"h3", GROUP_BLOCK, GROUP_INLINE, COMMON | A(MARKER), 0},
    [PRINT_P] = {"p", GROUP_BLOCK, GROUP_INLINE, COMMON | A(MARKER), 0},
    [PRINT_UL] = {"ul", GROUP_BLOCK, GROUP_ITEM, COMMON, 0},
    [PRINT_OL] = {"ol", GROUP_BLOCK, GROUP_ITEM, COMMON | A(START), 0},
    [PRINT_LI] = {"li", GROUP_ITEM, FLOW, COMMON, 0},
    [PRINT_TABLE] = {"table", GROUP_BLOCK, GROUP_TR, COMMON, 0},
    [PRINT_TR] = {"tr", GROUP_TR, GROUP_CELL, COMMON, 0},
    [PRINT_TH] = {"th", GROUP_CELL, FLOW, COMMON, 0},
    [PRINT_TD] = {"td", GROUP_CELL, FLOW, COMMON, 0},
    [PRINT_ROW] = {"row", GROUP_BLOCK, GROUP_COLUMN, COMMON | A(ALIGN), 0},
    [PRINT_COLUMN] = {"column", GROUP_COLUMN, GROUP_BLOCK, COMMON | A(WIDTH) | A(SHARE), 0},
    [PRINT_COLUMNS] = {"columns", GROUP_BLOCK, GROUP_BLOCK, COMMON | A(COUNT), 0},
    [PRINT_BOX] = {"box", GROUP_BLOCK, GROUP_BLOCK, COMMON, 0},
    [PRINT_QR] = {"qr", GROUP_BLOCK, 0, COMMON | A(ADDRESS) | A(ALT) | A(WIDTH),
                  A(ADDRESS) | A(ALT)},
    [PRINT_LOG] = {"log", GROUP_BLOCK, GROUP_LOG, COMMON, 0},
    [PRINT_LABEL] = {"label", GROUP_LOG, GROUP_INLINE, COMMON, 0},
    [PRINT_WEEK] = {"week", GROUP_LOG, GROUP_INLINE, COMMON, 0},
    [PRINT_DAY] = {"day", GROUP_LOG, GROUP_INLINE, COMMON, 0},
    [PRINT_EXTRA] = {"extra", GROUP_LOG, GROUP_INLINE, COMMON, 0},
    [PRINT_LINE] = {"line", GROUP_BLOCK, GROUP_INLINE, COMMON, 0},
    [PRINT_SPACER] = {"spacer", GROUP_BLOCK, 0, A(CLASS) | A(HEIGHT) | A(GROW) | A(MOST), 0},
    [PRINT_HR] = {"hr", GROUP_BLOCK, 0, A(CLASS), 0},
    [PRINT_STRONG] = {"strong", GROUP_INLINE, GROUP_INLINE, COMMON, 0},
    [PRINT_EM] = {"em", GROUP_INLINE, GROUP_INLINE, COMMON, 0},
    [PRINT_SPAN] = {"span", GROUP_INLINE, GROUP_INLINE, COMMON, 0},
    [PRINT_A] = {"a", GROUP_INLINE, GROUP_INLINE, COMMON | A(HREF), A(HREF)},
    [PRINT_BR] = {"br", GROUP_INLINE, 0, 0, 0},
};

const struct print_attribute_rule print_attributes[PRINT_ATTRIBUTES] = {
    [ATTR_CLASS] = {"class", ATTR_IS_TEXT, 0, 0, NULL},
    [ATTR_LANG] = {"lang", ATTR_IS_TEXT, 0, 0, NULL},
    [ATTR_DIRECTION] = {"direction", ATTR_IS_WORD, 0, 0, " ltr rtl "},
    [ATTR_TITLE] = {"title", ATTR_IS_TEXT, 0, 0, NULL},
    [ATTR_HREF] = {"href", ATTR_IS_ADDRESS, 0, 0, NULL},
    [ATTR_ADDRESS] = {"address", ATTR_IS_ADDRESS, 0, 0, NULL},
    [ATTR_ALT] = {"alt", ATTR_IS_TEXT, 0, 0, NULL},
    [ATTR_ALIGN] = {"align", ATTR_IS_WORD, 0, 0, " top middle bottom stretch "},
    [ATTR_MARKER] = {"marker", ATTR_IS_TEXT, 0, 0, NULL},
    [ATTR_START] = {"start", ATTR_IS_NUMBER, 0, 9999, NULL},
    [ATTR_COUNT] = {"count", ATTR_IS_NUMBER, 1, 6, NULL},
    [ATTR_WIDTH] = {"width", ATTR_IS_NUMBER, 1, 2000, NULL},
    [ATTR_SHARE] = {"share", ATTR_IS_NUMBER, 0.01, 100, NULL},
    [ATTR_HEIGHT] = {"height", ATTR_IS_NUMBER, 0, 2000, NULL},
    [ATTR_GROW] = {"grow", ATTR_IS_NUMBER, 0, 100, NULL},
    [ATTR_MOST] = {"most", ATTR_IS_NUMBER, 0, 2000, NULL},
};

// Whether a text is well-formed XML, and what its elements tell of it.
//
// A reading system shows an error instead of a chapter that is not well-formed. The default
// templates make sound chapters, but a guide may bring templates, raw HTML and SVG of its own.
#ifndef REGIMEN_EPUB_XML_H
#define REGIMEN_EPUB_XML_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// What elements there are, for the package document and the accessibility metadata.
struct epub_traits {
    bool svg, mathml, script;
    bool moves;    // something in it may move: animation, video, a script
    bool sound;    // something in it may be heard: audio, video
    bool headings; // it has a heading
    bool roles;    // it has roles of WAI-ARIA
    bool styled;   // it has styles of its own, beside the style sheet
};

struct epub_fault {
    uint32_t line, column; // where, from 1; the column counts bytes
    char problem[120];     // what, in one sentence without a full stop
};

// Elements may nest this deep.
#define EPUB_XML_DEPTH 256

// Checks UTF-8 text against XML 1.0's rules for a document without a document type of its own
// making: one root, elements that match, attributes quoted and unique, no entity but XML's five,
// no character that XML forbids, no prefix that is not declared. False with the first fault.
bool epub_xml_check(const char *text, size_t length, struct epub_traits *traits,
                    struct epub_fault *fault);

#endif

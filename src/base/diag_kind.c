// The table of kinds; see diag_kind.h.
#include "base/diag_kind.h"

#include <stdlib.h>
#include <string.h>

const struct diag_kind diag_kinds[] = {
    {"audience-conflict", DIAG_WARNING,
     "an exercise that wants care with what a routine's readers have"},
    {"bad-attribute", DIAG_ERROR,
     "a print template gives an attribute a value that it cannot have"},
    {"bad-dosage", DIAG_ERROR, "a dosage that cannot be read, or whose parts do not fit together"},
    {"bad-file-name", DIAG_ERROR, "a file name that cannot be part of an address"},
    {"bad-markup", DIAG_ERROR, "a print template makes markup that is not well formed"},
    {"bad-output-path", DIAG_FAILURE, "an output has a name that it cannot have"},
    {"bad-style", DIAG_ERROR, "a property or value that the print style does not know"},
    {"bad-template", DIAG_ERROR, "a template that cannot be compiled"},
    {"bad-words", DIAG_ERROR, "a text of the language is missing or lacks what is filled in"},
    {"bad-yaml", DIAG_ERROR, "front matter or a YAML file that is not YAML"},
    {"below-floor", DIAG_ERROR, "type on paper that is smaller than what is allowed"},
    {"broken-link", DIAG_ERROR, "a link or picture that leads to nothing"},
    {"busy", DIAG_FAILURE, "another build publishes to the same folder"},
    {"cannot-publish", DIAG_FAILURE, "the output folder cannot be written"},
    {"cannot-read", DIAG_FAILURE, "a file or folder that cannot be read"},
    {"cannot-write", DIAG_FAILURE, "an output that cannot be written"},
    {"card-too-full", DIAG_ERROR, "a card that does not fit on one page"},
    {"count-unclear", DIAG_WARNING, "numbers that may be for each side or for both"},
    {"duplicate-id", DIAG_ERROR, "two files of a kind that have the same name"},
    {"duplicate-key", DIAG_ERROR, "a field that stands twice"},
    {"duplicate-section", DIAG_ERROR, "a section that stands twice"},
    {"epub-container", DIAG_FAILURE, "the EPUB cannot be packed"},
    {"epub-not-xml", DIAG_ERROR, "HTML or a template that makes a chapter ill-formed"},
    {"epub-picture", DIAG_ERROR, "a picture that an EPUB may not hold"},
    {"file-too-big", DIAG_ERROR, "a file that is too large"},
    {"fixed-rule", DIAG_ERROR, "a kind that cannot be switched off"},
    {"heading-level", DIAG_ERROR, "a heading that skips a level, or repeats the title's"},
    {"items-and-phases", DIAG_ERROR, "a routine that has both items and phases"},
    {"linked-folder", DIAG_ERROR, "a folder behind a symbolic link"},
    {"long-step", DIAG_WARNING, "a step of more than 20 words"},
    {"misplaced-element", DIAG_ERROR, "an element of a print template in the wrong place"},
    {"misplaced-text", DIAG_ERROR, "text of a print template in the wrong place"},
    {"missing-alt", DIAG_ERROR, "a picture without alternative text"},
    {"missing-field", DIAG_ERROR, "a field that must be there"},
    {"missing-glyph", DIAG_ERROR, "a character that no print font has"},
    {"missing-section", DIAG_ERROR, "an exercise without its steps"},
    {"missing-value", DIAG_ERROR, "a field that is left empty"},
    {"near-section", DIAG_WARNING, "a heading that is nearly the name of a known section"},
    {"no-content", DIAG_ERROR, "a folder that holds no guide"},
    {"no-fonts", DIAG_FAILURE, "the print face is not installed"},
    {"no-front-matter", DIAG_ERROR, "a page that does not begin with front matter"},
    {"no-guide", DIAG_ERROR, "content/guide.yaml is not there"},
    {"no-help-page", DIAG_ERROR, "no page tells when to get help"},
    {"no-sides", DIAG_ERROR, "one side of an exercise that works both together"},
    {"no-template", DIAG_ERROR, "a template that is not there"},
    {"no-words", DIAG_ERROR, "the guide's language has no words"},
    {"not-a-folder", DIAG_FAILURE, "the output folder is a file"},
    {"not-ours", DIAG_FAILURE, "a folder or file of somebody else's stands where an output goes"},
    {"not-text", DIAG_ERROR, "a file that holds a NUL byte"},
    {"not-utf8", DIAG_ERROR, "a file that is not UTF-8"},
    {"open-front-matter", DIAG_ERROR, "front matter without its closing line"},
    {"output-twice", DIAG_FAILURE, "two outputs have the same name"},
    {"outside-folder", DIAG_ERROR, "a link of the file system that leads out of the guide"},
    {"outside-guideline", DIAG_WARNING,
     "a dosage beyond what a source that the page cites advises"},
    {"passive", DIAG_NOTE, "wording that does not say who does what"},
    {"pdf-document", DIAG_FAILURE, "a PDF that the program itself finds faulty"},
    {"pdf-font", DIAG_FAILURE, "a font that cannot be read or put into a PDF"},
    {"pdf-glyph", DIAG_FAILURE, "a PDF that shows a glyph its font does not have"},
    {"pdf-link", DIAG_FAILURE, "a PDF with a link to nowhere"},
    {"pdf-page", DIAG_FAILURE, "a PDF page that the program itself finds faulty"},
    {"reading-grade", DIAG_WARNING, "a page that asks for more years of school than six"},
    {"remote-picture", DIAG_ERROR, "a picture that lies somewhere else on the web"},
    {"reserved-id", DIAG_ERROR, "a file name that the website needs for itself"},
    {"review-dates", DIAG_ERROR, "a review that has not happened, or dates out of order"},
    {"review-due", DIAG_WARNING, "a review that is overdue"},
    {"same-address", DIAG_ERROR, "two pages of the website that have the same address"},
    {"same-list", DIAG_WARNING, "one thing written in two ways in the lists of exercises"},
    {"section-name", DIAG_ERROR, "a heading that was probably meant to be a known section"},
    {"section-order", DIAG_ERROR, "a section that stands too late"},
    {"steps-not-one-list", DIAG_ERROR, "steps that are not one numbered list"},
    {"stray-page", DIAG_WARNING, "a page where none is read"},
    {"template-failed", DIAG_ERROR, "a template that asks for what is not there"},
    {"template-limit", DIAG_ERROR, "a template that takes too many steps or too much memory"},
    {"too-deep", DIAG_ERROR, "text or folders nested too deeply"},
    {"too-dense", DIAG_ERROR, "a paragraph with too many marks to be read"},
    {"two-actions", DIAG_WARNING, "a step with more than one action"},
    {"two-help-pages", DIAG_ERROR, "two pages that tell when to get help"},
    {"unknown-attribute", DIAG_ERROR,
     "an attribute that an element of a print template does not take"},
    {"unknown-class", DIAG_ERROR, "a class that the print style does not have"},
    {"unknown-condition", DIAG_ERROR, "a condition that guide.yaml does not list"},
    {"unknown-element", DIAG_ERROR, "an element that print does not know"},
    {"unknown-exercise", DIAG_ERROR, "an exercise that is not there"},
    {"unknown-field", DIAG_ERROR, "a field that is not known there"},
    {"unknown-reference", DIAG_ERROR, "a source that guide.yaml does not list"},
    {"unknown-routine", DIAG_ERROR, "a routine that is not there"},
    {"unknown-rule", DIAG_ERROR, "a name in rules or allow that is no kind of mistake"},
    {"unsafe-link", DIAG_ERROR, "an address of a kind that is not allowed"},
    {"unused-allowance", DIAG_NOTE, "an allowance of what the page does not have"},
    {"weeks-order", DIAG_ERROR, "phases whose weeks run backwards or overlap"},
    {"wrong-count", DIAG_ERROR, "a list with too few or too many items"},
    {"wrong-shape", DIAG_ERROR, "one value where a list is wanted, or the other way round"},
    {"wrong-value", DIAG_ERROR, "a value that the field cannot have"},
    {"yaml-alias", DIAG_ERROR, "an anchor, alias or tag of YAML"},
    {"yaml-too-big", DIAG_ERROR, "YAML that is nested too deeply or has too many parts"},
};
const size_t diag_kind_count = sizeof diag_kinds / sizeof *diag_kinds;

static int compare_id(const void *id, const void *kind) {
    return strcmp(id, ((const struct diag_kind *)kind)->id);
}

const struct diag_kind *diag_kind_find(const char *id) {
    return bsearch(id, diag_kinds, diag_kind_count, sizeof *diag_kinds, compare_id);
}

bool diag_kind_is_optional(const struct diag_kind *kind) {
    return kind->severity <= DIAG_WARNING;
}

const char *diag_severity_word(enum diag_severity severity) {
    static const char *const words[] = {[DIAG_NOTE] = "note",
                                        [DIAG_WARNING] = "warning",
                                        [DIAG_ERROR] = "error",
                                        [DIAG_FAILURE] = "error"};
    return words[severity];
}

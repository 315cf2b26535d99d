// HTML in a guide that does not pass it on. Only for check/.
#ifndef REGIMEN_CHECK_HTML_H
#define REGIMEN_CHECK_HTML_H

#include "check/check_build.h"

// Warns of HTML in a file's body, comments included, which readers see as text where the guide's
// "raw_html" is false ("html-as-text"), into the file's own list; an element is told where it
// begins. What only looks like HTML, such as "<your name>", is no mistake.
void check_html_file(struct check_file *file);

#endif

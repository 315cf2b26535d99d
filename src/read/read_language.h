// Passages in another language: <span lang="la">genu recurvatum</span>. Used by read_markdown
// alone.
//
// Markdown has no words for them, and HTML has, which other readers of Markdown know too. It is the
// one piece of HTML that is read, whether or not the guide lets HTML through.
#ifndef REGIMEN_READ_LANGUAGE_H
#define REGIMEN_READ_LANGUAGE_H

#include "model/doc.h"

// Makes of each such pair of tags among siblings one DOC_LANGUAGE that holds what stands between
// them. Tags without their partner, and those that say more than a well-formed language (BCP 47),
// are left as the HTML that they are.
void read_language_join(struct arena *arena, struct doc_node *root);

#endif

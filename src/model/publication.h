// What a book shop and a library want to know of a guide.
#ifndef REGIMEN_MODEL_PUBLICATION_H
#define REGIMEN_MODEL_PUBLICATION_H

#include "base/vec.h"

// What somebody did for the guide besides writing it.
enum contributor_role {
    ROLE_EDITOR,
    ROLE_ILLUSTRATOR,
    ROLE_TRANSLATOR,
    ROLE_REVIEWER,
    ROLE_CONSULTANT,
    ROLE_PHOTOGRAPHER,
    ROLE_DESIGNER,
    ROLE_PROOFREADER,
    CONTRIBUTOR_ROLES,
};

// The names that authors write, such as "editor", and the codes of the Library of Congress' list of
// relators, such as "edt".
extern const char *const contributor_role_names[CONTRIBUTOR_ROLES];
extern const char *const contributor_role_codes[CONTRIBUTOR_ROLES];

struct contributor {
    const char *name;
    enum contributor_role role;
};

struct contributors {
    VEC_OF(struct contributor)
};

// What a guide is about; `scheme` is a list of subjects such as "Thema", and `code` the subject's
// code in it. Both are NULL where the author gave none.
struct guide_subject {
    const char *name, *scheme, *code;
};

struct subjects {
    VEC_OF(struct guide_subject)
};

// The series that a guide belongs to; the name is NULL where it belongs to none, the position where
// it has none.
struct series {
    const char *name, *position;
};

// Who states that the book keeps to the accessibility standard; the name is NULL where nobody does.
// What entitles them to say so, and the address of their report, may be NULL.
struct certifier {
    const char *name, *credential, *report;
};

#endif

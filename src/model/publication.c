// Names and codes; see publication.h.
#include "model/publication.h"

const char *const contributor_role_names[CONTRIBUTOR_ROLES] = {
    [ROLE_EDITOR] = "editor",         [ROLE_ILLUSTRATOR] = "illustrator",
    [ROLE_TRANSLATOR] = "translator", [ROLE_REVIEWER] = "reviewer",
    [ROLE_CONSULTANT] = "consultant", [ROLE_PHOTOGRAPHER] = "photographer",
    [ROLE_DESIGNER] = "designer",     [ROLE_PROOFREADER] = "proofreader",
};

const char *const contributor_role_codes[CONTRIBUTOR_ROLES] = {
    [ROLE_EDITOR] = "edt",   [ROLE_ILLUSTRATOR] = "ill", [ROLE_TRANSLATOR] = "trl",
    [ROLE_REVIEWER] = "rev", [ROLE_CONSULTANT] = "csl",  [ROLE_PHOTOGRAPHER] = "pht",
    [ROLE_DESIGNER] = "bkd", [ROLE_PROOFREADER] = "pfr",
};

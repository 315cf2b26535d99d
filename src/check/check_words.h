// The words of the guide's language, checked against what the program says. Only for check/ and for
// `regimen figure`.
#ifndef REGIMEN_CHECK_WORDS_H
#define REGIMEN_CHECK_WORDS_H

#include "base/diag.h"
#include "base/resource.h"
#include "model/words.h"
#include "read/read_yaml.h"

struct check_words {
    struct arena *arena;
    struct diag_list *diags;
    const struct resources *resources; // the project's words over the built-in ones
    const struct words *english;       // the built-in ones
    const struct source *guide_source;
    const struct yaml_node *guide; // guide.yaml's tree; NULL where it could not be read
    const char *path;              // set: the file that the words were read from
};

// The words of the guide's language, in the arena: those of "pt-BR" are in pt-BR.yaml or else in
// pt.yaml. Reports texts that are missing ("bad-words"), and a language without words ("no-words"),
// for which English ones serve for the rest of the check. Never NULL.
struct words *check_words_find(struct check_words *find);

#endif

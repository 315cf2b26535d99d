// What an author meant who wrote a value that cannot be. Only for check/.
#ifndef REGIMEN_CHECK_SUGGEST_H
#define REGIMEN_CHECK_SUGGEST_H

#include "check/check_schema.h"

// A good value of the type that the text was probably meant to be, in the arena, or NULL: the
// nearest of an enumeration, 'true' for "yes", 'en' for "English", 'clam-shell' for "Clam Shell",
// an address with what it lacks.
const char *check_suggest(struct arena *arena, const struct schema_type *type, const char *text);

// The id that a text was probably meant to be, such as 'clam-shell' for "Clam Shell.md", or NULL.
const char *check_suggest_id(struct arena *arena, const char *text);

// Whether the text is a language tag as the schema wants it, such as "en" or "pt-BR".
bool check_suggest_is_language(struct arena *arena, const char *text);

#endif

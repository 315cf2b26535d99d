// The program that is running, and its libraries.
#ifndef REGIMEN_BASE_PROGRAM_H
#define REGIMEN_BASE_PROGRAM_H

#include "base/digest.h"

// A digest of the program and of the libraries that it is linked with: of the build ids that the
// linker gave them, which are digests of their contents, or where one has none, of its file. To be
// called before others are loaded while it runs.
struct digest program_digest(void);

#endif

// What the outputs that stand in a published folder were made from, so that dear work is done once.
//
// Beside its outputs a target keeps a record for each that is dear to make: its key, which is a
// digest of all that goes into it, and the digest of its bytes. An output whose key is the same is
// taken from where it stands. There is no other store: a target that is removed takes all with it,
// and what was damaged, or changed by hand, is made anew. A build that takes and one that makes
// everything give the same bytes, the records included.
//
// The maker of an output works out its key. Where that needs to know what the output was made from
// the last time, it has a text told to itself with each record.
#ifndef REGIMEN_BASE_MADE_H
#define REGIMEN_BASE_MADE_H

#include "base/digest.h"
#include "base/publish.h"

struct made;

// Reads the records of the publish's target; those that are damaged are none. `program` is what
// each key begins with: the program that makes things, with its libraries (program_digest).
struct made *made_open(struct publish *publish, const struct digest *program);

// Begins a key of a kind of output, such as "card". `made` may not be NULL.
struct digest_sum *made_sum(const struct made *made, const char *kind);

// What was told with the record of an output's path; NULL where there is none. All that follow may
// be called from many threads.
const char *made_told(const struct made *made, const char *path);

// The record's digest of the bytes, and how many these are, where the output was made from the key;
// false where it was not. For what stands in no file of its own.
bool made_is(const struct made *made, const char *path, const struct digest *key,
             struct digest *bytes, size_t *length);

// Appends the bytes that stand at the path, where they were made from the key and nobody has
// changed them. False, and nothing appended, where not.
bool made_take(const struct made *made, const char *path, const struct digest *key,
               struct buf *bytes);

// Notes that the output at the path, which this build puts, is made from the key. Where `told` (""
// for nothing) holds a line's end, nothing is noted.
void made_note(struct made *made, const char *path, const struct digest *key, const char *told,
               const void *bytes, size_t length);

// Notes that the output at the path, which made_take gave, stands as it did.
void made_note_again(struct made *made, const char *path);

// Hands the records to the publish, with those of outputs that it keeps, and frees. NULL is
// nothing.
void made_close(struct made *made);

// Lets the records go without handing them over, where the build failed.
void made_abandon(struct made *made);

#endif

// A document body: what Markdown says, as a tree of our own.
#ifndef REGIMEN_MODEL_DOC_H
#define REGIMEN_MODEL_DOC_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/source.h"

#include <stdbool.h>

enum doc_kind {
    DOC_ROOT,
    // blocks
    DOC_PARAGRAPH,
    DOC_HEADING, // level, id
    DOC_LIST,    // ordered, start, tight
    DOC_ITEM,    // task
    DOC_QUOTE,
    DOC_CODE_BLOCK, // text; info (the fence's info string)
    DOC_HTML_BLOCK, // text
    DOC_RULE,
    DOC_TABLE, // its rows; the first one is the header
    DOC_TABLE_ROW,
    DOC_TABLE_CELL, // align, header
    DOC_FOOTNOTE,   // a definition: number, name; always at the end of the root
    // inlines
    DOC_TEXT, // text
    DOC_SOFT_BREAK,
    DOC_LINE_BREAK,
    DOC_CODE,        // text
    DOC_HTML_INLINE, // text
    DOC_EMPHASIS,
    DOC_STRONG,
    DOC_STRIKE,
    DOC_LANGUAGE,     // text (a language tag, such as "la"): a passage in another language
    DOC_LINK,         // url, title, target
    DOC_IMAGE,        // url, title, target; its children are the alternative text
    DOC_FOOTNOTE_REF, // number, name
};

enum doc_align { DOC_ALIGN_NONE, DOC_ALIGN_LEFT, DOC_ALIGN_CENTRE, DOC_ALIGN_RIGHT };
enum doc_task { DOC_TASK_NONE, DOC_TASK_OPEN, DOC_TASK_DONE };

// Where a link leads. Set by check/, which also makes sure that it leads somewhere.
enum doc_target_kind {
    DOC_TARGET_NONE,     // not looked at yet
    DOC_TARGET_EXTERNAL, // `url` as written: http, https, mailto, tel
    DOC_TARGET_ENTRY,    // an exercise, routine or page of the guide; anchor or NULL
    DOC_TARGET_FILE,     // a picture or other file under content/
};

struct entry;

struct doc_target {
    enum doc_target_kind kind;
    const struct entry *entry; // DOC_TARGET_ENTRY
    const char *anchor;        // DOC_TARGET_ENTRY: an id there, or NULL
    const char *file;          // DOC_TARGET_FILE: path below content/, such as "pages/knee.png"
};

struct doc_node {
    enum doc_kind kind;
    struct span span; // in the page's source; for inlines as exact as the reader can tell
    struct doc_node *parent, *first, *last, *next;
    const char *text; // literal text, or the url; NULL where the kind has none
    union {
        struct {
            int level; // 1 to 6
            const char *id;
        } heading;
        struct {
            bool ordered, tight;
            int start;
        } list;
        struct {
            enum doc_task task;
        } item;
        struct {
            const char *info;
        } code;
        struct {
            enum doc_align align;
            bool header;
        } cell;
        struct {
            const char *title; // NULL or ""
            struct doc_target target;
        } link; // DOC_LINK and DOC_IMAGE
        struct {
            int number;       // from 1, in the order of first reference
            int reference;    // DOC_FOOTNOTE_REF: which reference to that note, from 1
            int references;   // DOC_FOOTNOTE: how many references there are
            const char *name; // as the author wrote it
        } footnote;
    };
};

// Makes a node; the caller appends it somewhere. It has no more of the union than its kind needs:
// nodes are never copied, and stay of their kind (texts may become what holds texts).
struct doc_node *doc_new(struct arena *arena, enum doc_kind kind, struct span span);

// Makes `child` the last child of `parent`.
void doc_append(struct doc_node *parent, struct doc_node *child);

// The next node in document order below `root`, or NULL: children first, then what follows.
const struct doc_node *doc_next(const struct doc_node *node, const struct doc_node *root);

// Appends the plain text of a node and all below it; breaks become spaces.
void doc_plain_text(const struct doc_node *node, struct buf *out);

#endif

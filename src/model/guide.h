// The guide: exercises, routines, pages and what stands round them.
//
// Built by check/ from content that passed, and immutable from then on: everything is reached
// through const, so that many workers may read it without a lock. All text is NUL-terminated,
// well-formed UTF-8 in the arenas of the build. A field that the author left out is NULL, an empty
// list, or the value its comment names.
#ifndef REGIMEN_MODEL_GUIDE_H
#define REGIMEN_MODEL_GUIDE_H

#include "base/source.h"
#include "base/vec.h"
#include "model/brand.h"
#include "model/doc.h"
#include "model/dosage.h"
#include "model/publication.h"
#include "model/words.h"

enum entry_kind { ENTRY_EXERCISE, ENTRY_ROUTINE, ENTRY_PAGE };

// What every content file has. `id` is the file's name without ".md"; unique within its kind.
// An address on the site where a page stood before: "exercises/knee-bend", or with a file's name.
struct entry_alias {
    const char *address;
    struct span span; // where it is written
};

struct entry_aliases {
    VEC_OF(struct entry_alias)
};

struct entry {
    enum entry_kind kind;
    const char *id;
    const char *title;
    const char *summary; // one sentence
    const char *updated; // the day of the last change that readers should know, or NULL
    struct entry_aliases aliases;
    const struct source *source;
    const struct doc_node *body; // DOC_ROOT; never NULL, may be empty
};

// A part of a body: a level-two heading and what follows up to the next one. The first section has
// no heading where text stands before the first heading.
struct section {
    const char *key;                // "setup", "steps", "feel"; NULL for any other
    const struct doc_node *heading; // NULL for text before the first heading
    const struct doc_node *first;   // first node of the content, or NULL if empty
    const struct doc_node *end;     // the node behind the last; NULL where that is the end
};

struct sections {
    VEC_OF(struct section)
};

enum exercise_kind { KIND_STRETCH, KIND_STRENGTH, KIND_BALANCE, KIND_MOBILITY, EXERCISE_KINDS };

enum exercise_position {
    POSITION_STANDING,
    POSITION_SEATED,
    POSITION_SUPINE,
    POSITION_PRONE,
    POSITION_SIDE_LYING,
    POSITION_KNEELING,
    POSITION_QUADRUPED,
    EXERCISE_POSITIONS,
};

// The names that authors write, such as "side-lying".
extern const char *const exercise_kind_names[EXERCISE_KINDS];
extern const char *const exercise_position_names[EXERCISE_POSITIONS];

// A source that the guide cites.
struct reference {
    const char *id, *citation;
    const char *link; // may be NULL
};

struct references {
    VEC_OF(const struct reference *)
};

// A term that readers must learn, and what it means.
struct glossary_term {
    const char *term, *explanation;
};

struct glossary {
    VEC_OF(struct glossary_term)
};

struct review {
    const char *by, *on, *due; // dates as YYYY-MM-DD; `by` is NULL where there was no review
};

struct figure; // model/pose.h

struct exercise {
    struct entry entry; // first, so that an entry can be cast to its exercise
    enum exercise_kind kind;
    enum exercise_position position;
    struct strings works, equipment;
    bool equipment_said; // even that nothing is needed
    struct dosage dosage;
    struct strings progressions, regressions, precautions;
    struct references references;
    const struct figure *figure; // NULL where it has none
    // A picture file in place of a figure: a DOC_IMAGE with its alternative text; or NULL.
    const struct doc_node *picture;
    struct review reviewed;
    struct sections sections;
    const struct doc_node *steps; // the ordered list under "Steps"; never NULL
};

// What is printed on, and whether in large print.
enum paper {
    PAPER_A4,
    PAPER_LETTER,
    PAPER_A5,
    PAPER_A4_LARGE,
    PAPER_LETTER_LARGE,
    PAPERS,
};

// The names that authors write, such as "a4-large".
extern const char *const paper_names[PAPERS];

// Their sizes in points.
struct paper_size {
    float width, height;
    bool large; // whether in large print
};
extern const struct paper_size paper_sizes[PAPERS];

// The picture of a card for the website: so many pixels wide, and how high on this paper.
enum { PAPER_PREVIEW_WIDTH = 600 };
int paper_preview_height(enum paper paper);

struct routine_item {
    const struct exercise *exercise;
    struct dosage dosage; // the exercise's own with the routine's changes
    bool changed;         // whether the routine changes anything
    const char *note;     // may be NULL
};

struct routine_phase {
    const char *title;  // may be NULL
    struct range weeks; // RANGE_NONE where the routine has no phases
    VEC_OF(struct routine_item)
};

struct routine_phases {
    VEC_OF(struct routine_phase)
};

struct routine {
    struct entry entry;
    const char *aim;              // what it is for; one sentence
    const char *for_whom;         // may be NULL
    struct frequency frequency;   // of the whole routine; FREQUENCY_NONE where it is not said
    struct routine_phases phases; // at least one
    int part; // of a copy that has one phase (routine_part): which, from 1; else 0
    struct strings progress_when, stop_if; // stop_if has at least one
    int log_weeks;                         // weeks on the card's log, 1 to 12
    struct strings log_columns;            // columns beside the days, such as "Pain 0–10"
    bool papers[PAPERS];                   // what its card is printed on
    struct references references;
    struct sections sections;
};

struct page {
    struct entry entry;
    int order;         // place in the menu, ascending
    const char *brand; // the id of the brand that has it for itself; NULL: the guide's
    bool help;         // the page about when to get help: the guide's red flags stand on it
    struct references references;
    struct sections sections;
};

struct exercises {
    VEC_OF(const struct exercise *)
};
struct routines {
    VEC_OF(const struct routine *)
};
struct pages {
    VEC_OF(const struct page *)
};

// How the exercises reach people, for the report on completeness; a sentence each, or NULL.
struct delivery {
    const char *who, *alone_or_group, *supervision, *motivation, *other_care, *setting, *tailoring,
        *starting_level, *fidelity, *delivered;
};

struct guide {
    const char *id; // names the EPUB: dist/ID.epub
    const char *title, *subtitle, *summary;
    const char *description; // longer than the summary; may be NULL
    const char *language;
    struct strings authors;
    struct contributors contributors;
    struct subjects subjects;
    struct series series;
    struct certifier certifier;
    const char *publisher;
    const char *base_url; // ends with "/"
    const char *licence, *licence_url;
    const char *disclaimer;
    struct strings red_flags;
    struct references references;
    struct glossary glossary; // sorted by term, in the guide's language
    const char *identifier;   // "urn:uuid:..." or "urn:isbn:..."
    const char *version;      // may be NULL
    const char *date;         // YYYY-MM-DD; when this version was published
    bool raw_html;            // whether HTML in content is passed through
    bool papers[PAPERS];
    bool archive; // whether what is printed is PDF/A-2a too
    struct delivery delivery;
    const struct brand *brand; // whose guide this is (guide_for_brand), or NULL

    const struct routine *default_routine;
    const struct page *help_page;
    struct exercises exercises; // sorted by title, in the guide's language
    struct routines routines;   // the default one first, then by title
    struct pages pages;         // sorted by order, then title
    struct pages brand_pages;   // of all brands, each brand's in the same order
    struct brands brands;       // sorted by id
    struct strings brand_ids;   // of all that there are, whether looked at or not; sorted
    const struct words *words;

    struct strings files;       // files below content/ that bodies refer to, each once, sorted
    struct strings brand_files; // those among them that lie in a brand's folder
};

// The paper that a routine's card is shown on where there is room for one only: its first.
enum paper routine_preview_paper(const struct routine *routine);

// How many cards a routine has on a paper. In large print a routine of several phases has one for
// each, since all of them have no room on one page, and nobody does two at a time.
size_t routine_cards(const struct routine *routine, enum paper paper);

// A copy of the routine with one of its phases (from 1), and a log of that one's weeks. What it
// points to is the routine's.
struct routine routine_part(const struct routine *routine, int part);

// Appends the name of a card without its ending, "six-weeks-a4", or "six-weeks-2-a4-large" of a
// part.
void routine_card_name(const struct routine *routine, int part, enum paper paper, struct buf *out);

// Appends the name of an entry's place in a book, such as "exercise.squat".
void entry_place(const struct entry *entry, struct buf *out);

// Whether an entry is in the guide; a brand's guide may lack what the guide's texts link to.
bool guide_has(const struct guide *guide, const struct entry *entry);

// The exercise, routine or page that an entry is.
static inline const struct exercise *entry_exercise(const struct entry *entry) {
    return (const struct exercise *)entry;
}
static inline const struct routine *entry_routine(const struct entry *entry) {
    return (const struct routine *)entry;
}
static inline const struct page *entry_page(const struct entry *entry) {
    return (const struct page *)entry;
}

// Cuts a body into its sections. `words` gives the headings' texts of the known keys
// ("section.setup", "section.steps", "section.feel"); letter case does not matter.
void sections_cut(const struct doc_node *body, const struct words *words, struct arena *arena,
                  struct sections *sections);

// The section of a key, or NULL.
const struct section *sections_find(const struct sections *sections, const char *key);

#endif

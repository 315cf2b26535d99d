// The rules over a page; see plain.h.
#include "plain/plain.h"

#include "plain/plain_cut.h"
#include "plain/plain_rules.h"

#include <math.h>
#include <string.h>

enum { MOST_HEAVY = 3, LONGEST_QUOTE = 44, MOST_LONG_WORDS = 2 };

static struct span span_of(struct plain_page *page, const struct plain_sentence *sentence) {
    return plain_place_find(page, sentence->passage, sentence->at, sentence->end);
}

// ---- steps ------------------------------------------------------------------------------------

static const char *word_as_written(struct plain_page *page, const struct plain_passage *passage,
                                   const struct plain_word *word) {
    return arena_strndup(&page->scratch, passage->text + word->at, word->end - word->at);
}

static void tell_actions(struct plain_page *page, const struct plain_sentence *sentences,
                         size_t count, struct diag_list *diags) {
    size_t found[2], actions = plain_actions(page, sentences, count, found);
    if (actions < 2) return;
    struct plain_passage *passage = sentences->passage;
    const struct plain_word *first = &page->words.at[found[0]], *second = &page->words.at[found[1]];
    const char *verb = word_as_written(page, passage, second);
    diag_add(diags, DIAG_WARNING, "two-actions", page->source,
             plain_place_find(page, passage, second->at, second->end),
             arena_printf(&page->scratch, "begin a new step with '%s'", verb),
             "the step has %zu actions: '%s', '%s'%s", actions,
             word_as_written(page, passage, first), verb, actions > 2 ? " and more" : "");
}

static void tell_long_step(struct plain_page *page, const struct plain_sentence *sentences,
                           size_t count, struct diag_list *diags) {
    size_t words = 0;
    for (size_t i = 0; i < count; i++) words += sentences[i].count;
    if (words <= PLAIN_STEP_WORDS) return;
    diag_add(diags, DIAG_WARNING, "long-step", page->source, span_of(page, sentences),
             "make two steps of it, or move what explains it below the steps",
             "the step has %zu words; the most is %d", words, PLAIN_STEP_WORDS);
}

// The sentences of a passage lie one behind the other.
static void tell_steps(struct plain_page *page, struct diag_list *diags) {
    for (size_t i = 0, n; i < page->sentences.n; i += n) {
        const struct plain_sentence *sentences = page->sentences.at + i;
        n = 1;
        while (i + n < page->sentences.n && sentences[n].passage == sentences->passage) n++;
        if (!sentences->passage->step) continue;
        tell_long_step(page, sentences, n, diags);
        tell_actions(page, sentences, n, diags);
    }
}

// ---- passive ----------------------------------------------------------------------------------

static void tell_passive(struct plain_page *page, const struct plain_sentence *sentence,
                         struct diag_list *diags) {
    size_t first, last;
    for (size_t from = sentence->first; plain_passive(page, sentence, from, &first, &last);
         from = last + 1) {
        const struct plain_word *begin = &page->words.at[first], *end = &page->words.at[last];
        const char *text = sentence->passage->text;
        diag_add(diags, DIAG_NOTE, "passive", page->source,
                 plain_place_find(page, sentence->passage, begin->at, end->end),
                 "say who does what: 'Bend your knees', not 'The knees should be bent'",
                 "'%.*s' is passive wording", (int)(end->end - begin->at), text + begin->at);
    }
}

// ---- the reading grade ------------------------------------------------------------------------

static void count_sentence(const struct plain_sentence *sentence, double sign,
                           struct plain_counts *counts) {
    counts->sentences += sign;
    counts->words += sign * (double)sentence->count;
    counts->syllables += sign * (double)sentence->sums.syllables;
    counts->short_words += sign * (double)sentence->sums.one;
    counts->long_words += sign * (double)sentence->sums.many;
    counts->wide_words += sign * (double)sentence->sums.wide;
}

struct heavy {
    size_t sentence;
    double weight; // by how much the page's grade falls without the sentence
};

// The sentences that weigh most, heaviest first. Returns how many.
static size_t find_heavy(const struct plain_page *page, const struct plain_counts *counts,
                         double grade, struct heavy *heavy) {
    size_t n = 0;
    for (size_t i = 0; i < page->sentences.n; i++) {
        struct plain_counts rest = *counts;
        count_sentence(&page->sentences.at[i], -1, &rest);
        struct heavy one = {i, grade};
        if (rest.words > 0) one.weight -= page->language->formula->grade(&rest);
        size_t place = n;
        while (place && heavy[place - 1].weight < one.weight) place--;
        if (place == MOST_HEAVY) continue;
        if (n < MOST_HEAVY) n++;
        memmove(heavy + place + 1, heavy + place, (n - 1 - place) * sizeof *heavy);
        heavy[place] = one;
    }
    return n;
}

// Appends a sentence in single quotes, shortened at a space.
static void quote(const struct plain_sentence *sentence, struct buf *out) {
    const char *text = sentence->passage->text + sentence->at;
    size_t length = sentence->end - sentence->at, cut = length;
    if (length > LONGEST_QUOTE) {
        cut = LONGEST_QUOTE;
        while (cut && text[cut] != ' ') cut--;
        if (!cut) cut = LONGEST_QUOTE;
        while (cut && ((unsigned char)text[cut] & 0xC0) == 0x80) cut--;
    }
    buf_printf(out, "'%.*s%s'", (int)cut, text, cut < length ? " ..." : "");
}

static bool is_among(const char *const *words, size_t n, const char *word) {
    for (size_t i = 0; i < n; i++)
        if (strcmp(words[i], word) == 0) return true;
    return false;
}

// Appends what makes a sentence heavy: how long it is, and its first long words.
static void explain(struct plain_page *page, const struct plain_sentence *sentence,
                    struct buf *out) {
    const char *listed[MOST_LONG_WORDS];
    size_t n = 0;
    buf_printf(out, sentence->count == 1 ? "%zu word" : "%zu words", sentence->count);
    for (size_t i = 0; i < sentence->count && n < MOST_LONG_WORDS; i++) {
        const struct plain_word *word = &page->words.at[sentence->first + i];
        if (word->syllables < PLAIN_LONG_WORD || is_among(listed, n, word->known->text)) continue;
        buf_printf(out, "%s'%s'", n ? ", " : "; long: ", word->known->text);
        listed[n++] = word->known->text;
    }
}

static void tell_grade(struct plain_page *page, const struct plain_counts *counts, double grade,
                       struct diag_list *diags) {
    struct heavy heavy[MOST_HEAVY] = {0};
    size_t n = find_heavy(page, counts, grade, heavy);
    struct buf hint;
    buf_init(&hint);
    buf_puts(&hint, "make these shorter or plainer: ");
    for (size_t i = 0; i < n; i++) {
        const struct plain_sentence *sentence = &page->sentences.at[heavy[i].sentence];
        buf_printf(&hint, "%sline %u, ", i ? "; " : "", span_of(page, sentence).line);
        quote(sentence, &hint);
        buf_puts(&hint, " (");
        explain(page, sentence, &hint);
        buf_putc(&hint, ')');
    }
    bool grave = grade > PLAIN_WARN_GRADE;
    diag_add(diags, grave ? DIAG_WARNING : DIAG_NOTE, "reading-grade", page->source,
             span_of(page, &page->sentences.at[heavy[0].sentence]), hint.at,
             "the page's reading grade is %.1f (%s); aim for %d or below", grade,
             page->language->formula->name, PLAIN_NOTE_GRADE);
    buf_release(&hint);
}

static void check_grade(struct plain_page *page, struct diag_list *diags) {
    if (!page->language->formula) return;
    struct plain_counts counts = {0};
    for (size_t i = 0; i < page->sentences.n; i++)
        count_sentence(&page->sentences.at[i], 1, &counts);
    if (counts.words < PLAIN_FEWEST_WORDS) return;
    double grade = round(page->language->formula->grade(&counts) * 10) / 10;
    if (grade > PLAIN_NOTE_GRADE) tell_grade(page, &counts, grade, diags);
}

// ---- the whole --------------------------------------------------------------------------------

void plain_page_tell(struct plain_page *page, struct diag_list *diags) {
    plain_cut(page);
    tell_steps(page, diags);
    for (size_t i = 0; i < page->sentences.n; i++)
        tell_passive(page, &page->sentences.at[i], diags);
    check_grade(page, diags);
}

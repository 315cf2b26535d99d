// Actions in a step; see plain_rules.h.
//
// An action is an imperative of the language's list that begins a sentence ("Bend your knee.") or
// joins one ("... and lift it"). Told is only what is certain, so a verb counts where the word
// behind it shows that it is one ("step to", but not "the step"), and an "and" counts only where it
// can join nothing but imperatives.
#include "plain/plain_rules.h"

#include <string.h>

struct clause {
    const struct plain_page *page;
    size_t first, end; // the sentence's words
};

static const struct plain_word *word_at(const struct clause *clause, size_t i) {
    return &clause->page->words.at[i];
}

static bool has_role(const struct clause *clause, size_t i, unsigned roles) {
    return i < clause->end && (word_at(clause, i)->known->roles & roles);
}

static bool is_adverb(const struct clause *clause, size_t i) {
    return i < clause->end && word_at(clause, i)->known->adverb;
}

// Passes over "then", "now", "slowly".
static size_t pass_lead_ins(const struct clause *clause, size_t i) {
    while (has_role(clause, i, PLAIN_LEAD_IN) || is_adverb(clause, i)) i++;
    return i;
}

// Whether what stands behind the verb at `i` shows that it is one.
static bool is_verb(const struct clause *clause, size_t i) {
    if (word_at(clause, i)->pause) return false;
    size_t next = i + 1;
    while (is_adverb(clause, next) && !word_at(clause, next)->pause) next++;
    if (next >= clause->end) return false;
    char first = word_at(clause, next)->known->text[0];
    return has_role(clause, next, PLAIN_OBJECT) || (first >= '0' && first <= '9');
}

// Where the imperative stands with which a sentence begins, behind "then" or behind "With your
// knees bent,". The sentence's end where it begins with none.
static size_t find_imperative(const struct clause *clause) {
    const unsigned imperative = PLAIN_ACTION | PLAIN_POSTURE | PLAIN_HOW;
    size_t i = pass_lead_ins(clause, clause->first);
    if (has_role(clause, i, imperative)) return i;
    if (!has_role(clause, i, PLAIN_OPENER)) return clause->end;
    while (i < clause->end && !word_at(clause, i)->pause) i++;
    i = pass_lead_ins(clause, i + 1);
    return has_role(clause, i, imperative) ? i : clause->end;
}

// Whether the word at `i` begins words in which an "and" need not join imperatives. "as far as"
// does not.
static bool begins_clause(const struct clause *clause, size_t i) {
    if (!has_role(clause, i, PLAIN_CLAUSE)) return false;
    const char *text = word_at(clause, i)->known->text;
    bool pair = (i + 2 < clause->end && strcmp(word_at(clause, i + 2)->known->text, text) == 0) ||
                (i >= clause->first + 2 && strcmp(word_at(clause, i - 2)->known->text, text) == 0);
    return !pair;
}

// Whether the verb at `i` undoes what was done before, and ends the sentence or its part: "put it
// down". There and back is one action; "put it down on the step" is another.
static bool undoes(const struct clause *clause, size_t i) {
    size_t last = i + 2;
    while (is_adverb(clause, last)) last++;
    if (!has_role(clause, i + 1, PLAIN_PRONOUN) || !has_role(clause, last, PLAIN_RETURN))
        return false;
    while (has_role(clause, last + 1, PLAIN_RETURN | PLAIN_LEAD_IN) || is_adverb(clause, last + 1))
        last++;
    return last + 1 == clause->end || word_at(clause, last)->pause;
}

static bool is_phrase_at(const struct clause *clause, size_t i, const struct plain_term *phrase) {
    if (phrase->count > clause->end - i) return false;
    for (size_t k = 0; k < phrase->count; k++)
        if (strcmp(word_at(clause, i + k)->known->text, phrase->words[k]) != 0) return false;
    return true;
}

// Whether what the sentence tells is done at one time, with what stands before it.
static bool is_meanwhile(const struct clause *clause) {
    for (size_t i = clause->first; i < clause->end; i++)
        for (const struct plain_term *phrase = clause->page->language->meanwhile; phrase;
             phrase = phrase->next)
            if (is_phrase_at(clause, i, phrase)) return true;
    return false;
}

struct actions {
    size_t count, *found;
};

static void note(struct actions *actions, size_t word) {
    if (actions->count < 2) actions->found[actions->count] = word;
    actions->count++;
}

// Counts what joins the imperative at `at`.
static void count_joined(const struct clause *clause, size_t at, struct actions *actions) {
    bool apart = false; // in a clause of its own: "until your knees bend and ..."
    for (size_t i = at + 1; i < clause->end; i++) {
        bool pause = word_at(clause, i - 1)->pause;
        bool joined = has_role(clause, i, PLAIN_JOINER) && (!apart || pause);
        size_t verb = joined ? pass_lead_ins(clause, i + 1) : i;
        bool listed = pause && !apart && !joined; // "Bend your knee, lift it, ..."
        if ((joined || listed) && has_role(clause, verb, PLAIN_ACTION) && is_verb(clause, verb)) {
            if (!undoes(clause, verb)) note(actions, verb);
            apart = false;
            i = verb;
        } else if (begins_clause(clause, i)) {
            apart = true;
        }
    }
}

size_t plain_actions(const struct plain_page *page, const struct plain_sentence *sentences,
                     size_t count, size_t found[2]) {
    struct actions actions = {0, found};
    for (size_t s = 0; s < count; s++) {
        struct clause clause = {page, sentences[s].first, sentences[s].first + sentences[s].count};
        size_t at = find_imperative(&clause);
        if (at == clause.end) continue;
        bool counts =
            has_role(&clause, at, PLAIN_ACTION) || (has_role(&clause, at, PLAIN_POSTURE) && s == 0);
        bool meanwhile = sentences[s].meanwhile && is_meanwhile(&clause);
        if (counts && is_verb(&clause, at) && !(meanwhile && actions.count)) note(&actions, at);
        if (!meanwhile) count_joined(&clause, at, &actions);
    }
    return actions.count;
}

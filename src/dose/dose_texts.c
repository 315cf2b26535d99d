// The table of phrases; see dose_texts.h and, for the check, dose_words.h.
#include "dose/dose_texts.h"

#include "dose/dose_words.h"

#include <stdio.h>
#include <string.h>

static const struct {
    const char *key;   // below "dose."
    const char *names; // the {names} that the text must hold, with a space between
    bool plural;       // whether the text may have a form for each plural category
} table[DOSE_TEXTS] = {
    [TEXT_UP_TO] = {"up-to", "what", false},
    [TEXT_AT_LEAST] = {"at-least", "what", false},
    [TEXT_SETS] = {"sets", "n", true},
    [TEXT_REPETITIONS] = {"repetitions", "n", true},
    [TEXT_HOLDS] = {"holds", "n", true},
    [TEXT_TIMES] = {"times", "n", true},
    [TEXT_SIDES] = {"sides", "n", true},
    [TEXT_SETS_OF] = {"sets-of", "sets reps", false},
    [TEXT_SETS_OF_BOTH] = {"sets-of-both", "sets reps", false},
    [TEXT_HOLD] = {"hold", "time", false},
    [TEXT_HOLD_TIMES] = {"hold-times", "time times", false},
    [TEXT_REPEAT] = {"repeat", "", false},
    [TEXT_TIRED] = {"tired", "what", false},
    [TEXT_TIRED_SETS] = {"tired-sets", "what", false},
    [TEXT_EACH] = {"side.each", "what", false},
    [TEXT_LEFT] = {"side.left", "what", false},
    [TEXT_RIGHT] = {"side.right", "what", false},
    [TEXT_BOTH] = {"side.both", "what", false},
    [TEXT_CHANGING] = {"side.changing", "what", false},
    [TEXT_TOTAL_WORK] = {"total.work", "work", false},
    [TEXT_TOTAL_BOTH] = {"total.both", "work", false},
    [TEXT_TOTAL_DOUBLED] = {"total.doubled", "part sides work", false},
    [TEXT_TOTAL_SETS] = {"total.sets", "part sides sets work", false},
    [TEXT_TOTAL_TURNS] = {"total.turns", "part sides set work", false},
    [TEXT_TOTAL_OR_DAY] = {"total.or-day", "total day", false},
    [TEXT_TOTAL_DAY] = {"total.day", "day", false},
    [TEXT_TIME_ABOUT] = {"time.about", "time", false},
    [TEXT_TIME_UP_TO] = {"time.up-to", "time", false},
    [TEXT_TIME_AT_LEAST] = {"time.at-least", "time", false},
    [TEXT_TIME_RESTS] = {"time.rests", "time", false},
    [TEXT_SENTENCES] = {"sentences", "first next", false},
    [TEXT_PAUSE] = {"pause", "time", false},
    [TEXT_TEMPO] = {"tempo.each", "parts", false},
    [TEXT_TEMPO_LOWER] = {"tempo.lower", "time", false},
    [TEXT_TEMPO_BOTTOM] = {"tempo.bottom", "time", false},
    [TEXT_TEMPO_RAISE] = {"tempo.raise", "time", false},
    [TEXT_TEMPO_TOP] = {"tempo.top", "time", false},
    [TEXT_REST_SETS] = {"rest.sets", "time", false},
    [TEXT_REST_HOLDS] = {"rest.holds", "time", false},
    [TEXT_REST_NONE] = {"rest.none", "", false},
    [TEXT_BODY_WEIGHT] = {"load.body-weight", "", false},
    [TEXT_BAND_LIGHT] = {"load.light-band", "", false},
    [TEXT_BAND_MEDIUM] = {"load.medium-band", "", false},
    [TEXT_BAND_STRONG] = {"load.strong-band", "", false},
    [TEXT_WEIGHT] = {"load.weight", "weight", false},
    [TEXT_RPE] = {"effort.rpe", "n", false},
    [TEXT_RIR] = {"effort.rir", "more", false},
    [TEXT_RIR_NONE] = {"effort.rir-none", "", false},
    [TEXT_MORE] = {"effort.more", "n", true},
    [TEXT_PAIN_NONE] = {"pain.none", "", false},
    [TEXT_PAIN_UP_TO] = {"pain.up-to", "n", false},
    [TEXT_DAILY] = {"frequency.daily", "", false},
    [TEXT_PER_DAY] = {"frequency.per-day", "times", false},
    [TEXT_PER_WEEK] = {"frequency.per-week", "times", false},
    [TEXT_WEEKDAYS] = {"frequency.weekdays", "days", false},
    [TEXT_FACT_SETS] = {"fact.sets", "", true},
    [TEXT_FACT_SETS_BOTH] = {"fact.sets-both", "", true},
    [TEXT_FACT_REPETITIONS] = {"fact.repetitions", "", true},
    [TEXT_FACT_REPETITIONS_BOTH] = {"fact.repetitions-both", "", true},
    [TEXT_FACT_HOLDS] = {"fact.holds", "", true},
    [TEXT_FACT_HOLDS_BOTH] = {"fact.holds-both", "", true},
    [TEXT_FACT_SECONDS] = {"fact.seconds", "", true},
    [TEXT_FACT_MINUTES] = {"fact.minutes", "", true},
    [TEXT_FACT_TWICE] = {"fact.twice", "n", false},
    [TEXT_FACT_SIDES] = {"fact.sides", "", false},
    [TEXT_FACT_LEFT] = {"fact.left", "", false},
    [TEXT_FACT_RIGHT] = {"fact.right", "", false},
    [TEXT_FACT_ONE_SIDE] = {"fact.one-side", "", false},
    [TEXT_FACT_UNTIL] = {"fact.until", "", false},
    [TEXT_FACT_TIRED] = {"fact.tired", "", false},
    [TEXT_FACT_TIME_SECONDS] = {"fact.time-seconds", "", true},
    [TEXT_FACT_TIME_MINUTES] = {"fact.time-minutes", "", true},
};

static const char *find(const struct words *words, const char *prefix, int text,
                        const char *category) {
    char key[64];
    snprintf(key, sizeof key, "%s%s", prefix, table[text].key);
    return words_find(words, key, category);
}

void dose_texts_init(struct dose_texts *texts, const struct words *words) {
    static const char *const prefixes[2] = {"dose.", "dose.short."};
    for (int text = 0; text < DOSE_TEXTS; text++) {
        for (int form = 0; form < 2; form++) {
            const char *plain = NULL;
            for (int i = 0; i < DOSE_CATEGORIES; i++) {
                const char *found = plain;
                if (table[text].plural || i == 0)
                    found = find(words, prefixes[form], text, dose_category_names[i]);
                if (!found && form) found = texts->forms[0][text][i];
                if (i == 0) plain = found;
                texts->forms[form][text][i] = found ? found : "";
            }
        }
    }
}

// ---- checking a words file ----------------------------------------------------------------------

static bool has_name(const char *text, const char *name, size_t length) {
    for (const char *at = text; (at = strchr(at, '{')); at++)
        if (strncmp(at + 1, name, length) == 0 && at[1 + length] == '}') return true;
    return false;
}

// Whether a form may leave its number out: "once", the Arabic dual.
static bool may_be_bare(int category) {
    return category == DOSE_ZERO || category == DOSE_ONE || category == DOSE_TWO;
}

static void check_names(const char *key, const char *form, int text, int category,
                        struct arena *arena, struct strings *problems) {
    const char *name = table[text].names;
    while (*name) {
        size_t length = strcspn(name, " ");
        bool bare = table[text].plural && may_be_bare(category);
        if (!bare && !has_name(form, name, length))
            vec_push(arena, problems,
                     arena_printf(arena, "the text '%s' (\"%s\") must hold {%.*s}", key, form,
                                  (int)length, name));
        name += length + (name[length] == ' ');
    }
}

static void check_text(const struct words *words, int text, bool is_short, struct arena *arena,
                       struct strings *problems) {
    const char *key = arena_printf(arena, "dose.%s%s", is_short ? "short." : "", table[text].key);
    const char *last = NULL;
    for (int i = DOSE_CATEGORIES - 1; i >= 0; i--) {
        const char *form = words_find(words, key, dose_category_names[i]);
        if (!form && i == DOSE_OTHER && !is_short)
            vec_push(arena, problems, arena_printf(arena, "the text '%s' is missing", key));
        if (form && form != last) check_names(key, form, text, i, arena, problems);
        last = i == DOSE_OTHER ? form : last; // a category without a form of its own has "other"'s
        if (!table[text].plural) break;
    }
}

void dose_check_words(const struct words *words, struct arena *arena, struct strings *problems) {
    *problems = (struct strings){0};
    for (int text = 0; text < DOSE_TEXTS; text++) {
        check_text(words, text, false, arena, problems);
        check_text(words, text, true, arena, problems);
    }
    const char *locale = words_find(words, "dose.locale", NULL);
    struct dose_icu *icu = dose_icu_open(locale ? locale : words->language);
    if (!icu)
        vec_push(
            arena, problems,
            arena_printf(arena, "'%s' is not a language tag", locale ? locale : words->language));
    dose_icu_close(icu);
}

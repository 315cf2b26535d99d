// Words; see template_words.h.
#include "template/template_words.h"

#include "base/near.h"
#include "base/utf8.h"
#include "dose/dose_steps.h"
#include "dose/dose_total.h"
#include "template/template_objects.h"

#include <limits.h>
#include <stdio.h>
#include <string.h>

enum { WORDS_VALUES = 16, LONGEST_TEXT = 1 << 20 };

static const struct words *words_of(lua_State *L) {
    const struct guide *guide = template_engine_of(L)->guide;
    if (guide && guide->words) return guide->words;
    template_fail(L, NULL, "there is no guide to take words from");
}

static struct dose_speaker *speaker_of(lua_State *L) {
    struct template_engine *engine = template_engine_of(L);
    const struct words *words = words_of(L);
    if (!engine->speaker && !engine->no_speaker) {
        engine->speaker = dose_speaker_open(words);
        engine->no_speaker = !engine->speaker;
    }
    if (!engine->speaker) template_fail(L, NULL, "the language '%s' is not known", words->language);
    return engine->speaker;
}

static int push_result(lua_State *L, const struct buf *text) {
    template_charge(L, text->len / 16);
    lua_pushlstring(L, text->at, text->len);
    return 1;
}

// A text argument, short enough for what C makes of it.
static const char *check_text(lua_State *L, int argument, size_t *length) {
    const char *text = luaL_checklstring(L, argument, length);
    if (*length > LONGEST_TEXT) luaL_argerror(L, argument, "the text is too long");
    template_charge(L, *length / 16);
    if (utf8_check(text, *length) != *length) luaL_argerror(L, argument, "the text is not UTF-8");
    return text;
}

static int fail_argument(lua_State *L, const char *function, const char *wanted) {
    return template_fail(L, NULL, "%s wants %s, not %s", function, wanted,
                         lua_isnoneornil(L, 1) ? "nil" : template_kind_name(L, 1));
}

// A whole number or a range; false where the argument is neither.
static bool read_range(lua_State *L, int index, struct range *range) {
    int whole;
    lua_Integer number = lua_tointegerx(L, index, &whole);
    if (lua_type(L, index) == LUA_TNUMBER && whole && number >= 0 && number <= INT_MAX) {
        *range = (struct range){(int)number, (int)number};
        return true;
    }
    return template_to_range(L, index, range);
}

// ---- words(key, values) -----------------------------------------------------------------------

static int fail_key(lua_State *L, const struct words *words, const char *key) {
    struct arena *small = &template_engine_of(L)->small;
    struct strings names = {0};
    arena_reset(small);
    for (size_t i = 0; i < words->texts.cap; i++) {
        const char *name = words->texts.slots[i].key;
        if (name) vec_push(small, &names, arena_strndup(small, name, strcspn(name, "#")));
    }
    const char *hint = near_hint(small, key, &names);
    template_point_at_name(L, key);
    return template_fail(L, hint, "there are no words '%s' in the language '%s'", key,
                         words->language);
}

// Pushes the text of the value on top of the stack in its place.
static void value_to_text(lua_State *L, const char *name) {
    struct range range;
    if (lua_type(L, -1) == LUA_TSTRING) return;
    if (read_range(L, -1, &range)) {
        struct buf *text = template_scratch(template_engine_of(L));
        dose_say_range(speaker_of(L), range, text);
        push_result(L, text);
    } else if (lua_type(L, -1) == LUA_TNUMBER) {
        lua_pushvalue(L, -1);
        lua_tostring(L, -1);
    } else {
        template_fail(L, NULL, "the value '%s' for words is a %s, not a text or number", name,
                      template_kind_name(L, -1));
    }
    lua_replace(L, -2);
}

// Reads the table at 2; the texts are left on the stack.
static size_t read_values(lua_State *L, struct words_value *values) {
    size_t count = 0;
    if (lua_isnoneornil(L, 2)) return 0;
    luaL_checktype(L, 2, LUA_TTABLE);
    luaL_checkstack(L, 2 * WORDS_VALUES + 8, NULL);
    lua_pushnil(L);
    while (lua_next(L, 2)) {
        if (lua_type(L, -2) != LUA_TSTRING || count == WORDS_VALUES)
            template_fail(L, NULL, "words wants up to %d values with names", WORDS_VALUES);
        values[count].name = lua_tostring(L, -2);
        value_to_text(L, values[count].name);
        size_t length;
        int top = lua_gettop(L);
        values[count++].text = check_text(L, top, &length);
        lua_pushvalue(L, -2); // key, text, key: the text stays below
        lua_remove(L, -3);
    }
    return count;
}

static const char *category_of(lua_State *L) {
    struct range range;
    const char *category = NULL;
    if (lua_isnoneornil(L, 2)) return NULL;
    lua_getfield(L, 2, "n");
    if (read_range(L, -1, &range)) category = dose_plural(speaker_of(L), range);
    lua_pop(L, 1);
    return category;
}

// Every {name} of the text must have got a value.
static void check_names(lua_State *L, const char *key, const char *text,
                        const struct words_value *values, size_t count) {
    for (const char *open = text; (open = strchr(open, '{')); open++) {
        const char *close = strchr(open, '}');
        if (!close) return;
        size_t length = (size_t)(close - open - 1), i = 0;
        while (i < count &&
               (strlen(values[i].name) != length || memcmp(values[i].name, open + 1, length) != 0))
            i++;
        if (i == count)
            template_fail(L, NULL, "the words '%s' want a value for '%.*s'", key, (int)length,
                          open + 1);
    }
}

// Pushes what words() found before for a key alone, from a table of the registry; false with the
// table on top of the stack where it was not asked for yet.
static bool push_found_words(lua_State *L) {
    lua_rawgetp(L, LUA_REGISTRYINDEX, &template_key_words);
    lua_pushvalue(L, 1);
    if (lua_rawget(L, -2) == LUA_TSTRING) return true;
    lua_pop(L, 1);
    return false;
}

static int words(lua_State *L) {
    const struct words *all = words_of(L);
    const char *key = luaL_checkstring(L, 1);
    struct words_value values[WORDS_VALUES];
    lua_settop(L, 2);
    bool alone = lua_isnil(L, 2);
    if (alone && push_found_words(L)) return 1;
    size_t count = read_values(L, values);
    const char *text = words_find(all, key, category_of(L));
    if (!text) return fail_key(L, all, key);
    if (!strchr(text, '{')) {
        lua_pushstring(L, text);
        if (!alone) return 1;
        lua_pushvalue(L, 1);
        lua_pushvalue(L, -2);
        lua_rawset(L, 3);
        return 1;
    }
    check_names(L, key, text, values, count);
    struct buf *filled = template_scratch(template_engine_of(L));
    words_fill(text, values, count, filled);
    return push_result(L, filled);
}

// ---- word_forms(group) ------------------------------------------------------------------------

// All texts of a group with their plural forms as they stand, for scripts that fill them in:
// word_forms("dose")["sets#one"].
static int word_forms(lua_State *L) {
    const struct words *all = words_of(L);
    size_t length, found = 0;
    const char *group = luaL_checklstring(L, 1, &length);
    lua_newtable(L);
    template_charge(L, all->texts.cap);
    for (size_t i = 0; i < all->texts.cap; i++) {
        const struct map_slot *slot = &all->texts.slots[i];
        if (!slot->key || strncmp(slot->key, group, length) != 0 || slot->key[length] != '.')
            continue;
        lua_pushstring(L, slot->value);
        lua_setfield(L, -2, slot->key + length + 1);
        found++;
    }
    return found ? 1 : fail_key(L, all, group);
}

// ---- dosage -----------------------------------------------------------------------------------

static const char *const phrases[] = {"main",    "short",     "total", "time",
                                      "details", "frequency", NULL};

static int dose(lua_State *L) {
    const struct dosage *dosage = template_to_dosage(L, 1);
    if (!dosage) return fail_argument(L, "dose", "a dosage");
    enum dose_phrase phrase = (enum dose_phrase)luaL_checkoption(L, 2, "main", phrases);
    struct buf *text = template_scratch(template_engine_of(L));
    dose_say(speaker_of(L), dosage, phrase, text);
    return push_result(L, text);
}

static int facts(lua_State *L) {
    const struct dosage *dosage = template_to_dosage(L, 1);
    if (!dosage) return fail_argument(L, "facts", "a dosage");
    struct template_engine *engine = template_engine_of(L);
    struct dose_facts found = {0};
    arena_reset(&engine->small);
    dose_facts(speaker_of(L), dosage, &engine->small, &found);
    lua_createtable(L, (int)found.n, 0);
    for (size_t i = 0; i < found.n; i++) {
        lua_createtable(L, 0, 2);
        lua_pushstring(L, found.at[i].number);
        lua_setfield(L, -2, "number");
        lua_pushstring(L, found.at[i].label);
        lua_setfield(L, -2, "label");
        lua_rawseti(L, -2, (lua_Integer)i + 1);
    }
    return 1;
}

// A text that two dosages share only if they are the same; nothing else is told of it.
static int dosage_key(lua_State *L) {
    static const char digits[] = "0123456789abcdef";
    const struct dosage *dosage = template_to_dosage(L, 1);
    if (!dosage) return fail_argument(L, "dosage_key", "a dosage");
    const unsigned char *bytes = (const unsigned char *)dosage;
    char key[2 * sizeof *dosage];
    for (size_t i = 0; i < sizeof *dosage; i++) {
        key[2 * i] = digits[bytes[i] >> 4];
        key[2 * i + 1] = digits[bytes[i] & 15];
    }
    lua_pushlstring(L, key, sizeof key);
    return 1;
}

// ---- steps(dosage) ----------------------------------------------------------------------------

static void set_number(lua_State *L, const char *name, int number) {
    lua_pushinteger(L, number);
    lua_setfield(L, -2, name);
}

// Sets field `name` of the table on top of the stack; nothing where there is no step.
static void set_step(lua_State *L, const char *name, const struct dose_step *step) {
    if (step->kind == DOSE_STEP_NONE) return;
    lua_createtable(L, 0, 4);
    lua_pushstring(L, dose_step_names[step->kind]);
    lua_setfield(L, -2, "kind");
    if (step->seconds != RANGE_OPEN) set_number(L, "seconds", step->seconds);
    if (step->reps) set_number(L, "reps", step->reps);
    if (step->side != SIDE_TOGETHER) {
        lua_pushstring(L, dosage_side_name(step->side));
        lua_setfield(L, -2, "side");
    }
    if (name) lua_setfield(L, -2, name);
}

static void push_round(lua_State *L, const struct dose_round *round) {
    lua_createtable(L, 0, 6);
    set_step(L, "before", &round->before);
    set_step(L, "between", &round->between);
    set_number(L, "times", round->times);
    set_number(L, "first", round->first);
    set_number(L, "of", round->of);
    lua_createtable(L, round->n, 0);
    for (int i = 0; i < round->n; i++) {
        set_step(L, NULL, &round->steps[i]);
        lua_rawseti(L, -2, i + 1);
    }
    lua_setfield(L, -2, "steps");
}

static void set_tempo(lua_State *L, const struct dosage *dosage) {
    const int parts[] = {dosage->tempo.lower, dosage->tempo.bottom, dosage->tempo.raise,
                         dosage->tempo.top};
    if (!dosage->tempo.given) return;
    lua_createtable(L, 4, 0);
    for (int i = 0; i < 4; i++) {
        lua_pushinteger(L, parts[i]);
        lua_rawseti(L, -2, i + 1);
    }
    lua_setfield(L, -2, "tempo");
}

static int steps(lua_State *L) {
    const struct dosage *dosage = template_to_dosage(L, 1);
    if (!dosage) return fail_argument(L, "steps", "a dosage");
    struct dose_steps found = dose_steps(dosage);
    lua_createtable(L, 0, 6);
    if (found.seconds != RANGE_OPEN) set_number(L, "seconds", found.seconds);
    set_number(L, "extra", found.extra_seconds);
    if (found.rep_seconds) set_number(L, "rep", found.rep_seconds);
    if (found.pause_seconds) set_number(L, "pause", found.pause_seconds);
    set_tempo(L, dosage);
    lua_createtable(L, found.n, 0);
    for (int i = 0; i < found.n; i++) {
        push_round(L, &found.rounds[i]);
        lua_rawseti(L, -2, i + 1);
    }
    lua_setfield(L, -2, "rounds");
    return 1;
}

// ---- steps_json(dosage) -----------------------------------------------------------------------

static void put_member(struct buf *out, const char *name, int number) {
    buf_puts(out, name);
    buf_put_number(out, number);
}

static void put_step(struct buf *out, const char *name, const struct dose_step *step) {
    if (step->kind == DOSE_STEP_NONE) return;
    buf_puts(out, name);
    buf_puts(out, "{\"kind\":\"");
    buf_puts(out, dose_step_names[step->kind]);
    buf_putc(out, '"');
    if (step->reps) put_member(out, ",\"reps\":", step->reps);
    if (step->seconds != RANGE_OPEN) put_member(out, ",\"seconds\":", step->seconds);
    if (step->side != SIDE_TOGETHER) {
        buf_puts(out, ",\"side\":\"");
        buf_puts(out, dosage_side_name(step->side));
        buf_putc(out, '"');
    }
    buf_putc(out, '}');
}

static void put_round(struct buf *out, const struct dose_round *round) {
    buf_putc(out, '{');
    put_step(out, "\"before\":", &round->before);
    if (round->before.kind != DOSE_STEP_NONE) buf_putc(out, ',');
    put_step(out, "\"between\":", &round->between);
    if (round->between.kind != DOSE_STEP_NONE) buf_putc(out, ',');
    put_member(out, "\"first\":", round->first);
    put_member(out, ",\"of\":", round->of);
    buf_puts(out, ",\"steps\":[");
    bool more = false;
    for (int i = 0; i < round->n; i++) {
        put_step(out, more ? "," : "", &round->steps[i]);
        more = more || round->steps[i].kind != DOSE_STEP_NONE;
    }
    put_member(out, "],\"times\":", round->times);
    buf_putc(out, '}');
}

// What json(steps(dosage)) gives, at a fraction of the cost: every page of an exercise has it.
static int steps_json(lua_State *L) {
    const struct dosage *dosage = template_to_dosage(L, 1);
    if (!dosage) return fail_argument(L, "steps_json", "a dosage");
    struct dose_steps found = dose_steps(dosage);
    struct buf *out = template_scratch(template_engine_of(L));
    put_member(out, "{\"extra\":", found.extra_seconds);
    if (found.pause_seconds) put_member(out, ",\"pause\":", found.pause_seconds);
    if (found.rep_seconds) put_member(out, ",\"rep\":", found.rep_seconds);
    buf_puts(out, ",\"rounds\":[");
    for (int i = 0; i < found.n; i++) {
        if (i) buf_putc(out, ',');
        put_round(out, &found.rounds[i]);
    }
    buf_putc(out, ']');
    if (found.seconds != RANGE_OPEN) put_member(out, ",\"seconds\":", found.seconds);
    if (dosage->tempo.given) {
        put_member(out, ",\"tempo\":[", dosage->tempo.lower);
        put_member(out, ",", dosage->tempo.bottom);
        put_member(out, ",", dosage->tempo.raise);
        put_member(out, ",", dosage->tempo.top);
        buf_putc(out, ']');
    }
    buf_putc(out, '}');
    return push_result(L, out);
}

// ---- times --------------------------------------------------------------------------------------

static int frequency(lua_State *L) {
    const struct frequency *times = template_to_frequency(L, 1);
    struct buf *text = template_scratch(template_engine_of(L));
    if (!times && !lua_isnil(L, 1)) return fail_argument(L, "frequency", "a frequency");
    if (times) dose_say_frequency(speaker_of(L), times, text);
    return push_result(L, text);
}

static int minutes(lua_State *L) {
    const struct routine_phase *phase = template_to_phase(L, 1);
    if (!phase) return fail_argument(L, "minutes", "a phase of a routine");
    struct buf *text = template_scratch(template_engine_of(L));
    struct range sum = {0, 0};
    bool plus_rests = false;
    for (size_t i = 0; i < phase->n; i++) {
        struct dose_total total = dose_total(&phase->at[i].dosage);
        sum = dose_add(sum, total.seconds);
        plus_rests = plus_rests || total.rest_unsaid;
    }
    if (phase->n) dose_say_minutes(speaker_of(L), sum, plus_rests, text);
    return push_result(L, text);
}

// ---- others -----------------------------------------------------------------------------------

static int number(lua_State *L) {
    struct range range;
    if (!read_range(L, 1, &range)) return fail_argument(L, "number", "a whole number or a range");
    struct buf *text = template_scratch(template_engine_of(L));
    dose_say_range(speaker_of(L), range, text);
    return push_result(L, text);
}

static int list(lua_State *L) {
    if (!lua_istable(L, 1) && !template_is_list(L, 1))
        return fail_argument(L, "list", "a list of texts");
    lua_Integer n = luaL_len(L, 1);
    if (n < 0 || n > 1000) return template_fail(L, NULL, "list joins no more than 1000 texts");
    luaL_checkstack(L, (int)n + 8, NULL);
    lua_settop(L, 1);
    struct template_engine *engine = template_engine_of(L);
    struct strings items = {0};
    arena_reset(&engine->small);
    size_t length, all = 0;
    for (lua_Integer i = 1; i <= n; i++) {
        if (lua_geti(L, 1, i) != LUA_TSTRING)
            return template_fail(L, NULL, "item %d of the list is a %s, not a text", (int)i,
                                 template_kind_name(L, -1));
        vec_push(&engine->small, &items, check_text(L, (int)i + 1, &length));
        if ((all += length) > LONGEST_TEXT) return luaL_argerror(L, 1, "the texts are too long");
    }
    struct buf *text = template_scratch(engine);
    dose_say_list(speaker_of(L), &items, text);
    return push_result(L, text);
}

static int date(lua_State *L) {
    size_t length;
    const char *day = check_text(L, 1, &length);
    int used = 0;
    if (sscanf(day, "%*4d-%*2d-%*2d%n", &used) != 0 || used != 10 || length != 10)
        return template_fail(L, "write it as 2026-11-01", "'%.20s' is not a date", day);
    struct buf *text = template_scratch(template_engine_of(L));
    dose_say_date(speaker_of(L), day, text);
    return push_result(L, text);
}

// How the guide's language sorts two texts; what it takes for the same is told apart by its bytes.
static int compare(lua_State *L) {
    size_t length;
    const char *a = check_text(L, 1, &length), *b = check_text(L, 2, &length);
    int order = dose_compare(speaker_of(L), a, b);
    if (!order) order = strcmp(a, b);
    lua_pushinteger(L, (order > 0) - (order < 0));
    return 1;
}

static int escape(lua_State *L) {
    size_t length;
    const char *plain = check_text(L, 1, &length);
    struct buf *text = template_scratch(template_engine_of(L));
    buf_escape(text, plain, length);
    return push_result(L, text);
}

static int slug(lua_State *L) {
    size_t length;
    const char *plain = check_text(L, 1, &length);
    struct buf *text = template_scratch(template_engine_of(L));
    utf8_slug(plain, length, text);
    return push_result(L, text);
}

void template_add_words(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"words", words},
        {"dose", dose},
        {"facts", facts},
        {"frequency", frequency},
        {"minutes", minutes},
        {"steps", steps},
        {"steps_json", steps_json},
        {"dosage_key", dosage_key},
        {"steps_json", steps_json},
        {"dosage_key", dosage_key},
        {"number", number},
        {"list", list},
        {"date", date},
        {"escape", escape},
        {"slug", slug},
        {"compare", compare},
        {"word_forms", word_forms},
        {NULL, NULL},
    };
    luaL_setfuncs(L, functions, 0);
}

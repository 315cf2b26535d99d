// Suggestions; see check_suggest.h.
#include "check/check_suggest.h"

#include "base/buf.h"
#include "base/near.h"
#include "base/utf8.h"
#include "check/check_date.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

static const char *suggest_flag(struct arena *arena, const char *text) {
    static const char *const words[][2] = {{"yes", "true"},  {"y", "true"},   {"on", "true"},
                                           {"1", "true"},    {"no", "false"}, {"n", "false"},
                                           {"off", "false"}, {"0", "false"}};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcasecmp(words[i][0], text) == 0) return arena_strdup(arena, words[i][1]);
    return NULL;
}

// The id of a file, without its folder and suffix where they were written, too.
const char *check_suggest_id(struct arena *arena, const char *text) {
    static const char suffix[] = ".md";
    const char *slash = strrchr(text, '/');
    if (slash) text = slash + 1;
    size_t written = strlen(text), end = strlen(suffix);
    if (written > end && strcasecmp(text + written - end, suffix) == 0) written -= end;
    struct buf slug;
    buf_init(&slug);
    utf8_slug(text, written, &slug);
    size_t length = 0;
    for (const char *at = slug.at; *at;) {
        uint32_t letter = utf8_base_letter(utf8_next(&at));
        if (!utf8_width(letter)) continue; // a mark that stands for itself
        char c = letter < 0x80 ? (char)letter : '-';
        if (!islower((unsigned char)c) && !isdigit((unsigned char)c)) c = '-';
        if (c == '-' && (!length || slug.at[length - 1] == '-')) continue;
        slug.at[length++] = c;
    }
    while (length && slug.at[length - 1] == '-') length--;
    const char *id = length && length <= 80 ? arena_strndup(arena, slug.at, length) : NULL;
    buf_release(&slug);
    return id;
}

// ---- languages --------------------------------------------------------------------------------

// The names of languages that many guides are written in, as English and as they themselves say.
static const struct {
    const char *name, *tag;
} languages[] = {
    {"Arabic", "ar"},     {"العربية", "ar"},    {"Chinese", "zh"},    {"中文", "zh"},
    {"Croatian", "hr"},   {"hrvatski", "hr"},   {"Czech", "cs"},      {"čeština", "cs"},
    {"Danish", "da"},     {"dansk", "da"},      {"Dutch", "nl"},      {"Nederlands", "nl"},
    {"English", "en"},    {"Finnish", "fi"},    {"suomi", "fi"},      {"French", "fr"},
    {"français", "fr"},   {"German", "de"},     {"Deutsch", "de"},    {"Greek", "el"},
    {"Ελληνικά", "el"},   {"Hebrew", "he"},     {"עברית", "he"},      {"Hindi", "hi"},
    {"हिन्दी", "hi"},      {"Hungarian", "hu"},  {"magyar", "hu"},     {"Italian", "it"},
    {"italiano", "it"},   {"Japanese", "ja"},   {"日本語", "ja"},     {"Korean", "ko"},
    {"한국어", "ko"},     {"Norwegian", "no"},  {"norsk", "no"},      {"Persian", "fa"},
    {"فارسی", "fa"},      {"Polish", "pl"},     {"polski", "pl"},     {"Portuguese", "pt"},
    {"português", "pt"},  {"Romanian", "ro"},   {"română", "ro"},     {"Russian", "ru"},
    {"русский", "ru"},    {"Spanish", "es"},    {"español", "es"},    {"Swedish", "sv"},
    {"svenska", "sv"},    {"Turkish", "tr"},    {"Türkçe", "tr"},     {"Ukrainian", "uk"},
    {"українська", "uk"}, {"Vietnamese", "vi"}, {"Tiếng Việt", "vi"}, {"Welsh", "cy"},
    {"Cymraeg", "cy"},
};
enum { LANGUAGES = sizeof languages / sizeof *languages };

static bool all_are(const char *text, size_t length, int (*is)(int)) {
    for (size_t i = 0; i < length; i++)
        if (!is((unsigned char)text[i])) return false;
    return length > 0;
}

// Writes a part of a tag as it is written: language small, script with a capital, region in
// capitals (RFC 5646, section 2.1.1). False where it is no such part.
static bool put_subtag(struct buf *tag, const char *part, size_t length) {
    bool letters = all_are(part, length, isalpha), first = tag->len == 0;
    bool script = letters && length == 4 && !first;
    if (first ? !letters || length < 2 || length > 3
              : !script && !(letters && length == 2) &&
                    !(all_are(part, length, isdigit) && length == 3))
        return false;
    if (!first) buf_putc(tag, '-');
    for (size_t i = 0; i < length; i++) {
        bool capital = !first && (!script || i == 0);
        int c = (unsigned char)part[i];
        buf_putc(tag, (char)(capital ? toupper(c) : tolower(c)));
    }
    return true;
}

// The tag in the usual letter case and with hyphens, or NULL where the text is no tag.
static const char *tidy_tag(struct arena *arena, const char *text) {
    struct buf tag;
    buf_init(&tag);
    int last = 0; // 4 behind a script, 2 behind a region, so that these stand once and in order
    bool good = *text != '\0';
    while (good && *text) {
        size_t length = strcspn(text, "-_");
        good = tag.len == 0 || (length == 4 && last == 1) || (length < 4 && last != 2);
        last = tag.len == 0 ? 1 : length == 4 ? 4 : 2;
        good = good && put_subtag(&tag, text, length);
        text += length;
        if (*text) good = good && *++text;
    }
    const char *tidy = good ? arena_strdup(arena, tag.at) : NULL;
    buf_release(&tag);
    return tidy;
}

bool check_suggest_is_language(struct arena *arena, const char *text) {
    const char *tidy = tidy_tag(arena, text);
    return tidy && strcmp(tidy, text) == 0;
}

static const char *suggest_language(struct arena *arena, const char *text) {
    const char *tidy = tidy_tag(arena, text);
    if (tidy) return tidy;
    struct strings names = {0};
    for (size_t i = 0; i < LANGUAGES; i++) vec_push(arena, &names, languages[i].name);
    const char *near = near_find(text, &names);
    for (size_t i = 0; near && i < LANGUAGES; i++)
        if (near == languages[i].name) return languages[i].tag;
    return NULL;
}

// ---- addresses and identifiers ----------------------------------------------------------------

static const char *suggest_url(struct arena *arena, const char *text) {
    if (strpbrk(text, " \t\r\n\"<>") || !strchr(text, '.')) return NULL;
    if (strncasecmp(text, "https://", 8) == 0) return arena_printf(arena, "https://%s", text + 8);
    if (strncasecmp(text, "http://", 7) == 0) return arena_printf(arena, "http://%s", text + 7);
    return strchr(text, ':') ? NULL : arena_printf(arena, "https://%s", text);
}

static const char *suggest_base_url(struct arena *arena, const char *text) {
    const char *url = strpbrk(text, "?#") ? NULL : suggest_url(arena, text);
    if (!url || url[strlen(url) - 1] == '/') return url;
    return arena_printf(arena, "%s/", url);
}

static bool is_uuid(const char *text) {
    static const char form[] = "00000000-0000-0000-0000-000000000000";
    if (strlen(text) != strlen(form)) return false;
    for (size_t i = 0; form[i]; i++)
        if (form[i] == '0' ? !isxdigit((unsigned char)text[i]) : text[i] != form[i]) return false;
    return true;
}

static const char *suggest_identifier(struct arena *arena, const char *text) {
    static const char *const before[] = {"urn:", "uuid:", "isbn:", "isbn"};
    for (size_t i = 0; i < sizeof before / sizeof *before; i++)
        if (strncasecmp(text, before[i], strlen(before[i])) == 0) text += strlen(before[i]);
    char *copy = arena_strdup(arena, text);
    if (is_uuid(text)) {
        for (char *c = copy; *c; c++) *c = (char)tolower((unsigned char)*c);
        return arena_printf(arena, "urn:uuid:%s", copy);
    }
    size_t digits = 0;
    for (const char *c = text; *c; c++)
        if (*c != '-' && *c != ' ') copy[digits++] = *c;
    copy[digits] = '\0';
    bool thirteen = digits == 13 && (strncmp(copy, "978", 3) == 0 || strncmp(copy, "979", 3) == 0);
    size_t plain = digits == 10 && copy[9] == 'X' ? 9 : digits;
    if ((!thirteen && digits != 10) || strspn(copy, "0123456789") < plain) return NULL;
    return arena_printf(arena, "urn:isbn:%s", copy);
}

// ---- colours ----------------------------------------------------------------------------------

static const char *suggest_colour(struct arena *arena, const char *text) {
    if (*text == '#') text++;
    size_t length = strspn(text, "0123456789abcdefABCDEF");
    if (text[length] || (length != 3 && length != 6)) return NULL;
    return arena_printf(arena, "#%s", text);
}

// ---- other words for a value --------------------------------------------------------------------

static const struct {
    const char *type, *word, *value;
} synonyms[] = {
    {"level", "none", "off"},
    {"level", "ignore", "off"},
    {"level", "no", "off"},
    {"level", "false", "off"},
    {"level", "warn", "warning"},
    {"level", "info", "note"},
    {"position", "sitting", "seated"},
    {"position", "sit", "seated"},
    {"position", "stand", "standing"},
    {"position", "upright", "standing"},
    {"position", "lying", "supine"},
    {"position", "lying on the back", "supine"},
    {"position", "face down", "prone"},
    {"position", "lying on the front", "prone"},
    {"position", "on all fours", "quadruped"},
    {"position", "all fours", "quadruped"},
    {"kind", "strengthening", "strength"},
    {"kind", "stretching", "stretch"},
    {"kind", "flexibility", "stretch"},
};

static const char *find_synonym(const char *type, const char *text) {
    for (size_t i = 0; i < sizeof synonyms / sizeof *synonyms; i++)
        if (strcmp(synonyms[i].type, type) == 0 && strcasecmp(synonyms[i].word, text) == 0)
            return synonyms[i].value;
    return NULL;
}

// ---- by type ----------------------------------------------------------------------------------

static const struct {
    const char *type;
    const char *(*suggest)(struct arena *arena, const char *text);
} suggestions[] = {
    {"flag", suggest_flag},    {"id", check_suggest_id},      {"language", suggest_language},
    {"url", suggest_url},      {"baseUrl", suggest_base_url}, {"identifier", suggest_identifier},
    {"date", check_date_read}, {"colour", suggest_colour},
};

static bool is_or_extends(const struct schema_type *type, const char *name) {
    for (; type; type = type->base)
        if (strcmp(type->name, name) == 0) return true;
    return false;
}

const char *check_suggest(struct arena *arena, const struct schema_type *type, const char *text) {
    const char *meant = NULL;
    for (size_t i = 0; !meant && i < sizeof suggestions / sizeof *suggestions; i++)
        if (is_or_extends(type, suggestions[i].type)) meant = suggestions[i].suggest(arena, text);
    if (!meant) meant = find_synonym(type->name, text);
    if (!meant && type->values.n) meant = near_find(text, &type->values);
    return meant && strcmp(meant, text) != 0 ? meant : NULL;
}

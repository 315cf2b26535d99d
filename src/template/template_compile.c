// Templates to Lua; see template_compile.h.
#include "template/template_compile.h"

#include <string.h>

enum token_kind { TOKEN_TEXT, TOKEN_CODE, TOKEN_COMMENT, TOKEN_VALUE, TOKEN_MARKUP };

struct token {
    enum token_kind kind;
    const char *start, *end; // all of it in the source, with its marks
    const char *from, *to;   // its code, or what is kept of its text
    bool eats_newline;       // ended by -%>
    struct span span;        // of the opening mark
};

struct compiler {
    struct template_file *file;
    struct arena *arena;
    struct diag_list *diags;
    const char *at, *end;
    const char *line_start;
    uint32_t line;
    struct {
        VEC_OF(struct token)
    } tokens;
};

// ---- places ---------------------------------------------------------------------------------

// Moves the line count on to `to`.
static void count_lines(struct compiler *c, const char *from, const char *to) {
    while ((from = memchr(from, '\n', (size_t)(to - from)))) {
        c->line++;
        c->line_start = ++from;
    }
}

static struct span place_of(struct compiler *c, const char *at, size_t length) {
    count_lines(c, c->line_start, at);
    return (struct span){c->line, (uint32_t)(at - c->line_start) + 1, (uint32_t)length};
}

static bool fail(struct compiler *c, const char *at, size_t length, const char *hint,
                 const char *message) {
    diag_add(c->diags, DIAG_ERROR, "bad-template", c->file->source, place_of(c, at, length), hint,
             "%s", message);
    return false;
}

// ---- Lua's texts and comments, within which %> means nothing --------------------------------

static bool starts(const char *at, const char *end, const char *mark) {
    size_t length = strlen(mark);
    return (size_t)(end - at) >= length && memcmp(at, mark, length) == 0;
}

// If a long bracket such as [[ or [==[ opens at `at`, returns what is behind its close, or NULL
// where it does not close; otherwise returns `at`.
static const char *skip_long_bracket(const char *at, const char *end) {
    const char *p = at + 1;
    while (p < end && *p == '=') p++;
    if (*at != '[' || p >= end || *p != '[') return at;
    size_t level = (size_t)(p - at - 1);
    for (p++; (p = memchr(p, ']', (size_t)(end - p))); p++) {
        const char *close = p + 1;
        while (close < end && *close == '=') close++;
        if ((size_t)(close - p - 1) == level && close < end && *close == ']') return close + 1;
    }
    return NULL;
}

static const char *skip_quoted(const char *at, const char *end) {
    char quote = *at++;
    for (; at < end && *at != '\n'; at++) {
        if (*at == quote) return at + 1;
        if (*at == '\\' && at + 1 < end) at++;
    }
    return NULL;
}

static const char *skip_comment(const char *at, const char *end) {
    const char *p = at + 2;
    if (p < end && *p == '[') {
        const char *close = skip_long_bracket(p, end);
        if (close != p) return close;
    }
    while (p < end && *p != '\n' && !starts(p, end, "%>")) p++;
    return p;
}

// Moves over one character, text or comment of Lua. NULL where a text or comment does not end.
static const char *skip_lexeme(const char *at, const char *end, bool *comment) {
    *comment = starts(at, end, "--");
    if (*comment) return skip_comment(at, end);
    if (*at == '"' || *at == '\'') return skip_quoted(at, end);
    if (*at != '[') return at + 1;
    const char *close = skip_long_bracket(at, end);
    return close == at ? at + 1 : close;
}

// ---- tokens ---------------------------------------------------------------------------------

static void add_text(struct compiler *c, const char *start, const char *end) {
    if (start == end) return;
    vec_push(c->arena, &c->tokens, (struct token){TOKEN_TEXT, start, end, start, end, false, {0}});
}

static const char *find_tag_end(struct compiler *c, const char *open, const char *at,
                                bool is_comment) {
    while (at < c->end && !starts(at, c->end, "%>")) {
        bool comment;
        const char *next = is_comment ? at + 1 : skip_lexeme(at, c->end, &comment);
        if (!next) {
            size_t length = comment ? 2 : 1;
            fail(c, at, length, comment ? "end it with ]]" : "end it with its quote or bracket",
                 comment ? "this comment does not end" : "this text does not end");
            return NULL;
        }
        at = next;
    }
    if (at < c->end) return at;
    fail(c, open, 2, "end it with %>", "this tag does not end");
    return NULL;
}

static enum token_kind kind_of(const char *at, const char *end) {
    if (at >= end) return TOKEN_CODE;
    return *at == '='   ? TOKEN_VALUE
           : *at == '-' ? TOKEN_MARKUP
           : *at == '#' ? TOKEN_COMMENT
                        : TOKEN_CODE;
}

static bool is_blank_text(const char *at, const char *end) {
    while (at < end && strchr(" \t\r\n", *at)) at++;
    return at == end;
}

// Reads the tag that opens at `open`; the compiler then stands behind it.
static bool read_tag(struct compiler *c, const char *open) {
    struct token token = {.kind = kind_of(open + 2, c->end), .start = open};
    token.from = open + 2 + (token.kind != TOKEN_CODE);
    // <%-- begins a comment of Lua's within code, not markup that is negated.
    if (starts(open, c->end, "<%--")) {
        token.kind = TOKEN_CODE;
        token.from = open + 2;
    }
    token.to = find_tag_end(c, open, token.from, token.kind == TOKEN_COMMENT);
    if (!token.to) return false;
    token.end = token.to + 2;
    if (token.to > token.from && token.to[-1] == '-' && !starts(token.to - 2, c->end, "--")) {
        token.eats_newline = true;
        token.to--;
    }
    bool prints = token.kind == TOKEN_VALUE || token.kind == TOKEN_MARKUP;
    if (prints && is_blank_text(token.from, token.to))
        return fail(c, open, (size_t)(token.end - open), "write <%= page.title %>, for example",
                    "this tag holds nothing to print");
    token.span = place_of(c, open, 3);
    vec_push(c->arena, &c->tokens, token);
    c->at = token.end;
    return true;
}

static bool read_tokens(struct compiler *c) {
    const char *text = c->at;
    while (c->at < c->end) {
        const char *open = memchr(c->at, '<', (size_t)(c->end - c->at));
        if (!open) break;
        if (starts(open, c->end, "<%%")) { // writes <% itself
            add_text(c, text, open + 2);
            text = c->at = open + 3;
        } else if (starts(open, c->end, "<%")) {
            add_text(c, text, open);
            if (!read_tag(c, open)) return false;
            text = c->at;
        } else {
            c->at = open + 1;
        }
    }
    add_text(c, text, c->end);
    return true;
}

// ---- lines that hold only code leave nothing behind -----------------------------------------

static bool is_silent(const struct token *token) {
    return token->kind == TOKEN_CODE || token->kind == TOKEN_COMMENT;
}

static const char *skip_blanks(const char *at, const char *end) {
    while (at < end && (*at == ' ' || *at == '\t')) at++;
    return at;
}

// What is behind the rest of the line if that is blank, else NULL.
static const char *skip_line_end(const char *at, const char *end) {
    at = skip_blanks(at, end);
    if (at < end && *at == '\r') at++;
    if (at == end) return at;
    return *at == '\n' ? at + 1 : NULL;
}

static const char *line_lead(const struct compiler *c, const char *at) {
    const char *start = c->file->source->text;
    while (at > start && (at[-1] == ' ' || at[-1] == '\t')) at--;
    return at == start || at[-1] == '\n' ? at : NULL;
}

// The last token of the run of silent tags that begins at `i`, on one line but for their own.
static size_t find_run_end(const struct compiler *c, size_t i) {
    for (;;) {
        size_t next = i + 1;
        if (next < c->tokens.n && c->tokens.at[next].kind == TOKEN_TEXT) {
            const struct token *text = &c->tokens.at[next];
            if (skip_blanks(text->start, text->end) != text->end) return i;
            next++;
        }
        if (next >= c->tokens.n || !is_silent(&c->tokens.at[next])) return i;
        i = next;
    }
}

static void trim_run(struct compiler *c, size_t first, size_t last) {
    const char *lead = line_lead(c, c->tokens.at[first].start);
    const char *rest = skip_line_end(c->tokens.at[last].end, c->end);
    if (!lead || !rest) return;
    if (first && c->tokens.at[first - 1].kind == TOKEN_TEXT && c->tokens.at[first - 1].to > lead)
        c->tokens.at[first - 1].to = lead;
    for (size_t i = first; i <= last; i++)
        if (c->tokens.at[i].kind == TOKEN_TEXT) c->tokens.at[i].to = c->tokens.at[i].from;
    if (last + 1 < c->tokens.n && c->tokens.at[last + 1].from < rest)
        c->tokens.at[last + 1].from = rest;
}

static void trim(struct compiler *c) {
    for (size_t i = 0; i < c->tokens.n; i++) {
        const struct token *token = &c->tokens.at[i];
        if (token->eats_newline && i + 1 < c->tokens.n) {
            struct token *text = &c->tokens.at[i + 1];
            const char *rest = skip_line_end(token->end, c->end);
            if (text->kind == TOKEN_TEXT && rest && rest > text->from) text->from = rest;
        }
        if (is_silent(token)) {
            size_t last = find_run_end(c, i);
            trim_run(c, i, last);
            i = last;
        }
    }
    for (size_t i = 0; i < c->tokens.n; i++)
        if (c->tokens.at[i].to < c->tokens.at[i].from) c->tokens.at[i].to = c->tokens.at[i].from;
}

// ---- Lua ------------------------------------------------------------------------------------

static void put_newlines(const char *at, const char *end, struct buf *lua) {
    for (; at < end; at++)
        if (*at == '\n') buf_putc(lua, '\n');
}

static bool is_word(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

static bool is(const char *word, size_t length, const char *what) {
    return strlen(what) == length && memcmp(word, what, length) == 0;
}

// Where the code stands in a function's head, whose body begins behind the parenthesis that closes
// its parameters.
struct head {
    bool open;
    int depth;
};

// Copies a word, with a step where it begins a loop's turn or a jump.
static void put_word(const char *word, size_t length, struct head *head, struct buf *lua) {
    if (is(word, length, "goto")) buf_puts(lua, TEMPLATE_STEP "();");
    buf_add(lua, word, length);
    if (is(word, length, "do") || is(word, length, "repeat"))
        buf_puts(lua, " " TEMPLATE_STEP "();");
    if (is(word, length, "function")) *head = (struct head){.open = true};
}

static void put_sign(char sign, struct head *head, struct buf *lua) {
    buf_putc(lua, sign == '\r' ? ' ' : sign); // a lone one would count as a line for Lua
    if (!head->open) return;
    head->depth += (sign == '(') - (sign == ')');
    if (sign != ')' || head->depth) return;
    head->open = false;
    buf_puts(lua, " " TEMPLATE_STEP "();");
}

static const char *skip_word(const char *at, const char *end) {
    while (at < end && is_word(*at)) at++;
    return at;
}

// Copies code; of comments only the line ends are kept, so that none hides what comes behind it.
static bool put_code(struct compiler *c, const struct token *token, struct buf *lua) {
    struct head head = {0};
    for (const char *at = token->from, *next; at < token->to; at = next) {
        bool comment = false;
        next = is_word(*at) ? skip_word(at, token->to) : skip_lexeme(at, token->to, &comment);
        if (!next) next = token->to;
        size_t length = (size_t)(next - at);
        if (comment) {
            buf_putc(lua, ' ');
            put_newlines(at, next, lua);
        } else if (is(at, length, TEMPLATE_STEP)) {
            return fail(c, at, length, "choose another name", "this name is the program's own");
        } else if (is_word(*at)) {
            put_word(at, length, &head, lua);
        } else if (length == 1) {
            put_sign(*at, &head, lua);
        } else {
            buf_add(lua, at, length);
        }
    }
    return true;
}

static size_t add_part(struct compiler *c, struct template_part part) {
    vec_push(c->arena, &c->file->parts, part);
    return c->file->parts.n - 1;
}

static void trim_expression(const struct token *token, struct template_part *part) {
    const char *from = token->from, *to = token->to;
    while (from < to && strchr(" \t\r\n", *from)) from++;
    while (to > from && strchr(" \t\r\n", to[-1])) to--;
    part->expression = from;
    part->expression_length = (size_t)(to - from);
}

static bool emit_value(struct compiler *c, const struct token *token, struct template_part part,
                       struct buf *lua) {
    trim_expression(token, &part);
    const char *line_end = memchr(part.expression, '\n', part.expression_length);
    size_t length = line_end ? (size_t)(line_end - part.expression) : part.expression_length;
    part.span = place_of(c, part.expression, length);
    const char *writer = token->kind == TOKEN_VALUE ? TEMPLATE_VALUE : TEMPLATE_MARKUP;
    buf_printf(lua, "%s(%zu,(", writer, add_part(c, part));
    bool done = put_code(c, token, lua);
    buf_puts(lua, "));");
    return done;
}

static void emit_text(struct compiler *c, struct template_part part, struct buf *lua) {
    if (part.length) buf_printf(lua, TEMPLATE_TEXT "(%zu);", add_part(c, part));
}

static bool emit_code(struct compiler *c, const struct token *token, struct buf *lua) {
    bool done = true;
    if (token->kind == TOKEN_CODE) {
        done = put_code(c, token, lua);
        buf_puts(lua, " ;");
    } else {
        put_newlines(token->start, token->end, lua);
    }
    return done;
}

static bool emit(struct compiler *c, struct buf *lua) {
    buf_puts(lua, "local " TEMPLATE_TEXT "," TEMPLATE_VALUE "," TEMPLATE_MARKUP "," TEMPLATE_STEP
                  ",_ENV=...;");
    bool done = true;
    struct template_part text = {0}; // not written yet
    c->line = 1;
    c->line_start = c->file->source->text;
    for (size_t i = 0; i < c->tokens.n; i++) {
        const struct token *token = &c->tokens.at[i];
        if (token->kind == TOKEN_TEXT) {
            emit_text(c, text, lua);
            text.text = token->from;
            text.length = (size_t)(token->to - token->from);
            put_newlines(token->start, token->end, lua);
        } else if (is_silent(token)) {
            emit_text(c, text, lua);
            text = (struct template_part){0};
            done &= emit_code(c, token, lua);
        } else {
            done &= emit_value(c, token, text, lua);
            text = (struct template_part){0};
        }
    }
    emit_text(c, text, lua);
    return done;
}

bool template_compile(struct template_file *file, struct arena *arena, struct buf *lua,
                      struct diag_list *diags) {
    const char *text = file->source->text;
    struct compiler c = {.file = file,
                         .arena = arena,
                         .diags = diags,
                         .at = text,
                         .end = text + file->source->length,
                         .line_start = text,
                         .line = 1};
    if (!read_tokens(&c)) return false;
    trim(&c);
    return emit(&c, lua);
}

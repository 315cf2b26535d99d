// HTML that readers see as text; see check_html.h.
#include "check/check_html.h"

#include <string.h>
#include <strings.h>

// HTML's elements that authors write, and what does the same without HTML (NULL: nothing does).
static const struct element {
    const char *name, *hint;
} elements[] = {
    {"a", "write a link as [its text](its address)"},
    {"abbr", NULL},
    {"audio", NULL},
    {"b", "write bold text as **text**"},
    {"blockquote", "begin each line of what you quote with >"},
    {"br", "end the line before with a backslash, or leave a line empty"},
    {"button", NULL},
    {"center", NULL},
    {"code", "write it between two `"},
    {"del", "write it as ~~text~~"},
    {"details", NULL},
    {"div", NULL},
    {"em", "write it as *text*"},
    {"figure", "write a picture as ![what it shows](its file)"},
    {"font", NULL},
    {"h1", "begin a heading with ##"},
    {"h2", "begin a heading with ##"},
    {"h3", "begin a heading with ###"},
    {"h4", "begin a heading with ####"},
    {"h5", "begin a heading with #####"},
    {"h6", "begin a heading with ######"},
    {"hr", "write a line of ---, with an empty line before it"},
    {"i", "write it as *text*"},
    {"iframe", NULL},
    {"img", "write a picture as ![what it shows](its file)"},
    {"ins", NULL},
    {"kbd", NULL},
    {"li", "begin each item of a list with '- ' or '1. '"},
    {"mark", NULL},
    {"ol", "begin each item of a list with '1. '"},
    {"p", "leave a line empty between paragraphs"},
    {"pre", NULL},
    {"s", "write it as ~~text~~"},
    {"script", NULL},
    {"section", NULL},
    {"small", NULL},
    {"span", NULL},
    {"strike", "write it as ~~text~~"},
    {"strong", "write bold text as **text**"},
    {"style", NULL},
    {"sub", NULL},
    {"sup", NULL},
    {"table", "write a table with | between its cells and |---|---| below its first line"},
    {"u", NULL},
    {"ul", "begin each item of a list with '- '"},
    {"video", NULL},
};

static const struct element *find_element(const char *name, size_t length) {
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strncasecmp(elements[i].name, name, length) == 0 && !elements[i].name[length])
            return &elements[i];
    return NULL;
}

static void tell(struct check_file *file, const struct doc_node *node, const char *what,
                 const char *hint) {
    struct span span = node->span;
    size_t length = strcspn(node->text, "\r\n");
    if (length < span.length) span.length = (uint32_t)length;
    diag_add(&file->diags, DIAG_WARNING, "html-as-text", file->source, span, hint,
             "readers see this %s, since 'raw_html' is off", what);
}

// What stands at the start of a piece of HTML.
static void check_piece(struct check_file *file, const struct doc_node *node) {
    const char *text = node->text + strspn(node->text, " \t");
    size_t length = *text == '<' ? strcspn(text + 1, " \t\r\n/>") : 0;
    const struct element *element = length ? find_element(text + 1, length) : NULL;
    if (strncmp(text, "<!--", 4) == 0) {
        tell(file, node, "comment", "keep remarks in front matter, behind a #");
    } else if (element) {
        tell(file, node, arena_printf(&file->arena, "'<%.*s>'", (int)length, text + 1),
             element->hint ? element->hint
                           : "say it without HTML, or write 'raw_html: true' in guide.yaml");
    }
}

void check_html_file(struct check_file *file) {
    const struct doc_node *body = file->page.body;
    for (const struct doc_node *node = body->first; node; node = doc_next(node, body))
        if (node->kind == DOC_HTML_BLOCK || node->kind == DOC_HTML_INLINE) check_piece(file, node);
}

// Hints; see print_hint.h.
#include "print/print_hint.h"

#include "base/near.h"

#include <libxml/parser.h>
#include <string.h>

const char *print_hint_element(struct arena *arena, const char *name) {
    struct strings names = {0};
    for (int i = 0; i < PRINT_KINDS; i++) vec_push(arena, &names, print_elements[i].name);
    const char *hint = near_hint(arena, name, &names);
    return hint ? hint : "docs/print.md lists the elements";
}

const char *print_hint_parents(struct arena *arena, enum print_kind kind) {
    struct strings names = {0};
    for (int i = 0; i < PRINT_KINDS; i++)
        if (print_elements[i].holds & print_elements[kind].group)
            vec_push(arena, &names, print_elements[i].name);
    if (!names.n) return "it holds the whole document, and so stands round all";
    return arena_printf(arena, "put it into %s", near_list(arena, &names));
}

const char *print_hint_attributes(struct arena *arena, enum print_kind kind, const char *name) {
    struct strings names = {0};
    for (int i = 0; i < PRINT_ATTRIBUTES; i++)
        if (print_elements[kind].takes & 1U << i) vec_push(arena, &names, print_attributes[i].name);
    if (!names.n) return "it takes none";
    const char *hint = near_hint(arena, name, &names);
    return hint ? hint : arena_printf(arena, "it takes %s", near_list(arena, &names));
}

const char *print_hint_value(struct arena *arena, enum print_attribute attribute) {
    const struct print_attribute_rule *rule = &print_attributes[attribute];
    switch (rule->kind) {
    case ATTR_IS_NUMBER:
        return arena_printf(arena, "write a number from %g to %g", rule->least, rule->most);
    case ATTR_IS_WORD:
        return arena_printf(arena, "write one of: %.*s", (int)strlen(rule->words) - 2,
                            rule->words + 1);
    case ATTR_IS_ADDRESS:
        return "write an address that begins with https://, http://, mailto: or tel:";
    case ATTR_IS_TEXT:
        break;
    }
    return arena_printf(arena, "add %s=\"...\"", rule->name);
}

const char *print_hint_class(struct arena *arena, const struct print_style *style,
                             const char *name) {
    struct strings names = {0};
    print_style_list(style, arena, &names);
    const char *hint = near_hint(arena, name, &names);
    return hint ? hint : "add it to templates/print/style.lua";
}

const char *print_hint_fault(struct arena *arena, const xmlError *error) {
    const char *name = error->str1 ? error->str1 : "", *other = error->str2 ? error->str2 : "";
    switch (error->code) {
    case XML_ERR_TAG_NAME_MISMATCH:
        return arena_printf(arena, "</%s> stands where </%s> must, for the <%s> of line %d", other,
                            name, name, error->int1);
    case XML_ERR_TAG_NOT_FINISHED:
        return arena_printf(arena, "<%s> is not closed", name);
    case XML_ERR_UNDECLARED_ENTITY:
    case XML_WAR_UNDECLARED_ENTITY:
        return arena_printf(arena, "there is no '&%s;'; write the character itself", name);
    case XML_ERR_NAME_REQUIRED:
    case XML_ERR_ENTITYREF_SEMICOL_MISSING:
        return "a '&' or '<' stands alone; write &amp; or &lt;, or use <%= %>";
    case XML_ERR_ATTRIBUTE_REDEFINED:
        return arena_printf(arena, "the attribute '%s' stands twice", name);
    case XML_ERR_ATTRIBUTE_NOT_STARTED:
    case XML_ERR_ATTRIBUTE_WITHOUT_VALUE:
        return "the value of an attribute wants quotes";
    case XML_ERR_INVALID_CHAR:
        return "here is a character that no markup may hold";
    case XML_ERR_DOCUMENT_EMPTY:
        return "there is nothing in it";
    case XML_ERR_DOCUMENT_END:
        return "something stands behind its end";
    default:
        return "it cannot be read from here on";
    }
}

// The schema; see check_schema.h.
#include "check/check_schema.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void broken(const char *what) {
    fprintf(stderr, "regimen: the built-in schema is broken: %s\n", what);
    abort();
}

static bool is_named(const xmlNode *node, const char *name) {
    return node->type == XML_ELEMENT_NODE && strcmp((const char *)node->name, name) == 0;
}

static const xmlNode *find_child(const xmlNode *parent, const char *name) {
    for (const xmlNode *node = parent->children; node; node = node->next)
        if (is_named(node, name)) return node;
    return NULL;
}

static const char *copy_attribute(struct arena *arena, const xmlNode *node, const char *name) {
    xmlChar *value = xmlGetNoNsProp(node, (const xmlChar *)name);
    const char *copy = arena_strdup(arena, (const char *)value);
    xmlFree(value);
    return copy;
}

// The text of a node's documentation with white space folded, or NULL.
static const char *copy_documentation(struct arena *arena, const xmlNode *node) {
    const xmlNode *annotation = find_child(node, "annotation");
    const xmlNode *documentation = annotation ? find_child(annotation, "documentation") : NULL;
    if (!documentation) return NULL;
    xmlChar *text = xmlNodeGetContent(documentation);
    const char *copy = arena_strdup(arena, (const char *)text);
    xmlFree(text);
    return copy;
}

static struct schema_type *declare_type(struct schema *schema, const char *name) {
    struct schema_type *type = (struct schema_type *)map_find(&schema->types, name);
    if (type) return type;
    type = arena_alloc(schema->arena, sizeof *type);
    type->name = name;
    map_add(schema->arena, &schema->types, name, type);
    return type;
}

static void read_fields(struct schema *schema, struct schema_type *type, const xmlNode *group) {
    for (const xmlNode *node = group->children; node; node = node->next) {
        if (!is_named(node, "element")) continue;
        const char *least = copy_attribute(schema->arena, node, "minOccurs");
        struct schema_field field = {
            .name = copy_attribute(schema->arena, node, "name"),
            .type = declare_type(schema, copy_attribute(schema->arena, node, "type")),
            .required = !least || strcmp(least, "0") != 0,
            .most = copy_attribute(schema->arena, node, "maxOccurs"),
        };
        vec_push(schema->arena, &type->fields, field);
        if (strcmp(field.name, "body") != 0) vec_push(schema->arena, &type->names, field.name);
    }
}

static enum schema_shape shape_of(const struct schema_type *type, bool is_record) {
    if (is_record) return SCHEMA_RECORD;
    if (type->fields.n != 1) return SCHEMA_BODY;
    if (strcmp(type->fields.at[0].name, "item") == 0) return SCHEMA_LIST;
    if (strcmp(type->fields.at[0].name, "entry") == 0) return SCHEMA_TABLE;
    return SCHEMA_BODY;
}

// A text with attributes, such as an entry of a table: what its base expects, it expects.
static bool read_simple_content(struct schema *schema, struct schema_type *type,
                                const xmlNode *node) {
    const xmlNode *content = find_child(node, "simpleContent");
    if (!content) return false;
    const xmlNode *extension = find_child(content, "extension");
    if (!extension) broken(type->name);
    type->shape = SCHEMA_TEXT;
    type->base = declare_type(schema, copy_attribute(schema->arena, extension, "base"));
    return true;
}

static void read_complex_type(struct schema *schema, struct schema_type *type,
                              const xmlNode *node) {
    if (read_simple_content(schema, type, node)) return;
    const xmlNode *all = find_child(node, "all"), *sequence = find_child(node, "sequence");
    if (all || sequence) read_fields(schema, type, all ? all : sequence);
    type->shape = shape_of(type, all != NULL);
}

static void read_simple_type(struct schema *schema, struct schema_type *type, const xmlNode *node) {
    type->shape = SCHEMA_TEXT;
    type->expected = copy_documentation(schema->arena, node);
    const xmlNode *restriction = find_child(node, "restriction");
    if (!restriction) broken(type->name);
    for (const xmlNode *facet = restriction->children; facet; facet = facet->next)
        if (is_named(facet, "enumeration"))
            vec_push(schema->arena, &type->values, copy_attribute(schema->arena, facet, "value"));
}

static xmlDocPtr parse_schema(const struct source *source) {
    xmlDocPtr document = xmlReadMemory(source->text, (int)source->length, "guide.xsd", NULL,
                                       XML_PARSE_NONET | XML_PARSE_NOBLANKS);
    if (!document) broken("it is not XML");
    return document;
}

// Bases may stand behind what is built on them, so this waits until all are read.
static void follow_bases(struct schema *schema) {
    for (size_t i = 0; i < schema->types.cap; i++) {
        struct schema_type *type = (struct schema_type *)schema->types.slots[i].value;
        if (!schema->types.slots[i].key || !type->base) continue;
        type->expected = type->base->expected;
        type->values = type->base->values;
    }
}

static xmlSchemaPtr compile(const struct source *source) {
    xmlSchemaParserCtxtPtr parser = xmlSchemaNewMemParserCtxt(source->text, (int)source->length);
    if (!parser) broken("no memory to parse it");
    xmlSchemaPtr compiled = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    if (!compiled) broken("libxml2 does not accept it");
    return compiled;
}

struct schema *schema_open(struct arena *arena, const struct source *source) {
    xmlInitParser();
    struct schema *schema = arena_alloc(arena, sizeof *schema);
    schema->arena = arena;
    schema->source = source;
    xmlDocPtr document = parse_schema(source);
    const xmlNode *root = xmlDocGetRootElement(document);
    for (const xmlNode *node = root->children; node; node = node->next) {
        bool simple = is_named(node, "simpleType");
        if (!simple && !is_named(node, "complexType")) continue;
        struct schema_type *type = declare_type(schema, copy_attribute(arena, node, "name"));
        if (simple) {
            read_simple_type(schema, type, node);
        } else {
            read_complex_type(schema, type, node);
        }
    }
    xmlFreeDoc(document);
    follow_bases(schema);
    schema->compiled = compile(source);
    return schema;
}

void schema_close(struct schema *schema) {
    xmlSchemaFree(schema->compiled);
}

const struct schema_type *schema_find_type(const struct schema *schema, const char *name) {
    const struct schema_type *type = map_find(&schema->types, name);
    if (!type) broken(name);
    return type;
}

const struct schema_field *schema_find_field(const struct schema_type *type, const char *name) {
    for (size_t i = 0; i < type->fields.n; i++)
        if (strcmp(type->fields.at[i].name, name) == 0) return &type->fields.at[i];
    return NULL;
}

// ---- validation -----------------------------------------------------------------------------

struct schema_validator {
    xmlSchemaValidCtxtPtr context;
};

struct schema_validator *schema_validator_open(const struct schema *schema) {
    struct schema_validator *validator = base_alloc(sizeof *validator);
    validator->context = xmlSchemaNewValidCtxt(schema->compiled);
    if (!validator->context) broken("no memory to use it");
    return validator;
}

void schema_validator_close(struct schema_validator *validator) {
    if (!validator) return;
    xmlSchemaFreeValidCtxt(validator->context);
    free(validator);
}

struct validation {
    schema_report *report;
    void *context;
};

// libxml2 tells a wrong value twice, by its facet and by its type; the mark keeps it to one.
static void on_error(void *data, xmlErrorPtr error) {
    const struct validation *validation = data;
    const xmlNode *node = error->node;
    while (node && node->type != XML_ELEMENT_NODE) node = node->parent;
    while (node && !node->_private) node = node->parent;
    if (!node || node->type != XML_ELEMENT_NODE) broken("a mistake without a place");
    struct schema_mark *mark = node->_private;
    if (mark->reported) return;
    mark->reported = true;
    validation->report(validation->context, mark, error->code == XML_SCHEMAV_ELEMENT_CONTENT);
}

void schema_validate(struct schema_validator *validator, xmlDocPtr document, schema_report *report,
                     void *context) {
    struct validation validation = {report, context};
    xmlSchemaSetValidStructuredErrors(validator->context, on_error, &validation);
    if (xmlSchemaValidateDoc(validator->context, document) < 0) broken("validation failed");
}

// The schema; see check_schema.h.
#include "check/check_schema.h"

#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const struct schema_root schema_roots[SCHEMA_ROOTS] = {
    {"guide", "the guide"}, {"exercise", "an exercise"}, {"routine", "a routine"},
    {"page", "a page"},     {"brand", "a brand"},        {"prescription", "a prescription"}};

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

static const char *copy_author_attribute(struct arena *arena, const xmlNode *node,
                                         const char *name) {
    xmlChar *value =
        xmlGetNsProp(node, (const xmlChar *)name, (const xmlChar *)"urn:regimen:authors");
    const char *copy = arena_strdup(arena, (const char *)value);
    xmlFree(value);
    return copy;
}

static struct schema_field read_field(struct schema *schema, const xmlNode *node) {
    struct arena *arena = schema->arena;
    const char *least = copy_attribute(arena, node, "minOccurs");
    return (struct schema_field){
        .name = copy_attribute(arena, node, "name"),
        .type = declare_type(schema, copy_attribute(arena, node, "type")),
        .required = !least || strcmp(least, "0") != 0,
        .unique = find_child(node, "unique") != NULL,
        .most = copy_attribute(arena, node, "maxOccurs"),
        .documentation = copy_documentation(arena, node),
        .example = copy_author_attribute(arena, node, "example"),
        .otherwise = copy_author_attribute(arena, node, "default"),
    };
}

static void read_fields(struct schema *schema, struct schema_type *type, const xmlNode *group) {
    for (const xmlNode *node = group->children; node; node = node->next) {
        if (!is_named(node, "element")) continue;
        struct schema_field field = read_field(schema, node);
        vec_push(schema->arena, &type->fields, field);
        if (strcmp(field.name, "body") != 0) vec_push(schema->arena, &type->names, field.name);
    }
}

static enum schema_shape shape_of(const struct schema_type *type, bool is_record, bool is_open) {
    if (is_open) return SCHEMA_OPEN;
    if (is_record) return SCHEMA_RECORD;
    if (type->fields.n != 1) return SCHEMA_BODY;
    if (strcmp(type->fields.at[0].name, "item") == 0) return SCHEMA_LIST;
    if (strcmp(type->fields.at[0].name, "entry") == 0) return SCHEMA_TABLE;
    return SCHEMA_BODY;
}

// The type that a text is built on: one of ours, or one of XSD's own.
static void read_basis(struct schema *schema, struct schema_type *type, const xmlNode *node) {
    static const struct {
        const char *name;
        enum schema_basis basis;
    } bases[] = {{"xs:string", SCHEMA_STRING},
                 {"xs:token", SCHEMA_STRING},
                 {"xs:integer", SCHEMA_INTEGER},
                 {"xs:date", SCHEMA_DATE}};
    const char *name = copy_attribute(schema->arena, node, "base");
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        if (strcmp(bases[i].name, name) != 0) continue;
        type->basis = bases[i].basis;
        return;
    }
    type->base = declare_type(schema, name);
}

// The type of an attribute "id", which an entry's key becomes.
static void read_id(struct schema *schema, struct schema_type *type, const xmlNode *node) {
    const xmlNode *attribute = find_child(node, "attribute");
    if (!attribute) return;
    const char *name = copy_attribute(schema->arena, attribute, "type");
    if (strncmp(name, "xs:", 3) != 0) type->id = declare_type(schema, name);
}

// A text with attributes, such as an entry of a table: what its base expects, it expects.
static bool read_simple_content(struct schema *schema, struct schema_type *type,
                                const xmlNode *node) {
    const xmlNode *content = find_child(node, "simpleContent");
    if (!content) return false;
    const xmlNode *extension = find_child(content, "extension");
    if (!extension) broken(type->name);
    type->shape = SCHEMA_TEXT;
    read_basis(schema, type, extension);
    read_id(schema, type, extension);
    return true;
}

static void read_complex_type(struct schema *schema, struct schema_type *type,
                              const xmlNode *node) {
    type->expected = copy_documentation(schema->arena, node);
    if (read_simple_content(schema, type, node)) return;
    const xmlNode *all = find_child(node, "all"), *sequence = find_child(node, "sequence");
    if (all || sequence) read_fields(schema, type, all ? all : sequence);
    type->shape = shape_of(type, all != NULL, sequence && find_child(sequence, "any"));
    read_id(schema, type, node);
}

static void read_facet(struct arena *arena, struct schema_type *type, const xmlNode *facet) {
    if (facet->type != XML_ELEMENT_NODE) return;
    const char *value = copy_attribute(arena, facet, "value");
    if (is_named(facet, "enumeration")) {
        vec_push(arena, &type->values, value);
        vec_push(arena, &type->meanings, copy_documentation(arena, facet));
    } else if (is_named(facet, "pattern")) {
        vec_push(arena, &type->patterns, value);
    } else if (is_named(facet, "minLength")) {
        type->shortest = strtoul(value, NULL, 10);
    } else if (is_named(facet, "maxLength")) {
        type->longest = strtoul(value, NULL, 10);
    } else if (is_named(facet, "minInclusive")) {
        type->least = value;
    } else if (is_named(facet, "maxInclusive")) {
        type->most = value;
    } else {
        broken((const char *)facet->name);
    }
}

static void read_simple_type(struct schema *schema, struct schema_type *type, const xmlNode *node) {
    type->shape = SCHEMA_TEXT;
    type->expected = copy_documentation(schema->arena, node);
    const xmlNode *restriction = find_child(node, "restriction");
    if (!restriction) broken(type->name);
    read_basis(schema, type, restriction);
    for (const xmlNode *facet = restriction->children; facet; facet = facet->next)
        read_facet(schema->arena, type, facet);
}

static xmlDocPtr parse_schema(const struct source *source) {
    xmlDocPtr document = xmlReadMemory(source->text, (int)source->length, "guide.xsd", NULL,
                                       XML_PARSE_NONET | XML_PARSE_NOBLANKS | XML_PARSE_NOENT);
    if (!document) broken("it is not XML");
    return document;
}

// What a text built on another one takes over. Such a text has no facets of its own.
static void follow_base(struct schema_type *type) {
    const struct schema_type *base = type->base;
    if (!type->expected) type->expected = base->expected;
    type->basis = base->basis;
    type->values = base->values;
    type->meanings = base->meanings;
    type->patterns = base->patterns;
    type->least = base->least;
    type->most = base->most;
    type->shortest = base->shortest;
    type->longest = base->longest;
}

// Bases may stand behind what is built on them, so this waits until all are read.
static void follow_bases(struct schema *schema) {
    for (size_t i = 0; i < schema->types.cap; i++) {
        struct schema_type *type = (struct schema_type *)schema->types.slots[i].value;
        if (schema->types.slots[i].key && type->base) follow_base(type);
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

const struct schema_type *schema_record_in(const struct schema_field *field) {
    const struct schema_type *type = field->type;
    if (type->shape == SCHEMA_LIST || type->shape == SCHEMA_TABLE) type = type->fields.at[0].type;
    return type->shape == SCHEMA_RECORD ? type : NULL;
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

// A test makes wrong guides without number and wants no code that is not here.
const struct schema_code schema_codes[] = {
    {XML_SCHEMAV_CVC_ENUMERATION_VALID, SCHEMA_WRONG_VALUE},
    {XML_SCHEMAV_CVC_PATTERN_VALID, SCHEMA_WRONG_VALUE},
    {XML_SCHEMAV_CVC_DATATYPE_VALID_1_2_1, SCHEMA_WRONG_VALUE},
    {XML_SCHEMAV_CVC_MININCLUSIVE_VALID, SCHEMA_OUT_OF_RANGE},
    {XML_SCHEMAV_CVC_MAXINCLUSIVE_VALID, SCHEMA_OUT_OF_RANGE},
    {XML_SCHEMAV_CVC_MINLENGTH_VALID, SCHEMA_EMPTY},
    {XML_SCHEMAV_CVC_MAXLENGTH_VALID, SCHEMA_TOO_LONG},
    {XML_SCHEMAV_ELEMENT_CONTENT, SCHEMA_CONTENT},
    {XML_SCHEMAV_CVC_AU, SCHEMA_CONTENT}, // steps that do not begin with 1
    {XML_SCHEMAV_CVC_IDC, SCHEMA_TWICE},
};
const size_t schema_code_count = sizeof schema_codes / sizeof *schema_codes;

static enum schema_fault fault_of(int code) {
    for (size_t i = 0; i < schema_code_count; i++)
        if (schema_codes[i].code == code) return schema_codes[i].fault;
    return SCHEMA_UNKNOWN;
}

struct validation {
    schema_report *report;
    void *context;
};

// Whether a mistake is in an entry's key, which stands in the attribute "id". libxml2 gives the
// node of the element for both, and says which it means only in the first words of its message.
static bool is_in_key(const struct schema_mark *mark, const xmlError *error) {
    static const char attribute[] = "Element 'entry', attribute 'id'";
    return mark->type && mark->type->id && error->message &&
           strncmp(error->message, attribute, strlen(attribute)) == 0;
}

// libxml2 tells a wrong value twice, by its facet and by its type; the marks keep it to one.
static void on_error(void *data, xmlErrorPtr error) {
    const struct validation *validation = data;
    const xmlNode *node = error->node;
    while (node && (node->type != XML_ELEMENT_NODE || !node->_private)) node = node->parent;
    if (!node) broken("a mistake without a place");
    struct schema_mark *mark = node->_private;
    enum schema_fault fault = fault_of(error->code);
    struct schema_finding finding = {node, mark, fault, error->code, is_in_key(mark, error)};
    bool *reported = finding.in_key ? &mark->key_reported : &mark->reported;
    if (*reported) return;
    *reported = true;
    validation->report(validation->context, &finding);
}

void schema_validate(struct schema_validator *validator, xmlDocPtr document, schema_report *report,
                     void *context) {
    struct validation validation = {report, context};
    xmlSchemaSetValidStructuredErrors(validator->context, on_error, &validation);
    if (xmlSchemaValidateDoc(validator->context, document) < 0) broken("validation failed");
}

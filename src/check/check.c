// From content to guide; see check.h.
//
// Files are read and validated by a pool of workers, each worker's files in one arena, or,
// where files may be read again, each in its own. What needs the whole guide, links and references,
// comes after that, in one thread.
#include "check/check_checked.h"

#include "base/file.h"
#include "base/near.h"
#include "base/pool.h"
#include "base/utf8.h"
#include "check/check_access.h"
#include "check/check_body.h"
#include "check/check_brand.h"
#include "check/check_build.h"
#include "check/check_cross.h"
#include "check/check_figure.h"
#include "check/check_html.h"
#include "check/check_link.h"
#include "check/check_name.h"
#include "check/check_orphan.h"
#include "check/check_plain.h"
#include "check/check_rules.h"
#include "check/check_suggest.h"
#include "check/check_tree.h"
#include "check/check_words.h"
#include "read/read_words.h"

#include <stdlib.h>
#include <string.h>

// ---- what there is ----------------------------------------------------------------------------

static const struct {
    const char *folder;
    enum entry_kind kind;
    const char *root;
} folders[] = {
    {"content/exercises/", ENTRY_EXERCISE, "exercise"},
    {"content/routines/", ENTRY_ROUTINE, "routine"},
    {"content/pages/", ENTRY_PAGE, "page"},
};

static bool has_suffix(const char *path, const char *suffix) {
    size_t n = strlen(path), m = strlen(suffix);
    return n >= m && strcmp(path + n - m, suffix) == 0;
}

static const char *id_of(struct arena *arena, const char *path) {
    const char *name = file_name(path);
    return arena_strndup(arena, name, strlen(name) - strlen(".md"));
}

// Names that outputs of the site itself have.
static bool id_is_reserved(enum entry_kind kind, const char *id) {
    static const char *const pages[] = {"exercises", "routines", "assets", "files",
                                        "print",     "404",      "index",  "glossary",
                                        "share",     "search",   "log",    "card"};
    static const char *const exercises[] = {"kind", "position", "equipment", "muscle", "index"};
    if (kind == ENTRY_PAGE)
        for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
            if (strcmp(id, pages[i]) == 0) return true;
    if (kind == ENTRY_EXERCISE)
        for (size_t i = 0; i < sizeof exercises / sizeof *exercises; i++)
            if (strcmp(id, exercises[i]) == 0) return true;
    return kind == ENTRY_ROUTINE && strcmp(id, "index") == 0;
}

// The name that the author's own would be without what an address cannot hold.
static const char *suggest_name(struct arena *arena, const char *id) {
    size_t length = strlen(id);
    const char *meant = utf8_check(id, length) == length ? check_suggest_id(arena, id) : NULL;
    return meant ? arena_printf(arena, "rename it to '%s.md'", meant)
                 : "use small letters, digits and single hyphens, such as clam-shell.md";
}

// Ids are unique among what stands together: a brand's page beside the guide's, and beside no other
// brand's. The guide's pages are listed by then.
static void check_brand_id(struct checked *checked, struct check_file *file,
                           struct diag_list *diags) {
    const struct check_file *other = map_find(&checked->index.by_id[ENTRY_PAGE], file->id);
    if (!other) return;
    diag_add_path(diags, DIAG_ERROR, "duplicate-id",
                  file_join(&checked->arena, checked->options->shown_root, file->path),
                  "rename this one", "%s has the id '%s' already", other->path, file->id);
}

static void check_id(struct checked *checked, struct check_file *file, struct diag_list *diags) {
    const char *shown = file_join(&checked->arena, checked->options->shown_root, file->path);
    if (!check_id_is_good(file->id)) {
        diag_add_path(diags, DIAG_ERROR, "bad-file-name", shown,
                      suggest_name(&checked->arena, file->id),
                      "the file's name cannot be part of an address");
    } else if (id_is_reserved(file->kind, file->id)) {
        diag_add_path(diags, DIAG_ERROR, "reserved-id", shown, "give the file another name",
                      "the website itself uses the name '%s'", file->id);
    }
    if (file->brand) return;
    const struct check_file *other =
        map_add(&checked->arena, &checked->index.by_id[file->kind], file->id, file);
    if (other) {
        diag_add_path(diags, DIAG_ERROR, "duplicate-id", shown, "rename one of the two",
                      "%s has the id '%s' already", other->path, file->id);
    } else {
        near_add(&checked->arena, &checked->index.near[file->kind], file->id, file->id);
    }
}

static void add_page(struct checked *checked, const char *path, enum entry_kind kind,
                     const char *brand, struct diag_list *diags) {
    struct check_file *file = &checked->files[checked->file_count++];
    *file = (struct check_file){
        .kind = kind, .path = path, .id = id_of(&checked->arena, path), .brand = brand};
    arena_init(&file->arena);
    diag_init(&file->diags, &file->arena);
    const char *below = path + strlen("content/");
    map_add(&checked->arena, &checked->by_path, below, file);
    if (!brand) near_add(&checked->arena, &checked->near_pages, file_name(path), below);
    check_id(checked, file, diags);
}

// The brand that a page such as "content/brands/bridge/pages/reach-us.md" belongs to; NULL for any
// other path.
static const char *brand_of(struct arena *arena, const char *path) {
    static const char folder[] = "/pages/";
    if (strncmp(path, CHECK_BRANDS, strlen(CHECK_BRANDS)) != 0 || !has_suffix(path, ".md"))
        return NULL;
    const char *name = path + strlen(CHECK_BRANDS);
    size_t length = strcspn(name, "/");
    if (strncmp(name + length, folder, strlen(folder)) != 0) return NULL;
    return arena_strndup(arena, name, length);
}

static void add_file(struct checked *checked, const char *path, struct diag_list *diags) {
    for (size_t i = 0; i < sizeof folders / sizeof *folders; i++) {
        if (strncmp(path, folders[i].folder, strlen(folders[i].folder)) != 0) continue;
        add_page(checked, path, folders[i].kind, NULL, diags);
        return;
    }
    diag_add_path(diags, DIAG_WARNING, "stray-page",
                  file_join(&checked->arena, checked->options->shown_root, path),
                  "move it to content/exercises, content/routines or content/pages",
                  "this page is in no folder that is read, so it is left out");
}

// Whether a path below content/brands/ belongs to a brand that is not looked at. What lies in no
// brand's folder always is.
static bool is_passed_over(struct checked *checked, const char *path) {
    const char *name = path + strlen(CHECK_BRANDS), *slash = strchr(name, '/');
    if (!slash) return false;
    struct strings *ids = &checked->guide.brand_ids;
    const char *id = arena_strndup(&checked->arena, name, (size_t)(slash - name));
    if (!ids->n || strcmp(ids->at[ids->n - 1], id) != 0) vec_push(&checked->arena, ids, id);
    const struct strings *wanted = checked->options->brands;
    for (size_t i = 0; wanted && i < wanted->n; i++)
        if (strcmp(wanted->at[i], id) == 0) return false;
    return wanted != NULL;
}

static bool list_content(struct checked *checked, struct diag_list *diags) {
    const struct check_options *options = checked->options;
    struct strings paths = {0};
    if (!file_list(&checked->arena, options->root, "content", &paths, diags)) return false;
    checked->files = arena_alloc(&checked->arena, (paths.n + 1) * sizeof *checked->files);
    for (size_t i = 0; i < paths.n; i++) {
        const char *path = paths.at[i], *below = path + strlen("content/");
        bool brand = strncmp(path, CHECK_BRANDS, strlen(CHECK_BRANDS)) == 0;
        if (brand && is_passed_over(checked, path)) continue;
        const char *owner = brand_of(&checked->arena, path);
        if (brand) vec_push(&checked->arena, &checked->brand_paths, path);
        if (owner) {
            add_page(checked, path, ENTRY_PAGE, owner, diags);
        } else if (!brand && has_suffix(path, ".md")) {
            add_file(checked, path, diags);
        } else if (strcmp(path, "content/guide.yaml") != 0) {
            vec_push(&checked->arena, &checked->other_paths, below);
            near_add(&checked->arena, &checked->near_others, file_name(path), below);
            map_add(&checked->arena, &checked->others, below, below);
        }
    }
    for (size_t i = 0; i < checked->file_count; i++)
        if (checked->files[i].brand) check_brand_id(checked, &checked->files[i], diags);
    return true;
}

// ---- guide.yaml -------------------------------------------------------------------------------

static void check_guide_file(struct checked *checked, struct schema_validator *validator,
                             struct diag_list *diags) {
    struct arena *arena = &checked->arena;
    const struct source *source = checked->guide_source;
    if (!file_check_text((struct source *)source, diags)) return;
    const struct yaml_node *front =
        read_yaml(arena, source, source->text, source->length, 1, diags);
    checked->guide_tree = front;
    struct check_tree check = {arena, checked->basis->schema, validator, source, NULL, diags, NULL};
    if (front) check_tree(&check, "guide", front, NULL);
}

// The file may be there under a name that is nearly right.
static const char *suggest_guide(struct arena *arena, const char *content) {
    static const char *const names[] = {"guide.yml", "Guide.yaml", "Guide.yml", "guide.yaml.txt"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (file_exists(file_join(arena, content, names[i])))
            return arena_printf(arena, "rename '%s' to 'guide.yaml'", names[i]);
    return "it holds the guide's title, language, address and red flags";
}

static bool read_guide_file(struct checked *checked, struct diag_list *diags) {
    const struct check_options *options = checked->options;
    struct arena *arena = &checked->arena;
    const char *content = file_join(arena, options->root, "content");
    if (!file_is_folder(content)) {
        diag_add_path(diags, DIAG_ERROR, "no-content",
                      file_join(arena, options->shown_root, "content"),
                      file_exists(file_join(arena, options->root, "guide.yaml"))
                          ? "guide.yaml stands here, so the guide is the folder above this one"
                          : "'regimen init DIR' makes a small guide to start from",
                      "there is no such folder, so there is no guide here");
        return true;
    }
    if (!file_exists(file_join(arena, content, "guide.yaml"))) {
        diag_add_path(diags, DIAG_ERROR, "no-guide",
                      file_join(arena, options->shown_root, "content/guide.yaml"),
                      suggest_guide(arena, content), "there is no such file");
        return true;
    }
    checked->guide_source =
        file_read(arena, options->root, "content/guide.yaml", options->shown_root, diags);
    if (!checked->guide_source) return true; // told; the pages are looked at all the same
    struct schema_validator *validator = schema_validator_open(checked->basis->schema);
    check_guide_file(checked, validator, diags);
    schema_validator_close(validator);
    return true;
}

// ---- each file --------------------------------------------------------------------------------

// What a worker makes once for all its files.
struct check_worker {
    struct schema_validator *validator;
    struct check_sound *sound;
    struct plain_page *plain; // NULL where nothing is known of the language
    struct arena *shared;     // one that its files share; NULL: each keeps its own
    struct arena *fronts;     // of their front matter, where that goes sooner
};

void *check_worker_open(struct checked *checked) {
    struct check_worker *worker = base_alloc(sizeof *worker);
    worker->validator = schema_validator_open(checked->basis->schema);
    worker->sound = check_sound_open(checked->basis->schema);
    worker->plain = checked->plain ? plain_page_open(checked->plain) : NULL;
    worker->shared = worker->fronts = NULL;
    return worker;
}

void check_worker_close(void *state) {
    struct check_worker *worker = state;
    schema_validator_close(worker->validator);
    check_sound_close(worker->sound);
    plain_page_close(worker->plain);
    free(worker);
}

static void *start_worker(void *context, size_t number) {
    struct checked *checked = context;
    struct check_worker *worker = check_worker_open(checked);
    if (checked->shared) worker->shared = &checked->shared[number];
    if (checked->fronts) worker->fronts = &checked->fronts[number];
    return worker;
}

static void finish_worker(void *context, void *state) {
    (void)context;
    check_worker_close(state);
}

static bool read_file(struct checked *checked, struct check_file *file) {
    const struct check_options *options = checked->options;
    file->source =
        file_read(&file->arena, options->root, file->path, options->shown_root, &file->diags);
    return file->source && file_check_text((struct source *)file->source, &file->diags);
}

// A guide.yaml that cannot be read may have said so.
static bool passes_html(const struct checked *checked) {
    const struct yaml_node *flag = yaml_find(checked->guide_tree, "raw_html");
    if (!checked->guide_tree) return true;
    return flag && flag->kind == YAML_SCALAR && strcmp(flag->text, "true") == 0;
}

void check_file_alone(struct checked *checked, void *state, struct check_file *file) {
    struct check_worker *worker = state;
    struct timing_watch watch;
    timing_begin_worker(&watch, checked->options->timing,
                        pool_workers(checked->options->jobs, checked->file_count));
    if (!read_file(checked, file)) {
        file->source = NULL;
        return;
    }
    struct arena *nodes = worker->fronts ? worker->fronts : &file->arena;
    file->page = read_page_apart(&file->arena, nodes, file->source, &file->diags);
    file->allows = yaml_members(file->page.front, "allow") != NULL;
    timing_lap(&watch, TIMING_PARSE);
    sections_cut(file->page.body, checked->words, &file->arena, &file->sections);
    struct check_tree check = {&file->arena, checked->basis->schema, worker->validator,
                               file->source, checked->words,         &file->diags,
                               worker->sound};
    bool exercise = file->kind == ENTRY_EXERCISE;
    check_body_headings(&check, file->page.body,
                        exercise ? check_body_find_steps(&check, file->page.body, &file->sections)
                                 : NULL);
    if (file->kind == ENTRY_PAGE) check_body_page(&check, file->page.body, file->page.front);
    if (!passes_html(checked)) check_html_file(file);
    check_access_file(&checked->access, file);
    if (exercise) {
        check_figure_file(file, checked->words);
        check_cross_read(file);
    }
    bool valid = file->page.is_split &&
                 check_tree(&check, folders[file->kind].root, file->page.front, &file->sections);
    if (valid && exercise) check_body_suggest(&check, &file->sections);
    check_plain_file(worker->plain, file);
    timing_lap(&watch, TIMING_CHECK);
}

static bool check_file(void *context, void *state, size_t i) {
    struct checked *checked = context;
    struct check_worker *worker = state;
    struct check_file *file = &checked->files[i];
    if (file->source) return true;
    if (worker->shared) file->arena = *worker->shared;
    check_file_alone(checked, worker, file);
    if (worker->shared) {
        *worker->shared = file->arena;
        arena_init(&file->arena);
    }
    return true;
}

static struct arena *open_arenas(size_t count) {
    struct arena *arenas = base_alloc(count * sizeof *arenas);
    for (size_t i = 0; i < count; i++) arena_init(&arenas[i]);
    return arenas;
}

static void close_arenas(struct arena *arenas, size_t count) {
    for (size_t i = 0; arenas && i < count; i++) arena_release(&arenas[i]);
    free(arenas);
}

// Files that are never let go alone need no arenas of their own, half of which would stay empty.
static void share_arenas(struct checked *checked) {
    checked->shared_count = pool_workers(checked->options->jobs, checked->file_count);
    checked->shared = open_arenas(checked->shared_count);
    if (checked->options->spare) checked->fronts = open_arenas(checked->shared_count);
}

// What pages allow is asked for later, of what the writers tell.
static void keep_allowances(struct checked *checked, struct check_file *file) {
    const struct yaml_node *allow = file->allows ? yaml_find(file->page.front, "allow") : NULL;
    file->page.front = NULL;
    if (!allow) return;
    struct yaml_node *front = arena_alloc(&checked->arena, sizeof *front);
    front->kind = YAML_MAPPING;
    front->first = front->last = yaml_copy(&checked->arena, allow);
    file->page.front = front;
}

// Lets go of the trees that nobody will ask for.
static void spare_fronts(struct checked *checked) {
    if (!checked->fronts) return;
    for (size_t i = 0; i < checked->file_count; i++) keep_allowances(checked, &checked->files[i]);
    close_arenas(checked->fronts, checked->shared_count);
    checked->fronts = NULL;
}

bool check_files(struct checked *checked) {
    struct pool_work work = {checked, start_worker, check_file, finish_worker};
    if (!checked->options->keep) share_arenas(checked);
    return pool_run(checked->options->jobs, checked->file_count, &work);
}

// ---- the whole --------------------------------------------------------------------------------

static int compare_text(const void *a, const void *b) {
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

struct check_links check_links_for(struct checked *checked, struct check_pictures *pictures,
                                   struct diag_list *diags) {
    *pictures = (struct check_pictures){
        .arena = &checked->arena, .diags = diags, .root = checked->options->root};
    return (struct check_links){
        .arena = &checked->arena,
        .diags = diags,
        .pages = &checked->by_path,
        .near_pages = &checked->near_pages,
        .files = &checked->others,
        .near_files = &checked->near_others,
        .used = &checked->used,
        .linked = &checked->linked,
        .pictures = pictures,
    };
}

void check_list_files(struct checked *checked) {
    struct strings *used = &checked->guide.files, *branded = &checked->guide.brand_files;
    for (size_t i = 0; i < checked->used.cap; i++) {
        const char *path = checked->used.slots[i].key;
        bool is_branded = path && strncmp(path, "brands/", strlen("brands/")) == 0;
        if (path) vec_push(&checked->arena, is_branded ? branded : used, path);
    }
    if (used->n) qsort(used->at, used->n, sizeof *used->at, compare_text);
    if (branded->n) qsort(branded->at, branded->n, sizeof *branded->at, compare_text);
}

static void check_links(struct checked *checked, struct diag_list *diags) {
    struct check_pictures pictures;
    struct check_links links = check_links_for(checked, &pictures, diags);
    for (size_t i = 0; i < checked->file_count; i++)
        if (checked->files[i].source) check_link_file(&links, &checked->files[i]);
    check_list_files(checked);
}

void check_unused(struct checked *checked, struct arena *arena, struct diag_list *diags) {
    struct check_orphans orphans = {
        .arena = arena,
        .diags = diags,
        .shown_root = checked->options->shown_root,
        .guide_source = checked->guide_source,
        .guide = checked->guide_tree,
        .files = checked->files,
        .file_count = checked->file_count,
        .linked = &checked->linked,
        .used = &checked->used,
        .other_paths = &checked->other_paths,
        .own_templates = file_is_folder(file_join(arena, checked->options->root, "templates")),
    };
    check_orphans(&orphans);
}

static void read_brands(struct checked *checked, struct diag_list *diags) {
    struct check_brands brands = {
        .arena = &checked->arena,
        .diags = diags,
        .schema = checked->basis->schema,
        .root = checked->options->root,
        .shown_root = checked->options->shown_root,
        .fix_contrast = checked->options->fix_contrast,
        .resources = checked->options->resources,
        .index = &checked->index,
        .paths = &checked->brand_paths,
    };
    check_brands(&brands, &checked->guide.brands);
}

struct check_cross check_cross_for(const struct checked *checked, struct check_index *index,
                                   struct arena *arena, struct diag_list *diags) {
    struct check_cross cross = {
        .arena = arena,
        .diags = diags,
        .guide_source = checked->guide_source,
        .guide = checked->guide_tree,
        .schema = checked->basis->schema,
        .index = index,
        .today = checked->options->today,
    };
    *index = checked->index;
    check_cross_open(&cross);
    return cross;
}

// Links are looked up after the pages were built, since they point at them.
static void check_whole(struct checked *checked, struct diag_list *diags) {
    struct check_index index;
    struct check_cross cross = check_cross_for(checked, &index, &checked->arena, diags);
    for (enum entry_kind kind = ENTRY_EXERCISE; kind <= ENTRY_PAGE; kind++)
        for (size_t i = 0; i < checked->file_count; i++)
            if (checked->files[i].kind == kind) check_cross_file(&cross, &checked->files[i]);
    check_cross_guide(&cross, checked->files, checked->file_count);
    check_names(checked->files, checked->file_count, &checked->arena, diags);
    check_terms(checked->guide_source, checked->guide_tree, &checked->arena, diags);
    if (!diag_failed(diags))
        check_build(&checked->guide, checked->guide_tree, checked->files, checked->file_count,
                    &checked->index, &checked->arena);
    check_links(checked, diags);
    check_unused(checked, &checked->arena, diags);
    checked->guide.words = checked->words;
}

bool check_prepare(struct checked *checked, struct diag_list *diags) {
    if (!read_guide_file(checked, diags)) return false;
    if (!file_is_folder(file_join(&checked->arena, checked->options->root, "content"))) return true;
    if (!list_content(checked, diags)) return false;
    read_brands(checked, diags);
    struct check_words words = {
        .arena = &checked->arena,
        .diags = diags,
        .resources = checked->options->resources,
        .english = checked->basis->english,
        .guide_source = checked->guide_source,
        .guide = checked->guide_tree,
    };
    checked->words = check_words_find(&words);
    check_access_open(&checked->access, &checked->arena, checked->words);
    checked->plain = check_plain_open(&checked->arena, checked->guide_tree, checked->words);
    check_plain_guide(checked->plain, checked->guide_source, checked->guide_tree, diags);
    return true;
}

static bool check_content(struct checked *checked, struct timing_watch *watch,
                          struct diag_list *diags) {
    if (!check_prepare(checked, diags)) return false;
    if (!checked->words) return true; // there is no folder content/
    timing_lap(watch, TIMING_SCAN);
    bool ran = check_files(checked);
    timing_begin(watch, watch->timing);
    for (size_t i = 0; i < checked->file_count; i++) diag_take(diags, &checked->files[i].diags);
    if (ran) check_whole(checked, diags);
    return ran;
}

static struct check_rules rules_of(struct checked *checked, struct arena *arena) {
    return (struct check_rules){
        .arena = arena,
        .guide_source = checked->guide_source,
        .guide = checked->guide_tree,
        .files = checked->files,
        .file_count = checked->file_count,
        .strict = checked->options->strict,
    };
}

void check_apply_rules(struct checked *checked, struct arena *arena, struct diag_list *diags) {
    const struct check_rules rules = rules_of(checked, arena);
    check_rules_apply(&rules, diags);
}

void check_judge(struct checked *checked, struct diag_list *diags) {
    const struct check_rules rules = rules_of(checked, &checked->arena);
    check_rules_apply_later(&rules, diags);
}

const struct source *check_schema(const struct resources *resources, struct arena *arena) {
    struct resources built_in = *resources;
    built_in.root = NULL; // the program's own schema, which its model is made for
    const struct source *source = resource_read(&built_in, arena, "schema/guide.xsd", NULL);
    if (!source) abort();
    return source;
}

static const struct words *read_english(struct check_basis *basis,
                                        const struct resources *resources) {
    struct resources built_in = *resources;
    built_in.root = NULL;
    struct diag_list diags;
    diag_init(&diags, &basis->arena);
    const struct source *source =
        resource_read(&built_in, &basis->arena, "templates/words/en.yaml", &diags);
    if (!source) abort();
    return read_words(&basis->arena, source, "en", &diags);
}

struct check_basis *check_basis_open(const struct resources *resources) {
    struct check_basis *basis = base_alloc(sizeof *basis);
    arena_init(&basis->arena);
    basis->schema = schema_open(&basis->arena, check_schema(resources, &basis->arena));
    basis->english = read_english(basis, resources);
    return basis;
}

void check_basis_close(struct check_basis *basis) {
    if (!basis) return;
    schema_close(basis->schema);
    arena_release(&basis->arena);
    free(basis);
}

struct checked *check_begin(const struct check_options *options) {
    struct checked *checked = base_alloc(sizeof *checked);
    *checked = (struct checked){.options = options};
    arena_init(&checked->arena);
    if (!options->basis) checked->own_basis = check_basis_open(options->resources);
    checked->basis = options->basis ? options->basis : checked->own_basis;
    return checked;
}

struct checked *check_open(const struct check_options *options, struct diag_list *diags) {
    struct timing_watch watch;
    timing_begin(&watch, options->timing);
    struct checked *checked = check_begin(options);
    bool done = check_content(checked, &watch, diags);
    check_apply_rules(checked, &checked->arena, diags);
    diag_sort(diags);
    checked->whole = done && !diag_failed(diags);
    if (checked->whole) check_sort_entries(checked);
    spare_fronts(checked);
    timing_lap(&watch, TIMING_LINK);
    return checked;
}

void check_close(struct checked *checked) {
    for (size_t i = 0; i < checked->file_count; i++) arena_release(&checked->files[i].arena);
    close_arenas(checked->shared, checked->shared_count);
    close_arenas(checked->fronts, checked->shared_count);
    arena_release(&checked->arena);
    check_basis_close(checked->own_basis);
    free(checked);
}

const struct guide *check_guide(const struct checked *checked) {
    return checked->whole ? &checked->guide : NULL;
}

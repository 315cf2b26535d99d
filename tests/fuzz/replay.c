// Gives a fuzz target every file of a folder, once: in `make test` its seeds, with no fuzzer.
//
//     replay FOLDER
#include "fuzz.h"

int main(int argc, char **argv) {
    struct arena arena;
    struct diag_list diags;
    struct strings paths = {0};
    size_t passed = 0;
    arena_init(&arena);
    diag_init(&diags, &arena);
    if (argc != 2 || !file_list(&arena, argv[1], ".", &paths, &diags)) return 2;
    for (size_t i = 0; i < paths.n; i++) {
        const struct source *source = file_read(&arena, argv[1], paths.at[i], "", &diags);
        fuzz_want(source, "a seed cannot be read");
        fprintf(stderr, "%s\n", source->path);
        LLVMFuzzerTestOneInput((const uint8_t *)source->text, source->length);
        passed++;
    }
    printf("%zu seeds, %zu passed\n", paths.n, passed);
    arena_release(&arena);
    return passed ? 0 : 1;
}

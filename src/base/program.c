// The program; see program.h.
#include "base/program.h"

#include <elf.h>
#include <link.h>
#include <stdint.h>
#include <string.h>

// Notes are padded to four bytes: sizes, a type, the name, and what is said.
static size_t padded(size_t length) {
    return (length + 3) & ~(size_t)3;
}

// Adds the build id that is among the notes, if it is.
static bool add_build_id(struct digest_sum *sum, const unsigned char *at, size_t length) {
    static const char name[] = "GNU";
    while (length >= sizeof(ElfW(Nhdr))) {
        ElfW(Nhdr) note;
        memcpy(&note, at, sizeof note);
        size_t whole = sizeof note + padded(note.n_namesz) + padded(note.n_descsz);
        if (whole > length) return false;
        if (note.n_type == NT_GNU_BUILD_ID && note.n_namesz == sizeof name && note.n_descsz &&
            memcmp(at + sizeof note, name, sizeof name) == 0) {
            digest_add(sum, at + sizeof note + padded(note.n_namesz), note.n_descsz);
            return true;
        }
        at += whole;
        length -= whole;
    }
    return false;
}

// An object without an id is its file.
static void add_file(struct digest_sum *sum, const char *path) {
    struct digest digest;
    digest_text(sum, path);
    if (digest_file(*path ? path : "/proc/self/exe", &digest))
        digest_add(sum, digest.at, sizeof digest.at);
}

// What the kernel lends to every process is no library.
static bool is_of_kernel(const char *name) {
    return strncmp(name, "linux-vdso", 10) == 0 || strncmp(name, "linux-gate", 10) == 0;
}

static int add_object(struct dl_phdr_info *object, size_t size, void *sum) {
    (void)size;
    if (is_of_kernel(object->dlpi_name)) return 0;
    bool found = false;
    for (int i = 0; i < object->dlpi_phnum && !found; i++) {
        const ElfW(Phdr) *part = &object->dlpi_phdr[i];
        const void *at = (const void *)(uintptr_t)(object->dlpi_addr + part->p_vaddr);
        found = part->p_type == PT_NOTE && add_build_id(sum, at, part->p_memsz);
    }
    if (!found) add_file(sum, object->dlpi_name);
    return 0;
}

struct digest program_digest(void) {
    struct digest_sum *sum = digest_open();
    dl_iterate_phdr(add_object, sum);
    return digest_close(sum);
}

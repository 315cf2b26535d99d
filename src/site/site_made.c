// Pictures that are taken; see site_made.h.
#include "site/site_made.h"

#include "model/pose_digest.h"

void site_made_key(struct site_made *from, const char *kind, const struct figure *const *figures,
                   size_t count, const char *title) {
    if (!from->made) return;
    struct digest_sum *sum = made_sum(from->made, kind);
    digest_add(sum, from->palette->colours, sizeof from->palette->colours);
    digest_text(sum, title);
    for (size_t i = 0; i < count; i++) pose_digest_add(sum, figures[i]);
    from->key = digest_close(sum);
}

static void put_path(const struct site_made *from, struct buf *path) {
    buf_init(path);
    buf_printf(path, "site/%s", from->path);
}

bool site_made_take(const struct site_made *from, struct buf *bytes) {
    struct buf path;
    put_path(from, &path);
    bool taken = from->made && made_take(from->made, path.at, &from->key, bytes);
    if (taken) made_note_again(from->made, path.at);
    buf_release(&path);
    if (taken) return true;
    taken = site_store_find(from->store, from->palette, from->path, bytes);
    if (taken) site_made_note(from, bytes);
    return taken;
}

void site_made_note(const struct site_made *from, const struct buf *bytes) {
    struct buf path;
    if (!from->made) return;
    put_path(from, &path);
    made_note(from->made, path.at, &from->key, "", bytes->at, bytes->len);
    buf_release(&path);
}

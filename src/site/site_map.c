// sitemap.xml; see site_map.h.
#include "site/site_map.h"

#include "site/site_path.h"

#include <string.h>

#define MOST_ADDRESSES 50000

static void put_text(const char *tag, const char *text, struct buf *out) {
    buf_printf(out, "<%s>", tag);
    buf_escape(out, text, strlen(text));
    buf_printf(out, "</%s>", tag);
}

void site_map_write(const struct site_plan *plan, struct buf *out) {
    struct buf address;
    buf_init(&address);
    buf_puts(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                  "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
    size_t written = 0;
    for (size_t i = 0; i < plan->n && written < MOST_ADDRESSES; i++) {
        if (plan->at[i].unlisted) continue;
        buf_clear(&address);
        site_path_canonical(plan->guide->base_url, plan->at[i].path, &address);
        buf_puts(out, "<url>");
        put_text("loc", address.at, out);
        const struct entry *entry = plan->at[i].entry;
        const char *day = entry && entry->updated ? entry->updated : plan->guide->date;
        if (day) put_text("lastmod", day, out);
        buf_puts(out, "</url>\n");
        written++;
    }
    buf_puts(out, "</urlset>\n");
    buf_release(&address);
}

// Addresses within the site.
//
// A path is relative to site/, such as "exercises/squat/index.html", and is as it stands on disk;
// an address is what goes into a link, percent-encoded.
#ifndef REGIMEN_SITE_PATH_H
#define REGIMEN_SITE_PATH_H

#include "base/buf.h"
#include "model/guide.h"

// Appends text with every byte percent-encoded that is neither unreserved (RFC 3986) nor "/".
void site_path_encode(const char *text, struct buf *out);

// Appends the path of an exercise's, a routine's or a page's own page.
void site_path_entry(const struct entry *entry, struct buf *out);

// The path of the page that stood at an alias: "a/b" and "a/b/" are a/b/index.html, and a name that
// ends with .html or .htm is a file. The result lies in the arena.
const char *site_path_alias(const char *address, struct arena *arena);

// Appends the address that leads from the page at `from` to the path `to`. `to` may begin with
// "../" to leave the site's folder. `anchor` may be NULL. A link to a place on the page itself is
// the anchor alone.
void site_path_relative(const char *from, const char *to, const char *anchor, struct buf *out);

// Appends the absolute address that a page is known by: `base_url` (which ends with "/") and the
// path, "index.html" left out.
void site_path_canonical(const char *base_url, const char *path, struct buf *out);

// Appends the path part of `base_url`: "/knee/" for "https://example.org/knee/".
void site_path_of_base(const char *base_url, struct buf *out);

#endif

// The website without a folder: each page is made when it is asked for.
//
// What is asked for under a path has the bytes that site_write puts there, but for the service
// worker, which is nobody's page and is left to the caller.
#ifndef REGIMEN_SITE_LIVE_H
#define REGIMEN_SITE_LIVE_H

#include "site/site.h"

struct site_live;

// Plans the website of a job, whose `publish` and `progress` are not used; it must outlive the
// result. NULL with diagnostics where there can be none.
struct site_live *site_live_open(const struct site_job *job, struct diag_list *diags);
void site_live_close(struct site_live *live); // NULL is nothing

enum site_live_answer { SITE_ABSENT, SITE_MADE, SITE_FAILED };

// Appends what stands at a path below site/. SITE_FAILED with diagnostics. May be called from many
// threads at once, while nothing changes.
enum site_live_answer site_live_make(struct site_live *live, const char *path, struct buf *out,
                                     struct diag_list *diags);

// Whether something stands at a path, as far as can be told without making it.
bool site_live_has(const struct site_live *live, const char *path);

// To be called when templates changed, or what an entry of the guide holds, in place: all is made
// anew when it is next asked for. The guide must have the same entries under the same titles, in
// the same lists, and show the same files; `changed` (`count` of them) have other contents. Nobody
// may be in site_live_make meanwhile.
void site_live_renew(struct site_live *live, const struct entry *const *changed, size_t count);

#endif

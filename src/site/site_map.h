// sitemap.xml.
#ifndef REGIMEN_SITE_MAP_H
#define REGIMEN_SITE_MAP_H

#include "site/site_plan.h"

// Appends a sitemap (sitemaps.org, 0.9) of all pages of the plan that are not unlisted, each with
// the guide's date. The protocol allows 50 000 addresses in one file; those beyond are left out.
void site_map_write(const struct site_plan *plan, struct buf *out);

#endif

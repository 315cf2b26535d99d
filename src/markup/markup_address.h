// Addresses of links and pictures. Used by markup alone.
#ifndef REGIMEN_MARKUP_ADDRESS_H
#define REGIMEN_MARKUP_ADDRESS_H

#include "base/buf.h"

// Appends an address so that it can stand in an attribute: percent-encoded where an address cannot
// hold a byte, and escaped. An address with a scheme other than http, https, mailto and tel comes
// out as "#", so that nothing from content can run.
void markup_address(const struct buf *address, struct buf *out);

#endif

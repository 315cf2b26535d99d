// A small web server for one person at one machine: it listens on 127.0.0.1 alone.
//
// Only GET and HEAD are answered, and only where the Host header names this machine, so that a page
// from elsewhere cannot read the guide under a name of its own (DNS rebinding). Each connection has
// a thread, there are few of them, and requests are short. Nothing is kept by browsers.
#ifndef REGIMEN_SERVE_HTTP_H
#define REGIMEN_SERVE_HTTP_H

#include "base/buf.h"

#include <stdbool.h>

struct serve_request {
    const char *path; // decoded, without its first "/"; it may hold anything, such as ".."
    bool plain;       // asked with the header "Regimen-Plain": as it would be published
};

struct serve_answer {
    unsigned status;    // 200 by default
    const char *type;   // static; such as "text/html; charset=utf-8"
    struct buf body;    //
    struct buf address; // where to go instead (status 301 or 302); empty: nowhere
};

// Fills the answer. Called from many threads at once.
typedef void serve_answerer(void *context, const struct serve_request *request,
                            struct serve_answer *answer);

struct serve_http;

// The path below which a page's script hears what serve_http_tell tells (server-sent events).
#define SERVE_EVENTS ".regimen/events"

// Listens on the port; where it is taken and `search` is set, on one of the next. NULL with errno
// set where there is none. The port is told by serve_http_port.
struct serve_http *serve_http_open(unsigned port, bool search, serve_answerer *answer,
                                   void *context);
unsigned serve_http_port(const struct serve_http *http);

// Sends a line to every page that listens, and to those that begin to. It is copied.
void serve_http_tell(struct serve_http *http, const char *line);

// Ends all connections and stops.
void serve_http_close(struct serve_http *http);

// Whether a Host header names this machine, with any port: "localhost", "127.0.0.1", "[::1]".
bool serve_http_is_local(const char *host);

// The media type for a path, by its ending.
const char *serve_http_type(const char *path);

#endif

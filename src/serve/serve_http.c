// The web server; see serve_http.h.
#include "serve/serve_http.h"

#include "base/arena.h"

#include <arpa/inet.h>
#include <errno.h>
#include <microhttpd.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

// Connections at once, seconds until a silent one is closed, bytes of memory for one (its request's
// head must fit), ports that are tried, and seconds between two signs of life to a page that
// listens.
enum { MOST_CONNECTIONS = 64, TIMEOUT = 30, MEMORY = 32768, PORTS_TRIED = 20, BEAT = 10 };

struct serve_http {
    struct MHD_Daemon *daemon;
    unsigned port;
    serve_answerer *answer;
    void *context;
    pthread_mutex_t lock; // guards what is below
    pthread_cond_t told;
    struct buf line; // what was told last
    unsigned long number;
    bool closing;
};

// ---- words ------------------------------------------------------------------------------------

bool serve_http_is_local(const char *host) {
    static const char *const names[] = {"localhost", "127.0.0.1", "[::1]"};
    for (size_t i = 0; host && i < sizeof names / sizeof *names; i++) {
        size_t length = strlen(names[i]);
        if (strncasecmp(host, names[i], length) != 0) continue;
        const char *rest = host + length;
        if (!*rest || (*rest == ':' && strspn(rest + 1, "0123456789") == strlen(rest + 1)))
            return true;
    }
    return false;
}

const char *serve_http_type(const char *path) {
    static const struct {
        const char *ending, *type;
    } types[] = {
        {".html", "text/html; charset=utf-8"},
        {".htm", "text/html; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".mjs", "text/javascript; charset=utf-8"},
        {".json", "application/json"},
        {".webmanifest", "application/manifest+json"},
        {".xml", "application/xml"},
        {".txt", "text/plain; charset=utf-8"},
        {".svg", "image/svg+xml"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".jpeg", "image/jpeg"},
        {".gif", "image/gif"},
        {".webp", "image/webp"},
        {".avif", "image/avif"},
        {".pdf", "application/pdf"},
        {".epub", "application/epub+zip"},
        {".ttf", "font/ttf"},
        {".otf", "font/otf"},
        {".woff2", "font/woff2"},
        {".mp4", "video/mp4"},
        {".mp3", "audio/mpeg"},
    };
    const char *dot = strrchr(path, '.');
    for (size_t i = 0; dot && i < sizeof types / sizeof *types; i++)
        if (strcasecmp(dot, types[i].ending) == 0) return types[i].type;
    return "application/octet-stream";
}

// ---- answers ----------------------------------------------------------------------------------

static enum MHD_Result send_response(struct MHD_Connection *connection, unsigned status,
                                     const char *type, const char *address,
                                     struct MHD_Response *response) {
    if (!response) return MHD_NO;
    MHD_add_response_header(response, MHD_HTTP_HEADER_CONTENT_TYPE, type);
    MHD_add_response_header(response, MHD_HTTP_HEADER_CACHE_CONTROL, "no-store");
    MHD_add_response_header(response, "X-Content-Type-Options", "nosniff");
    MHD_add_response_header(response, "Cross-Origin-Resource-Policy", "same-origin");
    if (*address) MHD_add_response_header(response, MHD_HTTP_HEADER_LOCATION, address);
    if (status == MHD_HTTP_METHOD_NOT_ALLOWED)
        MHD_add_response_header(response, MHD_HTTP_HEADER_ALLOW, "GET, HEAD");
    enum MHD_Result sent = MHD_queue_response(connection, status, response);
    MHD_destroy_response(response);
    return sent;
}

static enum MHD_Result refuse(struct MHD_Connection *connection, unsigned status,
                              const char *words) {
    return send_response(
        connection, status, "text/plain; charset=utf-8", "",
        MHD_create_response_from_buffer(strlen(words), (void *)words, MHD_RESPMEM_PERSISTENT));
}

static enum MHD_Result send_answer(struct serve_http *http, struct MHD_Connection *connection,
                                   const char *path) {
    struct serve_request request = {
        .path = path,
        .plain = MHD_lookup_connection_value(connection, MHD_HEADER_KIND, "Regimen-Plain"),
    };
    struct serve_answer made = {.status = MHD_HTTP_OK, .type = "text/html; charset=utf-8"};
    buf_init(&made.body);
    buf_init(&made.address);
    http->answer(http->context, &request, &made);
    enum MHD_Result sent = send_response(
        connection, made.status, made.type, made.address.at,
        MHD_create_response_from_buffer(made.body.len, made.body.at, MHD_RESPMEM_MUST_COPY));
    buf_release(&made.address);
    buf_release(&made.body);
    return sent;
}

// ---- events -----------------------------------------------------------------------------------

// A page that listens.
struct listener {
    struct serve_http *http;
    unsigned long heard; // the number of what was sent last
};

// Waits until something new was told or it is time for a sign of life. Holds the lock.
static void wait_for_news(struct listener *listener) {
    struct serve_http *http = listener->http;
    struct timespec until;
    clock_gettime(CLOCK_MONOTONIC, &until);
    until.tv_sec += BEAT;
    while (!http->closing && listener->heard == http->number)
        if (pthread_cond_timedwait(&http->told, &http->lock, &until) == ETIMEDOUT) return;
}

static ssize_t read_events(void *context, uint64_t position, char *out, size_t room) {
    (void)position;
    struct listener *listener = context;
    struct serve_http *http = listener->http;
    ssize_t length = MHD_CONTENT_READER_END_OF_STREAM;
    pthread_mutex_lock(&http->lock);
    wait_for_news(listener);
    if (!http->closing) {
        bool news = listener->heard != http->number;
        struct buf text;
        buf_init(&text);
        if (news)
            buf_printf(&text, "retry: 500\ndata: %s\n\n", http->line.at);
        else
            buf_puts(&text, ": still here\n\n");
        if (text.len <= room) {
            memcpy(out, text.at, text.len);
            length = (ssize_t)text.len;
        }
        listener->heard = http->number;
        buf_release(&text);
    }
    pthread_mutex_unlock(&http->lock);
    return length;
}

static enum MHD_Result listen_in(struct serve_http *http, struct MHD_Connection *connection) {
    struct listener *listener = base_alloc(sizeof *listener);
    *listener = (struct listener){.http = http};
    return send_response(
        connection, MHD_HTTP_OK, "text/event-stream", "",
        MHD_create_response_from_callback(MHD_SIZE_UNKNOWN, 4096, read_events, listener, free));
}

// ---- requests ---------------------------------------------------------------------------------

// The first call for a request has only its head; the answer is queued at the second.
static enum MHD_Result handle(void *context, struct MHD_Connection *connection, const char *url,
                              const char *method, const char *version, const char *body,
                              size_t *size, void **state) {
    (void)version;
    (void)body;
    static char seen;
    struct serve_http *http = context;
    if (!*state) {
        *state = &seen;
        return MHD_YES;
    }
    if (*size) { // what nobody asked for is passed over
        *size = 0;
        return MHD_YES;
    }
    if (strcmp(method, MHD_HTTP_METHOD_GET) != 0 && strcmp(method, MHD_HTTP_METHOD_HEAD) != 0)
        return refuse(connection, MHD_HTTP_METHOD_NOT_ALLOWED, "only GET and HEAD are answered\n");
    if (!serve_http_is_local(
            MHD_lookup_connection_value(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_HOST)))
        return refuse(connection, MHD_HTTP_FORBIDDEN, "this server is known as localhost only\n");
    const char *path = *url == '/' ? url + 1 : url;
    if (strcmp(path, SERVE_EVENTS) == 0) return listen_in(http, connection);
    return send_answer(http, connection, path);
}

// ---- listening --------------------------------------------------------------------------------

static int listen_on(unsigned port) {
    int file = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), on = 1;
    struct sockaddr_in place = {.sin_family = AF_INET,
                                .sin_port = htons((uint16_t)port),
                                .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
    if (file < 0) return -1;
    setsockopt(file, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    if (bind(file, (struct sockaddr *)&place, sizeof place) == 0 && listen(file, 32) == 0)
        return file;
    int problem = errno;
    close(file);
    errno = problem;
    return -1;
}

static int find_port(unsigned *port, bool search) {
    unsigned last = search ? *port + PORTS_TRIED : *port;
    int file = -1;
    for (; *port <= last && *port <= 65535; ++*port) {
        file = listen_on(*port);
        if (file >= 0 || errno != EADDRINUSE) break;
    }
    struct sockaddr_in place = {0};
    socklen_t length = sizeof place;
    if (file >= 0 && getsockname(file, (struct sockaddr *)&place, &length) == 0)
        *port = ntohs(place.sin_port); // port 0 is any that is free
    return file;
}

static void init_lock(struct serve_http *http) {
    pthread_condattr_t steady; // not moved by a clock that is set
    pthread_condattr_init(&steady);
    pthread_condattr_setclock(&steady, CLOCK_MONOTONIC);
    pthread_cond_init(&http->told, &steady);
    pthread_condattr_destroy(&steady);
    pthread_mutex_init(&http->lock, NULL);
}

struct serve_http *serve_http_open(unsigned port, bool search, serve_answerer *answer,
                                   void *context) {
    int file = find_port(&port, search);
    if (file < 0) return NULL;
    struct serve_http *http = base_alloc(sizeof *http);
    *http = (struct serve_http){.port = port, .answer = answer, .context = context};
    buf_init(&http->line);
    init_lock(http);
    http->daemon = MHD_start_daemon(
        MHD_USE_INTERNAL_POLLING_THREAD | MHD_USE_THREAD_PER_CONNECTION | MHD_USE_ITC, 0, NULL,
        NULL, handle, http, MHD_OPTION_LISTEN_SOCKET, file, MHD_OPTION_CONNECTION_LIMIT,
        (unsigned)MOST_CONNECTIONS, MHD_OPTION_CONNECTION_TIMEOUT, (unsigned)TIMEOUT,
        MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)MEMORY, MHD_OPTION_END);
    if (http->daemon) return http;
    int problem = errno;
    close(file);
    serve_http_close(http);
    errno = problem;
    return NULL;
}

unsigned serve_http_port(const struct serve_http *http) {
    return http->port;
}

void serve_http_tell(struct serve_http *http, const char *line) {
    pthread_mutex_lock(&http->lock);
    buf_clear(&http->line);
    buf_puts(&http->line, line);
    http->number++;
    pthread_cond_broadcast(&http->told);
    pthread_mutex_unlock(&http->lock);
}

void serve_http_close(struct serve_http *http) {
    pthread_mutex_lock(&http->lock);
    http->closing = true;
    pthread_cond_broadcast(&http->told);
    pthread_mutex_unlock(&http->lock);
    if (http->daemon) MHD_stop_daemon(http->daemon);
    pthread_cond_destroy(&http->told);
    pthread_mutex_destroy(&http->lock);
    buf_release(&http->line);
    free(http);
}

#include "cli/cli_session.h"
enum cli_status cli_batch(const struct cli_options *options) {
    (void)options;
    return CLI_FINE;
}

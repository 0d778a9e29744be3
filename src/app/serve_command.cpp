// cairn serve: the school.
#include <array>

#include "app/command.h"
#include "app/database_option.h"
#include "app/serving.h"
#include "platform/clock/clock.h"

namespace app {

namespace {

constexpr std::array options{
    listen_option,        database_option,    address_option,       tls_certificate_option, tls_key_option,
    trusted_proxy_option, mail_option,        mail_password_option, mail_from_option,       backup_folder_option,
    backup_every_option,  backup_keep_option, sign_on_option,       log_requests_option,    metrics_token_option,
};

constexpr std::string_view description =
    "Serves a school from its database, which is created and brought up to date at the start. The first start\n"
    "prints an address at which the school and its first administrator are set up, once. Any number of nodes may\n"
    "serve one PostgreSQL. SIGTERM or Ctrl-C stops it, after the requests in flight.\n\n"
    "Browsers keep a session only over HTTPS or on the same machine: serve over TLS, or put a proxy in front that\n"
    "does, and name it as --trusted-proxy. Say in --address what the school is called from outside;\n"
    "it must be said unless --listen is this machine alone.\n\n"
    "Exit status: 0 stopped by a signal, 1 the port is taken or the database refused, 2 wrong usage.";

int run(const Arguments& arguments) {
  const auto told = [](const Failure& failure) { return complain("serve: " + sentence_of(failure)); };
  const auto options_given = read_serving(arguments);
  if (!options_given) return told(options_given.error());
  if (const auto named = check_has_name(*options_given); !named) return told(named.error());
  const auto place = database_address(arguments);
  if (!place) return told(place.error());
  const auto database = open_school(*place, Moment(clock_time::system_clock()()));
  if (!database) return told(database.error()), found_errors;
  return serve({.command = "serve", .options = *options_given, .place = *place, .database = **database});
}

}  // namespace

const Command& serve_command() {
  static const Command command{"serve",     "",      0,  0, "Serve a school: people, cohorts, calendar",
                               description, options, run};
  return command;
}

}  // namespace app

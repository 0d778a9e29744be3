// cairn serve: the school.
#include <array>
#include <cstdio>
#include <cstdlib>
#include <thread>

#include "app/command.h"
#include "app/database_option.h"
#include "app/front_door.h"
#include "app/job_loop.h"
#include "app/listen.h"
#include "app/school.h"
#include "app/school_jobs.h"
#include "platform/log/log.h"
#include "rooms/accounts/accounts.h"

namespace app {

namespace {

constexpr std::array options{
    listen_option,
    database_option,
    Option{"--address", "URL", "what the school is called from outside: links in letters begin with it"},
    Option{"--mail", "SERVER", "smtp://user@host:587 or smtps://…: letters leave by it; without it they stay"},
    Option{"--mail-password", "WHERE", "file:PATH or env:NAME"},
    Option{"--mail-from", "SENDER", "\"School <school@example.org>\""},
    Option{"--log-requests", "", "one line for each request: its route, status, time; nothing personal"},
};

constexpr std::string_view description =
    "Serves a school from its database, which is created and brought up to date at the start. The first start\n"
    "prints an address at which the school and its first administrator are set up, once. Any number of nodes may\n"
    "serve one PostgreSQL. SIGTERM or Ctrl-C stops it, after the requests in flight.\n\n"
    "Browsers keep a session only over HTTPS or on the same machine: put a proxy with TLS in front.\n\n"
    "Exit status: 0 stopped by a signal, 1 the port is taken or the database refused, 2 wrong usage.";

constexpr std::size_t largest_body = 24 * 1024 * 1024;

Result<std::optional<MailService>> mail_service(const Arguments& arguments) {
  if (!arguments.has("--mail")) return std::optional<MailService>();
  MailService service{TRY(mail::read_server(arguments.value("--mail"))),
                      TRY(mail::read_person(arguments.value("--mail-from"), "--mail-from"))};
  if (arguments.has("--mail-password"))
    service.server.password = TRY(mail::read_password(arguments.value("--mail-password")));
  return std::optional(std::move(service));
}

void say_now(const std::string& line) {
  say(line);
  std::fflush(stdout);
}

void offer_set_up(db::Database& database, const std::string& address, const Random& random) {
  const auto token = database.write([&](db::Transaction& tx) -> Result<std::optional<std::string>> {
    return accounts::new_set_up_token(tx, random);
  });
  if (token && *token) say_now("There is no school yet. Open it at " + address + "/set-up?token=" + **token + "\n");
}

int run(const Arguments& arguments) {
  const auto told = [](const Failure& failure) { return complain("serve: " + sentence_of(failure)); };
  const auto listen = parse_listen(arguments.value("--listen", "127.0.0.1:8080"));
  if (!listen) return told(listen.error());
  const auto place = database_address(arguments);
  if (!place) return told(place.error());
  const auto mail = mail_service(arguments);
  if (!mail) return told(mail.error());

  logs::start(logs::Level::info);
  const auto tell = [](std::string_view line) { logs::line(logs::Level::error, line); };
  const clock_time::Clock clock = clock_time::system_clock();
  const Random random = crypto::system_random();
  const auto database = open_school(*place, Moment(clock()));
  if (!database) return told(database.error()), found_errors;

  web::Settings settings;
  settings.address = listen->address;
  settings.port = listen->port;
  settings.threads = 2;
  settings.posts = true;
  settings.body_bytes = largest_body;
  settings.stop_on_signals = true;
  // With "no-referrer" browsers would send forms with the origin "null".
  for (web::Header& header : settings.headers)
    if (header.name == "Referrer-Policy") header.value = "same-origin";
  // The school is made before the port is known, and called only once the server runs.
  std::unique_ptr<School> school;
  auto server =
      web::Server::open(settings, guarded([&](const web::Request& request) { return school->answer(request); }, tell));
  if (!server) return complain("serve: " + cannot_listen(*listen, server.error())), found_errors;

  const std::string here = "http://" + with_port(listen->address, std::to_string((*server)->port()));
  const std::string address = arguments.value("--address", here);
  school = std::make_unique<School>(**database, clock, random,
                                    SchoolSettings{.address = address,
                                                   .mail_is_set = mail->has_value(),
                                                   .tell = tell,
                                                   .log_requests = arguments.has("--log-requests")});
  const JobLoop jobs(school_jobs(**database, clock, random, *mail, tell));
  say_now(here + "/ serves the school in " + db::without_password(*place) + "\n");
  offer_set_up(**database, address, random);
  (*server)->run();
  return fine;
}

}  // namespace

const Command& serve_command() {
  static const Command command{"serve",     "",      0,  0, "Serve a school: people, cohorts, calendar",
                               description, options, run};
  return command;
}

}  // namespace app

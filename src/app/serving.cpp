#include "app/serving.h"

#include <cstdio>

#include "app/front_door.h"
#include "app/school_jobs.h"
#include "platform/crypto/crypto.h"
#include "platform/log/log.h"
#include "rooms/accounts/accounts.h"

namespace app {

namespace {

constexpr std::size_t largest_body = 24 * 1024 * 1024;

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

web::Settings server_settings(const Listen& listen) {
  web::Settings settings;
  settings.address = listen.address;
  settings.port = listen.port;
  settings.threads = 2;
  settings.posts = true;
  settings.body_bytes = largest_body;
  settings.stop_on_signals = true;
  // With "no-referrer" browsers would send forms with the origin "null".
  for (web::Header& header : settings.headers)
    if (header.name == "Referrer-Policy") header.value = "same-origin";
  return settings;
}

}  // namespace

Result<ServingOptions> read_serving(const Arguments& arguments) {
  ServingOptions options;
  options.listen = TRY(parse_listen(arguments.value("--listen", "127.0.0.1:8080")));
  options.address = arguments.value("--address");
  options.mail = TRY(mail_service(arguments));
  options.backups = TRY(backup_plan(arguments));
  options.log_requests = arguments.has("--log-requests");
  return options;
}

int serve(const Serving& serving) {
  const ServingOptions& options = serving.options;
  logs::start(logs::Level::info);
  const auto tell = [](std::string_view line) { logs::line(logs::Level::error, line); };
  const clock_time::Clock clock = clock_time::system_clock();
  const Random random = crypto::system_random();
  // The school is made before the port is known, and called only once the server runs.
  std::unique_ptr<School> school;
  auto server = web::Server::open(server_settings(options.listen),
                                  guarded([&](const web::Request& request) { return school->answer(request); }, tell));
  if (!server) return complain(serving.command + ": " + cannot_listen(options.listen, server.error())), found_errors;

  const std::string here = "http://" + with_port(options.listen.address, std::to_string((*server)->port()));
  const std::string address = options.address.empty() ? here : options.address;
  school = std::make_unique<School>(serving.database, clock, random,
                                    SchoolSettings{.address = address,
                                                   .mail_is_set = options.mail.has_value(),
                                                   .demo = serving.demo,
                                                   .tell = tell,
                                                   .log_requests = options.log_requests});
  const JobLoop jobs(school_jobs(serving.database, clock, random, options.mail, options.backups, tell));
  say_now(here + "/ serves the school in " + db::without_password(serving.place) + "\n");
  offer_set_up(serving.database, address, random);
  (*server)->run();
  return fine;
}

}  // namespace app

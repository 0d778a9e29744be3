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

int serve(const Serving& serving) {
  const Arguments& arguments = serving.arguments;
  const auto told = [&](const Failure& failure) { return complain(serving.command + ": " + sentence_of(failure)); };
  const auto listen = parse_listen(arguments.value("--listen", "127.0.0.1:8080"));
  if (!listen) return told(listen.error());
  const auto mail = mail_service(arguments);
  if (!mail) return told(mail.error());

  logs::start(logs::Level::info);
  const auto tell = [](std::string_view line) { logs::line(logs::Level::error, line); };
  const clock_time::Clock clock = clock_time::system_clock();
  const Random random = crypto::system_random();
  // The school is made before the port is known, and called only once the server runs.
  std::unique_ptr<School> school;
  auto server = web::Server::open(server_settings(*listen),
                                  guarded([&](const web::Request& request) { return school->answer(request); }, tell));
  if (!server) return complain(serving.command + ": " + cannot_listen(*listen, server.error())), found_errors;

  const std::string here = "http://" + with_port(listen->address, std::to_string((*server)->port()));
  const std::string address = arguments.value("--address", here);
  school = std::make_unique<School>(serving.database, clock, random,
                                    SchoolSettings{.address = address,
                                                   .mail_is_set = mail->has_value(),
                                                   .demo = serving.demo,
                                                   .tell = tell,
                                                   .log_requests = arguments.has("--log-requests")});
  const JobLoop jobs(school_jobs(serving.database, clock, random, *mail, tell));
  say_now(here + "/ serves the school in " + db::without_password(serving.place) + "\n");
  offer_set_up(serving.database, address, random);
  (*server)->run();
  return fine;
}

}  // namespace app

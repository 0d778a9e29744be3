#include "app/serving.h"

#include <cstdio>
#include <cstdlib>

#include "app/front_door.h"
#include "app/public_address.h"
#include "app/school_jobs.h"
#include "platform/crypto/crypto.h"
#include "platform/log/log.h"
#include "platform/mail/mail.h"
#include "rooms/accounts/accounts.h"

namespace app {

namespace {

constexpr std::size_t largest_body = 24 * 1024 * 1024;
constexpr std::size_t shortest_token = 16;

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

// Another name's page must not get hold of a session by having that name lead here.
std::vector<std::string> hosts_of(const ServingOptions& options) {
  std::vector<std::string> hosts;
  if (!options.address.empty()) hosts.push_back(host_of(options.address));
  if (options.address.empty() || options.listen.is_loopback())
    hosts.insert(hosts.end(), {"localhost", "127.0.0.1", "::1"});
  if (options.listen.is_loopback()) hosts.push_back(options.listen.address);
  return hosts;
}

web::Settings server_settings(const ServingOptions& options, const std::function<void(std::string_view)>& tell) {
  web::Settings settings;
  settings.address = options.listen.address;
  settings.port = options.listen.port;
  settings.threads = 2;
  settings.posts = true;
  settings.body_bytes = largest_body;
  settings.stop_on_signals = true;
  settings.tls = options.tls;
  settings.trusted_proxies = options.trusted_proxies;
  settings.tell = tell;
  settings.note = [](std::string_view line) { logs::line(logs::Level::info, line); };
  settings.hosts = hosts_of(options);
  settings.at_any_host = {"/healthz", "/metrics"};
  if (!options.address.empty()) settings.not_here = "This school is at " + options.address + ".";
  // With "no-referrer" browsers would send forms with the origin "null".
  for (web::Header& header : settings.headers)
    if (header.name == "Referrer-Policy") header.value = "same-origin";
  if (options.is_https()) settings.headers.push_back({"Strict-Transport-Security", "max-age=31536000"});
  return settings;
}

// What Server::open says, in the words of the options.
int complain_of(const Serving& serving, const Failure& failure) {
  const std::string begin = serving.command + ": ";
  if (failure.field == "address") {
    complain(begin + cannot_listen(serving.options.listen, failure));
    return found_errors;
  }
  return complain(begin + (failure.field == "trusted_proxies" ? "--trusted-proxy: " : "") +
                  sentence_of({failure.kind, failure.say, failure.field == "trusted_proxies" ? "" : failure.field}));
}

std::string_view environment(const char* name) {
  const char* found = std::getenv(name);
  return found == nullptr ? std::string_view() : std::string_view(found);
}

// Read as the mail server's password is.
Result<std::string> metrics_token(const Arguments& arguments) {
  if (!arguments.has(metrics_token_option.name)) return std::string();
  auto token = mail::read_password(arguments.value(metrics_token_option.name));
  if (token && token->size() >= shortest_token) return token;
  return fail(FailureKind::invalid, "--metrics-token is file:PATH or env:NAME, and what is there has 16 bytes at least",
              std::string(metrics_token_option.name));
}

}  // namespace

Result<ServingOptions> read_serving(const Arguments& arguments) {
  ServingOptions options;
  options.listen = TRY(parse_listen(arguments.value("--listen", "127.0.0.1:8080")));
  const std::string address = arguments.value(address_option.name, environment("CAIRN_ADDRESS"));
  if (arguments.has(address_option.name) || !address.empty()) options.address = TRY(public_address(address));
  options.mail = TRY(mail_service(arguments));
  options.backups = TRY(backup_plan(arguments));
  if (arguments.has("--tls-certificate") != arguments.has("--tls-key"))
    return fail(FailureKind::invalid, "--tls-certificate and --tls-key go together", "--tls-key");
  if (arguments.has("--tls-key"))
    options.tls = web::TlsFiles{arguments.value("--tls-certificate"), arguments.value("--tls-key")};
  options.trusted_proxies = arguments.values("--trusted-proxy");
  options.sign_on = TRY(sign_on_providers(arguments));
  options.log_requests = arguments.has("--log-requests");
  options.metrics_token = TRY(metrics_token(arguments));
  return options;
}

Result<void> check_has_name(const ServingOptions& options) {
  if (options.listen.is_loopback() || !options.address.empty()) return {};
  return fail(FailureKind::invalid,
              "say what the school is called from outside, as in --address https://school.example (or in "
              "CAIRN_ADDRESS): it listens on " +
                  options.listen.address + ", and links in letters begin with its name",
              "--address");
}

int serve(const Serving& serving) {
  const ServingOptions& options = serving.options;
  logs::start(logs::Level::info);
  const auto tell = [](std::string_view line) { logs::line(logs::Level::error, line); };
  const auto log_request = [](std::string_view line, bool is_well) {
    logs::line(is_well ? logs::Level::info : logs::Level::warning, line);
  };
  const clock_time::Clock clock = clock_time::system_clock();
  const Random random = crypto::system_random();
  // The school is made before the port is known, and called only once the server runs.
  std::unique_ptr<School> school;
  web::Settings settings = server_settings(options, tell);
  settings.most_body = [&](const web::Request& head) { return school->most_body(head); };
  settings.too_large = [&](const web::Request& head) { return school->too_large(head); };
  settings.before_large_body = [&](const web::Request& head, const web::Reply& may) {
    school->before_large_body(head, may);
  };
  auto server = web::Server::open(std::move(settings),
                                  guarded([&](const web::Request& request) { return school->answer(request); }, tell));
  if (!server) return complain_of(serving, server.error());

  const std::string here =
      (options.tls ? "https://" : "http://") + with_port(options.listen.address, std::to_string((*server)->port()));
  const std::string address = options.address.empty() ? here : options.address;
  std::optional<std::chrono::seconds> backups_every;
  if (options.backups) backups_every = options.backups->every;
  school = std::make_unique<School>(serving.database, clock, random,
                                    SchoolSettings{.address = address,
                                                   .mail_is_set = options.mail.has_value(),
                                                   .demo = serving.demo,
                                                   .sign_on = options.sign_on,
                                                   .backups_every = backups_every,
                                                   .tell = tell,
                                                   .log_request = options.log_requests ? log_request : LogRequest(),
                                                   .metrics_token = options.metrics_token});
  const JobLoop jobs(school_jobs(serving.database, clock, random, options.mail, options.backups, tell));
  say_now(here + "/ serves the school in " + db::without_password(serving.place) + "\n");
  offer_set_up(serving.database, address, random);
  (*server)->run();
  return fine;
}

}  // namespace app

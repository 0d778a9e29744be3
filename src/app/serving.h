// A school's server, as "cairn serve" and "cairn demo" run it.
#pragma once

#include <string>
#include <vector>

#include "app/backup_option.h"
#include "app/command.h"
#include "app/listen.h"
#include "app/mail_option.h"
#include "app/school.h"
#include "app/sign_on_option.h"
#include "platform/db/database.h"

namespace app {

inline constexpr Option address_option{"--address", "URL",
                                       "what the school is called from outside: links in letters begin with it; else "
                                       "CAIRN_ADDRESS"};
inline constexpr Option log_requests_option{"--log-requests", "",
                                            "one line for each request: its route, status, time; nothing personal"};
inline constexpr Option metrics_token_option{
    "--metrics-token", "WHERE", "file:PATH or env:NAME: who sends it may read /metrics; without it this machine alone"};
inline constexpr Option tls_certificate_option{
    "--tls-certificate", "FILE", "serve over TLS: the certificate and its chain, PEM; read again on SIGHUP"};
inline constexpr Option tls_key_option{"--tls-key", "FILE", "the certificate's key, PEM"};
inline constexpr Option trusted_proxy_option{
    "--trusted-proxy", "ADDRESS",
    "a proxy in front, believed when it says whom it speaks for; may be given several times", true};

// What the options of a command say about serving; those that it does not have are as if they were not given.
struct ServingOptions {
  Listen listen;
  std::string address;  // empty: where it listens
  std::optional<MailService> mail;
  std::optional<BackupPlan> backups;
  std::optional<web::TlsFiles> tls;
  std::vector<std::string> trusted_proxies;
  std::vector<sign_on::Provider> sign_on;
  bool log_requests = false;
  std::string metrics_token;  // empty: none

  // Whether browsers come over HTTPS: here, or at the proxy in front.
  bool is_https() const { return tls || address.starts_with("https://"); }
};
Result<ServingOptions> read_serving(const Arguments& arguments);
// A Failure when others than this machine reach the school and it is not said what it is called: letters would link to
// http://0.0.0.0.
Result<void> check_has_name(const ServingOptions& options);

struct Serving {
  std::string command;  // "serve": what complaints begin with
  const ServingOptions& options;
  db::Address place;
  db::Database& database;
  std::vector<DemoPart> demo = {};  // of the demo only: whom anybody may become
};

// Until a signal; gives the exit status.
int serve(const Serving& serving);

}  // namespace app

// A school that is served: its rooms, wired together behind one front door.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "platform/clock/clock.h"
#include "platform/crypto/crypto.h"
#include "platform/db/database.h"
#include "platform/web/server.h"
#include "platform/web/visit.h"
#include "rooms/sign_on/provider.h"

namespace app {

// Somebody of the demo, whom anybody may become there.
struct DemoPart {
  PersonId person;
  std::string name, role, email;
};

// One line for each request, without personal data; not well: it is our fault.
using LogRequest = std::function<void(std::string_view line, bool is_well)>;

struct SchoolSettings {
  std::string address;                                     // "https://school.example": what links in letters begin with
  bool mail_is_set = false;                                // a mail server is named: letters leave
  std::vector<DemoPart> demo = {};                         // of the demo only
  std::vector<sign_on::Provider> sign_on = {};             // single sign-on
  std::optional<std::chrono::seconds> backups_every = {};  // the server makes some by itself
  crypto::Effort effort = crypto::Effort::usual;
  unsigned workers = 4;
  std::function<void(std::string_view line)> tell = [](std::string_view) {};  // what broke, to the log
  LogRequest log_request = {};                                                // none: they are not logged
  std::string metrics_token = {};                                             // see app/metrics.h
};

class School {
 public:
  // The database has all tables. Reads or makes the school's key.
  School(db::Database& database, clock_time::Clock clock, Random random, SchoolSettings settings);
  ~School();

  // Answers /healthz, /metrics, /assets/…, and every route of the rooms.
  web::Response answer(const web::Request& request);
  const web::Routes& routes() const;
  // As SchoolDoor says.
  std::size_t most_body(const web::Request& head) const;
  void before_large_body(const web::Request& head, const web::Reply& may);
  // The page for whoever sends more than most_body, from memory.
  web::Response too_large(const web::Request& head) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace app

// What cairn doctor looks at. Every look gives findings of one line each; none changes anything, and none throws for
// what it finds.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "app/letters.h"
#include "kernel/day.h"
#include "platform/db/database.h"
#include "platform/web/server.h"

namespace app {

enum class Health : std::uint8_t { well, look, broken };

struct Finding {
  Health health;
  std::string subject;  // "integrity"
  std::string says;     // what was found, and what to do about it
};
using Findings = std::vector<Finding>;

// "look at this  disk: …"
std::string line_of(const Finding& finding);

// Reachable, sound, of this program's tables, its clock not ahead of ours.
Findings look_at_database(const db::Address& address, Moment now);
// The file of a SQLite database: who may read it, and whether there is room on its disk. None for PostgreSQL.
Findings look_at_place(const db::Address& address);
Finding look_at_zones();
// The server is greeted and signed in to; nothing is sent.
Finding look_at_mail(const std::optional<MailService>& mail);
// Of TLS of our own: until when its certificate is good.
Finding look_at_certificate(const web::TlsFiles& files, Moment now);
// How old the newest is; `every`: how often there should be one.
Finding look_at_backups(const std::string& folder, std::chrono::seconds every, Moment now);
// The newest backup, restored into a temporary database and examined there.
Finding restore_drill(const std::string& folder, Moment now);

}  // namespace app

// Who asks the school while it is measured: sessions opened for many of its people, and what each of them asks for.
#pragma once

#include <string>
#include <vector>

#include "kernel/day.h"
#include "platform/db/database.h"

namespace bench {

struct Ask {
  std::string token, path;
  std::string body = {};  // of a POST, with %s for the state that is noted and %s for the form's one-time key
};
struct Visitors {
  std::vector<Ask> today, calendar, cohort, attendance;
};
Visitors prepare(db::Database& database, Moment now);

// One a line, with tabs between.
void write_asks(const std::string& path, const std::vector<Ask>& asks);
std::vector<Ask> read_asks(const std::string& path);

}  // namespace bench

// A school's server, as "cairn serve" and "cairn demo" run it.
#pragma once

#include <string>
#include <vector>

#include "app/command.h"
#include "app/listen.h"
#include "app/school.h"
#include "platform/db/database.h"

namespace app {

struct Serving {
  std::string command;  // "serve": what complaints begin with
  const Arguments& arguments;
  db::Address place;
  db::Database& database;
  std::vector<DemoPart> demo = {};  // of the demo only: whom anybody may become
};

// Until a signal; gives the exit status.
int serve(const Serving& serving);

}  // namespace app

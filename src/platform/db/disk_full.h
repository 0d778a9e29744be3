// There is no room left where the database is: nothing was changed, and reading goes on.
#pragma once

#include <stdexcept>

namespace db {

struct DiskFull : std::runtime_error {
  using std::runtime_error::runtime_error;
};

}  // namespace db

// Which database a command works on: --database, else the environment's CAIRN_DATABASE, else a file where it is run.
#pragma once

#include <memory>

#include "app/command.h"
#include "kernel/day.h"
#include "platform/db/database.h"

namespace app {

inline constexpr std::string_view default_database = "sqlite:cairn.db";
inline constexpr Option database_option{
    "--database", "ADDRESS", "sqlite:PATH or postgresql://…: the school's database (CAIRN_DATABASE, sqlite:cairn.db)"};

// A Failure's field is "--database".
Result<db::Address> database_address(const Arguments& arguments);

// Opened, created when it is not there, with all tables of this program.
Result<std::unique_ptr<db::Database>> open_school(const db::Address& address, Moment now, int readers = 4);

}  // namespace app

// bench_pages visitors DATABASE FOLDER              opens sessions; who asks for what, one file for each page
// bench_pages floor DATABASE ASKS THREADS SECONDS   the page's statements alone: pages a second, µs CPU, statements
// bench_pages statements DATABASE ASKS              the statements of the first one, as they are
// bench_pages explain DATABASE ASKS                 how the engine would find their rows
// bench_pages copy SQLITE POSTGRESQL                carries a school over
#include <cstdio>
#include <exception>
#include <span>

#include "copy.h"
#include "floor.h"
#include "platform/clock/clock.h"
#include "visitors.h"

namespace {

constexpr std::size_t reads = 256, writes = 3000;

int run(std::span<char*> given) {
  if (given.size() < 4) return std::fputs("see the first lines of pages.cpp\n", stderr), 2;
  const std::string what = given[1], file = given[3];
  const db::Address address = db::read_address(given[2]).value();
  const auto database = db::Database::open(address).value();
  if (what == "copy") {
    std::printf("%d rows\n", bench::copy(*database, db::read_address(file).value()));
    return 0;
  }
  if (what == "visitors") {
    const bench::Visitors all = bench::prepare(*database, Moment(clock_time::system_clock()()));
    bench::write_asks(file + "/today", all.today);
    bench::write_asks(file + "/calendar", all.calendar);
    bench::write_asks(file + "/cohort", all.cohort);
    bench::write_asks(file + "/attendance", all.attendance);
    return 0;
  }
  std::vector<bench::Ask> asks = bench::read_asks(file);
  // Evenly from all of them.
  const std::size_t most = what == "statements" || what == "explain" ? 1 : asks.front().body.empty() ? reads : writes;
  std::vector<bench::Ask> some;
  for (std::size_t i = 0; i < std::min(most, asks.size()); ++i)
    some.push_back(asks[i * asks.size() / std::min(most, asks.size())]);
  const std::vector<bench::Recorded> pages = bench::record(*database, some);
  if (what == "statements") {
    for (const bench::Statement& one : pages.front().statements) std::printf("%s;\n", one.sql.c_str());
    return 0;
  }
  if (what == "explain") {  // what reads: whatever writes finds its row by a key
    for (const bench::Statement& one : pages.front().statements)
      if (one.sql.find("SELECT ") == one.sql.find_first_not_of(" \n"))
        std::printf("%s\n%s\n", one.sql.c_str(), bench::plan_of(*database, one).c_str());
    return 0;
  }
  const bench::Floor floor = bench::measure(address, pages, std::stoi(given[4]), std::stod(given[5]));
  std::printf("%.1f %.1f %.1f\n", floor.per_second, floor.cpu_us, floor.statements);
  return 0;
}

}  // namespace

int main(int count, char** given) {
  try {
    return run({given, static_cast<std::size_t>(count)});
  } catch (const std::exception& broken) {
    std::fprintf(stderr, "bench_pages: %s\n", broken.what());
    return 1;
  }
}

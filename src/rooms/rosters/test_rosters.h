// For tests: a school with an administrator, Ada who is there already, and a cohort in its first module.
#pragma once

#include <catch2/catch.hpp>

#include "rooms/accounts/accounts.h"
#include "rooms/cohorts/cohorts.h"
#include "rooms/people/people.h"
#include "rooms/rosters/rosters.h"
#include "rooms/test_school.h"

namespace rosters {

inline db::Engine either() { return GENERATE(db::Engine::sqlite, db::Engine::postgresql); }
inline Day day(const char* text) { return Day::read(text).value(); }

struct TestRosters : rooms::TestSchool {
  explicit TestRosters(db::Engine engine) : TestSchool(engine) {
    const std::string its_edition = edition(1);
    write([&](db::Transaction& tx) {
      admin = people::set_up(tx, {"Harbour School", "America/Denver"}, {"Ana Admin", "ana@school.example"}, now, random)
                  .value();
      ada = people::add(
                tx,
                {.name = "Ada Byron", .email = "ada@school.example", .external_id = "S-1", .roles = {{Role::student}}},
                {}, now, random)
                .value();
      const cohorts::Deed deed{admin.text(), now, random};
      term = cohorts::add_term(tx, {"2608", day("2026-08-24"), 6, 1}, deed).value().id;
      const auto track = cohorts::add_track(tx, "Back end", deed).value().id;
      harbour = cohorts::add_cohort(tx, {"Harbour", track, term, its_edition}, deed).value().id;
      anchor = cohorts::add_cohort(tx, {"Anchor", track, term, its_edition}, deed).value().id;
      harbour_run = cohorts::add_run(tx, {harbour, term, 1, day("2026-08-24"), 3}, deed).value().id;
      (void)cohorts::add_run(tx, {harbour, term, 2, day("2026-09-14"), 3}, deed).value();
      anchor_run = cohorts::add_run(tx, {anchor, term, 1, day("2026-08-24"), 3}, deed).value().id;
    });
  }

  // What is kept of a file; its id.
  std::string staged(const std::string& bytes, Kind kind = Kind::people) const {
    const std::string file = rosters::read(kind, bytes, "file.csv", day("2026-09-01")).value();
    return write([&](db::Transaction& tx) { return stage(tx, file, admin, now, random).value(); });
  }
  Preview shown(const std::string& upload, const Query& query = {}) const {
    return TestSchool::read([&](db::Transaction& tx) { return preview(tx, upload, query).value(); });
  }
  // The fates of a file's rows, which then waits.
  std::vector<Row> fates(const std::string& bytes, Kind kind = Kind::people) const {
    return shown(staged(bytes, kind)).rows;
  }
  Result<Done> confirmed(const std::string& upload, const accounts::Sender* sender = nullptr) const {
    return database().write([&](db::Transaction& tx) { return confirm(tx, upload, sender, admin, now, random); });
  }
  Done brought_in(const std::string& bytes, Kind kind = Kind::people) const {
    const Done done = confirmed(staged(bytes, kind)).value();
    CHECK(done.changed == 0);
    return done;
  }
  std::vector<people::Record> everybody() const {
    return TestSchool::read([](db::Transaction& tx) { return people::everybody(tx); });
  }
  std::optional<people::Record> called(const char* email) const {
    return TestSchool::read([&](db::Transaction& tx) { return people::by_email(tx, email); });
  }
  std::vector<cohorts::Enrolment> been(const PersonId& person) const {
    return TestSchool::read([&](db::Transaction& tx) { return cohorts::enrolments_of_person(tx, person.text()); });
  }
  int count(const std::string& table) const {
    return TestSchool::read(
        [&](db::Transaction& tx) { return tx.ask("SELECT count(*) AS n FROM " + table)[0].integer("n"); });
  }

  PersonId admin = PersonId::make({}, {}), ada = admin;
  std::string term, harbour, anchor, harbour_run, anchor_run;
};

}  // namespace rosters

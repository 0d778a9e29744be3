// A school that has begun, for the tests of cohorts' rules.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "rooms/cohorts/cohorts.h"
#include "rooms/test_school.h"

namespace cohorts::test {

inline Day day(const char* text) { return Day::read(text).value(); }
inline db::Engine either() { return GENERATE(db::Engine::sqlite, db::Engine::postgresql); }

template <class T>
std::string field_of(const Result<T>& result) {
  REQUIRE_FALSE(result);
  return result.error().field;
}

// A term of six weeks from 2026-06-01 on, one of its cohorts in module 4, and the same once more a term later.
struct Begun {
  explicit Begun(db::Engine engine) : school(engine) {
    ada = school.person("Ada").text();
    kim = school.person("Kim").text();
    first_edition = school.edition(1);
    second_edition = school.edition(2);
    school.write([&](db::Transaction& tx) {
      term = cohorts::add_term(tx, {"2606", day("2026-06-01"), 6, 1}, deed()).value();
      next_term = cohorts::add_term(tx, {"2607", day("2026-07-20"), 6, 1}, deed()).value();
      track = cohorts::add_track(tx, "Back end", deed()).value();
      cohort = cohorts::add_cohort(tx, {"2606BE", track.id, term.id, first_edition}, deed()).value();
      later = cohorts::add_cohort(tx, {"2607BE", track.id, next_term.id, second_edition}, deed()).value();
      run.push_back(cohorts::add_run(tx, {cohort.id, term.id, 4, day("2026-06-01"), 6}, deed()).value());
      run.push_back(cohorts::add_run(tx, {later.id, next_term.id, 4, day("2026-07-20"), 6}, deed()).value());
    });
  }
  Deed deed() const { return {std::nullopt, school.now, school.random}; }
  Deed by(const std::string& who) const { return {who, school.now, school.random}; }

  rooms::TestSchool school;
  std::string ada, kim, first_edition, second_edition;
  Term term{"", "", day("2026-06-01")}, next_term = term;
  cohorts::Track track;
  cohorts::Cohort cohort, later;
  std::vector<cohorts::Run> run;
};

}  // namespace cohorts::test

// A school with one administrator, and what the tests of people ask of it.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>

#include "rooms/activity/activity.h"
#include "rooms/people/people.h"
#include "rooms/test_school.h"

namespace people_test {

using people::NewPerson;
using people::RoleGrant;

inline const people::School school_of_ours{"Harbour School", "America/Denver"};

// A school that was set up by Ana, its administrator.
struct School : rooms::TestSchool {
  explicit School(db::Engine engine) : TestSchool(engine) {
    ana = database()
              .write([&](db::Transaction& tx) {
                return people::set_up(tx, school_of_ours, {"Ana Ortega", "Ana@School.example"}, now, random);
              })
              .value();
  }

  // One transaction that may be refused.
  template <class Work>
  auto attempt(Work&& work) const {
    return database().write(work);
  }
  PersonId add(const NewPerson& person) const {
    return attempt([&](db::Transaction& tx) { return people::add(tx, person, ana, now, random); }).value();
  }
  people::Record get(const PersonId& person) const {
    return read([&](db::Transaction& tx) { return people::find(tx, person).value(); });
  }
  Result<bool> grant(const PersonId& person, const RoleGrant& role) const {
    return attempt([&](db::Transaction& tx) { return people::grant(tx, person, role, ana, now, random); });
  }
  Result<void> end(const PersonId& person, const people::GrantId& role) const {
    return attempt([&](db::Transaction& tx) { return people::end_role(tx, person, role, ana, now, random); });
  }
  Result<void> deactivate(const PersonId& person) const {
    return attempt([&](db::Transaction& tx) { return people::deactivate(tx, person, ana, now, random); });
  }
  Result<void> erase(const PersonId& person) const {
    return attempt([&](db::Transaction& tx) { return people::erase(tx, person, ana, now, random); });
  }
  Result<void> change(const PersonId& person, const people::Profile& profile) const {
    return attempt([&](db::Transaction& tx) { return people::change(tx, person, profile, now, random); });
  }
  Result<void> change(const PersonId& person, const people::Account& account) const {
    return attempt([&](db::Transaction& tx) { return people::change(tx, person, account, ana, now, random); });
  }
  people::Found list(const people::Query& query) const {
    return read([&](db::Transaction& tx) { return people::list(tx, query); });
  }
  std::vector<std::string> kinds_about(const PersonId& person) const {
    std::vector<std::string> kinds;
    for (const auto& one : read([&](db::Transaction& tx) { return activity::about(tx, person, 50); }))
      kinds.push_back(one.event.kind);
    return kinds;
  }

  PersonId ana = PersonId::make({}, {});
};

inline School on_either_engine() { return School(GENERATE(db::Engine::sqlite, db::Engine::postgresql)); }

inline std::vector<std::string> names(const people::Found& found) {
  std::vector<std::string> all;
  for (const people::Record& one : found.page) all.push_back(one.name);
  return all;
}

template <class T>
std::string refused_at(const Result<T>& result) {
  return result ? "taken" : result.error().field;
}

}  // namespace people_test

// A school in which a cohort is in module 4, and the pages of cohorts, asked as its people.
#pragma once

#include <catch2/catch.hpp>

#include "rooms/cohorts/cohorts.h"
#include "rooms/cohorts/cohorts_pages.h"
#include "rooms/people/people.h"
#include "rooms/test_pages.h"

namespace cohorts::test {

using rooms::Answer;
using rooms::Form;
using rooms::Path;

struct School : rooms::TestSchool {
  School() : TestSchool(GENERATE(db::Engine::sqlite, db::Engine::postgresql)) {
    const std::string its_edition = edition(1);
    write([&](db::Transaction& tx) {
      const PersonId first =
          people::set_up(tx, {"Harbour School", "America/Denver"}, {"Ana Admin", "ana@school.example"}, now, random)
              .value();
      admin = first.text();
      const auto add = [&](const char* name, Role role) {
        return people::add(tx, {.name = name, .roles = {{role}}}, first, now, random).value().text();
      };
      kim = add("Kim Coach", Role::specialist);
      teacher = add("Ivo Instructor", Role::instructor);
      ada = add("Ada <b>Student", Role::student);
      const Deed deed{admin, now, random};
      const Term begun = add_term(tx, {"2608", *Day::read("2026-08-24"), 6, 1}, deed).value();
      term = begun.id;
      track = add_track(tx, "Back end", deed).value().id;
      cohort = add_cohort(tx, {"2608BE", track, term, its_edition}, deed).value().id;
      run = add_run(tx, {cohort, term, 4, begun.first_day, 6}, deed).value().id;
    });
  }

  void assign_kim() const {
    write([&](db::Transaction& tx) {
      REQUIRE(assign(tx, {kim, cohort, {}, {}, *Day::read("2026-08-24")}, {admin, now, random}));
    });
  }
  std::string with(const char* name, const people::RoleGrant& role) const {
    return write([&](db::Transaction& tx) {
      return people::add(tx, {.name = name, .roles = {role}}, {}, now, random).value().text();
    });
  }

  Answer ask(const std::string& who, web::Method method, std::string_view pattern, const Path& path,
             const Form& form) const {
    return rooms::ask(*this, routes(),
                      [&](db::Transaction& tx) { return people::viewer(tx, *PersonId::read(who)).value().viewer; },
                      {.method = method, .pattern = pattern, .path = path, .form = form});
  }
  Answer get(const std::string& who, std::string_view pattern, const Path& path = {}) const {
    return ask(who, web::Method::get, pattern, path, {});
  }
  Answer get_cohort(const std::string& who, std::vector<std::pair<std::string, std::string>> query) const {
    return rooms::ask(
        *this, routes(), [&](db::Transaction& tx) { return people::viewer(tx, *PersonId::read(who)).value().viewer; },
        {.pattern = "/cohorts/:cohort", .path = {{"cohort", cohort}}, .query = web::Fields(std::move(query))});
  }
  Answer post(const std::string& who, std::string_view pattern, const Path& path, const Form& form) const {
    return ask(who, web::Method::post, pattern, path, form);
  }

  std::string admin, kim, teacher, ada, term, track, cohort, run;
};

}  // namespace cohorts::test

// People's pages, asked as somebody of a school.
#pragma once

#include <catch2/catch.hpp>

#include "rooms/people/people.h"
#include "rooms/people/people_pages.h"
#include "rooms/test_pages.h"

namespace people::test {

using rooms::Answer;
using rooms::Form;
using rooms::Path;

// A school with somebody of each kind.
struct School : rooms::TestSchool {
  School() : TestSchool(GENERATE(db::Engine::sqlite, db::Engine::postgresql)) {
    write([&](db::Transaction& tx) {
      admin = people::set_up(tx, {"Harbour School", "America/Denver"}, {"Ana Admin", "ana@school.example"}, now, random)
                  .value();
      const auto add = [&](const std::string& name, const std::string& email, people::RoleGrant role) {
        return people::add(tx, {.name = name, .email = email, .pronouns = "they/them", .roles = {role}}, admin, now,
                           random)
            .value();
      };
      coach = add("Cleo Coach", "cleo@school.example", {Role::specialist});
      ben = add("Ben <b>Student", "ben@school.example", {Role::student, "BE", 2});
      mentor = add("Mia Mentor", "mia@school.example", {Role::mentor});
    });
  }

  Answer ask(const PersonId& who, web::Method method, std::string_view pattern, const Path& path, const Form& query,
             const Form& form, const std::optional<std::string>& prepared = {}) const {
    return rooms::ask(
        *this, people::routes(settings), [&](db::Transaction& tx) { return people::viewer(tx, who).value().viewer; },
        {.method = method, .pattern = pattern, .path = path, .query = query, .form = form, .prepared = prepared});
  }
  Answer get(const PersonId& who, std::string_view pattern, const Path& path = {}, const Form& query = {}) const {
    return ask(who, web::Method::get, pattern, path, query, {});
  }
  Answer post(const PersonId& who, std::string_view pattern, const Form& form, const Path& path = {}) const {
    return ask(who, web::Method::post, pattern, path, {}, form);
  }
  Record person_of(const PersonId& id) const {
    return TestSchool::read([&](db::Transaction& tx) { return people::find(tx, id).value(); });
  }

  people::PageSettings settings = {};
  PersonId admin = PersonId::make({}, {}), coach = admin, ben = admin, mentor = admin;
};

inline Path of(const PersonId& person) { return {{"person", person.text()}}; }

}  // namespace people::test

// For the tests of pages about dates: those of agenda, attendance and timetable, which lead to each other, as one
// person after the other sees them.
#pragma once

#include "rooms/agenda/agenda_pages.h"
#include "rooms/agenda/test_agenda.h"
#include "rooms/attendance/attendance_pages.h"
#include "rooms/people/people.h"
#include "rooms/test_pages.h"
#include "rooms/timetable/timetable_pages.h"

namespace agenda {

using rooms::Answer;
using rooms::Form;
using rooms::Path;

struct Visited : TestTimetable {
  Visited() : TestTimetable(either()) {
    there.write([&](db::Transaction& tx) {
      admin = people::set_up(tx, {"Harbour School", "America/Denver"}, {"Ana Admin", "ana@school.example"}, there.now,
                             there.random)
                  .value()
                  .text();
      for (const auto& [who, role] : {std::pair{ada, Role::student}, {ben, Role::student}, {kim, Role::specialist}})
        REQUIRE(people::grant(tx, *PersonId::read(who), {role}, {}, there.now, there.random));
      REQUIRE(cohorts::assign(tx, {kim, cohort, {}, {}, day("2026-08-24")}, deed()));
    });
  }

  Answer ask(const std::string& who, web::Method method, std::string_view pattern, const Path& path, const Form& query,
             const Form& form) const {
    web::Routes all = routes({.address = "https://school.example", .may_join_team = may_join_team});
    for (const web::Routes& more : {attendance::routes(), timetable::routes({.tell_of_shift = tell_of_shift})})
      all.insert(all.end(), more.begin(), more.end());
    return rooms::ask(there, all,
                      [&](db::Transaction& tx) { return people::viewer(tx, *PersonId::read(who)).value().viewer; },
                      {.method = method, .pattern = pattern, .path = path, .query = query, .form = form});
  }
  Answer get(const std::string& who, std::string_view pattern, const Path& path = {}, const Form& query = {}) const {
    return ask(who, web::Method::get, pattern, path, query, {});
  }
  Answer post(const std::string& who, std::string_view pattern, const Path& path, const Form& form) const {
    return ask(who, web::Method::post, pattern, path, {}, form);
  }
  // The form as the page has it now, with what it saw.
  Form seen(std::string_view title, int week, Form form) const {
    const int changes = there.read([&](db::Transaction& tx) { return titled(tx, title, week).changes; });
    form.emplace_back("changes", std::to_string(changes));
    return form;
  }
  PersonId with(const char* name, const people::RoleGrant& role) const {
    return there.write([&](db::Transaction& tx) {
      return people::add(tx, {.name = name, .roles = {role}}, {}, there.now, there.random).value();
    });
  }
  std::string id_of(std::string_view title, int week) const {
    return there.read([&](db::Transaction& tx) { return titled(tx, title, week).id; });
  }

  std::string admin;
  decltype(PageSettings::may_join_team) may_join_team = {};
  decltype(timetable::PageSettings::tell_of_shift) tell_of_shift = {};
};

}  // namespace agenda

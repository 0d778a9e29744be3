// For tests: a school in which a student left traces in every room.
#pragma once

#include <catch2/catch.hpp>
#include <chrono>

#include "rooms/accounts/accounts.h"
#include "rooms/agenda/personal.h"
#include "rooms/cohorts/cohorts.h"
#include "rooms/curriculum/curriculum.h"
#include "rooms/notifications/notifications.h"
#include "rooms/outbox/outbox.h"
#include "rooms/people/people.h"
#include "rooms/people/photo.h"
#include "rooms/privacy/apart/keep_apart.h"
#include "rooms/privacy/privacy.h"
#include "rooms/privacy/records/deletion.h"
#include "rooms/sign_on/sign_on.h"
#include "rooms/test_school.h"

namespace privacy_test {

template <class T>
T got(Result<T> result) {
  if (!result) FAIL(result.error().field << ": " << result.error().say);
  return *std::move(result);
}

inline Day day(const char* text) { return Day::read(text).value(); }

// A student who left traces in every room.
struct Lived : rooms::TestSchool {
  Lived() : TestSchool(GENERATE(db::Engine::sqlite, db::Engine::postgresql)) {
    write([&](db::Transaction& tx) {
      admin = people::set_up(tx, {"Harbour School", "America/Denver"}, {"Ana Admin", "ana@school.example"}, now, random)
                  .value();
      kim = added(tx, "Kim Coach", "kim@school.example", Role::specialist);
      zoe = added(tx, "Zoë Quillfeather", "zoe@old.example", Role::student);
      ben = added(tx, "Ben Birch", "ben@school.example", Role::student);
      sign_in(tx);
      write_letters(tx);
      go_to_school(tx);
      share(tx);
    });
  }

  PersonId added(db::Transaction& tx, const std::string& name, const std::string& email, Role role) const {
    return people::add(tx, {.name = name, .email = email, .external_id = "EXT-" + name.substr(0, 2), .roles = {{role}}},
                       admin, now, random)
        .value();
  }
  void sign_in(db::Transaction& tx) const {
    REQUIRE(people::change(
        tx, zoe, people::Profile{"Zoë Quillfeather", "zeph/zephs", true, "Europe/Paris", {"https://quill.example"}},
        now, random));
    REQUIRE(people::put_photo(tx, zoe, people::photo_with("Photo of Quillfeather"), now, random));
    REQUIRE(notifications::choose(tx, zoe, {notifications::Kind::changes, false}, now, random));
    accounts::set_password(tx, zoe, "argon-hash-of-zoe", "", now, random);
    accounts::begin_second_factor(tx, zoe, now, random);
    accounts::open_session(tx, zoe, "password", false, {"203.0.113.77", "Quill browser"}, now, random);
    REQUIRE(
        sign_on::person_of(tx, {"https://id.example", "subject-of-zoe", "zoe@old.example", true}, "Id", now, random));
    accounts::make_link(tx, accounts::LinkKind::reset, zoe, {}, std::string(32, 'k'), now, random);
  }
  void write_letters(db::Transaction& tx) const {
    const auto post = [&](const std::string& name, const std::string& address, const std::string& text) {
      REQUIRE(outbox::post(tx, {.to = {name, address}, .subject = "For " + name, .text = text}, now, random));
    };
    post("Zoë Quillfeather", "zoe@old.example", "Hello Quillfeather");
    REQUIRE(people::change_email(tx, zoe, "zoe@quill.example", zoe, now, random));
    post("Zoë Quillfeather", "Zoe@quill.example", "Hello again Quillfeather");
    post("Ben Birch", "ben@school.example", "Hello Ben");
  }
  void go_to_school(db::Transaction& tx) {
    curriculum::Content content;
    content.title = "Lanterns";
    content.digest = "first";
    content.modules = {{4, "Leading", 6, {}}};
    curriculum::Session talk;
    talk.title = "Negotiations";
    talk.module = 4;
    talk.weeks = {1};
    talk.weekday = curriculum::Weekday::tuesday;
    talk.time = "13:00";
    talk.minutes = 60;
    content.sessions = {talk};
    curriculum::Page page;
    page.path = "module-4/index.md";
    page.address = "module-4/index.html";
    page.title = "Module 4";
    content.pages = {page};
    const auto edition = got(curriculum::import_edition(tx, content, {}, now, random)).edition.id;
    const cohorts::Deed deed{kim.text(), now, random};
    const auto term = got(cohorts::add_term(tx, {"2608", day("2026-08-24"), 6, 1}, deed)).id;
    const auto track = got(cohorts::add_track(tx, "Back end", deed)).id;
    const auto cohort = got(cohorts::add_cohort(tx, {"2608BE", track, term, edition}, deed)).id;
    run = got(timetable::make_run(tx, {cohort, term, 4, day("2026-08-24"), 6}, {"America/Denver"}, deed)).id;
    std::vector<std::string> enrolments;
    for (const PersonId& one : {zoe, ben})
      enrolments.push_back(got(cohorts::enrol(tx, {one.text(), run, day("2026-08-24")}, deed)).id);
    const auto group = got(cohorts::add_group(tx, run, "Herons", deed)).id;
    REQUIRE(cohorts::join_group(tx, group, zoe.text(), day("2026-08-24"), deed));
    attend(tx, cohort, deed);
    for (std::size_t i = 0; i < enrolments.size(); ++i)
      REQUIRE(cohorts::note_outcome(tx, enrolments[i], cohorts::Outcome::withdrawn, day("2026-09-01"),
                                    i == 0 ? "Quillfeather moved away" : "Moved away", deed));
  }
  void attend(db::Transaction& tx, const std::string& cohort, const cohorts::Deed& deed) const {
    const auto dates = timetable::calendar_of_cohort(tx, cohort, now.plus(-std::chrono::hours(24 * 30)),
                                                     now.plus(std::chrono::hours(24 * 30)));
    REQUIRE_FALSE(dates.empty());
    const std::vector<attendance::NewNote> notes{{zoe.text(), attendance::State::absent, "Quillfeather was ill"},
                                                 {ben.text(), attendance::State::present, ""}};
    REQUIRE(got(attendance::note_attendance(tx, dates[0].id, notes, {"America/Denver"}, deed)) == 2);
    const auto note = attendance::attendance_events(tx, dates[0].id, zoe.text()).at(0).id;
    const cohorts::Deed own{zoe.text(), now, random};
    REQUIRE(attendance::dispute(tx, note, "I, Quillfeather, was there", own));
    const auto open = attendance::open_disputes(tx).at(0).id;
    REQUIRE(attendance::answer_dispute(tx, open, "So you were, Quillfeather", deed));
    REQUIRE(agenda::add_step(tx, zoe.text(), run, 2, "Ring aunt Quillfeather", own));
    agenda::make_feed(tx, own);
  }
  void share(db::Transaction& tx) const {
    const privacy::Item essay{"deliverables.submission", "essay"};
    const auto grant =
        privacy::grant(tx, {zoe, essay, "Quillfeather's essay", {privacy::To::person, kim.text()}, {}}, now, random);
    privacy::note_look(tx, kim, zoe, essay, grant.value(), now, random);
    privacy::note_look(tx, ben, zoe, essay, {}, now.plus(std::chrono::seconds(1)), random);
    REQUIRE(privacy::grant(tx, {ben, essay, "", {privacy::To::person, zoe.text()}, {}}, now, random));
    REQUIRE(privacy::keep_apart(tx, {zoe, ben, "Quillfeather asked for it"}, kim, now, random));
  }

  template <class Work>
  auto erase(Work&& after) const {
    return write([&](db::Transaction& tx) {
      const auto request = privacy::ask_deletion(tx, zoe, now.plus(std::chrono::hours(1)), random);
      REQUIRE(privacy::carry_out(tx, request, admin, now.plus(std::chrono::hours(2)), random));
      return after(tx);
    });
  }
  int count(db::Transaction& tx, const std::string& what) const {
    return tx.ask("SELECT count(*) AS n FROM " + what)[0].integer("n");
  }

  PersonId admin = PersonId::make({}, {}), kim = admin, zoe = admin, ben = admin;
  std::string run;
};

}  // namespace privacy_test

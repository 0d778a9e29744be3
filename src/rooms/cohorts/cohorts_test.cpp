#include "rooms/cohorts/cohorts.h"

#include <algorithm>
#include <catch2/catch.hpp>

#include "rooms/activity/activity.h"
#include "rooms/cohorts/seeking.h"
#include "rooms/cohorts/test_cohorts.h"

using cohorts::Outcome;
using cohorts::test::Begun;
using cohorts::test::day;
using cohorts::test::either;
using cohorts::test::field_of;

TEST_CASE("CO1: terms and runs begin on a Monday, and weeks go from Monday to Sunday") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    CHECK(field_of(cohorts::add_term(tx, {"2608", day("2026-09-08"), 6, 1}, at.deed())) == "first_day");
    CHECK(field_of(cohorts::add_term(tx, {"2608", day("2026-09-07"), 0, 1}, at.deed())) == "weeks");
    CHECK(field_of(cohorts::add_term(tx, {"  ", day("2026-09-07"), 6, 1}, at.deed())) == "name");
    CHECK(field_of(cohorts::add_term(tx, {"2606", day("2026-09-07"), 6, 1}, at.deed())) == "name");
    CHECK(at.term.last_day() == day("2026-07-12"));
    CHECK(at.term.intermission_end() == day("2026-07-19"));
    CHECK(at.run[0].week_of(day("2026-06-01")) == 1);
    CHECK(at.run[0].week_of(day("2026-06-07")) == 1);
    CHECK(at.run[0].week_of(day("2026-06-08")) == 2);
    CHECK(at.run[0].week_of(day("2026-05-31")) == 0);
    CHECK(at.run[0].week_of(day("2026-05-24")) == -1);
    CHECK(cohorts::terms(tx).front().name == "2607");
  });
}

TEST_CASE("CO2: holidays lie in their term or its intermission") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    const auto add = [&](const char* first, const char* last) {
      return cohorts::add_holiday(tx, at.term.id, "Holiday", day(first), day(last), at.deed());
    };
    CHECK(field_of(add("2026-05-29", "2026-06-02")) == "first_day");
    CHECK(field_of(add("2026-07-17", "2026-07-20")) == "last_day");
    CHECK(field_of(add("2026-06-19", "2026-06-18")) == "last_day");
    const std::string id = add("2026-06-19", "2026-06-19").value().id;
    CHECK(add("2026-06-19", "2026-06-19").value().id == id);  // CO8
    CHECK(cohorts::holidays(tx).size() == 1);
  });
}

TEST_CASE("CO3: a cohort is pinned to an edition, and each change of it says who and why") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    CHECK(field_of(cohorts::pin(tx, at.cohort.id, at.second_edition, " ", at.by(at.kim))) == "why");
    REQUIRE(cohorts::pin(tx, at.cohort.id, at.second_edition, "Two dates were wrong.", at.by(at.kim)));
    REQUIRE(cohorts::pin(tx, at.cohort.id, at.second_edition, "Again.", at.by(at.kim)));  // CO8
    CHECK(cohorts::cohort(tx, at.cohort.id)->edition_id == at.second_edition);
    const auto pins = cohorts::pins(tx, at.cohort.id);
    REQUIRE(pins.size() == 2);
    CHECK(pins[0].edition_id == at.first_edition);
    CHECK(pins[1].made_by == at.kim);
    CHECK(pins[1].why == "Two dates were wrong.");
    CHECK(cohorts::cohorts(tx).size() == 2);
    CHECK(std::ranges::any_of(activity::of_record(tx, at.cohort.id, 10), [](const activity::Happened& one) {
      return one.event.kind == "cohorts.edition-pinned";
    }));
  });
  const auto pin_to_nothing = [&] {
    (void)at.school.database().write(
        [&](db::Transaction& tx) { return cohorts::pin(tx, at.cohort.id, "none", "A slip.", at.deed()); });
  };
  CHECK_THROWS(pin_to_nothing());  // the tables know editions
}

TEST_CASE("CO4, CO5: a cohort runs a module once, one at a time, inside the term") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    const auto add = [&](const cohorts::Term& term, int module, const char* first, int weeks) {
      return cohorts::add_run(tx, {at.cohort.id, term.id, module, day(first), weeks}, at.deed());
    };
    CHECK(field_of(add(at.next_term, 4, "2026-07-20", 6)) == "module");
    CHECK(field_of(add(at.term, 3, "2026-06-29", 2)) == "first_day");
    CHECK(field_of(add(at.next_term, 3, "2026-07-13", 2)) == "first_day");
    CHECK(field_of(add(at.next_term, 3, "2026-07-21", 2)) == "first_day");
    CHECK(field_of(add(at.next_term, 3, "2026-07-27", 6)) == "weeks");
    CHECK(field_of(add(at.next_term, 10, "2026-07-20", 6)) == "module");
    REQUIRE(add(at.next_term, 3, "2026-07-27", 5));
    CHECK(cohorts::runs_of_cohort(tx, at.cohort.id).size() == 2);
    CHECK(cohorts::runs(tx).size() == 3);
  });
}

TEST_CASE("CO6: a student is in one run at a time, and attempts are counted") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    const auto first = cohorts::enrol(tx, {at.ada, at.run[0].id, day("2026-06-01")}, at.deed()).value();
    CHECK(first.attempt == 1);
    CHECK(field_of(cohorts::enrol(tx, {at.ada, at.run[1].id, day("2026-07-20")}, at.deed())) == "run_id");
    CHECK(cohorts::enrol(tx, {at.ada, at.run[0].id, day("2026-06-01")}, at.deed())->id == first.id);  // CO8
    REQUIRE(cohorts::note_outcome(tx, first.id, Outcome::repeating, day("2026-07-10"), "", at.deed()));
    CHECK_FALSE(cohorts::present_enrolment(tx, at.ada));
    CHECK(field_of(cohorts::enrol(tx, {at.ada, at.run[1].id, day("2026-07-01")}, at.deed())) == "from_day");
    CHECK(field_of(cohorts::enrol(tx, {at.ada, at.run[1].id, day("2026-07-10")}, at.deed())) == "from_day");
    const auto second = cohorts::enrol(tx, {at.ada, at.run[1].id, day("2026-07-20")}, at.deed()).value();
    CHECK(second.attempt == 2);
    CHECK(cohorts::present_enrolment(tx, at.ada)->cohort_id == at.later.id);
    CHECK(cohorts::enrolments_of_person(tx, at.ada).size() == 2);
    CHECK(cohorts::enrolments_of_run(tx, at.run[1].id).size() == 1);
    CHECK(cohorts::enrolments_of_cohort(tx, at.cohort.id).front().until_day == day("2026-07-10"));
    CHECK(field_of(cohorts::enrol(tx, {at.kim, at.run[0].id, day("2026-08-01")}, at.deed())) == "from_day");
  });
}

TEST_CASE("CO6: a correction does not reach into the run that came next") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    const auto note = [&](const std::string& id, Outcome outcome, const char* on) {
      return cohorts::note_outcome(tx, id, outcome, day(on), "A slip.", at.deed());
    };
    const auto first = cohorts::enrol(tx, {at.ada, at.run[0].id, day("2026-06-01")}, at.deed()).value();
    REQUIRE(note(first.id, Outcome::repeating, "2026-07-10"));
    const auto second = cohorts::enrol(tx, {at.ada, at.run[1].id, day("2026-07-20")}, at.deed()).value();
    CHECK(field_of(note(first.id, Outcome::repeating, "2026-07-20")) == "on_day");
    CHECK(field_of(note(first.id, Outcome::withdrawn, "2026-08-01")) == "on_day");
    CHECK(cohorts::enrolment(tx, first.id)->until_day == day("2026-07-10"));
    CHECK(note(first.id, Outcome::repeating, "2026-07-19"));
    CHECK(field_of(note(first.id, Outcome::running, "2026-07-19")) == "outcome");
    // The next one has ended as well: it was there all the same, and nothing came after it.
    REQUIRE(note(second.id, Outcome::passed, "2026-08-28"));
    CHECK(field_of(note(first.id, Outcome::running, "2026-07-19")) == "outcome");
    CHECK(field_of(note(first.id, Outcome::repeating, "2026-09-30")) == "on_day");
    CHECK(note(second.id, Outcome::passed, "2026-08-30"));
    CHECK(note(second.id, Outcome::running, "2026-08-30"));
  });
}

TEST_CASE("CO6: a correction does not contradict where they went next") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    const std::string up =
        cohorts::add_run(tx, {at.cohort.id, at.next_term.id, 5, day("2026-07-20"), 6}, at.deed()).value().id;
    const auto note = [&](const std::string& id, Outcome outcome) {
      return cohorts::note_outcome(tx, id, outcome, day("2026-07-10"), "A slip.", at.deed());
    };
    const auto first = cohorts::enrol(tx, {at.ada, at.run[0].id, day("2026-06-01")}, at.deed()).value();
    REQUIRE(note(first.id, Outcome::passed));
    const auto next = cohorts::enrol(tx, {at.ada, up, day("2026-07-20")}, at.deed()).value();
    for (const Outcome other : {Outcome::repeating, Outcome::dismissed, Outcome::withdrawn, Outcome::graduated})
      CHECK(field_of(note(first.id, other)) == "outcome");
    REQUIRE(cohorts::void_enrolment(tx, next.id, "It was not passed.", at.deed()));
    REQUIRE(note(first.id, Outcome::repeating));
    REQUIRE(cohorts::enrol(tx, {at.ada, at.run[1].id, day("2026-07-20")}, at.deed()));
    CHECK(field_of(note(first.id, Outcome::passed)) == "outcome");
    CHECK(note(first.id, Outcome::withdrawn));
  });
}

TEST_CASE("CO7, CO8: a corrected outcome is a later row with its reason") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    const auto it = cohorts::enrol(tx, {at.ada, at.run[0].id, day("2026-06-01")}, at.deed()).value();
    CHECK(field_of(cohorts::note_outcome(tx, it.id, Outcome::passed, day("2026-05-01"), "", at.deed())) == "on_day");
    REQUIRE(cohorts::note_outcome(tx, it.id, Outcome::dismissed, day("2026-07-10"), "", at.deed()));
    REQUIRE(cohorts::note_outcome(tx, it.id, Outcome::dismissed, day("2026-07-10"), "", at.deed()));
    CHECK(field_of(cohorts::note_outcome(tx, it.id, Outcome::passed, day("2026-07-10"), "", at.deed())) == "why");
    REQUIRE(cohorts::note_outcome(tx, it.id, Outcome::passed, day("2026-07-10"), "A slip.", at.by(at.kim)));
    const auto noted = cohorts::outcomes(tx, it.id);
    REQUIRE(noted.size() == 2);
    CHECK(noted[0].outcome == Outcome::dismissed);
    CHECK(noted[1].made_by == at.kim);
    CHECK(cohorts::enrolment(tx, it.id)->outcome == Outcome::passed);
    REQUIRE(cohorts::note_outcome(tx, it.id, Outcome::running, day("2026-07-11"), "Goes on.", at.deed()));
    CHECK(cohorts::enrolment(tx, it.id)->until_day == std::nullopt);
  });
}

TEST_CASE("CO9: one graduates from module 4 alone") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    const auto run = cohorts::add_run(tx, {at.cohort.id, at.next_term.id, 3, day("2026-07-20"), 6}, at.deed()).value();
    const auto it = cohorts::enrol(tx, {at.ada, run.id, day("2026-07-20")}, at.deed()).value();
    CHECK(field_of(cohorts::note_outcome(tx, it.id, Outcome::graduated, day("2026-08-30"), "", at.deed())) ==
          "outcome");
  });
}

TEST_CASE("CO10, CO11, CO14: a graduate goes on as a seeker until employed, which is written once") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    const auto it = cohorts::enrol(tx, {at.ada, at.run[0].id, day("2026-06-01")}, at.deed()).value();
    REQUIRE(cohorts::note_outcome(tx, it.id, Outcome::graduated, day("2026-07-09"), "", at.deed()));
    const std::string seeker = cohorts::seeker_of(tx, at.ada)->id;
    CHECK(cohorts::seeker_of(tx, at.ada)->due(30) == day("2026-08-08"));
    REQUIRE(cohorts::give_adviser(tx, seeker, at.ada, at.deed()));
    REQUIRE(cohorts::give_adviser(tx, seeker, at.kim, at.deed()));
    REQUIRE(cohorts::note_review(tx, seeker, 30, day("2026-08-07"), at.deed()));
    REQUIRE(cohorts::note_review(tx, seeker, 30, day("2026-08-07"), at.deed()));
    CHECK(field_of(cohorts::note_review(tx, seeker, 30, day("2026-08-09"), at.deed())) == "held_on");
    CHECK(field_of(cohorts::note_review(tx, seeker, 45, day("2026-08-09"), at.deed())) == "days");
    REQUIRE(cohorts::note_employed(tx, seeker, day("2026-09-01"), at.deed()));
    CHECK(field_of(cohorts::note_employed(tx, seeker, day("2026-09-02"), at.deed())) == "on_day");  // CO14
    const auto all = cohorts::seekers(tx);
    REQUIRE(all.size() == 1);
    CHECK(all[0].adviser_id == at.kim);
    CHECK(all[0].review_30 == day("2026-08-07"));
    CHECK_FALSE(all[0].review_60);
    CHECK(all[0].until_day == day("2026-09-01"));
  });
}

TEST_CASE("CO22: a review is due until held; the one after 60 days stands for both, and a job ends all") {
  Begun at(either());
  at.school.now = Moment::read("2026-09-10T16:00:00Z").value();
  at.school.write([&](db::Transaction& tx) {
    const auto it = cohorts::enrol(tx, {at.ada, at.run[0].id, day("2026-06-01")}, at.deed()).value();
    REQUIRE(cohorts::note_outcome(tx, it.id, Outcome::graduated, day("2026-07-09"), "", at.deed()));
    const std::string seeker = cohorts::seeker_of(tx, at.ada)->id;
    const auto due = [&](const char* by, std::optional<std::string_view> adviser = {}) {
      return cohorts::reviews_due(tx, day(by), adviser);
    };
    CHECK(due("2026-08-07").empty());
    REQUIRE(due("2026-08-08").size() == 1);
    CHECK(due("2026-08-08", at.kim).size() == 1);
    REQUIRE(cohorts::give_adviser(tx, seeker, at.ada, at.deed()));
    CHECK(due("2026-08-08", at.kim).empty());
    REQUIRE(due("2026-09-07").size() == 2);
    CHECK(due("2026-09-07")[1].due() == day("2026-09-07"));
    REQUIRE(cohorts::note_review(tx, seeker, 60, day("2026-09-04"), at.deed()));
    CHECK(due("2026-12-01").empty());
  });
  const Begun other(either());
  other.school.write([&](db::Transaction& tx) {
    const auto it = cohorts::enrol(tx, {other.ada, other.run[0].id, day("2026-06-01")}, other.deed()).value();
    REQUIRE(cohorts::note_outcome(tx, it.id, Outcome::graduated, day("2026-07-09"), "", other.deed()));
    CHECK(cohorts::reviews_due(tx, day("2026-12-01"), {}).size() == 2);
    REQUIRE(cohorts::note_employed(tx, cohorts::seeker_of(tx, other.ada)->id, day("2026-08-01"), other.deed()));
    CHECK(cohorts::reviews_due(tx, day("2026-12-01"), {}).empty());
  });
}

TEST_CASE("CO22: no review is held more than two weeks before it is due; the next one is that which is due first") {
  Begun at(either());
  at.school.now = Moment::read("2026-09-10T16:00:00Z").value();
  at.school.write([&](db::Transaction& tx) {
    const auto it = cohorts::enrol(tx, {at.ada, at.run[0].id, day("2026-06-01")}, at.deed()).value();
    REQUIRE(cohorts::note_outcome(tx, it.id, Outcome::graduated, day("2026-07-09"), "", at.deed()));
    const auto seeker = [&] { return cohorts::seeker_of(tx, at.ada).value(); };
    const auto note = [&](int days, const char* on) {
      return cohorts::note_review(tx, seeker().id, days, day(on), at.deed());
    };
    CHECK(cohorts::next_review(seeker()) == 30);
    CHECK(field_of(note(60, "2026-07-10")) == "held_on");
    CHECK(field_of(note(60, "2026-08-23")) == "held_on");
    CHECK(note(60, "2026-08-23").error().say ==
          "The review after 60 days is due on 2026-09-07, and is held from 2026-08-24 on.");
    CHECK(field_of(note(30, "2026-07-24")) == "held_on");
    REQUIRE(note(30, "2026-07-25"));
    CHECK(cohorts::next_review(seeker()) == 60);
    REQUIRE(note(60, "2026-08-24"));
    CHECK_FALSE(cohorts::next_review(seeker()));
  });
}

TEST_CASE("CO10: with an early certificate there is nothing to seek") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    const auto it = cohorts::enrol(tx, {at.ada, at.run[0].id, day("2026-06-01")}, at.deed()).value();
    REQUIRE(cohorts::note_outcome(tx, it.id, Outcome::early_graduate, day("2026-06-26"), "", at.deed()));
    CHECK_FALSE(cohorts::seeker_of(tx, at.ada));
  });
}

TEST_CASE("CO12: several specialists have a cohort, by cohort, track or module, from a day until a day") {
  const Begun at(either());
  const std::string noor = at.school.person("Noor").text(), ivo = at.school.person("Ivo").text();
  at.school.write([&](db::Transaction& tx) {
    CHECK(field_of(cohorts::assign(tx, {noor, {}, {}, {}, day("2026-06-01")}, at.deed())) == "cohort_id");
    const auto first = cohorts::assign(tx, {noor, at.cohort.id, {}, {}, day("2026-06-01")}, at.deed()).value();
    REQUIRE(cohorts::assign(tx, {at.kim, {}, at.track.id, 4, day("2026-06-01")}, at.deed()));
    REQUIRE(cohorts::assign(tx, {ivo, {}, {}, 3, day("2026-06-01")}, at.deed()));
    CHECK(cohorts::specialists_of(tx, at.cohort.id, day("2026-06-10")).size() == 2);
    CHECK(cohorts::specialists_of(tx, at.cohort.id, day("2026-05-31")).empty());
    CHECK(cohorts::specialists_of(tx, at.later.id, day("2026-06-10")).empty());  // not in module 4 yet
    CHECK(cohorts::cohorts_of_specialist(tx, at.kim, day("2026-07-20")).size() == 2);
    CHECK(cohorts::cohorts_of_specialist(tx, ivo, day("2026-07-20")).empty());
    REQUIRE(cohorts::end_assignment(tx, first.id, day("2026-06-12"), at.deed()));
    CHECK(field_of(cohorts::end_assignment(tx, first.id, day("2026-06-13"), at.deed())) == "last_day");  // CO14
    CHECK(cohorts::specialists_of(tx, at.cohort.id, day("2026-06-12")).size() == 2);
    CHECK(cohorts::specialists_of(tx, at.cohort.id, day("2026-06-13")) == std::vector{at.kim});
    CHECK(cohorts::assignments(tx).size() == 3);
  });
}

TEST_CASE("CO13: a student has one present project group, and has had others") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    const auto first = cohorts::add_group(tx, at.run[0].id, "Otters", at.deed()).value();
    const auto second = cohorts::add_group(tx, at.run[0].id, "Badgers", at.deed()).value();
    CHECK(field_of(cohorts::add_group(tx, at.run[0].id, "Otters", at.deed())) == "name");
    REQUIRE(cohorts::join_group(tx, first.id, at.ada, day("2026-06-02"), at.deed()));
    REQUIRE(cohorts::join_group(tx, first.id, at.ada, day("2026-06-03"), at.deed()));
    REQUIRE(cohorts::join_group(tx, second.id, at.ada, day("2026-06-20"), at.deed()));
    CHECK(cohorts::present_group(tx, at.ada) == second.id);
    const auto groups = cohorts::groups_of_run(tx, at.run[0].id);
    REQUIRE(groups.size() == 2);
    CHECK(groups[0].name == "Badgers");
    CHECK(groups[0].members == std::vector{at.ada});
    CHECK(groups[1].members.empty());
    CHECK(tx.ask("SELECT count(*) AS n FROM cohorts_members").front().integer("n") == 2);
  });
}

TEST_CASE("CO13: whoever leaves a group is known to have been in it") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    const auto group = cohorts::add_group(tx, at.run[0].id, "Otters", at.deed()).value();
    REQUIRE(cohorts::leave_group(tx, at.ada, day("2026-06-02"), at.deed()));  // she is in none
    REQUIRE(cohorts::join_group(tx, group.id, at.ada, day("2026-06-02"), at.deed()));
    CHECK(field_of(cohorts::leave_group(tx, at.ada, day("2026-06-01"), at.deed())) == "day");
    REQUIRE(cohorts::leave_group(tx, at.ada, day("2026-06-09"), at.deed()));
    CHECK_FALSE(cohorts::present_group(tx, at.ada));
    CHECK(cohorts::group(tx, group.id)->members.empty());
    const auto all = cohorts::memberships_of_run(tx, at.run[0].id);
    REQUIRE(all.size() == 1);
    CHECK(all[0].until_day == day("2026-06-09"));
    CHECK(cohorts::group(tx, "x").error().kind == FailureKind::not_found);
  });
}

TEST_CASE("CO15: a term is changed as long as its runs and holidays still lie in it") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    const auto change = [&](const char* name, const char* first, int weeks, int intermission) {
      return cohorts::change_term(tx, at.term.id, {name, day(first), weeks, intermission}, at.by(at.kim));
    };
    CHECK(field_of(change("2607", "2026-06-01", 6, 1)) == "name");
    CHECK(field_of(change(" ", "2026-06-01", 6, 1)) == "name");
    CHECK(field_of(change("2606", "2026-06-02", 6, 1)) == "first_day");
    CHECK(field_of(change("2606", "2026-06-08", 6, 1)) == "first_day");  // a run begins before
    CHECK(field_of(change("2606", "2026-06-01", 5, 1)) == "weeks");      // it goes on longer
    REQUIRE(cohorts::add_holiday(tx, at.term.id, "Bridge", day("2026-07-17"), day("2026-07-17"), at.deed()));
    CHECK(field_of(change("2606", "2026-06-01", 6, 0)) == "intermission_weeks");
    REQUIRE(change("Summer", "2026-05-25", 8, 0));
    CHECK(cohorts::term(tx, at.term.id)->name == "Summer");
    CHECK(cohorts::term(tx, at.term.id)->weeks == 8);
    CHECK(cohorts::cohort(tx, at.cohort.id)->term == "Summer");
    const auto known = activity::of_record(tx, at.term.id, 10);
    CHECK(std::ranges::any_of(known, [](const activity::Happened& one) {
      return one.event.kind == "cohorts.term-changed" &&
             one.event.detail.starts_with("was 2606: 2026-06-01, 6 and 1 weeks; is ");
    }));
    REQUIRE(change("Summer", "2026-05-25", 8, 0));  // CO8
    CHECK(activity::of_record(tx, at.term.id, 10).size() == known.size());
    CHECK(cohorts::change_term(tx, "x", {"A", day("2026-06-01"), 6, 1}, at.deed()).error().kind ==
          FailureKind::not_found);
  });
}

TEST_CASE("CO16: a holiday is taken out, and may come back") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    const auto add = [&] {
      return cohorts::add_holiday(tx, at.term.id, "Juneteenth", day("2026-06-19"), day("2026-06-19"), at.deed());
    };
    const std::string id = add()->id;
    CHECK(cohorts::remove_holiday(tx, id, at.deed())->name == "Juneteenth");
    CHECK(cohorts::holidays(tx).empty());
    CHECK(cohorts::remove_holiday(tx, id, at.deed()).error().kind == FailureKind::not_found);
    CHECK(add()->id == id);
    CHECK(cohorts::holidays(tx).size() == 1);
  });
}

TEST_CASE("cohorts: what is not there is not found") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    CHECK(cohorts::term(tx, "x").error().kind == FailureKind::not_found);
    CHECK(cohorts::cohort(tx, "x").error().kind == FailureKind::not_found);
    CHECK(cohorts::run(tx, "x").error().kind == FailureKind::not_found);
    CHECK(cohorts::enrolment(tx, "x").error().kind == FailureKind::not_found);
    CHECK(cohorts::add_cohort(tx, {"C", "x", at.term.id, "e"}, at.deed()).error().field == "track_id");
    CHECK(cohorts::enrol(tx, {at.ada, "x", day("2026-06-01")}, at.deed()).error().kind == FailureKind::not_found);
    CHECK(cohorts::join_group(tx, "x", at.ada, day("2026-06-01"), at.deed()).error().kind == FailureKind::not_found);
    CHECK(cohorts::note_employed(tx, "x", day("2026-06-01"), at.deed()).error().kind == FailureKind::not_found);
    CHECK(cohorts::end_assignment(tx, "x", day("2026-06-01"), at.deed()).error().kind == FailureKind::not_found);
  });
}

#include <algorithm>
#include <catch2/catch.hpp>

#include "rooms/activity/activity.h"
#include "rooms/cohorts/cohorts.h"
#include "rooms/cohorts/kept.h"
#include "rooms/cohorts/test_cohorts.h"
#include "rooms/people/people.h"

using cohorts::Outcome;
using cohorts::test::Begun;
using cohorts::test::day;
using cohorts::test::either;
using cohorts::test::field_of;

namespace {

// Two cohorts in module 4 at the same time: a mis-click puts somebody into the wrong one.
struct TwoAtOnce : Begun {
  TwoAtOnce() : Begun(either()) {
    school.write([&](db::Transaction& tx) {
      const auto other = cohorts::add_cohort(tx, {"2606FE", track.id, term.id, first_edition}, deed()).value();
      wrong = cohorts::add_run(tx, {other.id, term.id, 4, day("2026-06-01"), 6}, deed()).value();
    });
  }
  cohorts::Run wrong{"", "", "", 0, day("2026-06-01"), 0};
};

}  // namespace

TEST_CASE("CO23: an enrolment made by mistake is voided and counts nowhere, neither as an attempt nor in a list") {
  const TwoAtOnce at;
  at.school.write([&](db::Transaction& tx) {
    const auto slip = cohorts::enrol(tx, {at.ada, at.wrong.id, day("2026-06-01")}, at.deed()).value();
    const auto group = cohorts::add_group(tx, at.wrong.id, "Otters", at.deed()).value();
    REQUIRE(cohorts::join_group(tx, group.id, at.ada, day("2026-06-02"), at.deed()));
    CHECK(field_of(cohorts::void_enrolment(tx, slip.id, " ", at.by(at.kim))) == "why");
    REQUIRE(cohorts::void_enrolment(tx, slip.id, "The other cohort was meant.", at.by(at.kim)));
    CHECK(cohorts::void_enrolment(tx, slip.id, "Again.", at.deed()).error().kind == FailureKind::not_found);
    CHECK(cohorts::enrolment(tx, slip.id).error().kind == FailureKind::not_found);
    CHECK(cohorts::enrolments_of_person(tx, at.ada).empty());
    CHECK(cohorts::enrolments_of_run(tx, at.wrong.id).empty());
    CHECK(cohorts::enrolments(tx).empty());
    CHECK(cohorts::present_students(tx, std::vector{at.wrong.id}, day("2026-06-02")).empty());
    CHECK_FALSE(cohorts::present_group(tx, at.ada));
    const auto running = cohorts::running_on(tx, day("2026-06-02"));
    CHECK(std::ranges::all_of(running, [](const cohorts::Running& one) { return one.students == 0; }));

    const auto right = cohorts::enrol(tx, {at.ada, at.run[0].id, day("2026-06-01")}, at.deed()).value();
    CHECK(right.attempt == 1);
    CHECK(cohorts::repeaters_of_runs(tx, std::vector{at.run[0].id}, day("2026-06-02")).empty());

    const auto voided = cohorts::voided_of_person(tx, at.ada);
    REQUIRE(voided.size() == 1);
    CHECK(voided[0].enrolment.id == slip.id);
    CHECK(voided[0].enrolment.attempt == 1);
    CHECK(voided[0].why == "The other cohort was meant.");
    CHECK(voided[0].made_by == at.kim);
    CHECK(cohorts::voided_enrolment(tx, slip.id)->why == voided[0].why);
    CHECK(cohorts::voided_enrolment(tx, right.id).error().kind == FailureKind::not_found);
  });
}

TEST_CASE("CO23: a voided enrolment is no attempt any more for those who came after it, and may be made again") {
  const TwoAtOnce at;
  at.school.write([&](db::Transaction& tx) {
    const auto slip = cohorts::enrol(tx, {at.ada, at.wrong.id, day("2026-06-01")}, at.deed()).value();
    REQUIRE(cohorts::note_outcome(tx, slip.id, Outcome::withdrawn, day("2026-06-01"), "", at.deed()));
    const auto right = cohorts::enrol(tx, {at.ada, at.run[0].id, day("2026-06-02")}, at.deed()).value();
    CHECK(right.attempt == 2);
    REQUIRE(cohorts::void_enrolment(tx, slip.id, "A slip.", at.deed()));
    CHECK(cohorts::enrolment(tx, right.id)->attempt == 1);
    REQUIRE(cohorts::void_enrolment(tx, right.id, "No, this one was.", at.deed()));
    const auto again = cohorts::enrol(tx, {at.ada, at.wrong.id, day("2026-06-03")}, at.deed()).value();
    CHECK(again.id == slip.id);
    CHECK(again.attempt == 1);
    const auto present = cohorts::present_enrolment(tx, at.ada);
    REQUIRE(present);
    CHECK(present->from_day == day("2026-06-03"));
    REQUIRE(cohorts::outcomes(tx, slip.id).size() == 2);
    CHECK(cohorts::voided_of_person(tx, at.ada).size() == 1);
    // And once more, so that nothing stands in its way.
    REQUIRE(cohorts::void_enrolment(tx, again.id, "After all.", at.deed()));
    CHECK(cohorts::voided_of_person(tx, at.ada).size() == 2);
    CHECK(cohorts::enrol(tx, {at.ada, at.run[0].id, day("2026-06-02")}, at.deed())->attempt == 1);
    REQUIRE(cohorts::note_outcome(tx, right.id, Outcome::passed, day("2026-07-10"), "", at.deed()));
    const auto kept = cohorts::personal_data(tx, at.ada);
    REQUIRE(kept.enrolments.size() == 2);
    CHECK(std::ranges::count_if(kept.enrolments, [](const auto& one) { return one.voided_at.has_value(); }) == 1);
    CHECK(std::ranges::all_of(kept.enrolments, [](const auto& one) { return one.attempt == 1; }));
  });
}

TEST_CASE("CO7: who left a run comes back to it by a correction with its reason, and what follows needs none") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    const auto it = cohorts::enrol(tx, {at.ada, at.run[0].id, day("2026-06-01")}, at.deed()).value();
    REQUIRE(cohorts::note_outcome(tx, it.id, Outcome::withdrawn, day("2026-06-10"), "", at.deed()));
    const auto back = cohorts::enrol(tx, {at.ada, at.run[0].id, day("2026-06-15")}, at.deed());
    CHECK(field_of(back) == "run_id");
    CHECK(back.error().say.find("until Wed 10 Jun 2026") != std::string::npos);
    CHECK(field_of(cohorts::note_outcome(tx, it.id, Outcome::running, day("2026-06-15"), "", at.deed())) == "why");
    REQUIRE(cohorts::note_outcome(tx, it.id, Outcome::running, day("2026-06-15"), "Came back.", at.deed()));
    CHECK(cohorts::enrol(tx, {at.ada, at.run[0].id, day("2026-06-15")}, at.deed())->id == it.id);
    CHECK(cohorts::note_outcome(tx, it.id, Outcome::passed, day("2026-07-10"), "", at.deed()));
  });
}

TEST_CASE("CO24: a graduation noted by mistake ends the search for a job, and the real one begins it anew") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    const auto it = cohorts::enrol(tx, {at.ada, at.run[0].id, day("2026-06-01")}, at.deed()).value();
    const auto note = [&](Outcome outcome, const char* on, const char* why) {
      return cohorts::note_outcome(tx, it.id, outcome, day(on), why, at.by(at.kim));
    };
    REQUIRE(note(Outcome::graduated, "2026-06-05", ""));
    const std::string mistaken = cohorts::seeker_of(tx, at.ada)->id;
    REQUIRE(cohorts::give_adviser(tx, mistaken, at.kim, at.deed()));
    REQUIRE(note(Outcome::running, "2026-06-05", "It was somebody else."));
    CHECK_FALSE(cohorts::seeker_of(tx, at.ada));
    CHECK(cohorts::seekers(tx).empty());
    CHECK(cohorts::reviews_due(tx, day("2026-12-01"), {}).empty());
    CHECK(cohorts::note_employed(tx, mistaken, day("2026-07-20"), at.deed()).error().kind == FailureKind::not_found);
    REQUIRE(note(Outcome::graduated, "2026-07-09", ""));
    const auto seeker = cohorts::seeker_of(tx, at.ada);
    REQUIRE(seeker);
    CHECK(seeker->id != mistaken);
    CHECK(seeker->due(30) == day("2026-08-08"));
    CHECK_FALSE(seeker->adviser_id);
    CHECK(cohorts::personal_data(tx, at.ada).graduations_taken_back == std::vector<std::string>{"2026-06-05"});

    // Only the day was wrong: adviser and reviews stay.
    REQUIRE(cohorts::give_adviser(tx, seeker->id, at.kim, at.deed()));
    REQUIRE(cohorts::note_review(tx, seeker->id, 30, day("2026-08-10"), at.deed()));
    REQUIRE(note(Outcome::graduated, "2026-07-10", "A day later."));
    CHECK(cohorts::seeker_of(tx, at.ada)->from_day == day("2026-07-10"));
    CHECK(cohorts::seeker_of(tx, at.ada)->adviser_id == at.kim);
    CHECK(cohorts::seeker_of(tx, at.ada)->review_30 == day("2026-08-10"));
    REQUIRE(cohorts::void_enrolment(tx, it.id, "Never was here.", at.deed()));
    CHECK(cohorts::seekers(tx).empty());
  });
}

TEST_CASE("CO24: a job noted by mistake is taken back with a reason, and neither jobs nor reviews lie ahead") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    const auto it = cohorts::enrol(tx, {at.ada, at.run[0].id, day("2026-06-01")}, at.deed()).value();
    REQUIRE(cohorts::note_outcome(tx, it.id, Outcome::graduated, day("2026-07-09"), "", at.deed()));
    const std::string seeker = cohorts::seeker_of(tx, at.ada)->id;
    CHECK(field_of(cohorts::note_review(tx, seeker, 30, day("2027-08-08"), at.deed())) == "held_on");
    CHECK(field_of(cohorts::note_review(tx, seeker, 30, day("2026-09-02"), at.deed())) == "held_on");
    REQUIRE(cohorts::note_review(tx, seeker, 30, day("2026-09-01"), at.deed()));
    CHECK(field_of(cohorts::note_employed(tx, seeker, day("2026-09-02"), at.deed())) == "on_day");
    CHECK(field_of(cohorts::take_back_job(tx, seeker, "None yet.", at.deed())) == "why");
    REQUIRE(cohorts::note_employed(tx, seeker, day("2026-08-20"), at.deed()));
    CHECK(field_of(cohorts::take_back_job(tx, seeker, "", at.deed())) == "why");
    REQUIRE(cohorts::take_back_job(tx, seeker, "Somebody else's.", at.by(at.kim)));
    CHECK_FALSE(cohorts::seeker_of(tx, at.ada)->until_day);
    REQUIRE(cohorts::note_employed(tx, seeker, day("2026-08-25"), at.deed()));
    CHECK(cohorts::seeker_of(tx, at.ada)->until_day == day("2026-08-25"));
  });
}

TEST_CASE("CO26: an outcome holds after its day, and lies ahead at most until the term's intermission ends") {
  const Begun at(either());  // it is 2026-09-01; the intermission ends on 2026-09-06
  at.school.write([&](db::Transaction& tx) {
    const auto it = cohorts::enrol(tx, {at.ada, at.run[1].id, day("2026-07-20")}, at.deed()).value();
    const auto note = [&](Outcome outcome, const char* on, const char* why) {
      return cohorts::note_outcome(tx, it.id, outcome, day(on), why, at.deed());
    };
    const std::vector runs{at.run[1].id};
    const auto counted = [&](const char* on) {
      const auto all = cohorts::running_on(tx, day(on));
      return std::ranges::find(all, at.later.id, &cohorts::Running::cohort_id)->students;
    };
    CHECK(field_of(note(Outcome::passed, "2062-08-30", "")) == "on_day");
    CHECK(field_of(note(Outcome::passed, "2026-09-07", "")) == "on_day");
    REQUIRE(note(Outcome::passed, "2026-08-28", ""));
    CHECK(cohorts::present_students(tx, runs, day("2026-08-28")) == std::vector{at.ada});
    CHECK(cohorts::present_students(tx, runs, day("2026-08-29")).empty());
    CHECK(counted("2026-08-28") == 1);
    CHECK(counted("2026-08-29") == 0);
    const auto theirs = cohorts::enrolments_of_person(tx, at.ada);
    CHECK(cohorts::present_of(theirs, day("2026-08-28"))->id == it.id);
    CHECK_FALSE(cohorts::present_of(theirs, day("2026-08-29")));
    // A correction counts them again.
    REQUIRE(note(Outcome::running, "2026-08-28", "Goes on."));
    CHECK(counted("2026-08-29") == 1);
    CHECK(cohorts::present_students(tx, runs, day("2026-08-29")) == std::vector{at.ada});
    REQUIRE(note(Outcome::passed, "2026-09-06", ""));
    CHECK(cohorts::present_students(tx, runs, day("2026-09-01")) == std::vector{at.ada});
    // What is over may be later than the term.
    const auto late = cohorts::enrol(tx, {at.kim, at.run[0].id, day("2026-06-01")}, at.deed()).value();
    REQUIRE(cohorts::note_outcome(tx, late.id, Outcome::dismissed, day("2026-09-01"), "", at.deed()));
  });
}

TEST_CASE("CO26: who repeats is in the run before until its day, then in the next one") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    const auto first = cohorts::enrol(tx, {at.ada, at.run[0].id, day("2026-06-01")}, at.deed()).value();
    REQUIRE(cohorts::note_outcome(tx, first.id, Outcome::repeating, day("2026-07-10"), "", at.deed()));
    const auto second = cohorts::enrol(tx, {at.ada, at.run[1].id, day("2026-07-20")}, at.deed()).value();
    const auto theirs = cohorts::enrolments_of_person(tx, at.ada);
    for (const auto& [on, id] : {std::pair{"2026-05-31", first.id}, std::pair{"2026-07-10", first.id},
                                 std::pair{"2026-07-11", second.id}, std::pair{"2026-07-20", second.id}})
      CHECK(cohorts::present_of(theirs, day(on))->id == id);
    const std::vector runs{at.run[0].id, at.run[1].id};
    CHECK(cohorts::repeaters_of_runs(tx, runs, day("2026-07-20")).size() == 1);
    REQUIRE(cohorts::note_outcome(tx, second.id, Outcome::withdrawn, day("2026-08-01"), "", at.deed()));
    CHECK(cohorts::repeaters_of_runs(tx, runs, day("2026-08-01")).size() == 1);
    CHECK(cohorts::repeaters_of_runs(tx, runs, day("2026-08-02")).empty());
  });
}

TEST_CASE("CO27: a run that has not begun gets other days, and is taken out when nobody is in it") {
  Begun at(either());
  at.school.now = Moment::read("2026-07-10T16:00:00Z").value();
  at.school.write([&](db::Transaction& tx) {
    const auto it = cohorts::enrol(tx, {at.ada, at.run[1].id, day("2026-07-20")}, at.deed()).value();
    const auto change = [&](const cohorts::Run& run, const char* first, int weeks) {
      return cohorts::change_run(tx, run.id, day(first), weeks, at.deed());
    };
    CHECK(field_of(change(at.run[0], "2026-06-08", 5)) == "first_day");  // has begun
    CHECK(field_of(change(at.run[1], "2026-07-21", 5)) == "first_day");
    CHECK(field_of(change(at.run[1], "2026-07-13", 6)) == "first_day");
    CHECK(field_of(change(at.run[1], "2026-07-27", 6)) == "weeks");
    CHECK(field_of(change(at.run[1], "2026-07-27", 0)) == "weeks");
    CHECK(cohorts::check_run_days(tx, at.run[1].id, day("2026-07-27"), 5, at.deed())->first_day == day("2026-07-27"));
    CHECK(cohorts::run(tx, at.run[1].id)->first_day == day("2026-07-20"));
    REQUIRE(change(at.run[1], "2026-07-27", 5));
    CHECK(cohorts::run(tx, at.run[1].id)->first_day == day("2026-07-27"));
    CHECK(cohorts::enrolment(tx, it.id)->from_day == day("2026-07-27"));  // she begins with it
    CHECK(cohorts::remove_run(tx, at.run[0].id, at.deed()).error().kind == FailureKind::conflict);
    CHECK(cohorts::remove_run(tx, at.run[1].id, at.deed()).error().say.starts_with("1 student is enrolled in it"));
    REQUIRE(cohorts::void_enrolment(tx, it.id, "A slip.", at.deed()));
    REQUIRE(cohorts::remove_run(tx, at.run[1].id, at.by(at.kim)));
    CHECK(cohorts::run(tx, at.run[1].id).error().kind == FailureKind::not_found);
    CHECK(cohorts::remove_run(tx, at.run[1].id, at.deed()).error().kind == FailureKind::not_found);
    CHECK(cohorts::runs(tx).size() == 1);
    CHECK(cohorts::runs_of_cohort(tx, at.later.id).empty());
    CHECK(cohorts::running_on(tx, day("2026-07-29")).empty());
    CHECK(cohorts::enrol(tx, {at.kim, at.run[1].id, day("2026-07-27")}, at.deed()).error().kind ==
          FailureKind::not_found);
    CHECK(cohorts::voided_of_person(tx, at.ada).size() == 1);
    CHECK(tx.ask("SELECT count(*) AS n FROM cohorts_runs").front().integer("n") == 2);
    // The term is free now, and the module may be made once more.
    REQUIRE(cohorts::change_term(tx, at.next_term.id, {"2607", day("2026-07-27"), 4, 1}, at.deed()));
    const auto again = cohorts::add_run(tx, {at.later.id, at.next_term.id, 4, day("2026-07-27"), 4}, at.deed());
    REQUIRE(again);
    CHECK(again->id == at.run[1].id);
    CHECK(cohorts::run(tx, again->id)->weeks == 4);
  });
}

TEST_CASE("CO27: a run does not move into where somebody who begins with it was before") {
  Begun at(either());
  at.school.now = Moment::read("2026-06-01T16:00:00Z").value();
  at.school.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::change_run(tx, at.run[1].id, day("2026-07-27"), 5, at.deed()));
    const auto first = cohorts::enrol(tx, {at.ada, at.run[0].id, day("2026-06-01")}, at.deed()).value();
    REQUIRE(cohorts::note_outcome(tx, first.id, Outcome::repeating, day("2026-07-12"), "", at.deed()));
    REQUIRE(cohorts::enrol(tx, {at.ada, at.run[1].id, day("2026-07-27")}, at.deed()));
    at.school.now = Moment::read("2026-07-20T16:00:00Z").value();
    REQUIRE(cohorts::note_outcome(tx, first.id, Outcome::repeating, day("2026-07-20"), "She stayed.", at.deed()));
    const auto early = cohorts::change_run(tx, at.run[1].id, day("2026-07-20"), 6, at.deed());
    CHECK(field_of(early) == "first_day");
    CHECK(early.error().say.find("in module 4 until Mon 20 Jul 2026") != std::string::npos);
  });
}

TEST_CASE("CO29: a cohort and a track get another name, one that no other has, unless roles are limited to the track") {
  const Begun at(either());
  at.school.write([&](db::Transaction& tx) {
    const auto other = cohorts::add_track(tx, "Data", at.deed());
    REQUIRE(cohorts::add_cohort(tx, {"2606DS", other->id, at.term.id, at.cohort.edition_id}, at.deed()));
    const auto rename = [&](const std::string& name) {
      return cohorts::rename_cohort(tx, at.cohort.id, name, at.by(at.kim));
    };
    CHECK(field_of(rename("2606DS")) == "name");
    CHECK(field_of(rename(" ")) == "name");
    CHECK(field_of(rename(std::string(81, 'a'))) == "name");
    REQUIRE(rename("  2606 Back end "));
    CHECK(cohorts::cohort(tx, at.cohort.id)->name == "2606 Back end");
    const auto known = activity::of_record(tx, at.cohort.id, 10);
    REQUIRE(rename("2606 Back end"));  // CO8
    CHECK(activity::of_record(tx, at.cohort.id, 10).size() == known.size());
    CHECK(std::ranges::any_of(known, [](const activity::Happened& one) {
      return one.event.kind == "cohorts.cohort-renamed" && one.event.detail.ends_with("; is 2606 Back end");
    }));
    CHECK(cohorts::rename_cohort(tx, "x", "Some", at.deed()).error().kind == FailureKind::not_found);

    CHECK(field_of(cohorts::rename_track(tx, other->id, at.cohort.track, at.deed())) == "name");
    REQUIRE(cohorts::rename_track(tx, other->id, "Data science", at.deed()));
    CHECK(cohorts::tracks(tx).back().name == "Data science");
    REQUIRE(people::add(tx, {.name = "Noor", .roles = {{Role::specialist, "Data science"}}}, {}, at.school.now,
                        at.school.random));
    CHECK(field_of(cohorts::rename_track(tx, other->id, "Statistics", at.deed())) == "name");
    CHECK(cohorts::rename_track(tx, "x", "Some", at.deed()).error().kind == FailureKind::not_found);
  });
}

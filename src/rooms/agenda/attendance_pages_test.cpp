#include <algorithm>

#include "rooms/agenda/test_agenda_pages.h"
#include "rooms/attendance/own.h"

using namespace agenda;

TEST_CASE("AT7, CO17: attendance, objections and notes for staff are not there for a role that is limited to others") {
  const Visited at;
  const std::string front = at.with("Fay", {Role::instructor, "Front end"}).text();
  const std::string third = at.with("Tom", {Role::lead, "", 3}).text();
  const std::string fourth = at.with("Eva", {Role::instructor, "back end", 4}).text();
  const std::string noor = at.with("Noor", {Role::specialist}).text();  // sees, but nobody assigned her
  const Path talk{{"occurrence", at.id_of("Negotiations", 1)}}, notes{{"occurrence", at.id_of("Team notes", 2)}};
  const char* const note = "/timetable/occurrences/:occurrence/attendance";
  const char* const page = "/timetable/occurrences/:occurrence";
  std::string objection;
  at.there.write([&](db::Transaction& tx) {
    const std::vector<attendance::NewNote> absent{{at.ada, attendance::State::absent, ""}};
    REQUIRE(attendance::note_attendance(tx, talk.at("occurrence"), absent, at.school, at.by(at.kim)));
    const std::string event = attendance::attendance_of_person(tx, at.ada).front().noted.id;
    REQUIRE(attendance::dispute(tx, event, "I was there.", at.by(at.ada)));
    objection = attendance::open_disputes(tx).front().id;
  });
  const char* const answer = "/timetable/objections/:objection/answer";
  const char* const share = "/timetable/runs/:run/attendance";
  for (const std::string& who : {front, third}) {
    CHECK(at.get(who, share, {{"run", at.run}}).status == 404);
    CHECK(at.get(who, page, notes).status == 404);
    CHECK(at.get(who, page, talk).status == 200);
    CHECK_FALSE(at.get(who, page, talk).has("Note attendance"));
    CHECK(at.post(who, answer, {{"objection", objection}}, {{"answer", "No."}}).status == 404);
  }
  CHECK(at.get(noor, share, {{"run", at.run}}).status == 200);
  CHECK_FALSE(at.get(noor, share, {{"run", at.run}}).has("/answer"));
  CHECK(at.get(noor, page, notes).status == 200);
  CHECK(at.post(noor, answer, {{"objection", objection}}, {{"answer", "No."}}).status == 403);
  for (const std::string& who : {front, third, noor})
    CHECK(at.post(who, note, talk, {{"state." + at.ben, "absent"}}).status == (who == noor ? 403 : 404));
  CHECK(at.get(fourth, share, {{"run", at.run}}).has("/answer"));
  CHECK(at.get(fourth, page, notes).status == 200);
  CHECK(at.get(at.admin, page, notes).status == 200);
  CHECK(at.post(fourth, note, talk, {{"state." + at.ben, "absent"}}).status == 303);
  CHECK(at.post(fourth, answer, {{"objection", objection}}, {{"answer", "No."}}).status == 303);
}

TEST_CASE("CO12, CO18: an assignment holds on the school's days, wherever its specialist is") {
  Visited at;
  const Path talk{{"occurrence", at.id_of("Negotiations", 1)}};
  at.there.now = moment("2026-09-01T16:00:00Z");  // in Auckland it is Wednesday already
  at.there.write([&](db::Transaction& tx) {
    tx.tell("UPDATE people_persons SET zone = 'Pacific/Auckland' WHERE id = :kim", {{"kim", at.kim}});
    REQUIRE(cohorts::end_assignment(tx, cohorts::assignments(tx).front().id, day("2026-09-01"), at.deed()));
  });
  const char* const note = "/timetable/occurrences/:occurrence/attendance";
  CHECK(at.post(at.kim, note, talk, {{"state." + at.ben, "absent"}}).status == 303);
  CHECK(at.get(at.kim, "/timetable/occurrences/:occurrence", talk).has("Note attendance"));
  at.there.now = moment("2026-09-02T06:00:00Z");  // midnight in Denver
  CHECK(at.post(at.kim, note, talk, {{"state." + at.ada, "absent"}}).status == 403);
}

TEST_CASE("agenda's pages: attendance is noted for all at once, seen by the student, disputed and answered") {
  const Visited at;
  const Path talk{{"occurrence", at.id_of("Negotiations", 1)}};
  const char* const note = "/timetable/occurrences/:occurrence/attendance";
  CHECK(at.post(at.kim, note, talk, {{"state." + at.ada, "absent"}, {"state." + at.ben, "present"}}).status == 303);
  const Answer refused = at.post(at.kim, note, talk, {{"state." + at.ada, "present"}, {"why." + at.ada, ""}});
  CHECK(refused.status == 422);
  CHECK(refused.has("please say why"));
  CHECK(at.get(at.kim, "/timetable/runs/:run/attendance", {{"run", at.run}}).has("100 %"));
  CHECK(at.get(at.admin, "/timetable/runs/:run/attendance", {{"run", at.run}}).status == 404);
  CHECK(at.get(at.ada, "/timetable/attendance").has("0 of 1 attended"));
  const std::string event =
      at.there.read([&](db::Transaction& tx) { return attendance::attendance_of_person(tx, at.ada).front().noted.id; });
  const Path about{{"note", event}};
  CHECK(at.post(at.ben, "/timetable/attendance/:note/object", about, {{"says", "Not fair."}}).status == 404);
  const Answer nothing = at.post(at.ada, "/timetable/attendance/:note/object", about, {{"says", " "}});
  CHECK(nothing.status == 422);
  CHECK(nothing.has("object-" + event));
  CHECK(nothing.has("aria-invalid"));
  CHECK(at.post(at.ada, "/timetable/attendance/:note/object", about, {{"says", "I was there."}}).status == 303);
  CHECK(at.get(at.kim, "/timetable/runs/:run/attendance", {{"run", at.run}}).has("I was there."));
  const std::string objection =
      at.there.read([&](db::Transaction& tx) { return attendance::open_disputes(tx).front().id; });
  const Answer empty =
      at.post(at.kim, "/timetable/objections/:objection/answer", {{"objection", objection}}, {{"answer", ""}});
  CHECK(empty.status == 422);
  CHECK(empty.has("I was there."));
  CHECK(empty.has("aria-invalid"));
  CHECK(at.post(at.kim, note, talk, {{"state." + at.ada, "late"}, {"why." + at.ada, "Found <her>."}}).status == 303);
  CHECK(at.get(at.ada, "/timetable/attendance").has("You objected"));
  CHECK(at.post(at.kim, "/timetable/objections/:objection/answer", {{"objection", objection}},
                {{"answer", "Corrected."}, {"back", "https://evil.example"}})
            .location == "/");
  CHECK(at.get(at.ada, "/timetable/attendance").has("Answered: Corrected."));
  const std::string noor = at.with("Noor", {Role::specialist}).text();  // sees, but nobody assigned her
  for (const std::string& who : {at.ada, at.kim, noor}) {
    const Answer date = at.get(who, "/timetable/occurrences/:occurrence", talk);
    for (const char* part : {"Absent, noted by Kim", "I was there.", "Late, noted by Kim: Found &lt;her&gt;.",
                             "Answered by Kim: Corrected."})
      CHECK(date.has(part));
  }
  const Answer bens = at.get(at.ben, "/timetable/occurrences/:occurrence", talk);
  CHECK(bens.has("Present, noted by Kim"));
  CHECK_FALSE(bens.has("I was there."));
  CHECK_FALSE(at.get(at.admin, "/timetable/occurrences/:occurrence", talk).has("I was there."));
}

TEST_CASE("AT11: one's attendance is by module, the present one first, each with its share as everybody counts it") {
  Visited at;
  std::string again;
  const auto note = [&](const std::string& cohort, std::string_view title, int week, State state) {
    at.there.write([&](db::Transaction& tx) {
      const auto all =
          timetable::calendar_of_cohort(tx, cohort, moment("2026-08-01T00:00:00Z"), moment("2027-01-01T00:00:00Z"));
      const auto it = std::ranges::find_if(
          all, [&](const Occurrence& one) { return one.title.starts_with(title) && one.week == week; });
      REQUIRE(it != all.end());
      REQUIRE(attendance::note_attendance(tx, it->id, std::vector{attendance::NewNote{at.ada, state, ""}}, at.school,
                                          at.by(at.kim)));
    });
  };
  at.there.now = moment("2026-09-20T16:00:00Z");
  note(at.cohort, "Negotiations", 1, State::late);
  note(at.cohort, "Homeroom", 1, State::absent);
  note(at.cohort, "Homeroom", 2, State::present);
  note(at.cohort, "Calm", 1, State::voluntary);
  const Answer before = at.get(at.ada, "/timetable/attendance");
  CHECK(before.has("2 of 3 attended, 1 of them late"));
  CHECK(before.has("Module 4"));
  CHECK_FALSE(before.has("Earlier"));
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::note_outcome(tx, at.enrolment, cohorts::Outcome::repeating, day("2026-09-30"), "", at.deed()));
    const std::string run =
        timetable::make_run(tx, {at.later, at.next_term, 4, day("2026-10-12"), 6}, at.school, at.deed())->id;
    again = cohorts::enrol(tx, {at.ada, run, day("2026-10-12")}, at.deed())->id;
  });
  at.there.now = moment("2026-10-13T06:30:00Z");
  const Answer begun = at.get(at.ada, "/timetable/attendance");
  CHECK(begun.has("Nothing was noted yet"));
  CHECK(begun.html.find("Module 4, attempt 2") < begun.html.find("Module 4: 2 of 3 attended, 1 of them late"));
  at.there.now = moment("2026-11-01T16:00:00Z");
  note(at.later, "Negotiations", 1, State::absent);  // attended before: it is not required again
  note(at.later, "Homeroom", 1, State::excused);
  note(at.later, "Homeroom", 2, State::left_early);
  const Answer page = at.get(at.ada, "/timetable/attendance");
  CHECK(page.has("1 of 1 attended, 1 of them left early, 1 excused"));
  CHECK(page.html.find("Module 4, attempt 2") < page.html.find("Module 4: 2 of 3"));
  CHECK(page.statements <= 3);
  const auto share = at.there.read([&](db::Transaction& tx) {
    const auto all = attendance::attendance_of_run(tx, cohorts::enrolment(tx, again)->run_id, at.school);
    REQUIRE(all.size() == 1);
    return all.front().attendance;
  });
  CHECK(share.counted() == 1);
  CHECK(share.left_early == 1);
  CHECK(share.excused == 1);
  // An objection that was refused opens the module it is about.
  const std::string first = at.there.read([&](db::Transaction& tx) {
    return attendance::own_attendance(tx, at.ada, at.there.now, at.school).at(1).dates.back().notes.back().id;
  });
  const Answer refused = at.post(at.ada, "/timetable/attendance/:note/object", {{"note", first}}, {{"says", " "}});
  CHECK(refused.status == 422);
  const auto first_details_after = [](const std::string& html, std::string_view from) {
    const std::size_t at_details = html.find("<details", html.find(from));
    REQUIRE(at_details != std::string::npos);
    return html.substr(at_details, html.find('>', at_details) - at_details);
  };
  CHECK(first_details_after(refused.html, "Earlier").ends_with(" open"));
  CHECK_FALSE(first_details_after(page.html, "Earlier").ends_with(" open"));
}

TEST_CASE("AT4: who has graduated still objects to what was noted of them") {
  const Visited at;
  const std::string alum = at.with("Olu", {Role::alum}).text();
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::enrol(tx, {alum, at.run, timetable::day("2026-08-24")}, at.deed()));
  });
  const Path talk{{"occurrence", at.id_of("Negotiations", 1)}};
  CHECK(at.post(at.kim, "/timetable/occurrences/:occurrence/attendance", talk, {{"state." + alum, "absent"}}).status ==
        303);
  CHECK(at.get(alum, "/timetable/attendance").has("This is not right"));
  const std::string note =
      at.there.read([&](db::Transaction& tx) { return attendance::attendance_of_person(tx, alum).front().noted.id; });
  CHECK(at.post(alum, "/timetable/attendance/:note/object", {{"note", note}}, {{"says", "I was there."}}).status ==
        303);
  CHECK(at.get(alum, "/timetable/attendance").has("You objected"));
}

TEST_CASE("AT10: a run's page names what was required, is over and was not noted, the latest first") {
  Visited at;
  const char* const page = "/timetable/runs/:run/attendance";
  const char* const note = "/timetable/occurrences/:occurrence/attendance";
  const Path its{{"run", at.run}}, talk{{"occurrence", at.id_of("Negotiations", 1)}};
  const auto names = [](const Answer& answer, const std::string& date) {
    return answer.has("/timetable/occurrences/" + date + "\"");
  };
  const std::string first = at.id_of("Negotiations", 1), second = at.id_of("Homeroom", 1),
                    third = at.id_of("Homeroom", 2);
  const Answer before = at.get(at.kim, page, its);  // Tuesday of week 2
  CHECK(before.has("Not noted yet"));
  CHECK(before.has("2 sessions"));
  CHECK(names(before, first));
  CHECK(before.html.find(second) < before.html.find(first));
  for (const std::string& other : {third, at.id_of("Calm", 1), at.id_of("How groups work", 1)})
    CHECK_FALSE(names(before, other));  // ahead, optional, at their own pace

  at.there.write([&](db::Transaction& tx) {  // excused before it begins: that is not attendance
    const std::vector<attendance::NewNote> excused{{at.ben, attendance::State::excused, "Ill."}};
    REQUIRE(attendance::note_attendance(tx, third, excused, at.school, at.by(at.kim)));
  });
  CHECK(at.post(at.kim, note, talk, {{"state." + at.ada, "present"}}).status == 303);
  at.there.now = moment("2026-09-03T16:00:00Z");
  const Answer after = at.get(at.kim, page, its);
  CHECK_FALSE(names(after, first));
  CHECK(names(after, second));
  CHECK(names(after, third));

  at.there.write([&](db::Transaction& tx) {
    REQUIRE(timetable::cancel(tx, second, "Snow.", at.by(at.kim)));
    for (int i = 0; i < 12; ++i) {
      const std::string from = "2026-09-02T0" + std::to_string(i % 6 + 1) + ":00:00Z";
      REQUIRE(timetable::add(tx, at.run,
                             {.title = "Extra " + std::to_string(i),
                              .starts_at = moment(from.c_str()),
                              .ends_at = moment("2026-09-02T08:00:00Z")},
                             at.school, at.by(at.kim)));
    }
  });
  const Answer many = at.get(at.kim, page, its);
  CHECK(many.has("13 sessions"));
  CHECK(many.has("3 more before these"));
  CHECK_FALSE(names(many, second));
}

TEST_CASE("attendance's pages: a run has its own objections alone, each with its session and day") {
  const Visited at;
  std::string other;
  at.there.write([&](db::Transaction& tx) {
    other = timetable::make_run(tx, {at.later, at.next_term, 4, day("2026-10-12"), 6}, at.school, at.deed())->id;
    const std::string talk = at.titled(tx, "Negotiations", 1).id;
    REQUIRE(attendance::note_attendance(tx, talk, std::vector{attendance::NewNote{at.ada, State::absent, ""}},
                                        at.school, at.by(at.kim)));
    REQUIRE(attendance::dispute(tx, attendance::attendance_of_person(tx, at.ada).front().noted.id, "I was there.",
                                at.by(at.ada)));
  });
  const Answer own = at.get(at.kim, "/timetable/runs/:run/attendance", {{"run", at.run}});
  CHECK(own.has("I was there."));
  CHECK(own.has("Negotiations, Tue 25 Aug 2026"));
  CHECK_FALSE(at.get(at.kim, "/timetable/runs/:run/attendance", {{"run", other}}).has("I was there."));
}

TEST_CASE("agenda's pages: a repeater is told to meet the career team until they have") {
  const Visited at;
  std::string run, again;
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(cohorts::note_outcome(tx, at.enrolment, cohorts::Outcome::repeating, day("2026-09-30"), "", at.deed()));
    run = timetable::make_run(tx, {at.later, at.next_term, 4, day("2026-10-12"), 6}, at.school, at.deed())->id;
    again = cohorts::enrol(tx, {at.ada, run, day("2026-10-12")}, at.deed())->id;
    REQUIRE(cohorts::assign(tx, {at.kim, at.later, {}, {}, day("2026-08-24")}, at.deed()));
  });
  CHECK(at.get(at.ada, "/timetable").has("Meet the career team by"));
  CHECK(at.get(at.kim, "/timetable/runs/:run/attendance", {{"run", run}}).has("Meets the career team by"));
  const char* const meeting = "/timetable/enrolments/:enrolment/meeting";
  for (const char* wrong : {"", "2031-01-01"}) {
    const Answer refused = at.post(at.kim, meeting, {{"enrolment", again}}, {{"held_on", wrong}});
    CHECK(refused.status == 422);
    CHECK(refused.has(*wrong == 0 ? "Please give a day." : "This day lies ahead"));
    CHECK(refused.has("They met"));
    CHECK(refused.has("Ada"));
  }
  CHECK(at.post(at.kim, meeting, {{"enrolment", again}}, {{"held_on", "2026-08-31"}}).status == 303);
  CHECK(at.post(at.kim, meeting, {{"enrolment", again}}, {{"held_on", "2026-09-01"}}).status == 303);
  CHECK(at.get(at.kim, "/timetable/runs/:run/attendance", {{"run", run}}).has("on Tue 1 Sep 2026"));
  CHECK_FALSE(at.get(at.ada, "/timetable").has("Meet the career team by"));
}

TEST_CASE("AG4: staff see on the date who has read which version; a student is asked again when the text has changed") {
  const Visited at;
  const char* const page = "/timetable/occurrences/:occurrence";
  const Path reading{{"occurrence", at.id_of("How groups work", 1)}};
  CHECK(at.get(at.kim, page, reading).has("0 of 2 this version"));
  CHECK(at.post(at.ada, "/timetable/occurrences/:occurrence/read", reading, {{"digest", "first"}}).status == 303);
  const Answer one = at.get(at.kim, page, reading);
  CHECK(one.has("1 of 2 this version"));
  CHECK(one.has("On Tue 1 Sep 2026, as of edition 1"));
  CHECK(one.has("Not read"));
  CHECK_FALSE(at.get(at.ada, page, reading).has("Who has read it"));
  CHECK_FALSE(at.get(at.admin, page, reading).has("Who has read it"));
  const std::string front = at.with("Fay", {Role::instructor, "Front end"}).text();
  CHECK_FALSE(at.get(front, page, reading).has("Who has read it"));
  at.there.write([&](db::Transaction& tx) {
    REQUIRE(timetable::move_to_edition(tx, at.cohort, at.second_edition, "Better.", at.school, at.by(at.kim)));
  });
  CHECK(at.get(at.kim, page, reading).has("Has read an earlier version"));
  CHECK(at.get(at.ada, page, reading).has("Its text has changed since you read it on Tue 1 Sep 2026"));
  CHECK_FALSE(at.get(at.ben, page, reading).has("Its text has changed"));
}

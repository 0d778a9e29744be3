// Who was there, what staff changed of the calendar, and where somebody disagreed.
#include <map>

#include "app/demo/building.h"
#include "rooms/attendance/attendance.h"

namespace demo {

namespace {

using attendance::State;
using timetable::Occurrence;
using namespace std::chrono_literals;

// Repeaters meet the career team in their first week; few forget it.
Result<void> meet_repeaters(Building& school, db::Transaction& tx, const cohorts::Run& run) {
  for (const attendance::StartMeeting& meeting : attendance::start_meetings_of_run(tx, run.id)) {
    if (school.dice.percent(15)) continue;
    const Day held = meeting.due.plus(-2 - school.dice.below(4));
    const Moment when = calendar::moment_of({held, 16 * 60}, school_zone);
    TRY(attendance::note_start_meeting(tx, meeting.enrolment_id, held, school.school,
                                       school.deed(school.specialists.front(), when)));
  }
  return {};
}

struct Objection {
  std::string_view says, answer, correction;  // no correction: it stays as it is
  State is;
};
constexpr std::array objections{
    Objection{"I was there, in the second room: the link in the calendar led there.",
              "Right, the second room has a list of its own. Corrected.", "Was in the second room.", State::present},
    Objection{"My train stood still for forty minutes; I came for the last part.",
              "The facilitator remembers you coming in. It says late now.", "Came for the last part.", State::late},
    Objection{"I wrote to you the evening before that my daughter is ill.",
              "Found it, it was in the wrong mailbox. You are excused.", "Told us the evening before.", State::excused},
    Objection{"I watched the recording the same evening, so I know what was said.",
              "Good, and it counts for your portfolio. It stays as it is: being there is what the list is about.", "",
              State::absent}};

constexpr std::array reasons{"Was at a job interview.", "Told us the day before.",
                             "Doctor's appointment, told us in time."};

bool is_attended(const Occurrence& occurrence, Moment now) {
  using timetable::SessionKind;
  return occurrence.need == timetable::Need::required && !occurrence.cancelled && !occurrence.closed &&
         !occurrence.gone && occurrence.starts_at < occurrence.ends_at && occurrence.ends_at < now;
}

State state_for(Building& school, const Student& student) {
  const int thrown = school.dice.below(100);
  if (thrown < student.reliability) return school.dice.percent(4) ? State::late : State::present;
  if (school.dice.percent(35)) return State::excused;
  return school.dice.percent(15) ? State::left_early : State::absent;
}

Result<void> note(Building& school, db::Transaction& tx, const Occurrence& occurrence,
                  const std::map<std::string, Student>& students, const std::vector<cohorts::Enrolment>& enrolled) {
  std::vector<attendance::NewNote> notes;
  const Day day = calendar::local_of(occurrence.starts_at, school_zone).day;
  for (const cohorts::Enrolment& one : enrolled) {
    const auto student = students.find(one.person_id);
    if (student == students.end() || !one.is_on(day)) continue;
    const State state = state_for(school, student->second);
    notes.push_back({one.person_id, state, state == State::excused ? school.dice.one_of(reasons) : ""});
  }
  const PersonId& who = school.dice.percent(70) ? school.specialists.front() : school.instructors.front();
  TRY(attendance::note_attendance(tx, occurrence.id, notes, school.school,
                                  school.deed(who, occurrence.ends_at.plus(5min))));
  return {};
}

// Of each run one session was moved, one cancelled, one has a note; panels have their topic.
Result<void> change_some(Building& school, db::Transaction& tx, const std::vector<Occurrence>& occurrences) {
  int sessions = 0;
  for (const Occurrence& occurrence : occurrences) {
    const bool is_of_staff = occurrence.by_hand || occurrence.for_staff;
    if (occurrence.starts_at == occurrence.ends_at || occurrence.closed || is_of_staff) continue;
    const Moment before = std::min(occurrence.starts_at, school.settings.now).plus(-48h);
    const auto deed = school.deed(school.leads.front(), before);
    if (!occurrence.topics.empty())
      TRY(timetable::choose(tx, occurrence.id, school.dice.one_of(occurrence.topics),
                            occurrence.formats.empty() ? "" : school.dice.one_of(occurrence.formats), deed));
    if (occurrence.need != timetable::Need::required) continue;
    if (++sessions == 2)
      TRY(timetable::move(tx, occurrence.id, occurrence.starts_at.plus(1h), occurrence.ends_at.plus(1h),
                          "The guest's train arrives an hour later.", deed));
    if (sessions == 4)
      TRY(timetable::cancel(tx, occurrence.id, "The facilitator is ill; the slides are on the page.", deed));
    if (sessions % 5 == 0)
      TRY(timetable::annotate(tx, occurrence.id, "Room Pier 2", "Bring your notes from last week.", deed));
  }
  return {};
}

// Somebody who was noted absent says that they were there; some are answered.
Result<void> dispute_some(Building& school, db::Transaction& tx, const Occurrence& occurrence) {
  for (const attendance::Noted& noted : attendance::attendance_of(tx, occurrence.id)) {
    if (noted.state != State::absent || !school.dice.percent(9)) continue;
    const auto person = PersonId::read(noted.person_id).value();
    const Objection& objection = school.dice.one_of(objections);
    TRY(attendance::dispute(tx, noted.id, std::string(objection.says),
                            school.deed(person, occurrence.ends_at.plus(20h))));
    if (!school.dice.percent(60)) continue;
    const Moment answered = occurrence.ends_at.plus(40h);
    if (answered > school.settings.now) continue;
    for (const attendance::Dispute& open : attendance::disputes_of_person(tx, noted.person_id))
      if (open.attendance_id == noted.id)
        TRY(attendance::answer_dispute(tx, open.id, std::string(objection.answer),
                                       school.deed(school.specialists.front(), answered)));
    if (objection.correction.empty()) continue;
    const std::vector<attendance::NewNote> corrected{
        {noted.person_id, objection.is, std::string(objection.correction)}};
    TRY(attendance::note_attendance(tx, occurrence.id, corrected, school.school,
                                    school.deed(school.specialists.front(), answered)));
  }
  return {};
}

Result<void> add_history_of(Building& school, db::Transaction& tx, const cohorts::Run& run,
                            const std::map<std::string, Student>& students) {
  const Moment begin = calendar::moment_of({run.first_day, 0}, school_zone);
  const Moment end = calendar::moment_of({run.last_day().plus(1), 0}, school_zone);
  auto occurrences = timetable::calendar_of_cohort(tx, run.cohort_id, begin, end);
  std::erase_if(occurrences, [&](const Occurrence& one) { return one.run_id != run.id; });
  TRY(change_some(school, tx, occurrences));
  TRY(meet_repeaters(school, tx, run));
  if (!school.settings.attendance) return {};
  const std::vector<cohorts::Enrolment> enrolled = cohorts::enrolments_of_run(tx, run.id);
  for (const Occurrence& one : timetable::calendar_of_cohort(tx, run.cohort_id, begin, end)) {
    if (one.run_id != run.id || !is_attended(one, school.settings.now)) continue;
    TRY(note(school, tx, one, students, enrolled));
    TRY(dispute_some(school, tx, one));
  }
  return {};
}

}  // namespace

Result<void> add_history(Building& school) {
  std::map<std::string, Student> students;
  std::vector<cohorts::Run> runs;
  const auto ask = [&](db::Transaction& tx) -> Result<void> {
    runs = cohorts::runs(tx);
    return {};
  };
  TRY(school.write(ask));
  for (const Cohort& cohort : school.cohorts)
    for (const Student& student : cohort.students) students.emplace(student.id.text(), student);
  for (const cohorts::Run& run : runs) {
    const auto note_run = [&](db::Transaction& tx) { return add_history_of(school, tx, run, students); };
    TRY(school.write(note_run));
  }
  return {};
}

}  // namespace demo

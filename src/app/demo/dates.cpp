// What staff have in the calendar beside the programme: office hours, a workshop, practice aloud, and the day on which
// portfolios are looked at.
#include <array>
#include <map>

#include "app/demo/building.h"

namespace demo {

namespace {

using namespace std::chrono_literals;
using timetable::Need;
using timetable::SessionKind;

constexpr int portfolio_week = 6;

struct Extra {
  SessionKind kind;
  Need need;
  std::string_view title, place, note;
  int week, weekday, minute, minutes;  // weekday: days after Monday
};

constexpr int noon = 12 * 60, afternoon = 15 * 60;
// Each run has a room of its own; "" is that.
constexpr std::string_view own_room = "", gangway = "The video room in the cohort channel";

constexpr Extra workshop(std::string_view title, std::string_view note) {
  return {SessionKind::workshop, Need::required, title, own_room, note, 3, 2, afternoon, 75};
}
constexpr Extra practice(std::string_view title, std::string_view note) {
  return {SessionKind::practice, Need::optional, title, gangway, note, 5, 2, afternoon, 45};
}

// By module, the first one first.
constexpr std::array workshops{
    workshop("Workshop: a readme for a stranger", "Bring a project that somebody else has never run."),
    workshop("Workshop: one page, three postings", "Bring your résumé as it is, and a pencil."),
    workshop("Workshop: your portfolio on a small screen", "Bring the phone of somebody who is not a developer."),
    workshop("Workshop: a week of searching, hour by hour", "Bring your calendar of the last two weeks.")};
constexpr std::array practices{
    practice("Practice session: your story in two minutes", "Come with notes or without; everybody tells it twice."),
    practice("Practice session: the first message to a stranger", "We write, read aloud and shorten."),
    practice("Practice session: thinking aloud", "One small problem, three people, nobody types."),
    practice("Practice session: the first ten minutes", "Small talk, your story, the first question; in threes.")};

constexpr Extra office_hours(int week) {
  return {SessionKind::office_hours,
          Need::optional,
          "Office hours",
          gangway,
          "Any question is welcome, and nobody needs to book.",
          week,
          3,
          noon,
          45};
}
constexpr Extra portfolio_review{SessionKind::portfolio_review,
                                 Need::required,
                                 "Portfolio review",
                                 own_room,
                                 "Your quarter of an hour is in the list that you chose from.",
                                 portfolio_week,
                                 4,
                                 10 * 60,
                                 120};

Result<void> add(Building& school, db::Transaction& tx, const cohorts::Run& run, const std::string& room,
                 const Extra& extra) {
  const Day day = run.first_day.plus(7 * (extra.week - 1) + extra.weekday);
  const Moment starts = calendar::moment_of({day, extra.minute}, school_zone);
  const auto deed = school.deed(school.specialists.front(), morning_of(run.first_day.plus(-6)).plus(extra.week * 1min));
  TRY(timetable::add(tx, run.id,
                     {.title = std::string(extra.title),
                      .kind = extra.kind,
                      .need = extra.need,
                      .starts_at = starts,
                      .ends_at = starts.plus(std::chrono::minutes(extra.minutes)),
                      .place = extra.place.empty() ? room : std::string(extra.place),
                      .note = std::string(extra.note)},
                     school.school, deed));
  return {};
}

}  // namespace

Result<void> add_dates(Building& school) {
  return school.write([&](db::Transaction& tx) -> Result<void> {
    std::map<Day, int> rooms;  // by the first day of the runs that go on at the same time
    for (const cohorts::Run& run : cohorts::runs(tx)) {
      const std::string room = "Room Pier " + std::to_string(++rooms[run.first_day]);
      const auto module = static_cast<std::size_t>(run.module - 1);
      for (int week = 1; week <= run.weeks; ++week) TRY(add(school, tx, run, room, office_hours(week)));
      for (const Extra& extra : {workshops.at(module), practices.at(module), portfolio_review})
        TRY(add(school, tx, run, room, extra));
    }
    return {};
  });
}

}  // namespace demo

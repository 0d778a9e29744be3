#include "kernel/text.h"
#include "platform/calendar/zone.h"
#include "rooms/today/pages.h"

namespace today::pages {

namespace {

using agenda::Mine;
using timetable::Need;

std::string lead_of(const StudentsDay& day) {
  if (day.enrolment)
    return "Week " + std::to_string(day.week) + " of module " + std::to_string(day.enrolment->module) + " · " +
           day.enrolment->cohort +
           (day.enrolment->attempt > 1 ? " · attempt " + std::to_string(day.enrolment->attempt) : "");
  if (day.seeker && !day.seeker->until_day) return "Seeking a first job since " + html::day_words(day.seeker->from_day);
  if (day.seeker) return "At work since " + html::day_words(*day.seeker->until_day);
  return "You are in no module at the moment.";
}

// In the edition that the student follows.
std::string path_of_reading(const std::string& page) {
  std::string path = "/programme";
  for (const std::string_view step : text::split(page, '/')) path += "/" + web::query_encoded(step);
  return path;
}

std::string next_card(const StudentsDay& day, const web::Visit& visit) {
  if (!day.next && !day.enrolment)
    return html::card({.title = "Next",
                       .body_html = html::empty_state({.title = "No session is planned for you",
                                                       .say = "Those of a module stand here while you are in it.",
                                                       .icon = "icon-calendar"})});
  if (!day.next)
    return html::card({.title = "Next",
                       .body_html = html::empty_state({.title = "Nothing in the next two weeks",
                                                       .say = "Sessions appear here as soon as they are planned.",
                                                       .href = "/timetable",
                                                       .label = "Open the calendar",
                                                       .icon = "icon-calendar"})});
  const timetable::Occurrence& one = day.next->what;
  std::string body = "<p class=\"today-next-title\">" + html::link({one.title, path_of(one)}) + "</p><p>" +
                     html::escape(when(one, day.school_zone, visit)) + "</p>" + badges(one, day.next->required);
  if (one.topic) body += "<p>Topic: " + html::escape(*one.topic) + "</p>";
  if (!one.note.empty()) body += "<p class=\"text-secondary\">" + html::escape(one.note) + "</p>";
  if (one.page) body += "<p>" + html::link({"Read its page", path_of_reading(*one.page)}) + "</p>";
  return html::card({.title = "Next", .body_html = body, .more = html::Link{"Calendar", "/timetable"}});
}

html::ListItem item_of(const Mine& one, const StudentsDay& day, const web::Visit& visit) {
  return {.title = one.what.title,
          .href = path_of(one.what),
          .note = when(one.what, day.school_zone, visit),
          .after_html = badges(one.what, one.required)};
}

std::string due_card(const StudentsDay& day, const web::Visit& visit) {
  std::vector<html::ListItem> items;
  for (const Mine& one : day.due) {
    html::ListItem item = item_of(one, day, visit);
    const int days = static_cast<int>(calendar::local_of(one.what.starts_at, day.school_zone).day.days_since(day.day));
    if (days <= 2) {
      item.tone = html::Tone::due;
      item.after_html += html::badge(days == 0 ? "Today" : days == 1 ? "Tomorrow" : "In 2 days", html::Tone::due);
    }
    items.push_back(std::move(item));
  }
  if (items.empty())
    return html::card({.title = "Due",
                       .body_html = html::empty_state(
                           {.title = "Nothing is due in the next two weeks", .icon = "icon-circle-check"})});
  return html::card({.title = "Due", .body_html = html::list(items), .note = "the next two weeks", .flush = true});
}

std::string week_card(const StudentsDay& day, const web::Visit& visit) {
  std::vector<html::ListItem> items;
  for (const Mine& one : day.this_week) {
    if (one.what.need == Need::due) continue;
    html::ListItem item = item_of(one, day, visit);
    if (one.attended) item.after_html += html::badge(std::string(name_of(*one.attended)), html::Tone::plain);
    items.push_back(std::move(item));
  }
  if (items.empty()) return {};
  return html::card({.title = "This week", .body_html = html::list(items), .flush = true});
}

// TO16: what the module asks for, with the day by which.
std::string unread_card(const StudentsDay& day, const web::Visit& visit) {
  std::vector<html::ListItem> items;
  for (const agenda::Unread& one : day.unread) {
    const bool is_late = one.what.ends_at <= visit.now;
    const calendar::Local by = calendar::local_of(one.what.ends_at, day.school_zone);
    html::ListItem item{.title = one.what.title,
                        .href = path_of_reading(*one.what.page),
                        .note = (is_late ? "Was due " : "Due ") + html::day_words(by.day, day.day),
                        .after_html = html::link({"Say that you read it", path_of(one.what)})};
    if (one.read_before)
      item.note += ". Its text has changed since you read it on " +
                   html::day_words(calendar::local_of(*one.read_before, day.school_zone).day, day.day);
    if (is_late) {
      item.tone = html::Tone::due;
      item.after_html = html::badge("Not read yet", html::Tone::due) + item.after_html;
    }
    items.push_back(std::move(item));
  }
  if (items.empty()) return {};
  return html::card({.title = "Required reading", .body_html = html::list(items), .flush = true});
}

std::string open_card(const StudentsDay& day, const web::Visit& visit) {
  std::vector<html::ListItem> items;
  for (const Mine& one : day.open) {
    items.push_back(item_of(one, day, visit));
    if (one.what.page) items.back().href = path_of_reading(*one.what.page);
  }
  if (items.empty()) return {};
  return html::card(
      {.title = "To read and watch", .body_html = html::list(items), .note = "at your own pace", .flush = true});
}

std::string waiting_card(const StudentsDay& day) {
  std::vector<html::ListItem> items;
  for (const agenda::Noted& one : day.waiting)
    items.push_back({.title = "Your objection: " + one.title,
                     .href = "/timetable/attendance",
                     .note = "The career team has it since " +
                             html::day_words(calendar::local_of(*one.objected_at, day.school_zone).day)});
  if (items.empty()) return {};
  return html::card({.title = "Waiting on us", .body_html = html::list(items), .flush = true});
}

std::string meeting_alert(const StudentsDay& day) {
  if (!day.meet_by) return {};
  const bool late = *day.meet_by < day.day;
  return html::alert({.tone = html::Tone::due,
                      .title = (late ? "Meet the career team: it was due by " : "Meet the career team by ") +
                               html::day_words(*day.meet_by, day.day),
                      .text = "You take this module once more, and begin it with a talk about your plan. They note "
                              "here that you met."});
}

std::string attendance_card(const StudentsDay& day) {
  const auto percent = day.attendance.percent();
  if (!percent) return {};
  return html::card({.title = "Attendance",
                     .body_html = html::progress(day.attendance.counted() - day.attendance.absent,
                                                 day.attendance.counted(), "required sessions attended"),
                     .more = html::Link{"Details", "/timetable/attendance"}});
}

std::string reviews_card(const StudentsDay& day) {
  if (!day.seeker || day.seeker->until_day) return {};
  std::vector<html::Fact> facts;
  for (const auto& [days, held] : {std::pair{30, day.seeker->review_30}, {60, day.seeker->review_60}}) {
    if (!held && day.seeker->review_60) continue;  // the later one stands for both
    const Day due = day.seeker->due(days);
    const std::string when = (due < day.day ? "was due around " : "around ") + html::day_words(due);
    facts.push_back({std::to_string(days) + "-day review", held ? "held on " + html::day_words(*held) : when});
  }
  return html::card(
      {.title = "Until your first job",
       .body_html = std::string(day.seeker->adviser_id ? "<p>You keep your account and your adviser.</p>"
                                                       : "<p>You keep your account. Nobody advises you yet.</p>") +
                    html::facts(facts)});
}

}  // namespace

std::string student_cards(const StudentsDay& day, const web::Visit& visit) {
  std::string main = meeting_alert(day);
  const bool is_alum = visit.viewer().roles.has(Role::alum) && !day.enrolment;
  std::vector<std::string> first;
  if (day.next || !is_alum) first.push_back(next_card(day, visit));
  if (day.enrolment || !day.due.empty()) first.push_back(due_card(day, visit));
  for (std::string card : {unread_card(day, visit), reviews_card(day), waiting_card(day)})
    if (!card.empty()) first.push_back(std::move(card));
  if (!first.empty()) main += html::cards(first);
  std::vector<std::string> second;
  for (std::string card : {week_card(day, visit), open_card(day, visit), is_alum ? alums_card(visit) : std::string(),
                           to_ask_card(day.to_ask, day.enrolment ? "Career specialist" : "Your adviser")})
    if (!card.empty()) second.push_back(std::move(card));
  if (!second.empty()) main += html::cards(second);
  return main + attendance_card(day);
}

Result<web::Outcome> show_student(web::Visit& visit) {
  const StudentsDay day = students_day(visit.transaction, visit.viewer(), visit.school_zone, visit.now);
  return web::Page{
      .title = "Today",
      .main = html::page_head({.title = greeting(visit), .lead = lead_of(day)}) + student_cards(day, visit)};
}

}  // namespace today::pages

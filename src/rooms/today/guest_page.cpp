// What a mentor, a volunteer or an alum reads: only what is so today, and pages that there are (TO13).
#include "rooms/today/pages.h"

namespace today::pages {

namespace {

html::ListItem your_data() {
  return {
      .title = "Your data", .href = "/privacy", .note = "All that the school keeps of you, to read and to take along."};
}

html::ListItem profile(const web::Visit& visit) {
  html::ListItem item{
      .title = "Your profile", .href = "/people/me", .note = "Staff see your name, e-mail, time zone and photo."};
  if (visit.viewer().photo.empty()) {
    item.note += " There is no photo yet.";
    item.after_html = html::badge("Next", html::Tone::info);
  }
  return item;
}

}  // namespace

std::string alums_card(const web::Visit& visit) {
  return html::card(
      {.title = "What stays yours",
       .body_html = html::list(
           {{.title = "The programme", .href = "/programme", .note = "The edition that you followed, to read again."},
            {.title = "Your attendance",
             .href = "/timetable/attendance",
             .note = "What was noted while you were a student."},
            profile(visit),
            your_data()}),
       .flush = true});
}

Result<web::Outcome> show_guest(web::Visit& visit) {
  const Roles roles = visit.viewer().roles;
  const bool both = roles.has(Role::mentor) && roles.has(Role::volunteer);
  const std::string as = both ? "a mentor and volunteer" : roles.has(Role::volunteer) ? "a volunteer" : "a mentor";
  std::string main = html::page_head(
      {.title = greeting(visit),
       .lead = roles.any_of({Role::mentor, Role::volunteer})
                   ? "You are here as " + as + ". Meetings with students are arranged with you by the career team."
                   : "You have no part in the school at the moment."});
  std::vector<std::string> cards{html::card(
      {.title = "What you can do here",
       .body_html = html::list(
           {profile(visit),
            {.title = "Find somebody of the staff", .href = "/find", .note = "By name, to write to the right one."},
            {.title = "Your account",
             .href = "/account",
             .note = "Password, second factor, and where you are signed in."},
            your_data()}),
       .flush = true})};
  if (std::string people = to_ask_card(leads(visit.transaction, visit.viewer()), "Leads the career team");
      !people.empty())
    cards.push_back(std::move(people));
  return web::Page{.title = "Today", .main = main + html::cards(cards)};
}

}  // namespace today::pages

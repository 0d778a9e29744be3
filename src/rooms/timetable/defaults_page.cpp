// /timetable/defaults: what the school says where the programme's pages leave a day, an hour or a length open.
#include "kernel/text.h"
#include "platform/html/table.h"
#include "rooms/people/people.h"
#include "rooms/timetable/defaults.h"
#include "rooms/timetable/page_parts.h"

namespace timetable::pages {

namespace {

constexpr const char* home = "/timetable/defaults";

std::string title_of(const std::string& name) {
  if (name == "end-of-day") return "End of the day";
  if (name == "end-of-week") return "End of the week";
  if (name == "before-module") return "Before a module";
  if (name == "morning" || name == "afternoon" || name == "evening") return "In the " + name;
  std::string words = text::replace_all(name, "-", " ");
  words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::string day_title(Weekday day) {
  std::string name(curriculum::name_of(day));
  name[0] = static_cast<char>(name[0] - 'a' + 'A');
  return name;
}

std::string words_of(const Default& one) {
  std::string out = one.weekday ? day_title(*one.weekday) : "";
  if (one.minute) out += (out.empty() ? "" : ", ") + html::clock_words(*one.minute);
  if (one.minutes) out += ", " + std::to_string(*one.minutes) + " minutes";
  return out;
}

std::string since_words(const web::Visit& visit, const DefaultSet& one) {
  if (!one.made_at) return "from the start";
  return "since " + html::day_words(calendar::local_of(*Moment::read(*one.made_at), visit.viewer().zone).day);
}

bool may_change(const web::Visit& visit) { return visit.viewer().roles.has(Role::administrator); }

std::string history_card(web::Visit& visit, const std::vector<DefaultSet>& all) {
  std::vector<PersonId> people;
  for (const DefaultSet& one : all)
    if (const auto id = PersonId::read(one.made_by.value_or(""))) people.push_back(*id);
  const auto names = people::names_of(visit.transaction, people);
  std::vector<html::ListItem> items;
  for (const DefaultSet& one : all) {
    std::string note = since_words(visit, one);
    if (const auto id = PersonId::read(one.made_by.value_or("")); id && names.contains(*id))
      note += ", by " + names.at(*id);
    items.push_back({.title = words_of(one.what), .note = note});
  }
  return html::card({.title = "What it was", .body_html = html::list(items), .flush = true});
}

std::string form_for(const web::Visit& visit, const Default& one, const std::optional<Failure>& refused) {
  html::Form form = form_of(visit, std::string(home) + "/" + one.name, "Save");
  if (one.weekday) {
    std::vector<html::Option> days;
    for (int day = 1; day <= 7; ++day)
      days.push_back({.value = std::string(curriculum::name_of(static_cast<Weekday>(day))),
                      .label = day_title(static_cast<Weekday>(day))});
    form.select({.name = "weekday",
                 .label = "Day",
                 .value = std::string(curriculum::name_of(*one.weekday)),
                 .required = true,
                 .options = days});
  }
  if (one.minute)
    form.time({.name = "minute", .label = "Time", .value = html::clock_words(*one.minute), .required = true});
  if (one.minutes)
    form.number({.name = "minutes",
                 .label = "Length",
                 .value = std::to_string(*one.minutes),
                 .required = true,
                 .least = "1",
                 .most = "720",
                 .unit = "minutes"});
  form.cancel(home);
  show_refused(form, visit, refused);
  return form.html();
}

Result<web::Outcome> one_page(web::Visit& visit, const std::optional<Failure>& refused) {
  const std::string name = part(visit, "default");
  const std::vector<DefaultSet> all = TRY(history_of_default(visit.transaction, name));
  const std::string title = title_of(name);
  const std::string main =
      html::page_head({.title = title,
                       .lead = "Holds wherever a page of the programme does not say it. Dates that are made keep until "
                               "their cohort is dated anew on the page of its edition.",
                       .place = "The school's default"}) +
      html::card({.title = "Now", .body_html = form_for(visit, all.front().what, refused)}) + history_card(visit, all);
  return web::Outcome(web::Page{.title = title,
                                .main = main,
                                .crumbs = {{"The school's defaults", home}, {title, std::string(home) + "/" + name}},
                                .status = refused ? 422 : 200});
}

}  // namespace

Result<web::Outcome> show_defaults(web::Visit& visit) {
  const bool changes = may_change(visit);
  std::vector<html::Column> columns{{.key = "what", .label = "Left open"},
                                    {.key = "is", .label = "The school's default"},
                                    {.key = "since", .label = "Since"}};
  html::Table table(home, "The school's defaults", columns);
  for (const DefaultSet& one : list_of_defaults(visit.transaction))
    table.row({{.text = title_of(one.what.name), .href = changes ? std::string(home) + "/" + one.what.name : ""},
               {.text = words_of(one.what)},
               {.text = since_words(visit, one)}});
  const std::string lead =
      "What holds where a page of the programme leaves the day, the hour or the length open. Calendars say wherever it "
      "was assumed.";
  return web::Outcome(web::Page{.title = "The school's defaults",
                                .main = html::page_head({.title = "The school's defaults", .lead = lead}) +
                                        html::card({.body_html = table.html(), .flush = true}),
                                .crumbs = {{"Calendar", "/timetable"}, {"The school's defaults", home}}});
}

Result<web::Outcome> show_default(web::Visit& visit) { return one_page(visit, std::nullopt); }

Result<web::Outcome> change_default(web::Visit& visit) {
  Default wanted{part(visit, "default"), curriculum::weekday_named(visit.form.text("weekday")),
                 schedule::minute_of(visit.form.text("minute")), text::whole_number(visit.form.text("minutes"))};
  return after(set_default(visit.transaction, wanted, deed_of(visit)),
               {home, title_of(wanted.name) + ": saved. Runs that are made from now on take it."},
               [&](const Failure& failure) { return one_page(visit, failure); });
}

}  // namespace timetable::pages

// When and where something takes place, and what was changed of it.
#include "rooms/agenda/occurrence_cards.h"
#include "rooms/people/people.h"

namespace agenda::pages {

namespace {

std::string left_open(const timetable::Assumed& assumed) {
  std::vector<std::string> words;
  if (assumed.weekday) words.emplace_back("the day");
  if (assumed.time) words.emplace_back("the hour");
  if (assumed.length) words.emplace_back("the length");
  std::string out = words.front();
  for (std::size_t i = 1; i < words.size(); ++i) out += (i + 1 == words.size() ? " and " : ", ") + words[i];
  return out;
}

}  // namespace

std::string facts_card(web::Visit& visit, const Occurrence& it, const School& school) {
  std::vector<html::Fact> facts{{"When", when_words(it, school.zone) + " (" + school.zone + ")"}};
  if (visit.viewer().zone != school.zone)
    facts.push_back({"For you", when_words(it, visit.viewer().zone) + " (" + visit.viewer().zone + ")"});
  if (it.was_moved()) {
    Occurrence before = it;
    before.starts_at = it.planned_starts;
    before.ends_at = it.planned_ends;
    facts.push_back({"Moved from", when_words(before, school.zone)});
  }
  if (it.moved_from) facts.push_back({"Moved", html::day_words(*it.moved_from) + " is a holiday."});
  if (it.assumed.any() && !it.was_moved())
    facts.push_back(
        {.name = "Assumed",
         .text = "The programme leaves open " + left_open(it.assumed) + ": this is the school's default.",
         .html = is_staff(visit) ? " " + html::link({"The school's defaults", "/timetable/defaults"}) : ""});
  if (!it.place.empty()) facts.push_back({"Place", it.place});
  if (it.topic) facts.push_back({"Topic", *it.topic});
  if (it.format) facts.push_back({"Format", *it.format});
  if (it.group_id)
    if (const auto group = cohorts::group(visit.transaction, *it.group_id))
      facts.push_back({"Project group", group->name});
  if (!it.note.empty()) facts.push_back({"Note", it.note});
  return html::card({.title = "When and where", .body_html = html::facts(facts)});
}

std::string history_card(web::Visit& visit, const Occurrence& it) {
  const std::vector<timetable::Change> all = timetable::changes(visit.transaction, it.id);
  if (all.empty()) return "";
  std::vector<PersonId> people;
  for (const timetable::Change& one : all)
    if (one.made_by)
      if (const auto id = PersonId::read(*one.made_by)) people.push_back(*id);
  const auto names = people::names_of(visit.transaction, people);
  std::vector<html::Event> events;
  for (const timetable::Change& one : all) {
    const Moment at = Moment::read(one.made_at).value();
    const auto who = one.made_by ? PersonId::read(*one.made_by) : std::nullopt;
    std::string text = one.kind;
    if (one.kind == "retitle") text = "\"" + one.title.value_or("") + "\" is its title";
    if (one.kind == "remove") text = "taken out";
    if (one.kind == "move" && !one.starts_at) text = "Back to what is planned";
    if (one.kind == "edition") text = one.why.empty() ? "The programme changed" : "Dated anew";
    if (who && names.contains(*who)) text += " by " + names.at(*who);
    if (!one.why.empty()) text += ": " + one.why;
    events.push_back(
        {.when_html = html::time_element(at, html::day_words(calendar::local_of(at, visit.viewer().zone).day)),
         .text = text});
  }
  return html::card({.title = "What was changed", .body_html = html::timeline(events)});
}

}  // namespace agenda::pages

#include "rooms/attendance/noted_card.h"

#include <algorithm>

#include "rooms/attendance/attendance_form.h"
#include "rooms/people/people.h"

namespace attendance::pages {

using namespace timetable::pages;

namespace {

std::string name_of(const Names& names, const std::optional<std::string>& id) {
  const auto person = PersonId::read(id.value_or(""));
  const auto found = person ? names.find(*person) : names.end();
  return found == names.end() ? "" : found->second;
}

std::string with(std::string text, const char* before, const std::string& more) {
  return more.empty() ? text : std::move(text) + before + more;
}

// The last word in a few words: "Present, corrected, objection answered".
std::string summary_of(std::span<const Noted> notes, std::span<const Dispute> disputes) {
  std::string out = state_words(notes.back().state);
  if (notes.size() > 1) out += ", corrected";
  if (std::ranges::any_of(disputes, [](const Dispute& one) { return !one.answer; }))
    out += ", objection waits";
  else if (!disputes.empty())
    out += ", objection answered";
  return out;
}

}  // namespace

Names names_in(web::Visit& visit, std::span<const Noted> notes, std::span<const Dispute> disputes,
               const std::vector<std::string>& others) {
  std::vector<PersonId> people;
  const auto add = [&people](const std::optional<std::string>& id) {
    if (const auto person = PersonId::read(id.value_or(""))) people.push_back(*person);
  };
  for (const Noted& one : notes) add(one.made_by);
  for (const Dispute& one : disputes) add(one.answered_by);
  for (const std::string& one : others) add(one);
  return people::names_of(visit.transaction, people);
}

std::string history(const web::Visit& visit, std::span<const Noted> notes, std::span<const Dispute> disputes,
                    const Names& names) {
  struct Said {
    Moment at;
    std::string text;
  };
  std::vector<Said> all;
  for (const Noted& one : notes) {
    std::string text = with(state_words(one.state), ", noted by ", name_of(names, one.made_by));
    all.push_back({Moment::read(one.made_at).value(), with(std::move(text), ": ", one.why)});
  }
  for (const Dispute& one : disputes) {
    const bool own = one.person_id == visit.viewer_id().text();
    all.push_back({Moment::read(one.made_at).value(), with(own ? "You objected" : "Objection", ": ", one.says)});
    if (one.answer && one.answered_at)
      all.push_back({Moment::read(*one.answered_at).value(),
                     with(with("Answered", " by ", name_of(names, one.answered_by)), ": ", *one.answer)});
  }
  std::ranges::stable_sort(all, {}, &Said::at);
  std::vector<html::Event> events;
  for (const Said& one : all)
    events.push_back(
        {.when_html = html::time_element(one.at, html::day_words(calendar::local_of(one.at, visit.viewer().zone).day)),
         .text = one.text});
  return html::timeline(events);
}

std::string everybodys_history(web::Visit& visit, const timetable::Occurrence& it) {
  const std::vector<Noted> notes = attendance_events(visit.transaction, it.id);
  if (notes.empty()) return "";
  const std::vector<Dispute> disputes = disputes_of_occurrence(visit.transaction, it.id);
  struct One {
    std::string name;
    std::vector<Noted> notes;
    std::vector<Dispute> disputes;
  };
  std::map<std::string, One> by_person;
  std::vector<std::string> ids;
  for (const Noted& one : notes) by_person[one.person_id].notes.push_back(one);
  for (const Dispute& one : disputes) by_person[one.person_id].disputes.push_back(one);
  for (const auto& [id, one] : by_person) ids.push_back(id);
  const Names names = names_in(visit, notes, disputes, ids);
  std::vector<One> all;
  for (auto& [id, one] : by_person) {
    one.name = name_of(names, id);
    all.push_back(std::move(one));
  }
  std::ranges::sort(all, {}, &One::name);
  std::string body;
  for (const One& one : all)
    body += html::disclosure(with(one.name, ": ", summary_of(one.notes, one.disputes)),
                             history(visit, one.notes, one.disputes, names));
  return html::card(
      {.title = "What was noted", .body_html = html::disclosure("Everybody's notes and objections", body)});
}

std::string own_history(web::Visit& visit, const timetable::Occurrence& it) {
  const std::string me = visit.viewer_id().text();
  const std::vector<Noted> notes = attendance_events(visit.transaction, it.id, me);
  if (notes.empty()) return "";
  std::vector<Dispute> disputes = disputes_of_occurrence(visit.transaction, it.id);
  std::erase_if(disputes, [&me](const Dispute& one) { return one.person_id != me; });
  return html::card({.title = "What was noted of you",
                     .body_html = history(visit, notes, disputes, names_in(visit, notes, disputes)),
                     .more = html::Link{"My attendance", "/timetable/attendance"}});
}

}  // namespace attendance::pages

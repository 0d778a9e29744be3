#include "rooms/cohorts/page_parts.h"

#include "platform/calendar/zone.h"
#include "rooms/people/people.h"

namespace cohorts::pages {

Deed deed_of(const web::Visit& visit) { return {visit.viewer_id().text(), visit.now, visit.random}; }

Day today(const web::Visit& visit) { return calendar::local_of(visit.now, visit.school_zone).day; }

Reach reach_of(web::Visit& visit) { return {visit.transaction, visit.viewer_id(), today(visit)}; }

bool plans(const web::Visit& visit) {
  return visit.viewer().roles.any_of({Role::administrator, Role::lead, Role::specialist});
}

bool assigns(const web::Visit& visit) { return visit.viewer().roles.any_of({Role::administrator, Role::lead}); }

std::string part(const web::Visit& visit, std::string_view name) {
  const auto found = visit.path.find(name);
  return found == visit.path.end() ? "" : found->second;
}

Result<Day> day_in(const web::Fields& form, const char* field) {
  const std::optional<Day> day = Day::read(form.text(field));
  if (!day) return fail(FailureKind::invalid, "Please give a day.", field);
  return *day;
}

std::string outcome_words(Outcome outcome) {
  switch (outcome) {
    case Outcome::running:
      return "Running";
    case Outcome::passed:
      return "Passed";
    case Outcome::repeating:
      return "Repeats";
    case Outcome::graduated:
      return "Graduated";
    case Outcome::early_graduate:
      return "Graduated early";
    case Outcome::dismissed:
      return "Dismissed";
    case Outcome::withdrawn:
      return "Withdrew";
  }
  return "";
}

html::Form form_of(const web::Visit& visit, std::string action, std::string submit_label) {
  html::Form form(std::move(action), std::move(submit_label));
  for (const auto& [name, value] : visit.form_keys) form.hidden(name, value);
  return form;
}

std::string finished(html::Form& form, const web::Visit& visit, const std::string& name, const Refused& refused) {
  if (refused.failure && refused.form == name) form.typed(visit.form.first_of_each()).refused(*refused.failure);
  return form.html();
}

Names::Names(web::Visit& visit, const std::vector<std::string>& ids) {
  std::vector<PersonId> people;
  for (const std::string& id : ids)
    if (const auto person = PersonId::read(id)) people.push_back(*person);
  faces_ = people::faces_of(visit.transaction, people);
}

std::string Names::of(const std::string& id) const {
  const people::Face* found = find(id);
  return found == nullptr ? "Somebody" : found->name;
}

std::string Names::face(const std::string& id) const {
  const people::Face* found = find(id);
  if (found == nullptr) return html::avatar("Somebody");
  return html::avatar(found->name, people::photo_path(PersonId::read(id).value(), found->photo));
}

bool Names::works_here(const std::string& id) const {
  const people::Face* found = find(id);
  return found != nullptr && found->works_here;
}

const people::Face* Names::find(const std::string& id) const {
  const auto person = PersonId::read(id);
  const auto found = person ? faces_.find(*person) : faces_.end();
  return found == faces_.end() ? nullptr : &found->second;
}

bool is_here_as(web::Visit& visit, std::string_view id, Role role) {
  const auto person = PersonId::read(id);
  const auto found = person ? people::find(visit.transaction, *person) : std::nullopt;
  return found && found->is_active() && found->roles().has(role);
}

std::vector<html::Option> people_with(web::Visit& visit, Role role, int most) {
  std::vector<html::Option> options;
  for (const people::Holder& one : people::all_with_role(visit.transaction, role, most))
    options.push_back({.value = one.id.text(), .label = one.email.empty() ? one.name : one.name + ", " + one.email});
  return options;
}

void choose_person(html::Form& form, web::Visit& visit, Role role, const std::string& label,
                   const std::set<std::string>& left_out) {
  constexpr int most_to_choose_from = 200;
  auto people = people_with(visit, role, most_to_choose_from);
  // Who was chosen stays in the list of a refused form, which would choose the first one otherwise.
  const std::string chosen = visit.form.text("person_id");
  const auto left = std::erase_if(
      people, [&](const html::Option& one) { return left_out.contains(one.value) && one.value != chosen; });
  if (!people.empty())
    form.select({.name = "person_id", .label = label, .required = true, .options = std::move(people)});
  else
    form.email({.name = "email",
                .label = label + "'s e-mail address",
                .hint = left > 0 ? "Everybody whom a list would offer is there already." : "",
                .required = true});
}

Result<std::string> chosen_person(web::Visit& visit, Role role, const std::string& called) {
  if (const std::string address = visit.form.text("email"); !address.empty()) {
    const auto found = people::by_email(visit.transaction, address);
    if (!found || !found->is_active() || !found->roles().has(role))
      return fail(FailureKind::invalid, "No " + called + " has this address.", "email");
    return found->id.text();
  }
  std::string id = visit.form.text("person_id");
  if (!is_here_as(visit, id, role)) return fail(FailureKind::invalid, "Please choose a " + called + ".", "person_id");
  return id;
}

}  // namespace cohorts::pages

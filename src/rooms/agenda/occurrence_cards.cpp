#include "rooms/agenda/occurrence_cards.h"

#include <algorithm>

#include "kernel/text.h"
#include "rooms/curriculum/curriculum.h"
#include "rooms/people/people.h"

namespace agenda::pages {

namespace {

struct ToRead {
  curriculum::Edition edition;
  curriculum::Page page;
};
Result<ToRead> to_read(web::Visit& visit, const Occurrence& it, const std::string& edition_id) {
  if (!it.page) return fail(FailureKind::not_found, "There is nothing to read for this.");
  curriculum::Edition edition = TRY(curriculum::edition_of(visit.transaction, edition_id));
  curriculum::Page page =
      TRY(curriculum::page(visit.transaction, edition_id, *it.page, curriculum::Audience::everyone));
  return ToRead{std::move(edition), std::move(page)};
}

std::string day_here(const web::Visit& visit, Moment at) {
  return html::day_words(calendar::local_of(at, visit.viewer().zone).day);
}

std::map<PersonId, std::string> names_in_run(web::Visit& visit, const std::string& run) {
  std::vector<PersonId> people;
  for (const cohorts::Enrolment& one : cohorts::enrolments_of_run(visit.transaction, run))
    if (const auto id = PersonId::read(one.person_id)) people.push_back(*id);
  return people::names_of(visit.transaction, people);
}

std::string join_form(const web::Visit& visit, const Occurrence& it, const std::map<PersonId, std::string>& names,
                      const std::optional<Failure>& refused) {
  std::vector<html::Option> roles, people;
  for (const std::string& role : it.roles) roles.push_back({.value = role, .label = role});
  for (const auto& [id, name] : names) people.push_back({.value = id.text(), .label = name});
  std::ranges::sort(people, {}, &html::Option::label);
  html::Form form = form_of(visit, path_of(it) + "/team", "Add to the team");
  if (roles.empty())
    form.text({.name = "role", .label = "Role", .required = true, .max = 80});
  else
    form.select({.name = "role", .label = "Role", .required = true, .options = roles});
  form.select({.name = "person_id", .label = "Student", .required = true, .options = people});
  show_refused(form, visit, refused);
  return html::disclosure("Add somebody", form.html(), refused.has_value());
}

}  // namespace

std::string reading_card(web::Visit& visit, const Occurrence& it, const cohorts::Cohort& cohort) {
  if (!it.page) return "";
  const auto found = to_read(visit, it, cohort.edition_id);
  if (!found) return "";
  const std::string link =
      html::link({found->page.title,
                  "/curriculum/editions/" + std::to_string(found->edition.number) + "/pages/" + found->page.address});
  std::string body = "<p>" + link + "</p>";
  if (it.kind == SessionKind::reading && visit.viewer().roles.has(Role::student)) {
    std::optional<Moment> before;
    bool is_read = false;
    for (const Reading& one : readings(visit.transaction, visit.viewer_id().text())) {
      if (one.page != found->page.path) continue;
      is_read = is_read || one.digest == found->page.digest;
      before = Moment::read(one.made_at);
    }
    if (!is_read && before)
      body += "<p>" +
              html::escape("Its text has changed since you read it on " + day_here(visit, *before) +
                           ": please read it once more.") +
              "</p>";
    if (is_read)
      body += html::badge("You have read this version", html::Tone::good);
    else
      body += form_of(visit, path_of(it) + "/read", "I have read it").hidden("digest", found->page.digest).html();
  }
  return html::card({.title = "To read", .body_html = body});
}

std::string readers_card(web::Visit& visit, const Occurrence& it, const cohorts::Cohort& cohort) {
  if (it.kind != SessionKind::reading || !it.page) return "";
  const std::vector<std::string> path{*it.page};
  const auto versions = curriculum::versions(visit.transaction, cohort.edition_id, path);
  if (versions.empty()) return "";
  const Day day = calendar::local_of(it.ends_at, school_of(visit).zone).day;
  std::vector<std::string> ids;
  std::vector<PersonId> people;
  for (const cohorts::Enrolment& one : cohorts::enrolments_of_run(visit.transaction, it.run_id)) {
    if (one.until_day && *one.until_day < day) continue;
    ids.push_back(one.person_id);
    if (const auto id = PersonId::read(one.person_id)) people.push_back(*id);
  }
  const auto read = readers_of(visit.transaction, *it.page, versions.begin()->second, ids);
  const auto names = people::names_of(visit.transaction, people);
  std::map<std::string, int, std::less<>> numbers;  // of editions
  for (const curriculum::Edition& one : curriculum::editions(visit.transaction)) numbers.emplace(one.id, one.number);
  int done = 0;
  std::vector<html::ListItem> items;
  for (const std::string& id : ids) {
    const auto person = PersonId::read(id);
    html::ListItem item{.title = person && names.contains(*person) ? names.at(*person) : "Somebody",
                        .href = "/students/" + id};
    const auto found = read.find(id);
    if (found == read.end()) {
      item.after_html = html::badge("Not read");
    } else {
      const bool is_this = found->second.digest == versions.begin()->second;
      const auto number = numbers.find(found->second.edition_id);
      item.note = "On " + day_here(visit, Moment::read(found->second.made_at).value()) +
                  (number == numbers.end() ? "" : ", as of edition " + std::to_string(number->second));
      item.after_html = is_this ? html::badge("Has read this version", html::Tone::good)
                                : html::badge("Has read an earlier version", html::Tone::due);
      done += is_this ? 1 : 0;
    }
    items.push_back(std::move(item));
  }
  std::ranges::sort(items, {}, &html::ListItem::title);
  if (items.empty()) return "";
  return html::card({.title = "Who has read it",
                     .body_html = html::disclosure("Everybody in this module run", html::list(items)),
                     .note = std::to_string(done) + " of " + std::to_string(items.size()) + " this version"});
}

Result<web::Outcome> read_it(web::Visit& visit) {
  const Occurrence it = TRY(occurrence_in(visit));
  const cohorts::Cohort cohort = TRY(cohorts::cohort(visit.transaction, it.cohort_id));
  const ToRead what = TRY(to_read(visit, it, cohort.edition_id));
  // Only the version that was shown to them.
  if (visit.form.text("digest") != what.page.digest)
    return fail(FailureKind::conflict, "The page has changed meanwhile: please read it once more.");
  TRY(acknowledge(visit.transaction, cohort.edition_id, what.page.path, what.page.digest, deed_of(visit)));
  return web::Outcome(web::SeeOther{path_of(it), "Thank you."});
}

std::string team_card(web::Visit& visit, const Occurrence& it, const cohorts::Cohort& cohort,
                      const std::optional<Failure>& refused) {
  if (it.kind != SessionKind::community_event) return "";
  const bool staff_here = is_staff(visit) && reach_of(visit).looks_after(cohorts::place_of(cohort, it.module));
  const auto names = names_in_run(visit, it.run_id);
  std::vector<html::ListItem> items;
  bool is_in_it = false;
  for (const timetable::TeamMember& one : timetable::team(visit.transaction, it.id)) {
    const auto id = PersonId::read(one.person_id);
    const std::string name = id && names.contains(*id) ? names.at(*id) : "Somebody";
    is_in_it = is_in_it || one.person_id == visit.viewer_id().text();
    html::Form leave = form_of(visit, "/timetable/team/" + one.id + "/leave", "Remove");
    leave.small().hidden("back", path_of(it)).label_for_readers("Remove " + name + " from the team");
    items.push_back({.title = name, .note = one.role, .after_html = staff_here ? leave.html() : ""});
  }
  std::string body = items.empty() ? html::empty_state({.title = "No team yet"}) : html::list(items);
  const std::optional<std::string> address = timetable::artefact(visit.transaction, it.id);
  if (address)
    body +=
        html::facts({{.name = it.artefact.value_or("What the team made"), .html = html::link({*address, *address})}});
  if (is_in_it) {
    html::Form hand_in = form_of(visit, path_of(it) + "/artefact", "Hand it in");
    hand_in.address({.name = "address",
                     .label = "Where it lies: " + it.artefact.value_or("the team's work"),
                     .required = true,
                     .max = 500});
    show_refused(hand_in, visit, refused);
    body += hand_in.html();
  }
  if (staff_here) body += join_form(visit, it, names, refused);
  return html::card({.title = "The team that leads it", .body_html = body});
}

Result<void> is_as_seen(web::Visit& visit, const Occurrence& it, const char* field, const std::string& now) {
  if (text::whole_number(visit.form.text("changes")) == it.changes) return {};
  std::string who = "Somebody";
  const std::vector<timetable::Change> all = timetable::changes(visit.transaction, it.id);
  const auto by = all.empty() ? std::nullopt : PersonId::read(all.back().made_by.value_or(""));
  if (by) {
    const auto names = people::names_of(visit.transaction, std::vector{*by});
    if (names.contains(*by)) who = names.at(*by);
  }
  return fail(FailureKind::conflict,
              who + " has changed it meanwhile: " + now + ". Send it once more if it is still to be changed.", field);
}

Result<web::Outcome> leave_the_team(web::Visit& visit) {
  const std::string member = part(visit, "member");
  const Occurrence it = TRY(timetable::occurrence_of_member(visit.transaction, member));
  TRY(check_looks_after(visit, it));
  TRY(timetable::leave_team(visit.transaction, member, deed_of(visit)));
  return web::Outcome(web::SeeOther{web::local_path(visit.form.text("back")), "Removed."});
}

}  // namespace agenda::pages

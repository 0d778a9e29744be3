// /people/me and /people/:person: what the viewer may see of one person, and for administrators what can be done.
#include "kernel/text.h"
#include "platform/html/parts.h"
#include "rooms/people/contacts.h"
#include "rooms/people/page_parts.h"

namespace people::pages {

namespace {

struct Looking {
  const PageSettings& settings;
  web::Visit& visit;
  const Record& person;
  Visible sees;
  bool is_oneself;
  bool administers;
  std::vector<html::Link> looks_after;  // P23: for whoever administers
};

Looking looking(const PageSettings& settings, web::Visit& visit, const Record& person) {
  const Viewer& viewer = visit.viewer();
  const bool administers = viewer.roles.has(Role::administrator);
  return {settings,
          visit,
          person,
          visible(person, viewer),
          viewer.id == person.id,
          administers,
          administers ? looked_after_by(settings, visit, person.id) : std::vector<html::Link>()};
}

std::string email_html(const std::string& email) { return html::link({email, href_of_contact(email)}); }

std::string links_html(const std::vector<std::string>& links) {
  std::vector<html::ListItem> items;
  for (const std::string& link : links) items.push_back({.title = link, .href = href_of_contact(link)});
  return html::list(items);
}

std::vector<html::Fact> facts_of(const Looking& at) {
  const Record& person = at.person;
  std::vector<html::Fact> facts;
  if (at.sees.pronouns && !person.pronouns.empty())
    facts.push_back({"Pronouns", person.pronouns + (person.pronouns_shown ? "" : " (only you see them)")});
  if (at.sees.email && !person.email.empty()) facts.push_back({.name = "E-mail", .html = email_html(person.email)});
  if (at.sees.zone) facts.push_back({"Time zone", person.zone});
  if (at.sees.links && !person.links.empty()) facts.push_back({.name = "Links", .html = links_html(person.links)});
  if (at.sees.account) {
    if (!person.external_id.empty()) facts.push_back({"Identifier", person.external_id});
    facts.push_back({"Added", day_of(person.created_at, at.visit)});
    if (person.deactivated_at) facts.push_back({"Deactivated", day_of(*person.deactivated_at, at.visit)});
  }
  return facts;
}

std::string badges_of(const Looking& at) {
  return at.person.is_active() ? std::string() : html::badge("Deactivated", html::Tone::due);
}

std::string actions_of(const Looking& at) {
  std::string actions;
  if (at.is_oneself)
    actions += html::button({"Change your profile", "/people/me/edit", "icon-pencil"}, html::Look::primary) +
               html::button({at.person.photo.empty() ? "Add a photo" : "Change your photo", "/people/me/photo"});
  // Those who look after students have a page of each; the room students is above this one.
  if (at.visit.viewer().roles.any_of(carers) && at.person.roles().any_of({Role::student, Role::alum}))
    actions += html::button({"Modules and attendance", "/students/" + at.person.id.text(), "icon-user-check"});
  if (!at.administers) return actions;
  const std::string path = path_of(at.person.id);
  actions += html::button({"Change the account", path + "/edit"});
  actions += html::button({"Invitation and sign-in", "/accounts/" + at.person.id.text()});
  if (at.person.is_active())
    actions += html::button({"Deactivate", path + "/deactivate"}, html::Look::quiet);
  else
    actions += form_of(at.visit, path + "/reactivate", "Reactivate").small().html();
  // Who cannot sign in cannot ask to be erased; the room privacy is above this one.
  if (!at.is_oneself && !at.person.erased_at && (!at.person.is_active() || at.person.email.empty()))
    actions +=
        html::button({"Ask for their erasure", "/privacy/requests?for=" + at.person.id.text()}, html::Look::quiet);
  return actions;
}

// P23: " Kim Lee looks after 2608BE, module 2; 3 graduates as their adviser."
std::string looked_after_words(const Looking& at) {
  constexpr std::size_t most = 3;
  std::string words;
  for (std::size_t i = 0; i < at.looks_after.size() && i < most; ++i)
    words += (i == 0 ? "" : "; ") + at.looks_after[i].label;
  if (at.looks_after.size() > most) words += "; and " + std::to_string(at.looks_after.size() - most) + " more";
  return words.empty() ? words : " " + at.person.name + " looks after " + words + ".";
}

std::string end_form(const Looking& at, const HeldRole& held) {
  const std::string words = words_of(held.grant);
  return form_of(at.visit, path_of(at.person.id) + "/roles/" + held.id.text() + "/end", "End")
      .small()
      .danger("End the role " + words + "?" + (staff.has(held.grant.role) ? looked_after_words(at) : std::string()))
      .label_for_readers("End the role " + words)
      .html();
}

std::string roles_card(const Looking& at) {
  std::vector<html::ListItem> items;
  for (const HeldRole& held : at.person.held)
    items.push_back({.title = words_of(held.grant),
                     .note = at.sees.account ? "since " + day_of(held.granted_at, at.visit) : std::string(),
                     .after_html = at.administers ? end_form(at, held) : std::string()});
  const std::string none = html::empty_state({.title = "No role", .say = "Without a role one sees nothing of others."});
  return html::card({.title = "Roles", .body_html = items.empty() ? none : html::list(items), .flush = true});
}

// P23
std::string looked_after_card(const Looking& at) {
  if (at.looks_after.empty()) return {};
  const bool works_here = at.person.is_active() && at.person.roles().any_of(staff);
  return html::card({.title = "Looks after",
                     .body_html = looked_after_list(at.looks_after),
                     .note = works_here ? "Stays so when a role ends: give it to somebody else first"
                                        : "No longer works here: give it to somebody else",
                     .flush = true});
}

std::string history_card(const Looking& at) {
  const std::vector<HeldRole> history = role_history(at.visit.transaction, at.person.id);
  std::vector<PersonId> givers;
  for (const HeldRole& held : history)
    if (held.granted_by) givers.push_back(*held.granted_by);
  const auto names = names_of(at.visit.transaction, givers);
  std::vector<html::ListItem> items;
  for (const HeldRole& held : history) {
    std::string note = day_of(held.granted_at, at.visit) + " – ";
    note += held.ended_at ? day_of(*held.ended_at, at.visit) : "now";
    if (held.granted_by && names.contains(*held.granted_by)) note += ", granted by " + names.at(*held.granted_by);
    items.push_back({.title = words_of(held.grant), .note = note});
  }
  return items.empty() ? std::string()
                       : html::card({.title = "Role history", .body_html = html::list(items), .flush = true});
}

std::string grant_card(const Looking& at, const std::vector<Failure>& refused) {
  html::Form form = form_of(at.visit, path_of(at.person.id) + "/roles", "Grant the role");
  add_grant_fields(form, at.settings, at.visit);
  show_refused(form, at.visit, refused);
  return html::card({.title = "Grant a role", .body_html = form.html()});
}

std::string person_card(const Looking& at) {
  const std::string photo = at.sees.photo ? photo_path(at.person.id, at.person.photo) : std::string();
  return html::card({.title = at.is_oneself ? "You" : "Person",
                     .body_html = "<div class=\"face\">" + html::avatar(at.person.name, photo) +
                                  html::facts(facts_of(at)) + "</div>"});
}

std::vector<web::Crumb> crumbs_of(const Looking& at) {
  if (!at.visit.viewer().roles.any_of(staff)) return {};
  return {list_crumb(), crumb_of(at.person)};
}

web::Page page_of(const Looking& at, const Refused& refused) {
  std::string main = html::page_head({.title = at.person.name,
                                      .lead = at.is_oneself ? "This is what the school knows of you." : "",
                                      .beside_html = badges_of(at),
                                      .actions_html = actions_of(at)});
  for (const Failure& one : refused.deed) main += html::alert({.tone = html::Tone::bad, .text = one.say});
  main += person_card(at);
  if (at.sees.roles) main += roles_card(at);
  main += looked_after_card(at);
  if (at.administers) main += grant_card(at, refused.grant);
  if (at.sees.account) main += history_card(at);
  return {.title = at.person.name, .main = main, .crumbs = crumbs_of(at), .status = refused.status()};
}

}  // namespace

web::Page person_page(const PageSettings& settings, web::Visit& visit, const Record& person, const Refused& refused) {
  return page_of(looking(settings, visit, person), refused);
}

Result<web::Outcome> show_me(const PageSettings& settings, web::Visit& visit) {
  const auto self = find(visit.transaction, visit.viewer_id());
  if (!self) return fail(FailureKind::not_found, "There is no such person.");
  return person_page(settings, visit, *self);
}

Result<web::Outcome> show_person(const PageSettings& settings, web::Visit& visit) {
  const Record person = TRY(person_in(visit));
  // One's own page, or anybody's for staff.
  if (person.id != visit.viewer_id() && !visit.viewer().roles.any_of(staff))
    return fail(FailureKind::not_found, "There is no such page.");
  return person_page(settings, visit, person);
}

}  // namespace people::pages

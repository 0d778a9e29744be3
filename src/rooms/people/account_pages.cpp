// What an administrator does with accounts: add, change, deactivate, reactivate; and the school's own settings.
#include "platform/html/parts.h"
#include "rooms/people/page_parts.h"

namespace people::pages {

namespace {

void add_account_fields(html::Form& form, const Account& account, Moment now) {
  form.text({.name = "name", .label = "Name", .value = account.name, .required = true, .max = 100})
      .email({.name = "email",
              .label = "E-mail",
              .hint = "They sign in with it; without one they cannot.",
              .value = account.email,
              .max = 254})
      .text({.name = "external_id",
             .label = "Identifier",
             .hint = "What they are called in the school's other systems, if they are.",
             .value = account.external_id,
             .max = 100})
      .select({.name = "zone",
               .label = "Time zone",
               .value = account.zone,
               .required = true,
               .options = zone_options(account.zone, now)});
}

Account read_account(const web::Fields& form) {
  return {form.text("name"), form.text("email"), form.text("external_id"), form.text("zone")};
}

Account account_of(const Record& person) { return {person.name, person.email, person.external_id, person.zone}; }

std::vector<Kept> kept_of(const Record& person, const Account& typed) {
  return {{"name", typed.name, person.name},
          {"email", typed.email, person.email},
          {"external_id", typed.external_id, person.external_id},
          {"zone", typed.zone, person.zone}};
}

// ---- adding ----

web::Page new_page(const PageSettings& settings, web::Visit& visit, const std::vector<Failure>& refused) {
  const auto its_school = school(visit.transaction);
  html::Form form = form_of(visit, "/people/new", "Add the person");
  add_account_fields(form, {"", "", "", its_school ? its_school->zone : visit.viewer().zone}, visit.now);
  form.section("First role", "More can be granted afterwards.");
  add_grant_fields(form, settings, visit);
  form.cancel("/people");
  show_refused(form, visit, refused);
  return {.title = "Add a person",
          .main = html::page_head({.title = "Add a person"}) + html::card({.body_html = form.html()}),
          .crumbs = {list_crumb(), {"Add a person", "/people/new"}},
          .status = status_of(refused)};
}

Result<PersonId> add_as_typed(const PageSettings& settings, web::Visit& visit) {
  const Account typed = read_account(visit.form);
  const RoleGrant role = TRY(read_grant(settings, visit));
  return add(
      visit.transaction,
      {.name = typed.name, .email = typed.email, .external_id = typed.external_id, .zone = typed.zone, .roles = {role}},
      visit.viewer_id(), visit.now, visit.random);
}

// ---- changing ----

web::Page account_page(web::Visit& visit, const Record& person, const std::vector<Failure>& refused) {
  const std::string path = path_of(person.id);
  html::Form form = form_of(visit, path + "/edit", "Save");
  form.hidden("seen", seen_of(kept_of(person, {})));
  add_account_fields(form, account_of(person), visit.now);
  form.cancel(path);
  show_refused(form, visit, refused);
  return {.title = "Change the account",
          .main = html::page_head({.title = "Change the account",
                                   .lead = "Pronouns and links are for " + person.name + " alone to change.",
                                   .place = person.name}) +
                  html::card({.body_html = form.html()}),
          .crumbs = {list_crumb(), crumb_of(person), {"Change the account", path + "/edit"}},
          .status = status_of(refused)};
}

// ---- deactivating ----

web::Page deactivate_page(const PageSettings& settings, web::Visit& visit, const Record& person,
                          const std::vector<Failure>& refused) {
  const std::string path = path_of(person.id);
  html::Form form = form_of(visit, path + "/deactivate", "Deactivate " + person.name);
  form.danger().cancel(path);
  show_refused(form, visit, refused);
  const bool oneself = person.id == visit.viewer_id();
  const std::string what_happens =
      html::list({{.title = oneself ? "You are signed out at once and cannot sign in again."
                                    : person.name + " is signed out at once and cannot sign in again."},
                  {.title = "Their roles, their work and everything recorded about them stay as they are."},
                  {.title = oneself ? "Only another administrator can reactivate you."
                                    : "An administrator can reactivate them at any time."}});
  std::string main = html::page_head({.title = "Deactivate " + person.name + "?"});
  if (const auto all = looked_after_by(settings, visit, person.id); !all.empty())  // P23
    main += html::card({.title = oneself ? "You look after" : person.name + " looks after",
                        .body_html = looked_after_list(all),
                        .note = "It stays as it is: give it to somebody else first",
                        .flush = true});
  return {.title = "Deactivate " + person.name + "?",
          .main = main + html::card({.title = "What happens", .body_html = what_happens + form.html()}),
          .crumbs = {list_crumb(), crumb_of(person), {"Deactivate", path + "/deactivate"}},
          .status = status_of(refused)};
}

// ---- the school ----

std::vector<Kept> kept_of(const School& present, const School& typed) {
  const auto needed = [](const School& one) { return one.staff_need_second_factor ? "needed" : "not needed"; };
  return {{"school_name", typed.name, present.name},
          {"school_zone", typed.zone, present.zone},
          {"staff_need_second_factor", needed(typed), needed(present)}};
}

web::Page school_page(web::Visit& visit, const School& present, const std::vector<Failure>& refused) {
  html::Form form = form_of(visit, "/people/school", "Save");
  form.hidden("seen", seen_of(kept_of(present, present)))
      .text({.name = "school_name", .label = "Name", .value = present.name, .required = true, .max = 100})
      .select({.name = "school_zone",
               .label = "Time zone",
               .hint = "In which sessions are held and days begin.",
               .value = present.zone,
               .required = true,
               .options = zone_options(present.zone, visit.now)})
      .checkbox({.name = "staff_need_second_factor",
                 .label = "Staff need a second factor to sign in",
                 .hint = "Whoever has none yet is asked to set one up.",
                 .checked = present.staff_need_second_factor})
      .cancel("/people");
  show_refused(form, visit, refused);
  return {.title = "School settings",
          .main = html::page_head({.title = "School settings"}) + html::card({.body_html = form.html()}),
          .crumbs = {list_crumb(), {"School settings", "/people/school"}},
          .status = status_of(refused)};
}

Result<School> school_of(web::Visit& visit) {
  auto present = school(visit.transaction);
  if (!present) return fail(FailureKind::not_found, "The school has not been set up yet.");
  return *std::move(present);
}

}  // namespace

Result<web::Outcome> new_person(const PageSettings& settings, web::Visit& visit) {
  return new_page(settings, visit, {});
}

Result<web::Outcome> add_person(const PageSettings& settings, web::Visit& visit) {
  const auto added = add_as_typed(settings, visit);
  if (!added) return new_page(settings, visit, {added.error()});
  return web::SeeOther{path_of(*added), visit.form.text("name") + " was added."};
}

Result<web::Outcome> edit_account(web::Visit& visit) { return account_page(visit, TRY(person_in(visit)), {}); }

Result<web::Outcome> change_account(web::Visit& visit) {
  const Record person = TRY(person_in(visit));
  const Account typed = read_account(visit.form);
  if (const auto lost = overwritten(visit, kept_of(person, typed)); !lost.empty())
    return stale(account_page(visit, person, lost));
  const auto done = change(visit.transaction, person.id, typed, visit.viewer_id(), visit.now, visit.random);
  return after(done, {path_of(person.id), "The account was saved."},
               [&](const std::vector<Failure>& refused) { return account_page(visit, person, refused); });
}

Result<web::Outcome> ask_deactivate(const PageSettings& settings, web::Visit& visit) {
  return deactivate_page(settings, visit, TRY(person_in(visit)), {});
}

Result<web::Outcome> deactivate_person(const PageSettings& settings, web::Visit& visit) {
  const Record person = TRY(person_in(visit));
  const auto done = deactivate(visit.transaction, person.id, visit.viewer_id(), visit.now, visit.random);
  const std::string said = person.name + " was deactivated." + still_looks_after(settings, visit, person.id);
  return after(done, {path_of(person.id), said},
               [&](const std::vector<Failure>& refused) { return deactivate_page(settings, visit, person, refused); });
}

Result<web::Outcome> reactivate_person(const PageSettings& settings, web::Visit& visit) {
  const Record person = TRY(person_in(visit));
  const auto done = reactivate(visit.transaction, person.id, visit.viewer_id(), visit.now, visit.random);
  return after(done, {path_of(person.id), person.name + " was reactivated."}, [&](const std::vector<Failure>& refused) {
    return person_page(settings, visit, person, {.deed = refused});
  });
}

Result<web::Outcome> edit_school(web::Visit& visit) { return school_page(visit, TRY(school_of(visit)), {}); }

Result<web::Outcome> change_school(web::Visit& visit) {
  const School present = TRY(school_of(visit));
  const School typed{visit.form.text("school_name"), visit.form.text("school_zone"),
                     visit.form.has("staff_need_second_factor")};
  if (const auto lost = overwritten(visit, kept_of(present, typed)); !lost.empty())
    return stale(school_page(visit, present, lost));
  const auto done = change(visit.transaction, typed, visit.viewer_id(), visit.now, visit.random);
  return after(done, {"/people/school", "The settings were saved."},
               [&](const std::vector<Failure>& refused) { return school_page(visit, present, refused); });
}

}  // namespace people::pages

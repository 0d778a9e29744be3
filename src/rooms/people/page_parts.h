// The handlers of people's pages, one file for each page, and what these files share.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/html/form.h"
#include "platform/web/visit.h"
#include "rooms/people/people.h"
#include "rooms/people/people_pages.h"
#include "rooms/people/photo.h"

namespace people::pages {

// list_page.cpp
Result<web::Outcome> show_list(web::Visit& visit);
// person_page.cpp
Result<web::Outcome> show_me(const PageSettings& settings, web::Visit& visit);
Result<web::Outcome> show_person(const PageSettings& settings, web::Visit& visit);
// profile_page.cpp
Result<web::Outcome> edit_profile(web::Visit& visit);
Result<web::Outcome> change_profile(web::Visit& visit);
// photo_pages.cpp
web::Before photo_maker();
Result<web::Outcome> edit_photo(web::Visit& visit);
Result<web::Outcome> change_photo(web::Visit& visit);
Result<web::Outcome> remove_photo(web::Visit& visit);
Result<web::Outcome> show_photo(web::Visit& visit);
// account_pages.cpp
Result<web::Outcome> new_person(const PageSettings& settings, web::Visit& visit);
Result<web::Outcome> add_person(const PageSettings& settings, web::Visit& visit);
Result<web::Outcome> edit_account(web::Visit& visit);
Result<web::Outcome> change_account(web::Visit& visit);
Result<web::Outcome> ask_deactivate(const PageSettings& settings, web::Visit& visit);
Result<web::Outcome> deactivate_person(const PageSettings& settings, web::Visit& visit);
Result<web::Outcome> reactivate_person(const PageSettings& settings, web::Visit& visit);
Result<web::Outcome> edit_school(web::Visit& visit);
Result<web::Outcome> change_school(web::Visit& visit);
// role_pages.cpp
Result<web::Outcome> grant_role(const PageSettings& settings, web::Visit& visit);
Result<web::Outcome> end_role_of(const PageSettings& settings, web::Visit& visit);

// ---- shared ----

// The person whom the path names and who is still known; not_found.
Result<Record> person_in(web::Visit& visit);
std::string path_of(const PersonId& person);
web::Crumb list_crumb();
web::Crumb crumb_of(const Record& person);

// What was refused on the page of a person: what was typed into the form that grants a role, or another deed.
struct Refused {
  std::vector<Failure> grant = {}, deed = {};
  int status() const { return grant.empty() && deed.empty() ? 200 : 422; }
};
web::Page person_page(const PageSettings& settings, web::Visit& visit, const Record& person,
                      const Refused& refused = {});

// P23: what somebody looks after, as the rooms above know it, and that as a list.
std::vector<html::Link> looked_after_by(const PageSettings& settings, web::Visit& visit, const PersonId& person);
std::string looked_after_list(const std::vector<html::Link>& all);
// Behind what was done: that it stays theirs, when they no longer work here and look after anything.
std::string still_looks_after(const PageSettings& settings, web::Visit& visit, const PersonId& person);

// "Instructor (BE, module 2)".
std::string words_of(const RoleGrant& grant);
// As the viewer's calendar has it: "Tue 1 Sep 2026".
std::string day_of(Moment moment, const web::Visit& visit);
std::vector<html::Option> zone_options(std::string_view present, Moment now);
std::vector<html::Option> role_options();

// A form of the page, with its keys; after a refusal with what was typed and why not.
html::Form form_of(const web::Visit& visit, std::string action, std::string submit_label);
void show_refused(html::Form& form, const web::Visit& visit, const std::vector<Failure>& refused);
int status_of(const std::vector<Failure>& refused);

// P21. One field of a form that changes what is kept: what was typed into it, and what is kept now.
struct Kept {
  std::string field, typed, now;
};
// The form's hidden field "seen": a digest of what was kept when it was opened.
std::string seen_of(const std::vector<Kept>& all);
// What would be overwritten although somebody saved it after the form was opened: a Failure for the form, and one at
// each such field with what is kept now. None for a form that saw what is kept, or says the same.
std::vector<Failure> overwritten(const web::Visit& visit, const std::vector<Kept>& all);
web::Page stale(web::Page page);  // 409

// The fields "role", "track" and "module", and the role in them: with a track as the school writes it (P22).
void add_grant_fields(html::Form& form, const PageSettings& settings, web::Visit& visit);
Result<RoleGrant> read_grant(const PageSettings& settings, web::Visit& visit);

// What a deed gave: on to `next`, or the same page again when it was refused. Who is not there is not found.
Result<web::Outcome> after(const Result<void>& done, web::SeeOther next,
                           const std::function<web::Page(const std::vector<Failure>&)>& again);

}  // namespace people::pages

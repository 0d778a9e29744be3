#include "rooms/people/page_parts.h"

#include <algorithm>

#include "kernel/text.h"
#include "platform/calendar/zone.h"
#include "platform/calendar/zone_choice.h"
#include "platform/crypto/crypto.h"
#include "platform/html/parts.h"

namespace people::pages {

Result<Record> person_in(web::Visit& visit) {
  auto person = find(visit.transaction, TRY(visit.id<::Person>("person")));
  if (!person || person->erased_at) return fail(FailureKind::not_found, "There is no such person.");
  return *std::move(person);
}

std::string path_of(const PersonId& person) { return "/people/" + person.text(); }

web::Crumb list_crumb() { return {"People", "/people"}; }

web::Crumb crumb_of(const Record& person) { return {person.name, path_of(person.id)}; }

std::string words_of(const RoleGrant& grant) {
  std::string limits = grant.track;
  if (grant.module != 0) limits += (limits.empty() ? "module " : ", module ") + std::to_string(grant.module);
  return std::string(title_of(grant.role)) + (limits.empty() ? "" : " (" + limits + ")");
}

std::vector<html::Link> looked_after_by(const PageSettings& settings, web::Visit& visit, const PersonId& person) {
  return settings.looks_after ? settings.looks_after(visit, person) : std::vector<html::Link>();
}

std::string looked_after_list(const std::vector<html::Link>& all) {
  std::vector<html::ListItem> items;
  for (const html::Link& one : all)
    items.push_back({.title = one.label,
                     .href = one.href,
                     .note = one.href.empty() ? "The career team gives it to somebody else" : std::string()});
  return html::list(items);
}

std::string still_looks_after(const PageSettings& settings, web::Visit& visit, const PersonId& person) {
  const auto found = find(visit.transaction, person);
  if (!found || (found->is_active() && found->roles().any_of(staff))) return {};
  if (looked_after_by(settings, visit, person).empty()) return {};
  return " What they look after is still theirs: give it to somebody else.";
}

std::string day_of(Moment moment, const web::Visit& visit) {
  return html::day_words(calendar::local_of(moment, visit.viewer().zone).day);
}

std::vector<html::Option> zone_options(std::string_view present, Moment now) {
  std::vector<html::Option> options;
  for (const calendar::ZoneChoice& one : calendar::zone_choices(now, present))
    options.push_back({.value = one.name, .label = one.place + ", " + one.offset, .group = one.region});
  return options;
}

std::vector<html::Option> role_options() {
  std::vector<html::Option> options;
  for (const Role role : all_roles)
    options.push_back({.value = std::string(name_of(role)), .label = std::string(title_of(role))});
  return options;
}

namespace {

std::vector<std::string> tracks_of(const PageSettings& settings, web::Visit& visit) {
  return settings.tracks ? settings.tracks(visit) : std::vector<std::string>();
}

}  // namespace

html::Form form_of(const web::Visit& visit, std::string action, std::string submit_label) {
  html::Form form(std::move(action), std::move(submit_label));
  for (const auto& [name, value] : visit.form_keys) form.hidden(name, value);
  return form;
}

void show_refused(html::Form& form, const web::Visit& visit, const std::vector<Failure>& refused) {
  if (refused.empty()) return;
  form.typed(visit.form.first_of_each());
  for (const Failure& one : refused) form.refused(one);
}

int status_of(const std::vector<Failure>& refused) { return refused.empty() ? 200 : 422; }

std::string seen_of(const std::vector<Kept>& all) {
  std::string text;
  for (const Kept& one : all) text += one.now + '\0';
  return crypto::digest(text);
}

std::vector<Failure> overwritten(const web::Visit& visit, const std::vector<Kept>& all) {
  if (!visit.form.has("seen") || visit.form.text("seen") == seen_of(all)) return {};
  std::vector<Failure> out;
  for (const Kept& one : all)
    if (one.typed != one.now)
      out.push_back({FailureKind::conflict,
                     one.now.empty() ? "Meanwhile this was emptied." : "Meanwhile this was saved: “" + one.now + "”.",
                     one.field});
  if (!out.empty())
    out.insert(out.begin(),
               {FailureKind::conflict,
                "This was changed after you opened the form, so nothing was saved. What you typed is still "
                "here: compare it with what was saved meanwhile, then save again.",
                ""});
  return out;
}

web::Page stale(web::Page page) {
  page.status = web::status_of(FailureKind::conflict);
  return page;
}

void add_grant_fields(html::Form& form, const PageSettings& settings, web::Visit& visit) {
  form.select({.name = "role", .label = "Role", .required = true, .options = role_options()});
  std::vector<html::Option> tracks{{.value = "", .label = "All tracks"}};
  for (const std::string& one : tracks_of(settings, visit)) tracks.push_back({.value = one, .label = one});
  if (tracks.size() == 1)
    form.text({.name = "track", .label = "Track", .hint = "Empty: all tracks.", .max = 80});
  else
    form.select({.name = "track", .label = "Track", .options = std::move(tracks)});
  form.number({.name = "module", .label = "Module", .hint = "Empty: all modules.", .least = "1", .most = "99"});
}

Result<RoleGrant> read_grant(const PageSettings& settings, web::Visit& visit) {
  const web::Fields& form = visit.form;
  const auto role = role_named(form.text("role"));
  if (!role) return fail(FailureKind::invalid, "Please choose a role.", "role");
  RoleGrant grant{*role, form.text("track"), 0};
  if (const std::vector<std::string> tracks = tracks_of(settings, visit); !tracks.empty() && !grant.track.empty()) {
    const auto found = std::ranges::find_if(
        tracks, [&](const std::string& one) { return text::equal_ignoring_case(one, text::trim(grant.track)); });
    if (found == tracks.end())
      return fail(FailureKind::invalid, "The school has no such track: please choose one of the list.", "track");
    grant.track = *found;
  }
  if (const std::string module = form.text("module"); !module.empty()) {
    const auto number = text::whole_number(module);
    if (!number) return fail(FailureKind::invalid, "A module is a number, or empty for all of them.", "module");
    grant.module = *number;
  }
  return grant;
}

Result<web::Outcome> after(const Result<void>& done, web::SeeOther next,
                           const std::function<web::Page(const std::vector<Failure>&)>& again) {
  if (done) return web::Outcome(std::move(next));
  if (done.error().kind == FailureKind::not_found) return std::unexpected(done.error());
  return web::Outcome(again({done.error()}));
}

}  // namespace people::pages

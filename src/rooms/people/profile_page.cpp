// /people/me/edit: what people change of themselves (P13).
#include "kernel/text.h"
#include "platform/html/parts.h"
#include "rooms/people/page_parts.h"

namespace people::pages {

namespace {

std::string lines_of(const std::vector<std::string>& links) {
  std::string lines;
  for (const std::string& link : links) lines += link + "\n";
  return lines;
}

// One a line, as they are kept: without spaces around them and empty lines.
std::string links_in(const std::vector<std::string>& links) {
  std::string out;
  for (const std::string& link : links)
    if (const std::string_view words = text::trim(link); !words.empty())
      out += (out.empty() ? "" : ", ") + std::string(words);
  return out;
}

std::vector<Kept> kept_of(const Record& self, const Profile& typed) {
  const auto shown = [](bool is) { return is ? "shown" : "not shown"; };
  return {{"name", typed.name, self.name},
          {"pronouns", typed.pronouns, self.pronouns},
          {"pronouns_shown", shown(typed.pronouns_shown), shown(self.pronouns_shown)},
          {"zone", typed.zone, self.zone},
          {"links", links_in(typed.links), links_in(self.links)}};
}

web::Page profile_page(web::Visit& visit, const Record& self, const std::vector<Failure>& refused) {
  html::Form form = form_of(visit, "/people/me/edit", "Save");
  form.hidden("seen", seen_of(kept_of(self, {})))
      .text({.name = "name", .label = "Name", .value = self.name, .required = true, .autocomplete = "name", .max = 100})
      .text({.name = "pronouns", .label = "Pronouns", .value = self.pronouns, .max = 40})
      .checkbox({.name = "pronouns_shown",
                 .label = "Show my pronouns to others",
                 .hint = "Otherwise nobody but you sees them.",
                 .checked = self.pronouns_shown})
      .select({.name = "zone",
               .label = "Time zone",
               .hint = "Times are shown to you as they are there.",
               .value = self.zone,
               .required = true,
               .options = zone_options(self.zone, visit.now)})
      .textarea({.name = "links",
                 .label = "Contact links",
                 .hint = self.roles().any_of(staff)
                             ? "One a line, at most 5: addresses that begin with https://, and e-mail addresses at "
                               "which you like to be reached. Students see them beside your name."
                             : "One a line, at most 5: addresses that begin with https://, and e-mail addresses.",
                 .value = lines_of(self.links),
                 .max = 1100,
                 .rows = 5})
      .cancel("/people/me");
  show_refused(form, visit, refused);
  return {.title = "Your profile",
          .main = html::page_head({.title = "Your profile",
                                   .lead = "Your e-mail address and your roles are changed by an administrator."}) +
                  html::card({.body_html = form.html()}),
          .crumbs = {{"You", "/people/me"}, {"Your profile", "/people/me/edit"}},
          .status = status_of(refused)};
}

Result<Record> self_of(web::Visit& visit) {
  auto self = find(visit.transaction, visit.viewer_id());
  if (!self) return fail(FailureKind::not_found, "There is no such person.");
  return *std::move(self);
}

Profile read_profile(const web::Fields& form) {
  Profile profile{form.text("name"), form.text("pronouns"), form.has("pronouns_shown"), form.text("zone"), {}};
  const std::string lines = form.text("links");
  for (const std::string_view link : text::split(lines, '\n')) profile.links.emplace_back(link);
  return profile;
}

}  // namespace

Result<web::Outcome> edit_profile(web::Visit& visit) { return profile_page(visit, TRY(self_of(visit)), {}); }

Result<web::Outcome> change_profile(web::Visit& visit) {
  const Record self = TRY(self_of(visit));
  const Profile typed = read_profile(visit.form);
  if (const auto lost = overwritten(visit, kept_of(self, typed)); !lost.empty())
    return stale(profile_page(visit, self, lost));
  const auto done = change(visit.transaction, self.id, typed, visit.now, visit.random);
  return after(done, {"/people/me", "Your profile was saved."},
               [&](const std::vector<Failure>& refused) { return profile_page(visit, self, refused); });
}

}  // namespace people::pages

#include "pages.h"
#include "platform/html/form.h"
#include "platform/html/parts.h"

namespace gallery {

std::string forms(bool refused) {
  html::Form form("/people/new", "Send the invitation");
  form.hidden("token", "t0ken")
      .section("Who it is")
      .text({.name = "name",
             .label = "Name",
             .hint = "As they want to be called.",
             .required = true,
             .autocomplete = "name"})
      .email({.name = "email",
              .label = "E-mail",
              .hint = "They sign in with it.",
              .required = true,
              .autocomplete = "email"})
      .phone({.name = "phone", .label = "Telephone"})
      .address({.name = "page", .label = "Web page", .value = "https://example.org"})
      .section("What they do here", "One person may have several roles.")
      .checkboxes({.name = "roles",
                   .label = "Roles",
                   .value = "student",
                   .options = {{"student", "Student"},
                               {"mentor", "Mentor", "Meets students, sees what they share."},
                               {"specialist", "Career specialist"}}})
      .radios({.name = "track",
               .label = "Track",
               .required = true,
               .options = {{"front", "Front end"}, {"back", "Back end", "Starts in October."}}})
      .select({.name = "zone",
               .label = "Time zone",
               .required = true,
               .options = {{"America/Denver", "Denver", "", "America"},
                           {"America/Phoenix", "Phoenix", "", "America"},
                           {"Europe/Berlin", "Berlin", "", "Europe"}}})
      .section("When")
      .date({.name = "from", .label = "From", .value = "2026-09-01", .required = true, .least = "2026-01-01"})
      .time({.name = "at", .label = "At", .value = "16:00"})
      .number({.name = "length", .label = "Length", .value = "45", .least = "5", .most = "240", .unit = "minutes"})
      .section("The rest")
      .password({.name = "password", .label = "Your password", .required = true, .autocomplete = "current-password"})
      .code({.name = "code", .label = "Code from your app", .max = 6})
      .textarea(
          {.name = "note", .label = "A note", .hint = "Goes into the e-mail.", .value = "Welcome!\n\nUntil Tuesday."})
      .file({.name = "photo", .label = "Photo", .hint = "PNG or JPEG, at most 2 MB.", .accept = ".png,.jpg"})
      .checkbox({.name = "news", .label = "Send the weekly letter", .hint = "Every Monday.", .checked = true})
      .also("more", "yes", "Send, and invite another")
      .cancel("/people")
      .icon("icon-circle-check");
  if (refused)
    form.typed({{"name", "ليلى <b>"}, {"email", "leila@"}, {"note", "One\nTwo"}, {"roles.mentor", "on"}})
        .refused({FailureKind::invalid, "“leila@” is no e-mail address: something like leila@example.org is expected.",
                  "email"})
        .refused({FailureKind::invalid, "Choose a track.", "track"})
        .refused({FailureKind::conflict, "The term has ended meanwhile.", ""});
  std::string out =
      html::page_head({.title = "Invite a person", .lead = "They get a link that is good for seven days."});
  out += html::card({.body_html = form.html()});
  out += html::card({.title = "Small deeds",
                     .body_html = html::Form("/revoke", "Revoke")
                                      .small()
                                      .danger("Revoke the key?")
                                      .label_for_readers("Revoke the key of Ana")
                                      .html() +
                                  " " + html::Form("/again", "Send again").small().html()});
  html::Form filter("/find", "Show");
  filter.get()
      .inline_()
      .search({.name = "q", .label = "Word"})
      .select({.name = "kind", .label = "Kind", .options = {{"a", "Sessions"}, {"b", "Deliverables"}}});
  return out + html::card({.title = "In one row", .body_html = filter.html()});
}

std::string sign_in() {
  return html::Form("/sign-in", "Sign in")
      .email({.name = "email", .label = "E-mail", .required = true, .autocomplete = "username"})
      .password({.name = "password", .label = "Password", .required = true, .autocomplete = "current-password"})
      .html();
}

std::string set_up() {
  return html::Form("/set-up", "Create the school")
      .section("The school")
      .text({.name = "school", .label = "Name of the school", .required = true, .autocomplete = "organization"})
      .select({.name = "zone", .label = "Time zone", .required = true, .options = {{"America/Denver", "Denver"}}})
      .section("You")
      .text({.name = "name", .label = "Your name", .required = true, .autocomplete = "name"})
      .email({.name = "email", .label = "E-mail", .required = true, .autocomplete = "username"})
      .password({.name = "password",
                 .label = "Password",
                 .hint = "At least 12 characters. A sentence is good.",
                 .required = true,
                 .autocomplete = "new-password"})
      .html();
}

}  // namespace gallery

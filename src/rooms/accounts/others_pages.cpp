// What an administrator does for the accounts of others.
#include "platform/html/form.h"
#include "platform/html/parts.h"
#include "rooms/accounts/account_pages.h"
#include "rooms/accounts/accounts.h"

namespace accounts {

namespace {

using web::Method;

Result<Holder> person_of(web::Visit& visit) {
  auto person = holder(visit.transaction, TRY(visit.id<Person>("person")));
  if (!person) return fail(FailureKind::not_found, "");
  return *std::move(person);
}

std::string deed(const web::Visit& visit, const std::string& path, std::string label, std::string question) {
  html::Form form(path, std::move(label));
  form.hidden(visit.form_keys);
  if (!question.empty()) form.danger(std::move(question));
  return form.html();
}

web::Page account_page(web::Visit& visit, const Holder& person, const std::string& invitation = {}) {
  const std::string path = "/accounts/" + person.id.text();
  const auto sessions = sessions_of(visit.transaction, person.id, visit.now).size();
  std::string main = html::page_head({.title = person.name, .place = "Account"});
  if (!invitation.empty())
    main += html::alert({.tone = html::Tone::good,
                         .title = "The invitation is in the outbox.",
                         .text = "You can also hand the link over yourself. It works once, for seven days:",
                         .html = "<p><code>" + html::escape(invitation) + "</code></p>"});
  main +=
      html::facts({{"E-mail", person.email.empty() ? "none" : person.email},
                   {"Password", person.has_password ? "chosen" : "not chosen yet"},
                   {"Second factor", person.has_second_factor ? "on" : "off"},
                   {"Signed in", sessions == 1 ? "in one browser" : "in " + std::to_string(sessions) + " browsers"}});
  std::string deeds;
  if (!person.email.empty() && person.is_active)
    deeds += deed(visit, path + "/invitation",
                  person.has_password ? "Send a new link to sign in" : "Send an invitation", "");
  if (person.has_second_factor)
    deeds += deed(visit, path + "/second-factor/removal", "Remove the second factor",
                  "Remove the second factor of " + person.name + "? They then sign in with their password alone.");
  if (sessions > 0)
    deeds += deed(visit, path + "/sessions/end", "Sign out everywhere", "Sign " + person.name + " out everywhere?");
  main += "<div class=\"form-row\">" + deeds + "</div>\n";
  return {
      .title = person.name + ": account",
      .main = main,
      .crumbs = {{"People", "/people"}, {person.name, "/people/" + person.id.text()}, {"Account", visit.request.path}}};
}

Result<web::Outcome> show_account_of(web::Visit& visit) { return account_page(visit, TRY(person_of(visit))); }

Result<web::Outcome> send_invitation(const PageSettings& settings, web::Visit& visit) {
  const Holder person = TRY(person_of(visit));
  const std::string address =
      TRY(invite(visit.transaction, person.id, visit.viewer_id(), settings.sender, visit.now, visit.random));
  // A link shown is somebody who can be: of who has an account already, it is theirs alone where letters arrive.
  if (person.has_password && settings.mail_is_set)
    return web::SeeOther{"/accounts/" + person.id.text(), "A new link is on its way to " + person.email + "."};
  // Shown once, and not kept: so no redirect.
  return account_page(visit, person, address);
}

Result<web::Outcome> remove_factor_of(web::Visit& visit) {
  const Holder person = TRY(person_of(visit));
  // AC6: one's own goes for a code alone.
  if (person.id == visit.viewer_id() && person.has_second_factor)
    return fail(
        FailureKind::not_allowed,
        "One's own second factor is not removed here, so it stays. It is removed at your account, with a code.");
  remove_second_factor(visit.transaction, person.id, visit.viewer_id(), visit.now, visit.random);
  return web::SeeOther{"/accounts/" + person.id.text(), "The second factor is removed."};
}

Result<web::Outcome> end_sessions_of(web::Visit& visit) {
  const Holder person = TRY(person_of(visit));
  end_other_sessions(visit.transaction, person.id, "", visit.now);
  return web::SeeOther{"/accounts/" + person.id.text(), person.name + " is signed out everywhere."};
}

}  // namespace

web::Routes others_routes(const PageSettings& settings) {
  const auto administrators = web::Guard::only({Role::administrator});
  return {
      {Method::get, "/accounts/:person", administrators, show_account_of},
      {Method::post, "/accounts/:person/invitation", administrators,
       [settings](web::Visit& visit) { return send_invitation(settings, visit); }},
      {Method::post, "/accounts/:person/second-factor/removal", administrators, remove_factor_of},
      {Method::post, "/accounts/:person/sessions/end", administrators, end_sessions_of},
  };
}

}  // namespace accounts

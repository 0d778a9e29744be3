#include "rooms/accounts/link_pages.h"

#include "platform/html/form.h"
#include "platform/html/parts.h"
#include "rooms/accounts/accounts.h"
#include "rooms/accounts/hashing.h"

namespace accounts {

namespace {

using web::Method;

web::Page password_page(const web::Visit& visit, const Link& link, const Holder& person,
                        const std::optional<Failure>& refused = {}) {
  const bool is_new = link.kind == LinkKind::invitation;
  html::Form form("/links/" + visit.path.find("token")->second, is_new ? "Sign in" : "Set the password");
  form.hidden(visit.form_keys)
      .html_between("<p>" + std::string(is_new ? "Welcome, " : "For ") + html::escape(person.name) +
                    ". You sign in as <strong>" + html::escape(person.email) + "</strong>.</p>")
      .password({.name = "password",
                 .label = "Choose a password",
                 .hint = "10 characters at least; a few words that you remember will do.",
                 .required = true,
                 .autocomplete = "new-password",
                 .max = 1024,
                 .focus = true});
  if (refused) form.refused(*refused);
  return {.title = is_new ? "You are invited" : "A new password", .main = form.html(), .status = refused ? 422 : 200};
}

struct Opening {
  Link link;
  Holder person;
};

Result<Opening> opening(const PageSettings& settings, web::Visit& visit) {
  Link link = TRY(open_link(visit.transaction, visit.path.find("token")->second, settings.sender.key, visit.now));
  auto person = holder(visit.transaction, link.person);
  if (!person || !person->is_active) return fail(FailureKind::not_found, "This account is closed.");
  return Opening{std::move(link), *std::move(person)};
}

Result<web::Outcome> show_link(const PageSettings& settings, web::Visit& visit) {
  const Opening open = TRY(opening(settings, visit));
  return password_page(visit, open.link, open.person);
}

Result<web::Outcome> use(const PageSettings& settings, web::Visit& visit) {
  const Opening open = TRY(opening(settings, visit));
  const auto good = check_password(visit.form.raw("password"), open.person.name, open.person.email);
  if (!good) return password_page(visit, open.link, open.person, good.error());
  TRY(use_link(visit.transaction, open.link, visit.now));
  set_password(visit.transaction, open.person.id, visit.prepared, "", visit.now, visit.random);
  // A mailbox is no second factor: who has one signs in with it.
  if (open.person.has_second_factor) return web::SeeOther{"/sign-in", "The password is set. Please sign in."};
  web::Outcome outcome(web::SeeOther{"/", "The password is set, and you are signed in."});
  outcome.session = open_session(visit.transaction, open.person.id, "link", false, origin_of(settings, visit.request),
                                 visit.now, visit.random);
  return outcome;
}

Result<std::string> prepare(const PageSettings& settings, const web::Preparation& in) {
  const std::string_view path = in.request.path;
  bool is_open = false;
  in.read([&](db::Transaction& tx) {
    is_open = open_link(tx, path.substr(path.rfind('/') + 1), settings.sender.key, in.now).has_value();
  });
  const std::string password = in.form.raw("password");
  return is_open && check_password(password, "", "") ? hashed(settings, password) : std::string();
}

web::Page forgotten_page(const web::Visit& visit, const std::optional<Failure>& refused = {}) {
  html::Form form("/forgotten", "Send me a link");
  form.hidden(visit.form_keys)
      .email({.name = "email",
              .label = "E-mail",
              .hint = "We send a link to it, with which you choose a new password.",
              .required = true,
              .autocomplete = "username",
              .focus = true})
      .cancel("/sign-in", "Back to signing in");
  if (refused) form.typed(visit.form.first_of_each()).refused(*refused);
  return {.title = "Forgotten your password?", .main = form.html(), .status = refused ? 422 : 200};
}

Result<web::Outcome> ask_for_reset(const PageSettings& settings, web::Visit& visit) {
  // AC5: answered alike, whether somebody has that address or not.
  const auto sent = send_reset(visit.transaction, visit.form.text("email"), settings.sender,
                               origin_of(settings, visit.request), visit.now, visit.random);
  if (!sent) return forgotten_page(visit, sent.error());
  return web::SeeOther{"/sign-in",
                       "If somebody here has that address, a link is on its way to it. It works for an hour."};
}

}  // namespace

web::Routes link_routes(const PageSettings& settings) {
  return {
      {Method::get, "/links/:token", web::Guard::anyone(),
       [settings](web::Visit& visit) { return show_link(settings, visit); }},
      {.method = Method::post,
       .pattern = "/links/:token",
       .guard = web::Guard::anyone(),
       .action = [settings](web::Visit& visit) { return use(settings, visit); },
       .before = [settings](const web::Preparation& in) { return prepare(settings, in); },
       .slow = web::Slow::passwords},
      {Method::get, "/forgotten", web::Guard::anyone(),
       [](web::Visit& visit) -> Result<web::Outcome> { return forgotten_page(visit); }},
      {Method::post, "/forgotten", web::Guard::anyone(),
       [settings](web::Visit& visit) { return ask_for_reset(settings, visit); }},
  };
}

}  // namespace accounts

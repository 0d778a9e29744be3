#include "rooms/accounts/sign_in_pages.h"

#include "kernel/text.h"
#include "platform/html/form.h"
#include "platform/html/parts.h"
#include "rooms/accounts/accounts.h"
#include "rooms/accounts/hashing.h"

namespace accounts {

namespace {

using web::Method;

// What Route::before found out, on its way to the action: "right PERSON HASH" and perhaps a hash of more effort.
constexpr std::string_view throttled = "throttled", right = "right ";

// Single sign-on, below the password.
std::string buttons(const std::vector<WayIn>& ways_in, const std::string& next) {
  std::string out;
  for (const WayIn& way : ways_in)
    out +=
        html::button({"Sign in with " + way.label, way.path + "?next=" + web::query_encoded(next), "icon-login"}) + " ";
  return out.empty() ? out : "<div class=\"btn-list mt-3\">" + out + "</div>";
}

std::string sign_in_form(const web::Visit& visit, const std::vector<WayIn>& ways_in, const std::string& next,
                         const std::optional<Failure>& refused) {
  html::Form form("/sign-in", "Sign in");
  form.hidden(visit.form_keys)
      .hidden("next", next)
      .email({.name = "email", .label = "E-mail", .required = true, .autocomplete = "username", .focus = true})
      .password(
          {.name = "password", .label = "Password", .required = true, .autocomplete = "current-password", .max = 1024});
  if (refused) form.typed(visit.form.first_of_each()).refused(*refused);
  return form.html() + buttons(ways_in, next) +
         "<p class=\"text-secondary mt-3\"><a href=\"/forgotten\">Forgotten your password, or never had "
         "one?</a></p>";
}

web::Page sign_in_page(const PageSettings& settings, const web::Visit& visit, const std::string& next,
                       const std::optional<Failure>& refused = {}) {
  const int status = refused ? 422 : 200;
  // A failed sign-in is counted: what was written down stays.
  return {
      .title = "Sign in", .main = sign_in_form(visit, settings.ways_in, next, refused), .status = status, .keep = true};
}

// AC10
web::Page not_open_page() {
  return {.title = "Not open yet",
          .main =
              "<p>There is no school here yet, and nobody to sign in as.</p><p>Do you run this server? The address "
              "to open the school with stands in the terminal where Cairn was started, or in its log. Each start "
              "gives a new one, until the school is open.</p>"};
}

Result<web::Outcome> show_sign_in(const PageSettings& settings, web::Visit& visit) {
  if (visit.person) return web::SeeOther{"/"};
  if (!is_open(visit.transaction)) return not_open_page();
  return sign_in_page(settings, visit, web::local_path(visit.query.text("next")));
}

Result<std::string> check(const PageSettings& settings, const web::Preparation& in) {
  Login found;
  in.read(
      [&](db::Transaction& tx) { found = login(tx, in.form.text("email"), origin_of(settings, in.request), in.now); });
  if (found.throttled) return std::string(throttled);
  const bool is_right = fits(settings, found.hash, in.form.raw("password"));
  if (!is_right || !found.person) return std::string();
  const std::string anew = crypto::is_outdated(found.hash, settings.effort)
                               ? " " + hashed(settings, in.form.raw("password"))
                               : std::string();
  return std::string(right) + found.person->text() + " " + found.hash + anew;
}

Result<web::Outcome> sign_in_with_password(const PageSettings& settings, web::Visit& visit) {
  const std::string next = web::local_path(visit.form.text("next"));
  const Origin origin = origin_of(settings, visit.request);
  if (visit.prepared == throttled)
    return sign_in_page(settings, visit, next,
                        Failure{FailureKind::invalid,
                                "Too many tries. Please wait a quarter of an hour, or have a link sent to you by mail, "
                                "which works at once.",
                                ""});
  if (!visit.prepared.starts_with(right)) {
    note_failure(visit.transaction, visit.form.text("email"), origin, visit.now, visit.random);
    return sign_in_page(settings, visit, next,
                        Failure{FailureKind::invalid, "The e-mail address or the password is not right.", "password"});
  }
  const auto proved = text::split(std::string_view(visit.prepared).substr(right.size()), ' ');
  const auto person = PersonId::read(proved[0]).value();
  const Opened opened = TRY(sign_in(visit.transaction, person, proved[1], origin, visit.now, visit.random));
  if (proved.size() > 2) renew_hash(visit.transaction, person, proved[1], proved[2]);
  if (opened.session.empty()) return code_page(visit, next, opened.challenge);
  web::Outcome outcome(web::SeeOther{next});
  outcome.session = opened.session;
  return outcome;
}

Result<web::Outcome> sign_in_with_code(const PageSettings& settings, web::Visit& visit) {
  const std::string next = web::local_path(visit.form.text("next")), challenge = visit.form.raw("challenge");
  const auto session = answer_challenge(visit.transaction, challenge, visit.form.text("code"),
                                        origin_of(settings, visit.request), visit.now, visit.random);
  if (!session && session.error().kind == FailureKind::not_found)
    return sign_in_page(settings, visit, next, session.error());
  if (!session) return code_page(visit, next, challenge, session.error());
  web::Outcome outcome(web::SeeOther{next});
  outcome.session = *session;
  return outcome;
}

Result<web::Outcome> sign_out(web::Visit& visit) {
  end_session_with(visit.transaction, visit.session, visit.now);
  web::Outcome outcome(web::SeeOther{"/sign-in", "You are signed out."});
  outcome.session = "";
  return outcome;
}

}  // namespace

web::Page code_page(const web::Visit& visit, const std::string& next, const std::string& challenge,
                    const std::optional<Failure>& refused) {
  html::Form form("/sign-in/code", "Go on");
  form.hidden(visit.form_keys)
      .hidden("next", next)
      .hidden("challenge", challenge)
      .code({.name = "code",
             .label = "Code",
             .hint = "The six digits that your authenticator app shows, or one of "
                     "your recovery codes.",
             .required = true,
             .max = 20,
             .focus = true});
  if (refused) form.refused(*refused);
  return {.title = "Your second factor", .main = form.html(), .status = refused ? 422 : 200, .keep = true};
}

web::Routes sign_in_routes(const PageSettings& settings) {
  return {
      {Method::get, "/sign-in", web::Guard::anyone(),
       [settings](web::Visit& visit) { return show_sign_in(settings, visit); }},
      {.method = Method::post,
       .pattern = "/sign-in",
       .guard = web::Guard::anyone(),
       .action = [settings](web::Visit& visit) { return sign_in_with_password(settings, visit); },
       .before = [settings](const web::Preparation& in) { return check(settings, in); },
       .slow = web::Slow::passwords},
      {Method::post, "/sign-in/code", web::Guard::anyone(),
       [settings](web::Visit& visit) { return sign_in_with_code(settings, visit); }},
      {Method::post, "/sign-out", web::Guard::signed_in(), sign_out},
  };
}

}  // namespace accounts

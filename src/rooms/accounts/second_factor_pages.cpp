#include "rooms/accounts/second_factor_pages.h"

#include <algorithm>

#include "platform/html/form.h"
#include "platform/html/parts.h"
#include "platform/qr/qr.h"
#include "rooms/accounts/accounts.h"
#include "rooms/accounts/hashing.h"

namespace accounts {

namespace {

using web::Method;

const web::Crumb own_crumb{"Your account", "/account"};

// Where they wanted to go when they were sent here first; nothing when they came of themselves.
std::optional<std::string> wanted_first(const web::Fields& fields) {
  if (!fields.has("next")) return {};
  return web::local_path(fields.text("next"));
}

// As authenticator apps read it; a colon would end the school's name.
std::string address_for_app(const InApp& names, const std::string& secret) {
  std::string school = names.school;
  std::ranges::replace(school, ':', ' ');
  const std::string issuer = web::query_encoded(school);
  return "otpauth://totp/" + issuer + ":" + web::query_encoded(names.account) + "?secret=" + secret +
         "&issuer=" + issuer;
}

// Dark on white in the dark look, too: some phones read nothing else. Empty when the names are too long for a picture.
std::string picture_html(const std::string& address) {
  constexpr int module = 5, widest = 320;  // pixels
  const auto picture = qr::picture_of(address);
  if (!picture) return {};
  const std::string side = std::to_string(picture->side),
                    size = std::to_string(std::min(picture->side * module, widest));
  return R"(<p><svg role="img" aria-label="QR code of the key, for an authenticator app" viewBox="0 0 )" + side + " " +
         side + "\" width=\"" + size + "\" height=\"" + size + R"(" shape-rendering="crispEdges"><rect width=")" +
         side + "\" height=\"" + side + R"(" fill="#fff"/><path fill="#000" d=")" + picture->path + "\"/></svg></p>";
}

std::string key_in_fours(const std::string& secret) {
  std::string spaced;
  for (std::size_t i = 0; i < secret.size(); ++i) spaced += (i > 0 && i % 4 == 0 ? " " : "") + secret.substr(i, 1);
  return spaced;
}

std::string key_html(const InApp& names, const std::string& secret) {
  const std::string address = address_for_app(names, secret);
  return picture_html(address) + "<p>Is the app on this very device? <a class=\"btn btn-secondary\" href=\"" +
         html::escape(address) + "\">Add it to the app</a></p><p>Or type this key into the app:</p>" +
         "<p class=\"h3\"><code>" + html::escape(key_in_fours(secret)) + "</code></p>";
}

Result<web::Outcome> factor_page(web::Visit& visit, const web::Fields& asked,
                                 const std::optional<Failure>& refused = {}) {
  const std::string secret = begin_second_factor(visit.transaction, visit.viewer_id(), visit.now, visit.random);
  const auto next = wanted_first(asked);
  html::Form form("/account/second-factor", "Turn it on");
  form.hidden(visit.form_keys)
      .code({.name = "code", .label = "The code that the app now shows", .required = true, .max = 10});
  if (next)
    form.hidden("next", *next);
  else
    form.cancel("/account", "Not now");
  if (refused) form.refused(*refused);
  const std::string why = next ? "The school asks its staff for one before they go on. " : "";
  const std::string main =
      html::page_head({.title = "Set up a second factor",
                       .lead = why + "Any authenticator app on your phone will do: let it read this picture."}) +
      key_html(in_app(visit.transaction, visit.viewer_id()), secret) + form.html();
  return web::Page{
      .title = "Set up a second factor", .main = main, .crumbs = {own_crumb}, .status = refused ? 422 : 200};
}

// A factor that this session was opened without: signing in again asks for it.
web::Page sign_in_again_page(const web::Visit& visit) {
  return {.title = "Your second factor",
          .main = html::page_head({.title = "Your second factor",
                                   .lead = "You have one, but it was not asked for when you signed in here. Sign out, "
                                           "then sign in with it."}) +
                  html::Form("/sign-out", "Sign out").hidden(visit.form_keys).html(),
          .crumbs = {own_crumb}};
}

Result<web::Outcome> show_factor(web::Visit& visit) {
  if (second_factor(visit.transaction, visit.viewer_id()) != SecondFactor::confirmed)
    return factor_page(visit, visit.query);
  const auto current = session(visit.transaction, visit.session, visit.now);
  if (current && !current->second_factor) return sign_in_again_page(visit);
  return web::SeeOther{wanted_first(visit.query).value_or("/account")};
}

Result<web::Outcome> confirm_factor(web::Visit& visit) {
  const auto codes = confirm_second_factor(visit.transaction, visit.viewer_id(), visit.form.text("code"), visit.session,
                                           visit.now, visit.random);
  if (!codes && codes.error().kind == FailureKind::conflict) return web::SeeOther{"/account"};
  if (!codes) return factor_page(visit, visit.form, codes.error());
  const std::string next = wanted_first(visit.form).value_or("/account");
  std::string listed;
  for (const std::string& code : *codes) listed += "<li><code>" + html::escape(code) + "</code></li>";
  return web::Page{.title = "Your recovery codes",
                   .main = html::page_head({.title = "Your recovery codes",
                                            .lead = "The second factor is on. Keep these codes where you find them "
                                                    "without your phone: each opens your account once. They are shown "
                                                    "this one time."}) +
                           "<ol class=\"recovery-codes\">" + listed + "</ol>" +
                           html::button({"I have kept them", next, "icon-check"}, html::Look::primary),
                   .crumbs = {own_crumb}};
}

Result<web::Outcome> remove_factor(const PageSettings& settings, web::Visit& visit) {
  const auto removed =
      remove_own_second_factor(visit.transaction, visit.viewer_id(), visit.session, visit.form.text("code"),
                               origin_of(settings, visit.request), visit.now, visit.random);
  if (!removed && removed.error().kind != FailureKind::invalid) return std::unexpected(removed.error());
  // AC6: a wrong code is counted: what was written down stays.
  if (!removed)
    return web::Page{
        .title = "Remove the second factor",
        .main = html::page_head({.title = "Remove the second factor"}) + removal_form(visit, removed.error()),
        .crumbs = {own_crumb},
        .status = 422,
        .keep = true};
  return web::SeeOther{"/account", "The second factor is removed."};
}

}  // namespace

std::string removal_form(const web::Visit& visit, const std::optional<Failure>& refused) {
  html::Form form("/account/second-factor/removal", "Remove it");
  form.hidden(visit.form_keys)
      .code({.name = "code",
             .label = "A code, to remove it",
             .hint = "That the app now shows, or one of your recovery codes.",
             .required = true,
             .max = 20})
      .danger("Remove the second factor?");
  if (refused) form.refused(*refused);
  return form.html();
}

web::Routes second_factor_routes(const PageSettings& settings) {
  const auto own = web::Guard::signed_in();
  return {
      // The secret is kept when the page is first shown.
      {Method::get, "/account/second-factor", own, show_factor, web::Writes::deeds},
      {.method = Method::post,
       .pattern = "/account/second-factor",
       .guard = own,
       .action = confirm_factor,
       .secret = true},
      {.method = Method::post,
       .pattern = "/account/second-factor/removal",
       .guard = own,
       .action = [settings](web::Visit& visit) { return remove_factor(settings, visit); },
       .secret = true},
  };
}

}  // namespace accounts

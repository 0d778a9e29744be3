#include "rooms/accounts/account_pages.h"

#include "platform/calendar/zone.h"
#include "platform/html/form.h"
#include "platform/html/parts.h"
#include "rooms/accounts/accounts.h"
#include "rooms/accounts/hashing.h"
#include "rooms/accounts/second_factor_pages.h"

namespace accounts {

namespace {

using web::Method;

const web::Crumb own_crumb{"Your account", "/account"};

std::string small_form(const web::Visit& visit, std::string action, std::string label, std::string read_as) {
  return html::Form(std::move(action), std::move(label))
      .hidden(visit.form_keys)
      .small()
      .label_for_readers(std::move(read_as))
      .html();
}

// "Firefox on Linux": enough to know one's own browsers by.
std::string browser_words(std::string_view agent) {
  std::string browser = "A browser", system;
  for (const auto& [mark, name] : {std::pair{"Edg/", "Edge"},
                                   {"Firefox/", "Firefox"},
                                   {"Chrome/", "Chrome"},
                                   {"Safari/", "Safari"},
                                   {"curl/", "curl"}})
    if (agent.find(mark) != std::string_view::npos) {
      browser = name;
      break;
    }
  for (const auto& [mark, name] : {std::pair{"Android", "Android"},
                                   {"iPhone", "iPhone"},
                                   {"iPad", "iPad"},
                                   {"Windows", "Windows"},
                                   {"Mac OS", "Mac"},
                                   {"Linux", "Linux"}})
    if (agent.find(mark) != std::string_view::npos) {
      system = std::string(" on ") + name;
      break;
    }
  return browser + system;
}

std::string factor_html(web::Visit& visit, bool was_shown) {
  if (second_factor(visit.transaction, visit.viewer_id()) != SecondFactor::confirmed)
    return "<p>A code of an app on your phone, asked after the password. It keeps others out even when they know your "
           "password.</p>" +
           html::button({"Set it up", "/account/second-factor", "icon-shield-lock"});
  const int codes = recovery_codes_left(visit.transaction, visit.viewer_id());
  const std::string is_on =
      "<p>An authenticator app is asked when you sign in. " + std::to_string(codes) + " recovery codes are left.</p>";
  if (!was_shown) return is_on + "<p>It was not asked for here: to remove it, sign out and sign in with it.</p>";
  return is_on + removal_form(visit);
}

std::string sessions_card(web::Visit& visit, const std::optional<Session>& current) {
  std::vector<html::ListItem> items;
  for (const Session& one : sessions_of(visit.transaction, visit.viewer_id(), visit.now)) {
    const bool is_here = current && current->id == one.id;
    const std::string browser = browser_words(one.browser);
    items.push_back({.title = browser,
                     .note = "Since " + html::day_words(calendar::local_of(one.created_at, visit.viewer().zone).day) +
                             " · from " + one.address,
                     .after_html = is_here ? html::badge("This one", html::Tone::good)
                                           : small_form(visit, "/account/sessions/" + one.id + "/end", "Sign out",
                                                        "Sign out " + browser)});
  }
  std::string body = html::list(items);
  if (items.size() > 1)
    body += small_form(visit, "/account/sessions/others/end", "Sign out everywhere else", "Sign out everywhere else");
  return html::card({.title = "Where you are signed in", .body_html = body});
}

Result<web::Outcome> show_account(const PageSettings& settings, web::Visit& visit) {
  const auto current = session(visit.transaction, visit.session, visit.now);
  const bool has_password = !password_hash(visit.transaction, visit.viewer_id()).empty();
  std::string main =
      html::page_head({.title = "Your account", .lead = "How you sign in, and where you are signed in."});
  main += html::card(
      {.title = "Password",
       .body_html = "<p>" + std::string(has_password ? "You have one." : "You have none yet.") + "</p>" +
                    html::button({has_password ? "Change it" : "Choose one", "/account/password", "icon-key"})});
  main += html::card({.title = "Second factor", .body_html = factor_html(visit, current && current->second_factor)});
  main += settings.more_of_account(visit);
  main += sessions_card(visit, current);
  return web::Page{.title = "Your account", .main = main};
}

// ---- password ----

web::Page password_page(web::Visit& visit, const std::optional<Failure>& refused = {}, bool keep = false) {
  html::Form form("/account/password", "Change the password");
  form.hidden(visit.form_keys);
  if (!password_hash(visit.transaction, visit.viewer_id()).empty())
    form.password({.name = "current",
                   .label = "Your password until now",
                   .required = true,
                   .autocomplete = "current-password",
                   .max = 1024,
                   .focus = true});
  form.password({.name = "password",
                 .label = "The new one",
                 .hint = "10 characters at least; a few words will do.",
                 .required = true,
                 .autocomplete = "new-password",
                 .max = 1024})
      .cancel("/account");
  if (refused) form.refused(*refused);
  return {.title = "Change your password",
          .main = html::page_head({.title = "Change your password",
                                   .lead = "You are signed out everywhere else, and links that were sent to you stop "
                                           "working."}) +
                  form.html(),
          .crumbs = {own_crumb},
          .status = refused ? 422 : 200,
          .keep = keep};
}

// Two words apart by a line: the hash that was compared, and the new one.
Result<std::string> prepare_password(const PageSettings& settings, const web::Preparation& in) {
  std::string hash;
  bool may = true;
  in.read([&](db::Transaction& tx) {
    hash = password_hash(tx, in.person->id);
    may = may_change_secrets(tx, in.person->id, in.now);
  });
  if (!may) return std::string("too often");
  if (!hash.empty() && !fits(settings, hash, in.form.raw("current"))) return std::string("wrong");
  const std::string password = in.form.raw("password");
  if (!check_password(password, "", "")) return hash + "\n";
  return hash + "\n" + hashed(settings, password);
}

Result<web::Outcome> change_password(web::Visit& visit) {
  if (visit.prepared == "too often")
    return password_page(visit, Failure{FailureKind::invalid,
                                        "Too many wrong passwords. Please wait a quarter of an hour, or sign out and "
                                        "have a link sent to you by mail, which works at once.",
                                        "current"});
  if (visit.prepared == "wrong") {
    note_wrong_password_inside(visit.transaction, visit.viewer_id(), visit.now, visit.random);
    return password_page(visit, Failure{FailureKind::invalid, "That is not your password.", "current"}, true);
  }
  const auto person = holder(visit.transaction, visit.viewer_id());
  const auto good = check_password(visit.form.raw("password"), person->name, person->email);
  if (!good) return password_page(visit, good.error());
  const std::size_t line = visit.prepared.find('\n');
  if (password_hash(visit.transaction, visit.viewer_id()) != visit.prepared.substr(0, line))
    return fail(FailureKind::conflict, "Your password was changed elsewhere at this moment.");
  set_password(visit.transaction, visit.viewer_id(), visit.prepared.substr(line + 1), visit.session, visit.now,
               visit.random);
  return web::SeeOther{"/account", "Your password is changed."};
}

// ---- sessions ----

Result<web::Outcome> end_one(web::Visit& visit) {
  TRY(end_session(visit.transaction, visit.viewer_id(), visit.path.find("session")->second, visit.now, visit.random));
  return web::SeeOther{"/account", "That browser is signed out."};
}

Result<web::Outcome> end_others(web::Visit& visit) {
  end_other_sessions(visit.transaction, visit.viewer_id(), visit.session, visit.now);
  return web::SeeOther{"/account", "You are signed out everywhere else."};
}

}  // namespace

web::Routes account_routes(const PageSettings& settings) {
  const auto own = web::Guard::signed_in();
  return {
      {Method::get, "/account", own, [settings](web::Visit& visit) { return show_account(settings, visit); }},
      {Method::get, "/account/password", own,
       [](web::Visit& visit) -> Result<web::Outcome> { return password_page(visit); }},
      {.method = Method::post,
       .pattern = "/account/password",
       .guard = own,
       .action = change_password,
       .before = [settings](const web::Preparation& in) { return prepare_password(settings, in); },
       .slow = web::Slow::passwords,
       .secret = true},
      {Method::post, "/account/sessions/:session/end", own, end_one},
      {Method::post, "/account/sessions/others/end", own, end_others},
  };
}

}  // namespace accounts

#include "rooms/accounts/set_up_pages.h"

#include "platform/calendar/zone_choice.h"
#include "platform/html/form.h"
#include "rooms/accounts/accounts.h"
#include "rooms/accounts/hashing.h"

namespace accounts {

namespace {

using web::Method;

std::vector<html::Option> zone_options(Moment now) {
  std::vector<html::Option> options;
  for (const calendar::ZoneChoice& one : calendar::zone_choices(now))
    options.push_back({.value = one.name, .label = one.place + ", " + one.offset, .group = one.region});
  return options;
}

web::Page set_up_page(const web::Visit& visit, const std::string& token, const std::optional<Failure>& refused = {}) {
  html::Form form("/set-up", "Open the school");
  form.hidden(visit.form_keys)
      .hidden("token", token)
      .section("The school")
      .text({.name = "school_name", .label = "Name of the school", .required = true, .max = 100, .focus = true})
      .select({.name = "school_zone",
               .label = "Time zone",
               .hint = "Sessions and due dates are held in it; everybody also sees them in their own.",
               .required = true,
               .options = zone_options(visit.now)})
      .section("You, its first administrator")
      .text({.name = "name", .label = "Your name", .required = true, .autocomplete = "name", .max = 100})
      .email({.name = "email",
              .label = "Your e-mail address",
              .hint = "You sign in with it.",
              .required = true,
              .autocomplete = "username"})
      .password({.name = "password",
                 .label = "A password",
                 .hint = "10 characters at least; a few words will do.",
                 .required = true,
                 .autocomplete = "new-password",
                 .max = 1024});
  if (refused) form.typed(visit.form.first_of_each()).refused(*refused);
  return {.title = "Open your school", .main = form.html(), .status = refused ? 422 : 200, .wide = true};
}

// AC10
std::unexpected<Failure> no_set_up(db::Transaction& tx) {
  if (is_open(tx))
    return fail(FailureKind::not_found, "The school is open already: this link was used, and leads nowhere any more.");
  return fail(FailureKind::not_found,
              "This set-up link is not the one that holds. That stands in the terminal where Cairn was started last, "
              "or in its log.");
}

Result<web::Outcome> show_set_up(web::Visit& visit) {
  const std::string token = visit.query.text("token");
  if (!is_set_up_token(visit.transaction, token)) return no_set_up(visit.transaction);
  return set_up_page(visit, token);
}

Result<std::string> prepare_set_up(const PageSettings& settings, const web::Preparation& in) {
  bool is_right = false;
  in.read([&](db::Transaction& tx) { is_right = is_set_up_token(tx, in.form.text("token")); });
  const std::string password = in.form.raw("password");
  // Whoever has no token makes nobody work.
  if (!is_right || !check_password(password, in.form.text("name"), in.form.text("email"))) return std::string();
  return hashed(settings, password);
}

Result<web::Outcome> open_school(const PageSettings& settings, web::Visit& visit) {
  const std::string token = visit.form.text("token");
  if (!is_set_up_token(visit.transaction, token)) return no_set_up(visit.transaction);
  const auto& form = visit.form;
  const auto good = check_password(form.raw("password"), form.text("name"), form.text("email"));
  if (!good) return set_up_page(visit, token, good.error());
  const auto person = set_up(
      visit.transaction, {form.text("school_name"), form.text("school_zone"), form.text("name"), form.text("email")},
      visit.prepared, visit.now, visit.random);
  if (!person) return set_up_page(visit, token, person.error());
  web::Outcome outcome(web::SeeOther{"/", "The school is open. What comes next is listed below."});
  outcome.session = open_session(visit.transaction, *person, "password", false, origin_of(settings, visit.request),
                                 visit.now, visit.random);
  return outcome;
}

}  // namespace

web::Routes set_up_routes(const PageSettings& settings) {
  return {
      {Method::get, "/set-up", web::Guard::anyone(), show_set_up},
      {.method = Method::post,
       .pattern = "/set-up",
       .guard = web::Guard::anyone(),
       .action = [settings](web::Visit& visit) { return open_school(settings, visit); },
       .before = [settings](const web::Preparation& in) { return prepare_set_up(settings, in); },
       .slow = web::Slow::passwords},
  };
}

}  // namespace accounts

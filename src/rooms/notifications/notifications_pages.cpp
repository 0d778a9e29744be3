#include "rooms/notifications/notifications_pages.h"

#include "platform/html/form.h"
#include "platform/html/parts.h"
#include "rooms/notifications/notifications.h"

namespace notifications {

namespace {

constexpr std::string_view at_once = "at-once", never = "never", path = "/notifications";

std::string always_sent() {
  std::vector<html::ListItem> items;
  for (const About& one : kinds())
    if (!one.always.empty())
      items.push_back({.title = std::string(one.title),
                       .note = std::string(one.what) + " " + std::string(one.always),
                       .after_html = html::badge("Always")});
  return html::card({.title = "Always sent", .body_html = html::list(items), .flush = true});
}

web::Page page_of(web::Visit& visit, const std::optional<Failure>& refused) {
  html::Form form{std::string(path), "Save"};
  form.hidden(visit.form_keys);
  const std::vector<Choice> choices = choices_of(visit.transaction, visit.viewer_id());
  for (std::size_t i = 0; i < choices.size(); ++i) {
    const About& kind = kinds()[i];
    if (!kind.always.empty()) continue;
    form.radios({.name = std::string(kind.name),
                 .label = std::string(kind.title),
                 .hint = std::string(kind.what),
                 .value = std::string(choices[i].wanted ? at_once : never),
                 .required = true,
                 .options = {{.value = std::string(at_once), .label = "Mail at once"},
                             {.value = std::string(never), .label = "Not at all"}}});
  }
  if (refused) form.typed(visit.form.first_of_each()).refused(*refused);
  return {.title = "Mail to you",
          .main = html::page_head({.title = "Mail to you",
                                   .lead = "Your pages and your calendar show everything, whatever you choose here."}) +
                  html::card({.title = "You choose", .body_html = form.html()}) + always_sent(),
          .crumbs = {{"You", "/people/me"}, {"Mail to you", std::string(path)}},
          .status = refused ? 422 : 200};
}

Result<void> choose_all(web::Visit& visit) {
  for (const About& kind : kinds()) {
    if (!kind.always.empty()) continue;
    const std::string chosen = visit.form.text(kind.name);
    if (chosen != at_once && chosen != never)
      return fail(FailureKind::invalid, "Choose one of the two.", std::string(kind.name));
    TRY(choose(visit.transaction, visit.viewer_id(), {kind.kind, chosen == at_once}, visit.now, visit.random));
  }
  return {};
}

Result<web::Outcome> show(web::Visit& visit) { return page_of(visit, {}); }

Result<web::Outcome> change(web::Visit& visit) {
  if (const auto done = choose_all(visit); !done) return page_of(visit, done.error());
  return web::SeeOther{std::string(path), "Your choice was saved."};
}

}  // namespace

web::Routes routes() {
  const auto anybody = web::Guard::signed_in();
  return {{web::Method::get, path, anybody, show}, {web::Method::post, path, anybody, change}};
}

}  // namespace notifications

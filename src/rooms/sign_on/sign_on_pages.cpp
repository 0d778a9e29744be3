#include "rooms/sign_on/sign_on_pages.h"

#include <semaphore>

#include "kernel/text.h"
#include "platform/crypto/jwt.h"
#include "platform/html/form.h"
#include "platform/html/parts.h"
#include "platform/web/cookies.h"
#include "rooms/accounts/accounts.h"
#include "rooms/accounts/accounts_pages.h"
#include "rooms/sign_on/attempt.h"
#include "rooms/sign_on/sign_on.h"

namespace sign_on {

namespace {

using web::Method;

constexpr std::ptrdiff_t most_at_once = 2;
constexpr std::size_t longest_code = 4096;

struct Desk {
  PageSettings settings;
  std::vector<std::unique_ptr<Conversation>> conversations;
  std::counting_semaphore<> turns{most_at_once};

  // Null: there is no such provider.
  Conversation* with(std::string_view name) const {
    for (const auto& one : conversations)
      if (one->provider().name == name) return one.get();
    return nullptr;
  }
  std::string back_to(const Provider& provider) const { return settings.address + way_in(provider) + "/callback"; }
};
using DeskPtr = std::shared_ptr<Desk>;

Trouble busy() {
  return {"Many people are signing in at this moment. Please try again in a few seconds.", "too many at once"};
}

// SO12: what `talk` gives, when it is its turn.
template <class Talk>
std::invoke_result_t<Talk> in_turn(Desk& desk, Talk&& talk) {
  if (!desk.turns.try_acquire()) return std::unexpected(busy());
  struct Turn {
    std::counting_semaphore<>& turns;
    ~Turn() { turns.release(); }
  } const turn{desk.turns};
  return talk();
}

std::unexpected<Failure> no_page() { return fail(FailureKind::not_found, "There is no such page."); }

// Before the transaction the path is not taken apart yet: "/sign-on/google/callback" gives "google".
std::string_view provider_in(std::string_view path) {
  const auto parts = text::split(path, '/');
  return parts.size() > 2 ? parts[2] : std::string_view();
}

web::Page trouble_page(std::string_view say) {
  return {.title = "You are not signed in",
          .main = html::page_head({.title = "You are not signed in", .lead = std::string(say)}) +
                  html::button({"To the sign-in page", "/sign-in", "icon-arrow-right"}, html::Look::primary),
          .status = 422,
          .keep = true};
}

web::Page told(const Desk& desk, std::string_view provider, const Trouble& trouble) {
  // SO11: a line for the log, without secrets.
  if (!trouble.log.empty()) desk.settings.tell("sign-on " + std::string(provider) + ": " + trouble.log);
  return trouble_page(trouble.say);
}

// ---- there ----

Result<std::string> prepare_leaving(Desk& desk, const web::Preparation& in) {
  Conversation* conversation = desk.with(provider_in(in.request.path));
  if (conversation == nullptr) return no_page();
  const Provider& provider = conversation->provider();
  const Attempt attempt = begin(provider.name, web::local_path(in.query.text("next")), in.now, in.random);
  const auto address = in_turn(desk, [&] {
    return conversation->way_there(
        {attempt.state, nonce(attempt, desk.settings.key), crypto::code_challenge(verifier(attempt, desk.settings.key)),
         desk.back_to(provider)},
        in.now);
  });
  if (!address) return written(std::unexpected(address.error()));
  return sealed(attempt, desk.settings.key) + "\n" + *address;
}

Result<web::Outcome> leave(const Desk& desk, const web::Visit& visit) {
  const std::size_t line = visit.prepared.find('\n');
  if (line == std::string::npos) return told(desk, visit.path.at("provider"), read_outcome(visit.prepared).error());
  web::Response away = web::redirect(303, visit.prepared.substr(line + 1));
  away.headers.push_back(web::set_cookie(attempt_cookie, visit.prepared.substr(0, line), attempt_seconds));
  return away;
}

// ---- and back ----

std::optional<Attempt> attempt_of(const Desk& desk, const web::Request& request, const web::Fields& query, Moment now) {
  auto attempt = opened(web::cookie(request, attempt_cookie), desk.settings.key, now);
  // SO2: in the browser that began it, at the provider it was begun with.
  if (!attempt || attempt->state != query.raw("state") || attempt->provider != provider_in(request.path)) return {};
  return attempt;
}

Trouble not_begun_here() {
  return {"That took longer than ten minutes, or was not begun in this browser. Please try again.",
          "an attempt that was not begun in that browser, or is over"};
}
Trouble used_already() {
  return {"This attempt to sign in was used already. Please try again.", "an attempt was used twice"};
}

// The provider sent the browser back with an error.
Trouble sent_back(const std::string& error) {
  if (error == "access_denied") return {"You are not signed in, since that was not allowed there.", error};
  return {"Signing in did not work there. Please try again; if it stays so, tell whoever runs this server.",
          "sent back with " + error_name(error)};
}

Outcome arrive_outside(Desk& desk, const web::Preparation& in) {
  const auto attempt = attempt_of(desk, in.request, in.query, in.now);
  if (!attempt) return std::unexpected(not_begun_here());
  bool used = false;
  in.read([&](db::Transaction& tx) { used = was_used(tx, attempt->state); });
  if (used) return std::unexpected(used_already());
  if (in.query.has("error")) return std::unexpected(sent_back(in.query.raw("error")));
  const std::string code = in.query.raw("code");
  if (code.empty() || code.size() > longest_code) return std::unexpected(sent_back("no_code"));
  Conversation& conversation = *desk.with(attempt->provider);
  return in_turn(desk, [&] {
    return conversation.identity({code, in.query.raw("iss"), nonce(*attempt, desk.settings.key),
                                  verifier(*attempt, desk.settings.key), desk.back_to(conversation.provider())},
                                 in.now);
  });
}

Result<std::string> prepare_arriving(Desk& desk, const web::Preparation& in) {
  if (desk.with(provider_in(in.request.path)) == nullptr) return no_page();
  return written(arrive_outside(desk, in));
}

Result<web::Outcome> arrive(const Desk& desk, web::Visit& visit) {
  const Provider& provider = desk.with(visit.path.at("provider"))->provider();
  const auto attempt = attempt_of(desk, visit.request, visit.query, visit.now);
  if (!attempt) return told(desk, provider.name, not_begun_here());
  // SO2: used once, whatever comes of it.
  if (!use(visit.transaction, attempt->state, attempt->until)) return told(desk, provider.name, used_already());
  const Outcome outcome = read_outcome(visit.prepared);
  if (!outcome) return told(desk, provider.name, outcome.error());
  const auto person = person_of(visit.transaction, *outcome, provider.label, visit.now, visit.random);
  if (!person) return told(desk, provider.name, {person.error().say, "an identity that opens no account"});
  const accounts::Opened opened = accounts::sign_in_by(
      visit.transaction, *person, "sign-on", outcome->second_factor,
      {visit.request.remote, std::string(visit.request.header("user-agent").value_or(""))}, visit.now, visit.random);
  if (opened.session.empty()) return accounts::code_page(visit, attempt->next, opened.challenge);
  web::Response on = web::redirect(303, web::local_path(attempt->next));
  on.headers.push_back(web::set_cookie(attempt_cookie, "", 0));
  web::Outcome in(std::move(on));
  in.session = opened.session;
  return in;
}

// ---- on one's account ----

Result<web::Outcome> end_link(web::Visit& visit) {
  TRY(unlink(visit.transaction, visit.viewer_id(), visit.path.at("link"), visit.now, visit.random));
  return web::SeeOther{"/account", "The link is ended."};
}

Result<web::Outcome> restore_link(web::Visit& visit) {
  TRY(link_again(visit.transaction, visit.viewer_id(), visit.path.at("link"), visit.now, visit.random));
  return web::SeeOther{"/account", "It is linked again."};
}

html::ListItem item_of(const web::Visit& visit, const Link& link, const std::string& label) {
  const bool is_open = !link.ended_at;
  const std::string day = (is_open ? link.linked_at : *link.ended_at).text().substr(0, 10);
  return {.title = label,
          .note = (is_open ? "Opens your account since " : "Does not open your account, since ") + day,
          .after_html = html::Form("/account/sign-on/" + link.id + (is_open ? "/end" : "/restore"),
                                   is_open ? "End the link" : "Link it again")
                            .hidden(visit.form_keys)
                            .small()
                            .label_for_readers((is_open ? "End the link with " : "Link again with ") + label)
                            .html()};
}

}  // namespace

std::string way_in(const Provider& provider) { return "/sign-on/" + provider.name; }

std::string account_card(web::Visit& visit, const std::vector<Provider>& providers) {
  if (providers.empty()) return {};
  std::vector<html::ListItem> items;
  for (const Link& link : links_of(visit.transaction, visit.viewer_id()))
    for (const Provider& provider : providers)
      if (provider.issuer == link.issuer) items.push_back(item_of(visit, link, provider.label));
  if (items.empty()) return {};
  return html::card({.title = "Accounts elsewhere", .body_html = html::list(items)});
}

web::Routes routes(const PageSettings& settings) {
  const auto desk = std::make_shared<Desk>(settings);
  for (const Provider& provider : settings.providers)
    desk->conversations.push_back(std::make_unique<Conversation>(provider, settings.hosts));
  return {
      {.method = Method::get,
       .pattern = "/sign-on/:provider",
       .guard = web::Guard::anyone(),
       .action = [desk](web::Visit& visit) { return leave(*desk, visit); },
       .before = [desk](const web::Preparation& in) { return prepare_leaving(*desk, in); },
       .slow = web::Slow::other_hosts},
      {.method = Method::get,
       .pattern = "/sign-on/:provider/callback",
       .guard = web::Guard::anyone(),
       .action = [desk](web::Visit& visit) { return arrive(*desk, visit); },
       .writes = web::Writes::deeds,
       .before = [desk](const web::Preparation& in) { return prepare_arriving(*desk, in); },
       .slow = web::Slow::other_hosts},
      {Method::post, "/account/sign-on/:link/end", web::Guard::signed_in(), end_link},
      {Method::post, "/account/sign-on/:link/restore", web::Guard::signed_in(), restore_link},
  };
}

}  // namespace sign_on

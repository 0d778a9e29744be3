#include "app/school.h"

#include "app/figures.h"

#include "app/frame.h"
#include "app/framing.h"
#include "app/metrics.h"
#include "app/rooms.h"
#include "app/school_door.h"
#include "platform/web/cookies.h"
#include "rooms/accounts/accounts.h"
#include "rooms/people/people.h"
#include "ui_embedded.h"

namespace app {

namespace {

constexpr std::string_view second_factor_page = "/account/second-factor";

std::string key_of(db::Database& database, const Random& random) {
  return database.write([&](db::Transaction& tx) -> Result<std::string> { return accounts::school_key(tx, random); })
      .value();
}

// Two statements: whose session it is, and who they are.
std::optional<SignedIn> who_is(db::Transaction& tx, const std::string& session, Moment now) {
  const auto open = accounts::session(tx, session, now);
  if (!open) return {};
  auto known = people::viewer(tx, open->person);
  if (!known) return {};
  const bool must_have_factor =
      known->school.staff_need_second_factor && known->viewer.roles.any_of(staff) && !open->second_factor;
  return SignedIn{std::move(known->viewer), std::move(known->school.name),
                  must_have_factor ? std::string(second_factor_page) : std::string(), std::move(known->school.zone)};
}

// The style sheet, scripts and fonts, below a path that changes with them, so that browsers may keep them for ever.
class Assets {
 public:
  Assets() {
    std::string all;
    for (const ui::File& file : ui::files()) all += file.bytes;
    prefix_ = "/assets/" + crypto::digest(all).substr(0, 12) + "/";
    for (const ui::File& file : ui::files())
      bodies_.emplace(file.name, web::make_body(std::string(file.bytes), web::content_type_for(file.name),
                                                {.cache_control = "public, max-age=31536000, immutable"}));
  }
  const std::string& prefix() const { return prefix_; }
  web::Response find(std::string_view path) const {
    const auto found = path.starts_with(prefix_) ? bodies_.find(path.substr(prefix_.size())) : bodies_.end();
    return found == bodies_.end() ? web::plain_response(404) : web::Response{.body = found->second};
  }

 private:
  std::string prefix_;
  std::map<std::string_view, web::BodyPtr> bodies_;
};

}  // namespace

struct School::Parts {
  Parts(db::Database& school, clock_time::Clock clock, Random random, SchoolSettings given)
      : database(school),
        settings(std::move(given)),
        key(key_of(school, random)),
        router(all_routes(settings, key)),
        chance(random),
        door({.database = school,
              .clock = std::move(clock),
              .random = std::move(random),
              .key = key,
              .who = who_is,
              .sessions_of = accounts::session_digests,
              .known_browser = [this](db::Transaction& tx, const std::string& session, const web::Request& request,
                                      Moment now) { return known_browser(tx, session, request, now); },
              .frame = [this](const Framing& framing) { return whole_page(framing, surroundings(framing)); },
              .tell = settings.tell},
             router.routes(), settings.workers, [this](const Answered& answered) { note(answered); }) {}

  FramingSurroundings surroundings(const Framing& framing) const {
    return {router, assets.prefix(), settings.demo, framing.who ? std::string() : name_at_the_door(framing)};
  }

  // Who is signed in brought it along. When something is broken, it may be the database: nothing more is asked of it.
  std::string name_at_the_door(const Framing& framing) const {
    std::string name;
    if (framing.refusal && framing.refusal->status >= 500) return name;
    (void)database.read([&](db::Transaction& tx) -> Result<void> {
      if (const auto its = people::school(tx)) name = its->name;
      return {};
    });
    return name;
  }

  std::optional<web::Header> known_browser(db::Transaction& tx, const std::string& session, const web::Request& request,
                                           Moment now) const {
    const auto opened = accounts::session(tx, session, now);
    if (!opened) return {};
    const auto before = accounts::read_known_browser(web::cookie(request, accounts::browser_cookie), key);
    return web::set_cookie(accounts::browser_cookie,
                           accounts::known_browser_cookie(before, opened->person, key, chance),
                           accounts::browser_cookie_seconds);
  }

  void note(const Answered& answered) {
    const std::string_view route = answered.route == nullptr ? "none" : answered.route->pattern;
    figures.note(route, answered.status, answered.took, answered.statements);
    if (settings.log_request)
      settings.log_request(
          "request=" + answered.number + " route=" + std::string(route) + " status=" + std::to_string(answered.status) +
              " us=" + std::to_string(answered.took.count()) + " statements=" + std::to_string(answered.statements),
          answered.status < 500);
  }

  db::Database& database;
  SchoolSettings settings;
  std::string key;
  Assets assets;
  Figures figures;
  Router router;
  Random chance;
  SchoolDoor door;
};

School::School(db::Database& database, clock_time::Clock clock, Random random, SchoolSettings settings) {
  static const bool templates_are_known = (add_frame_templates(), true);
  (void)templates_are_known;
  parts_ = std::make_unique<Parts>(database, std::move(clock), std::move(random), std::move(settings));
}
School::~School() = default;

web::Response School::answer(const web::Request& request) {
  const std::string& path = request.path;
  if (path.starts_with("/assets/")) return parts_->assets.find(path);
  if (path == "/metrics") {
    if (!may_read_metrics(request, parts_->settings.metrics_token))
      return metrics_refused(parts_->settings.metrics_token);
    return {.body = web::passing_body(parts_->figures.text(), "text/plain; version=0.0.4; charset=utf-8")};
  }
  return parts_->door.answer(request);
}

const web::Routes& School::routes() const { return parts_->router.routes(); }

std::size_t School::most_body(const web::Request& head) const { return parts_->door.most_body(head); }

void School::before_large_body(const web::Request& head, const web::Reply& may) {
  parts_->door.before_large_body(head, may);
}

web::Response School::too_large(const web::Request& head) const {
  const std::size_t most = most_body(head);
  const std::string words = most >= 1 << 20 ? std::to_string(most >> 20) + " MB" : std::to_string(most >> 10) + " kB";
  const std::string say = head.path.empty() ? "No page takes as much." : "This page takes " + words + " at most.";
  const SignedOutFrame frame{.title = trouble_title(413),
                             .school = {},
                             .main_html = trouble_html({413, say + " Nothing was changed: go back, and send less."}),
                             .assets = parts_->assets.prefix()};
  return {.status = 413, .body = web::passing_body(framed(frame))};
}

}  // namespace app

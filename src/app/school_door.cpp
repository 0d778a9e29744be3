#include "app/school_door.h"

#include <algorithm>
#include <chrono>

#include "app/cookies.h"
#include "app/school_door_asked.h"
#include "platform/crypto/crypto.h"
#include "platform/db/disk_full.h"
#include "platform/web/cookies.h"

namespace app {

namespace {

constexpr std::size_t most_waiting = 512;
// A password takes a tenth of a second on each of two threads: whoever comes last waits three seconds.
constexpr std::size_t most_passwords = 64, most_files = 16, most_other_hosts = 32;
constexpr std::string_view retry_seconds = "5";
constexpr std::string_view too_many =
    "Too many people want this at this moment. Nothing was changed. Please try again in a few seconds.";
constexpr std::size_t smallest_limit = 16 * 1024, guest_limit = 16 * 1024;  // of bodies, in bytes
constexpr int session_seconds = 14 * 24 * 3600;
constexpr int said_seconds = 60;

constexpr std::string_view database_away =
    "The school's database cannot be reached at this moment. Nothing was changed. Please try again in a minute.";
constexpr std::string_view disk_full =
    "There is no room left on the school's disk, so nothing can be written at this moment. Nothing was changed. What "
    "is "
    "there can be read. Please tell whoever runs the school's server.";
constexpr std::string_view fate_unknown =
    "The connection to the school's database broke, and we cannot tell whether this was done. Please send it again: "
    "what was done already is not done twice.";

// What the action changed is to be undone, although it gave an outcome.
bool is_refusal(const web::Outcome& outcome) {
  const auto* page = std::get_if<web::Page>(&outcome.what);
  const auto* part = std::get_if<web::Fragment>(&outcome.what);
  return (page != nullptr && page->status >= 400 && !page->keep) || (part != nullptr && part->status >= 400);
}

web::Response busy(std::string_view why) {
  web::Response response = web::plain_response(503, why);
  response.headers.push_back({"Retry-After", std::string(retry_seconds)});
  return response;
}

std::string attachment(std::string_view name) { return "attachment; filename*=UTF-8''" + web::query_encoded(name); }

}  // namespace

SchoolDoor::SchoolDoor(Surroundings around, web::Routes routes, unsigned threads,
                       std::function<void(const Answered&)> note)
    : around_(std::move(around)),
      router_(std::move(routes)),
      note_(std::move(note)),
      passwords_(2, most_passwords),
      files_(1, most_files),
      other_hosts_(4, most_other_hosts),
      workers_(threads, most_waiting) {}

// They post to each other: all stand still before the first is gone.
SchoolDoor::~SchoolDoor() {
  for (Workers* workers : {&workers_, &passwords_, &files_, &other_hosts_}) workers->stop();
}

web::Response SchoolDoor::answer(const web::Request& request) {
  web::Response response;
  response.later = [this, &request](const web::Reply& reply) {
    const std::string token = web::cookie(request, session_cookie);
    const auto asked = std::make_shared<Asked>(Asked{.request = request,
                                                     .reply = reply,
                                                     .match = router_.find(request.method, request.path),
                                                     .session = token.empty() ? std::string() : crypto::digest(token),
                                                     .number = std::to_string(next_number_++),
                                                     .now = Moment(around_.clock()),
                                                     .once = crypto::token(around_.random)});
    if (workers_.post([this, asked] { receive(asked); })) return;
    reply(busy(too_many));
  };
  return response;
}

std::size_t SchoolDoor::most_body(const web::Request& head) const {
  const web::Route* route = router_.find(head.method, head.path).route;
  if (route == nullptr || head.method != web::Method::post) return smallest_limit;
  return route->guard.needs_account() ? route->most_bytes : std::min(route->most_bytes, guest_limit);
}

void SchoolDoor::before_large_body(const web::Request& head, const web::Reply& may) {
  const auto ask = [this, &head, may] {
    const std::string token = web::cookie(head, session_cookie);
    const web::Route* route = router_.find(head.method, head.path).route;
    std::optional<SignedIn> who;
    try {
      reading()([&](db::Transaction& tx) {
        if (!token.empty()) who = around_.who(tx, crypto::digest(token), Moment(around_.clock()));
      });
    } catch (const std::exception& broken) {
      around_.tell(std::string("before a large body: ") + broken.what());
      return may(busy(database_away));
    }
    if (!who) return may(web::redirect(303, "/sign-in"));
    if (route == nullptr || !route->guard.admits(who->viewer.roles)) return may(web::plain_response(404));
    may(web::Response{.status = 100});
  };
  if (!workers_.post(ask)) may(busy(too_many));
}

void SchoolDoor::receive(const AskedPtr& asked) {
  bool is_slow = false;
  if (!goes_on(*asked, [&]() -> Result<void> {
        TRY(read(*asked));
        is_slow = is_to_be_prepared(*asked);
        return {};
      }))
    return;
  if (!is_slow) return finish(asked);
  if (!threads_for(asked->match.route->slow).post([this, asked] { prepare(asked); }))
    reply(*asked, refused(*asked, {503, std::string(too_many)}));
}

void SchoolDoor::prepare(const AskedPtr& asked) {
  const std::optional<::Viewer> person = asked->who ? std::optional(asked->who->viewer) : std::nullopt;
  if (!goes_on(*asked, [&]() -> Result<void> {
        asked->prepared = TRY(asked->match.route->before(
            {asked->request, asked->query, asked->posted.fields, person, asked->now, around_.random, reading()}));
        return {};
      }))
    return;
  if (!workers_.post([this, asked] { finish(asked); })) reply(*asked, refused(*asked, {503, std::string(too_many)}));
}

void SchoolDoor::finish(const AskedPtr& asked) {
  web::Response response;
  if (goes_on(*asked, [&]() -> Result<void> {
        response = shown(*asked, run(*asked));
        return {};
      }))
    reply(*asked, std::move(response));
}

bool SchoolDoor::goes_on(Asked& asked, const std::function<Result<void>()>& step) {
  Refusal refusal;
  try {
    const Result<void> done = step();
    if (done) return true;
    reply(asked, shown(asked, std::unexpected(done.error())));
    return false;
  } catch (const db::ConnectionLost& lost) {
    around_.tell("request " + asked.number + ": " + lost.what());
    refusal = {503, std::string(database_away), asked.number};
  } catch (const db::FateUnknown& lost) {
    around_.tell("request " + asked.number + ": " + lost.what());
    refusal = {503, std::string(fate_unknown), asked.number};
  } catch (const db::DiskFull& full) {
    around_.tell("request " + asked.number + ": " + full.what());
    refusal = {503, std::string(disk_full), asked.number};
  } catch (const std::exception& broken) {
    around_.tell("request " + asked.number + ": " + broken.what());
    refusal = {500, {}, asked.number};
  }
  reply(asked, refused(asked, refusal));
  return false;
}

void SchoolDoor::reply(Asked& asked, web::Response response) {
  const auto took =
      std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - asked.begin);
  response.headers.push_back({"X-Request-Id", asked.number});
  response.headers.push_back(
      {"Server-Timing", "db;desc=\"" + std::to_string(asked.statements) +
                            " statements\", total;dur=" + std::to_string(static_cast<double>(took.count()) / 1000)});
  note_({asked.match.route, response.status, asked.statements, took, asked.number});
  asked.reply(std::move(response));
}

Workers& SchoolDoor::threads_for(web::Slow slow) {
  if (slow == web::Slow::passwords) return passwords_;
  return slow == web::Slow::files ? files_ : other_hosts_;
}

std::function<void(const std::function<void(db::Transaction&)>&)> SchoolDoor::reading() const {
  return [this](const std::function<void(db::Transaction&)>& work) {
    (void)around_.database.read([&](db::Transaction& tx) -> Result<void> {
      work(tx);
      return {};
    });
  };
}

Result<void> SchoolDoor::read(Asked& asked) const {
  const web::Route* route = asked.match.route;
  asked.query = TRY(web::read_urlencoded(asked.request.query));
  if (!asked.posts()) return {};
  if (asked.request.body.size() > (route == nullptr ? smallest_limit : route->most_bytes))
    return fail(FailureKind::invalid, "That is more than this page takes. Nothing was changed.");
  asked.posted = TRY(web::read_posted(asked.request.header("content-type").value_or(""), asked.request.body));
  return {};
}

// What one may not do is not prepared either; the action's own guard then says so.
bool SchoolDoor::is_to_be_prepared(Asked& asked) const {
  const web::Route* route = asked.match.route;
  if (route == nullptr || !route->before) return false;
  reading()([&](db::Transaction& tx) { find_out(asked, tx); });
  if (route->guard.needs_account() && !asked.who) return false;
  if (!route->guard.admits(asked.who ? asked.who->viewer.roles : Roles())) return false;
  return !asked.posts() || is_ours(asked);
}

Result<web::Outcome> SchoolDoor::run(Asked& asked) {
  const web::Route* route = asked.match.route;
  std::optional<Result<web::Outcome>> outcome;
  const auto work = [&](db::Transaction& tx) -> Result<void> {
    outcome.reset();  // of an attempt that was undone
    asked.kept.reset();
    find_out(asked, tx);
    outcome = act(asked, tx);
    if (*outcome && !(*outcome)->session.value_or("").empty())
      asked.browser = around_.known_browser(tx, crypto::digest(*(*outcome)->session), asked.request, asked.now);
    asked.statements = tx.statements();
    if (!*outcome || is_refusal(**outcome)) return fail(FailureKind::invalid, "undone");
    return {};
  };
  const bool writes = asked.posts() || (route != nullptr && route->writes != web::Writes::nothing);
  const Result<void> committed = writes ? around_.database.write(work) : around_.database.read(work);
  // Others were always quicker: what the action gave, if it came so far, was never committed.
  if (!outcome || (!committed && *outcome && !is_refusal(**outcome))) return std::unexpected(committed.error());
  return *std::move(outcome);
}

void SchoolDoor::find_out(Asked& asked, db::Transaction& tx) const {
  asked.who = asked.session.empty() ? std::nullopt : around_.who(tx, asked.session, asked.now);
  asked.statements = tx.statements();
}

Result<web::Outcome> SchoolDoor::act(Asked& asked, db::Transaction& tx) {
  const web::Route* route = asked.match.route;
  if (route == nullptr) return fail(FailureKind::not_found, "");
  if (route->guard.needs_account() && !asked.who) return sign_in_first(asked);
  if (!route->guard.admits(asked.who ? asked.who->viewer.roles : Roles())) return fail(FailureKind::not_found, "");
  if (asked.who && route->guard.needs_account()) {
    const std::string& first = asked.who->must_go_to;
    if (!first.empty() && route->pattern != first && route->pattern != "/sign-out") return go_first(asked);
  }
  if (asked.posts()) return act_on_form(asked, tx);
  web::Visit visit = visit_of(asked, tx);
  return route->action(visit);
}

web::Visit SchoolDoor::visit_of(const Asked& asked, db::Transaction& tx) const {
  return {.transaction = tx,
          .request = asked.request,
          .person = asked.who ? std::optional(asked.who->viewer) : std::nullopt,
          .session = asked.session,
          .now = asked.now,
          .random = around_.random,
          .path = asked.match.path,
          .query = asked.query,
          .form = asked.posted.fields,
          .uploads = asked.posted.uploads,
          .form_keys = form_keys(asked),
          .prepared = asked.prepared,
          .school_zone = asked.who ? asked.who->school_zone : std::string()};
}

web::Response SchoolDoor::shown(const Asked& asked, Result<web::Outcome> outcome) {
  if (!outcome) return refused(asked, {web::status_of(outcome.error().kind), outcome.error().say, {}, asked.kept});
  web::Response response;
  if (auto* page = std::get_if<web::Page>(&outcome->what)) {
    response = framed(asked, page, {});
  } else if (auto* next = std::get_if<web::SeeOther>(&outcome->what)) {
    response = web::redirect(303, next->path);
    if (!next->said.empty()) response.headers.push_back(web::set_cookie(said_cookie, next->said, said_seconds));
  } else if (auto* part = std::get_if<web::Fragment>(&outcome->what)) {
    response = {.status = part->status, .body = web::passing_body(std::move(part->html))};
  } else if (auto* file = std::get_if<web::File>(&outcome->what)) {
    response.body = web::passing_body(std::move(file->bytes), file->content_type);
    if (!file->file_name.empty()) response.headers.push_back({"Content-Disposition", attachment(file->file_name)});
  } else {
    response = std::move(std::get<web::Response>(outcome->what));
  }
  if (outcome->session)
    response.headers.push_back(
        web::set_cookie(session_cookie, *outcome->session, outcome->session->empty() ? 0 : session_seconds));
  if (asked.browser) response.headers.push_back(*asked.browser);
  return response;
}

web::Response SchoolDoor::refused(const Asked& asked, const Refusal& refusal) {
  return framed(asked, nullptr, refusal);
}

web::Response SchoolDoor::framed(const Asked& asked, const web::Page* page, std::optional<Refusal> refusal) {
  const std::string said = web::cookie(asked.request, said_cookie);
  web::Response response;
  response.status = page == nullptr ? refusal->status : page->status;
  if (response.status == 503) response.headers.push_back({"Retry-After", std::string(retry_seconds)});
  response.body = web::passing_body(around_.frame({.page = page,
                                                   .refusal = std::move(refusal),
                                                   .who = asked.who,
                                                   .path = asked.request.path,
                                                   .said = said,
                                                   .form_keys = form_keys(asked)}));
  if (!said.empty()) response.headers.push_back(web::set_cookie(said_cookie, "", 0));
  return response;
}

}  // namespace app

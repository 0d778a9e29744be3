#include "app/school_door.h"

#include <chrono>

#include "app/cookies.h"
#include "app/school_door_asked.h"
#include "platform/crypto/crypto.h"
#include "platform/web/cookies.h"

namespace app {

namespace {

constexpr std::size_t most_waiting = 512;
constexpr std::size_t smallest_limit = 16 * 1024;
constexpr int session_seconds = 14 * 24 * 3600;
constexpr int said_seconds = 60;

constexpr std::string_view database_away =
    "The school's database cannot be reached at this moment. Nothing was changed. Please try again in a minute.";
constexpr std::string_view fate_unknown =
    "The connection to the school's database broke, and we cannot tell whether this was done. Please send it again: "
    "what was done already is not done twice.";

// What the action changed is to be undone, although it gave an outcome.
bool is_refusal(const web::Outcome& outcome) {
  const auto* page = std::get_if<web::Page>(&outcome.what);
  const auto* part = std::get_if<web::Fragment>(&outcome.what);
  return (page != nullptr && page->status >= 400 && !page->keep) || (part != nullptr && part->status >= 400);
}

std::string attachment(std::string_view name) { return "attachment; filename*=UTF-8''" + web::query_encoded(name); }

}  // namespace

SchoolDoor::SchoolDoor(Surroundings around, web::Routes routes, unsigned threads,
                       std::function<void(const Answered&)> note)
    : around_(std::move(around)), router_(std::move(routes)), note_(std::move(note)), workers_(threads, most_waiting) {}

web::Response SchoolDoor::answer(const web::Request& request) {
  web::Response response;
  response.later = [this, &request](const web::Reply& reply) {
    if (!workers_.post([this, &request, reply] { reply(answer_now(request)); }))
      reply(web::plain_response(503, "Too many requests at once. Please try again in a moment."));
  };
  return response;
}

web::Response SchoolDoor::answer_now(const web::Request& request) {
  const auto begin = std::chrono::steady_clock::now();
  const std::string token = web::cookie(request, session_cookie);
  Asked asked{.request = request,
              .match = router_.find(request.method, request.path),
              .session = token.empty() ? std::string() : crypto::digest(token),
              .number = std::to_string(next_number_++),
              .now = Moment(around_.clock()),
              .once = crypto::token(around_.random)};
  web::Response response;
  try {
    response = shown(asked, run(asked));
  } catch (const db::ConnectionLost& lost) {
    around_.tell("request " + asked.number + ": " + lost.what());
    response = refused(asked, {503, std::string(database_away), asked.number});
  } catch (const db::FateUnknown& lost) {
    around_.tell("request " + asked.number + ": " + lost.what());
    response = refused(asked, {503, std::string(fate_unknown), asked.number});
  } catch (const std::exception& broken) {
    around_.tell("request " + asked.number + ": " + broken.what());
    response = refused(asked, {500, {}, asked.number});
  }
  const auto took = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - begin);
  response.headers.push_back({"X-Request-Id", asked.number});
  response.headers.push_back(
      {"Server-Timing", "db;desc=\"" + std::to_string(asked.statements) +
                            " statements\", total;dur=" + std::to_string(static_cast<double>(took.count()) / 1000)});
  note_({asked.match.route, response.status, asked.statements, took, asked.number});
  return response;
}

Result<web::Outcome> SchoolDoor::run(Asked& asked) {
  const web::Route* route = asked.match.route;
  asked.query = TRY(web::read_urlencoded(asked.request.query));
  if (asked.posts()) {
    if (asked.request.body.size() > (route == nullptr ? smallest_limit : route->most_bytes))
      return fail(FailureKind::invalid, "That is more than this page takes. Nothing was changed.");
    asked.posted = TRY(web::read_posted(asked.request.header("content-type").value_or(""), asked.request.body));
  }
  if (route != nullptr && route->before) TRY(prepare(asked));

  std::optional<Result<web::Outcome>> outcome;
  const auto work = [&](db::Transaction& tx) -> Result<void> {
    outcome.reset();  // of an attempt that was undone
    asked.kept.reset();
    find_out(asked, tx);
    outcome = act(asked, tx);
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

Result<void> SchoolDoor::prepare(Asked& asked) {
  const web::Route& route = *asked.match.route;
  const auto read = [&](const std::function<void(db::Transaction&)>& work) {
    (void)around_.database.read([&](db::Transaction& tx) -> Result<void> {
      work(tx);
      return {};
    });
  };
  read([&](db::Transaction& tx) { find_out(asked, tx); });
  const std::optional<::Viewer> person = asked.who ? std::optional(asked.who->viewer) : std::nullopt;
  // What one may not do is not prepared either; the action's own guard then says so.
  if (route.guard.needs_account() && !person) return {};
  if (!route.guard.admits(person ? person->roles : Roles())) return {};
  if (asked.posts() && !is_ours(asked)) return {};
  asked.prepared =
      TRY(route.before({asked.request, asked.query, asked.posted.fields, person, asked.now, around_.random, read}));
  return {};
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
  return response;
}

web::Response SchoolDoor::refused(const Asked& asked, const Refusal& refusal) {
  return framed(asked, nullptr, refusal);
}

web::Response SchoolDoor::framed(const Asked& asked, const web::Page* page, std::optional<Refusal> refusal) {
  const std::string said = web::cookie(asked.request, said_cookie);
  web::Response response;
  response.status = page == nullptr ? refusal->status : page->status;
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

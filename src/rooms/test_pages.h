// A room's pages for a test: the front door without the door. As the real one does, it asks the route's guard (whoever
// is not admitted meets no such page), does what the route wants done before, opens one transaction, for reading where
// the route writes nothing, and undoes what was refused.
#pragma once

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "platform/web/visit.h"
#include "rooms/test_school.h"

namespace rooms {

using Path = std::map<std::string, std::string, std::less<>>;  // what stands for the open steps of a pattern
using Form = std::vector<std::pair<std::string, std::string>>;

struct Asked {
  web::Method method = web::Method::get;
  std::string_view pattern = {};  // of the route
  Path path = {};
  web::Fields query = {}, form = {};
  std::vector<web::Upload> uploads = {};
  web::Request request = {};                 // what is read besides
  std::optional<std::string> prepared = {};  // in place of what the route wants done before
};

struct Answer {
  int status = 0;
  std::string html = {};      // the main part of a page, the bytes of a file, or what a refusal says
  std::string location = {};  // where it goes on, the name of a file, or the head of other bytes
  std::string said = {};      // shown there once, or the type of a file
  std::string title = {};     // of a page
  int statements = 0;         // that the handler asked
  bool has(std::string_view part) const { return html.find(part) != std::string::npos; }
};

inline Answer answer_of(const Result<web::Outcome>& outcome) {
  if (!outcome) return {.status = web::status_of(outcome.error().kind), .html = outcome.error().say};
  if (const auto* page = std::get_if<web::Page>(&outcome->what))
    return {.status = page->status, .html = page->main, .title = page->title};
  if (const auto* part = std::get_if<web::Fragment>(&outcome->what))
    return {.status = part->status, .html = part->html};
  if (const auto* file = std::get_if<web::File>(&outcome->what))
    return {.status = 200, .html = file->bytes, .location = file->file_name, .said = file->content_type};
  const auto* bytes = std::get_if<web::Response>(&outcome->what);
  if (bytes != nullptr && bytes->status >= 300)
    return {.status = bytes->status, .location = bytes->headers.back().value};
  if (bytes != nullptr)
    return {.status = 200, .html = std::string(bytes->body->plain().bytes), .location = bytes->body->plain().head};
  const auto& next = std::get<web::SeeOther>(outcome->what);
  return {.status = 303, .location = next.path, .said = next.said};
}

// `who` gives the viewer, or nobody, in the transaction. The pattern is one of the routes'.
template <class Who>
Answer ask(const TestSchool& school, const web::Routes& routes, const Who& who, const Asked& asked) {
  const auto route = std::ranges::find_if(
      routes, [&](const web::Route& one) { return one.method == asked.method && one.pattern == asked.pattern; });
  REQUIRE(route != routes.end());
  const std::string zone = school.read([](db::Transaction& tx) {
    const auto rows = tx.ask("SELECT zone FROM people_school");
    return rows.empty() ? std::string("UTC") : rows[0].text("zone");
  });
  const std::optional<Viewer> viewer =
      school.read([&](db::Transaction& tx) -> std::optional<Viewer> { return who(tx); });
  if (viewer ? !route->guard.admits(viewer->roles) : route->guard.needs_account()) return {.status = 404};
  std::string prepared = asked.prepared.value_or("");
  if (route->before && !asked.prepared) {
    const auto read = [&](const std::function<void(db::Transaction&)>& work) { school.read(work); };
    auto given = route->before({asked.request, asked.query, asked.form, viewer, school.now, school.random, read});
    if (!given) return answer_of(std::unexpected(given.error()));
    prepared = *std::move(given);
  }
  Answer answer;
  const auto work = [&](db::Transaction& tx) -> Result<void> {
    web::Visit visit{.transaction = tx,
                     .request = asked.request,
                     .person = viewer,
                     .session = "session",
                     .now = school.now,
                     .random = school.random,
                     .path = asked.path,
                     .query = asked.query,
                     .form = asked.form,
                     .uploads = asked.uploads,
                     .form_keys = {{"once", "a-key"}},
                     .prepared = prepared,
                     .school_zone = zone};
    const int before = tx.statements();
    const auto outcome = route->action(visit);
    answer = answer_of(outcome);
    answer.statements = tx.statements() - before;
    const auto* page = outcome ? std::get_if<web::Page>(&outcome->what) : nullptr;
    const bool is_kept = answer.status < 400 || (page != nullptr && page->keep);
    return is_kept ? Result<void>() : fail(FailureKind::conflict, "");
  };
  if (asked.method == web::Method::get && route->writes == web::Writes::nothing)
    (void)school.database().read(work);
  else
    (void)school.database().write(work);
  return answer;
}

}  // namespace rooms

// One visit to a page of the school: who asks, what they sent, the transaction it happens in; and what a handler gives
// back. A room's pages are a list of Routes; the front door (app/front_door) finds the route, asks its guard, opens the
// transaction, calls the handler and puts the layout around what it gives.
#pragma once

#include <concepts>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kernel/person.h"
#include "kernel/random.h"
#include "kernel/result.h"
#include "platform/web/fields.h"
#include "platform/web/message.h"

namespace db {
class Transaction;
}

namespace web {

// ---- who may ----

class Guard {
 public:
  static constexpr Guard anyone() { return Guard(true, {}); }      // signed in or not
  static constexpr Guard signed_in() { return Guard(false, {}); }  // whoever has an account
  static constexpr Guard only(Roles roles) { return Guard(false, roles); }

  constexpr bool needs_account() const { return !anyone_; }
  constexpr bool admits(Roles roles) const { return anyone_ || roles_.empty() || roles_.any_of(roles); }
  constexpr Roles roles() const { return roles_; }

 private:
  constexpr Guard(bool anyone, Roles roles) : anyone_(anyone), roles_(roles) {}
  bool anyone_;
  Roles roles_;  // empty: any
};

// ---- what is asked ----

// What every form of a page carries, hidden, by name: proof that it is ours, and its one-time key.
using FormKeys = std::vector<std::pair<std::string, std::string>>;

struct Visit {
  db::Transaction& transaction;
  const Request& request;
  std::optional<Viewer> person;  // nobody: signed out
  std::string session;           // digest of the session's token; empty when signed out
  Moment now;
  const Random& random;
  std::map<std::string, std::string, std::less<>> path;  // "/people/:person" gives "person"
  Fields query;
  Fields form;
  std::vector<Upload> uploads;
  FormKeys form_keys;
  std::string prepared;          // what Route::before gave
  std::string school_zone = {};  // where the school is; empty when signed out

  // The viewer of a route whose guard wants an account.
  const Viewer& viewer() const { return person.value(); }
  const PersonId& viewer_id() const { return person.value().id; }
  // The part of the path as an id; a Failure not_found when it is none.
  template <class Record>
  Result<Id<Record>> id(std::string_view name) const {
    const auto found = path.find(name);
    auto read = found == path.end() ? std::nullopt : Id<Record>::read(found->second);
    if (!read) return fail(FailureKind::not_found, "There is no such page.");
    return *std::move(read);
  }
};

// ---- what is answered ----

struct Crumb {
  std::string label, path;
};

// A page in the school's layout. A status of 400 or more (a form that was refused) takes everything back that the
// handler changed.
struct Page {
  std::string title;
  std::string main;  // HTML
  std::vector<Crumb> crumbs = {};
  int status = 200;
  bool wide = false;  // calendars, grids
  bool keep = false;  // what was changed stays although the status is 400 or more: a failed sign-in is counted
};
// After a deed: the browser goes on to a path of ours, where `said` is shown once.
struct SeeOther {
  std::string path;
  std::string said = {};
};
// A part of a page, for htmx.
struct Fragment {
  std::string html;
  int status = 200;
};
// Bytes to keep or to show: `file_name` empty shows them.
struct File {
  std::string bytes, content_type, file_name;
};

// A path of ours to go on to, from what a request says; "/" for anything that could lead elsewhere.
std::string local_path(std::string_view path);

// What a failure is answered with: 404, 403, 422 or 409.
int status_of(FailureKind kind);

struct Outcome {
  std::variant<Page, SeeOther, Fragment, File, Response> what;
  std::optional<std::string> session = {};  // a new session's token, or empty to end the one there is

  // Of these alone: Clang cannot tell otherwise whether a Result<Outcome> makes an Outcome.
  template <class What>
    requires std::same_as<What, Page> || std::same_as<What, SeeOther> || std::same_as<What, Fragment> ||
             std::same_as<What, File> || std::same_as<What, Response>
  Outcome(What given) : what(std::move(given)) {}
};

using Action = std::function<Result<Outcome>(Visit&)>;

// ---- the route ----

// What is done before the transaction begins, since it takes long: hashing a password, asking another host. Its text
// becomes Visit::prepared; a Failure is shown as if the action had given it.
struct Preparation {
  const Request& request;
  const Fields& query;
  const Fields& form;
  const std::optional<Viewer>& person;
  Moment now;
  const Random& random;
  // Runs what it is given in a reading transaction of its own.
  std::function<void(const std::function<void(db::Transaction&)>&)> read;
};
using Before = std::function<Result<std::string>(const Preparation&)>;
// What a preparation spends its time on. Each kind has a few threads and a short queue of its own, so that none of them
// keeps pages waiting, or another kind.
enum class Slow { passwords, files, other_hosts };

// What a GET does besides reading. `views` notes that somebody looked, `deeds` completes a sign-on.
enum class Writes { nothing, views, deeds };

struct Route {
  Method method;
  std::string_view pattern;  // "/people/:person": a segment that begins with ":" takes any one; a last one that begins
                             // with "*" takes all that is left (GET)
  Guard guard;
  Action action;
  Writes writes = Writes::nothing;
  Before before = {};
  Slow slow = Slow::files;              // what `before` is slow at
  std::size_t most_bytes = 256 * 1024;  // of the body
  bool secret = false;                  // its form holds a password or a code: what was sent is never shown again
};
using Routes = std::vector<Route>;

}  // namespace web

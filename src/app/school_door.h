// The front door of a school: from a request to the room that answers it, and back.
//
//   route -> who is it -> may they -> is it from here -> one transaction around the deed -> the layout around the page
//
// What is slow (web::Route::before) is done ahead of the transaction, by a few threads for each kind; whoever finds
// their queue full is told to come again (503). Meanwhile the workers answer others.
//
// A reading transaction for GET, a writing one for POST and for routes that say so; committed when the action gives an
// outcome, undone when it gives a Failure, refuses a form (a page of status 400 or more) or throws. What was sent twice
// with the same one-time key is done once.
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "app/router.h"
#include "app/workers.h"
#include "platform/clock/clock.h"
#include "platform/db/database.h"
#include "platform/web/server.h"

namespace app {

// Who asks, as the rooms behind the door know it.
struct SignedIn {
  ::Viewer viewer;
  std::string school;
  // Where they are sent first: the second factor that the school wants of them. That page with its form, and signing
  // out, are all they may before.
  std::string must_go_to = {};
  std::string school_zone = "UTC";
};

// A form that was not taken, with all that was typed into it, to be offered again with a button of its own. Never one
// with a password, a code or a file, and never to another person than who opened it: see SchoolDoor::keep.
struct KeptForm {
  std::string action = {};  // path and query of ours
  std::vector<std::pair<std::string, std::string>> fields = {};
  web::FormKeys keys = {};                       // that go with them
  std::string first_label = {}, first = {};      // what is to be done before, in another tab; empty: nothing
  std::string instead_label = {}, instead = {};  // where to go without sending it; empty: nowhere in particular
};

// What goes wrong, for a page that says so.
struct Refusal {
  int status;
  std::string say;          // empty: what the status says
  std::string number = {};  // of the request, when it is our fault
  std::optional<KeptForm> kept = {};
};

// Everything a whole page is made of.
struct Framing {
  const web::Page* page = nullptr;  // null: the refusal is shown
  std::optional<Refusal> refusal = {};
  const std::optional<SignedIn>& who;
  std::string_view path;    // of the request
  std::string said;         // about the deed before
  web::FormKeys form_keys;  // for the forms of the frame itself
};

struct Surroundings {
  db::Database& database;
  clock_time::Clock clock;
  Random random;
  std::string key;  // 32 bytes that all nodes share: what forms are signed with
  // By the digest of the session's token.
  std::function<std::optional<SignedIn>(db::Transaction&, const std::string& session, Moment now)> who;
  // Digests of the tokens of a person's sessions, those that have ended too.
  std::function<std::vector<std::string>(db::Transaction&, const PersonId&)> sessions_of =
      [](db::Transaction&, const PersonId&) { return std::vector<std::string>(); };
  // A session was opened in a browser: the long-lived cookie that it is given.
  std::function<std::optional<web::Header>(db::Transaction&, const std::string& session, const web::Request&, Moment)>
      known_browser = [](auto&&...) { return std::optional<web::Header>(); };
  std::function<std::string(const Framing&)> frame;  // the whole page around its content
  std::function<void(std::string_view line)> tell;   // to the log
};

// One request, when it was answered; for the log and for figures. Holds nothing personal.
struct Answered {
  const web::Route* route;  // null: none
  int status;
  int statements;
  std::chrono::microseconds took;
  std::string number;  // of the request, as its header X-Request-Id says
};

class SchoolDoor {
 public:
  SchoolDoor(
      Surroundings around, web::Routes routes, unsigned threads,
      std::function<void(const Answered&)> note = [](const Answered&) {});
  ~SchoolDoor();
  // Answers later, from a worker.
  web::Response answer(const web::Request& request);
  const web::Routes& routes() const { return router_.routes(); }
  // For web::Settings: what the body of a request may have, by its route; and whether a large one may come: from
  // whoever is signed in and may use that route.
  std::size_t most_body(const web::Request& head) const;
  void before_large_body(const web::Request& head, const web::Reply& may);

 private:
  struct Asked;
  using AskedPtr = std::shared_ptr<Asked>;
  // Steps, each on threads of its own: what is slow is prepared between the two on the workers.
  void receive(const AskedPtr& asked);
  void prepare(const AskedPtr& asked);
  void finish(const AskedPtr& asked);
  // Whether the request goes on; else it is answered.
  bool goes_on(Asked& asked, const std::function<Result<void>()>& step);
  void reply(Asked& asked, web::Response response);
  Workers& threads_for(web::Slow slow);
  std::function<void(const std::function<void(db::Transaction&)>&)> reading() const;

  Result<void> read(Asked& asked) const;
  bool is_to_be_prepared(Asked& asked) const;
  Result<web::Outcome> run(Asked& asked);
  void find_out(Asked& asked, db::Transaction& tx) const;
  std::string proof(const std::string& session) const;
  bool is_ours(const Asked& asked) const;
  bool was_theirs(const Asked& asked, db::Transaction& tx) const;
  std::unexpected<Failure> keep(Asked& asked, FailureKind kind, std::string_view why, KeptForm how) const;
  Result<web::Outcome> sign_in_first(Asked& asked) const;
  Result<web::Outcome> go_first(Asked& asked) const;
  std::string page_of(const Asked& asked) const;  // where they are: what a GET asks for, where a form stood
  Result<web::Outcome> act(Asked& asked, db::Transaction& tx);
  Result<web::Outcome> act_on_form(Asked& asked, db::Transaction& tx);
  web::Visit visit_of(const Asked& asked, db::Transaction& tx) const;
  web::FormKeys form_keys(const Asked& asked) const;
  web::Response shown(const Asked& asked, Result<web::Outcome> outcome);
  web::Response refused(const Asked& asked, const Refusal& refusal);
  web::Response framed(const Asked& asked, const web::Page* page, std::optional<Refusal> refusal);

  Surroundings around_;
  Router router_;
  std::function<void(const Answered&)> note_;
  std::atomic<unsigned> next_number_ = 1;
  Workers passwords_, files_, other_hosts_;
  Workers workers_;  // last: all of them use all the others
};

}  // namespace app

// The school as it is served, with everything at once: pages are read, attendance is written, people sign in and out,
// jobs are done, the server stops. For the thread sanitizer as much as for what is checked here.
#include <atomic>
#include <catch2/catch.hpp>
#include <mutex>
#include <thread>

#include "app/school.h"
#include "app/school_jobs.h"
#include "kernel/text.h"
#include "platform/crypto/crypto.h"
#include "platform/web/test_client.h"
#include "rooms/accounts/accounts.h"
#include "rooms/attendance/attendance.h"
#include "rooms/people/people.h"
#include "rooms/timetable/test_timetable.h"

using timetable::TestTimetable;

namespace {

constexpr int rounds = 12;          // that each writer writes
constexpr int writers_of_node = 3;  // and so many students' attendance
constexpr std::string_view password = "correct horse battery";

// What went wrong in any thread; Catch2's own checks are for one thread.
class Trouble {
 public:
  void note(std::string_view line) {
    const std::scoped_lock lock(guard_);
    lines_ += std::string(line) + "\n";
  }
  std::string lines() const {
    const std::scoped_lock lock(guard_);
    return lines_;
  }

 private:
  mutable std::mutex guard_;
  std::string lines_;
};

// A cohort whose students nobody has noted yet, a specialist who may, and somebody who signs in and out.
struct Busy : TestTimetable {
  Busy(db::Engine engine, int nodes) : TestTimetable(engine) {
    there.write([&](db::Transaction& tx) {
      REQUIRE(people::set_up(tx, {"Harbour School", "America/Denver"}, {"Ana Admin", "ana@school.example"}, there.now,
                             there.random));
      REQUIRE(people::grant(tx, *PersonId::read(kim), {Role::specialist}, {}, there.now, there.random));
      REQUIRE(cohorts::assign(tx, {kim, cohort, {}, {}, timetable::day("2026-08-24")}, deed()));
      for (int i = 0; i < nodes * writers_of_node; ++i) students.push_back(add(tx, i));
      key = accounts::school_key(tx, there.random);
      session = accounts::open_session(tx, *PersonId::read(kim), "password", true, {"127.0.0.1", "Firefox"}, there.now,
                                       there.random);
      occurrence =
          timetable::calendar_of_cohort(tx, cohort, there.now.plus(-std::chrono::hours(24 * 8)), there.now).front().id;
    });
  }
  std::string add(db::Transaction& tx, int number) const {
    const std::string name = "Student " + std::to_string(number);
    const PersonId id =
        people::add(tx, {.name = name, .email = email(number), .roles = {{Role::student}}}, {}, there.now, there.random)
            .value();
    accounts::set_password(tx, id, crypto::hash_password(password, crypto::Effort::least), "", there.now, there.random);
    REQUIRE(cohorts::enrol(tx, {id.text(), run, timetable::day("2026-08-24")}, deed()));
    return id.text();
  }
  static std::string email(int number) { return "student-" + std::to_string(number) + "@example.org"; }

  // What a form of a page for this session holds.
  std::string proof(const std::string& token) const {
    return "form=" + web::query_encoded(crypto::sign("form " + crypto::digest(token), key));
  }
  // The reasons that were noted for a student, in their order.
  std::vector<std::string> noted(std::size_t student) const {
    std::vector<std::string> whys;
    there.read([&](db::Transaction& tx) {
      for (const attendance::Noted& one : attendance::attendance_events(tx, occurrence, students[student]))
        whys.push_back(one.why);
    });
    return whys;
  }

  std::vector<std::string> students;
  std::string key, session, occurrence;
};

// One server with its school and its jobs, as "cairn serve" has them.
class Node {
 public:
  Node(db::Database& database, const Busy& busy, Trouble& trouble)
      : serving_({.threads = 2, .posts = true},
                 [this](const web::Request& request) { return school_.answer(request); }),
        school_(database, clock(busy), crypto::system_random(),
                {.address = "http://localhost",
                 .effort = crypto::Effort::least,
                 .workers = 4,
                 .tell = [&trouble](std::string_view line) { trouble.note(line); }}),
        jobs_(app::school_jobs(database, clock(busy), crypto::system_random(), {}, {},
                               [&trouble](std::string_view line) { trouble.note(line); })) {}
  ~Node() { serving_.stop(); }
  web::Serving& serving() { return serving_; }

 private:
  static clock_time::Clock clock(const Busy& busy) {
    return [now = busy.there.now] { return now.seconds(); };
  }
  web::Serving serving_;  // first: it outlives those who answer
  app::School school_;
  app::JobLoop jobs_;
};

class Browser {
 public:
  Browser(Node& node, std::string token) : client_(node.serving()), token_(std::move(token)) {}
  web::Received get(std::string_view path) { return client_.get(path, "Cookie: __Host-cairn=" + token_ + "\r\n"); }
  web::Received post(std::string_view path, const std::string& body) {
    client_.send("POST " + std::string(path) + " HTTP/1.1\r\nHost: localhost\r\nCookie: __Host-cairn=" + token_ +
                 "\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n" +
                 "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
    return client_.receive();
  }
  // What the answer says in its cookie of the session.
  void take_cookie(const web::Received& answer) {
    const std::string name = "__Host-cairn=", cookie = answer.header("Set-Cookie");
    if (cookie.starts_with(name)) token_ = cookie.substr(name.size(), cookie.find(';') - name.size());
  }
  const std::string& token() const { return token_; }

 private:
  web::Client client_;
  std::string token_;
};

// Notes one student again and again, each time with its own reason, and sends each form twice, as who clicks twice
// does.
class Writer {
 public:
  Writer(const Busy& busy, std::size_t student) : busy_(busy), student_(student) {}

  // How many were acknowledged. Ends early when nobody answers any more.
  int write(Node& node, int count, Trouble& trouble, std::atomic<int>& all) {
    Browser browser(node, busy_.session);
    for (int i = 0; i < count; ++i) {
      const int status = send(browser, i);
      if (status == 303) {
        ++acknowledged_;
        ++all;
        all.notify_all();
        if (const int again = i == 0 ? status : send(browser, i - 1); again == 303 || again == 0) continue;
        trouble.note("a form that was sent twice was refused");
      } else if (status != 0) {
        trouble.note("a note was answered with " + std::to_string(status));
      }
      break;
    }
    return acknowledged_;
  }
  int acknowledged() const { return acknowledged_; }
  static std::string why(int i) { return "Round " + std::to_string(i); }

 private:
  // "Please try again" is done, with the same key.
  int send(Browser& browser, int i) const {
    constexpr int patience = 200;
    const std::string person = busy_.students[student_];
    const std::string body = busy_.proof(busy_.session) + "&once=" + person + "-" + std::to_string(i) + "&state." +
                             person + "=" + (i % 2 == 0 ? "present" : "late") + "&why." + person + "=" +
                             web::query_encoded(why(i));
    int status = 409;
    for (int tries = 0; status == 409 && tries < patience; ++tries)
      status = browser.post("/timetable/occurrences/" + busy_.occurrence + "/attendance", body).status;
    return status;
  }

  const Busy& busy_;
  std::size_t student_;
  int acknowledged_ = 0;
};

void read_pages(Node& node, const Busy& busy, const std::atomic<bool>& over, Trouble& trouble) {
  Browser browser(node, busy.session);
  do {
    for (const std::string& path :
         {std::string("/"), std::string("/timetable"), "/timetable/occurrences/" + busy.occurrence,
          "/cohorts/" + busy.cohort, std::string("/people"), "/timetable/runs/" + busy.run + "/attendance"})
      if (const int status = browser.get(path).status; status != 200)
        trouble.note(path + " was answered with " + std::to_string(status));
  } while (!over);
}

// Who signed out is nobody any more.
void come_and_go(Node& node, const Busy& busy, int student, Trouble& trouble) {
  for (int i = 0; i < rounds / 2; ++i) {
    Browser browser(node, "");
    const std::string form =
        "email=" + web::query_encoded(Busy::email(student)) + "&password=" + web::query_encoded(password) + "&next=%2F";
    int in = 409;
    for (int tries = 0; in == 409 && tries < 200; ++tries) {
      const web::Received answer = browser.post("/sign-in", form);
      in = answer.status;
      browser.take_cookie(answer);
    }
    const int inside = browser.get("/").status;
    int out = 409;
    for (int tries = 0; out == 409 && tries < 200; ++tries)
      out = browser.post("/sign-out", busy.proof(browser.token())).status;
    const int outside = browser.get("/").status;
    if (in != 303 || inside != 200 || out != 303 || outside != 303)
      trouble.note("signing in and out gave " + std::to_string(in) + " " + std::to_string(inside) + " " +
                   std::to_string(out) + " " + std::to_string(outside));
  }
}

// A page but for the one-time keys of its forms.
std::string without_keys(std::string page) {
  const std::string_view begin = "name=\"once\" value=\"";
  for (std::size_t at = page.find(begin); at != std::string::npos; at = page.find(begin, at + begin.size())) {
    const std::size_t key = at + begin.size();
    page.erase(key, page.find('"', key) - key);
  }
  return page;
}

std::vector<std::string> all_rounds(int count) {
  std::vector<std::string> whys;
  for (int i = 0; i < count; ++i) whys.push_back(Writer::why(i));
  return whys;
}

}  // namespace

TEST_CASE("a busy school: what was acknowledged is there once, from every node, whatever else goes on") {
  const auto engine = GENERATE(db::Engine::sqlite, db::Engine::postgresql);
  const int node_count = engine == db::Engine::sqlite ? 1 : 2;  // many nodes share a PostgreSQL
  const Busy busy(engine, node_count);
  Trouble trouble;
  std::vector<std::unique_ptr<db::Database>> databases;
  std::vector<std::unique_ptr<Node>> nodes;
  std::vector<Writer> writers;
  for (int i = 0; i < node_count; ++i) {
    databases.push_back(busy.there.there().another());
    nodes.push_back(std::make_unique<Node>(*databases.back(), busy, trouble));
  }
  for (std::size_t i = 0; i < busy.students.size(); ++i) writers.emplace_back(busy, i);

  std::atomic<bool> over = false;
  std::atomic<int> all = 0;
  {
    std::vector<std::jthread> readers, others;
    for (std::size_t i = 0; i < writers.size(); ++i)
      others.emplace_back([&, i] { writers[i].write(*nodes[i % nodes.size()], rounds, trouble, all); });
    for (const auto& node : nodes) {
      readers.emplace_back([&] { read_pages(*node, busy, over, trouble); });
      readers.emplace_back([&] { read_pages(*node, busy, over, trouble); });
      others.emplace_back([&] { come_and_go(*node, busy, 0, trouble); });
      others.emplace_back([&] { come_and_go(*node, busy, 1, trouble); });
    }
    others.clear();  // waits for them
    over = true;
  }

  CHECK(trouble.lines().empty());
  CHECK(all == rounds * static_cast<int>(writers.size()));
  for (std::size_t i = 0; i < writers.size(); ++i) CHECK(busy.noted(i) == all_rounds(rounds));
  for (const int student : {0, 1})
    CHECK(busy.there
              .read([&](db::Transaction& tx) {
                return accounts::sessions_of(tx, *PersonId::read(busy.students[static_cast<std::size_t>(student)]),
                                             busy.there.now);
              })
              .empty());
  const std::string page = "/timetable/runs/" + busy.run + "/attendance";
  const web::Received first = Browser(*nodes.front(), busy.session).get(page);
  CHECK(first.status == 200);
  CHECK(without_keys(first.body) == without_keys(Browser(*nodes.back(), busy.session).get(page).body));
}

TEST_CASE("a busy school: one that stops in the midst of it has kept what it acknowledged, and nothing twice") {
  const auto engine = GENERATE(db::Engine::sqlite, db::Engine::postgresql);
  const Busy busy(engine, 1);
  Trouble trouble;
  std::vector<Writer> writers;
  for (std::size_t i = 0; i < busy.students.size(); ++i) writers.emplace_back(busy, i);
  constexpr int enough = 20;
  std::atomic<int> all = 0;
  {
    auto node = std::make_unique<Node>(busy.there.database(), busy, trouble);
    std::vector<std::jthread> threads;
    for (Writer& writer : writers)
      threads.emplace_back([&] {
        writer.write(*node, 100'000, trouble, all);
        all += enough;  // nobody waits for who ended before
        all.notify_all();
      });
    for (int seen = all; seen < enough; seen = all) all.wait(seen);
    node->serving().stop();
    threads.clear();  // their connections were closed
  }
  CHECK(trouble.lines().empty());
  for (std::size_t i = 0; i < writers.size(); ++i) {
    const std::vector<std::string> noted = busy.noted(i);
    CHECK(noted == all_rounds(static_cast<int>(noted.size())));
    CHECK(static_cast<int>(noted.size()) >= writers[i].acknowledged());
    CHECK(static_cast<int>(noted.size()) <= writers[i].acknowledged() + 1);  // whose answer never came
  }
}

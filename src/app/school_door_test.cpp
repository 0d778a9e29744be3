#include "app/school_door.h"

#include <catch2/catch.hpp>
#include <future>
#include <semaphore>

#include "platform/crypto/crypto.h"
#include "platform/web/awaited.h"
#include "rooms/test_school.h"

using rooms::TestSchool;

namespace {

const std::string key(32, 'k');
const std::string ada_token = "ada", mentor_token = "mentor";

struct Answer {
  int status;
  std::string body, location, retry_after;
};

// A door before one table of notes, with Ada, who is staff, and a mentor.
class Door {
 public:
  explicit Door(db::Engine engine) : school_(engine), ada_(school_.person("Ada")), mentor_(school_.person("Mentor")) {
    school_.write([](db::Transaction& tx) { tx.tell("CREATE TABLE notes (text TEXT PRIMARY KEY)"); });
    door_ = std::make_unique<app::SchoolDoor>(
        app::Surroundings{
            .database = school_.database(),
            .clock = [this] { return school_.now.seconds(); },
            .random = crypto::system_random(),
            .key = key,
            .who = [this](db::Transaction& tx, const std::string& session, Moment) { return who(tx, session); },
            .frame = framed,
            .tell = [this](std::string_view line) { told_ += line; }},
        routes(), 2);
  }

  Answer ask(web::Method method, const std::string& target, const std::string& token = {}, std::string body = {},
             std::vector<web::Field> more = {}) {
    const std::string cookie = "a=b; __Host-cairn=" + token;
    web::Request request;
    request.method = method;
    request.target = target;
    request.path = target.substr(0, target.find('?'));
    if (const auto mark = target.find('?'); mark != std::string::npos)
      request.query = std::string_view(target).substr(mark + 1);
    request.fields = std::move(more);
    request.fields.push_back({"Content-Type", "application/x-www-form-urlencoded"});
    if (!token.empty()) request.fields.push_back({"Cookie", cookie});
    request.body = std::move(body);
    const web::Response response = web::awaited(door_->answer(request));
    Answer answer{response.status, response.body ? std::string(response.body->plain().bytes) : "", "", ""};
    for (const web::Header& header : response.headers) {
      if (header.name == "Location") answer.location = header.value;
      if (header.name == "Retry-After") answer.retry_after = header.value;
    }
    return answer;
  }
  Answer get(const std::string& target, const std::string& token = {}) { return ask(web::Method::get, target, token); }
  Answer post(const std::string& path, const std::string& token, const std::string& fields,
              std::vector<web::Field> more = {}) {
    const std::string proof = crypto::sign("form " + crypto::digest(token), key);
    return ask(web::Method::post, path, token, "form=" + proof + "&" + fields, std::move(more));
  }
  std::size_t most_body(web::Method method, const std::string& path) const {
    web::Request head;
    head.method = method;
    head.path = path;
    return door_->most_body(head);
  }
  int may_send(const std::string& path, const std::string& token) {
    const std::string cookie = "__Host-cairn=" + token;
    web::Request head;
    head.method = web::Method::post;
    head.path = path;
    head.fields = {{"Cookie", cookie}};
    web::Response later;
    later.later = [&](const web::Reply& may) { door_->before_large_body(head, may); };
    return web::awaited(std::move(later)).status;
  }
  int notes() {
    return school_.read([](db::Transaction& tx) { return tx.ask("SELECT count(*) AS n FROM notes")[0].integer("n"); });
  }
  const std::string& told() const { return told_; }
  // What is kept of what the forms said that were taken, one for each.
  std::vector<std::string> sent() {
    return school_.read([](db::Transaction& tx) {
      std::vector<std::string> all;
      for (const db::Row& row : tx.ask("SELECT sent FROM front_door_forms ORDER BY at"))
        all.push_back(row.text("sent"));
      return all;
    });
  }

 private:
  std::optional<app::SignedIn> who(db::Transaction&, const std::string& session) const {
    if (session == crypto::digest(ada_token))
      return app::SignedIn{{ada_, "Ada", {Role::specialist}, "UTC"}, "School", {}};
    if (session == crypto::digest(mentor_token))
      return app::SignedIn{{mentor_, "Mentor", {Role::mentor}, "UTC"}, "School", must_go_to};
    return {};
  }
  static std::string framed(const app::Framing& framing) {
    return (framing.who ? framing.who->viewer.name : "nobody") + "|" +
           (framing.page != nullptr ? framing.page->main : framing.refusal->say);
  }
  web::Routes routes() {
    const auto add = [](web::Visit& visit) -> Result<web::Outcome> {
      visit.transaction.tell("INSERT INTO notes (text) VALUES (:text)", {{"text", visit.form.text("text")}});
      if (visit.form.has("refuse")) return web::Page{.title = "", .main = "typed again", .status = 422};
      if (visit.form.has("count")) return web::Page{.title = "", .main = "counted", .status = 422, .keep = true};
      if (visit.form.has("fail")) return fail(FailureKind::conflict, "taken");
      if (visit.form.has("quicker"))  // what PostgreSQL says when two writers cannot both win
        visit.transaction.tell("DO $$ BEGIN RAISE EXCEPTION 'quicker' USING ERRCODE = '40001'; END $$");
      if (visit.form.has("lose")) throw db::ConnectionLost("the server closed the connection");
      if (visit.form.has("wonder")) throw db::FateUnknown("the server closed the connection");
      if (visit.form.has("throw")) throw std::runtime_error("broken inside");
      return web::SeeOther{"/notes/" + visit.form.text("text"), "Noted."};
    };
    const auto page = [](std::string main) {
      return [main](web::Visit&) -> Result<web::Outcome> { return web::Page{.title = "", .main = main}; };
    };
    return {{web::Method::get, "/open", web::Guard::anyone(), page("open")},
            {web::Method::get, "/mine", web::Guard::signed_in(), page("mine")},
            {web::Method::get, "/staff", web::Guard::only(staff), page("staff")},
            {web::Method::get, "/first", web::Guard::signed_in(), page("first")},
            {web::Method::post, "/first", web::Guard::signed_in(), add},
            {web::Method::post, "/first/removal", web::Guard::signed_in(), add},
            {web::Method::post, "/notes", web::Guard::only(staff), add},
            {web::Method::post, "/staff/once", web::Guard::only(staff), page("shown once")},
            {web::Method::post, "/guests", web::Guard::anyone(), add},
            {.method = web::Method::post,
             .pattern = "/files",
             .guard = web::Guard::only(staff),
             .action = add,
             .most_bytes = 20 << 20},
            {.method = web::Method::post,
             .pattern = "/secret",
             .guard = web::Guard::signed_in(),
             .action = add,
             .secret = true},
            {.method = web::Method::post,
             .pattern = "/prepared",
             .guard = web::Guard::only(staff),
             .action = [](web::Visit& visit) -> Result<web::Outcome> {
               return web::Page{.title = "", .main = visit.prepared};
             },
             .before = [](const web::Preparation& in) -> Result<std::string> { return in.person->name + " came"; }},
            {.method = web::Method::get,
             .pattern = "/slow",
             .guard = web::Guard::anyone(),
             .action = page("slow"),
             .before = [this](const web::Preparation&) -> Result<std::string> {
               being_prepared.release();
               go_on.acquire();
               return std::string();
             },
             .slow = web::Slow::passwords}};
  }

 public:
  std::string must_go_to;
  std::counting_semaphore<> being_prepared{0}, go_on{0};

 private:
  TestSchool school_;
  PersonId ada_, mentor_;
  std::string told_;
  std::unique_ptr<app::SchoolDoor> door_;
};

}  // namespace

TEST_CASE("door: a page needs an account, then the right role, and is otherwise not there") {
  Door door(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  CHECK(door.get("/open").body == "nobody|open");
  CHECK(door.get("/open", ada_token).body == "Ada|open");
  const Answer signed_out = door.get("/mine?week=3");
  CHECK(signed_out.status == 303);
  CHECK(signed_out.location == "/sign-in?next=%2Fmine%3Fweek%3D3");
  CHECK(door.get("/staff", ada_token).status == 200);
  CHECK(door.get("/staff", mentor_token).status == 404);
  CHECK(door.get("/nowhere", mentor_token).status == 404);
  CHECK(door.get("/mine", "unknown token").status == 303);
}

TEST_CASE("door: what is wanted of somebody first comes before every page of theirs") {
  Door door(db::Engine::sqlite);
  door.must_go_to = "/first";
  CHECK(door.get("/mine?week=3", mentor_token).location == "/first?next=%2Fmine%3Fweek%3D3");
  CHECK(door.get("/first", mentor_token).status == 200);
  CHECK(door.get("/open", mentor_token).status == 200);
  CHECK(door.post("/first/removal", mentor_token, "").location == "/first?next=%2F");
  CHECK(door.notes() == 0);
  CHECK(door.post("/first", mentor_token, "text=a").location == "/notes/a");
}

TEST_CASE("cross-site: a form without our proof, or from elsewhere, changes nothing") {
  Door door(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  CHECK(door.ask(web::Method::post, "/notes", ada_token, "text=a").status == 403);
  CHECK(door.ask(web::Method::post, "/notes", ada_token, "text=a&form=" + crypto::sign("form x", key)).status == 403);
  CHECK(door.post("/notes", ada_token, "text=a", {{"Sec-Fetch-Site", "cross-site"}}).status == 403);
  CHECK(door.notes() == 0);
  CHECK(door.post("/notes", ada_token, "text=a").location == "/notes/a");
  CHECK(door.post("/notes", mentor_token, "text=b").status == 404);
  CHECK(door.notes() == 1);
}

TEST_CASE("door: what is refused, fails or breaks leaves nothing behind; what is to be counted stays") {
  Door door(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  CHECK(door.post("/notes", ada_token, "text=a&refuse=1").status == 422);
  CHECK(door.post("/notes", ada_token, "text=a&fail=1").status == 409);
  CHECK(door.notes() == 0);
  const Answer broken = door.post("/notes", ada_token, "text=a&throw=1");
  CHECK(broken.status == 500);
  CHECK(broken.body.find("broken inside") == std::string::npos);
  CHECK(door.told().find("broken inside") != std::string::npos);
  CHECK(door.notes() == 0);
  CHECK(door.post("/notes", ada_token, "text=a&count=1").status == 422);
  CHECK(door.notes() == 1);
}

TEST_CASE("door: a database that is away is told as such, with what to do, and nothing of what it said") {
  Door door(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const Answer away = door.post("/notes", ada_token, "text=a&once=k1&lose=1");
  CHECK(away.status == 503);
  CHECK(away.body.find("Nothing was changed. Please try again") != std::string::npos);
  CHECK(away.body.find("closed") == std::string::npos);
  const Answer unknown = door.post("/notes", ada_token, "text=a&once=k1&wonder=1");
  CHECK(unknown.status == 503);
  CHECK(unknown.body.find("what was done already is not done twice") != std::string::npos);
  CHECK(door.told().find("closed the connection") != std::string::npos);
  CHECK(door.notes() == 0);
}

TEST_CASE("door: whoever meets quicker others each time is asked to try again, and nothing of theirs is left") {
  Door door(db::Engine::postgresql);
  const Answer answer = door.post("/notes", ada_token, "text=a&once=k1&quicker=1");
  CHECK(answer.status == 409);
  CHECK(answer.body == "Ada|Others are changing the same thing at this moment. Please try again.");
  CHECK(door.notes() == 0);
  CHECK(door.post("/notes", ada_token, "text=a&once=k1").location == "/notes/a");
}

TEST_CASE("door: a form that is sent twice is taken once and leads to the same place") {
  Door door(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  CHECK(door.post("/notes", ada_token, "text=a&once=k1").location == "/notes/a");
  CHECK(door.post("/notes", ada_token, "text=a&once=k1").location == "/notes/a");
  CHECK(door.post("/notes", ada_token, "text=b&once=k1").status == 409);
  CHECK(door.notes() == 1);
  CHECK(door.post("/notes", ada_token, "text=b&once=k2").location == "/notes/b");
}

TEST_CASE("door: whoever reloads a page that is shown once is back at the page where its form stood") {
  Door door(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const auto from = [](const char* page) {
    return std::vector<web::Field>{{"Host", "school.example"}, {"Referer", page}};
  };
  CHECK(door.post("/staff/once", ada_token, "once=k1", from("https://school.example/mine?week=3")).status == 200);
  CHECK(door.post("/staff/once", ada_token, "once=k1", from("https://school.example/mine?week=3")).location ==
        "/mine?week=3");
  // From the page that was shown once, once more.
  CHECK(door.post("/staff/once", ada_token, "once=k2", from("https://school.example/staff/once")).status == 200);
  CHECK(door.post("/staff/once", ada_token, "once=k2", from("https://school.example/staff/once")).location == "/staff");
}

TEST_CASE("door: of what a guest sends, and of a form with a password, nothing is kept, not even a digest") {
  Door door(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  CHECK(door.post("/guests", {}, "text=a&password=harbour&once=k1").location == "/notes/a");
  CHECK(door.post("/guests", ada_token, "text=b&password=harbour&once=k2").location == "/notes/b");
  CHECK(door.post("/secret", ada_token, "text=c&password=harbour&once=k3").location == "/notes/c");
  CHECK(door.sent() == std::vector<std::string>(3));
  CHECK(door.post("/secret", ada_token, "text=d&password=other&once=k3").location == "/notes/c");
  CHECK(door.notes() == 3);
}

TEST_CASE("door: what a form said is kept under the school's key, so that nobody else can try out what it was") {
  Door door(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  CHECK(door.post("/notes", ada_token, "text=a&once=k1").location == "/notes/a");
  REQUIRE(door.sent().size() == 1);
  CHECK_FALSE(door.sent()[0].empty());
  CHECK(door.sent()[0] != crypto::digest("4:text1:a"));
}

TEST_CASE("door: a form that was empty when it was taken, and now says something, is asked about") {
  Door door(db::Engine::sqlite);
  CHECK(door.post("/notes", ada_token, "text=&once=k1").location == "/notes/");
  CHECK(door.post("/notes", ada_token, "text=b&once=k1").status == 409);
}

TEST_CASE("door: a form that was refused may be sent again with its key") {
  Door door(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  CHECK(door.post("/notes", ada_token, "text=a&once=k1&refuse=1").status == 422);
  CHECK(door.post("/notes", ada_token, "text=a&once=k1").location == "/notes/a");
  CHECK(door.notes() == 1);
}

TEST_CASE("door: eight clicks at once are one deed") {
  Door door(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  std::vector<std::future<Answer>> answers;
  for (int i = 0; i < 8; ++i)
    answers.push_back(
        std::async(std::launch::async, [&door] { return door.post("/notes", ada_token, "text=a&once=k1"); }));
  for (auto& answer : answers) {
    const Answer one = answer.get();
    CHECK((one.location == "/notes/a" || one.status == 409));
  }
  CHECK(door.notes() == 1);
}

TEST_CASE("door: what is prepared comes before the deed, and only for whom it is allowed") {
  Door door(db::Engine::sqlite);
  CHECK(door.post("/prepared", ada_token, "").body == "Ada|Ada came");
  CHECK(door.post("/prepared", mentor_token, "").status == 404);
  CHECK(door.ask(web::Method::post, "/prepared", {}, "").status == 303);
}

TEST_CASE("door: while passwords are hashed, on all threads that do so, pages are answered and files are read") {
  Door door(db::Engine::sqlite);
  std::vector<std::future<Answer>> slow;
  for (int i = 0; i < 8; ++i) slow.push_back(std::async(std::launch::async, [&door] { return door.get("/slow"); }));
  for (int i = 0; i < 2; ++i) door.being_prepared.acquire();
  CHECK(door.get("/open").body == "nobody|open");
  CHECK(door.post("/notes", ada_token, "text=a").location == "/notes/a");
  CHECK(door.post("/prepared", ada_token, "").body == "Ada|Ada came");
  door.go_on.release(8);
  for (auto& one : slow) CHECK(one.get().body == "nobody|slow");
}

TEST_CASE("door: when too many passwords are to be hashed, whoever comes then is told to come again") {
  constexpr int threads = 2, queue = 64, more = 5;
  Door door(db::Engine::sqlite);
  std::counting_semaphore<> refused(0);
  const auto ask = [&] {
    const Answer answer = door.get("/slow");
    if (answer.status == 503) refused.release();
    return answer;
  };
  std::vector<std::future<Answer>> all;
  for (int i = 0; i < threads; ++i) all.push_back(std::async(std::launch::async, ask));
  for (int i = 0; i < threads; ++i) door.being_prepared.acquire();
  for (int i = 0; i < queue + more; ++i) all.push_back(std::async(std::launch::async, ask));
  for (int i = 0; i < more; ++i) refused.acquire();
  door.go_on.release(threads + queue);
  int told = 0;
  for (auto& one : all) {
    const Answer answer = one.get();
    if (answer.status != 503) continue;
    ++told;
    CHECK(answer.retry_after == "5");
    CHECK(answer.body.find("try again in a few seconds") != std::string::npos);
  }
  CHECK(told == more);
}

TEST_CASE("door: how much may be sent is known by the head: little by guests, files by who may send them there") {
  Door door(db::Engine::sqlite);
  CHECK(door.most_body(web::Method::post, "/nowhere") == 16 * 1024);
  CHECK(door.most_body(web::Method::get, "/open") == 16 * 1024);
  CHECK(door.most_body(web::Method::post, "/guests") == 16 * 1024);
  CHECK(door.most_body(web::Method::post, "/notes") == 256 * 1024);
  CHECK(door.most_body(web::Method::post, "/files") == 20 << 20);
  CHECK(door.may_send("/files", ada_token) == 100);
  CHECK(door.may_send("/files", mentor_token) == 404);
  CHECK(door.may_send("/files", "unknown token") == 303);
  CHECK(door.may_send("/files", "") == 303);
}

TEST_CASE("door: a form that is too large, or no form, is refused") {
  Door door(db::Engine::sqlite);
  CHECK(door.post("/notes", ada_token, "text=" + std::string(300 * 1024, 'a')).status == 422);
  CHECK(door.post("/notes", ada_token, "text=%ff").status == 422);
  CHECK(door.notes() == 0);
}

#include <catch2/catch.hpp>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "app/school.h"
#include "kernel/text.h"
#include "platform/crypto/crypto.h"
#include "platform/web/awaited.h"
#include "records.h"
#include "rooms/accounts/accounts.h"

using guards::Records;
using guards::Whose;

namespace {

// The school's database, in which nothing that is done stays done.
class Undone : public db::Database {
 public:
  explicit Undone(db::Database& inner) : inner_(inner) {}
  db::Engine engine() const override { return inner_.engine(); }

 protected:
  bool run(db::Mode mode, const std::function<bool(db::Transaction&)>& work) override {
    const auto undone = [&](db::Transaction& tx) -> Result<void> {
      (void)work(tx);
      return fail(FailureKind::invalid, "undone");
    };
    if (mode == db::Mode::read)
      (void)inner_.read(undone);
    else
      (void)inner_.write(undone);
    return true;
  }

 private:
  db::Database& inner_;
};

std::string word_for(const web::Response& response) {
  if (response.status == 303) {
    for (const web::Header& header : response.headers)
      if (header.name == "Location" && header.value.starts_with("/sign-in")) return "sign-in";
    return "done";
  }
  switch (response.status) {
    case 200:
      return "page";
    case 403:
      return "no";
    case 404:
      return "-";
    case 409:
      return "clash";
    case 422:
      return "form";
    default:
      return std::to_string(response.status);
  }
}

// Somewhere to sign in that is asked for nothing before its code is there.
sign_on::Provider hub() {
  sign_on::Provider one{.name = "hub",
                        .label = "Hub",
                        .kind = sign_on::Kind::oauth2,
                        .issuer = "https://hub.example/user",
                        .client_id = "cairn"};
  one.authorization_endpoint = "https://hub.example/auth";
  return one;
}

class Asker {
 public:
  Asker()
      : school_(db::Engine::sqlite),
        records_(school_),
        key_(school_.write([&](db::Transaction& tx) { return accounts::school_key(tx, school_.random); })),
        undone_(school_.database()),
        door_(
            undone_, [this] { return school_.now.seconds(); }, crypto::system_random(),
            {.address = "https://school.example", .sign_on = {hub()}, .effort = crypto::Effort::least, .workers = 1}) {}

  const web::Routes& routes() const { return door_.routes(); }

  std::string ask(const web::Route& route, std::optional<Role> role, Whose whose) {
    return word_for(answer(route, role, whose));
  }
  web::Response answer(const web::Route& route, std::optional<Role> role, Whose whose) {
    const std::string token = role ? records_.token_of(*role) : "";
    const std::string cookie = "__Host-cairn=" + token;
    web::Request request;
    request.method = route.method;
    request.path = path_of(route, role, whose);
    request.target = request.path;
    request.remote = "198.51.100.7";
    request.fields = {{"Host", "school.example"},
                      {"Sec-Fetch-Site", "same-origin"},
                      {"Content-Type", "application/x-www-form-urlencoded"}};
    if (role) request.fields.push_back({"Cookie", cookie});
    if (route.method == web::Method::post)
      request.body = "form=" + crypto::sign("form " + (role ? crypto::digest(token) : std::string()), key_);
    return web::awaited(door_.answer(request));
  }

 private:
  std::string path_of(const web::Route& route, std::optional<Role> role, Whose whose) const {
    std::string path;
    for (const std::string_view part : text::split(route.pattern.substr(1), '/')) {
      path += '/';
      if (!part.starts_with(':') && !part.starts_with('*')) {
        path += part;
        continue;
      }
      const auto value = records_.value(part.substr(1), role, whose);
      if (!value) FAIL("records.cpp knows no record for \"" << part << "\" of " << route.pattern);
      path += *value;
    }
    return path;
  }

  rooms::TestSchool school_;
  Records records_;
  std::string key_;
  Undone undone_;
  app::School door_;
};

std::string_view between(std::string_view text, std::string_view begin, std::string_view end) {
  const std::size_t from = text.find(begin);
  if (from == std::string_view::npos) return {};
  text.remove_prefix(from + begin.size());
  return text.substr(0, text.find(end));
}

std::vector<std::string_view> forms_of(std::string_view page) {
  std::vector<std::string_view> forms;
  for (std::size_t at = page.find("<form"); at != std::string_view::npos; at = page.find("<form", at + 1))
    forms.push_back(page.substr(at, page.find("</form>", at) - at));
  return forms;
}

bool leads_to(std::string_view pattern, std::string_view path) {
  return std::ranges::equal(
      text::split(pattern, '/'), text::split(path, '/'),
      [](std::string_view part, std::string_view is) { return part.starts_with(':') || part == is; });
}

std::string padded(std::string word, std::size_t width) {
  word.resize(std::max(width, word.size()), ' ');
  return word + " ";
}

std::string row(Asker& asker, const web::Route& route, Whose whose) {
  std::string line = padded(route.method == web::Method::post ? "POST" : "GET", 4);
  line += padded(std::string(route.pattern), 44) + padded(whose == Whose::own ? "own" : "other", 5);
  line += padded(asker.ask(route, {}, whose), 8);
  for (const Role role : all_roles) line += padded(asker.ask(route, role, whose), name_of(role).size());
  return std::string(text::trim_end(line)) + "\n";
}

std::string table() {
  Asker asker;
  std::string head = padded("", 4) + padded("route", 44) + padded("whose", 5) + padded("nobody", 8);
  for (const Role role : all_roles) head += std::string(name_of(role)) + " ";
  std::vector<std::string> rows;
  for (const web::Route& route : asker.routes()) {
    rows.push_back(row(asker, route, Whose::own));
    if (route.pattern.find(':') != std::string_view::npos) rows.push_back(row(asker, route, Whose::others));
  }
  std::ranges::sort(rows, {}, [](const std::string& line) { return line.substr(5) + line.substr(0, 4); });
  std::string out = std::string(text::trim_end(head)) + "\n";
  for (const std::string& line : rows) out += line;
  return out;
}

std::string committed() {
  std::ifstream file(GUARDS_TABLE);
  std::stringstream all;
  all << file.rdbuf();
  return all.str();
}

}  // namespace

TEST_CASE("every route answers everybody as the committed table says") {
  const std::string now = table();
  if (std::getenv("CAIRN_REBASELINE") != nullptr) std::ofstream(GUARDS_TABLE) << now;
  const std::string before = committed();
  const auto is = text::split(now, '\n'), was = text::split(before, '\n');
  for (const std::string_view line : is)
    if (std::ranges::find(was, line) == was.end()) FAIL_CHECK("is not in the table: " << line);
  for (const std::string_view line : was)
    if (std::ranges::find(is, line) == is.end()) FAIL_CHECK("is no longer so:     " << line);
}

TEST_CASE("what a form with a password or a code says is never shown again") {
  Asker asker;
  int found = 0;
  for (const web::Route& route : asker.routes()) {
    if (route.method != web::Method::get || !route.guard.admits({Role::administrator})) continue;
    const web::Response response = asker.answer(route, Role::administrator, Whose::own);
    const std::string_view body = response.body ? response.body->plain().bytes : std::string_view();
    for (const std::string_view form : forms_of(body)) {
      if (form.find("type=\"password\"") == form.npos && form.find("\"one-time-code\"") == form.npos) continue;
      ++found;
      const std::string_view action = between(form, "action=\"", "\"");
      CAPTURE(route.pattern, action);
      const auto taken = std::ranges::find_if(asker.routes(), [&](const web::Route& one) {
        return one.method == web::Method::post && leads_to(one.pattern, action);
      });
      REQUIRE(taken != asker.routes().end());
      CHECK((taken->secret || !taken->guard.needs_account()));
    }
  }
  CHECK(found > 0);
}

TEST_CASE("nobody is shown anything but the door without an account") {
  Asker asker;
  for (const web::Route& route : asker.routes())
    if (route.guard.needs_account()) CHECK(asker.ask(route, {}, Whose::others) == "sign-in");
}

TEST_CASE("no role is told by its answer that a page for others exists") {
  Asker asker;
  for (const web::Route& route : asker.routes())
    for (const Role role : all_roles)
      if (!route.guard.admits({role})) CHECK(asker.ask(route, role, Whose::others) == "-");
}

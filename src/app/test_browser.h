// A browser before a whole school, for tests: keeps its session, follows nothing by itself, sends the forms it was
// shown.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/school.h"
#include "kernel/text.h"
#include "platform/crypto/crypto.h"
#include "platform/web/awaited.h"
#include "rooms/accounts/accounts.h"
#include "rooms/people/people.h"
#include "rooms/test_school.h"

namespace app {

struct Shown {
  int status;
  std::string body, location;
  bool has(std::string_view words) const { return body.find(words) != std::string::npos; }
  // The value of the first hidden field of that name.
  std::string hidden(const std::string& name) const {
    const std::string mark = "name=\"" + name + "\" value=\"";
    const std::size_t begin = body.find(mark);
    if (begin == std::string::npos) return {};
    return body.substr(begin + mark.size(), body.find('"', begin + mark.size()) - begin - mark.size());
  }
};

// A school with an administrator, Ana.
class ServedSchool {
 public:
  explicit ServedSchool(db::Engine engine)
      : there(engine),
        ana(there.write([&](db::Transaction& tx) {
          return people::set_up(tx, {"Harbour School", "America/Denver"}, {"Ana Admin", "ana@school.example"},
                                there.now, there.random)
              .value();
        })),
        school(there.database(), [this] { return now.seconds(); }, crypto::system_random(),
               {.address = "https://school.example", .effort = crypto::Effort::least, .workers = 1}) {}

  // A token for the cookie.
  std::string open_session(const PersonId& person, bool second_factor = false) {
    return there.write([&](db::Transaction& tx) {
      return accounts::open_session(tx, person, "password", second_factor, {"203.0.113.5", "Firefox"}, now,
                                    there.random);
    });
  }
  void want_second_factor() {
    there.write([&](db::Transaction& tx) {
      CHECK(people::change(tx, {"Harbour School", "America/Denver", true}, ana, there.now, there.random));
    });
  }

  rooms::TestSchool there;
  PersonId ana;
  Moment now = there.now;
  School school;
};

class Browser {
 public:
  Browser(ServedSchool& school, std::string token) : school_(school), token_(std::move(token)) {}

  Shown get(const std::string& target) { return ask(web::Method::get, target, {}, {}); }
  // `fields` as in "a=1&b=2".
  Shown post(const std::string& target, const std::string& fields, std::vector<web::Field> more = {}) {
    return ask(web::Method::post, target, fields, std::move(more));
  }
  void sign_in_anew(std::string token) { token_ = std::move(token); }

 private:
  Shown ask(web::Method method, const std::string& target, const std::string& body, std::vector<web::Field> more) {
    const std::string cookie = "__Host-cairn=" + token_ + "; __Host-cairn-browser=" + known_;
    web::Request request;
    request.method = method;
    request.target = target;
    request.path = target.substr(0, target.find('?'));
    if (const auto mark = target.find('?'); mark != std::string::npos)
      request.query = std::string_view(target).substr(mark + 1);
    request.remote = "203.0.113.5";
    request.host = "school.example";
    request.fields = std::move(more);
    request.fields.push_back({"Host", "school.example"});
    request.fields.push_back({"Content-Type", "application/x-www-form-urlencoded"});
    request.fields.push_back({"Cookie", cookie});
    request.body = body;
    const web::Response response = web::awaited(school_.school.answer(request));
    Shown shown{response.status, response.body ? std::string(response.body->plain().bytes) : "", ""};
    for (const web::Header& header : response.headers)
      if (header.name == "Location")
        shown.location = header.value;
      else if (header.name == "Set-Cookie" && header.value.starts_with(known_as))
        known_ = header.value.substr(known_as.size(), header.value.find(';') - known_as.size());
    return shown;
  }

  static constexpr std::string_view known_as = "__Host-cairn-browser=";

  ServedSchool& school_;
  std::string token_, known_;
};

}  // namespace app

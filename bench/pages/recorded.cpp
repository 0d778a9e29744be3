#include "recorded.h"

#include "app/school.h"
#include "platform/clock/clock.h"
#include "platform/crypto/crypto.h"
#include "platform/web/awaited.h"

namespace bench {

namespace {

class Noting final : public db::Transaction {
 public:
  Noting(db::Transaction& inner, Recorded& into) : inner_(inner), into_(into) {}
  void visit(std::string_view sql, db::Parameters parameters, const std::function<void(db::Row&&)>& take) override {
    note(sql, parameters);
    inner_.visit(sql, parameters, take);
  }
  int tell(std::string_view sql, db::Parameters parameters) override {
    note(sql, parameters);
    return inner_.tell(sql, parameters);
  }
  db::Engine engine() const override { return inner_.engine(); }
  int statements() const override { return inner_.statements(); }

 private:
  void note(std::string_view sql, db::Parameters parameters) {
    into_.statements.push_back({std::string(sql), {parameters.begin(), parameters.end()}});
  }
  db::Transaction& inner_;
  Recorded& into_;
};

class Undone final : public db::Database {
 public:
  explicit Undone(db::Database& inner) : inner_(inner) {}
  db::Engine engine() const override { return inner_.engine(); }
  Recorded last() const { return last_; }

 protected:
  bool run(db::Mode mode, const std::function<bool(db::Transaction&)>& work) override {
    const auto undone = [&](db::Transaction& tx) -> Result<void> {
      last_ = {.writes = mode == db::Mode::write};
      Noting noting(tx, last_);
      (void)work(noting);
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
  Recorded last_;
};

std::string with_both(std::string body, const std::string& state, const std::string& once) {
  body.replace(body.find("%s"), 2, state);
  body.replace(body.rfind("%s"), 2, once);
  return body;
}

int status_of(app::School& school, const Ask& ask, const std::string& once) {
  const std::string cookie = "__Host-cairn=" + ask.token;
  const std::string_view target = ask.path;
  const std::size_t query = target.find('?');
  web::Request request;
  request.target = target;
  request.path = std::string(target.substr(0, query));
  if (query != std::string_view::npos) request.query = target.substr(query + 1);
  request.remote = "127.0.0.1";
  request.fields = {{"Host", "127.0.0.1"},
                    {"Sec-Fetch-Site", "same-origin"},
                    {"Content-Type", "application/x-www-form-urlencoded"},
                    {"Cookie", cookie}};
  if (!ask.body.empty()) {
    request.method = web::Method::post;
    request.body = with_both(ask.body, "left-early", once);
  }
  return web::awaited(school.answer(request)).status;
}

}  // namespace

std::vector<Recorded> record(db::Database& database, const std::vector<Ask>& asks) {
  Undone undone(database);
  app::School school(undone, clock_time::system_clock(), crypto::system_random(),
                     {.address = "http://127.0.0.1", .workers = 1});
  const std::string once = crypto::token(crypto::system_random());
  std::vector<Recorded> out;
  for (const Ask& ask : asks) {
    const int status = status_of(school, ask, once + std::to_string(out.size()));
    if (status != (ask.body.empty() ? 200 : 303))
      throw std::runtime_error(ask.path + " answered " + std::to_string(status));
    out.push_back(undone.last());
  }
  return out;
}

std::string plan_of(db::Database& database, const Statement& statement) {
  const bool is_sqlite = database.engine() == db::Engine::sqlite;
  return database
      .read([&](db::Transaction& tx) -> Result<std::string> {
        std::string plan;
        for (const db::Row& row :
             tx.ask((is_sqlite ? "EXPLAIN QUERY PLAN " : "EXPLAIN ") + statement.sql, statement.parameters))
          plan += "    " + row.text(is_sqlite ? "detail" : "QUERY PLAN") + "\n";
        return plan;
      })
      .value();
}

}  // namespace bench

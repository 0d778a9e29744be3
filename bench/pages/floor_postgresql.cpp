#include <libpq-fe.h>

#include <cctype>
#include <stdexcept>
#include <unordered_map>

#include "floor.h"

namespace bench {

namespace {

// ":name" as "$1", in the order of the parameters. What stands in quotes or behind "::" is no parameter.
std::string numbered(std::string_view sql, const std::vector<db::Parameter>& parameters) {
  std::string out;
  for (std::size_t i = 0; i < sql.size(); ++i) {
    if (sql[i] == '\'' || sql[i] == '"') {
      const std::size_t end = sql.find(sql[i], i + 1);
      out += sql.substr(i, end - i + 1);
      i = end;
    } else if (sql[i] == ':') {
      std::size_t end = i + 1;
      while (end < sql.size() && (std::isalnum(static_cast<unsigned char>(sql[end])) != 0 || sql[end] == '_')) ++end;
      const std::string_view name = sql.substr(i + 1, end - i - 1);
      for (std::size_t p = 0; p < parameters.size(); ++p)
        if (parameters[p].name == name) out += "$" + std::to_string(p + 1);
      i = end - 1;
    } else {
      out += sql[i];
    }
  }
  return out;
}

class Postgresql final : public Replayer {
 public:
  explicit Postgresql(const std::string& address) : connection_(::PQconnectdb(address.c_str())) {
    if (::PQstatus(connection_.get()) != CONNECTION_OK) throw std::runtime_error(::PQerrorMessage(connection_.get()));
    ::PQsetNoticeProcessor(connection_.get(), [](void*, const char*) {}, nullptr);  // of a COMMIT that is refused
  }

  // Writers that cannot both win try again, as the school does.
  void run(const Recorded& page) override {
    while (!succeeds(page)) checked(::PQexec(connection_.get(), "ROLLBACK"));
  }

 private:
  struct Conflict {};

  bool succeeds(const Recorded& page) try {
    run(Statement{page.writes ? "BEGIN TRANSACTION ISOLATION LEVEL SERIALIZABLE"
                              : "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
                  {}});
    for (const Statement& one : page.statements) run(one);
    run(Statement{"COMMIT", {}});
    return true;
  } catch (const Conflict&) {
    return false;
  }

  struct Closing {
    void operator()(PGconn* one) const { ::PQfinish(one); }
    void operator()(PGresult* one) const { ::PQclear(one); }
  };
  using Answer = std::unique_ptr<PGresult, Closing>;

  Answer checked(PGresult* result) const {
    Answer answer(result);
    const ExecStatusType status = ::PQresultStatus(result);
    const char* state = ::PQresultErrorField(result, PG_DIAG_SQLSTATE);
    if (state != nullptr && std::string_view(state) == "40001") throw Conflict();
    if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK)
      throw std::runtime_error(::PQerrorMessage(connection_.get()));
    return answer;
  }

  const std::string& prepared(const Statement& one) {
    std::string& name = prepared_[one.sql];
    if (name.empty()) {
      name = "s" + std::to_string(prepared_.size());
      checked(::PQprepare(connection_.get(), name.c_str(), numbered(one.sql, one.parameters).c_str(), 0, nullptr));
    }
    return name;
  }

  void run(const Statement& one) {
    const std::string& name = prepared(one);
    std::vector<std::string> numbers(one.parameters.size());
    std::vector<const char*> values;
    for (std::size_t i = 0; i < one.parameters.size(); ++i) {
      const db::Value& value = one.parameters[i].value;
      if (const auto* text = std::get_if<std::string>(&value))
        values.push_back(text->c_str());
      else if (const auto* number = std::get_if<int>(&value))
        values.push_back((numbers[i] = std::to_string(*number)).c_str());
      else
        values.push_back(nullptr);
    }
    const Answer answer = checked(::PQexecPrepared(connection_.get(), name.c_str(), static_cast<int>(values.size()),
                                                   values.data(), nullptr, nullptr, 0));
    for (int row = 0; row < ::PQntuples(answer.get()); ++row)
      for (int column = 0; column < ::PQnfields(answer.get()); ++column)
        read_ += static_cast<std::size_t>(::PQgetvalue(answer.get(), row, column)[0]);
  }

  std::unique_ptr<PGconn, Closing> connection_;
  std::unordered_map<std::string, std::string> prepared_;
  std::size_t read_ = 0;  // so that reading is not left out
};

}  // namespace

std::unique_ptr<Replayer> postgresql_replayer(const std::string& address) {
  return std::make_unique<Postgresql>(address);
}

}  // namespace bench

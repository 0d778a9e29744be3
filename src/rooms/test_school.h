// A school for one test: an empty database with all tables, a fixed moment, chance that is the same each time.
#pragma once

#include <cstdint>
#include <string>
#include <type_traits>

#include "kernel/folded.h"
#include "kernel/person.h"
#include "kernel/random.h"
#include "migrations_embedded.h"
#include "platform/db/test_database.h"

namespace rooms {

class TestSchool {
  template <class Run, class Work>
  static auto unwrapped(Run&& run, Work& work) {
    using Given = std::invoke_result_t<Work&, db::Transaction&>;
    if constexpr (std::is_void_v<Given>) {
      (void)run([&](db::Transaction& tx) -> Result<void> {
        work(tx);
        return {};
      }).value();
    } else {
      return run([&](db::Transaction& tx) -> Result<Given> { return work(tx); }).value();
    }
  }

 public:
  explicit TestSchool(db::Engine engine) : there_(engine) {
    (void)db::migrate(database(), migrations::all(), now.text()).value();
  }

  db::Database& database() const { return there_.get(); }
  const db::TestDatabase& there() const { return there_; }

  // What `work` gives, in one transaction. It does not fail.
  template <class Work>
  auto write(Work&& work) const {
    return unwrapped([&](auto&& inner) { return database().write(inner); }, work);
  }
  template <class Work>
  auto read(Work&& work) const {
    return unwrapped([&](auto&& inner) { return database().read(inner); }, work);
  }

  // Somebody to hang records on, as the room people would have made them.
  PersonId person(const std::string& name) const {
    const PersonId id = new_id<Person>(now, random);
    write([&](db::Transaction& tx) {
      tx.tell(
          "INSERT INTO people_persons (id, name, name_key, pronouns, pronouns_shown, zone, links, created_at) "
          "VALUES (:id, :name, :key, '', 0, 'America/Denver', '', :now)",
          {{"id", id.text()}, {"name", name}, {"key", text::folded(name)}, {"now", now.text()}});
    });
    return id;
  }

  // An edition of a programme without pages, to pin a cohort to, as the room curriculum would have made it.
  std::string edition(int number) const {
    const std::string id = new_id<struct Edition>(now, random).text();
    write([&](db::Transaction& tx) {
      tx.tell(
          "INSERT INTO curriculum_editions (id, number, title, digest, imported_at, pages, warnings, notes) "
          "VALUES (:id, :number, 'Programme', :digest, :now, 0, 0, 0)",
          {{"id", id}, {"number", number}, {"digest", std::to_string(number)}, {"now", now.text()}});
    });
    return id;
  }

  Moment now = Moment::read("2026-09-01T16:00:00Z").value();
  Random random = [state = std::uint64_t{1}](std::span<unsigned char> bytes) mutable {
    for (unsigned char& byte : bytes) {
      state = state * 6364136223846793005U + 1442695040888963407U;
      byte = static_cast<unsigned char>(state >> 56U);
    }
  };

 private:
  db::TestDatabase there_;
};

}  // namespace rooms

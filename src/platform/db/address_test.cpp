#include <catch2/catch.hpp>

#include "platform/db/database.h"

namespace {
std::string refused(std::string_view address) { return db::read_address(address).error().say; }
std::string shown(std::string_view address) { return db::without_password(db::read_address(address).value()); }
}  // namespace

TEST_CASE("address: a path for SQLite, libpq's own form for PostgreSQL") {
  CHECK(db::read_address("sqlite:/var/lib/cairn/school.db").value().place == "/var/lib/cairn/school.db");
  CHECK(db::read_address("sqlite:school.db").value().engine == db::Engine::sqlite);
  CHECK(db::read_address("postgresql:///school?host=/run/postgresql").value().engine == db::Engine::postgresql);
  CHECK(db::read_address("postgres://db.example.org/school").value().engine == db::Engine::postgresql);
}

TEST_CASE("address: what is neither is refused with what it could be") {
  CHECK(refused("school.db") == "a database is sqlite:PATH or postgresql://…");
  CHECK(refused("sqlite:") == "sqlite: is not followed by a path");
  CHECK(refused("sqlite:a\"b").find("quotation") != std::string::npos);
}

TEST_CASE("address: passwords are never shown") {
  CHECK(shown("postgresql://cairn:secret@db.example.org/school") == "postgresql://cairn@db.example.org/school");
  CHECK(shown("postgresql://cairn:se@cret@db.example.org:5432/school") ==
        "postgresql://cairn@db.example.org:5432/school");
  CHECK(shown("postgresql:///school?host=/run&password=secret") == "postgresql:///school");
  CHECK(shown("sqlite:/srv/a:b@c.db") == "sqlite:/srv/a:b@c.db");
}

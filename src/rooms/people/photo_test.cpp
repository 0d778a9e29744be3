#include "rooms/people/photo.h"

#include <fstream>
#include <iterator>

#include "rooms/people/people_test_school.h"

namespace {

using people_test::School;

std::string file(const std::string& name) {
  std::ifstream in(PICTURES "/" + name, std::ios::binary);
  REQUIRE(in);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::string refusal(std::string_view given) {
  const auto made = people::made_photo(given);
  REQUIRE_FALSE(made);
  CHECK(made.error().kind == FailureKind::invalid);
  CHECK(made.error().field == "photo");
  return made.error().say;
}

struct Photos : School {
  using School::School;
  void put(const PersonId& person, const people::Photo& photo) const {
    REQUIRE(attempt([&](db::Transaction& tx) { return people::put_photo(tx, person, photo, now, random); }));
  }
  bool take_away(const PersonId& person) const {
    return write([&](db::Transaction& tx) { return people::take_photo_away(tx, person, now, random); });
  }
  std::optional<people::Photo> photo(const PersonId& person) const {
    return read([&](db::Transaction& tx) { return people::photo_of(tx, person); });
  }
  int kept() const {
    return read([](db::Transaction& tx) { return tx.ask("SELECT count(*) AS n FROM people_photos")[0].integer("n"); });
  }
};

}  // namespace

TEST_CASE("P17: a photo is given as JPEG, PNG or WebP, and kept as a small WebP without the rest of the file") {
  for (const std::string name : {"plain.jpeg", "plain.png", "plain.webp"}) {
    const auto made = people::made_photo(file(name));
    REQUIRE(made);
    CHECK(made->bytes.starts_with("RIFF"));
    CHECK(made->bytes.size() < 20'000);
    CHECK(made->digest == people::photo_with(made->bytes).digest);
  }
  std::string placed = file("plain.jpeg");
  placed.insert(2, std::string("\xff\xfe\0\x18 39.7392, -104.9903  ", 26));
  REQUIRE(people::made_photo(placed));
  CHECK(people::made_photo(placed)->bytes.find("39.7392") == std::string::npos);
}

TEST_CASE("P17: what is no photo is refused at its field, by what its bytes say") {
  CHECK(refusal("") == "Choose a picture.");
  CHECK(refusal("GIF89a, called photo.png") == "This is no JPEG, PNG or WebP picture, whatever it is called.");
  CHECK(refusal("<svg xmlns=\"http://www.w3.org/2000/svg\"/>") ==
        "This is no JPEG, PNG or WebP picture, whatever it is called.");
  CHECK(refusal(file("plain.png").substr(0, 200)) == "This picture cannot be read: the file is damaged or incomplete.");
  CHECK(refusal(file("bomb.png")) == "This picture has more than 25 million pixels. Please make it smaller first.");
  std::string large = file("plain.png");
  large.resize(people::largest_photo + 1);
  CHECK(refusal(large) == "A photo has at most 5 MiB. Please make it smaller first.");
}

TEST_CASE("P17: a photo is put there, replaced and taken away, and each is an event") {
  const Photos school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const PersonId ben = school.add({.name = "Ben"});
  const people::Photo first = people::photo_with("RIFF one"), second = people::photo_with(std::string("RIFF\0two", 8));
  CHECK(school.get(ben).photo.empty());
  CHECK_FALSE(school.take_away(ben));
  school.put(ben, first);
  school.put(ben, first);
  CHECK(school.get(ben).photo == first.digest);
  school.put(ben, second);
  CHECK(school.photo(ben)->bytes == second.bytes);
  CHECK(school.get(ben).photo == second.digest);
  CHECK(school.kept() == 1);
  const auto faces =
      school.read([&](db::Transaction& tx) { return people::faces_of(tx, std::vector{ben, school.ana}); });
  CHECK(faces.at(ben).name == "Ben");
  CHECK(faces.at(ben).photo == second.digest);
  CHECK(faces.at(school.ana).photo.empty());
  CHECK(school.read([&](db::Transaction& tx) { return people::viewer(tx, ben)->viewer.photo; }) == second.digest);
  CHECK(school.take_away(ben));
  CHECK_FALSE(school.photo(ben));
  CHECK(school.get(ben).photo.empty());
  const auto kinds = school.kinds_about(ben);
  CHECK(std::ranges::count(kinds, "people.photo_put") == 2);
  CHECK(std::ranges::count(kinds, "people.photo_taken_away") == 1);
}

TEST_CASE("P15, P17: whoever is erased has no photo any more, and gets none") {
  const Photos school(GENERATE(db::Engine::sqlite, db::Engine::postgresql));
  const PersonId ben = school.add({.name = "Ben"});
  school.put(ben, people::photo_with("RIFF one"));
  REQUIRE(school.erase(ben));
  CHECK(school.kept() == 0);
  CHECK(school.get(ben).photo.empty());
  CHECK_FALSE(school.attempt([&](db::Transaction& tx) {
    return people::put_photo(tx, ben, people::photo_with("RIFF"), school.now, school.random);
  }));
}

// A photo: put there, refused, shown, taken away.
#include "rooms/people/photo.h"
#include "rooms/people/test_people_pages.h"

using namespace people::test;

TEST_CASE("people pages: a photo is put there, shown beside the name, and taken away") {
  const School school;
  const std::string bytes = "RIFF of Ben";
  const std::string path = people::photo_path(school.ben, people::photo_with(bytes).digest);
  const Answer put = school.ask(school.ben, web::Method::post, "/people/me/photo", {}, {}, {}, "+" + bytes);
  CHECK(put.status == 303);
  CHECK(put.location == "/people/me");
  const std::string shown = "<img class=\"avatar\" src=\"" + path + "\" alt=\"\"";
  CHECK(school.get(school.ben, "/people/me").has(shown));
  CHECK(school.get(school.ben, "/people/me/photo").has(shown));
  CHECK(school.get(school.coach, "/people").has(shown));
  CHECK(school.get(school.coach, "/people/:person", {{"person", school.ben.text()}}).has(shown));
  CHECK(school.post(school.ben, "/people/me/photo/removal", {}).status == 303);
  CHECK_FALSE(school.get(school.ben, "/people/me").has("<img"));
}

TEST_CASE("people pages: a photo that was refused says why at its field") {
  const School school;
  const Answer refused =
      school.ask(school.ben, web::Method::post, "/people/me/photo", {}, {}, {}, "-This is no picture.");
  CHECK(refused.status == 422);
  CHECK(refused.has("This is no picture."));
  CHECK(refused.has("aria-invalid"));
  CHECK(school.post(school.ben, "/people/me/photo", {}).status == 422);
  CHECK(school.person_of(school.ben).photo.empty());
}

TEST_CASE("P17: who may not see the photo meets no such page; who may keeps it for themselves alone") {
  const School school;
  const people::Photo photo = people::photo_with("RIFF of Ben");
  school.write([&](db::Transaction& tx) {
    REQUIRE(people::put_photo(tx, school.ben, photo, school.now, school.random));
    for (const std::string name : {"Other student", "Other alum"})
      REQUIRE(people::add(tx, {.name = name, .external_id = name, .roles = {{Role::student}}}, school.admin, school.now,
                          school.random));
  });
  const PersonId other = school.TestSchool::read(
      [](db::Transaction& tx) { return people::by_external_id(tx, "Other student").value().id; });
  const auto ask = [&](const PersonId& who, const std::string& digest) {
    return school.get(who, "/people/:person/photo/:photo", {{"person", school.ben.text()}, {"photo", digest}});
  };
  for (const PersonId& who : {school.ben, school.coach, school.admin}) {
    const Answer answer = ask(who, photo.digest);
    CHECK(answer.status == 200);
    CHECK(answer.html == photo.bytes);
    CHECK(answer.location.find("Content-Type: image/webp\r\n") != std::string::npos);
    CHECK(answer.location.find("Cache-Control: private, max-age=31536000, immutable\r\n") != std::string::npos);
    CHECK(ask(who, "another").status == 404);
  }
  for (const PersonId& who : {other, school.mentor}) CHECK(ask(who, photo.digest).status == 404);
  // That of staff: students know whom to look for.
  school.write(
      [&](db::Transaction& tx) { REQUIRE(people::put_photo(tx, school.coach, photo, school.now, school.random)); });
  const auto of_coach = [&](const PersonId& who) {
    return school.get(who, "/people/:person/photo/:photo", {{"person", school.coach.text()}, {"photo", photo.digest}});
  };
  CHECK(of_coach(other).status == 200);
  CHECK(of_coach(school.mentor).status == 404);
}

#include "platform/web/fields.h"

#include <catch2/catch.hpp>

namespace {

constexpr std::string_view multipart = "multipart/form-data; boundary=----x7";

std::string part(std::string_view disposition, std::string_view bytes) {
  return "------x7\r\nContent-Disposition: form-data; " + std::string(disposition) + "\r\n\r\n" + std::string(bytes) +
         "\r\n";
}

}  // namespace

TEST_CASE("fields: escapes, plus signs and repeated names are read") {
  const auto fields = web::read_urlencoded("name=Zo%C3%AB+Q&role=student&role=alum&empty=&bare");
  REQUIRE(fields);
  CHECK(fields->text("name") == "Zoë Q");
  CHECK(fields->all("role") == std::vector<std::string>{"student", "alum"});
  CHECK(fields->text("empty").empty());
  CHECK(fields->has("bare"));
  CHECK_FALSE(fields->has("other"));
  CHECK(fields->first_of_each().at("role") == "student");
}

TEST_CASE("fields: texts lose white space around them, passwords do not") {
  const auto fields = web::read_urlencoded("word=+secret+&lines=a%0D%0Ab");
  REQUIRE(fields);
  CHECK(fields->text("word") == "secret");
  CHECK(fields->raw("word") == " secret ");
  CHECK(fields->text("lines") == "a\nb");
}

TEST_CASE("fields: a bad escape, NUL and what is not UTF-8 are refused") {
  for (const std::string_view text : {"a=%4", "a=%zz", "a=%", "a=%00", "a=%FF", "%C3=1"}) {
    INFO(text);
    CHECK_FALSE(web::read_urlencoded(text));
  }
}

TEST_CASE("fields: two thousand are read, one more is refused") {
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "a=1&";
  CHECK(web::read_urlencoded(text));
  CHECK_FALSE(web::read_urlencoded(text + "b=1"));
}

TEST_CASE("fields: what is encoded is read as it was") {
  std::string all;
  for (char c = 1; c < 127; ++c) all += c;
  all += "é漢";
  const auto fields = web::read_urlencoded("x=" + web::query_encoded(all));
  REQUIRE(fields);
  CHECK(fields->raw("x") == all);
}

TEST_CASE("multipart: texts and files of a form are told apart") {
  const std::string body = part("name=\"title\"", "Week\r\n1") +
                           part("name=\"roster\"; filename=\"a%22b.csv\"", "x\0y") +
                           part("name=\"none\"; filename=\"\"", "") + "------x7--\r\n";
  const auto posted = web::read_posted(multipart, body);
  REQUIRE(posted);
  CHECK(posted->fields.text("title") == "Week\n1");
  REQUIRE(posted->uploads.size() == 2);
  CHECK(posted->uploads[0].field == "roster");
  CHECK(posted->uploads[0].file_name == "a\"b.csv");
  CHECK(posted->uploads[1].file_name.empty());
}

TEST_CASE("multipart: a file's bytes stay as they are, even where they look like a boundary") {
  const std::string bytes("\r\n------x\0\xff\r\n--", 16);
  const auto posted = web::read_posted(multipart, part("name=a; filename=b", bytes) + "------x7--");
  REQUIRE(posted);
  REQUIRE(posted->uploads.size() == 1);
  CHECK(posted->uploads[0].bytes == bytes);
}

TEST_CASE("multipart: what is cut off anywhere is refused, never read in part") {
  const std::string body = part("name=\"a\"", "1") + part("name=\"b\"; filename=\"c\"", "22") + "------x7--";
  REQUIRE(web::read_posted(multipart, body));
  for (std::size_t length = 0; length + 1 < body.size(); ++length) {
    INFO(length);
    CHECK_FALSE(web::read_posted(multipart, std::string_view(body).substr(0, length)));
  }
}

TEST_CASE("posted: only the two kinds of form are read") {
  CHECK(web::read_posted("Application/x-www-form-urlencoded; charset=utf-8", "a=1"));
  CHECK_FALSE(web::read_posted("text/plain", "a=1"));
  CHECK_FALSE(web::read_posted("", "a=1"));
  CHECK_FALSE(web::read_posted("multipart/form-data", "a=1"));
}

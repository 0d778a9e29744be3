#include "rooms/curriculum/finding.h"

#include <catch2/catch.hpp>

#include "kernel/text.h"
#include "rooms/test_school.h"

using namespace curriculum;
using rooms::TestSchool;

namespace {

using Titles = std::vector<std::string>;

Page made_page(const std::string& path, const std::string& title, const std::string& html,
               const std::string& staff_html = {}, Audience audience = Audience::everyone) {
  Page page;
  page.path = path + ".md";
  page.address = path + ".html";
  page.title = title;
  page.html = html;
  page.staff_html = staff_html;
  page.audience = audience;
  page.digest = path;
  return page;
}

std::string brought_in(const TestSchool& school, const std::string& digest, std::vector<Page> pages) {
  Content content;
  content.title = "Lanterns";
  content.digest = digest;
  content.modules = {{1, "Setting out", 6, {}}};
  content.pages = std::move(pages);
  return school.write([&](db::Transaction& tx) {
    return import_edition(tx, content, {}, school.now, school.random).value().edition.id;
  });
}

std::vector<FoundPage> found(const TestSchool& school, const std::string& query,
                             const std::vector<std::string>& editions, Audience reader = Audience::everyone,
                             std::size_t most = 8) {
  return school.read([&](db::Transaction& tx) { return find_pages(tx, query, editions, reader, most); });
}
Titles titles(const std::vector<FoundPage>& pages) {
  Titles out;
  for (const FoundPage& one : pages) out.push_back(one.page.title);
  return out;
}
db::Engine either() { return GENERATE(db::Engine::sqlite, db::Engine::postgresql); }

}  // namespace

TEST_CASE("CU9: pages are found by title and text, those with the words in their title first") {
  const TestSchool school(either());
  const std::string id = brought_in(
      school, "one",
      {made_page("a", "Preparing", "<p>A <em>mock</em> interview &amp; a r\u00E9sum\u00E9.</p>"),
       made_page("b", "Mock interviews", "<p>Practise aloud.</p>"), made_page("c", "Offers", "<p>Salary.</p>")});
  CHECK(titles(found(school, "mock inter", {id})) == Titles{"Mock interviews", "Preparing"});
  CHECK(titles(found(school, "mock inter", {id}, Audience::everyone, 1)) == Titles{"Mock interviews"});
  CHECK(titles(found(school, "RESUME interview", {id})) == Titles{"Preparing"});
  CHECK(found(school, "em", {id}).empty());
  CHECK(found(school, "amp", {id}).empty());
  CHECK(found(school, "", {id}).empty());
  CHECK(found(school, "mock", {}).empty());
  const auto page = found(school, "salary", {id}).at(0);
  CHECK(page.edition == 1);
  CHECK(page.excerpt == "Salary.");
  CHECK(page.page.html.empty());
}

TEST_CASE("CU9: each edition has its own; of several, a page is given from the newest") {
  const TestSchool school(either());
  const std::string one = brought_in(school, "one", {made_page("a", "Old words", "<p>lantern</p>")});
  const std::string two = brought_in(
      school, "two", {made_page("a", "New words", "<p>lantern</p>"), made_page("b", "More", "<p>lantern</p>")});
  CHECK(titles(found(school, "lantern", {one})) == Titles{"Old words"});
  CHECK(titles(found(school, "lantern", {one, two})) == Titles{"New words", "More"});
  CHECK(titles(found(school, "old", {two})).empty());
}

TEST_CASE("CU10: what only staff read is found by staff alone, and no excerpt tells of it") {
  const TestSchool school(either());
  const std::string id = brought_in(
      school, "one",
      {made_page("a", "Offers", "<p>Ask openly.</p>", "<p>Ask openly.</p><p>Facilitators: wait for silence.</p>"),
       made_page("b", "Running it", "<p>Chairs in a circle.</p>", "", Audience::staff),
       made_page("c", "Quiet", "<p>For both.</p>")});
  for (const char* query : {"silence", "facilitators", "chairs", "running", "ask silence"})
    CHECK(found(school, query, {id}).empty());
  CHECK(titles(found(school, "ask", {id})) == Titles{"Offers"});
  CHECK(found(school, "ask", {id}).at(0).excerpt == "Ask openly.");
  CHECK(titles(found(school, "silence", {id}, Audience::staff)) == Titles{"Offers"});
  CHECK(found(school, "silence", {id}, Audience::staff).at(0).excerpt.find("silence") != std::string::npos);
  CHECK(titles(found(school, "ask silence", {id}, Audience::staff)) == Titles{"Offers"});
  CHECK(titles(found(school, "chairs", {id}, Audience::staff)) == Titles{"Running it"});
  CHECK(titles(found(school, "both", {id}, Audience::staff)) == Titles{"Quiet"});
}

TEST_CASE("CU9: editions of before there were words are given theirs, once") {
  const TestSchool school(either());
  const std::string id = brought_in(school, "one", {made_page("a", "Offers", "<p>Salary.</p>")});
  school.write([](db::Transaction& tx) { tx.tell("DELETE FROM curriculum_words"); });
  CHECK(found(school, "salary", {id}).empty());
  CHECK(school.write([](db::Transaction& tx) { return complete_words(tx); }) == 1);
  CHECK(school.write([](db::Transaction& tx) { return complete_words(tx); }) == 0);
  CHECK(titles(found(school, "salary", {id})) == Titles{"Offers"});
}

TEST_CASE("CU9: plain text is without marks, an excerpt stands around the word") {
  CHECK(plain_text("<h1>Ask</h1><p>wh<em>at</em> &lt;you&gt; &amp;amp; want<br>now</p>") ==
        "Ask what <you> &amp; want now");
  CHECK(plain_text("<p").empty());
  CHECK(excerpt_of("", {"a"}).empty());
  std::string all;
  for (int i = 0; i < 100; ++i) all += "word" + std::to_string(i) + " ";
  const std::string piece = excerpt_of(all, {"word5", "word50"});
  CHECK(piece.starts_with("word0 "));
  CHECK(excerpt_of(all, {"word77"}).find("word77 ") != std::string::npos);
  CHECK(excerpt_of(all, {"word77"}).starts_with("… word"));
  CHECK(excerpt_of(all, {"word77"}).ends_with(" …"));
  CHECK(excerpt_of(std::string(500, 'x'), {"nowhere"}).size() < 200);
  std::string endless;
  for (int i = 0; i < 200; ++i) endless += "\u6F22";
  CHECK(text::first_invalid_utf8(excerpt_of(endless, {"x"})) == std::string::npos);
}

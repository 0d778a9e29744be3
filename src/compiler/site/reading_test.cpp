// In which order pages are read, and what they say of their place.
#include <catch2/catch.hpp>

#include "compiler/site/made_site.h"

using namespace compiler;

namespace {

const Files school{
    {"aims.md", "---\ntitle: Aims\n---\nx\n"},
    {"index.md", "---\ntitle: Garden\n---\n[Way](/way) [Module](/module-1/) [Words](/words)\n"},
    {"module-1/diary.md", "---\ntitle: Module 1 diary\n---\nx\n"},
    {"module-1/index.md",
     "---\ntitle: \"Module 1: Seeds\"\n---\n[Tools](/module-1/tools)\n\n## Sessions\n\n"
     "* Week 1: [Sowing](/module-1/sowing) (Tuesday 1:00 pm, 45 mins)\n* Week 2: Rain\n"
     "* Every Wednesday: [Bed group](/module-1/homeroom) (30 mins)\n\n[Last](/module-1/last) "
     "[Diary](/module-1/diary)\n"},
    {"module-1/homeroom.md",
     "---\ntitle: Homeroom groups\nminutes: 30\n---\n## Week 1: Hands (30 mins)\n\n### Round (10 mins)\n\n1. Who?\n\n"
     "### Talk (20 mins)\n\n1. Why?\n\n## Week 2: Rain (30 mins)\n\n### Round (30 mins)\n\n1. When?\n"},
    {"module-1/last.md", "---\ntitle: Last\n---\nx\n"},
    {"module-1/sowing.md", "---\ntitle: \"Module 1, week 1: Sowing\"\nweek: 1\n---\nx\n"},
    {"module-1/tools.md", "---\ntitle: Tools\n---\nx\n"},
    {"way.md", "---\ntitle: Way\n---\nx\n"},
    {"words.md", "---\ntitle: Words\n---\nx\n"},
};

std::string after(const Made& made, const std::string& path) {
  const std::string html = made.at(path);
  const std::size_t next = html.find("rel=\"next\" href=\"");
  if (next == std::string::npos) return {};
  const std::size_t begin = next + 17;
  return html.substr(begin, html.find('"', begin) - begin);
}

Settings one_module() {
  Settings settings;
  settings.modules = {{1, "Seeds", 2, {}, 1}, {2, "Fruit", 1, {}, 1}};
  return settings;
}

}  // namespace

TEST_CASE("pages follow each other as the start page links to them, the rest by name") {
  const Made made(school, one_module());
  CHECK(after(made, "index.html") == "way.html");
  CHECK(after(made, "way.html") == "words.html");
  CHECK(after(made, "words.html") == "aims.html");
}

TEST_CASE("a module's pages follow each other as its own page links to them, weeks together") {
  const Made made(school, one_module());
  CHECK(after(made, "module-1/index.html") == "tools.html");
  CHECK(after(made, "module-1/tools.html") == "sowing.html");
  CHECK(after(made, "module-1/last.html") == "diary.html");
}

TEST_CASE("the pages that Cairn makes lead to each other and are marked in the navigation") {
  const Made made(school, one_module());
  CHECK(after(made, "programme/module-1.html") == "module-2.html");
  CHECK(holds(made.at("programme/module-1.html"),
              "href=\"../programme/module-1.html\" aria-current=\"page\">Week by week"));
  CHECK(holds(made.at("programme/module-2.html"),
              "href=\"../programme/module-2.html\" aria-current=\"page\">Module 2: Fruit"));
  const SiteFile* guide = nullptr;
  for (const SiteFile& file : made.site->files())
    if (guide == nullptr && file.path.starts_with("programme/guides/")) guide = &file;
  REQUIRE(guide != nullptr);
  const std::string html = made.site->bytes(*guide);
  CHECK(holds(html, "rel=\"next\""));
  CHECK(holds(html, "guides.html\" aria-current=\"true\">Discussion guides"));
}

TEST_CASE("a week's page says when its session meets, and its place only once") {
  const Made made(school, one_module());
  const std::string html = made.at("module-1/sowing.html");
  CHECK(holds(html, "Module 1 · Week 1 <span class=\"page-meeting\">Tuesday · 1:00 pm · 45 min</span>"));
  CHECK(holds(html, "Module 1: Seeds</a></li><li>Week 1: Sowing</li>"));
  CHECK(holds(html, "<span class=\"nav-week\">1</span>Sowing</a>"));
}

TEST_CASE(
    "the page for what is not found links from the path that programme.yaml states, whatever Jekyll's file says") {
  const Source stated("programme.yaml", "base: /pd/\n"), jekyll("_config.yml", "baseurl: /other\n");
  const Settings settings = read_settings(&stated, &jekyll);
  CHECK(settings.errors.empty());
  const Made made(school, settings);
  CHECK(holds(made.at("404.html"), "href=\"/pd/index.html\""));
  CHECK(holds(made.at("404.html"), "href=\"/pd/programme/assets/"));
  const Source wrong("programme.yaml", "base: pd\n");
  CHECK(read_settings(&wrong, nullptr).errors.size() == 1);
}

TEST_CASE("a group that meets every week stands in its weeks with day and hour, and nowhere else") {
  const Made made(school, one_module());
  const std::string html = made.at("programme/module-1.html");
  CHECK(holds(html, "Homeroom groups: Hands</a> <span class=\"item-note\">Wednesday · 30 min"));
  CHECK_FALSE(holds(html, "Bed group"));
  CHECK_FALSE(holds(html, "Not tied to one week"));
}

TEST_CASE("the search finds a page by its week, an outcome's page by its level, and a guide once") {
  const Made made(school, one_module());
  CHECK(holds(made.search("words-0.json"), "\"week1\":["));
  CHECK(holds(made.search("words-0.json"), "\"module1\":["));
  CHECK_FALSE(holds(made.search("pages-0.json"), "guides/homeroom"));
}

TEST_CASE("a guide keeps its address whatever other guides are added") {
  const auto guides_of = [](const Made& made) {
    std::vector<std::string> paths;
    for (const SiteFile& file : made.site->files())
      if (file.path.starts_with("programme/guides/")) paths.push_back(file.path);
    return paths;
  };
  const Made before(school, one_module());
  Files more = school;
  more.emplace(more.begin(), "a-first/homeroom.md",
               "---\ntitle: Homeroom groups at first\n---\n# Homeroom\n\n1. Hello (10 mins)\n   * Who is there?\n"
               "2. Talk (20 mins)\n   * What is new?\n");
  const Made after(more, one_module());
  REQUIRE(guides_of(after).size() == guides_of(before).size() + 1);
  for (const std::string& path : guides_of(before)) CHECK(after.site->find(path) != nullptr);
}

TEST_CASE("the search finds archived pages behind those that hold today") {
  const Made made({{"archive/wombats.md", "---\ntitle: Wombats\n---\nWombats dig.\n"},
                   {"module-1/wombats.md", "---\ntitle: Wombats\n---\nWombats dig.\n"}},
                  one_module());
  const std::string words = made.search("words-0.json");
  const std::size_t at = words.find("\"wombat\":[");
  REQUIRE(at != std::string::npos);
  const std::string row = made.search("pages-0.json");
  const bool archive_first = row.find("archive/") < row.find("module-1/");
  CHECK(std::stoi(words.substr(at + 10)) / 16 == (archive_first ? 1 : 0));
}

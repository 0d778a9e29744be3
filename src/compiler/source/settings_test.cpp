#include "compiler/source/settings.h"

#include <catch2/catch.hpp>

using namespace compiler;

namespace {

Settings programme(const std::string& yaml) {
  const Source source("programme.yaml", yaml);
  return read_settings(&source, nullptr);
}

Settings jekyll(const std::string& yaml) {
  const Source source("_config.yml", yaml);
  return read_settings(nullptr, &source);
}

void has_error(const Settings& settings, int line, int column, const std::string& part) {
  REQUIRE(settings.errors.size() == 1);
  CHECK(settings.errors[0].line == line);
  CHECK(settings.errors[0].column == column);
  CHECK_THAT(settings.errors[0].message, Catch::Contains(part));
}

}  // namespace

TEST_CASE("without files the settings are the defaults") {
  const Settings settings = read_settings(nullptr, nullptr);
  CHECK(settings.name.empty());
  CHECK(settings.outcome_prefix == "SIAT");
  CHECK(settings.errors.empty());
  CHECK(programme("").errors.empty());
  CHECK(programme("# nothing yet\n").errors.empty());
}

TEST_CASE("programme.yaml says what a school knows of its programme") {
  const Settings settings = programme(
      "name: Waymarks\n"
      "start: /index.md\n"
      "modules:\n"
      "  - {number: 2, title: Reaching out, weeks: 6, folders: [module_two/, m2]}\n"
      "competencies:\n"
      "  - Job Search Strategies\n"
      "  - {name: Networking, key: net, definition: Meeting people}\n"
      "redirects: {/old: /new}\n"
      "exclude: drafts\n"
      "hosts: [https://Careers.example.org/pd]\n"
      "names: {staff: [Robin], tools: [Slack]}\n"
      "outcome_prefix: I can\n"
      "readiness: all of Level II\n"
      "checks: {enable: [stub-page], silence: [missing-asset], severity: {broken-link: error}}\n");
  CHECK(settings.errors.empty());
  CHECK(settings.name == "Waymarks");
  CHECK(settings.start == "index");
  REQUIRE(settings.modules.size() == 1);
  CHECK(settings.modules[0].number == 2);
  CHECK(settings.modules[0].weeks == 6);
  CHECK(settings.modules[0].folders == std::vector<std::string>{"module_two", "m2"});
  REQUIRE(settings.competencies.size() == 2);
  CHECK(settings.competencies[0].key == "job-search-strategies");
  CHECK(settings.competencies[1].key == "net");
  CHECK(settings.redirects.at("/old") == "/new");
  CHECK(settings.exclude == std::vector<std::string>{"drafts"});
  CHECK(settings.hosts == std::vector<std::string>{"careers.example.org"});
  CHECK(settings.staff == std::vector<std::string>{"Robin"});
  CHECK(settings.outcome_prefix == "I can");
  CHECK(settings.enable == std::vector<std::string>{"stub-page"});
  CHECK(settings.severities.at("broken-link") == "error");
  CHECK(settings.code_mentions.size() == 3);
}

TEST_CASE("an unknown key is told with its place and the key that was probably meant") {
  has_error(programme("name: A\nmodlues: []\n"), 2, 1, "unknown key \"modlues\"; did you mean \"modules\"?");
  has_error(programme("modules:\n  - {number: 1, week: 3}\n"), 2, 17, "did you mean \"weeks\"?");
  has_error(programme("modules:\n  - {number: 1, colour: red}\n"), 2, 17, "unknown key \"colour\"");
}

TEST_CASE("a value of the wrong kind is told with its place, and the rest of the file counts") {
  has_error(programme("name: [a]\nexclude: [b]\n"), 1, 7, "name must be one text");
  CHECK(programme("name: [a]\nexclude: [b]\n").exclude.size() == 1);
  has_error(programme("modules: 4\n"), 1, 10, "modules must be a list");
  has_error(programme("modules:\n  - title: x\n"), 2, 5, "needs its \"number\"");
  has_error(programme("modules:\n  - number: many\n"), 2, 13, "whole number from 0 to 9");
  has_error(programme("modules:\n  - number: 1\n  - number: 1\n"), 3, 13, "module 1 stands here twice");
  has_error(programme("checks: {severity: {broken-link: fatal}}\n"), 1, 34, "error, warning or note");
  has_error(programme("- a\n"), 1, 1, "the file must be");
}

TEST_CASE("a file that is no YAML is told with the line") {
  has_error(programme("name: A\nname: B\n"), 2, 1, "twice");
  has_error(programme("name: \xFF\n"), 1, 7, "not UTF-8");
}

TEST_CASE("_config.yml tells the site's address, its permalinks and what it excludes, and nothing else matters") {
  const Settings settings = jekyll(
      "title: Careers\nurl: \"https://Careers.example.org/\"\nbaseurl: '/pd/'\npermalink: pretty\n"
      "exclude: [README.md]\nplugins: [x]\nkramdown: {input: GFM}\n");
  CHECK(settings.errors.empty());
  CHECK(settings.name == "Careers");
  CHECK(settings.hosts == std::vector<std::string>{"careers.example.org"});
  CHECK(settings.base_path == "/pd");
  CHECK(settings.permalinks == Permalinks::folders);
  CHECK(settings.exclude == std::vector<std::string>{"README.md"});
  CHECK(jekyll("baseurl: '/'\npermalink: /:title\n").base_path.empty());
  CHECK(jekyll("permalink: /:title\n").permalinks == Permalinks::files);
  has_error(jekyll("title: a: b\n"), 1, 9, "cannot be read");
}

TEST_CASE("programme.yaml's name goes before the title of _config.yml") {
  const Source ours("programme.yaml", "name: Waymarks\n");
  const Source theirs("_config.yml", "title: Careers\n");
  CHECK(read_settings(&ours, &theirs).name == "Waymarks");
}

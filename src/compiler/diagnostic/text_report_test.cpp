#include "compiler/diagnostic/text_report.h"

#include <catch2/catch.hpp>

using namespace compiler;

namespace {

Diagnostic finding(int line, int column, int width = 1) {
  Diagnostic one;
  one.code = "week-missing";
  one.message = "something is odd";
  one.file = "a.md";
  one.line = line;
  one.column = column;
  one.width = width;
  return one;
}

std::string report(const std::string& page, const Diagnostic& one, Colour colour = Colour::off) {
  const Source source("a.md", page);
  return text_report({one}, {[&](std::string_view) { return &source; }, {}, colour});
}

}  // namespace

TEST_CASE("a diagnostic shows place, severity, message, code, the line and a caret as wide as the finding") {
  CHECK(report("one\n* Week 5: Wrap-up\n", finding(2, 3, 6)) ==
        "a.md:2:3: warning: something is odd [week-missing]\n"
        "    2 | * Week 5: Wrap-up\n"
        "      |   ^~~~~~\n");
}

TEST_CASE("the caret stands by display width behind wide and combining characters") {
  CHECK(report("日本 x\n", finding(1, 4)) ==
        "a.md:1:4: warning: something is odd [week-missing]\n"
        "    1 | 日本 x\n"
        "      |      ^\n");
  CHECK(report("e\xCC\x81 x\n", finding(1, 4)) ==
        "a.md:1:4: warning: something is odd [week-missing]\n"
        "    1 | e\xCC\x81 x\n"
        "      |   ^\n");
}

TEST_CASE("tabs are shown as spaces and the caret stays under its character") {
  CHECK(report("\t* x\n", finding(1, 2)) ==
        "a.md:1:2: warning: something is odd [week-missing]\n"
        "    1 |     * x\n"
        "      |     ^\n");
}

TEST_CASE("what would steer the terminal is shown by its number, in the line, the message and the file's name") {
  Diagnostic one = finding(1, 2);
  one.message = "says \033[2J";
  one.file = "a\n.md";
  const std::string text = report("\033[31m red \xE2\x80\xAE\n", one);
  CHECK(text.find('\033') == std::string::npos);
  CHECK(text.find("\xE2\x80\xAE") == std::string::npos);
  CHECK(text.find("a<U+000A>.md:1:2: warning: says <U+001B>[2J") == 0);
  CHECK(text.find("| <U+001B>[31m red <U+202E>\n      |         ^\n") != std::string::npos);
}

TEST_CASE("a long line is cut around the caret") {
  const std::string page = std::string(300, 'a') + "X" + std::string(300, 'b') + "\n";
  const std::string text = report(page, finding(1, 301));
  CHECK(text.find("| …" + std::string(60, 'a') + "X" + std::string(48, 'b') + "…\n      | " + std::string(61, ' ') +
                  "^\n") != std::string::npos);
}

TEST_CASE("a fix is a line below, told as what happens to the text") {
  Diagnostic one = finding(1, 1);
  one.fix = Fix{0, 3, "new"};
  CHECK(report("old text\n", one).ends_with("      = fix: replace \"old\" by \"new\"\n"));
  one.fix = Fix{3, 5, ""};
  CHECK(report("old text\n", one).ends_with("      = fix: remove \" text\"\n"));
  one.fix = Fix{0, 0, "# "};
  CHECK(report("old text\n", one).ends_with("      = fix: insert \"# \"\n"));
}

TEST_CASE("positions beyond the line or the page show no wrong line") {
  CHECK(report("ab\n", finding(1, 9)).ends_with("    1 | ab\n      |   ^\n"));
  CHECK(report("ab\n", finding(7, 1)) == "a.md:7:1: warning: something is odd [week-missing]\n");
  CHECK(report("", finding(1, 1)) == "a.md:1:1: warning: something is odd [week-missing]\n");
}

TEST_CASE("a diagnostic about the whole programme has no place") {
  Diagnostic one = finding(1, 1);
  one.file.clear();
  CHECK(report("ab\n", one) == "warning: something is odd [week-missing]\n");
}

TEST_CASE("colour is added only when asked for") {
  CHECK(report("ab\n", finding(1, 1)).find('\033') == std::string::npos);
  CHECK(report("ab\n", finding(1, 1), Colour::on).find("\033[1;35mwarning:\033[0m") != std::string::npos);
}

TEST_CASE("the summary counts by severity") {
  CHECK(summary_line({}, 1) == "no problems in 1 page\n");
  Diagnostic error = finding(1, 1);
  error.severity = Severity::error;
  CHECK(summary_line({error, finding(1, 1), finding(2, 1)}, 158) == "1 error, 2 warnings in 158 pages\n");
}

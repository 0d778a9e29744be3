#include "app/diagnostics_view.h"

#include <catch2/catch.hpp>

using namespace app;
using compiler::Diagnostic;
using compiler::Severity;

namespace {

Diagnostic found(std::string_view code, Severity severity, std::string file, int line) {
  Diagnostic one;
  one.code = code;
  one.severity = severity;
  one.file = std::move(file);
  one.line = line;
  return one;
}

const std::vector<Diagnostic> all = {
    found("stub-page", Severity::note, "", 1),
    found("week-missing", Severity::warning, "a.md", 3),
    found("broken-link", Severity::error, "b c&d.md", 9),
    found("week-missing", Severity::warning, "b c&d.md", 2),
    found("broken-link", Severity::error, "b c&d.md", 11),
    found("broken-link", Severity::error, "z.md", 1),
};

std::string in_order(const Choice& choice) {
  std::string out;
  for (const FileFindings& file : by_file(all, choice)) {
    out.append("[").append(file.file).append("]");
    for (const Diagnostic* one : file.findings) out.append(" ").append(std::to_string(one->line));
    out += "\n";
  }
  return out;
}

}  // namespace

TEST_CASE("files with errors stand first, and within a file its errors") {
  CHECK(in_order({}) == "[b c&d.md] 9 11 2\n[z.md] 1\n[a.md] 3\n[] 1\n");
}

TEST_CASE("diagnostics are chosen by severity, code and file, and by all of them together") {
  CHECK(in_order(choice_of("severity=warning")) == "[a.md] 3\n[b c&d.md] 2\n");
  CHECK(in_order(choice_of("code=week-missing&file=a.md")) == "[a.md] 3\n");
  CHECK(in_order(choice_of("file=")) == "[] 1\n");
  CHECK(in_order(choice_of("file=b%20c%26d.md&severity=error")) == "[b c&d.md] 9 11\n");
  CHECK(in_order(choice_of("code=week-missing&severity=error")).empty());
}

TEST_CASE("a choice reads back from its address as it was") {
  Choice choice;
  choice.severity = Severity::error;
  choice.code = "broken-link";
  choice.file = "b c&d+ü#1.md";
  choice.page = 3;
  const std::string address = address_of(choice);
  REQUIRE(address == "/-/diagnostics?severity=error&code=broken-link&file=b%20c%26d%2B%C3%BC%231.md&page=3");
  const Choice again = choice_of(address.substr(address.find('?') + 1));
  CHECK(address_of(again) == address);
  CHECK(address_of({}) == "/-/diagnostics");
}

TEST_CASE("what a query says wrongly is left out") {
  const Choice choice = choice_of("severity=fatal&page=-4&page=x&other=1&&=&code");
  CHECK(choice.is_everything());
  CHECK(choice.page == 1);
}

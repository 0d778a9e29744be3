#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>

#include "app/command.h"
#include "app/load.h"
#include "compiler/compile.h"
#include "compiler/diagnostic/text_report.h"
#include "compiler/output/outline.h"
#include "kernel/text.h"

namespace app {

namespace {

using compiler::Compilation;
using compiler::Severity;

constexpr std::array options{
    Option{"--format", "text|json|sarif", "how the result is written (text)"},
    Option{"--outline", "", "everything that was understood, without diagnostics"},
    Option{"--only", "CODE", "report this diagnostic only; may be given several times", true},
    Option{"--ignore", "CODE", "do not report this diagnostic; may be given several times", true},
    Option{"--enable", "CODE", "report this diagnostic, which is off by default; may be given several times", true},
    Option{"--strict", "", "warnings fail too"},
    Option{"--colour", "auto|always|never", "colour the text (auto: on a terminal, unless NO_COLOR is set)"},
};

// The settings that the command line adds to those of programme.yaml.
Result<void> add_wishes(const Arguments& arguments, compiler::Settings& settings) {
  std::vector<std::string_view> codes;
  for (const compiler::Entry* entry : compiler::catalogue()) codes.push_back(entry->code);
  for (const std::string_view option : {"--only", "--ignore", "--enable"})
    for (const std::string& code : arguments.values(option))
      if (compiler::entry_for(code) == nullptr)
        return fail(FailureKind::invalid, "unknown code " + code + did_you_mean(code, codes));
  // Who names a diagnostic wants to see it.
  for (const std::string_view option : {"--only", "--enable"})
    for (std::string& code : arguments.values(option)) {
      std::erase(settings.silence, code);
      settings.enable.push_back(std::move(code));
    }
  for (std::string& code : arguments.values("--ignore")) settings.silence.push_back(std::move(code));
  return {};
}

void keep_only(const std::vector<std::string>& codes, compiler::Diagnostics& diagnostics) {
  if (codes.empty()) return;
  std::erase_if(diagnostics,
                [&](const compiler::Diagnostic& one) { return std::ranges::find(codes, one.code) == codes.end(); });
}

compiler::Colour colour(const Arguments& arguments) {
  const std::string wish = arguments.value("--colour", "auto");
  const char* no_color = std::getenv("NO_COLOR");
  const bool on = wish == "always" ||
                  (wish == "auto" && (no_color == nullptr || *no_color == '\0') && ::isatty(STDOUT_FILENO) == 1);
  return on ? compiler::Colour::on : compiler::Colour::off;
}

int status_of(const compiler::Diagnostics& diagnostics, bool strict) {
  for (const compiler::Diagnostic& one : diagnostics)
    if (one.severity == Severity::error || (strict && one.severity == Severity::warning)) return found_errors;
  return fine;
}

int run(const Arguments& arguments) {
  auto loaded = load(arguments.operands);
  if (!loaded) return complain(loaded.error().field + ": " + loaded.error().say);
  for (const std::string& remark : loaded->root.remarks) complain(remark);
  if (const auto added = add_wishes(arguments, loaded->input.settings); !added)
    return complain("check: " + added.error().say);
  Compilation done = compiler::compile(std::move(loaded->input));
  keep_only(arguments.values("--only"), done.diagnostics);
  const auto shown = [&](std::string_view path) { return shown_path(loaded->root.given, path); };
  if (arguments.has("--outline")) {
    say(outline(done.programme, compiler::Detail::full, shown));
    return status_of(done.diagnostics, arguments.has("--strict"));
  }
  std::string out = outline(done.programme, compiler::Detail::brief, shown);
  const auto page = [&](std::string_view path) { return source_of(*loaded, done, path); };
  if (!done.diagnostics.empty()) out += "\n" + text_report(done.diagnostics, {page, shown, colour(arguments)});
  out += "\n" + compiler::summary_line(done.diagnostics, done.pages.size());
  say(out);
  return status_of(done.diagnostics, arguments.has("--strict"));
}

}  // namespace

const Command& check_command() {
  static const Command command{"check",
                               "PATH…",
                               1,
                               1'000'000,
                               "Print the programme that pages describe, and what is wrong with them",
                               "A PATH is a page (.md, .markdown, .txt) or a folder of pages.\n\n"
                               "Exit status: 0 no errors (with --strict: nothing above a note), 1 otherwise,\n"
                               "2 wrong usage, or a PATH that cannot be read.",
                               options,
                               run};
  return command;
}

}  // namespace app

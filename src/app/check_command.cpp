#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "app/command.h"
#include "app/load.h"
#include "app/repair.h"
#include "compiler/compile.h"
#include "compiler/diagnostic/text_report.h"
#include "compiler/output/outline.h"
#include "compiler/output/programme_json.h"
#include "compiler/output/sarif.h"

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
    Option{"--fix", "", "make the repairs that are certain, in the pages themselves, and check again"},
    Option{"--colour", "auto|always|never", "colour the text (auto: on a terminal, unless NO_COLOR is set)"},
};

constexpr std::string_view about =
    "A PATH is a page (.md, .markdown, .txt) or a folder of pages. Several PATHs are one programme. Inside a\n"
    "site (a folder with programme.yaml or _config.yml) links are looked up in the whole site; the links of a\n"
    "page without a site around it are not looked up.\n\n"
    "Exit status: 0 no errors (with --strict: nothing above a note), 1 otherwise,\n"
    "2 wrong usage, or a PATH that cannot be read or holds no page.";

Result<void> check_wishes(const Arguments& arguments) {
  std::vector<std::string_view> codes;
  for (const compiler::Entry* entry : compiler::catalogue()) codes.push_back(entry->code);
  for (const std::string_view option : {"--only", "--ignore", "--enable"})
    for (const std::string& code : arguments.values(option))
      if (compiler::entry_for(code) == nullptr)
        return fail(FailureKind::invalid, "unknown code " + code + did_you_mean(code, codes));
  if (arguments.has("--outline") && arguments.value("--format", "text") != "text")
    return fail(FailureKind::invalid, "--outline is text; --format json has the same facts");
  return {};
}

// What the command line wants beyond programme.yaml. Who names a diagnostic wants to see it.
void add_wishes(const Arguments& arguments, compiler::Settings& settings) {
  for (const std::string_view option : {"--only", "--enable"})
    for (std::string& code : arguments.values(option)) {
      std::erase(settings.silence, code);
      settings.enable.push_back(std::move(code));
    }
  for (std::string& code : arguments.values("--ignore")) settings.silence.push_back(std::move(code));
}

void keep_only(const std::vector<std::string>& codes, compiler::Diagnostics& diagnostics) {
  if (codes.empty()) return;
  std::erase_if(diagnostics,
                [&](const compiler::Diagnostic& one) { return std::ranges::find(codes, one.code) == codes.end(); });
}

struct Checked {
  Loaded loaded;
  Compilation done;

  std::string shown(std::string_view path) const { return shown_path(loaded.root.given, path); }
  const compiler::Source* source(std::string_view path) const { return source_of(loaded, done, path); }
};

Result<Checked> check(const Arguments& arguments) {
  Checked out{TRY(load(arguments.operands)), {}};
  TRY(refuse_nothing(out.loaded));
  add_wishes(arguments, out.loaded.input.settings);
  out.done = compiler::compile(std::move(out.loaded.input));
  keep_only(arguments.values("--only"), out.done.diagnostics);
  return out;
}

compiler::Colour colour(const Arguments& arguments) {
  const std::string wish = arguments.value("--colour", "auto");
  const char* no_color = std::getenv("NO_COLOR");
  const bool colourless = no_color != nullptr && *no_color != '\0';
  const bool on = wish == "always" || (wish == "auto" && !colourless && ::isatty(STDOUT_FILENO) == 1);
  return on ? compiler::Colour::on : compiler::Colour::off;
}

std::string as_text(const Checked& checked, const Arguments& arguments) {
  const auto shown = [&](std::string_view path) { return checked.shown(path); };
  if (arguments.has("--outline")) return outline(checked.done.programme, compiler::Detail::full, shown);
  const auto source = [&](std::string_view path) { return checked.source(path); };
  std::string out = outline(checked.done.programme, compiler::Detail::brief, shown) + "\n";
  if (!checked.done.diagnostics.empty())
    out += text_report(checked.done.diagnostics, {source, shown, colour(arguments)}) + "\n";
  return out + compiler::summary_line(checked.done.diagnostics, checked.done.pages.size());
}

// Code hosts look files up from where the command ran: PATHs below it are part of the address, others are its base.
void say_sarif(const Checked& checked) {
  const auto below_here = [](const Given& one) {
    return !one.as_given.starts_with('/') && one.as_given != ".." && !one.as_given.starts_with("../");
  };
  std::vector<Given> given = checked.loaded.root.given;
  const bool from_here = std::ranges::all_of(given, below_here);
  const auto shown = [&](std::string_view path) {
    const std::string relative = shown_path(given, path);
    if (!from_here || given.size() > 1) return relative;
    std::string whole = given.front().folder ? below(given.front().as_given, relative) : given.front().as_given;
    while (whole.starts_with("./")) whole.erase(0, 2);
    return whole;
  };
  const auto source = [&](std::string_view path) { return checked.source(path); };
  write_sarif(checked.done.diagnostics,
              {CAIRN_VERSION, from_here ? "the folder in which cairn ran" : "the PATH given", shown, source}, say);
}

void say_all(const Checked& checked, const Arguments& arguments) {
  const std::string format = arguments.value("--format", "text");
  if (format == "json")
    write_json(
        checked.done.programme, checked.done.diagnostics, [&](std::string_view path) { return checked.shown(path); },
        say);
  else if (format == "sarif")
    say_sarif(checked);
  else
    say(as_text(checked, arguments));
}

int status_of(const compiler::Diagnostics& diagnostics, bool strict) {
  for (const compiler::Diagnostic& one : diagnostics)
    if (one.severity == Severity::error || (strict && one.severity == Severity::warning)) return found_errors;
  return fine;
}

// A repair may bring another to light (text that was garbled twice): a few rounds, each checked anew.
constexpr int most_rounds = 4;

std::string told(const Checked& checked, const compiler::Diagnostic& one) {
  return compiler::harmless(checked.shown(one.file)) + ":" + std::to_string(one.line) + ":" +
         std::to_string(one.column) + ": repaired: " + compiler::harmless(one.message) + " [" + std::string(one.code) +
         "]\n";
}

struct Repairs {
  std::string told;  // one line for each, and a count
  bool failed = false;
};

// Repairs and checks again, until nothing certain is left; `checked` is then the last check.
Result<Repairs> repair_all(const Arguments& arguments, Checked& checked) {
  Repairs out;
  std::size_t made = 0;
  for (int round = 0; round < most_rounds && !out.failed; ++round) {
    const Repaired repaired = repair(checked.loaded, checked.done);
    for (const compiler::Diagnostic& one : repaired.made) out.told += told(checked, one);
    made += repaired.made.size();
    for (const Failure& failure : repaired.failures) complain(checked.shown(failure.field) + ": " + failure.say);
    out.failed = !repaired.failures.empty();
    if (repaired.pages == 0) break;
    checked = TRY(check(arguments));
  }
  out.told += made == 0   ? "nothing to repair\n"
              : made == 1 ? "1 repair made\n"
                          : std::to_string(made) + " repairs made\n";
  return out;
}

int run(const Arguments& arguments) {
  if (const auto right = check_wishes(arguments); !right) return complain("check: " + right.error().say);
  auto checked = check(arguments);
  if (!checked) return complain(checked.error().field + ": " + checked.error().say);
  for (const std::string& remark : checked->loaded.root.remarks) complain(remark);
  bool failed = false;
  if (arguments.has("--fix")) {
    const auto repairs = repair_all(arguments, *checked);
    if (!repairs) return complain(repairs.error().field + ": " + repairs.error().say);
    failed = repairs->failed;
    // A document stays a document: what was repaired is then told beside it.
    if (arguments.value("--format", "text") == "text")
      say(repairs->told + "\n");
    else
      std::fputs(repairs->told.c_str(), stderr);
  }
  say_all(*checked, arguments);
  return failed ? wrong_use : status_of(checked->done.diagnostics, arguments.has("--strict"));
}

}  // namespace

const Command& check_command() {
  static const Command command{
      "check", "PATH…", 1,  1'000'000, "Print the programme that pages describe, and what is wrong with them",
      about,   options, run};
  return command;
}

}  // namespace app

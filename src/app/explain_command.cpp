#include "app/command.h"
#include "compiler/diagnostic/catalogue.h"
#include "kernel/text.h"

namespace app {

namespace {

std::string indented(std::string_view lines) {
  std::string out;
  for (const std::string_view line : text::split(lines, '\n')) out.append("    ").append(line).append("\n");
  return out;
}

// Breaks a paragraph at spaces so that no line is wider than 100 columns.
std::string wrapped(std::string_view paragraph) {
  std::string out;
  std::size_t width = 0;
  for (const std::string_view word : text::split(paragraph, ' ')) {
    const std::size_t its = text::display_width(word);
    if (width > 0 && width + 1 + its > 100) {
      out += '\n';
      width = 0;
    } else if (width > 0) {
      out += ' ';
      ++width;
    }
    out += word;
    width += its;
  }
  return out + "\n";
}

std::string explanation(const compiler::Entry& entry) {
  std::string out(entry.code);
  out.append(" (")
      .append(name_of(entry.severity))
      .append(entry.on_by_default ? "" : ", off by default")
      .append(")\n\n");
  out += wrapped(entry.meaning) + "\nWhy it matters to a student: " + wrapped(entry.why);
  out += "\nExample:\n" + indented(entry.example) + "\nRemedy: " + wrapped(entry.remedy);
  if (!entry.on_by_default)
    out.append("\nTo turn it on: cairn check --enable ")
        .append(entry.code)
        .append(" PATH, or in programme.yaml:\n")
        .append(indented("checks:\n  enable: [" + std::string(entry.code) + "]"));
  return out;
}

std::string list_of_all() {
  std::string out;
  std::size_t widest = 0;
  const auto all = compiler::catalogue();
  for (const compiler::Entry* entry : all) widest = std::max(widest, entry->code.size());
  for (const compiler::Entry* entry : all) {
    out.append(entry->code).append(widest - entry->code.size() + 2, ' ');
    const std::string severity = entry->on_by_default ? std::string(name_of(entry->severity)) : "off";
    out.append(severity).append(9 - severity.size(), ' ').append(entry->meaning).append("\n");
  }
  return out;
}

int run(const Arguments& arguments) {
  if (arguments.operands.empty()) {
    say(list_of_all());
    return fine;
  }
  std::string out;
  for (const std::string& code : arguments.operands) {
    const compiler::Entry* entry = compiler::entry_for(code);
    if (entry == nullptr) {
      std::vector<std::string_view> codes;
      for (const compiler::Entry* one : compiler::catalogue()) codes.push_back(one->code);
      return complain("explain: unknown code " + code + did_you_mean(code, codes));
    }
    if (!out.empty()) out += "\n";
    out += explanation(*entry);
  }
  say(out);
  return fine;
}

}  // namespace

const Command& explain_command() {
  static const Command command{"explain",
                               "[CODE…]",
                               0,
                               1000,
                               "Tell what a diagnostic means, why it matters to a student, and what to write instead",
                               "Without a CODE it lists all of them.\n\nExit status: 0 told, 2 an unknown CODE.",
                               {},
                               run};
  return command;
}

}  // namespace app

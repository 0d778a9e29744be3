#include <algorithm>

#include "app/help.h"
#include "kernel/text.h"

namespace app {

namespace {

std::string in_columns(const std::vector<std::pair<std::string, std::string_view>>& rows) {
  std::size_t widest = 0;
  for (const auto& [left, right] : rows) widest = std::max(widest, text::display_width(left));
  std::string out;
  for (const auto& [left, right] : rows)
    out.append("  ").append(left).append(widest - text::display_width(left) + 2, ' ').append(right).append("\n");
  return out;
}

int run(const Arguments& arguments) {
  if (arguments.operands.empty()) {
    say(help_on_all());
    return fine;
  }
  const std::string& name = arguments.operands.front();
  if (const Command* command = command_named(name)) {
    say(help_on(*command));
    return fine;
  }
  std::vector<std::string_view> names;
  for (const Command* one : commands()) names.push_back(one->name);
  return complain("unknown command " + name + did_you_mean(name, names));
}

}  // namespace

std::string help_on_all() {
  std::vector<std::pair<std::string, std::string_view>> rows;
  for (const Command* command : commands()) {
    std::string left(command->name);
    if (!command->operands.empty()) left.append(" ").append(command->operands);
    rows.emplace_back(std::move(left), command->summary);
  }
  return "Cairn compiles a school's career-development pages into a programme, checks them and serves them.\n\n"
         "Usage: cairn COMMAND [OPTION…]\n\n" +
         in_columns(rows) +
         "\n  cairn help COMMAND   what a command does, and its options\n"
         "  cairn --version      which Cairn this is\n"
         "  cairn --licenses     what is in it that others made, and their licences\n";
}

std::string help_on(const Command& command) {
  std::string out = "Usage: cairn " + std::string(command.name);
  if (!command.options.empty()) out += " [OPTION…]";
  if (!command.operands.empty()) out.append(" ").append(command.operands);
  out.append("\n\n").append(command.summary).append(".\n");
  if (!command.about.empty()) out.append("\n").append(command.about).append("\n");
  if (command.options.empty()) return out;
  std::vector<std::pair<std::string, std::string_view>> rows;
  for (const Option& option : command.options) {
    std::string left(option.name);
    if (!option.value.empty()) left.append(" ").append(option.value);
    rows.emplace_back(std::move(left), option.help);
  }
  return out + "\nOptions:\n" + in_columns(rows);
}

const Command& help_command() {
  static const Command command{"help",
                               "[COMMAND]",
                               0,
                               1,
                               "Tell what a command does, and its options",
                               "Without a COMMAND it lists all of them.\n\nExit status: 0 told, 2 an unknown COMMAND.",
                               {},
                               run};
  return command;
}

}  // namespace app

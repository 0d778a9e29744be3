// The only file that knows CLI11.
#include "app/command_line.h"

#include <CLI/CLI.hpp>

#include <algorithm>
#include <deque>

#include "kernel/text.h"

namespace app {

namespace {

std::vector<std::string_view> names_of(std::span<const Option> options) {
  std::vector<std::string_view> names{"--help"};
  for (const Option& option : options) names.push_back(option.name);
  return names;
}

Result<void> check_value(const Option& option, const std::string& value) {
  if (option.value.find('|') == std::string_view::npos) return {};
  const auto choices = text::split(option.value, '|');
  if (std::ranges::find(choices, value) != choices.end()) return {};
  return fail(FailureKind::invalid, std::string(option.name) + " takes " +
                                        text::replace_all(std::string(option.value), "|", ", ") + ", not \"" + value +
                                        "\"" + did_you_mean(value, choices));
}

Result<void> check_operands(const Command& command, const Arguments& arguments) {
  if (arguments.operands.size() < command.least)
    return fail(FailureKind::invalid, "needs " + std::string(command.operands));
  if (arguments.operands.size() > command.most)
    return fail(FailureKind::invalid, "one word too many: \"" + arguments.operands[command.most] + "\"");
  return {};
}

// CLI11 takes an unknown option for an operand's beginning or complains in several lines: looked for beforehand.
Result<void> check_names(const Command& command, const std::vector<std::string>& words) {
  const auto known = names_of(command.options);
  for (std::size_t i = 0; i < words.size() && words[i] != "--"; ++i) {
    const std::string_view word = words[i];
    if (!word.starts_with('-') || word == "-") continue;
    const std::string_view name = word.substr(0, word.find('='));
    if (std::ranges::find(known, name) == known.end())
      return fail(FailureKind::invalid, "unknown option " + std::string(name) + did_you_mean(name, known));
    const auto option = std::ranges::find(command.options, name, &Option::name);
    const bool takes_value = option != command.options.end() && !option->value.empty();
    if (!takes_value && name != word) return fail(FailureKind::invalid, std::string(name) + " takes no value");
    if (!takes_value || name != word) continue;
    if (++i == words.size() || words[i] == "--")
      return fail(FailureKind::invalid, std::string(name) + " needs a value: " + std::string(option->value));
  }
  return {};
}

}  // namespace

Result<Arguments> parse(const Command& command, std::vector<std::string> words) {
  TRY(check_names(command, words));
  Arguments arguments;
  CLI::App parser;
  parser.set_help_flag();
  std::deque<std::vector<std::string>> values(command.options.size());
  for (std::size_t i = 0; i < command.options.size(); ++i) {
    const Option& option = command.options[i];
    if (option.value.empty())
      parser.add_flag(std::string(option.name))->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
    else
      parser.add_option(std::string(option.name), values[i])->expected(1)->allow_extra_args(false)->take_all();
  }
  parser.add_option("operands", arguments.operands);
  try {
    std::ranges::reverse(words);  // CLI11 takes them from the end
    parser.parse(words);
  } catch (const CLI::ParseError& error) {
    return fail(FailureKind::invalid, text::collapse_spaces(error.what()));
  }
  for (std::size_t i = 0; i < command.options.size(); ++i) {
    const Option& option = command.options[i];
    if (parser.get_option(std::string(option.name))->count() == 0) continue;
    if (!option.repeatable && values[i].size() > 1)
      return fail(FailureKind::invalid, std::string(option.name) + " stands here twice");
    for (const std::string& value : values[i]) TRY(check_value(option, value));
    arguments.options.emplace(option.name, option.value.empty() ? std::vector<std::string>{""} : values[i]);
  }
  TRY(check_operands(command, arguments));
  return arguments;
}

bool asks_for_help(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (word == "--") return false;
    if (word == "-h" || word == "--help") return true;
  }
  return false;
}

}  // namespace app

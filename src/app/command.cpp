#include "app/command.h"

#include <algorithm>
#include <cstdio>

#include "compiler/diagnostic/text_report.h"
#include "kernel/text.h"

namespace app {

std::string Arguments::value(std::string_view option, std::string_view otherwise) const {
  const auto found = options.find(option);
  return found == options.end() ? std::string(otherwise) : found->second.back();
}

std::vector<std::string> Arguments::values(std::string_view option) const {
  const auto found = options.find(option);
  return found == options.end() ? std::vector<std::string>{} : found->second;
}

const Command* command_named(std::string_view name) {
  const auto all = commands();
  const auto found = std::ranges::find(all, name, &Command::name);
  return found == all.end() ? nullptr : *found;
}

void say(std::string_view text) { std::fwrite(text.data(), 1, text.size(), stdout); }

int complain(std::string_view line) {
  const std::string whole = "cairn: " + compiler::harmless(line) + "\n";
  std::fwrite(whole.data(), 1, whole.size(), stderr);
  return wrong_use;
}

std::string sentence_of(const Failure& failure) {
  const bool of_path = !failure.field.empty() && !failure.field.starts_with("--");
  return of_path && failure.say.find(failure.field) == std::string::npos ? failure.field + ": " + failure.say
                                                                         : failure.say;
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& words) {
  const std::string_view nearest = text::nearest(word, words);
  return nearest.empty() ? "" : "; did you mean " + std::string(nearest) + "?";
}

}  // namespace app

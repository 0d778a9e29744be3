// What a command is: its name, what it takes, what it does. main.cpp has the table of all.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/result.h"

namespace app {

// Exit statuses, the same for every command.
constexpr int fine = 0;
constexpr int found_errors = 1;
constexpr int wrong_use = 2;  // also: what was named cannot be read

struct Option {
  std::string_view name;     // "--format"
  std::string_view value{};  // what it takes: "CODE", or its choices "text|json|sarif"; empty: a switch
  std::string_view help{};   // one line
  bool repeatable = false;
};

// What a command line said, after it was found to be right.
struct Arguments {
  std::map<std::string, std::vector<std::string>, std::less<>> options;  // by name; a switch has one empty value
  std::vector<std::string> operands;

  bool has(std::string_view option) const { return options.contains(option); }
  std::string value(std::string_view option, std::string_view otherwise = {}) const;
  std::vector<std::string> values(std::string_view option) const;
};

struct Command {
  std::string_view name;            // "check"
  std::string_view operands;        // "PATH…"; empty: it takes none
  std::size_t least = 0, most = 0;  // how many operands
  std::string_view summary;         // one line
  std::string_view about;           // paragraphs for its help, each line at most 100 columns wide
  std::span<const Option> options;
  int (*run)(const Arguments& arguments);
};

std::span<const Command* const> commands();  // in main.cpp
const Command* command_named(std::string_view name);

// The commands, each in its own file.
const Command& check_command();
const Command& site_command();
const Command& preview_command();
const Command& serve_command();
const Command& demo_command();
const Command& explain_command();
const Command& import_command();
const Command& backup_command();
const Command& restore_command();
const Command& doctor_command();
const Command& help_command();

// What people read, to standard output, at once; and one line about what was wrong, to standard error.
void say(std::string_view text);
int complain(std::string_view line);  // gives wrong_use
// What a failure says; one about a path begins with it.
std::string sentence_of(const Failure& failure);

// The nearest of `words` for a misspelt one, as "; did you mean X?"; empty when none is near.
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& words);

}  // namespace app

// The command "cairn": finds the command named, gives it its arguments.
#include <array>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "app/command.h"
#include "app/command_line.h"
#include "app/help.h"
#include "app/licences.h"
#include "platform/db/disk_full.h"

namespace app {

std::span<const Command* const> commands() {
  static const std::array all{
      &check_command(),  &site_command(),    &preview_command(), &serve_command(),   &demo_command(), &import_command(),
      &backup_command(), &restore_command(), &doctor_command(),  &explain_command(), &help_command(),
  };
  return all;
}

namespace {

// What other programs call it.
constexpr std::array<std::pair<std::string_view, std::string_view>, 8> other_names{{
    {"build", "site"},
    {"export", "site"},
    {"generate", "site"},
    {"lint", "check"},
    {"validate", "check"},
    {"server", "serve"},
    {"start", "serve"},
    {"watch", "preview"},
}};

int run(std::vector<std::string> words) {
  if (words.empty()) return complain("which command? \"cairn --help\" lists them");
  const std::string name = words.front();
  words.erase(words.begin());
  if (name == "--help" || name == "-h") return say(help_on_all()), fine;
  if (name == "--version") return say("cairn " CAIRN_VERSION "\n"), fine;
  if (name == "--licenses" || name == "--licences") return say(third_party_notices()), fine;
  const Command* command = command_named(name);
  if (command == nullptr) {
    std::vector<std::string_view> names{"--help", "--version", "--licenses"};
    for (const Command* one : commands()) names.push_back(one->name);
    const std::string kind = name.starts_with('-') ? "option " : "command ";
    std::string meant = did_you_mean(name, names);
    for (const auto& [elsewhere, here] : other_names)
      if (name == elsewhere) meant = "; did you mean " + std::string(here) + "?";
    return complain("unknown " + kind + name + meant + " (\"cairn --help\" lists the commands)");
  }
  if (asks_for_help(words)) return say(help_on(*command)), fine;
  const auto arguments = parse(*command, std::move(words));
  if (!arguments) return complain(name + ": " + arguments.error().say + " (see \"cairn help " + name + "\")");
  return command->run(*arguments);
}

}  // namespace

}  // namespace app

int main(int count, char** words) {
  int status = app::wrong_use;
  try {
    status = app::run({words + 1, words + count});
  } catch (const db::DiskFull&) {
    status = app::complain("the disk with the database is full: make room on it, then try again");
  } catch (const std::exception& broken) {
    status = app::complain(std::string("something inside broke: ") + broken.what());
  }
  // What could not be written (a full disk) must not look like success.
  if (std::fflush(stdout) != 0 || std::ferror(stdout) != 0) status = app::complain("the output could not be written");
  return status;
}

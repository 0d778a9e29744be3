// cairn import PATH: a programme becomes the next edition in a school's database.
#include <array>
#include <string>

#include "app/command.h"
#include "app/database_option.h"
#include "app/edition_files.h"
#include "compiler/diagnostic/text_report.h"
#include "platform/clock/clock.h"
#include "platform/crypto/crypto.h"
#include "rooms/curriculum/content/difference.h"
#include "rooms/curriculum/curriculum.h"

namespace app {

namespace {

constexpr std::array options{
    database_option,
    Option{"--all-changes", "", "list every change against the edition before"},
};

constexpr std::string_view description =
    "PATH is the folder of a whole site, or a zip of one. Its pages are compiled as \"check\" does it and stored as\n"
    "the next edition of the programme, with warnings and notes. An edition never changes; cohorts stay with theirs\n"
    "until an administrator moves them. What changed since the edition before is told in the programme's own words.\n"
    "The same files imported again are the same edition.\n\n"
    "The database is created when it is not there.\n\n"
    "Exit status: 0 imported, or nothing had changed; 1 the pages have errors, which are listed, and nothing was\n"
    "imported; 2 wrong usage, or something that cannot be read or reached.";

// More are counted, not listed: a programme that is imported for the second time may have changed altogether.
constexpr std::size_t changes_listed = 60;

std::string counted(std::size_t count, const std::string& one, const std::string& several) {
  return std::to_string(count) + " " + (count == 1 ? one : several);
}

std::string report(const CompiledEdition& edition) {
  const compiler::Compilation& done = edition.compiled.done;
  compiler::Diagnostics errors = done.diagnostics;
  std::erase_if(errors, [](const auto& one) { return one.severity != compiler::Severity::error; });
  const auto source = [&](std::string_view path) { return source_of(edition.loaded, done, path); };
  return compiler::text_report(errors, {source, {}, compiler::Colour::off}) + "\n" +
         compiler::summary_line(done.diagnostics, done.pages.size()) + "not imported: an edition has no errors\n";
}

std::string changes_in_words(const std::vector<curriculum::Change>& changes, int since, bool all) {
  if (changes.empty())
    return "In the programme's own words nothing changed since edition " + std::to_string(since) + ".\n";
  std::string out = "Since edition " + std::to_string(since) + ":\n";
  const std::size_t shown = all ? changes.size() : std::min(changes.size(), changes_listed);
  for (std::size_t i = 0; i < shown; ++i) out += "  " + compiler::harmless(changes[i].sentence) + "\n";
  if (shown < changes.size())
    out += "  and " + counted(changes.size() - shown, "further change", "further changes") +
           "; --all-changes lists them\n";
  return out;
}

std::string in_words(db::Transaction& tx, const curriculum::Imported& imported, bool all) {
  const curriculum::Edition& edition = imported.edition;
  const std::string name = "edition " + std::to_string(edition.number);
  if (!imported.is_new) return "Nothing changed: these files are " + name + " already.\n";
  std::string out = "Imported as " + name + " of " + compiler::harmless(edition.title) + ": " +
                    counted(static_cast<std::size_t>(edition.pages), "page", "pages") + ", " +
                    counted(static_cast<std::size_t>(edition.warnings), "warning", "warnings") + ", " +
                    counted(static_cast<std::size_t>(edition.notes), "note", "notes") + ".\n";
  if (const auto before = curriculum::edition(tx, edition.number - 1))
    out += changes_in_words(
        curriculum::difference(curriculum::content(tx, before->id), curriculum::content(tx, edition.id)),
        before->number, all);
  return out;
}

Result<std::string> import_into(db::Database& database, const curriculum::Content& content, Moment now, bool all) {
  const Random random = crypto::system_random();
  return database.write([&](db::Transaction& tx) -> Result<std::string> {
    return in_words(tx, TRY(curriculum::import_edition(tx, content, {}, now, random)), all);
  });
}

int run(const Arguments& arguments) {
  const auto told = [](const Failure& failure) { return complain("import: " + sentence_of(failure)); };
  const auto address = database_address(arguments);
  if (!address) return told(address.error());
  const auto edition = compile_path(arguments.operands.front());
  if (!edition) return told(edition.error());
  if (!edition->compiled.content) return say(report(*edition)), found_errors;
  const Moment now(clock_time::system_clock()());
  const auto database = open_school(*address, now, 1);
  if (!database) return told(database.error());
  const auto imported = import_into(**database, *edition->compiled.content, now, arguments.has("--all-changes"));
  if (!imported) return told(imported.error());
  say(*imported);
  return fine;
}

}  // namespace

const Command& import_command() {
  static const Command command{
      "import",    "PATH",  1,  1, "Store a programme in a school's database as its next edition",
      description, options, run};
  return command;
}

}  // namespace app

// cairn demo: a believable school, served, to look around in.
#include <array>
#include <cstdio>

#include "app/command.h"
#include "app/database_option.h"
#include "app/demo/demo_school.h"
#include "app/demo/earlier.h"
#include "app/edition_files.h"
#include "app/serving.h"
#include "kernel/text.h"
#include "platform/clock/clock.h"
#include "platform/crypto/crypto.h"
#include "rooms/people/people.h"
#include "waypoints_embedded.h"

namespace app {

namespace {

constexpr std::string_view password = "harbour lights";

constexpr std::array options{
    listen_option,
    database_option,
    address_option,
    sign_on_option,
    Option{"--seed", "NUMBER", "another school of the same kind (1)"},
    Option{"--students", "NUMBER", "how many in modules 1 to 4 (120)"},
    Option{"--fill-only", "", "fill the database, and do not serve it"},
};

constexpr std::string_view description =
    "Fills an empty database with a school in the third week of its term: three terms, two tracks, 120 students of\n"
    "modules 1 to 4 in six cohorts, those who graduated before, and their history; and serves it. Sign in as anybody\n"
    "from the sign-in page. A database that was filled before is served as it is. No mail leaves; an administrator "
    "reads\n"
    "the letters at /outbox.\n\n"
    "It answers to localhost; where others are to reach it, say in --address what it is called there. Their browsers\n"
    "keep a session only over HTTPS, so put a proxy in front that does it.\n\n"
    "Never use it with a school's real data: everybody may be anybody here.\n\n"
    "Exit status: 0 stopped by a signal, 1 the port is taken or the database holds another school, 2 wrong usage.";

Result<int> number_of(const Arguments& arguments, std::string_view option, int otherwise, int least, int most) {
  if (!arguments.has(option)) return otherwise;
  const auto number = text::whole_number(arguments.value(option));
  if (!number || *number < least || *number > most)
    return fail(FailureKind::invalid,
                std::string(option) + " takes a number from " + std::to_string(least) + " to " + std::to_string(most),
                std::string(option));
  return *number;
}

bool is_filled(db::Database& database) {
  return database.read([](db::Transaction& tx) -> Result<bool> { return people::school(tx).has_value(); }).value();
}

Result<curriculum::Content> programme_in(std::string_view zip) {
  auto programme = TRY(compile_zip(zip));
  if (!programme.compiled.content) throw std::logic_error("the programme that ships with Cairn has errors");
  return *std::move(programme.compiled.content);
}

Result<demo::Settings> settings_in(const Arguments& arguments, Moment now) {
  demo::Settings settings{.now = now};
  settings.seed = static_cast<std::uint64_t>(TRY(number_of(arguments, "--seed", 1, 0, 999'999'999)));
  settings.students = TRY(number_of(arguments, "--students", 120, 6, 200'000));
  if (settings.students > 600) settings.cohort_size = 100;
  return settings;
}

Result<void> fill(db::Database& database, demo::Settings settings) {
  settings.password_hash = crypto::hash_password(password, crypto::Effort::least);
  const std::string_view present = waypoints::files()[0].bytes;
  const std::string before = TRY(demo::earlier(present));
  demo::Programmes programmes{TRY(programme_in(before)), TRY(programme_in(present))};
  return demo::fill(database, programmes, settings);
}

// In this release people of the demo are found by the names that fill() gave them.
Result<std::vector<DemoPart>> cast(db::Database& database) {
  return database.read([](db::Transaction& tx) -> Result<std::vector<DemoPart>> {
    std::vector<DemoPart> found;
    for (const demo::Part& part : demo::parts())
      if (const auto person = people::by_external_id(tx, part.external_id))
        found.push_back({person->id, person->name, part.role, person->email});
    if (found.empty())
      return fail(FailureKind::conflict, "the database holds a school that is not the demo's; name another",
                  "--database");
    return found;
  });
}

int run(const Arguments& arguments) {
  const auto told = [](const Failure& failure) { return complain("demo: " + sentence_of(failure)); };
  const auto options_given = read_serving(arguments);
  if (!options_given) return told(options_given.error());
  const auto place = database_address(arguments);
  if (!place) return told(place.error());
  const Moment now(clock_time::system_clock()());
  const auto settings = settings_in(arguments, now);
  if (!settings) return told(settings.error());
  const auto database = open_school(*place, now);
  if (!database) return told(database.error()), found_errors;
  if (!is_filled(**database)) {
    say("Filling " + db::without_password(*place) + " with Harbour School …\n");
    std::fflush(stdout);
    if (const auto filled = fill(**database, *settings); !filled) return told(filled.error()), found_errors;
  }
  const auto people = cast(**database);
  if (!people) return told(people.error()), found_errors;
  say("Sign in with the password \"" + std::string(password) + "\", or choose somebody on the sign-in page:\n");
  for (const DemoPart& part : *people) say("  " + part.role + ": " + part.name + ", " + part.email + "\n");
  std::fflush(stdout);
  if (arguments.has("--fill-only")) return fine;
  return serve(
      {.command = "demo", .options = *options_given, .place = *place, .database = **database, .demo = *people});
}

}  // namespace

const Command& demo_command() {
  static const Command command{"demo", "", 0, 0, "Serve a made-up school to look around in", description, options, run};
  return command;
}

}  // namespace app

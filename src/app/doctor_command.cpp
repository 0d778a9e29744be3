// cairn doctor: whether all is well, and what to do where it is not.
#include <algorithm>
#include <array>

#include "app/command.h"
#include "app/database_option.h"
#include "app/doctor.h"
#include "app/serving.h"
#include "platform/clock/clock.h"

namespace app {

namespace {

constexpr Option drill_option{"--drill", "", "restore the newest backup into a temporary database, and examine it"};
// All those of "cairn serve", so that whoever serves with them can ask with them.
constexpr std::array options{
    listen_option,    database_option,      address_option,       tls_certificate_option,
    tls_key_option,   trusted_proxy_option, mail_option,          mail_password_option,
    mail_from_option, backup_folder_option, backup_every_option,  backup_keep_option,
    sign_on_option,   log_requests_option,  metrics_token_option, drill_option,
};

constexpr std::string_view description =
    "Looks at everything that a school is served from and prints one line for each: \"well\", \"look at this\" or\n"
    "\"broken\", with what to do. It changes nothing, and may be run while the school is served; give it the options\n"
    "of \"cairn serve\". Every page of a SQLite database is read, so a large one takes a while.\n\n"
    "Exit status: 0 nothing is broken, 1 something is, 2 wrong usage.";

Result<Findings> look(const Arguments& arguments) {
  const db::Address address = TRY(database_address(arguments));
  const ServingOptions serving = TRY(read_serving(arguments));
  TRY(check_has_name(serving));
  const std::optional<BackupPlan>& plan = serving.backups;
  if (arguments.has("--drill") && !plan) return fail(FailureKind::invalid, "--drill needs --backup-folder", "--drill");
  const Moment now(clock_time::system_clock()());
  Findings findings = look_at_database(address, now);
  for (Finding& one : look_at_place(address)) findings.push_back(std::move(one));
  findings.push_back(look_at_zones());
  findings.push_back(look_at_mail(serving.mail));
  if (serving.tls) findings.push_back(look_at_certificate(*serving.tls, now));
  if (plan)
    findings.push_back(look_at_backups(plan->folder, plan->every, now));
  else
    findings.push_back({Health::look, "backups", "none are scheduled that I know of: --backup-folder"});
  if (arguments.has("--drill")) findings.push_back(restore_drill(plan->folder, now));
  return findings;
}

int run(const Arguments& arguments) {
  const auto findings = look(arguments);
  if (!findings) return complain("doctor: " + sentence_of(findings.error()));
  for (const Finding& one : *findings) say(line_of(one));
  return std::ranges::any_of(*findings, [](const Finding& one) { return one.health == Health::broken; }) ? found_errors
                                                                                                         : fine;
}

}  // namespace

const Command& doctor_command() {
  static const Command command{
      "doctor",    "",      0,  0, "Tell whether a school's database, disk, clock, mail and backups are well",
      description, options, run};
  return command;
}

}  // namespace app

#include "app/backup_option.h"

#include "kernel/text.h"
#include "platform/files/files.h"

namespace app {

Result<std::optional<BackupPlan>> backup_plan(const Arguments& arguments) {
  if (!arguments.has("--backup-folder")) {
    for (const char* name : {"--backup-every", "--keep"})
      if (arguments.has(name))
        return fail(FailureKind::invalid, std::string(name) + " is for backups: name their --backup-folder", name);
    return std::optional<BackupPlan>();
  }
  BackupPlan plan{.folder = arguments.value("--backup-folder")};
  if (!files::is_folder(plan.folder))
    return fail(FailureKind::not_found, "--backup-folder: there is no folder " + plan.folder, "--backup-folder");
  const auto every = read_duration(arguments.value("--backup-every", "24h"));
  if (!every)
    return fail(FailureKind::invalid,
                "--backup-every takes a time as 24h, 90m or 7d, not \"" + arguments.value("--backup-every") + "\"",
                "--backup-every");
  const auto keep = text::whole_number(arguments.value("--keep", "14"));
  if (!keep || *keep < 1 || *keep > 10'000)
    return fail(FailureKind::invalid,
                "--keep takes a number from 1 to 10000, not \"" + arguments.value("--keep") + "\"", "--keep");
  plan.every = *every;
  plan.keep = *keep;
  return std::optional(std::move(plan));
}

}  // namespace app

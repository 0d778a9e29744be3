// What cairn doctor says of the machine around the database: permissions, disk, time zones, mail.
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>

#include "app/doctor.h"
#include "platform/calendar/zone.h"

namespace app {

namespace {

constexpr std::uintmax_t mebibyte = 1024 * 1024;
constexpr auto few_days = std::chrono::days(14);
constexpr std::uintmax_t least_free = 100 * mebibyte, good_free = 1024 * mebibyte;

Finding permissions(const std::filesystem::path& file, const std::filesystem::path& folder) {
  constexpr auto subject = "permissions";
  struct stat of_file{};
  struct stat of_folder{};
  if (::stat(file.c_str(), &of_file) != 0 || ::stat(folder.c_str(), &of_folder) != 0)
    return {Health::broken, subject, file.string() + " cannot be looked at"};
  if (::access(file.c_str(), R_OK | W_OK) != 0 || ::access(folder.c_str(), W_OK | X_OK) != 0)
    return {Health::broken, subject,
            "this user may not write " + file.string() +
                " or into its folder. Run this as the user that serves, or give "
                "them to that user: chown"};
  if ((of_file.st_mode & (S_IRGRP | S_IWGRP | S_IROTH | S_IWOTH)) != 0)
    return {Health::look, subject,
            std::string((of_file.st_mode & S_IROTH) != 0 ? "everybody on this machine" : "its whole group") +
                " may read " + file.string() + ", which holds what people wrote in private: chmod 600"};
  if ((of_folder.st_mode & S_IWOTH) != 0)
    return {Health::look, subject, "everybody on this machine may put files into " + folder.string() + ": chmod 700"};
  return {Health::well, subject, file.string() + " is for its user alone to read"};
}

std::string in_mebibytes(std::uintmax_t bytes) { return std::to_string(bytes / mebibyte) + " MiB"; }

Finding disk(const std::filesystem::path& file, const std::filesystem::path& folder) {
  constexpr auto subject = "disk";
  std::error_code error;
  const auto free = std::filesystem::space(folder, error).available;
  const auto size = error ? 0 : std::filesystem::file_size(file, error);
  if (error) return {Health::look, subject, folder.string() + " does not tell its free space: " + error.message()};
  const std::string both = in_mebibytes(free) + " free, the database has " + in_mebibytes(size);
  if (free < least_free)
    return {Health::broken, subject, both + ". Make room now: a full disk loses what people write"};
  if (free < std::max(good_free, 2 * size))
    return {Health::look, subject, both + ": room for its growth and a copy is wanted"};
  return {Health::well, subject, both};
}

}  // namespace

std::string line_of(const Finding& finding) {
  const char* words[] = {"well", "look at this", "broken"};
  std::string line = words[static_cast<int>(finding.health)];
  line.resize(14, ' ');
  return line + finding.subject + ": " + finding.says + "\n";
}

Findings look_at_place(const db::Address& address) {
  if (address.engine != db::Engine::sqlite) return {};
  const std::filesystem::path file = std::filesystem::absolute(address.place), folder = file.parent_path();
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(file, ignored)) return {};  // said already
  return {permissions(file, folder), disk(file, folder)};
}

Finding look_at_zones() {
  constexpr auto subject = "time zones";
  if (!std::filesystem::is_directory("/usr/share/zoneinfo") || !calendar::is_zone("America/Denver"))
    return {Health::broken, subject, "this machine knows none: install the package tzdata"};
  // A rule that has not changed since 2007, so that half a table is found out.
  const auto summer = Moment::read("2026-07-01T12:00:00Z").value(),
             winter = Moment::read("2026-12-01T12:00:00Z").value();
  if (calendar::local_of(summer, "America/Denver").minute == calendar::local_of(winter, "America/Denver").minute)
    return {Health::broken, subject, "daylight saving is not in them: install the package tzdata anew"};
  return {Health::well, subject, "known, with their daylight saving"};
}

Finding look_at_mail(const std::optional<MailService>& mail) {
  constexpr auto subject = "mail";
  if (!mail) return {Health::look, subject, "no server is named (--mail): letters stay in the outbox, invitations too"};
  mail::Patience patience = mail->patience;
  patience.connect = std::chrono::seconds(5);
  patience.whole = std::chrono::seconds(10);
  const auto answer = mail::reach(mail->server, mail->from, patience);
  if (!answer) return {Health::broken, subject, answer.error().say};
  if (answer->fate == mail::Fate::sent)
    return {Health::well, subject,
            mail::shown(mail->server) + " answers" + (mail->server.user.empty() ? "" : " and knows us") +
                "; nothing was sent"};
  return {Health::broken, subject,
          mail::shown(mail->server) + " says: " + answer->words + ". Look at --mail and --mail-password; letters wait"};
}

Finding look_at_certificate(const web::TlsFiles& files, Moment now) {
  constexpr auto subject = "certificate";
  const auto end = web::valid_until(files);
  if (!end) return {Health::broken, subject, end.error().field + " " + end.error().say};
  if (*end <= now)
    return {Health::broken, subject, "was good until " + end->text() + ": browsers refuse it. Renew it, then SIGHUP"};
  if (*end < now.plus(few_days))
    return {Health::look, subject, "is good until " + end->text() + " only. Look why it was not renewed, then SIGHUP"};
  return {Health::well, subject, "is good until " + end->text()};
}

}  // namespace app

#include "app/mail_option.h"

namespace app {

Result<std::optional<MailService>> mail_service(const Arguments& arguments) {
  for (const std::string option : {"--mail-from", "--mail-password"})
    if (arguments.has(option) && !arguments.has("--mail"))
      return fail(FailureKind::invalid, option + " is of no use without --mail, the server", option);
  if (arguments.has("--mail") && !arguments.has("--mail-from"))
    return fail(FailureKind::invalid, "--mail needs --mail-from, the sender of letters", "--mail-from");
  if (!arguments.has("--mail")) return std::optional<MailService>();
  MailService service{TRY(mail::read_server(arguments.value("--mail"))),
                      TRY(mail::read_person(arguments.value("--mail-from"), "--mail-from"))};
  if (arguments.has("--mail-password"))
    service.server.password = TRY(mail::read_password(arguments.value("--mail-password")));
  return std::optional(std::move(service));
}

}  // namespace app

#include "app/mail_option.h"

namespace app {

Result<std::optional<MailService>> mail_service(const Arguments& arguments) {
  if (!arguments.has("--mail")) return std::optional<MailService>();
  MailService service{TRY(mail::read_server(arguments.value("--mail"))),
                      TRY(mail::read_person(arguments.value("--mail-from"), "--mail-from"))};
  if (arguments.has("--mail-password"))
    service.server.password = TRY(mail::read_password(arguments.value("--mail-password")));
  return std::optional(std::move(service));
}

}  // namespace app

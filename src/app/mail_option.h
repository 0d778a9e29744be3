// --mail, --mail-password, --mail-from: which server takes the school's letters.
#pragma once

#include <optional>

#include "app/command.h"
#include "app/letters.h"

namespace app {

inline constexpr Option mail_option{"--mail", "SERVER",
                                    "smtp://user@host:587 or smtps://…: letters leave by it; without it they stay"};
inline constexpr Option mail_password_option{"--mail-password", "WHERE",
                                             "where the password for it is: file:PATH or env:NAME"};
inline constexpr Option mail_from_option{"--mail-from", "SENDER",
                                         "who letters are from: \"School <school@example.org>\""};

// Nothing when no server is named. A Failure says which option is wrong.
Result<std::optional<MailService>> mail_service(const Arguments& arguments);

}  // namespace app

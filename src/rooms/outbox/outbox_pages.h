// What an administrator sees of the outbox: what became of each letter, and the addresses that bounced.
#pragma once

#include "platform/web/visit.h"

namespace outbox {

struct PageSettings {
  bool mail_is_set;  // a mail server is named: letters leave, and their texts are not shown here (O7)
};
web::Routes routes(const PageSettings& settings);

}  // namespace outbox

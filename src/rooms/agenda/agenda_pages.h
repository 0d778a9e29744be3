// The pages of the agenda: calendars, one date with all that concerns it, feeds.
#pragma once

#include <string>

#include "platform/web/visit.h"

namespace agenda {

struct PageSettings {
  std::string address = {};  // of the school, "https://school.example": what links in mails and feeds begin with
};
web::Routes routes(const PageSettings& settings = {});

}  // namespace agenda

// The pages of the agenda: calendars, one date with all that concerns it, feeds.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>

#include "platform/web/visit.h"

namespace agenda {

struct PageSettings {
  std::string address = {};  // of the school, "https://school.example": what links in mails and feeds begin with
  // Whether somebody may join the team of those who are in it already, asked of a room above this one, which knows who
  // is kept apart; conflict at "person_id". Empty: always.
  std::function<Result<void>(web::Visit& visit, std::span<const std::string> team, std::string_view person_id)>
      may_join_team = {};
};
web::Routes routes(const PageSettings& settings = {});

}  // namespace agenda

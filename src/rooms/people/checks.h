// What may be written of a person and a school: pure, apart from the list of time zones.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "rooms/people/people.h"

namespace people {

Result<std::string> checked_pronouns(std::string_view pronouns);
Result<std::string> checked_external_id(std::string_view external_id);
// At the field that is named.
Result<std::string> checked_zone(std::string_view zone, std::string_view field = "zone");
// Empty ones are left out.
Result<std::vector<std::string>> checked_links(const std::vector<std::string>& links);
Result<RoleGrant> checked_grant(const RoleGrant& grant);
Result<School> checked_school(const School& school);

}  // namespace people

// What the pages of rosters share.
#pragma once

#include <string>

#include "platform/html/parts.h"
#include "platform/web/visit.h"
#include "rooms/rosters/rosters.h"
#include "rooms/rosters/rosters_pages.h"

namespace rosters {

// preview_page.cpp
Result<web::Outcome> show_preview(web::Visit& visit);
Result<web::Outcome> confirm_upload(const PageSettings& settings, web::Visit& visit);
Result<web::Outcome> discard_upload(web::Visit& visit);

std::string_view title_of(Kind kind);  // "Earlier enrolments"
std::string path_of(std::string_view upload);
// "1 new", "2 changed": parted by commas; empty when all are 0.
std::string counted(int created, int updated, int invited);

}  // namespace rosters

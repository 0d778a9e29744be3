// The programme's editions as staff see them, the import of a zip, and their pages for whoever may read them.
#pragma once

#include <functional>
#include <optional>
#include <string_view>
#include <vector>

#include "platform/web/visit.h"
#include "rooms/curriculum/curriculum.h"

namespace curriculum {

// A zip as the compiler sees it: content, or the diagnostics that refuse it (CU2).
struct Offered {
  std::optional<Content> content;
  std::vector<Diagnostic> diagnostics;
};
// A Failure when it is no zip of pages.
using CompileZip = std::function<Result<Offered>(std::string_view zip)>;

// Whether somebody who is no staff may read this edition; cohorts knows who is pinned to which.
using MayRead = std::function<bool(web::Visit& visit, const Edition& edition)>;

inline constexpr std::size_t largest_upload = std::size_t{20} << 20;

web::Routes routes(const CompileZip& compile, const MayRead& may_read);

}  // namespace curriculum

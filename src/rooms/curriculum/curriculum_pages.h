// The programme's editions as staff see them, the import of a zip, and their pages for whoever may read them.
#pragma once

#include <functional>
#include <optional>
#include <string>
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

// The edition that a student follows, which is the one they may read, and the module they are in, if they are in one;
// cohorts knows who is pinned to which.
struct Own {
  std::string edition_id;
  std::optional<int> module = {};
};
using OwnEdition = std::function<std::optional<Own>(web::Visit& visit)>;

inline constexpr std::size_t largest_upload = std::size_t{20} << 20;

// Whether a visitor, who is of the staff, reads what a module's pages have for facilitators (no module: what belongs to
// none). Whose role reaches which module is a question for rooms above this one; asked once a visit. Empty: all do.
using ReadsModule = std::function<bool(std::optional<int> module)>;
using ReadsNotes = std::function<ReadsModule(web::Visit& visit)>;

web::Routes routes(const CompileZip& compile, const OwnEdition& own_edition, const ReadsNotes& reads_notes = {});

}  // namespace curriculum

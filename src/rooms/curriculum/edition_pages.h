// What the pages of an edition have in common; inside the room's pages.
#pragma once

#include <list>
#include <memory>
#include <mutex>
#include <string>

#include "platform/web/visit.h"
#include "rooms/curriculum/curriculum.h"
#include "rooms/curriculum/curriculum_pages.h"

namespace curriculum {

inline constexpr Roles importers{Role::administrator, Role::lead};
inline constexpr Roles readers = staff | Roles{Role::student, Role::alum};

Audience reader_of(const web::Visit& visit);
// The edition of the path's ":number"; not_found also for one that this visitor may not read.
Result<Edition> edition_of_visit(web::Visit& visit, const OwnEdition& own_edition);

std::string path_of(const Edition& edition, std::string_view more = {});  // "/curriculum/editions/3/sessions"
// The page of that path or address, in a link.
std::string path_of_page(const Edition& edition, std::string_view page);
std::string name_of(const Edition& edition);  // "Edition 3"
std::string shown_moment(const web::Visit& visit, const std::string& moment);

// The head with its tabs, then `main`; `tab` is the end of the tab's path, empty for the overview.
web::Page edition_page(const web::Visit& visit, const Edition& edition, std::string_view tab, const std::string& main);

// Diagnostics as a table, the first ones of many.
std::string diagnostics_table(const std::vector<Diagnostic>& diagnostics);

// edition_pages.cpp: what an edition says.
web::Routes edition_routes();
// reading_pages.cpp
web::Routes reading_routes(const OwnEdition& own_edition, const ReadsNotes& reads_notes);
// difference_page.cpp
web::Routes difference_routes();
// import_pages.cpp
web::Routes import_routes(const CompileZip& compile);

}  // namespace curriculum

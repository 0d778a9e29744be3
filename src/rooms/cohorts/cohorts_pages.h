// The pages of cohorts: terms and cohorts, one cohort with its students, graduates who seek a first job.
#pragma once

#include <vector>

#include "platform/html/parts.h"
#include "platform/web/visit.h"

namespace cohorts {

web::Routes routes();

// CO30: what somebody looks after, "2608BE, module 2, until Fri 2 Oct 2026", each with the page on which it is given to
// somebody else; without an address where the viewer has no such page. For the pages of people, who are below.
std::vector<html::Link> duties_in_words(web::Visit& visit, const PersonId& person);

}  // namespace cohorts

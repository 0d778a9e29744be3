// The pages of cohorts: terms and cohorts, one cohort with its students, graduates who seek a first job.
#pragma once

#include "platform/web/visit.h"

namespace cohorts {

web::Routes routes();

}  // namespace cohorts

// When the reviews of a graduate who seeks a first job are held (CO22).
#pragma once

#include "rooms/cohorts/cohorts.h"

namespace cohorts {

// So many days before it is due a review may be held.
inline constexpr int days_before_review = 14;
// Of the reviews that are owed the one that is due first, as days after graduation; none for who found a job.
std::optional<int> next_review(const Seeker& of);

}  // namespace cohorts

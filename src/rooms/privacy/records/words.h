// How kinds are said: of what is shared or looked at, of what happened, and the particulars of what happened. Nobody
// reads "stories.card". A new kind gets its words here; the demo's test walks all that there are.
#pragma once

#include <string>
#include <string_view>

namespace privacy {

// Of an Item: "offers.offer" is "Offer". A kind that is not known is its own last word.
std::string words_of_item(std::string_view kind);
bool is_known_item(std::string_view kind);

// "cohorts.outcome-noted" in words: "noted the outcome of a module"; "{}" stands for whom it concerns. A kind that is
// not known is its own words.
std::string words_of_event(std::string_view kind);
bool is_known_event(std::string_view kind);

// An event's detail: what kind of thing changed ("time zone, contact links"), or from what to what where the record
// keeps both ("from 2026-09-01T16:00:00Z to 2026-09-02T16:00:00Z": days and moments are left for the page to say).
// Empty when it says nothing to people.
std::string words_of_detail(std::string_view kind, const std::string& detail);

}  // namespace privacy

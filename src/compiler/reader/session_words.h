// What a session's own words say: its title, its place in a series, its kind, whether it is optional, when it is.
#pragma once

#include <string_view>

#include "compiler/reader/programme.h"

namespace compiler {

// Takes what stands behind "Week 2:" (or a whole item) apart and fills the session with it:
// "Negotiations (Tuesday 1:00 pm, 60 mins)", "Gear Up 1: Case Study planning I" (series and part),
// "Job Search Strategies II/StrengthsFinder IV: Envisioning the future" (the second part of the slot becomes a topic),
// "Thursdays 1pm: Panel", "Panel on Thursdays at 1pm", "Optional Session (offered during Weeks 2 and 4): Managing
// stress". Only the first sentence is the title.
void read_session_words(std::string_view words, Session& session);

// "Every Wednesday afternoon", "each Thursday from 1-2pm", "on Wednesdays": weekday, time, minutes and every.
void read_recurrence(std::string_view words, Session& session);

// By the words of the title: "Panel", "Weekly office hours", "Employer Mock Interviews", "1-on-1 meetings"
// (coaching), "Gear Up 2" (community event), "Required reading: …"; `otherwise` is what the heading above says.
SessionKind session_kind(std::string_view title, SessionKind otherwise);

// Whether one of the words, given in lower case, stands anywhere in the text, ASCII case ignored.
bool mentions(std::string_view text, std::initializer_list<std::string_view> words);

}  // namespace compiler

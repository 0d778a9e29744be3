// The three kinds of start page, and what they share.
#pragma once

#include <string>

#include "platform/html/parts.h"
#include "platform/web/visit.h"
#include "rooms/today/today.h"

namespace today::pages {

Result<web::Outcome> show_student(web::Visit& visit);
Result<web::Outcome> show_staff(web::Visit& visit, const std::optional<Backups>& backups);
Result<web::Outcome> show_guest(web::Visit& visit);  // mentors, volunteers

// What stands below the greeting.
std::string student_cards(const StudentsDay& day, const web::Visit& visit);
// Where who has left can go.
std::string alums_card(const web::Visit& visit);
// What an administrator sets up; nothing once that is done.
std::string first_steps_card(const FirstSteps& first);
std::string waiting_card(const AdministratorsDay& day, const web::Visit& visit);

// "Good morning, Ana": by the clock on the viewer's wall.
std::string greeting(const web::Visit& visit);
// "Thu 3 Sep, 13:00–14:00", and in the viewer's zone when it is another: "12:00 in Los Angeles".
std::string when(const timetable::Occurrence& one, const std::string& school_zone, const web::Visit& visit);
std::string path_of(const timetable::Occurrence& one);
// Who to ask, each with the same note, and how to reach them (TO9); nothing when there is nobody.
std::string to_ask_card(const std::vector<people::Reachable>& people, const std::string& note);
// Badges: cancelled, moved, the holiday it falls on, optional, the room.
std::string badges(const timetable::Occurrence& one, bool required);

}  // namespace today::pages

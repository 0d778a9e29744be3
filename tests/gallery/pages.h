// The gallery's pages: each gives the main part of one, with parts in every state they know.
#pragma once

#include <string>
#include <string_view>

namespace gallery {

std::string parts();
std::string forms(bool refused);
std::string table(std::string_view path, bool first_order);
std::string empty_tables();
std::string month();
std::string week();
std::string list();
std::string sign_in();
std::string set_up();

}  // namespace gallery

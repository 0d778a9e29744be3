// Pictures of people who do not exist: a few coloured squares on a ground, mirrored, the same for the same dice.
#pragma once

#include <string>

#include "app/demo/dice.h"

namespace demo {

std::string drawn_picture(Dice& dice);  // a PNG

}  // namespace demo

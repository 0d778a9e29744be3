// From what the front door has to the whole page: the frame of who is signed in, or of who is not.
#pragma once

#include <string>

#include "app/router.h"
#include "app/school.h"
#include "app/school_door.h"

namespace app {

struct FramingSurroundings {
  const Router& router;
  std::string assets;  // where style sheet and scripts are served
  const std::vector<DemoPart>& demo;
  std::string school = {};  // its name, for who is not signed in; empty: there is none yet
};

std::string whole_page(const Framing& framing, const FramingSurroundings& around);

}  // namespace app

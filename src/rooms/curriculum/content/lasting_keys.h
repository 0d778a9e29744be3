// The keys of an edition's things: the ones they had in the edition before, as far as they are the same (CU4).
#pragma once

#include "rooms/curriculum/content/content.h"

namespace curriculum {

// Fills the keys of sessions, deliverables, guides and outcomes; an outcome comes with the id that the compiler gave
// it. `before` is the edition before, or empty content.
//
// A session is the same when its module and title are, in the same weeks first; when it is the only one of its kind for
// a page; when a single one of that title stands in another module; or when its title is worded much alike. So is a
// deliverable. An outcome is the same by its words, in its place first; then by likeness, as the compiler has it
// (compiler/reader/wording.h).
void give_keys(Content& now, const Content& before);

}  // namespace curriculum

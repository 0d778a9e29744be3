#include "platform/files/files.h"

#include <catch2/catch.hpp>

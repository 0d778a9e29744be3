#include "platform/web/server.h"

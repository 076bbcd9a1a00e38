// Nothing to call: see environment.c.
#pragma once

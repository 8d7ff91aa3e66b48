#pragma once

constexpr int unit_rate = UNIT_RATE;

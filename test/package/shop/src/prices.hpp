#pragma once

constexpr int unit_price = 10;

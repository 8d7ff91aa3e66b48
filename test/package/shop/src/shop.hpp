#pragma once

#include <string>

int shop_total(std::string const& label);

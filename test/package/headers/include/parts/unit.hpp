#pragma once
namespace parts {
constexpr int unit = 1;
}

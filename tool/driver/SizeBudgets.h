//===- SizeBudgets.h - Is a future larger than it may be? -------*- C++ -*-===//
//
// --max-size f=N. What is too large is reported like a refusal, at the function,
// with a note at each field that fills it.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_DRIVER_SIZEBUDGETS_H
#define POLLUX_DRIVER_SIZEBUDGETS_H

#include "driver/Options.h"
#include "report/Report.h"
#include "support/EditedText.h"
#include "clang/Basic/Diagnostic.h"

namespace pollux {

/// The function of a budget that \p Report has no function for, or an empty
/// string.
std::string findUnknownFunction(const std::vector<SizeBudget> &Budgets,
                                const FileReport &Report);

/// The function of a budget that nobody can check, since its size depends on
/// template parameters that nothing in \p Report's file fixes; or an empty string.
std::string findUnmeasuredFunction(const std::vector<SizeBudget> &Budgets,
                                   const FileReport &Report);

/// Reports the futures of \p Report that exceed their budgets. \p MainFile is
/// the source that the report is of.
void checkSizeBudgets(const std::vector<SizeBudget> &Budgets,
                      const FileReport &Report, const EditedText &MainFile,
                      clang::DiagnosticsEngine &Diags);

} // namespace pollux

#endif // POLLUX_DRIVER_SIZEBUDGETS_H

//===- EmitFuture.h - The lowered form of one function ----------*- C++ -*-===//
//
// ASYNC Future<int> f(T a) { … }   becomes
//
//   namespace f_locals       classes and closures of the body that the future
//                            must name, if there are any
//   struct f_future          what lives across a suspension, and the state
//   f_future f(T a)          captures, runs nothing
//   f(frame, cx)             the body: starts, or goes on where it suspended
//   f_future::poll(cx)       calls it
//
// Of a member function of C, these are members of C: C declares f_future, f and
// the body, and `C::` stands in front of the names.
//
// States: Start (captured), one a suspension point, Done (completed, moved
// from, or being polled: `poll` leaves it unless it suspends). The destructor
// destroys what is alive in the state; `poll` itself, in whatever way it is
// left, by guards in the blocks that own the values.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_EMIT_EMITFUTURE_H
#define POLLUX_EMIT_EMITFUTURE_H

#include "emit/LineWriter.h"
#include "ir/IR.h"
#include "layout/FrameLayout.h"
#include "support/FileEdit.h"

namespace pollux {

/// Requires: all passes have run.
void emitFuture(const Function &F, const FrameLayout &Layout,
                const SourceText &Source, LineWriter &Out);

/// How a class declares the body of \p F, its member function or friend.
std::string bodyDeclaration(const Function &F, const Function::Declaration &D);

/// "pollux::Future<int> Counter::next_boxed(Counter &counter)": the member that
/// makes the box for a friend that a class defines, with \p Scope in front.
std::string boxSignature(const Function &F, const std::string &Scope);
/// The body of that friend, which calls it.
std::string handingOver(const Function &F);

/// How the class declares the makers of closures that are its members.
std::vector<FileEdit> makerDeclarations(const Function &F,
                                        const SourceText &Source);

/// The lines of an async lambda, the first without indentation. \p Outer, in the
/// order of the source, are other names for what stands around it.
std::vector<LineWriter::Line> emitLambda(Function &F,
                                         const SourceText &Source,
                                         llvm::ArrayRef<FileEdit> Outer = {});

// In pieces, private to emit/. What takes `Renames` or `Outer` takes them in the
// order of the source.
void emitLocals(const Function &F, const SourceText &Source, LineWriter &Out);
/// The makers of closures that a lambda's future names, in the lambda.
void emitMakers(const Function &F, const SourceText &Source,
                llvm::ArrayRef<FileEdit> Renames, LineWriter &Out);
void emitDeducedTypes(const Function &F, const SourceText &Source,
                      LineWriter &Out, llvm::ArrayRef<FileEdit> Outer);
void emitStruct(const Function &F, const FrameLayout &Layout,
                const SourceText &Source, LineWriter &Out,
                llvm::ArrayRef<FileEdit> Outer = {});
void emitPoll(const Function &F, const SourceText &Source, LineWriter &Out,
              llvm::ArrayRef<FileEdit> Outer = {});

/// \p Type, as it is written where what \p Outer renames has been renamed.
std::string renamed(llvm::StringRef Type, const Function &F,
                    const SourceText &Source, llvm::ArrayRef<FileEdit> Outer);

/// Both in the order of the source, each once.
std::vector<FileEdit> merged(llvm::ArrayRef<FileEdit> A,
                             llvm::ArrayRef<FileEdit> B);

/// The offset of a preprocessor line of the body that the emitted text has lost,
/// because the statement around it was taken apart; or std::nullopt.
std::optional<unsigned> findLostDirective(const Function &F,
                                          const SourceText &Source);

/// "const T &name", with \p Declarator "", "&" or "&&": what is of the facts' type.
std::string declared(const TypeFacts &Facts, const std::string &Name,
                     llvm::StringRef Declarator);

/// \p Name as what parameter \p V was declared to be. `T &&` may be a reference to
/// an lvalue, where T is a template's parameter.
std::string asRValue(const Variable &V, const std::string &Name);

/// How a parameter is handed on to the future: "std::move(key)".
std::string captured(const Variable &Parameter);

/// "const T &": what a pack of these facts declares each of its elements to be.
std::string elementType(const TypeFacts &Pack);

/// ", std::add_lvalue_reference_t<T>... values": the body's parameters for the packs
/// of \p F. Their types are those of the frame, whatever is passed. The second, with
/// the names that the first declaration has.
std::string packParameters(const Function &F);
std::string declaredPackParameters(const Function &F);

/// "return frame.values->apply([&](auto &...values) -> pollux::Poll<int> {": what gives
/// a lambda's body the elements of its packs; empty if it has none.
std::string lambdaPacks(const Function &F);

/// The arguments of `pollux::misuse` that say which function it is and where.
std::string placeOf(const Function &F, const SourceText &Source);

/// \p Wanted, as one of the future's functions can call something: unless it is the
/// name of a template's parameter in sight.
std::string localName(const Function &F, std::string Wanted);

/// `pollux::misuse("future polled after completion", …);`
std::string misuseOf(const Function &F, const SourceText &Source);

/// The call of the body in the future's `poll`.
std::string callOfBody(const Function &F);

/// "pollux::Poll<int>" of a function that is defined: in front of its name, or
/// behind the parameters.
struct Returned {
  std::string Before, Behind;

  explicit Returned(const Function &F);
};

/// "frame.name", "(*frame.name)": how the body reaches a field without alias.
std::string fieldAccess(const Function &F, const Variable &V);

} // namespace pollux

#endif // POLLUX_EMIT_EMITFUTURE_H

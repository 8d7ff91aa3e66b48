//===- IR.h - What stands between Clang's AST and the output ----*- C++ -*-===//
//
// A Function is the tree of operations of one async function. Its control flow
// is the user's own; only what holds a suspension point is taken apart, and
// what does not is one Verbatim operation with the user's text in it:
//
//   while (more) {                    loop «more» {
//     total += co_await next();         full {
//     if (total > 9) break;               declare %next = «next()»
//   }                            ==>      await %next -> %polled
//                                         evaluate «total += » %polled.take()
//                                       }
//                                       verbatim «if (total > 9) break;»
//                                     }
//
// Nothing here knows Clang. Types are what the passes need to know about them:
// a spelling and a few facts.
//
//===----------------------------------------------------------------------===//

#ifndef POLLUX_IR_IR_H
#define POLLUX_IR_IR_H

#include "ir/Text.h"
#include "support/FileEdit.h"
#include "support/IndexSet.h"
#include "llvm/ADT/ArrayRef.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/SmallVector.h"
#include "llvm/Support/Casting.h"
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace llvm {
class raw_ostream;
} // namespace llvm

namespace pollux {

/// Index of a SuspensionPoint in its Function.
using SuspensionId = unsigned;

/// \p Type made const: "const int", "int *const".
std::string constOf(llvm::StringRef Type);
/// The same if \p IsConst.
inline std::string constIf(bool IsConst, llvm::StringRef Type) {
  return IsConst ? constOf(Type) : Type.str();
}

/// What is known of a variable's type.
struct TypeFacts {
  /// As it can be written at namespace scope, without top-level const: "int",
  /// "std::string", "fetch_future". Of a reference: the type referred to.
  std::string Spelling;
  /// What the spelling names of the body's own; it must move out.
  std::vector<LocalId> Locals;
  /// It names a private part of the function's class, as only members may.
  bool IsOfClass = false;
  /// Why it can't be the type of a field, as the end of a sentence; empty if it
  /// can.
  std::string WhyNoField;
  /// Array bounds that follow the name in a declaration: "[4][2]", or empty.
  std::string ArrayBounds;
  bool IsReference = false;
  bool IsRValueReference = false;
  bool IsConst = false;
  bool IsTriviallyDestructible = true;
  /// `T x;` does nothing, so a jump may pass it ([stmt.dcl]/3).
  bool IsTriviallyDefaultConstructible = true;
  /// Assignment means the same as initialisation: scalars.
  bool IsScalar = true;
  /// A copy of its bytes is as good as itself, and can be declared as a local.
  bool IsTriviallyCopyable = false;
  /// In bytes, on the target, as far as the tool knows; else 0. Only the choice
  /// among layouts that are right depends on it.
  uint64_t SizeHint = 0;
  unsigned AlignmentHint = 0;
  /// Depends on a template's parameters: the spelling is a DeducedType's, known
  /// inside of the future only.
  bool IsDeduced = false;
  /// Then: an instantiation may find that it is a reference.
  bool MayBeReference = false;
  /// Written with a template's parameters, so that it may be no type at all
  /// where a branch of an `if constexpr` is discarded.
  bool IsDependent = false;
  /// The DeducedType that the future calls it by for that reason; else empty.
  std::string FieldType;
};

/// Indices of Function::Branches.
using BranchId = unsigned;
constexpr BranchId NoBranch = ~0u;

/// A type that a template's future gives a name to: what it depends on is known
/// when the template is instantiated.
struct DeducedType {
  /// "Fetch", and "decltype(std::declval<T &>().fetch())".
  std::string Name;
  std::string Definition;
  /// The branch outside of which it may be no type at all.
  BranchId Branch = NoBranch;
  /// Or a definition of the body's, which is a member of the future as it stands
  /// there; else NoLocal.
  LocalId Local = NoLocal;
};

/// A branch of an `if constexpr` whose condition depends on a template's
/// parameters. Where it is discarded, nothing in it needs to mean anything.
struct Branch {
  /// "Branch": what the future calls the types that only this branch has.
  std::string Name;
  /// "std::is_class_v<T>", as the future can write it: whether it is taken.
  std::string Condition;
  /// The branch that it stands in.
  BranchId Around = NoBranch;
};

/// One thing that lives in an async function: what the user declared and what
/// the lowering needs besides.
struct Variable {
  enum KindTy {
    Parameter,
    Local,
    Temporary, ///< A temporary of a full-expression that an await suspends.
    Awaited,   ///< A future that is polled in place.
    Polled,    ///< The Poll that a poll gave. Never crosses a suspension.
    Spilled,   ///< A value or reference computed before an await of the same
               ///< full-expression, used after.
    AliveFlag, ///< Whether a temporary of a conditional operand has been made.
  };
  KindTy Kind;
  /// What the user calls it, or what to derive a name from. Empty for an
  /// unnamed parameter.
  std::string Name;
  TypeFacts Type;
  /// Where it is declared.
  Span Declared;
  /// The async function whose future this is, or empty: its frame decides then
  /// whether the destructor does anything.
  std::string AwaitedFunction;
  /// A pollux::Box of an async function's future.
  bool IsBox = false;
  /// Its address may be known to somebody: a reference was bound, `&` taken, a
  /// lambda captured it, a member function called on it.
  bool IsBorrowed = false;
  /// Nothing in the body changes it, or hands it to what might.
  bool IsOnlyRead = false;
  /// The flag that says whether it is alive, for what is made in a conditional
  /// operand; else NoVar.
  VarId Flag = NoVar;
  /// "[a, b]" of a structured binding, whose whole this is; else empty.
  std::string Bindings;
  /// In bytes, where it is declared `alignas`; else 0.
  unsigned Alignment = 0;
  /// Declared `[[maybe_unused]]`.
  bool IsMaybeUnused = false;
  /// Whether its value is a constant expression by declaration.
  bool IsConstant = false;
  /// The lambdas whose captures name it, a constant. None captures what is static;
  /// but those that are made outside have a copy of it there.
  std::vector<LocalId> CapturedBy;
  /// Why one of them can't be made outside; empty if all can.
  std::string WhyNotStatic;
  /// The object that a member function is called on: a parameter that the user
  /// didn't write, and the body reaches as `this`.
  bool IsObject = false;
  /// A parameter pack, and the type that of each element. Stored as a Pack, whose
  /// elements are parameters of the body.
  bool IsPack = false;
  /// "T": a pack of the template's that it has as many elements as.
  std::string PackedWith;
  /// "Values": what a generic lambda calls the Pack, whose element types only its own
  /// parameters name; else empty.
  std::string PackName;
  /// Some mention of it stands in a macro's body, where it can't be renamed.
  bool IsNamedInMacro = false;
  /// One of several declarators: as a local, it is declared by its type's
  /// spelling.
  bool IsOneOfSeveral = false;
  /// Where the body names it, for renaming.
  std::vector<Span> Mentions;
  /// The body asks for its type: `decltype((x))`.
  bool IsAskedForType = false;

  // What the passes find out.

  /// Stored in the frame (PlaceVariables).
  bool IsField = false;
  /// An ordinary local that is declared without its initialiser, so that a
  /// resumption may jump past it, and assigned where it was initialised
  /// (SegmentLocals).
  bool IsSplit = false;
  /// A constant that is made static, for the same reason (SegmentLocals).
  bool IsMadeStatic = false;
  /// Destroyed by a guard or by the frame's destructor (PlaceVariables).
  bool NeedsDestruction = false;
  /// A future that nothing is left of when its await is over: it is destroyed
  /// where it is suspended, and needs no guard (PlaceVariables).
  bool EndsWithAwait = false;
  /// Where it lives, in the operations' order (PlaceVariables).
  unsigned LifeBegin = 0, LifeEnd = 0;
  /// An ordinary local that takes over the value of this one, whose room in the
  /// frame is given away (CopyOut); else NoVar.
  VarId CopyOf = NoVar;
  /// Of a constant that nothing names but the types of variables: those.
  std::vector<VarId> NamedByTypesOf;
  /// All that names it names such a copy, so that it needs no alias (CopyOut).
  bool IsNamedByCopiesOnly = false;
  /// The variable whose field this one uses after it, or NoVar (ShareFields).
  VarId FieldOf = NoVar;
  /// While the body runs it is an ordinary local, and its field keeps it where
  /// `poll` is left (PromoteLocals).
  bool IsPromoted = false;
  /// Its field stands in a union with others; and not at its beginning, so that
  /// it must be a Slot (computeLayout).
  bool IsOverlapped = false;
  bool IsShifted = false;
  /// The name of its field, if it is one, and the name that the body uses
  /// (AllocateStates).
  std::string FieldName;
  std::string BodyName;
  /// The name of the guard that destroys it in `poll`.
  std::string GuardName;

  bool isUserVisible() const { return Kind == Parameter || Kind == Local; }
  /// Stored as `Slot<T>`, constructed and destroyed by hand; otherwise as a
  /// plain `T`, or as a pointer if it is a reference.
  bool isUserReference() const {
    return Kind == Local &&
           (Type.IsReference || Type.MayBeReference || !Bindings.empty());
  }
  bool isSlot() const {
    return IsPack || (!Type.IsReference &&
                      (IsShifted || !(Type.IsTriviallyDestructible &&
                                      Type.IsTriviallyDefaultConstructible)));
  }
  /// A guard destroys it in `poll`.
  bool isGuarded() const {
    return IsField && NeedsDestruction && !EndsWithAwait;
  }
};

/// Something without a name outside of the body that a field's type may need: a
/// class or enumeration, an alias or a constant that one of those needs, or a
/// lambda. It stays where the user wrote it, unless a field does need it; then
/// it moves to a namespace in front of the future:
///
///   auto add = [k](int a) { return a + k; };
///     ==>  inline auto make_add(int &k) {
///            return [k](int a) { return a + k; };
///          }
///          using Add = pollux::returned_t<decltype(make_add)>;
///     and  auto add = keep_locals::make_add(k);
struct LocalDefinition {
  enum KindTy {
    Type,    ///< Moves; the body says `using keep_locals::Local;`.
    Alias,   ///< Copied, into the namespace or to where a closure is made.
    Constant, ///< The same.
    Closure, ///< Made by a function outside, which the body calls.
  };
  KindTy Kind;
  /// The statement or the lambda expression, and what stands in its place once
  /// it has moved. A copied one stays and gets a word added.
  Span Where;
  Text Code;
  Text Replacement;
  /// What must move with it.
  std::vector<LocalId> Needs;

  /// Of an alias: the variables that are declared by it, and whether anything else
  /// names it.
  std::vector<VarId> NamedBy;
  bool IsNamedElsewhere = false;

  // Of a closure.

  /// Its maker is a member of the function's class: it captures `this`, or
  /// names what only a member may.
  bool IsMember = false;
  /// The function that makes it, and its type: "make_add", "Add".
  std::string Maker;
  std::string TypeName;
  /// That of the maker, which is a lambda itself in a generic one; else empty.
  std::string MakerType;
  /// Some of its parameters are `auto`, which makes it a template in another one.
  bool HasDeducedParameters = false;
  /// "int &k".
  std::vector<std::string> Parameters;
  /// "template <class T, class K>" of one in a template; else empty.
  std::string TemplateHead;
  /// Statements that the lambda needs in front of it, and which definitions
  /// they are copies of.
  std::vector<Text> Preamble;
  std::vector<LocalId> Copied;
  bool IsConstexpr = false;

  /// In a template it is a member of the future rather than of a namespace.
  bool IsInFuture = false;

  /// Stands in the namespace; or is copied into some maker (HoistLocals).
  bool IsHoisted = false;
  bool IsCopied = false;

  bool isReplaced() const { return IsHoisted || IsCopied; }
};

/// How an operation touches a variable.
struct Access {
  enum KindTy {
    Read,
    Write, ///< The old value is overwritten whole and not looked at.
    Name,  ///< It stands in an operand that is not evaluated, as `sizeof`'s, and
           ///< must be in scope there.
    Borrow ///< Anything else: assume that it is read and written from here on.
  };
  VarId Var;
  KindTy Kind;
};

/// One suspension point.
struct SuspensionPoint {
  /// The state's name and the label's: "AwaitFetch", "await_fetch"
  /// (AllocateStates).
  std::string State;
  std::string Label;
  /// What is awaited or yielded, for names: "fetch". Never empty.
  std::string Awaits;
  /// A `co_yield`, which goes on behind it, not by polling again.
  bool IsYield = false;
  /// Of the co_await or co_yield expression.
  Span Where;
  /// The statement that holds it, for comments.
  Span Statement;
  /// Fields that hold a value while it is suspended here, in the order of their
  /// construction (PlaceVariables).
  std::vector<VarId> Alive;
  /// Promoted variables that are stored when it suspends here, and loaded when it
  /// resumes (PromoteLocals).
  std::vector<VarId> Saved;
};

//===----------------------------------------------------------------------===//
// Operations
//===----------------------------------------------------------------------===//

/// An operation. The tree owns its children.
struct Op {
  enum KindTy {
    Verbatim,
    Declare,
    Await,
    Pause,
    Yield,
    Evaluate,
    Construct,
    Return,
    Block,
    Full,
    If,
    Loop,
    Switch,
    Try,
  };
  const KindTy Kind;
  /// What it was lowered from.
  Span Where;
  std::vector<Access> Accesses;
  /// The variable that this operation, an assignment, overwrites whole and for
  /// certain; NoVar if it is none.
  VarId Assigned = NoVar;
  /// Values of a full-expression that die when this operation, its last, is
  /// done (InsertCleanups).
  std::vector<VarId> DestroyAfter;

  Op(KindTy Kind, Span Where) : Kind(Kind), Where(Where) {}
  virtual ~Op() = default;
};
using OpPtr = std::unique_ptr<Op>;
using OpList = std::vector<OpPtr>;

/// A statement without a suspension point, as the user wrote it.
struct VerbatimOp : Op {
  Text Code;
  /// Declares a name other than a variable, or is a label: it must not be
  /// enclosed in braces that the user did not write.
  bool IntroducesName = false;
  /// A label that a `goto` may name. Case labels are none.
  bool IsLabel = false;
  /// A `case` or `default` of the innermost switch.
  bool IsCase = false, IsDefault = false;
  /// Where control may go but to the next operation.
  bool MayBreak = false, MayContinue = false, MayReturn = false;
  bool MayGoto = false;
  /// Some `throw` stands in it that no handler of its own is around.
  bool MayThrow = false;
  /// It may, as almost any: not a `break`, or an `if` of which both branches
  /// return.
  bool MayGoOn = true;

  explicit VerbatimOp(Span Where) : Op(Verbatim, Where) {}
  static bool classof(const Op *O) { return O->Kind == Verbatim; }
};

/// Starts a variable's life.
struct DeclareOp : Op {
  enum InitTy {
    None,    ///< `T x;` of a class: default-initialised by a constructor.
    Vacuous, ///< `T x;` of a scalar: no initialisation happens.
    Direct,  ///< `T x(args)`; Init is "args".
    List,    ///< `T x{args}`; Init is "{args}".
    Copy,    ///< `T x = init`; Init is "init", elided or direct.
    CopyConverting, ///< `T x = init` where direct-initialisation could choose
                    ///< another constructor.
    Deferred, ///< Constructed by several ConstructOps, whichever comes first.
    Auto,     ///< `auto x = init` of a type that only the target's compiler knows.
    Deduced,  ///< What Init makes, an object or a reference.
    DeducedFuture, ///< The future that `co_await` makes of Init.
  };
  VarId Var;
  InitTy InitKind = Vacuous;
  Text Init;
  /// Of what is deduced: a call, which returns what it is without parentheses too.
  bool IsCall = false;
  /// If Init is "T{args}" or "T(args)" of the variable's own type: "{args}" or
  /// "(args)"; else empty.
  Text Arguments;
  /// What was written in front of the specifiers: "[[maybe_unused]] ".
  Text Attributes;
  /// The declaration as written from there on, for an ordinary local. Empty if it can't
  /// stand alone (one of several declarators).
  Text Declaration;
  /// The declared type as written, with its specifiers: "const auto &".
  Text DeclaredType;

  DeclareOp(VarId Var, Span Where) : Op(Declare, Where), Var(Var) {}
  static bool classof(const Op *O) { return O->Kind == Declare; }
};

/// What `poll` may return from unfinished, and is resumed at.
struct SuspendOp : Op {
  SuspensionId Point;

  SuspendOp(KindTy Kind, SuspensionId Point, Span Where)
      : Op(Kind, Where), Point(Point) {}
  /// Resuming goes on behind it, not by polling again.
  bool isResumedBehind() const { return Kind != Await; }
  static bool classof(const Op *O) {
    return O->Kind == Await || O->Kind == Pause || O->Kind == Yield;
  }
};

/// Polls a future until it is ready; resuming polls it again.
struct AwaitOp : SuspendOp {
  /// The stored future, or NoVar if an lvalue is polled where it is.
  VarId Future = NoVar;
  /// The lvalue that is polled, if Future is NoVar.
  Text InPlace;
  /// That is a stream, whose next item is awaited.
  bool IsNext = false;
  /// The Poll that it gave.
  VarId Polled;
  /// Nobody looks at the result (SegmentLocals).
  bool IsDropped = false;
  /// The future is destroyed by a guard of the await's own (InsertCleanups).
  bool IsGuarded = false;

  AwaitOp(SuspensionId Point, Span Where) : SuspendOp(Await, Point, Where) {}
  static bool classof(const Op *O) { return O->Kind == Await; }
};

/// Polls a future that is ready when it is polled again, which nobody need do, nor
/// keep it; it gives nothing. Resuming goes on behind it.
struct PauseOp : SuspendOp {
  Text Future;

  PauseOp(SuspensionId Point, Span Where) : SuspendOp(Pause, Point, Where) {}
  static bool classof(const Op *O) { return O->Kind == Pause; }
};

/// Gives a stream's next item; resuming goes on behind it.
struct YieldOp : SuspendOp {
  Text Value;
  /// Making the item may throw, in which case nothing is suspended.
  bool MayThrow = true;

  YieldOp(SuspensionId Point, Span Where) : SuspendOp(Yield, Point, Where) {}
  static bool classof(const Op *O) { return O->Kind == Yield; }
};

/// Evaluates an expression for its effect.
struct EvaluateOp : Op {
  Text Code;

  explicit EvaluateOp(Span Where) : Op(Evaluate, Where) {}
  static bool classof(const Op *O) { return O->Kind == Evaluate; }
};

/// Constructs a variable whose declaration is Deferred.
struct ConstructOp : Op {
  VarId Var;
  DeclareOp::InitTy InitKind = DeclareOp::Copy;
  Text Init;

  ConstructOp(VarId Var, Span Where) : Op(Construct, Where), Var(Var) {}
  static bool classof(const Op *O) { return O->Kind == Construct; }
};

/// Completes the future, or ends the stream.
struct ReturnOp : Op {
  /// The value, or empty for void.
  Text Value;

  explicit ReturnOp(Span Where) : Op(Return, Where) {}
  static bool classof(const Op *O) { return O->Kind == Return; }
};

/// A compound statement: a scope.
struct BlockOp : Op {
  OpList Ops;
  /// What stands between the braces, if the user wrote them.
  Span Inner;
  /// Values that the block destroys when it is left, in the order of their
  /// construction (InsertCleanups).
  std::vector<VarId> Guarded;
  /// A reference that the block binds anew each time it is entered
  /// (InsertCleanups).
  VarId Binding = NoVar;
  /// Ranges of operations [first, second] that stand in braces of their own, so
  /// that no resumption jumps past a declaration in them (SegmentLocals).
  std::vector<std::pair<unsigned, unsigned>> Segments;
  bool IsInLoop = false;
  /// The suspension points inside, in order (AllocateStates).
  std::vector<SuspensionId> Points;
  /// The label in front of the guards, if resuming enters here (AllocateStates).
  std::string EntryLabel;
  /// The user wrote braces.
  bool IsWritten = false;
  /// The rest of the block around it, in braces for its guards' or binding's
  /// sake (InsertCleanups).
  bool IsRest = false;
  /// An operand of a conditional expression: what it makes lives to the end of
  /// the full-expression around it.
  bool IsArm = false;
  /// A full-expression with temporaries to destroy (FlattenFull).
  bool IsFullExpression = false;
  /// The body of a `try`, which no jump may enter but from its top.
  bool IsTryBody = false;
  /// A branch of an `if constexpr`. No jump may enter it: a resumption enters the
  /// whole statement from its top, and is dispatched in the branch that there is.
  bool IsConstexprBranch = false;
  /// The body of a `switch`, whose top a case label passes.
  bool IsSwitchBody = false;

  explicit BlockOp(Span Where) : Op(Block, Where) {}
  static bool classof(const Op *O) { return O->Kind == Block; }
  bool needsEntry() const {
    return !Guarded.empty() || Binding != NoVar || isEnteredFromFront();
  }
  /// Its entry label stands in front of the statement that it is the body of.
  bool isEnteredFromFront() const { return IsTryBody || IsConstexprBranch; }
};

/// A full-expression with suspension points. Its temporaries die at its end;
/// what its last operation declares does not.
struct FullOp : Op {
  OpList Ops;

  explicit FullOp(Span Where) : Op(Full, Where) {}
  static bool classof(const Op *O) { return O->Kind == Full; }
};

struct IfOp : Op {
  Text Condition;
  /// What the condition is if it is a literal.
  std::optional<bool> Constant;
  /// The branches that are no further `if constexpr` are ConstexprBranches.
  bool IsConstexpr = false;
  std::unique_ptr<BlockOp> Then;
  /// Null if there is none.
  std::unique_ptr<BlockOp> Else;

  explicit IfOp(Span Where) : Op(If, Where) {}
  static bool classof(const Op *O) { return O->Kind == If; }
};

/// The `if` that \p Else, what an `else` holds, chains to the one around:
/// `else if`. Null if it is something else, or entered from its own top.
const IfOp *chainedIf(const BlockOp &Else);
inline IfOp *chainedIf(BlockOp &Else) {
  return const_cast<IfOp *>(chainedIf(static_cast<const BlockOp &>(Else)));
}

struct LoopOp : Op {
  enum FormTy { While, Do, For };
  FormTy Form = While;
  /// Empty in a `for` without one.
  Text Condition;
  /// What the condition is if it is a literal.
  std::optional<bool> Constant;
  Text Increment;
  std::vector<Access> IncrementAccesses;
  std::unique_ptr<BlockOp> Body;

  explicit LoopOp(Span Where) : Op(Loop, Where) {}
  static bool classof(const Op *O) { return O->Kind == Loop; }
};

struct SwitchOp : Op {
  Text Condition;
  std::unique_ptr<BlockOp> Body;
  bool HasDefault = false;

  explicit SwitchOp(Span Where) : Op(Switch, Where) {}
  static bool classof(const Op *O) { return O->Kind == Switch; }
};

/// A `try` with suspension points in its body. C++20 allows none in a handler,
/// so that the handlers are copied.
struct TryOp : Op {
  std::unique_ptr<BlockOp> Body;
  /// From the first `catch` to the last closing brace. Its accesses are the
  /// operation's.
  Text Handlers;
  struct Handler {
    Span Where;
    bool MayBreak = false, MayContinue = false, MayReturn = false;
    bool MayGoto = false;
    /// Some `throw` stands in it.
    bool MayThrow = false;
    /// It may come to its end.
    bool MayGoOn = true;
  };
  std::vector<Handler> Each;

  explicit TryOp(Span Where) : Op(Try, Where) {}
  static bool classof(const Op *O) { return O->Kind == Try; }
};

//===----------------------------------------------------------------------===//
// Function
//===----------------------------------------------------------------------===//

/// One async function.
struct Function {
  /// As declared, and qualified for messages.
  std::string Name;
  std::string QualifiedName;
  /// What generated names are made of: "fetch"; "plus" for `operator+`.
  std::string BaseName;
  /// "int", "void", "std::string", "Client &". Of a stream: that of its items.
  std::string Output;
  /// The same as it is written at the first declaration, which may have other names
  /// for a template's parameters; with its template's head, "template <class T> ", or
  /// nothing, and its future, "fetch_future<T>".
  std::string DeclaredOutput, DeclaredHead, DeclaredFuture;
  /// And the types of its packs' elements.
  std::vector<TypeFacts> DeclaredPacks;
  bool IsVoid = false;
  /// It gives many values, by `co_yield`.
  bool IsStream = false;
  /// Depends on a template's parameters, and may be void.
  bool MayBeVoid = false;
  /// Only this file can name the future: another may have one of the same name.
  bool IsInternal = false;
  /// Of what is defined in a header, and so in every file that includes it: the
  /// header, as a word, "client_hpp". What another one defines by the same names
  /// must not be taken for this. Else empty.
  std::string Header;
  /// Its own name gives a box; what gives the future itself is called by
  /// InPlaceSignature, if anything calls it.
  bool HasBoxedEntry = false;
  bool IsCalledInPlace = false;
  /// Nothing in the file calls it, so that the compiler would warn.
  bool IsMaybeUnused = false;
  bool isInHeader() const { return !Header.empty(); }
  /// What to open around it all, where the definition has a qualified name:
  /// "namespace outer {".
  std::vector<std::string> Namespaces;
  /// Defined in a class, or declared inline.
  bool IsInline = false;
  /// A class has declared the body a friend, and so it can't be static.
  bool IsBefriended = false;
  unsigned Line = 0;

  /// What the future's definition replaces: from the first token of the
  /// function's definition to its closing brace. Of a function that a class
  /// defines in its braces, an empty span behind the class.
  Span Definition;
  /// From the definition's start to the body's opening brace.
  Span Signature;
  /// The replacement of the signature: the return type is the future, or
  /// the box.
  Text FactorySignature;
  /// The same of what gives the future itself where the other gives the box.
  Text InPlaceSignature;
  /// Braces included.
  Span Body;

  /// "template <class T>", those of the classes around first; empty unless it
  /// depends on a template's parameters.
  std::vector<std::string> TemplateHeads;
  /// "<T>" of a function template, "<int>" of its specialisation; else empty.
  std::string TemplateArguments;
  /// An explicit specialisation, whose head is "template <>".
  bool IsSpecialization = false;
  /// "<C, T>", with those of the classes around.
  std::string AllTemplateArguments;
  /// Some DeducedType names the function, so that the factory must stand in front of
  /// the future.
  bool IsNamedInFuture = false;
  /// The template parameters in sight, whose names nothing may declare again
  /// ([temp.local]/6).
  std::vector<std::string> TemplateParameters;
  /// In the order in which they use each other.
  std::vector<DeducedType> DeducedTypes;
  std::vector<Branch> Branches;
  /// A lambda: the definition is the expression, and the future a local class
  /// of its call operator.
  bool IsLambda = false;
  /// That stands in several templates in each other, of which one is a lambda.
  bool IsInNestedTemplates = false;
  /// The async lambdas directly in it, wherever their texts have gone.
  std::vector<Function *> Lambdas;
  /// The one that piece \p Where of a text stands for; null until all have been
  /// lowered.
  Function *lambdaAt(Span Where) const {
    auto It = llvm::find_if(Lambdas, [&](Function *Lambda) {
      return Lambda->Definition == Where;
    });
    return It == Lambdas.end() ? nullptr : *It;
  }
  /// Names for the types of a generic lambda's parameters.
  std::vector<DeducedType> ParameterTypes;
  /// In a template, or a generic lambda.
  bool IsDependent = false;

  // Of a member function.

  /// What stands in front of the class's names where the definitions are:
  /// "Client::", "Outer::Inner::". Empty for a free function.
  std::string Scope;
  /// " const": what follows the parameters of the body.
  std::string Qualifiers;
  bool IsStaticMember = false;
  /// Another file than the one that defines it has the class.
  bool IsDeclaredApart = false;
  /// Of a friend that a class defines: the member that it hands its arguments over
  /// to, which makes the box. Else empty.
  std::string BoxName;
  /// Where the class declares what else becomes a member: its closing brace.
  unsigned ClassEnd = 0;
  /// Where a class declares the function: there it declares the body, too.
  struct Declaration {
    /// What comes to an end there: the function's own body, or a semicolon. The
    /// former stays, to hand over, if there is a BoxName.
    Span End;
    /// "static ", "friend ".
    std::string Specifier;
    /// "Client::", of a friend that is a member of another class.
    std::string Scope;
    /// What stands there in front of the future's name: the same, or "struct ".
    std::string FuturePrefix;
    /// What else it declares: how the future itself is called for; or empty.
    std::string InPlace;
  };
  std::vector<Declaration> Declarations;

  std::vector<Variable> Variables;
  std::vector<SuspensionPoint> Points;
  /// Of each variable: which others hold something at the same time as it, so
  /// that no two of their bytes may be the same (PlaceVariables).
  std::vector<IndexSet> Conflicts;
  /// In the order of the source.
  std::vector<LocalDefinition> Locals;
  /// The namespace of those that move out: "keep_locals".
  std::string LocalsName;
  /// Calls of functions that have another name when they give their future.
  std::vector<FileEdit> Renames;
  std::unique_ptr<BlockOp> Root;
  /// Of a function that does nothing but end with what another one gives: the
  /// other's future, which is then all of its own, and the call that makes it
  /// where the function is called.
  VarId Forwarded = NoVar;
  Text ForwardedCall;
  bool isForwarding() const { return Forwarded != NoVar; }
  /// Whether the struct has other members in place of the special ones, which
  /// Clang 19 leaves out of a class that stands there (pollux::LambdaFrame).
  bool avoidsSpecialMembers() const { return IsInNestedTemplates; }

  /// Identifiers that occur in the body, in whatever role: generated names that
  /// the body can see keep clear of them.
  std::vector<std::string> UsedNames;
  /// Those of them that name something outside the function.
  std::vector<std::string> OuterNames;
  /// What a lambda calls the variables that have another name around it.
  std::vector<std::string> RenamedAround;

  // Names of what is generated (AllocateStates).
  std::string FutureName;
  std::string PollName;
  std::string FrameName;
  std::string ContextName;
  std::string ResumeName;
  std::string SuspendedName;
  std::string CompletionName;
  /// Of the closure that is a lambda's body.
  std::string LambdaBodyName;
  std::string StateFieldName;

  bool isTemplate() const { return !TemplateHeads.empty() && !IsSpecialization; }
  /// How many of TemplateHeads are those of the classes around.
  size_t numClassHeads() const {
    return TemplateHeads.size() - !TemplateArguments.empty();
  }
  /// "fetch_future<T>".
  std::string futureType() const { return FutureName + TemplateArguments; }
  /// "typename Client<T>::fetch_future": from outside of the class.
  std::string qualifiedType() const {
    if (Scope.empty() || !isTemplate())
      return Scope + futureType();
    return "typename " + Scope + (TemplateArguments.empty() ? "" : "template ") +
           futureType();
  }

  bool IsTriviallyDestructible = false;
  bool conflict(VarId A, VarId B) const { return Conflicts[A].test(B); }
  /// "future" or "stream".
  const char *kindName() const { return IsStream ? "stream" : "future"; }
  /// The function that users poll it by, and how the type that it returns is
  /// written with \p Value for the value's.
  const char *pollFunction() const { return IsStream ? "poll_next" : "poll"; }
  std::string pollType(const std::string &Value) const {
    return "pollux::Poll<" +
           (IsStream ? "std::optional<" + Value + ">" : Value) + ">";
  }
  /// What it returns when it is done without a value.
  std::string finished() const {
    return IsStream ? "pollux::Ready(std::nullopt)" : "pollux::Ready()";
  }
  /// Whether the body checks that it isn't done, and says when it is. The future
  /// of another function has a `poll` that does, and a `poll_in_place` that doesn't,
  /// for who awaits it where it was made; a lambda has one body for both, and a
  /// stream is polled after each item.
  bool completesItself() const { return IsStream || IsLambda; }
  /// It is ready at its only poll and has nothing to destroy: nobody need know
  /// where it is, but for the check that it isn't polled or moved too late.
  bool hasNoStates() const {
    return Points.empty() && IsTriviallyDestructible && !completesItself();
  }
  /// Some guard of the body asks whether it is left by suspending.
  bool asksIfSuspended() const;

  /// Whether \p Alias stays where it is and has lost all its uses: what it declared
  /// is declared elsewhere.
  bool hasLostUses(const LocalDefinition &Alias) const;
  bool hasLostUses(const Variable &Constant) const;

  Variable &var(VarId V) { return Variables[V]; }
  const Variable &var(VarId V) const { return Variables[V]; }
};

/// Calls \p Visit with \p Root and everything below it, parents first.
void walk(Op &Root, llvm::function_ref<void(Op &)> Visit);
void walk(const Op &Root, llvm::function_ref<void(const Op &)> Visit);

/// "[&]" of a lambda around \p Code, which touches \p Accesses. C++17 captures no
/// name of a structured binding, so "[&, &a = a]".
std::string captureAll(const Function &F, llvm::ArrayRef<Access> Accesses,
                       llvm::StringRef Code);

/// Whether a suspension point stands in \p O.
bool hasSuspension(const Op &O);
/// Calls \p Visit for each variable that \p O, or something in it, touches, as often
/// as it does.
void forEachMentioned(const Op &O, llvm::function_ref<void(VarId)> Visit);

/// Prints \p F in a form that tests read. It is stable: no address, no hash.
void print(const Function &F, const SourceText &Source, llvm::raw_ostream &OS);

/// Checks what every pass may rely on. Returns the first violation, or
/// std::nullopt. \p AfterPass names what ran last, for the message.
std::optional<std::string> verify(const Function &F, llvm::StringRef AfterPass);

} // namespace pollux

#endif // POLLUX_IR_IR_H

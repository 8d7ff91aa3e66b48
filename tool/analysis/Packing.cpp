//===- Packing.cpp --------------------------------------------------------===//
//
// Rooms that conflict with all others are places of their own. What is left
// falls apart into groups between which all conflict: each becomes either a few
// unions one behind the other (an interval colouring), or one union in which
// rooms stand behind the ends of others, where that is smaller. The best order
// is hard to find; largest first is a good one.
//
//===----------------------------------------------------------------------===//

#include "analysis/Packing.h"
#include "llvm/ADT/DenseMap.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MathExtras.h"
#include <algorithm>

namespace pollux {

namespace {

class Packer {
public:
  Packer(llvm::ArrayRef<Room> Given, llvm::ArrayRef<IndexSet> Conflicts,
         unsigned Tail)
      : Rooms(Given.begin(), Given.end()), Conflicts(Conflicts), Tail(Tail) {
    for (Room &R : Rooms)
      if (R.Size == 0 || R.Alignment == 0)
        R = {16, 8};
  }

  Packing run() {
    // The simple way first; then whatever saves bytes.
    std::vector<std::vector<unsigned>> Groups = groups();
    std::vector<std::vector<Packing::Place>> Chosen;
    for (const std::vector<unsigned> &Group : Groups)
      Chosen.push_back(colour(Group));
    Packing Best = finish(Chosen);
    for (unsigned I = 0; I != Groups.size(); ++I) {
      if (Groups[I].size() == 1)
        continue;
      std::vector<Packing::Place> Simple = std::move(Chosen[I]);
      Chosen[I] = {stack(Groups[I])};
      Packing Other = finish(Chosen);
      if (Other.Size < Best.Size)
        Best = std::move(Other);
      else
        Chosen[I] = std::move(Simple);
    }
    return Best;
  }

private:
  using Extent = std::pair<uint64_t, unsigned>; // size, alignment

  /// The parts of the graph of what may overlap that hang together.
  std::vector<std::vector<unsigned>> groups() const {
    std::vector<std::vector<unsigned>> Result;
    IndexSet Left;
    for (unsigned R = 0; R != Rooms.size(); ++R)
      Left.set(R);
    while (!Left.empty()) {
      std::vector<unsigned> Group{unsigned(Left.find_first())};
      Left.reset(Group.front());
      for (unsigned At = 0; At != Group.size(); ++At) {
        // All but those that it conflicts with.
        IndexSet Found = Left - Conflicts[Group[At]];
        Left.intersectWithComplement(Found);
        for (unsigned R : Found)
          Group.push_back(R);
      }
      llvm::sort(Group);
      Result.push_back(std::move(Group));
    }
    return Result;
  }

  /// The places of all groups, in their order.
  Packing finish(llvm::ArrayRef<std::vector<Packing::Place>> Groups) const {
    Packing Result;
    for (const std::vector<Packing::Place> &Group : Groups)
      llvm::append_range(Result.Places, Group);
    llvm::sort(Result.Places,
               [](const Packing::Place &A, const Packing::Place &B) {
                 return firstOf(A) < firstOf(B);
               });
    measure(Result);
    Packing Sorted = Result;
    llvm::stable_sort(Sorted.Places,
                      [&](const Packing::Place &A, const Packing::Place &B) {
                        return extentOf(A).second > extentOf(B).second;
                      });
    measure(Sorted);
    return Sorted.Size < Result.Size ? Sorted : Result;
  }

  static unsigned firstOf(const Packing::Place &Place) {
    unsigned First = ~0u;
    for (const Packing::Member &M : Place)
      First = std::min(First, M.Room);
    return First;
  }

  void measure(Packing &P) const {
    P.Size = 0;
    P.Alignment = 1;
    for (const Packing::Place &Place : P.Places) {
      auto [Size, Alignment] = extentOf(Place);
      P.Size = llvm::alignTo(P.Size, Alignment) + Size;
      P.Alignment = std::max(P.Alignment, Alignment);
    }
    P.Size = llvm::alignTo(P.Size + Tail, P.Alignment);
  }

  Extent extentOf(const Packing::Place &Place) const {
    std::vector<uint64_t> Ends;
    uint64_t Size = 0;
    unsigned Alignment = 1;
    for (const Packing::Member &M : Place) {
      const Room &R = Rooms[M.Room];
      uint64_t Begin = 0;
      for (unsigned Behind : M.Behind)
        Begin = std::max(Begin, Ends[Behind]);
      Ends.push_back(llvm::alignTo(Begin, R.Alignment) + R.Size);
      Size = std::max(Size, Ends.back());
      Alignment = std::max(Alignment, R.Alignment);
    }
    return {llvm::alignTo(Size, Alignment), Alignment};
  }

  /// Unions whose fields all begin together.
  std::vector<Packing::Place> colour(llvm::ArrayRef<unsigned> Group) const {
    struct Colour {
      std::vector<unsigned> Members;
      /// What conflicts with any of them.
      IndexSet Conflicts;
      uint64_t Largest = 0;
    };
    auto colourInOrder = [&](llvm::ArrayRef<unsigned> Order) {
      std::vector<Colour> Colours;
      for (unsigned R : Order) {
        // Where it fits in without making anything larger, if possible.
        unsigned Best = Colours.size();
        uint64_t BestGrowth = ~uint64_t(0);
        for (unsigned I = 0; I != Colours.size(); ++I) {
          const Colour &C = Colours[I];
          uint64_t Growth =
              Rooms[R].Size > C.Largest ? Rooms[R].Size - C.Largest : 0;
          if (Growth < BestGrowth && !C.Conflicts.test(R)) {
            Best = I;
            BestGrowth = Growth;
          }
        }
        if (Best == Colours.size())
          Colours.emplace_back();
        Colour &C = Colours[Best];
        C.Members.push_back(R);
        C.Conflicts |= Conflicts[R];
        C.Largest = std::max(C.Largest, Rooms[R].Size);
      }
      std::vector<Packing::Place> Places;
      for (Colour &C : Colours) {
        llvm::sort(C.Members);
        Packing::Place Place;
        for (unsigned R : C.Members)
          Place.push_back({R, {}});
        Places.push_back(std::move(Place));
      }
      return Places;
    };
    auto sum = [&](const std::vector<Packing::Place> &Places) {
      uint64_t Sum = 0;
      for (const Packing::Place &Place : Places)
        Sum += extentOf(Place).first;
      return Sum;
    };
    std::vector<Packing::Place> InOrder = colourInOrder(Group);
    std::vector<Packing::Place> BySize = colourInOrder(largestFirst(Group));
    return sum(BySize) < sum(InOrder) ? BySize : InOrder;
  }

  std::vector<unsigned> largestFirst(llvm::ArrayRef<unsigned> Group) const {
    std::vector<unsigned> Order(Group.begin(), Group.end());
    llvm::stable_sort(Order, [&](unsigned A, unsigned B) {
      return std::pair(Rooms[A].Size, Rooms[A].Alignment) >
             std::pair(Rooms[B].Size, Rooms[B].Alignment);
    });
    return Order;
  }

  /// One union: each in the first gap that is wide enough, as far as sizes are
  /// known; behind all that conflict and stand in front of it.
  Packing::Place stack(llvm::ArrayRef<unsigned> Group) const {
    Packing::Place InOrder = stackInOrder(Group);
    Packing::Place BySize = stackInOrder(largestFirst(Group));
    return extentOf(InOrder).first <= extentOf(BySize).first ? InOrder : BySize;
  }

  Packing::Place stackInOrder(llvm::ArrayRef<unsigned> Order) const {
    struct Placed {
      unsigned Room;
      uint64_t Begin, End;
    };
    std::vector<Placed> Done;
    llvm::DenseMap<unsigned, unsigned> DoneAt;
    for (unsigned R : Order) {
      std::vector<Placed> Taken;
      for (unsigned Other : Conflicts[R])
        if (auto It = DoneAt.find(Other); It != DoneAt.end())
          Taken.push_back(Done[It->second]);
      llvm::sort(Taken, [](const Placed &A, const Placed &B) {
        return std::pair(A.Begin, A.Room) < std::pair(B.Begin, B.Room);
      });
      uint64_t Begin = 0;
      for (const Placed &P : Taken)
        if (P.Begin < Begin + Rooms[R].Size)
          Begin = std::max(Begin, llvm::alignTo(P.End, Rooms[R].Alignment));
      DoneAt[R] = Done.size();
      Done.push_back({R, Begin, Begin + Rooms[R].Size});
    }
    llvm::sort(Done, [](const Placed &A, const Placed &B) {
      return std::pair(A.Begin, A.Room) < std::pair(B.Begin, B.Room);
    });
    for (unsigned I = 0; I != Done.size(); ++I)
      DoneAt[Done[I].Room] = I;
    Packing::Place Place;
    std::vector<IndexSet> AllBehind;
    for (unsigned I = 0; I != Done.size(); ++I) {
      Packing::Member M{Done[I].Room, {}};
      IndexSet All;
      std::vector<unsigned> InFront;
      for (unsigned Other : Conflicts[M.Room])
        if (auto It = DoneAt.find(Other); It != DoneAt.end() && It->second < I)
          InFront.push_back(It->second);
      // From the nearest: what it is behind already need not be said.
      llvm::sort(InFront, std::greater<>());
      for (unsigned J : InFront) {
        if (All.test(J))
          continue;
        M.Behind.push_back(J);
        All.set(J);
        All |= AllBehind[J];
      }
      std::reverse(M.Behind.begin(), M.Behind.end());
      AllBehind.push_back(std::move(All));
      Place.push_back(std::move(M));
    }
    return Place;
  }

  std::vector<Room> Rooms;
  llvm::ArrayRef<IndexSet> Conflicts;
  unsigned Tail;
};

} // namespace

Packing pack(llvm::ArrayRef<Room> Rooms, llvm::ArrayRef<IndexSet> Conflicts,
             unsigned Tail) {
  return Packer(Rooms, Conflicts, Tail).run();
}

} // namespace pollux

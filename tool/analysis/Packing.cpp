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
#include "llvm/ADT/BitVector.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/Support/MathExtras.h"
#include <algorithm>

namespace pollux {

namespace {

class Packer {
public:
  Packer(llvm::ArrayRef<Room> Given,
         llvm::function_ref<bool(unsigned, unsigned)> Conflict, unsigned Tail)
      : Rooms(Given.begin(), Given.end()), Conflict(Conflict), Tail(Tail) {
    for (Room &R : Rooms)
      if (R.Size == 0 || R.Alignment == 0)
        R = {16, 8};
  }

  Packing run() {
    std::vector<std::vector<unsigned>> Groups = groups();
    // The simple way first; then whatever saves bytes.
    Packing Best = finish(Groups, std::vector<bool>(Groups.size()));
    std::vector<bool> IsStacked(Groups.size());
    for (unsigned I = 0; I != Groups.size(); ++I) {
      if (Groups[I].size() == 1)
        continue;
      IsStacked[I] = true;
      Packing Other = finish(Groups, IsStacked);
      IsStacked[I] = Other.Size < Best.Size;
      if (IsStacked[I])
        Best = std::move(Other);
    }
    return Best;
  }

private:
  using Extent = std::pair<uint64_t, unsigned>; // size, alignment

  /// The parts of the graph of what may overlap that hang together.
  std::vector<std::vector<unsigned>> groups() const {
    std::vector<std::vector<unsigned>> Result;
    llvm::BitVector IsSeen(Rooms.size());
    for (unsigned First = 0; First != Rooms.size(); ++First) {
      if (IsSeen.test(First))
        continue;
      std::vector<unsigned> Group{First};
      IsSeen.set(First);
      for (unsigned At = 0; At != Group.size(); ++At)
        for (unsigned Other = 0; Other != Rooms.size(); ++Other)
          if (!IsSeen.test(Other) && !Conflict(Group[At], Other)) {
            IsSeen.set(Other);
            Group.push_back(Other);
          }
      llvm::sort(Group);
      Result.push_back(std::move(Group));
    }
    return Result;
  }

  Packing finish(llvm::ArrayRef<std::vector<unsigned>> Groups,
                 const std::vector<bool> &IsStacked) const {
    Packing Result;
    for (unsigned I = 0; I != Groups.size(); ++I) {
      if (IsStacked[I])
        Result.Places.push_back(stack(Groups[I]));
      else
        llvm::append_range(Result.Places, colour(Groups[I]));
    }
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
    auto colourInOrder = [&](llvm::ArrayRef<unsigned> Order) {
      std::vector<std::vector<unsigned>> Colours;
      for (unsigned R : Order) {
        // Where it fits in without making anything larger, if possible.
        std::vector<unsigned> *Best = nullptr;
        uint64_t BestGrowth = ~uint64_t(0);
        for (std::vector<unsigned> &Colour : Colours) {
          if (llvm::any_of(Colour,
                           [&](unsigned Other) { return Conflict(R, Other); }))
            continue;
          uint64_t Largest = 0;
          for (unsigned Other : Colour)
            Largest = std::max(Largest, Rooms[Other].Size);
          uint64_t Growth =
              Rooms[R].Size > Largest ? Rooms[R].Size - Largest : 0;
          if (Growth < BestGrowth) {
            Best = &Colour;
            BestGrowth = Growth;
          }
        }
        if (Best)
          Best->push_back(R);
        else
          Colours.push_back({R});
      }
      std::vector<Packing::Place> Places;
      for (std::vector<unsigned> &Colour : Colours) {
        llvm::sort(Colour);
        Packing::Place Place;
        for (unsigned R : Colour)
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
    for (unsigned R : Order) {
      std::vector<Placed> Taken;
      for (const Placed &P : Done)
        if (Conflict(R, P.Room))
          Taken.push_back(P);
      llvm::sort(Taken, [](const Placed &A, const Placed &B) {
        return std::pair(A.Begin, A.Room) < std::pair(B.Begin, B.Room);
      });
      uint64_t Begin = 0;
      for (const Placed &P : Taken)
        if (P.Begin < Begin + Rooms[R].Size)
          Begin = std::max(Begin, llvm::alignTo(P.End, Rooms[R].Alignment));
      Done.push_back({R, Begin, Begin + Rooms[R].Size});
    }
    llvm::sort(Done, [](const Placed &A, const Placed &B) {
      return std::pair(A.Begin, A.Room) < std::pair(B.Begin, B.Room);
    });
    Packing::Place Place;
    std::vector<llvm::BitVector> AllBehind;
    for (unsigned I = 0; I != Done.size(); ++I) {
      Packing::Member M{Done[I].Room, {}};
      llvm::BitVector All(Done.size());
      // From the nearest: what it is behind already need not be said.
      for (unsigned J = I; J-- != 0;) {
        if (All.test(J) || !Conflict(Done[J].Room, M.Room))
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
  llvm::function_ref<bool(unsigned, unsigned)> Conflict;
  unsigned Tail;
};

} // namespace

Packing pack(llvm::ArrayRef<Room> Rooms,
             llvm::function_ref<bool(unsigned, unsigned)> Conflict,
             unsigned Tail) {
  return Packer(Rooms, Conflict, Tail).run();
}

} // namespace pollux

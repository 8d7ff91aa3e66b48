//===- FrameLayout.cpp ----------------------------------------------------===//

#include "layout/FrameLayout.h"
#include "analysis/Interference.h"
#include "analysis/Packing.h"

namespace pollux {

FrameLayout computeLayout(Function &F) {
  std::vector<VarId> Leaders;
  for (VarId Id = 0; Id != F.Variables.size(); ++Id)
    if (F.var(Id).IsField && F.var(Id).FieldOf == NoVar)
      Leaders.push_back(Id);
  // Parameters first; then as their lives begin.
  llvm::stable_sort(Leaders, [&](VarId A, VarId B) {
    auto rank = [&](VarId V) {
      bool IsParameter = F.var(V).Kind == Variable::Parameter;
      return IsParameter ? 0 : F.var(V).LifeBegin + 1;
    };
    return rank(A) < rank(B);
  });
  std::vector<std::vector<VarId>> VarsOf(F.Variables.size()); // of the leaders
  for (VarId Id = 0; Id != F.Variables.size(); ++Id)
    if (F.var(Id).IsField)
      VarsOf[F.var(Id).FieldOf == NoVar ? Id : F.var(Id).FieldOf].push_back(Id);
  std::vector<std::vector<VarId>> Vars;
  std::vector<Room> Rooms;
  for (VarId Leader : Leaders) {
    Vars.push_back(std::move(VarsOf[Leader]));
    Rooms.push_back(roomOf(F.var(Leader)));
  }
  Packing Packed = pack(Rooms, conflictsOfFields(F, Vars), stateSize(F));

  FrameLayout Layout;
  Layout.SizeHint = Packed.Size;
  Layout.AlignmentHint = Packed.Alignment;
  for (const Packing::Place &P : Packed.Places) {
    FrameLayout::Place Place;
    for (const Packing::Member &M : P) {
      FrameLayout::Field Field;
      Field.Vars = Vars[M.Room];
      Field.Behind = M.Behind;
      for (VarId V : Field.Vars) {
        F.var(V).IsOverlapped = P.size() > 1;
        F.var(V).IsShifted = !M.Behind.empty();
      }
      Place.Fields.push_back(std::move(Field));
    }
    Layout.Places.push_back(std::move(Place));
  }
  return Layout;
}

} // namespace pollux

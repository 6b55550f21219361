package io.drover.slam.simulation;

/** What a part of a floor is for, which says what stands there. */
enum RoomUse {
  OFFICE,
  MEETING,
  OPEN_PLAN,
  LOUNGE,
  STORE,
  WASHROOM,
  CORRIDOR,
  LIVING,
  KITCHEN,
  BEDROOM,
  BATH,
  HALL
}

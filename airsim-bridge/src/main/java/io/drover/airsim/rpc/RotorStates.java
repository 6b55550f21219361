package io.drover.airsim.rpc;

import java.util.List;

/** The rotors of a multirotor. */
public record RotorStates(List<RotorState> rotors, long timeNanos) {
  public static final Struct<RotorStates> WIRE =
      Struct.of(RotorStates.class)
          .field("rotors", WireType.listOf(RotorState.WIRE), RotorStates::rotors, List.of())
          .field("timestamp", WireType.NANOS, RotorStates::timeNanos, 0L)
          .make(v -> new RotorStates(v.list(0, RotorState.class), v.nanos(1)));
}

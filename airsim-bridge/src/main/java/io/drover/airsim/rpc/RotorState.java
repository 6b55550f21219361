package io.drover.airsim.rpc;

/** One rotor. */
public record RotorState(double newtons, double torque, double radiansPerSecond) {
  public static final Struct<RotorState> WIRE =
      Struct.of(RotorState.class)
          .real("thrust", RotorState::newtons)
          .real("torque_scaler", RotorState::torque)
          .real("speed", RotorState::radiansPerSecond)
          .make(v -> new RotorState(v.real(0), v.real(1), v.real(2)));
}

package io.drover.onboard;

import java.util.Optional;

/** Port: where frames come from. */
public interface Camera {
  /** The newest frame now; empty when the flight or recording is over. */
  Optional<CapturedFrame> capture();
}

package io.drover.onboard;

/** Port: where the record of each frame goes. Called by one thread, in frame order. */
public interface FlightLog {
  void record(FrameRecord frame);
}

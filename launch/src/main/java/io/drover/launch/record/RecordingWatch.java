package io.drover.launch.record;

/** Is told how recording goes. */
@FunctionalInterface
public interface RecordingWatch {
  /** So far. */
  void at(RecordingState state);
}

package io.drover.launch.doctor;

/** What a look has come to. */
public enum Verdict {
  OK,
  /** Nobody is there whom nobody has asked for. */
  ABSENT,
  /** Works, with something to know. */
  WARNING,
  /** Does not work. */
  FAILURE
}

package io.drover.launch.doctor;

/**
 * One thing that was looked at.
 *
 * @param subject in a word or two
 * @param what was seen, in a line
 * @param remedy what to do about it, in a line; empty where all is well
 */
public record Finding(String subject, Verdict verdict, String what, String remedy) {
  static Finding ok(String subject, String what) {
    return new Finding(subject, Verdict.OK, what, "");
  }

  static Finding absent(String subject, String what, String remedy) {
    return new Finding(subject, Verdict.ABSENT, what, remedy);
  }

  static Finding warning(String subject, String what, String remedy) {
    return new Finding(subject, Verdict.WARNING, what, remedy);
  }

  static Finding failure(String subject, String what, String remedy) {
    return new Finding(subject, Verdict.FAILURE, what, remedy);
  }

  /** Somebody does not answer: a failure if he was asked for, else only absent. */
  static Finding unanswered(String subject, boolean asked, String what, String remedy) {
    return new Finding(subject, asked ? Verdict.FAILURE : Verdict.ABSENT, what, remedy);
  }
}

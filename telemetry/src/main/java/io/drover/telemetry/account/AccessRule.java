package io.drover.telemetry.account;

/**
 * One thing that is allowed.
 *
 * @param access what may be done
 * @param filter on which topics
 */
record AccessRule(Access access, TopicFilter filter) {
  /** What may be done with topics. */
  enum Access {
    READ("read"),
    WRITE("write"),
    READ_WRITE("readwrite");

    private final String word;

    Access(String word) {
      this.word = word;
    }

    boolean reads() {
      return this != WRITE;
    }

    boolean writes() {
      return this != READ;
    }
  }

  static AccessRule read(String filter) {
    return new AccessRule(Access.READ, new TopicFilter(filter));
  }

  static AccessRule write(String filter) {
    return new AccessRule(Access.WRITE, new TopicFilter(filter));
  }

  /** The same for an account whose name stands in the filter as {@code %u}. */
  AccessRule named(String user) {
    return new AccessRule(access, new TopicFilter(filter.text().replace("%u", user)));
  }

  /** The line of an access control list. */
  @Override
  public String toString() {
    return "topic " + access.word + " " + filter.text();
  }
}

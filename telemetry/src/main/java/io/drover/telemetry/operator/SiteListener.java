package io.drover.telemetry.operator;

/** Is told what a site's participants say. Called by one thread at a time; must not block. */
public interface SiteListener {
  /** The broker is there; what it has retained follows. */
  void connected();

  /**
   * The broker is not there, or refuses to be heard; it is tried again.
   *
   * @param why a line for people
   */
  void lost(String why);

  /**
   * Somebody said something.
   *
   * @param path of the topic
   * @param payload the listener's own
   */
  void heard(String path, byte[] payload);
}

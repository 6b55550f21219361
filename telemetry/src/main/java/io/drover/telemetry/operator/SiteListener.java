package io.drover.telemetry.operator;

import java.util.List;

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

  /** Somebody said something; what is no message of Drover's is passed over. */
  void heard(SiteMessage message);

  /** Several, told one after the other. */
  static SiteListener of(List<SiteListener> all) {
    return new SiteListener() {
      @Override
      public void connected() {
        all.forEach(SiteListener::connected);
      }

      @Override
      public void lost(String why) {
        all.forEach(each -> each.lost(why));
      }

      @Override
      public void heard(SiteMessage message) {
        all.forEach(each -> each.heard(message));
      }
    };
  }
}

package io.drover.bench.slam;

/** A speed of {@link RecSlamConfig} that may be other than its file says. */
enum SpeedKnob {
  WIFI("Wi-Fi"),
  /** The robots' way to the cloud is the same line. */
  BACKHAUL("backhaul"),
  ROBOT("robot's speed"),
  EDGE("edges' speed"),
  CLOUD("cloud's speed");

  private final String title;

  SpeedKnob(String title) {
    this.title = title;
  }

  /** For readers. */
  String title() {
    return title;
  }
}

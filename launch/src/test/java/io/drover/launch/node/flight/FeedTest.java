package io.drover.launch.node.flight;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FeedTest {
  private final Feed feed = new Feed("image", "/r1/image", 0.5);

  @Test
  void nothingHasComeAtFirst() {
    assertThat(feed.complaint(3)).contains("no image on /r1/image yet");
  }

  @Test
  void ageCountsFromWhenDataWereTaken() {
    feed.came(3);
    assertThat(feed.complaint(3.5)).isEmpty();
    assertThat(feed.complaint(3.75)).contains("the last image on /r1/image is 0.8 s old");
  }

  @Test
  void unusableDataAreComplainedOfUntilUsableOnesCome() {
    feed.came(3);
    feed.refused("it is upside down");
    assertThat(feed.complaint(3.1))
        .contains("the last image on /r1/image is unusable: it is upside down");
    feed.arrived(3.2);
    assertThat(feed.complaint(3.2)).isPresent();
    feed.usable();
    assertThat(feed.complaint(3.2)).isEmpty();
    assertThat(feed.messages()).isEqualTo(2);
    assertThat(feed.refusals()).isEqualTo(1);
  }
}

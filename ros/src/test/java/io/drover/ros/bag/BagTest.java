package io.drover.ros.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.ros.message.Message;
import io.drover.ros.message.MessageFormatException;
import io.drover.ros.message.RosTime;
import io.drover.ros.msg.sensor_msgs.LaserScan;
import io.drover.ros.msg.std_msgs.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BagTest {
  /** Several chunks. */
  private static final int SCANS = 2000;

  @TempDir private Path folder;

  private static RosTime time(int i) {
    return RosTime.ofNanos(1_700_000_000_000_000_000L + i * 50_000_000L);
  }

  private static LaserScan scan(int i) {
    float[] ranges = new float[360];
    for (int beam = 0; beam < ranges.length; beam++) {
      ranges[beam] = 1 + (beam * 31 + i * 17) % 700 * 0.01f;
    }
    return LaserScan.zero()
        .withHeader(new Header(i, time(i), "laser"))
        .withAngleIncrement(0.0175f)
        .withRangeMax(30f)
        .withRanges(ranges);
  }

  private Path written(BagCompression compression) throws IOException {
    Path bag = folder.resolve(compression.title() + ".bag");
    try (BagWriter writer = BagWriter.create(bag, compression)) {
      for (int i = 0; i < SCANS; i++) {
        Message message = i % 10 == 9 ? new Header(i, time(i), "beat") : scan(i);
        writer.write(i % 10 == 9 ? "/beat" : "/robot" + i % 2 + "/scan", time(i), message);
      }
    }
    return bag;
  }

  private static List<String> topics(Path bag) {
    List<String> topics = new ArrayList<>();
    try (BagReader reader = BagReader.open(bag)) {
      for (Optional<BagMessage> next = reader.next(); next.isPresent(); next = reader.next()) {
        topics.add(next.get().connection().topic());
      }
    }
    return topics;
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsRead(BagCompression compression) throws Exception {
    Path bag = written(compression);
    try (BagReader reader = BagReader.open(bag)) {
      for (int i = 0; i < SCANS; i++) {
        BagMessage message = reader.next().orElseThrow();
        assertThat(message.time()).isEqualTo(time(i));
        if (i % 10 == 9) {
          assertThat(message.as(Header.TYPE)).isEqualTo(new Header(i, time(i), "beat"));
        } else {
          assertThat(message.connection().topic()).isEqualTo("/robot" + i % 2 + "/scan");
          LaserScan read = message.as(LaserScan.TYPE);
          assertThat(read.header()).isEqualTo(scan(i).header());
          assertThat(read.ranges()).isEqualTo(scan(i).ranges());
        }
      }
      assertThat(reader.next()).isEmpty();
      assertThat(reader.position()).isEqualTo(Files.size(bag));
    }
    if (compression == BagCompression.BZ2) {
      assertThat(Files.size(bag)).isLessThan(Files.size(written(BagCompression.NONE)) / 3);
    }
  }

  @Test
  void messagesAreOnlyReadAsWhatTheyAre() throws Exception {
    try (BagReader reader = BagReader.open(written(BagCompression.NONE))) {
      BagMessage first = reader.next().orElseThrow();
      assertThatThrownBy(() -> first.as(Header.TYPE))
          .isInstanceOf(MessageFormatException.class)
          .hasMessage("/robot0/scan has messages of sensor_msgs/LaserScan, not std_msgs/Header");
    }
  }

  @Test
  void aBagThatBreaksOffIsReadUntilThere() throws Exception {
    Path bag = written(BagCompression.LZ4);
    byte[] all = Files.readAllBytes(bag);
    Path broken = folder.resolve("broken.bag");
    Files.write(broken, Arrays.copyOf(all, all.length / 2));
    List<RosTime> read = new ArrayList<>();
    try (BagReader reader = BagReader.open(broken)) {
      assertThatThrownBy(
              () -> {
                while (true) {
                  read.add(reader.next().orElseThrow().time());
                }
              })
          .isInstanceOf(DroverException.class)
          .hasMessageStartingWith(broken + ", byte ")
          .hasMessageEndingWith(
              "the bag breaks off: copy it again, or mend it with rosbag reindex");
    }
    assertThat(read).hasSizeBetween(SCANS / 4, SCANS * 3 / 4).startsWith(time(0), time(1));
  }

  @Test
  void junkIsNamedWithItsPlace() throws Exception {
    Path bag = written(BagCompression.NONE);
    byte[] all = Files.readAllBytes(bag);
    for (int at = 4200; at < all.length; at += all.length / 97) {
      byte[] hurt = all.clone();
      Arrays.fill(hurt, at, Math.min(all.length, at + 40), (byte) 0xff);
      Path broken = folder.resolve("hurt.bag");
      Files.write(broken, hurt);
      try {
        assertThat(topics(broken)).hasSizeLessThanOrEqualTo(SCANS);
      } catch (DroverException e) {
        assertThat(e).hasMessageStartingWith(broken + ", byte ");
      }
    }
  }

  @Test
  void saysWhatIsNoBag() throws Exception {
    Path text = folder.resolve("text.bag");
    Files.writeString(text, "no bag at all, but long enough");
    assertThatThrownBy(() -> BagReader.open(text)).hasMessage(text + " is no bag of ROS 1");
    Path old = folder.resolve("old.bag");
    Files.writeString(old, "#ROSBAG V1.2\nand so on");
    assertThatThrownBy(() -> BagReader.open(old))
        .hasMessage(old + " is a bag of another version: convert it with rosbag fix");
    assertThat(BagReader.isBag(Files.readAllBytes(old))).isTrue();
    assertThat(BagReader.isBag("CARMEN".getBytes(StandardCharsets.UTF_8))).isFalse();
    Files.writeString(text, "");
    assertThatThrownBy(() -> BagReader.open(text)).hasMessage(text + " is no bag of ROS 1");
  }
}

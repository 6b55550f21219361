package io.drover.ros.bag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.drover.ros.message.RosTime;
import io.drover.ros.msg.sensor_msgs.LaserScan;
import io.drover.ros.msg.std_msgs.Header;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bags exchanged with ROS' own rosbag. */
class RealRosbagTest {
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final int SCANS = 3000;
  private static final String WRITES =
      """
      import sys, rosbag, genpy
      from sensor_msgs.msg import LaserScan
      with rosbag.Bag(sys.argv[1], 'w', compression=sys.argv[2]) as bag:
          for i in range(%d):
              scan = LaserScan()
              scan.header.seq = i
              scan.header.stamp = genpy.Time(1700000000 + i // 20, i %% 20 * 50000000)
              scan.header.frame_id = 'laser'
              scan.angle_increment = 0.5
              scan.ranges = [((beam * 31 + i * 17) %% 700) / 4.0 for beam in range(180)]
              bag.write('/robot%%d/scan' %% (i %% 2), scan, scan.header.stamp)
      """
          .formatted(SCANS);
  private static final String READS =
      """
      import sys, rosbag
      n = 0
      with rosbag.Bag(sys.argv[1]) as bag:
          info = bag.get_type_and_topic_info()
          print(sorted((t, i.msg_type, i.message_count) for t, i in info.topics.items()))
          print(bag.get_start_time(), bag.get_end_time(), bag.get_compression_info().compression)
          for topic, scan, time in bag.read_messages():
              assert topic == '/robot%d/scan' % (n % 2) and scan.header.seq == n, (topic, n)
              assert scan.ranges[3] == ((3 * 31 + n * 17) % 700) / 4.0
              n += 1
      print(n)
      """;

  @TempDir private Path folder;

  @BeforeAll
  static void rosbagIsHere() throws Exception {
    assumeTrue(Files.isExecutable(PYTHON), "ROS is not installed");
    Process process = new ProcessBuilder(PYTHON.toString(), "-c", "import rosbag").start();
    assumeTrue(process.waitFor() == 0, "no rosbag: apt install python3-rosbag");
  }

  private static String python(String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(PYTHON.toString(), "-c", program));
    command.addAll(List.of(arguments));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output.strip();
  }

  private static float range(int scan, int beam) {
    return (beam * 31 + scan * 17) % 700 / 4f;
  }

  private static RosTime time(int i) {
    return new RosTime(1_700_000_000L + i / 20, i % 20 * 50_000_000);
  }

  @ParameterizedTest
  @EnumSource
  void readsWhatRosbagWrites(BagCompression compression) throws Exception {
    Path bag = folder.resolve("theirs.bag");
    python(WRITES, bag.toString(), compression.title());
    try (BagReader reader = BagReader.open(bag)) {
      for (int i = 0; i < SCANS; i++) {
        BagMessage message = reader.next().orElseThrow();
        LaserScan scan = message.as(LaserScan.TYPE);
        assertThat(message.connection().topic()).isEqualTo("/robot" + i % 2 + "/scan");
        assertThat(message.time()).isEqualTo(time(i));
        assertThat(scan.header()).isEqualTo(new Header(i, time(i), "laser"));
        assertThat(scan.ranges()[179]).isEqualTo(range(i, 179));
      }
      Optional<BagMessage> end = reader.next();
      assertThat(end).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void rosbagReadsWhatIsWritten(BagCompression compression) throws Exception {
    Path bag = folder.resolve("ours.bag");
    try (BagWriter writer = BagWriter.create(bag, compression)) {
      for (int i = 0; i < SCANS; i++) {
        float[] ranges = new float[180];
        for (int beam = 0; beam < ranges.length; beam++) {
          ranges[beam] = range(i, beam);
        }
        LaserScan scan =
            LaserScan.zero().withHeader(new Header(i, time(i), "laser")).withRanges(ranges);
        writer.write("/robot" + i % 2 + "/scan", time(i), scan);
      }
    }
    assertThat(python(READS, bag.toString()))
        .isEqualTo(
            """
            [('/robot0/scan', 'sensor_msgs/LaserScan', 1500), \
            ('/robot1/scan', 'sensor_msgs/LaserScan', 1500)]
            1700000000.0 1700000149.95 %s
            3000"""
                .formatted(compression.title()));
  }

  @Test
  void rosbagMendsWhatWasNeverClosed() throws Exception {
    Path bag = folder.resolve("killed.bag");
    // chunks are in the file, the index is not, as after kill -9
    BagWriter writer = BagWriter.create(bag, BagCompression.NONE);
    for (int i = 0; i < SCANS; i++) {
      writer.write("/scan", time(i), LaserScan.zero().withRanges(new float[180]));
    }
    String count =
        python(
            """
            import sys, rosbag
            bag = rosbag.Bag(sys.argv[1], 'a', allow_unindexed=True)
            for offset in bag.reindex():
                pass
            bag.close()
            print(rosbag.Bag(sys.argv[1]).get_message_count())
            """,
            bag.toString());
    assertThat(Integer.parseInt(count)).isBetween(SCANS / 2, SCANS);
  }
}

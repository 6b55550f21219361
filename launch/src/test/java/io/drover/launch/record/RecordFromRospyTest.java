package io.drover.launch.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.drover.launch.node.RosMaster;
import io.drover.ros.RosNode;
import io.drover.ros.bag.BagCompression;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What rospy publishes, recorded by us, read and played by rosbag. */
class RecordFromRospyTest {
  /** A type that no text of ours defines, a latched one, and images. */
  private static final String PUBLISHES =
      """
      import rospy
      from actionlib_msgs.msg import GoalStatus
      from sensor_msgs.msg import Image
      from std_msgs.msg import String
      rospy.init_node('talker')
      about = rospy.Publisher('/about', String, queue_size=1, latch=True)
      about.publish('the robot')
      goals = rospy.Publisher('/robot1/goal', GoalStatus, queue_size=50)
      images = rospy.Publisher('/robot1/image', Image, queue_size=50)
      while min(p.get_num_connections() for p in (about, goals, images)) < 1:
          rospy.sleep(0.02)
      for i in range(40):
          goals.publish(GoalStatus(status=i % 9, text='goal %d' % i))
          images.publish(Image(height=100, width=200, encoding='bgr8', step=600, data=bytes(60000)))
          rospy.sleep(0.005)
      print('published')
      rospy.spin()
      """;

  private static final String READS =
      """
      import rosbag
      with rosbag.Bag('run.bag') as bag:
          info = bag.get_type_and_topic_info()
          print(sorted((t, i.msg_type, i.message_count) for t, i in info.topics.items()))
          for c in sorted(bag._get_connections(), key=lambda c: c.topic):
              print(c.topic, c.header['callerid'].decode(), c.header['latching'].decode())
          goals = [m.text for t, m, s in bag.read_messages('/robot1/goal')]
          assert goals == ['goal %d' % i for i in range(40)], goals
          stamps = [s for t, m, s in bag.read_messages()]
          assert stamps == sorted(stamps) and 0 <= (stamps[-1] - stamps[0]).to_sec() < 60
      """;

  private static final String HEARS =
      """
      import rospy
      from actionlib_msgs.msg import GoalStatus
      from std_msgs.msg import String
      rospy.init_node('listener')
      heard = []
      rospy.Subscriber('/played/robot1/goal', GoalStatus, heard.append)
      about = []
      rospy.Subscriber('/played/about', String, about.append)
      print('listening')
      while len(heard) < 40 or not about:
          rospy.sleep(0.02)
      print('%d played, %s' % (len(heard), about[0].data))
      """;

  @TempDir private Path folder;

  @Test
  void rosbagReadsAndPlaysIt() throws Exception {
    try (RosMaster master = RosMaster.start(folder);
        RosNode node = master.join("recorder")) {
      var talker = master.python("talker", PUBLISHES);
      AtomicBoolean over = new AtomicBoolean();
      AtomicReference<RecordingState> state = new AtomicReference<>();
      RecordOptions options =
          new RecordOptions(
              folder.resolve("run.bag"),
              TopicChoice.of(List.of("/robot1/.*", "/about"), false, true, Optional.empty()),
              BagCompression.LZ4,
              OptionalDouble.empty(),
              OptionalLong.empty(),
              100_000_000);
      CompletableFuture<RecordingState> recording =
          CompletableFuture.supplyAsync(() -> Recorder.run(node, options, over::get, state::set));
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> state.get() != null && state.get().messages() == 81);
      over.set(true);
      assertThat(recording.join().lost()).isZero();
      talker.destroy();
      assertThat(master.said("read.out", master.python("read", READS)))
          .isEqualTo(
              """
              [('/about', 'std_msgs/String', 1), ('/robot1/goal', 'actionlib_msgs/GoalStatus', 40), \
              ('/robot1/image', 'sensor_msgs/Image', 40)]
              /about /talker 1
              /robot1/goal /talker 0
              /robot1/image /talker 0
              """);
      assertThat(
              master.said("check.out", master.command("check.out", "rosbag", "check", "run.bag")))
          .contains("does not need any migrations");
      var listener = master.python("listener", HEARS);
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> master.output("listener.out").contains("listening"));
      var play =
          master.command(
              "play.out", "rosbag", "play", "-q", "-d", "0.5", "-p", "/played", "run.bag");
      assertThat(master.said("listener.out", listener)).contains("40 played, the robot");
      assertThat(master.said("play.out", play)).contains("Done.");
    }
  }
}

package io.drover.ros.tf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import io.drover.ros.message.RosTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TransformBufferTest {
  private final TransformBuffer buffer = new TransformBuffer(10);

  private static RigidTransform pose(double x, double y, double yaw) {
    return new RigidTransform(new Vector3(x, y, 0), Quaternion.ofEuler(0, 0, yaw));
  }

  private void move(String parent, String child, double seconds, RigidTransform pose) {
    assertThat(
            buffer.add(new FrameTransform(parent, child, RosTime.ofSeconds(seconds), pose), false))
        .isTrue();
  }

  private void fix(String parent, String child, RigidTransform pose) {
    assertThat(buffer.add(new FrameTransform(parent, child, RosTime.ZERO, pose), true)).isTrue();
  }

  private RigidTransform found(String target, String source, double seconds) {
    return buffer.lookup(target, source, RosTime.ofSeconds(seconds)).transform().orElseThrow();
  }

  private static void assertAlike(RigidTransform actual, RigidTransform expected) {
    assertThat(actual.translation().minus(expected.translation()).norm()).isLessThan(1e-9);
    Quaternion turn = actual.rotation().inverse().times(expected.rotation());
    assertThat(Math.abs(turn.w())).isCloseTo(1, within(1e-12));
  }

  @Test
  void followsTheTreeUpAndDown() {
    move("map", "odom", 1, pose(10, 0, Math.PI / 2));
    move("odom", "base_link", 1, pose(1, 2, 0));
    fix("base_link", "laser", pose(0.5, 0, 0));
    // one metre along odom's x is one along map's y
    assertAlike(found("map", "base_link", 1), pose(8, 1, Math.PI / 2));
    assertAlike(found("map", "laser", 1), pose(8, 1.5, Math.PI / 2));
    assertAlike(found("laser", "map", 1), pose(8, 1.5, Math.PI / 2).inverse());
    assertAlike(found("odom", "odom", 99), RigidTransform.IDENTITY);
    assertAlike(found("/map", "/laser", 1), pose(8, 1.5, Math.PI / 2));
  }

  @Test
  void agreesWithProductsAlongRandomTrees() {
    Random random = new Random(4);
    for (int round = 0; round < 50; round++) {
      TransformBuffer tree = new TransformBuffer(10);
      List<RigidTransform> inRoot = new ArrayList<>(List.of(RigidTransform.IDENTITY));
      for (int child = 1; child < 20; child++) {
        int parent = random.nextInt(child);
        RigidTransform pose =
            new RigidTransform(
                new Vector3(random.nextGaussian(), random.nextGaussian(), random.nextGaussian()),
                Quaternion.ofEuler(
                    random.nextDouble() - 0.5, random.nextDouble() - 0.5, 6 * random.nextDouble()));
        inRoot.add(inRoot.get(parent).times(pose));
        tree.add(
            new FrameTransform("f" + parent, "f" + child, new RosTime(5, 0), pose),
            random.nextBoolean());
      }
      int a = random.nextInt(20);
      int b = random.nextInt(20);
      for (RosTime time : List.of(RosTime.ZERO, new RosTime(5, 0))) {
        assertAlike(
            tree.lookup("f" + a, "f" + b, time).transform().orElseThrow(),
            inRoot.get(a).inverse().times(inRoot.get(b)));
      }
    }
  }

  @Test
  void interpolatesBetweenSamplesTheShorterWayRound() {
    move("odom", "base_link", 1, pose(0, 0, Math.toRadians(170)));
    move("odom", "base_link", 2, pose(4, 0, Math.toRadians(-170)));
    assertAlike(found("odom", "base_link", 1.25), pose(1, 0, Math.toRadians(175)));
    assertAlike(found("odom", "base_link", 1.5), pose(2, 0, Math.PI));
    // samples may come late
    move("odom", "base_link", 1.5, pose(0, 1, 0));
    assertAlike(found("odom", "base_link", 1.5), pose(0, 1, 0));
  }

  @Test
  void interpolatesSmallTurnsToo() {
    move("odom", "base_link", 1, pose(0, 0, 0));
    move("odom", "base_link", 2, pose(0, 0, 1e-4));
    assertThat(found("odom", "base_link", 1.5).rotation().yaw()).isCloseTo(5e-5, within(1e-12));
  }

  @Test
  void guessesNeitherForwardsNorBackwards() {
    move("odom", "base_link", 1, pose(0, 0, 0));
    move("odom", "base_link", 2, pose(1, 0, 0));
    for (double seconds : new double[] {0.5, 2.5}) {
      assertThat(buffer.lookup("odom", "base_link", RosTime.ofSeconds(seconds)))
          .isEqualTo(
              new TransformLookup.Missing(
                  "no way from base_link to odom: base_link is known from 1.0 to 2.0 s, not when"
                      + " asked for"));
    }
  }

  @Test
  void findsTheNewestTimeThatAllFramesShare() {
    move("map", "odom", 1, pose(0, 0, 0));
    move("map", "odom", 2, pose(2, 0, 0));
    move("odom", "base_link", 1, pose(0, 0, 0));
    move("odom", "base_link", 1.5, pose(0, 1, 0));
    fix("base_link", "laser", pose(0, 0, 0));
    assertThat(buffer.lookup("map", "laser", RosTime.ZERO))
        .isInstanceOfSatisfying(
            TransformLookup.Found.class,
            found -> {
              assertThat(found.time()).isEqualTo(RosTime.ofSeconds(1.5));
              assertAlike(found.pose(), pose(1, 1, 0));
            });
  }

  @Test
  void keepsTheLastSeconds() {
    for (int i = 0; i <= 20; i++) {
      move("odom", "base_link", i, pose(i, 0, 0));
    }
    assertAlike(found("odom", "base_link", 10), pose(10, 0, 0));
    assertThat(buffer.lookup("odom", "base_link", new RosTime(9, 0)).transform()).isEmpty();
    move("odom", "base_link", 3, pose(99, 0, 0));
    assertThat(buffer.lookup("odom", "base_link", new RosTime(3, 0)).transform()).isEmpty();
    buffer.clearMoving();
    move("odom", "base_link", 3, pose(3, 0, 0));
    assertAlike(found("odom", "base_link", 3), pose(3, 0, 0));
  }

  @Test
  void namesWhatIsMissing() {
    fix("map", "odom", pose(0, 0, 0));
    fix("other", "thing", pose(0, 0, 0));
    assertThat(buffer.lookup("map", "laser", RosTime.ZERO))
        .isEqualTo(new TransformLookup.Missing("there is no frame laser"));
    assertThat(buffer.lookup("map", "thing", RosTime.ZERO))
        .isEqualTo(
            new TransformLookup.Missing("no way from thing to map: they are in different trees"));
  }

  @Test
  void endsOnCircles() {
    fix("a", "b", pose(1, 0, 0));
    fix("b", "a", pose(1, 0, 0));
    fix("c", "d", pose(1, 0, 0));
    assertThat(buffer.lookup("c", "a", RosTime.ZERO).transform()).isEmpty();
  }

  @Test
  void rejectsWhatIsNoTransform() {
    RigidTransform fine = pose(0, 0, 0);
    RigidTransform nowhere = pose(Double.NaN, 0, 0);
    RigidTransform zero = new RigidTransform(Vector3.ZERO, new Quaternion(0, 0, 0, 0));
    assertThat(buffer.add(new FrameTransform("a", "a", RosTime.ZERO, fine), true)).isFalse();
    assertThat(buffer.add(new FrameTransform("", "a", RosTime.ZERO, fine), true)).isFalse();
    assertThat(buffer.add(new FrameTransform("b", "a", RosTime.ZERO, nowhere), true)).isFalse();
    assertThat(buffer.add(new FrameTransform("b", "a", RosTime.ZERO, zero), true)).isFalse();
  }
}

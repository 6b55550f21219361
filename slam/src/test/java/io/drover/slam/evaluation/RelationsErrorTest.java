package io.drover.slam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.error.DroverException;
import io.drover.core.geometry.Pose2;
import io.drover.slam.StampedPose;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Golden figures are what an independent evaluator in Python gives for the same files. */
class RelationsErrorTest {
  /** Two stamps are swapped, two are the same. */
  private static final String TRAJECTORY =
      """
      # t x y theta
      100.000000 0.403 -0.039 0.830
      100.250000 0.806 0.245 2.118
      100.500000 1.064 0.484 1.864
      100.750000 1.207 0.691 -3.070
      101.250000 1.234 0.626 -1.777
      101.000000 1.426 0.622 -2.532
      101.500000 1.630 0.728 -1.634
      101.750000 1.653 0.464 -2.432
      101.750000 1.677 0.498 -2.023
      102.250000 2.177 0.361 -1.775
      102.500000 2.503 0.588 -2.088
      102.750000 2.620 0.327 -2.108
      """;

  /** One stamp is 0.4 ms off, one relation is wrong, two are of times without a pose. */
  private static final String RELATIONS =
      """
      100.000000 100.250400 0.448808 -0.146378 0.000000 0.000000 0.000000 1.292496
      101.000000 101.250000 0.121847 -0.078097 0.000000 0.000000 0.000000 0.769332
      100.500000 102.250000 -0.499365 -1.021787 0.000000 0.000000 0.000000 2.622151
      102.500000 100.750000 0.552273 -1.176110 0.000000 0.000000 0.000000 -1.021769
      101.750000 102.750000 -0.651336 0.726283 0.000000 0.000000 0.000000 0.343240
      101.500000 100.000000 1.742968 -1.576105 0.000000 0.000000 0.000000 2.764000
      100.250000 101.750000 -0.247063 -0.900669 0.000000 0.000000 0.000000 2.171160
      100.750000 101.500000 -0.407517 0.066305 0.000000 0.000000 0.000000 1.448838
      100.000000 100.100000 1.000000 0.000000 0.000000 0.000000 0.000000 0.000000
      50.000000 100.000000 1.000000 0.000000 0.000000 0.000000 0.000000 0.000000
      """;

  private static final Offset<Double> EXACTLY = within(1e-9);

  @TempDir Path folder;
  private List<StampedPose> trajectory;
  private Relations relations;

  @BeforeEach
  void readFiles() throws Exception {
    trajectory = TrajectoryFile.read(Files.writeString(folder.resolve("t.txt"), TRAJECTORY));
    relations = Relations.read(Files.writeString(folder.resolve("r.txt"), RELATIONS));
  }

  @Test
  void isTheFreiburgMetric() {
    RelationsError error = RelationsError.of(trajectory, relations, ErrorDefinition.FREIBURG);
    assertThat(error.relations()).isEqualTo(10);
    assertThat(error.used()).isEqualTo(8);
    assertThat(error.translationMetres().mean()).isCloseTo(0.16207997618022907, EXACTLY);
    assertThat(error.translationMetres().deviation()).isCloseTo(0.33345616195955774, EXACTLY);
    assertThat(error.translationMetres().most()).isCloseTo(0.9848858920008597, EXACTLY);
    assertThat(degrees(error.rotationRadians().mean())).isCloseTo(6.092575362413357, EXACTLY);
    assertThat(degrees(error.rotationRadians().deviation())).isCloseTo(9.543086357986134, EXACTLY);
    assertThat(degrees(error.rotationRadians().most())).isCloseTo(25.094101432148374, EXACTLY);
    assertThat(error.farOff()).isEqualTo(1);
    assertThat(error.farOffShare()).isEqualTo(0.125);
  }

  @Test
  void isCartographersVariant() {
    RelationsError error = RelationsError.of(trajectory, relations, ErrorDefinition.CARTOGRAPHER);
    assertThat(error.translationMetres().mean()).isCloseTo(0.19652881638413772, EXACTLY);
    assertThat(error.translationMetres().deviation()).isCloseTo(0.31336743557406344, EXACTLY);
    assertThat(error.translationMetres().most()).isCloseTo(0.9167909861928962, EXACTLY);
    assertThat(degrees(error.rotationRadians().mean())).isCloseTo(6.092575362413357, EXACTLY);
  }

  @Test
  void splitsRelationsWithinAndBetweenRobots() {
    double[] stamps =
        trajectory.stream().mapToDouble(at -> Double.parseDouble(at.stamp())).toArray();
    LogSplit two = new LogSplit(stamps, 2);
    RelationsError same = freiburg(two.sameRobot(relations));
    assertThat(same.used()).isEqualTo(3);
    assertThat(same.translationMetres().mean()).isCloseTo(0.0370, within(5e-5));
    assertThat(same.translationMetres().deviation()).isCloseTo(0.0231, within(5e-5));
    RelationsError cross = freiburg(two.crossRobot(relations));
    assertThat(cross.used()).isEqualTo(5);
    assertThat(cross.translationMetres().mean()).isCloseTo(0.2371, within(5e-5));
    assertThat(cross.translationMetres().deviation()).isCloseTo(0.4190, within(5e-5));
    assertThat(degrees(cross.rotationRadians().mean())).isCloseTo(9.312, within(5e-4));
    assertThat(cross.farOff()).isEqualTo(1);
    LogSplit three = new LogSplit(stamps, 3);
    assertThat(freiburg(three.sameRobot(relations)).used()).isEqualTo(2);
    assertThat(freiburg(three.crossRobot(relations)).translationMetres().mean())
        .isCloseTo(0.1993, within(5e-5));
  }

  private RelationsError freiburg(Relations some) {
    return RelationsError.of(trajectory, some, ErrorDefinition.FREIBURG);
  }

  @Test
  void readsTumsRowsToTheLastDigitOfTheirStamps() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("t.tum"),
            "# a trajectory\n976052857.337530 1 2 0 0 0 0.479425539 0.877582562\n\n");
    StampedPose pose = TrajectoryFile.read(file).get(0);
    assertThat(pose.stamp()).isEqualTo("976052857.337530");
    assertThat(pose.pose().translation()).isEqualTo(new Pose2(1, 2, 0).translation());
    assertThat(pose.pose().theta()).isCloseTo(1, within(1e-8));
  }

  @Test
  void anEmptyTrajectoryAnswersNothing() {
    RelationsError error = RelationsError.of(List.of(), relations, ErrorDefinition.FREIBURG);
    assertThat(error.used()).isZero();
    assertThat(error.translationMetres().mean()).isNaN();
    assertThat(error.farOffShare()).isNaN();
  }

  @Test
  void saysWhichRowIsNone() throws Exception {
    String[][] cases = {
      {"1 2 3 0 0 0 0 0\n1 2 3\n", "bad.txt:2: a row of 3 numbers: give relations t1 t2 x y z"},
      {"1 2 3 0 0 0 0 nan\n", "bad.txt:1: this is no row of numbers"},
      {"1 2 3 0 0 0 0 NaN\n", "bad.txt:1: a number is not finite"},
      {"# none\n", "bad.txt holds no row: give a file of relations"},
    };
    for (String[] bad : cases) {
      Path file = Files.writeString(folder.resolve("bad.txt"), bad[0]);
      assertThatThrownBy(() -> Relations.read(file))
          .as(bad[0])
          .isInstanceOf(DroverException.class)
          .hasMessageContaining(bad[1]);
    }
    assertThatThrownBy(() -> TrajectoryFile.read(folder.resolve("none.tum")))
        .hasMessageContaining("none.tum cannot be read");
  }

  private static double degrees(double radians) {
    return Math.toDegrees(radians);
  }
}

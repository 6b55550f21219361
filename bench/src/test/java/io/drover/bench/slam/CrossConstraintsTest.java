package io.drover.bench.slam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Pose2;
import io.drover.slam.StampedPose;
import io.drover.slam.evaluation.ErrorDefinition;
import io.drover.slam.evaluation.Relations;
import io.drover.slam.evaluation.RelationsError;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrossConstraintsTest {
  @TempDir Path folder;

  @Test
  void onlyThoseOfTwoRobotsAreHeldAgainstAnotherMap() throws Exception {
    Files.writeString(
        folder.resolve("graph.csv"),
        """
        vertex,kind,robot,index,stamp
        0,submap,1,0,
        1,submap,2,0,
        2,scan,1,0,10.5
        3,scan,1,1,11.5
        4,scan,2,0,20.5
        5,scan,2,1,21.5
        """);
    Files.writeString(
        folder.resolve("graph.g2o"),
        """
        VERTEX_SE2 0 0 0 0
        VERTEX_SE2 1 5 0 0
        VERTEX_SE2 2 0 0 0
        VERTEX_SE2 3 1 0 0
        VERTEX_SE2 4 5 0 0
        VERTEX_SE2 5 6 0 0
        EDGE_SE2 0 2 0 0 0 1 0 0 1 0 1
        EDGE_SE2 0 3 1 0 0 1 0 0 1 0 1
        EDGE_SE2 1 4 0 0 0 1 0 0 1 0 1
        EDGE_SE2 0 5 6.1 0 0 1 0 0 1 0 1
        EDGE_SE2 1 3 -3 0 0 1 0 0 1 0 1
        EDGE_SE2 2 3 1 0 0 1 0 0 1 0 1
        """);
    Relations found = CrossConstraints.of(folder);
    assertThat(found.all()).extracting(each -> each.fromStamp()).containsExactly(10.5, 20.5);
    assertThat(found.all()).extracting(each -> each.toStamp()).containsExactly(21.5, 11.5);

    List<StampedPose> uncut =
        List.of(
            new StampedPose("10.5", new Pose2(0, 0, 0)),
            new StampedPose("11.5", new Pose2(1, 0, 0)),
            new StampedPose("20.5", new Pose2(5, 0, 0)),
            new StampedPose("21.5", new Pose2(6, 0, 0)));
    RelationsError error = RelationsError.of(uncut, found, ErrorDefinition.FREIBURG);
    assertThat(error.used()).isEqualTo(2);
    assertThat(error.farOff()).isEqualTo(1);
    assertThat(error.translationMetres().most()).isCloseTo(1, within(1e-9));
  }
}

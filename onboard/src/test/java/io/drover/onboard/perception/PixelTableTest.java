package io.drover.onboard.perception;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.id.DroneId;
import io.drover.core.image.GrayImage;
import io.drover.navigation.DecisionSpace;
import io.drover.navigation.EncodedFrame;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.NavigationModel;
import io.drover.navigation.NavigationOutput;
import io.drover.onboard.CapturedFrame;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PixelTableTest {
  private static final DecisionSpace SPACE = DecisionSpace.a3d(64);
  private static final int REFERENCE = SPACE.indexOf(SPACE.reference());

  private final List<Integer> inferredSides = new ArrayList<>();
  private final List<EncodedFrame> sent = new ArrayList<>();
  private final PixelTable table =
      new PixelTable(new DroneId("drone1"), SPACE, new SideModel(), this::atTheEdge);

  @AfterEach
  void close() {
    table.close();
  }

  @Test
  void infersOnBoardAtTheActionsSide() {
    CapturedFrame frame = noise(0);
    for (int action = 0; action < 3; action++) {
      int side = SPACE.decision(action).resolution().side();
      assertThat(table.output(frame, action).steeringRadians()).isEqualTo(side);
      assertThat(table.bytes(frame, action)).isZero();
    }
    assertThat(inferredSides).containsExactly(64, 32, 16);
    assertThat(sent).isEmpty();
  }

  @Test
  void sendsJpegsOfTheActionsSideAndQualityToTheEdge() {
    CapturedFrame frame = noise(7);
    try (FrameCodec codec = new FrameCodec()) {
      for (int action = 3; action < SPACE.size(); action++) {
        table.output(frame, action);
        EncodedFrame last = sent.get(sent.size() - 1);
        assertThat(last.frameId()).isEqualTo(7);
        assertThat(last.drone()).isEqualTo(new DroneId("drone1"));
        assertThat(codec.decode(last.jpeg()).width())
            .isEqualTo(SPACE.decision(action).resolution().side());
        assertThat(table.bytes(frame, action)).isEqualTo(last.jpeg().length);
      }
    }
    assertThat(table.bytes(frame, 3)).isGreaterThan(table.bytes(frame, 4));
    assertThat(table.bytes(frame, 4)).isGreaterThan(table.bytes(frame, 5));
    assertThat(table.bytes(frame, 3)).isGreaterThan(table.bytes(frame, 6));
  }

  @Test
  void computesACellOnceWhileItsFrameIsOneOfTheLatestTwo() {
    CapturedFrame first = noise(1);
    CapturedFrame second = noise(2);
    CapturedFrame third = noise(3);
    table.output(first, REFERENCE);
    table.output(second, REFERENCE);
    table.output(first, REFERENCE);
    table.output(second, REFERENCE);
    assertThat(sent).hasSize(2);
    table.output(third, REFERENCE);
    table.output(second, REFERENCE);
    assertThat(sent).hasSize(3);
    table.output(first, REFERENCE);
    assertThat(sent).hasSize(4);
  }

  @Test
  void knowsSizesWithoutAskingTheEdge() {
    table.bytes(noise(1), REFERENCE);
    assertThat(sent).isEmpty();
  }

  @Test
  void rejectsAFrameWithoutPixels() {
    CapturedFrame blind = new CapturedFrame(4, 0, 0, Optional.empty());
    assertThatThrownBy(() -> table.output(blind, 0)).hasMessage("frame 4 has no pixels");
  }

  private NavigationOutput atTheEdge(EncodedFrame frame) {
    sent.add(frame);
    return new NavigationOutput(-1, 0);
  }

  private static CapturedFrame noise(long id) {
    byte[] pixels = new byte[64 * 64];
    new SplittableRandom(id).nextBytes(pixels);
    return new CapturedFrame(id, id, 0, Optional.of(new GrayImage(64, 64, pixels)));
  }

  private final class SideModel implements NavigationModel {
    @Override
    public NavigationOutput infer(GrayImage image) {
      inferredSides.add(image.width());
      return new NavigationOutput(image.width(), 0);
    }

    @Override
    public int fullSide() {
      return 64;
    }
  }
}

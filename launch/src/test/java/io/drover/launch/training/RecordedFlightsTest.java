package io.drover.launch.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.airsim.world.Routes;
import io.drover.core.error.DroverException;
import io.drover.launch.flight.FlightShare;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.navigation.profile.FlightProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordedFlightsTest {
  private static final List<RecordingOrder> ORDERS =
      List.of(new RecordingOrder("short", Routes.random(77, 30), 1));

  @TempDir Path folder;

  @Test
  void recordsOnceAndReadsAfterwards() throws IOException {
    AtomicInteger told = new AtomicInteger();
    FlightShare progress = share -> told.incrementAndGet();
    try (OnnxNavigationModel model = OnnxNavigationModel.shipped()) {
      RecordedFlights flights = new RecordedFlights(folder, "test", model);
      assertThat(flights.lacks(ORDERS)).isTrue();
      List<FlightProfile> recorded = flights.profiles(ORDERS, progress);
      assertThat(recorded).extracting(FlightProfile::name).containsExactly("short");
      assertThat(recorded.get(0).durationSeconds()).isGreaterThan(5);
      assertThat(told.get()).isPositive();
      assertThat(files())
          .extracting(Path::getFileName)
          .extracting(Path::toString)
          .containsExactly("short.csv");

      told.set(0);
      assertThat(flights.lacks(ORDERS)).isFalse();
      List<FlightProfile> read = flights.profiles(ORDERS, progress);
      assertThat(read.get(0).frames()).isEqualTo(recorded.get(0).frames());
      assertThat(told.get()).isZero();
    }
  }

  @Test
  void leavesNoHalfFileWhenItIsBrokenOff() throws IOException {
    FlightShare failing =
        share -> {
          if (share > 0.1) {
            throw new IllegalStateException("enough");
          }
        };
    try (OnnxNavigationModel model = OnnxNavigationModel.shipped()) {
      RecordedFlights flights = new RecordedFlights(folder, "test", model);
      assertThatThrownBy(() -> flights.profiles(ORDERS, failing))
          .isInstanceOf(DroverException.class)
          .hasRootCauseMessage("enough");
      assertThat(files()).isEmpty();
      assertThat(flights.lacks(ORDERS)).isTrue();
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}

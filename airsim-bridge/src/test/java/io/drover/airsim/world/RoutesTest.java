package io.drover.airsim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.geometry.Vector2;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoutesTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("route.yaml"), text);
  }

  private void rejects(String text, ErrorCode code, String... parts) throws IOException {
    Path file = file(text);
    assertThatThrownBy(() -> Routes.load(file))
        .isInstanceOfSatisfying(DroverException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining("route.yaml")
        .satisfies(e -> assertThat(e.getMessage()).contains(parts).doesNotContain("\n"));
  }

  @Test
  void rejectsAnUnknownNameAndTellsTheKnown() {
    assertThatThrownBy(() -> Routes.named("moon"))
        .isInstanceOf(DroverException.class)
        .hasMessageContaining("moon")
        .hasMessageContaining("campus");
  }

  @Test
  void sameSeedSameRoute() {
    Route one = Routes.random(9, 500);
    Route other = Routes.random(9, 500);
    assertThat(one.pointAt(480)).isEqualTo(other.pointAt(480));
    assertThat(Routes.random(10, 500).pointAt(480)).isNotEqualTo(one.pointAt(480));
  }

  @Test
  void rejectsARandomRouteWithoutLength() {
    assertThatThrownBy(() -> Routes.random(1, -4)).isInstanceOf(DroverException.class);
  }

  @Test
  void readsTheExample() throws IOException {
    Path copy = folder.resolve("example.yaml");
    try (InputStream in = Routes.class.getResourceAsStream("example-route.yaml")) {
      Files.write(copy, in.readAllBytes());
    }
    Route route = Routes.load(copy);
    assertThat(route.name()).isEqualTo("harbour");
    assertThat(route.setting()).isEqualTo(Setting.COAST);
    assertThat(route.seed()).isEqualTo(7);
    assertThat(route.halfWidthMetres()).isEqualTo(2.5);
    assertThat(route.tunnels()).containsExactly(new TunnelSection(100, 130));
    Vector2 end = route.pointAt(route.lengthMetres());
    assertThat(end.minus(new Vector2(150, 20)).norm()).isLessThan(1e-3);
  }

  @Test
  void roundsCornersWithTheGivenRadius() throws IOException {
    Route route =
        Routes.load(file("waypoints: [[0, 0], [20, 0], [20, 20]]\ncorner_radius_metres: 4\n"));
    assertThat(route.name()).isEqualTo("route");
    assertThat(route.lengthMetres()).isEqualTo(32 + Math.PI / 2 * 4, within(1e-6));
    assertThat(route.locate(new Vector2(20, 0), 20).lateralMetres())
        .isEqualTo(-4 * (Math.sqrt(2) - 1), within(0.01));
  }

  @Test
  void namesLineAndKeyOfABadValue() throws IOException {
    rejects(
        "waypoints: [[0, 0], [20, 0]]\nhalf_width_metres: wide\n",
        ErrorCode.INVALID_CONFIG,
        "line 2",
        "half_width_metres");
    rejects("waypoints:\n  - [0, 0]\n  - [20]\n", ErrorCode.INVALID_CONFIG, "line 3", "waypoints");
    rejects("waypoints: [[0, 0]]\n", ErrorCode.INVALID_CONFIG, "line 1", "waypoints");
    rejects("waypoints: 7\n", ErrorCode.INVALID_CONFIG, "line 1", "waypoints");
    rejects(
        "waypoints: [[0, 0], [20, 0]]\nseed: x\nsetting: moon\n",
        ErrorCode.INVALID_CONFIG,
        "line 2: seed",
        "line 3: setting");
    rejects(
        "waypoints: [[0, 0], [20, 0]]\ntunnels:\n  - [5, 50]\n",
        ErrorCode.INVALID_CONFIG,
        "tunnels",
        "20.0");
  }

  @Test
  void namesLineAndKeyOfAnUnknownOrRepeatedKey() throws IOException {
    rejects(
        "waypoints: [[0, 0], [20, 0]]\nwidth: 3\n",
        ErrorCode.INVALID_CONFIG,
        "line 2",
        "width",
        "half_width_metres");
    rejects("waypoints: [[0, 0], [20, 0]]\nseed: 3\nseed: 4\n", ErrorCode.INVALID_CONFIG, "line 3");
    rejects("name: x\n", ErrorCode.INVALID_CONFIG, "waypoints", "missing");
  }

  @Test
  void saysWhereACornerHasNoRoom() throws IOException {
    rejects(
        "waypoints:\n  - [0, 0]\n  - [3, 0]\n  - [3, 3]\n",
        ErrorCode.INVALID_CONFIG,
        "line 3",
        "corner_radius_metres");
    rejects(
        "waypoints:\n  - [0, 0]\n  - [30, 0]\n  - [0, 0]\n", ErrorCode.INVALID_CONFIG, "line 3");
  }

  @Test
  void rejectsWhatIsNoYamlOrNoFile() throws IOException {
    rejects("seed: 1\nwaypoints: [[0, 0\n", ErrorCode.MALFORMED_FILE, "route.yaml:3", "not YAML");
    rejects("- 1\n", ErrorCode.MALFORMED_FILE, "waypoints");
    rejects("", ErrorCode.MALFORMED_FILE, "waypoints");
    assertThatThrownBy(() -> Routes.load(folder.resolve("absent.yaml")))
        .isInstanceOfSatisfying(
            DroverException.class,
            e -> assertThat(e.code()).isEqualTo(ErrorCode.FILE_NOT_READABLE));
  }
}

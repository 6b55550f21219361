package io.drover.airsim.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector2;
import io.drover.core.geometry.Vector3;
import io.drover.core.image.GrayImage;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class RendererTest {
  private static final Scene CAMPUS = Scene.build(Routes.named("campus"));
  private static final Scene COAST = Scene.build(Routes.named("coastline"));
  private static final CameraModel SMALL = CameraModel.square(112);

  private static Vector3 eye(Scene scene, double arc) {
    Vector2 p = scene.route().pointAt(arc);
    return new Vector3(p.x(), p.y(), 1.6);
  }

  private static Quaternion along(Scene scene, double arc, double roll, double pitch) {
    return Quaternion.ofEuler(roll, pitch, scene.route().headingAt(arc));
  }

  private static GrayImage gray(Scene scene, double arc, Conditions conditions) {
    return new Renderer(scene, SMALL)
        .renderGray(eye(scene, arc), along(scene, arc, 0, 0), conditions, 3);
  }

  private static double mean(GrayImage image) {
    double sum = 0;
    for (byte pixel : image.pixels()) {
      sum += pixel & 0xff;
    }
    return sum / image.pixels().length;
  }

  private static double deviation(GrayImage image) {
    double mean = mean(image);
    double sum = 0;
    for (byte pixel : image.pixels()) {
      sum += ((pixel & 0xff) - mean) * ((pixel & 0xff) - mean);
    }
    return Math.sqrt(sum / image.pixels().length);
  }

  @Test
  void picturesHaveTheSizeOfTheCamera() {
    Renderer renderer = new Renderer(CAMPUS, new CameraModel(50, 31, 1.2));
    Vector3 eye = eye(CAMPUS, 20);
    Quaternion q = along(CAMPUS, 20, 0.1, 0.1);
    GrayImage image = renderer.renderGray(eye, q, Conditions.CLEAR, 0);
    assertThat(image.width()).isEqualTo(50);
    assertThat(image.height()).isEqualTo(31);
    assertThat(renderer.renderBgr(eye, q, Conditions.CLEAR, 0)).hasSize(3 * 50 * 31);
    assertThat(renderer.renderDepthPlanar(eye, q, 0)).hasSize(50 * 31);
  }

  @Test
  void sameSeedSameBytesAndAnotherSeedOthers() {
    Scene twin = Scene.build(Routes.named("campus"));
    Scene other = Scene.build(Routes.named("campus"), 77);
    Conditions conditions = Conditions.ofSeed(4, 10);
    assertThat(gray(twin, 60, conditions).pixels())
        .isEqualTo(gray(CAMPUS, 60, conditions).pixels());
    assertThat(gray(other, 60, conditions).pixels())
        .isNotEqualTo(gray(CAMPUS, 60, conditions).pixels());
  }

  @Test
  void whatWasDrawnBeforeDoesNotMatter() {
    Renderer used = new Renderer(CAMPUS, SMALL);
    used.renderGray(eye(CAMPUS, 200), along(CAMPUS, 200, 0.4, 0.2), Conditions.ofSeed(2), 50);
    assertThat(
            used.renderGray(eye(CAMPUS, 60), along(CAMPUS, 60, 0, 0), Conditions.CLEAR, 3).pixels())
        .isEqualTo(gray(CAMPUS, 60, Conditions.CLEAR).pixels());
  }

  @Test
  void severalRenderersShareAScene() {
    Scene fresh = Scene.build(Routes.named("campus"));
    var one = CompletableFuture.supplyAsync(() -> gray(fresh, 60, Conditions.CLEAR));
    var two = CompletableFuture.supplyAsync(() -> gray(fresh, 60, Conditions.CLEAR));
    assertThat(one.join().pixels()).isEqualTo(two.join().pixels());
    assertThat(one.join().pixels()).isEqualTo(gray(CAMPUS, 60, Conditions.CLEAR).pixels());
  }

  @Test
  void greyIsTheLuminanceOfTheColours() {
    Renderer renderer = new Renderer(COAST, SMALL);
    Vector3 eye = eye(COAST, 100);
    Quaternion q = along(COAST, 100, 0, 0.1);
    byte[] bgr = renderer.renderBgr(eye, q, Conditions.CLEAR, 3);
    GrayImage grey = renderer.renderGray(eye, q, Conditions.CLEAR, 3);
    double error = 0;
    boolean coloured = false;
    for (int i = 0; i < grey.pixels().length; i++) {
      int blue = bgr[3 * i] & 0xff;
      int green = bgr[3 * i + 1] & 0xff;
      int red = bgr[3 * i + 2] & 0xff;
      error += Math.abs(0.114 * blue + 0.587 * green + 0.299 * red - (grey.pixels()[i] & 0xff));
      coloured |= Math.abs(red - blue) > 40;
    }
    assertThat(error / grey.pixels().length).isLessThan(2);
    assertThat(coloured).isTrue();
  }

  @Test
  void depthAgreesWithRays() {
    for (double[] pose :
        new double[][] {{20, 0, 0}, {75, 0.3, 0.2}, {150, -0.2, -0.3}, {240, 0, 0.4}}) {
      assertThat(depthAgreement(CAMPUS, pose[0], pose[1], pose[2])).isGreaterThan(0.85);
    }
    // no tree grows in a tunnel
    assertThat(depthAgreement(COAST, 560, 0.2, 0.1)).isGreaterThan(0.97);
    assertThat(depthAgreement(COAST, 600, 0, -0.2)).isGreaterThan(0.97);
  }

  /** The part of the pixels whose depth is that of a ray within 2%; foliage is no part of rays. */
  private static double depthAgreement(Scene scene, double arc, double roll, double pitch) {
    Vector3 eye = eye(scene, arc);
    Quaternion q = along(scene, arc, roll, pitch);
    float[] depth = new Renderer(scene, SMALL).renderDepthPlanar(eye, q, 3);
    int agreed = 0;
    for (int row = 0; row < 112; row++) {
      for (int column = 0; column < 112; column++) {
        double f = SMALL.focalPixels();
        Vector3 body = new Vector3(1, (56 - column - 0.5) / f, (56 - row - 0.5) / f);
        double length = body.norm();
        double ray = scene.rayDistance(eye, q.rotate(body).times(1 / length), 300, 3) / length;
        double drawn = Math.min(300 / length, depth[row * 112 + column]);
        agreed += Math.abs(drawn - ray) <= 0.02 * ray + 0.01 ? 1 : 0;
      }
    }
    return agreed / (112.0 * 112);
  }

  @Test
  void theSkyIsFarAway() {
    float[] depth =
        new Renderer(CAMPUS, SMALL)
            .renderDepthPlanar(eye(CAMPUS, 20), Quaternion.ofEuler(0, -Math.PI / 2, 0), 0);
    assertThat(depth[56 * 112 + 56]).isEqualTo(Renderer.SKY_METRES);
  }

  @Test
  void lookingDownSeesTheGroundAtItsHeight() {
    float[] depth =
        new Renderer(CAMPUS, SMALL)
            .renderDepthPlanar(eye(CAMPUS, 20), Quaternion.ofEuler(0, Math.PI / 2, 0), 0);
    assertThat((double) depth[56 * 112 + 56]).isEqualTo(1.6, within(0.01));
  }

  @Test
  void theTunnelIsDark() {
    assertThat(mean(gray(COAST, 590, Conditions.CLEAR)))
        .isLessThan(0.45 * mean(gray(COAST, 450, Conditions.CLEAR)));
  }

  @Test
  void lightAndWeatherShow() {
    GrayImage clear = gray(CAMPUS, 20, Conditions.CLEAR);
    assertThat(mean(gray(CAMPUS, 20, Conditions.CLEAR.withLight(0.5, 1))))
        .isLessThan(0.6 * mean(clear));
    assertThat(deviation(gray(CAMPUS, 20, Conditions.CLEAR.withLight(1, 0.6))))
        .isLessThan(0.7 * deviation(clear));
    assertThat(deviation(gray(CAMPUS, 20, Conditions.CLEAR.with(Weather.FOG, 1))))
        .isLessThan(0.7 * deviation(clear));
    for (Weather kind : Weather.values()) {
      assertThat(gray(CAMPUS, 20, Conditions.CLEAR.with(kind, 0.7)).pixels())
          .as(kind.name())
          .isNotEqualTo(clear.pixels());
    }
  }

  @Test
  void survivesEveryPose() {
    Renderer renderer = new Renderer(CAMPUS, SMALL);
    for (double[] p :
        new double[][] {
          {0, 0, 0}, {0, 0, -5}, {1e5, -1e5, 50}, {40, 12, 0.1}, {-400, 300, 400}, {60, 0, 2}
        }) {
      for (double roll = -3; roll <= 3; roll += 1.5) {
        Quaternion q = Quaternion.ofEuler(roll, 0.5 * roll, 2 * roll);
        renderer.renderGray(new Vector3(p[0], p[1], p[2]), q, Conditions.ofSeed(3), 1e6);
      }
    }
    assertThat(renderer.camera()).isEqualTo(SMALL);
  }
}

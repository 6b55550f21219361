package io.drover.airsim.world;

import io.drover.core.geometry.Quaternion;
import io.drover.core.geometry.Vector3;
import io.drover.core.image.GrayImage;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Draws what a camera sees of a scene: upright things by z-buffer, nearest first, then ground and
 * sky into what is left. Keeps its buffers: one thread at a time; many renderers may share a scene.
 * Same scene, pose, conditions and time: same bytes.
 */
public final class Renderer {
  /** Depth of the sky, the largest half-precision number, as in AirSim. */
  public static final float SKY_METRES = 65504f;

  private static final float DRAW_METRES = 160;
  private static final int SPAN = 16;
  private static final int GRAIN_MASK = 0xffff;

  private final Scene scene;
  private final CameraModel camera;
  private final Frame frame;
  private final Atmosphere atmosphere = new Atmosphere();
  private final FacePainter faces;
  private final GroundPainter ground;
  private final SkyPainter sky;
  private final Precipitation precipitation;
  private final float[] grain = new float[GRAIN_MASK + 1];
  private final Shape[] seen;
  private final long[] order;

  public Renderer(Scene scene, CameraModel camera) {
    this.scene = scene;
    this.camera = camera;
    frame = new Frame(camera.width(), camera.height());
    faces = new FacePainter(frame, atmosphere);
    ground = new GroundPainter(frame, atmosphere, scene.ground());
    sky = new SkyPainter(frame, atmosphere, scene.seed());
    precipitation = new Precipitation(frame);
    int most = scene.shapes().size() + scene.crossers().size();
    seen = new Shape[most];
    order = new long[most];
    SplittableRandom random = new SplittableRandom(scene.seed());
    for (int i = 0; i < grain.length; i++) {
      // the sum of three is near enough to a bell
      grain[i] = (float) (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
    }
  }

  public Scene scene() {
    return scene;
  }

  public CameraModel camera() {
    return camera;
  }

  /**
   * The luminance, in a fresh array.
   *
   * @param position of the camera, metres, ENU
   * @param bodyToWorld FLU to ENU; the camera looks along the body's +x
   */
  public GrayImage renderGray(
      Vector3 position, Quaternion bodyToWorld, Conditions conditions, double timeSeconds) {
    int offset = draw(position, bodyToWorld, conditions, timeSeconds);
    byte[] pixels = new byte[camera.width() * camera.height()];
    float[] grey = frame.grey;
    float strength = grainStrength(conditions);
    for (int i = 0; i < pixels.length; i++) {
      float value = grey[i] + strength * grain[i + offset & GRAIN_MASK];
      pixels[i] = (byte) Math.max(0, Math.min(255, (int) value));
    }
    return new GrayImage(camera.width(), camera.height(), pixels);
  }

  /** Blue, green, red for every pixel, row-major, in a fresh array. */
  public byte[] renderBgr(
      Vector3 position, Quaternion bodyToWorld, Conditions conditions, double timeSeconds) {
    int offset = draw(position, bodyToWorld, conditions, timeSeconds);
    byte[] pixels = new byte[3 * camera.width() * camera.height()];
    float strength = grainStrength(conditions);
    for (int i = 0; i < frame.grey.length; i++) {
      float value = frame.grey[i] + strength * grain[i + offset & GRAIN_MASK];
      Tint tint = Tint.of(frame.tint[i]);
      float inverse = frame.inverseDepth[i];
      float own =
          inverse == 0 ? atmosphere.skyClarity : atmosphere.clarity[Atmosphere.step(1 / inverse)];
      pixels[3 * i] = channel(value, tint.blue, own);
      pixels[3 * i + 1] = channel(value, tint.green, own);
      pixels[3 * i + 2] = channel(value, tint.red, own);
    }
    return pixels;
  }

  private static byte channel(float grey, float tint, float own) {
    return (byte) Math.max(0, Math.min(255, (int) (grey * (1 + own * (tint - 1)))));
  }

  /**
   * Metres along the optical axis, row-major, {@link #SKY_METRES} for the sky and for ground
   * farther than 400 m; a fresh array.
   */
  public float[] renderDepthPlanar(Vector3 position, Quaternion bodyToWorld, double timeSeconds) {
    draw(position, bodyToWorld, Conditions.CLEAR, timeSeconds);
    float[] depth = new float[camera.width() * camera.height()];
    for (int i = 0; i < depth.length; i++) {
      depth[i] = frame.inverseDepth[i] == 0 ? SKY_METRES : 1 / frame.inverseDepth[i];
    }
    return depth;
  }

  /** The less light, the more of the sensor's noise. */
  private static float grainStrength(Conditions conditions) {
    return (float) (4 + 3 * Math.max(0, 1 - conditions.brightness()));
  }

  /** Draws into the frame; returns where the grain of this picture begins. */
  private int draw(
      Vector3 position, Quaternion bodyToWorld, Conditions conditions, double timeSeconds) {
    frame.clear();
    atmosphere.set(conditions);
    View view = new View(camera, position, bodyToWorld);
    drawShapes(view, timeSeconds);
    ground.look(view, conditions);
    sky.look(view, timeSeconds);
    for (int row = 0; row < frame.height; row++) {
      fillRow(view, row);
    }
    SplittableRandom random =
        new SplittableRandom(Double.doubleToLongBits(timeSeconds) ^ scene.seed());
    precipitation.draw(conditions, random);
    return random.nextInt(GRAIN_MASK);
  }

  private void drawShapes(View view, double timeSeconds) {
    int count = 0;
    List<Shape> shapes = scene.shapes();
    for (int i = 0; i < shapes.size(); i++) {
      count = admit(view, shapes.get(i), count);
    }
    List<Crosser> crossers = scene.crossers();
    for (int i = 0; i < crossers.size(); i++) {
      Crosser crosser = crossers.get(i);
      if (Math.hypot(crosser.x() - view.x, crosser.y() - view.y) < DRAW_METRES) {
        Box box = crosser.at(timeSeconds);
        count = admit(view, new BoxShape(box, scene.ground().sunlight()), count);
      }
    }
    Arrays.sort(order, 0, count);
    faces.look(view);
    for (int i = 0; i < count; i++) {
      seen[(int) order[i]].draw(faces);
    }
  }

  private int admit(View view, Shape shape, int count) {
    float depth = view.depthIfSeen(shape.x(), shape.y(), shape.z(), shape.radius(), DRAW_METRES);
    if (depth == Float.POSITIVE_INFINITY) {
      return count;
    }
    seen[count] = shape;
    order[count] = (long) Float.floatToIntBits(depth) << 32 | count;
    return count + 1;
  }

  private void fillRow(View w, int row) {
    float across = (0.5f - w.centreColumn) / w.focal;
    float downwards = (row + 0.5f - w.centreRow) / w.focal;
    float baseX = w.forwardX + downwards * w.downX + across * w.rightX;
    float baseY = w.forwardY + downwards * w.downY + across * w.rightY;
    float baseZ = w.forwardZ + downwards * w.downZ + across * w.rightZ;
    float horizon = -w.z / Atmosphere.FAR_METRES;
    for (int column = 0; column < frame.width; column += SPAN) {
      int count = Math.min(SPAN, frame.width - column);
      float z0 = baseZ + column / w.focal * w.rightZ;
      float z1 = baseZ + (column + count) / w.focal * w.rightZ;
      // a piece that crosses the horizon is taken pixel by pixel
      int piece = z0 < horizon == z1 < horizon ? count : 1;
      for (int i = 0; i < count; i += piece) {
        fillPiece(w, row, column + i, piece, horizon, baseX, baseY, baseZ);
      }
    }
  }

  private void fillPiece(
      View w,
      int row,
      int column,
      int count,
      float horizon,
      float baseX,
      float baseY,
      float baseZ) {
    float from = column / w.focal;
    float to = count == 1 ? from : (column + count) / w.focal;
    float x0 = baseX + from * w.rightX;
    float y0 = baseY + from * w.rightY;
    float z0 = baseZ + from * w.rightZ;
    float x1 = baseX + to * w.rightX;
    float y1 = baseY + to * w.rightY;
    float z1 = baseZ + to * w.rightZ;
    int at = row * frame.width + column;
    if (z0 < horizon) {
      ground.fill(at, count, -w.z / z0, -w.z / z1, x0, y0, x1, y1);
    } else {
      sky.fill(at, count, x0, y0, z0, x1, y1, z1);
    }
  }
}

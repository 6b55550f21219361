package io.drover.airsim.world;

import java.util.Arrays;

/** The drawn form of a {@link Box}: its sides, and its top or bottom when these can be seen. */
final class BoxShape implements Shape {
  private final Box box;
  private final float cos;
  private final float sin;
  private final float radius;

  /** Of the sides facing forward, left, backward, right, then of the top and the bottom. */
  private final float[] light = new float[6];

  BoxShape(Box box, Sunlight sunlight) {
    this.box = box;
    cos = (float) Math.cos(box.yaw());
    sin = (float) Math.sin(box.yaw());
    float half = (float) (box.top() - box.bottom()) / 2;
    radius = (float) Math.hypot(box.boundingRadiusMetres(), half);
    for (int side = 0; side < 4; side++) {
      double nx = side == 0 ? cos : side == 1 ? -sin : side == 2 ? -cos : sin;
      double ny = side == 0 ? sin : side == 1 ? cos : side == 2 ? -sin : -cos;
      double reach = side % 2 == 0 ? box.halfLength() : box.halfWidth();
      light[side] = sunlight.onFace(box.x() + reach * nx, box.y() + reach * ny, nx, ny, 0);
    }
    light[4] = sunlight.onFace(box.x(), box.y(), 0, 0, 1);
    light[5] = sunlight.onFace(box.x(), box.y(), 0, 0, -1);
    if (box.finish() == Finish.LAMP) {
      Arrays.fill(light, 1);
    }
  }

  @Override
  public float x() {
    return (float) box.x();
  }

  @Override
  public float y() {
    return (float) box.y();
  }

  @Override
  public float z() {
    return (float) (box.top() + box.bottom()) / 2;
  }

  @Override
  public float radius() {
    return radius;
  }

  @Override
  public void draw(FacePainter painter) {
    float l = (float) box.halfLength();
    float w = (float) box.halfWidth();
    float h = (float) (box.top() - box.bottom());
    side(painter, 0, l, -w, 0, 2 * w, h);
    side(painter, 1, l, w, -2 * l, 0, h);
    side(painter, 2, -l, w, 0, -2 * w, h);
    side(painter, 3, -l, -w, 2 * l, 0, h);
    float top = (float) box.top();
    float bottom = (float) box.bottom();
    if (painter.view().z > top) {
      level(painter, 4, -l, -w, 2 * l, 2 * w, top);
    } else if (painter.view().z < bottom) {
      level(painter, 5, -l, w, 2 * l, -2 * w, bottom);
    }
  }

  private void side(
      FacePainter painter, int side, float fx, float fy, float ex, float ey, float h) {
    float texels = box.finish().texture.texelsPerMetre;
    painter.draw(
        x() + cos * fx - sin * fy,
        y() + sin * fx + cos * fy,
        (float) box.bottom(),
        cos * ex - sin * ey,
        sin * ex + cos * ey,
        0,
        0,
        0,
        h,
        (Math.abs(ex) + Math.abs(ey)) * texels,
        h * texels,
        light[side],
        box.finish());
  }

  private void level(
      FacePainter painter, int face, float fx, float fy, float length, float width, float z) {
    // a roof has no windows
    Finish finish = box.top() - box.bottom() > 3 ? Finish.CONCRETE : box.finish();
    float texels = finish.texture.texelsPerMetre;
    painter.draw(
        x() + cos * fx - sin * fy,
        y() + sin * fx + cos * fy,
        z,
        cos * length,
        sin * length,
        0,
        -sin * width,
        cos * width,
        0,
        length * texels,
        Math.abs(width) * texels,
        light[face],
        finish);
  }
}

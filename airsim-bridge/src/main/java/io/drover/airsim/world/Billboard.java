package io.drover.airsim.world;

/**
 * An upright rectangle that turns towards the camera: crowns, and trunks and posts, which are too
 * thin to need more.
 *
 * @param front from its axis to the drawn rectangle, metres: a cylinder's radius, so that its depth
 *     is that of the nearest point
 * @param half of its width, metres
 */
record Billboard(
    float x, float y, float bottom, float top, float half, float front, float light, Finish finish)
    implements Shape {

  static Billboard of(Cylinder c, Sunlight sunlight) {
    float radius = (float) c.radius();
    float light = sunlight.onFace(c.x(), c.y(), 0, 0, 0) + 0.2f;
    return new Billboard(
        (float) c.x(),
        (float) c.y(),
        (float) c.bottom(),
        (float) c.top(),
        radius,
        radius,
        light,
        c.finish());
  }

  static Billboard of(Crown crown) {
    return new Billboard(
        (float) crown.x(),
        (float) crown.y(),
        (float) crown.bottom(),
        (float) crown.top(),
        (float) crown.radius(),
        0,
        1,
        crown.finish());
  }

  @Override
  public float z() {
    return (top + bottom) / 2;
  }

  @Override
  public float radius() {
    return half + (top - bottom) / 2;
  }

  @Override
  public void draw(FacePainter painter) {
    float dx = painter.view().x - x;
    float dy = painter.view().y - y;
    float distance = (float) Math.sqrt(dx * dx + dy * dy);
    if (distance < front + 0.01f) {
      return;
    }
    dx /= distance;
    dy /= distance;
    float h = top - bottom;
    Texture texture = finish.texture;
    boolean whole = texture.cutOut;
    painter.draw(
        x + front * dx + half * dy,
        y + front * dy - half * dx,
        bottom,
        -2 * half * dy,
        2 * half * dx,
        0,
        0,
        0,
        h,
        whole ? Texture.SIDE : 2 * half * texture.texelsPerMetre,
        whole ? Texture.SIDE - 0.01f : h * texture.texelsPerMetre,
        light,
        finish);
  }
}

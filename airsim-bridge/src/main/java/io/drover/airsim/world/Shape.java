package io.drover.airsim.world;

/** Something upright that can be drawn, with a ball around it for culling. Immutable. */
interface Shape {
  float x();

  float y();

  float z();

  float radius();

  void draw(FacePainter painter);
}

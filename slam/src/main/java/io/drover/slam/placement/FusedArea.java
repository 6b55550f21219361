package io.drover.slam.placement;

/** How much the fused map of some robots covers. Implementations are immutable. */
interface FusedArea {
  /** Square metres of the union of their maps. */
  double squareMetres(RobotSet robots);
}

/**
 * The embedded world: routes, scenery and a CPU renderer, all from a seed.
 *
 * <p>Frame: ENU, metres, z up, ground at z = 0; headings counter-clockwise from +x (east), radians.
 * A body frame is FLU (x forward, y left, z up), and a camera looks along its body's +x.
 */
package io.drover.airsim.world;

/**
 * A3D's task: image → steering and collision probability, the decision space, Quality of
 * Navigation, and what drone and edge say to each other.
 *
 * <p>Source: Zeng et al., "A3D", IEEE/ACM ToN 2024 (DOI 10.1109/TNET.2023.3297876).
 */
package io.drover.navigation;

/**
 * {@code drover bench a3d}: A3D held against its baselines, section by section. A further section
 * is a class behind {@link io.drover.bench.a3d.A3dSection}, named in {@link
 * io.drover.bench.a3d.A3dSections}.
 */
package io.drover.bench.a3d;

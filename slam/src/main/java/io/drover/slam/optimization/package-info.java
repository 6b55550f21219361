/** Sparse least squares over poses in the plane. */
package io.drover.slam.optimization;

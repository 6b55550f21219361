/**
 * Vectors and rotations. SI, right-handed, ENU world and FLU body (REP 103) unless a type says so.
 */
package io.drover.core.geometry;

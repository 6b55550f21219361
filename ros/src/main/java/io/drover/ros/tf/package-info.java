/**
 * Where frames are: sending and following the tree of {@code /tf} and {@code /tf_static}. Frames
 * are named as REP 105 has them, without a leading slash.
 */
package io.drover.ros.tf;

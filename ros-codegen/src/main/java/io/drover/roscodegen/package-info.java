/**
 * Java records, check sums and definitions from the {@code .msg} and {@code .srv} texts of ROS 1.
 * Runs while the module {@code ros} is built; no robot's class path has it.
 */
package io.drover.roscodegen;

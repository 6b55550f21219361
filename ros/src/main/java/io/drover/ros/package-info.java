/**
 * The port through which Drover's nodes meet ROS: topics, services, parameters, time and names.
 * {@link io.drover.ros.tcp} speaks ROS 1, {@link io.drover.ros.bus} serves tests.
 */
package io.drover.ros;

/** Bags of ROS 1 as logs of laser scans. */
package io.drover.launch.bag;

/** Bags of ROS 1, format 2.0: read and written without a ROS installation. */
package io.drover.ros.bag;

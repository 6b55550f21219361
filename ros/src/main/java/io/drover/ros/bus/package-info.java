/** The port without ROS, for tests: a graph inside this process. */
package io.drover.ros.bus;

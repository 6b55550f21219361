/** The ROS client measured between processes, over a real master. */
package io.drover.bench.ros;

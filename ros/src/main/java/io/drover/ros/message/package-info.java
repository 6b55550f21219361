/** Messages of ROS 1 and their bytes on the wire. */
package io.drover.ros.message;

/** XML-RPC as the masters and nodes of ROS 1 speak it. */
package io.drover.ros.xmlrpc;

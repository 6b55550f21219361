/**
 * Flying over a recorded flight: a profile as camera, table and reference of the control loop. The
 * clock's origin is the profile's first frame.
 */
package io.drover.onboard.replay;

/** What robots see and send. */
package io.drover.slam.sensor;

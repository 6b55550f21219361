/** A small certificate authority for one's own drones and edge servers. */
package io.drover.launch.certs;

/** Where flights take place: simulators behind the ports of the onboard module. */
package io.drover.launch.site;

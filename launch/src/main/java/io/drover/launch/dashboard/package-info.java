/** The operator's page: a site's fleet as it is told over MQTT, or a run that was flown. */
package io.drover.launch.dashboard;

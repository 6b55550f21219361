/** The control loop: frame → decision → perception → command → record. */
package io.drover.onboard.agent;

/** What this machine and its neighbours need for Drover to run, looked at one by one. */
package io.drover.launch.doctor;

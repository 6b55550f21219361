/** Schedulers: what a drone knows → where and how the next frames are inferred. */
package io.drover.onboard.scheduler;

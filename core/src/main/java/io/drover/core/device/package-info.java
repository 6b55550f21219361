/** Devices as how long they take: what an emulated robot or edge is slowed down to. */
package io.drover.core.device;

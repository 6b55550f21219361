/** Threads as the whole house makes them. */
package io.drover.core.thread;

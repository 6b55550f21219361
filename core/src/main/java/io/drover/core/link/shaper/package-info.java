/**
 * A link emulated in user space: a TCP proxy that lets bytes through as a bandwidth trace does.
 * Needs no privileges and works for every protocol on TCP.
 */
package io.drover.core.link.shaper;

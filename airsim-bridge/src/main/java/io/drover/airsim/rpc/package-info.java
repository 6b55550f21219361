/**
 * AirSim's wire: msgpack-rpc over TCP, the shapes of its structs in both dialects, and its NED
 * frame. Reading trusts nothing: no length on the wire makes anyone allocate more than has arrived.
 */
package io.drover.airsim.rpc;

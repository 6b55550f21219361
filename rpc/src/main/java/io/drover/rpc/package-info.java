/**
 * What every gRPC service of Drover shares: where servers listen and channels go, limits, health,
 * drain, reconnection and deadlines. On loopback in plain text; beyond it with mutual TLS, or as it
 * is only where that is asked for.
 */
package io.drover.rpc;

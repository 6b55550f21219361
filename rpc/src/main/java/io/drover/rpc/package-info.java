/**
 * What every gRPC service of Drover shares: where servers listen and channels go, limits, health,
 * drain, reconnection and deadlines. Plaintext, therefore on loopback unless told otherwise.
 */
package io.drover.rpc;

package io.drover.rpc;

/** Where a service listens: a TCP port, or a name inside this process. */
public sealed interface RpcAddress permits HostPort, InProcessName {}

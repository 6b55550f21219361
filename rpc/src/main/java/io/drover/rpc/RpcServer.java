package io.drover.rpc;

import io.grpc.BindableService;
import io.grpc.Server;
import io.grpc.ServerBuilder;
import io.grpc.ServerServiceDefinition;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.services.HealthStatusManager;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * A running gRPC server with the standard health service. Any thread may drain or close it.
 *
 * <p>A {@link io.drover.core.error.DroverException} that a service throws reaches the client as a
 * status with its message; any other exception as {@code INTERNAL} without details, and is logged.
 */
public final class RpcServer implements AutoCloseable {
  private static final long POLL_MILLIS = 20;

  /** A client that has not yet seen that we drain may still send; that shows within a few polls. */
  private static final int QUIET_POLLS = 3;

  private final Server server;
  private final RpcAddress address;
  private final HealthStatusManager health;
  private final CallsInFlight inFlight;
  private final List<? extends BindableService> services;
  private final double graceSeconds;
  private final Runnable release;
  private final AtomicBoolean draining = new AtomicBoolean();

  private RpcServer(
      Server server,
      RpcAddress address,
      HealthStatusManager health,
      CallsInFlight inFlight,
      List<? extends BindableService> services,
      double graceSeconds,
      Runnable release) {
    this.server = server;
    this.address = address;
    this.health = health;
    this.inFlight = inFlight;
    this.services = services;
    this.graceSeconds = graceSeconds;
    this.release = release;
  }

  /**
   * Starts a server; it answers when this returns.
   *
   * @throws io.drover.core.error.DroverException {@code RESOURCE_EXHAUSTED} if the port is taken,
   *     {@code INVALID_ARGUMENT} if the address is not this machine's, or beyond loopback without
   *     leave
   */
  public static RpcServer start(
      RpcServerOptions options, List<? extends BindableService> services) {
    return start(options, services, refused -> {});
  }

  /**
   * The same, and tells of clients whose certificate is not accepted.
   *
   * @param refused called on any thread, and again whenever such a client tries again; returns soon
   */
  public static RpcServer start(
      RpcServerOptions options,
      List<? extends BindableService> services,
      Consumer<RefusedCertificate> refused) {
    HealthStatusManager health = new HealthStatusManager();
    CallsInFlight inFlight = new CallsInFlight();
    Listening listening = Listening.by(options, refused);
    ServerBuilder<?> builder =
        listening
            .builder()
            .addService(RequestBytes.carefully(health.getHealthService().bindService()))
            .intercept(new FaultReplies())
            .intercept(inFlight);
    options
        .tls()
        .map(TlsIdentity::revoked)
        .ifPresent(file -> builder.intercept(new PeerIdentity(new Revocations(file), refused)));
    listening.guards().forEach(builder::intercept);
    for (BindableService service : services) {
      ServerServiceDefinition definition = service.bindService();
      builder.addService(RequestBytes.carefully(definition));
      health.setStatus(definition.getServiceDescriptor().getName(), ServingStatus.SERVING);
    }
    Server server = builder.build();
    try {
      server.start();
    } catch (IOException e) {
      server.shutdownNow();
      listening.release().run();
      throw Listening.explained(options.address(), e);
    }
    RpcAddress address =
        options.address() instanceof HostPort tcp
            ? new HostPort(tcp.host(), server.getPort())
            : options.address();
    return new RpcServer(
        server,
        address,
        health,
        inFlight,
        List.copyOf(services),
        options.graceSeconds(),
        listening.release());
  }

  /** Where it listens, with the port that it really has. */
  public RpcAddress address() {
    return address;
  }

  /**
   * Stops in order: health says {@code NOT_SERVING}, {@link DrainingService}s end their streams, no
   * new calls are let in, unary calls in flight may finish within the grace time, then whatever is
   * left is cut ({@code CANCELLED}). Blocks until it is done; a second call returns at once.
   */
  @Override
  public void close() {
    if (!draining.compareAndSet(false, true)) {
      return;
    }
    health.enterTerminalState();
    for (BindableService service : services) {
      if (service instanceof DrainingService streams) {
        streams.drain();
      }
    }
    server.shutdown();
    try {
      awaitCalls();
      server.shutdownNow();
      server.awaitTermination(1, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      server.shutdownNow();
      Thread.currentThread().interrupt();
    } finally {
      release.run();
    }
  }

  /** Watches of the health service never end by themselves, so only unary calls are waited for. */
  private void awaitCalls() throws InterruptedException {
    long end = System.nanoTime() + Math.round(graceSeconds * 1e9);
    int quiet = 0;
    while (quiet < QUIET_POLLS && System.nanoTime() < end) {
      if (server.awaitTermination(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
      quiet = inFlight.none() ? quiet + 1 : 0;
    }
  }
}

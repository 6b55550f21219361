package io.drover.launch.map;

import io.drover.launch.live.Part;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import java.util.concurrent.TimeUnit;

/** An edge of a map: a process of this machine, and the way to it. */
final class MapEdge implements AutoCloseable {
  private static final double START_SECONDS = 60;
  private static final long ANSWER_MILLIS = 3000;

  private final int number;
  private final Part part;
  private final HostPort address;
  private final RpcChannel channel;
  private boolean lost;

  /**
   * One that serves.
   *
   * @param number from 1
   * @param part that was started, and is waited for here
   */
  MapEdge(int number, Part part) {
    this.number = number;
    this.part = part;
    this.address = part.awaitListening(START_SECONDS);
    this.channel = RpcChannel.to(address);
  }

  int number() {
    return number;
  }

  String name() {
    return part.name();
  }

  HostPort address() {
    return address;
  }

  /** Straight to it. */
  RpcChannel channel() {
    return channel;
  }

  Part part() {
    return part;
  }

  /** Whether it does not serve any more. */
  boolean lost() {
    return lost;
  }

  /** Whether it says within seconds that it serves. */
  boolean answers() {
    try {
      return HealthGrpc.newBlockingStub(channel.grpc())
              .withDeadlineAfter(ANSWER_MILLIS, TimeUnit.MILLISECONDS)
              .check(HealthCheckRequest.getDefaultInstance())
              .getStatus()
          == ServingStatus.SERVING;
    } catch (StatusRuntimeException e) {
      return false;
    }
  }

  /** It is not used any more; calls to it end. */
  void lose() {
    lost = true;
    channel.close();
  }

  @Override
  public void close() {
    channel.close();
    if (lost) {
      // one that is stopped would not hear a farewell
      part.kill();
    } else {
      part.close();
    }
  }
}

package io.drover.bench.hostile;

import com.google.protobuf.ByteString;
import io.drover.navigation.v1.InferRequest;
import io.drover.navigation.v1.NavigationGrpc;
import io.drover.navigation.v1.NavigationGrpc.NavigationBlockingStub;
import io.drover.navigation.v1.WatchShareRequest;
import io.drover.rpc.Deadlines;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcChannel;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A drone that sends a frame ten times a second over a connection of its own, on one thread. */
final class HonestDrone implements AutoCloseable {
  private static final long PERIOD_NANOS = 100_000_000L;
  private static final double DEADLINE_SECONDS = 1;

  private final RpcChannel channel;
  private final NavigationBlockingStub edge;
  private final ByteString jpeg;
  private long frame;

  HonestDrone(HostPort address, byte[] jpeg) {
    this.channel = RpcChannel.to(address);
    this.edge = NavigationGrpc.newBlockingStub(channel.grpc()).withWaitForReady();
    this.jpeg = ByteString.copyFrom(jpeg);
    NavigationGrpc.newStub(channel.grpc())
        .withWaitForReady()
        .watchShare(WatchShareRequest.newBuilder().setDroneId("honest").build(), new Unheard<>());
  }

  /** Flies for so many frames. */
  HostileSoak.Round fly(int frames) {
    List<Double> seconds = new ArrayList<>();
    int lost = 0;
    long start = System.nanoTime();
    for (int i = 0; i < frames; i++) {
      long due = start + i * PERIOD_NANOS;
      await(due);
      try {
        var unused =
            Deadlines.within(edge, DEADLINE_SECONDS)
                .infer(
                    InferRequest.newBuilder()
                        .setDroneId("honest")
                        .setFrameId(frame++)
                        .setJpeg(jpeg)
                        .build());
        seconds.add((System.nanoTime() - due) * 1e-9);
      } catch (StatusRuntimeException e) {
        lost++;
      }
    }
    return new HostileSoak.Round(seconds.stream().mapToDouble(Double::doubleValue).toArray(), lost);
  }

  private static void await(long due) {
    long left = due - System.nanoTime();
    while (left > 0) {
      LockSupport.parkNanos(left);
      left = due - System.nanoTime();
    }
  }

  @Override
  public void close() {
    channel.close();
  }

  /** Whatever is said. */
  private static final class Unheard<T> implements StreamObserver<T> {
    @Override
    public void onNext(T message) {}

    @Override
    public void onError(Throwable failure) {}

    @Override
    public void onCompleted() {}
  }
}

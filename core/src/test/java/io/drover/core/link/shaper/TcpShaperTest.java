package io.drover.core.link.shaper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.link.BandwidthTrace;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TcpShaperTest {
  private static final BandwidthTrace FAST = BandwidthTrace.constant(1e9);
  private static final NanoClock CLOCK = new WallClock();

  @Test
  void carriesEveryByteBothWays() throws IOException {
    try (EchoServer server = new EchoServer(0);
        TcpShaper shaper = shaper(server, FAST, 0.001);
        Socket client = connect(shaper)) {
      byte[] sent = noise(1_000_000);
      var writing =
          CompletableFuture.runAsync(
              () -> {
                send(client, sent);
                finish(client);
              });
      assertThat(client.getInputStream().readAllBytes()).isEqualTo(sent);
      writing.join();
      assertThat(shaper.traffic().upBytes()).isEqualTo(1_000_000);
      assertThat(shaper.traffic().downBytes()).isEqualTo(1_000_000);
      await(() -> shaper.traffic().openConnections() == 0);
    }
  }

  @Test
  void neverDeliversMoreThanTheTraceCarries() throws IOException {
    BandwidthTrace trace =
        BandwidthTrace.of("steps", new double[] {0, 0.1, 0.2}, new double[] {8e6, 1.6e6, 0});
    long start = System.nanoTime();
    try (EchoServer server = new EchoServer(0);
        TcpShaper shaper = shaper(server, trace, 0);
        Socket one = connect(shaper);
        Socket two = connect(shaper)) {
      byte[] sent = noise(60_000);
      var first = CompletableFuture.runAsync(() -> send(one, sent));
      var second = CompletableFuture.runAsync(() -> send(two, sent));
      long delivered;
      do {
        delivered = shaper.traffic().upBytes();
        double seconds = (System.nanoTime() - start) * 1e-9;
        // both connections together, never ahead of the trace
        assertThat(trace.finishSeconds(8.0 * delivered, 0)).isLessThanOrEqualTo(seconds + 1e-3);
      } while (delivered < 120_000);
      first.join();
      second.join();
    }
  }

  @Test
  void stallsAtZeroWithoutClosing() throws IOException {
    try (EchoServer server = new EchoServer(0);
        TcpShaper shaper = shaper(server, BandwidthTrace.constant(0), 0);
        Socket client = connect(shaper)) {
      send(client, noise(1000));
      client.setSoTimeout(100);
      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(shaper.traffic().upBytes()).isZero();
      assertThat(shaper.traffic().openConnections()).isEqualTo(1);
    }
  }

  @Test
  void goesOnAfterAnOutage() throws IOException {
    BandwidthTrace trace =
        BandwidthTrace.of("outage", new double[] {0, 0.3, 1000}, new double[] {0, 1e8, 0});
    try (EchoServer server = new EchoServer(0);
        TcpShaper shaper = shaper(server, trace, 0);
        Socket client = connect(shaper)) {
      byte[] sent = noise(5000);
      send(client, sent);
      assertThat(client.getInputStream().readNBytes(5000)).isEqualTo(sent);
    }
  }

  @Test
  void shapesTheWayBackByATraceOfItsOwn() throws IOException {
    try (EchoServer server = new EchoServer(0);
        TcpShaper shaper =
            TcpShaper.start(
                ShaperOptions.between(server.address(), FAST, 0)
                    .withDown(BandwidthTrace.constant(0)),
                CLOCK);
        Socket client = connect(shaper)) {
      send(client, noise(1000));
      await(() -> shaper.traffic().upBytes() == 1000);
      client.setSoTimeout(100);
      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void holdsASenderBackThatIsFasterThanTheLink() throws IOException {
    try (EchoServer server = new EchoServer(0)) {
      TcpShaper shaper = shaper(server, BandwidthTrace.constant(0), 0);
      Socket client = connect(shaper);
      int tooMuch = 64 << 20;
      var writing = CompletableFuture.runAsync(() -> send(client, new byte[tooMuch]));
      client.setSoTimeout(200);
      assertThatThrownBy(() -> client.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);
      assertThat(writing).isNotDone();
      shaper.close();
      assertThatThrownBy(writing::join).hasRootCauseInstanceOf(IOException.class);
      client.close();
    }
  }

  @Test
  void closesWhenTheServerGoesAndConnectsAgainWhenItIsBack() throws IOException {
    EchoServer first = new EchoServer(0);
    try (TcpShaper shaper = shaper(first, FAST, 0.001)) {
      try (Socket client = connect(shaper)) {
        send(client, noise(10));
        assertThat(client.getInputStream().readNBytes(10)).hasSize(10);
        first.close();
        assertThat(client.getInputStream().read()).isEqualTo(-1);
      }
      try (Socket refused = connect(shaper)) {
        assertThat(closedByPeer(refused)).isTrue();
      }
      try (EchoServer second = new EchoServer(first.address().getPort());
          Socket client = connect(shaper)) {
        assertThat(second.address()).isEqualTo(first.address());
        send(client, noise(10));
        assertThat(client.getInputStream().readNBytes(10)).hasSize(10);
      }
    }
  }

  @Test
  void cutsItsConnectionsWhenItIsClosed() throws IOException {
    try (EchoServer server = new EchoServer(0)) {
      TcpShaper shaper = shaper(server, FAST, 0);
      try (Socket client = connect(shaper)) {
        send(client, noise(10));
        assertThat(client.getInputStream().readNBytes(10)).hasSize(10);
        shaper.close();
        assertThat(closedByPeer(client)).isTrue();
        assertThat(servesNobody(shaper)).isTrue();
      }
    }
  }

  @Test
  void saysWhatToDoWhenItsPortIsTaken() throws IOException {
    try (EchoServer server = new EchoServer(0)) {
      ShaperOptions taken =
          ShaperOptions.between(server.address(), FAST, 0).withListen(server.address());
      assertThatThrownBy(() -> TcpShaper.start(taken, CLOCK))
          .isInstanceOf(DroverException.class)
          .hasMessageContaining(" is taken: stop what listens there");
    }
  }

  private static TcpShaper shaper(EchoServer server, BandwidthTrace up, double delaySeconds) {
    return TcpShaper.start(ShaperOptions.between(server.address(), up, delaySeconds), CLOCK);
  }

  private static Socket connect(TcpShaper shaper) throws IOException {
    InetSocketAddress address = shaper.address();
    assertThat(address.getAddress()).isEqualTo(InetAddress.getLoopbackAddress());
    return new Socket(address.getAddress(), address.getPort());
  }

  private static boolean servesNobody(TcpShaper shaper) {
    try (Socket late = connect(shaper)) {
      return closedByPeer(late);
    } catch (IOException refused) {
      return true;
    }
  }

  private static boolean closedByPeer(Socket socket) {
    try {
      return socket.getInputStream().read() == -1;
    } catch (IOException reset) {
      return true;
    }
  }

  private static void send(Socket socket, byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void finish(Socket socket) {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(BooleanSupplier done) {
    while (!done.getAsBoolean()) {
      LockSupport.parkNanos(1_000_000);
    }
  }

  private static byte[] noise(int bytes) {
    byte[] noise = new byte[bytes];
    new SplittableRandom(bytes).nextBytes(noise);
    return noise;
  }
}

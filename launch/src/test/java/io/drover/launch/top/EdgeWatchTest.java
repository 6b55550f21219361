package io.drover.launch.top;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.sun.net.httpserver.HttpServer;
import io.drover.core.time.NanoClock;
import io.drover.rpc.HostPort;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EdgeWatchTest {
  private static final double PATIENCE = 30;

  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService readers = Executors.newCachedThreadPool();
  private final CountDownLatch answer = new CountDownLatch(1);
  private volatile long nanos;
  private volatile String page = "";
  private volatile int status = 200;
  private volatile boolean hanging;
  private HttpServer server;
  private EdgeWatch watch;

  private final NanoClock clock =
      new NanoClock() {
        @Override
        public long nanoTime() {
          return nanos;
        }

        @Override
        public void sleepUntil(long nanoTime) {
          throw new UnsupportedOperationException();
        }
      };

  @BeforeEach
  void serve() throws Exception {
    server = listen(0);
    watch = new EdgeWatch(HostPort.loopback(server.getAddress().getPort()), http, clock);
  }

  private HttpServer listen(int port) throws IOException {
    HttpServer listening =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    listening.setExecutor(readers);
    listening.createContext(
        "/metrics",
        exchange -> {
          byte[] body = page.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, 0);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(body, 0, body.length / 2);
            out.flush();
            if (hanging) {
              hang();
            }
            out.write(body, body.length / 2, body.length - body.length / 2);
          }
        });
    listening.start();
    return listening;
  }

  private void hang() throws IOException {
    try {
      answer.await();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  @AfterEach
  void stop() {
    answer.countDown();
    server.stop(0);
    readers.shutdownNow();
  }

  private static String edge(int served, int dropped) {
    return """
        drover_edge_info{allocator="even",edge="edge1"} 1
        drover_edge_cores 2.0
        drover_edge_drones_limit 64.0
        drover_edge_frames_served_total %d
        drover_edge_frames_dropped_total{reason="queue_full"} %d
        drover_edge_frames_dropped_total{reason="cancelled"} 0
        drover_edge_share_granted_cores{drone="drone1"} 2.0
        drover_edge_drone_answer_seconds_count{drone="drone1"} %d
        drover_edge_drone_frames_dropped_total{drone="drone1",reason="queue_full"} %d
        drover_edge_link_uplink_bytes_per_second{drone="drone1"} 250000
        drover_edge_worker_state{drone="drone1",state="ready"} 0
        drover_edge_worker_state{drone="drone1",state="failed"} 1
        """
        .formatted(served, dropped, served, dropped);
  }

  private EdgeView look(double seconds) {
    nanos = Math.round(seconds * 1e9);
    watch.begin();
    return watch.end(PATIENCE);
  }

  @Test
  void sumsUpTheLastSeconds() {
    page = edge(100, 0);
    assertThat(look(0).figures().orElseThrow().framesPerSecond()).isNaN();
    page = edge(110, 4);
    EdgeFigures figures = look(2).figures().orElseThrow();

    assertThat(figures.edge()).isEqualTo("edge1");
    assertThat(figures.framesPerSecond()).isEqualTo(5);
    assertThat(figures.dropsPerSecond()).isEqualTo(2);
    assertThat(figures.dropReason()).contains("queue_full");
    assertThat(figures.grantedCores()).isEqualTo(2);
    DroneFigures drone = figures.drones().get(0);
    assertThat(drone.framesPerSecond()).isEqualTo(5);
    assertThat(drone.dropsPerSecond()).isEqualTo(2);
    assertThat(drone.uplinkBitsPerSecond()).isEqualTo(2e6);
    assertThat(drone.roundTripSeconds()).isNaN();
    assertThat(drone.worker()).isEqualTo("failed");
  }

  @Test
  void forgetsWhatIsLongAgo() {
    for (int second = 0; second <= 20; second++) {
      page = edge(second < 10 ? 10 * second : 100, 0);
      look(second);
    }
    assertThat(look(21).figures().orElseThrow().framesPerSecond()).isZero();
  }

  @Test
  void beginsAnewWithAnEdgeThatDid() {
    page = edge(1000, 0);
    look(0);
    page = edge(5, 0);
    assertThat(look(1).figures().orElseThrow().framesPerSecond()).isNaN();
    page = edge(12, 0);
    assertThat(look(2).figures().orElseThrow().framesPerSecond()).isCloseTo(7, within(1e-9));
  }

  @Test
  void saysWhyAnEdgeIsNotSeenAndSeesItAgain() throws Exception {
    page = edge(1, 0);
    int port = server.getAddress().getPort();
    server.stop(0);
    assertThat(look(0).problem().orElseThrow())
        .isEqualTo("nobody listens there: start ./drover edge with --metrics-port " + port);
    server = listen(port);
    assertThat(look(1).figures()).isPresent();
  }

  @Test
  void saysThatItIsNoEdge() {
    status = 404;
    assertThat(look(0).problem()).contains("it answers with status 404");
    status = 200;
    page = "<html><body>hello</body></html>";
    assertThat(look(0).problem().orElseThrow()).contains("is no metric");
    page = "process_cpu_seconds_total 3";
    assertThat(look(0).problem()).contains("there are metrics, but none of ./drover edge");
  }

  @Test
  void waitsForNoEdgeForLong() {
    page = edge(1, 0);
    hanging = true;
    watch.begin();
    assertThat(watch.end(0.05).problem()).contains("it does not answer");
    hanging = false;
    assertThat(look(1).figures()).isPresent();
  }

  @Test
  void readsNoEndlessPage() {
    page = "# " + "x".repeat(17 << 20);
    assertThat(look(0).problem().orElseThrow()).contains("more than 16777216 bytes");
  }

  @Test
  void saysThatAHostIsUnknown() {
    EdgeWatch nowhere = new EdgeWatch(new HostPort("no-such-host.invalid", 9464), http, clock);
    nowhere.begin();
    assertThat(nowhere.end(PATIENCE).problem()).contains("host 'no-such-host.invalid' is unknown");
  }
}

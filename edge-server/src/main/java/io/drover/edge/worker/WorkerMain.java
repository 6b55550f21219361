package io.drover.edge.worker;

import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.image.GrayImage;
import io.drover.core.time.WallClock;
import io.drover.edge.container.FrameDecoder;
import io.drover.edge.container.FrameInference;
import io.drover.navigation.FrameCodec;
import io.drover.navigation.JpegQuality;
import io.drover.navigation.OnnxNavigationModel;
import io.drover.rpc.HostPort;
import io.drover.rpc.RpcServer;
import io.drover.rpc.RpcServerOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A worker's process: serves {@code worker.proto} until it is stopped, or until nobody has asked it
 * for anything for the time of its lease. Started by a {@link WorkerHost}, not by people.
 *
 * <p>Options, each with a value: {@code --bind host:port} (127.0.0.1:0), {@code --beyond true} to
 * listen beyond this machine, {@code --lease seconds} (60), {@code --announce file} to write its
 * process id and address to, {@code --try true} to infer one frame by the shipped network and end:
 * whoever makes an image of it sees whether all that it needs is there.
 */
public final class WorkerMain {
  /** One thread infers: heaps and helper threads are small, and the same under any limit. */
  public static final List<String> JVM_OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:ActiveProcessorCount=2",
          "-XX:TieredStopAtLevel=1",
          "-Xmx128m",
          "-Xshare:auto",
          "-Dai.djl.offline=true");

  private static final String BIND = "--bind";
  private static final String BEYOND = "--beyond";
  private static final String LEASE = "--lease";
  private static final String ANNOUNCE = "--announce";
  private static final String TRY = "--try";
  private static final List<String> OPTIONS = List.of(BIND, BEYOND, LEASE, ANNOUNCE, TRY);

  /** Networks come in parts of less, frames are smaller still. */
  private static final int MAX_MESSAGE_BYTES = 8 << 20;

  private static final long LOOK_MILLIS = 1000;
  private static final int USAGE = 2;

  private WorkerMain() {}

  /** Runs a worker. */
  public static void main(String[] args) throws InterruptedException {
    try {
      Map<String, String> options = options(args);
      if (Boolean.parseBoolean(options.get(TRY))) {
        tryOut();
      } else {
        run(options);
      }
    } catch (DroverException e) {
      System.err.println("drover worker: " + e.getMessage());
      System.exit(USAGE);
    }
  }

  private static void run(Map<String, String> options) throws InterruptedException {
    double leaseSeconds = Double.parseDouble(options.getOrDefault(LEASE, "60"));
    RpcServerOptions listening =
        RpcServerOptions.at(HostPort.parse(options.getOrDefault(BIND, "127.0.0.1:0")))
            .withInsecure(Boolean.parseBoolean(options.get(BEYOND)))
            .withMaxMessageBytes(MAX_MESSAGE_BYTES)
            .withGraceSeconds(0);
    try (WorkerService service = new WorkerService();
        RpcServer server = RpcServer.start(listening, List.of(service))) {
      if (options.containsKey(ANNOUNCE)) {
        WorkerNote.ofThisProcess((HostPort) server.address()).write(Path.of(options.get(ANNOUNCE)));
      }
      System.out.println("listening on " + server.address());
      while (System.nanoTime() - service.lastAskedNanos() < leaseSeconds * 1e9) {
        Thread.sleep(LOOK_MILLIS);
      }
      System.out.println("nobody has asked for " + leaseSeconds + " s: ending");
    }
  }

  private static void tryOut() {
    try (OnnxNavigationModel network = OnnxNavigationModel.shipped();
        FrameCodec codec = new FrameCodec();
        FrameInference inference = new FrameInference(FrameDecoder.openCv(), network.another())) {
      int side = network.fullSide();
      byte[] jpeg =
          codec.encode(new GrayImage(side, side, new byte[side * side]), new JpegQuality(80));
      System.out.println("inferred " + inference.infer(jpeg, new WallClock()).output());
    }
  }

  private static Map<String, String> options(String[] args) {
    Map<String, String> options = new TreeMap<>();
    for (int i = 0; i < args.length; i += 2) {
      if (!OPTIONS.contains(args[i]) || i + 1 == args.length) {
        throw new DroverException(
            ErrorCode.INVALID_ARGUMENT,
            "'" + args[i] + "' is not an option with a value: give " + String.join(", ", OPTIONS));
      }
      options.put(args[i], args[i + 1]);
    }
    return options;
  }
}

package io.drover.edge.worker;

import com.google.protobuf.ByteString;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.thread.DaemonThreads;
import io.drover.core.time.NanoClock;
import io.drover.core.time.WallClock;
import io.drover.edge.container.FrameDecoder;
import io.drover.edge.container.FrameInference;
import io.drover.edge.container.Inferred;
import io.drover.edge.v1.LookRequest;
import io.drover.edge.v1.NetworkPart;
import io.drover.edge.v1.WorkerGrpc.WorkerImplBase;
import io.drover.edge.v1.WorkerReply;
import io.drover.edge.v1.WorkerRequest;
import io.drover.edge.v1.WorkerState;
import io.drover.navigation.ModelBytes;
import io.drover.navigation.NavigationOutput;
import io.drover.navigation.OnnxNavigationModel;
import io.grpc.Context;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.StreamObserver;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a worker answers. Frames and networks take turns on one thread. */
final class WorkerService extends WorkerImplBase implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(WorkerService.class);

  private final ExecutorService inference =
      Executors.newSingleThreadExecutor(new DaemonThreads("inference"));
  private final NanoClock clock = new WallClock();
  private final ProcessUsage usage = new ProcessUsage();
  private volatile Optional<Loaded> loaded = Optional.empty();
  private volatile long lastAskedNanos = System.nanoTime();

  /** When it was last asked for anything, on {@link System#nanoTime}. */
  long lastAskedNanos() {
    return lastAskedNanos;
  }

  @Override
  public StreamObserver<NetworkPart> load(StreamObserver<WorkerState> answer) {
    asked();
    return new StreamObserver<>() {
      private ByteString onnx = ByteString.EMPTY;
      private NetworkPart first = NetworkPart.getDefaultInstance();

      @Override
      public void onNext(NetworkPart part) {
        if (!part.getSource().isEmpty()) {
          first = part;
        }
        onnx = onnx.concat(part.getOnnx());
      }

      @Override
      public void onError(Throwable broken) {
        log.warn("a network did not arrive whole: {}", broken.getMessage());
      }

      @Override
      public void onCompleted() {
        ModelBytes bytes =
            new ModelBytes(first.getSource(), onnx.toByteArray(), first.getDescription());
        inTurn(answer, () -> replaced(bytes));
      }
    };
  }

  @Override
  public void infer(WorkerRequest request, StreamObserver<WorkerReply> answer) {
    asked();
    byte[] jpeg = request.getJpeg().toByteArray();
    inTurn(answer, () -> inferred(jpeg));
  }

  @Override
  public void look(LookRequest request, StreamObserver<WorkerState> answer) {
    asked();
    answer.onNext(state());
    answer.onCompleted();
  }

  private void asked() {
    lastAskedNanos = System.nanoTime();
  }

  private WorkerState state() {
    return WorkerState.newBuilder()
        .setNetworkDigest(loaded.map(Loaded::digest).orElse(""))
        .setUsage(usage.now())
        .build();
  }

  private WorkerState replaced(ModelBytes bytes) {
    OnnxNavigationModel network = OnnxNavigationModel.load(bytes);
    loaded.ifPresent(Loaded::close);
    loaded =
        Optional.of(
            new Loaded(network.digest(), new FrameInference(FrameDecoder.openCv(), network)));
    return state();
  }

  private WorkerReply inferred(byte[] jpeg) {
    Loaded network =
        loaded.orElseThrow(
            () ->
                Status.FAILED_PRECONDITION
                    .withDescription("there is no network yet: load one first")
                    .asRuntimeException());
    Inferred inferred = network.inference.infer(jpeg, clock);
    NavigationOutput output = inferred.output();
    return WorkerReply.newBuilder()
        .setSteeringRadians(output.steeringRadians())
        .setCollisionProbability(output.collisionProbability())
        .setDecodeSeconds(inferred.decodeSeconds())
        .setUsage(usage.now())
        .build();
  }

  private <A> void inTurn(StreamObserver<A> answer, Callable<A> work) {
    Context call = Context.current();
    inference.execute(
        () -> {
          // nobody waits for what was given up or came too late
          if (!call.isCancelled()) {
            reply(answer, work);
          }
        });
  }

  private static <A> void reply(StreamObserver<A> answer, Callable<A> work) {
    A result;
    try {
      result = work.call();
    } catch (StatusRuntimeException e) {
      answer.onError(e);
      return;
    } catch (DroverException e) {
      Status status = e.code() == ErrorCode.INTERNAL ? Status.INTERNAL : Status.INVALID_ARGUMENT;
      answer.onError(status.withDescription(e.getMessage()).asRuntimeException());
      return;
    } catch (Exception | Error e) {
      log.error("the worker failed on this call", e);
      answer.onError(
          Status.INTERNAL.withDescription("the worker failed: see its log").asRuntimeException());
      return;
    }
    answer.onNext(result);
    answer.onCompleted();
  }

  @Override
  public void close() {
    inference.execute(() -> loaded.ifPresent(Loaded::close));
    inference.shutdown();
  }

  private record Loaded(String digest, FrameInference inference) {
    void close() {
      inference.close();
    }
  }
}

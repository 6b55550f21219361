package io.drover.bench.ros;

import io.drover.ros.Publisher;
import io.drover.ros.RosNode;
import io.drover.ros.Subscription;
import io.drover.ros.TopicOptions;
import io.drover.ros.msg.sensor_msgs.Image;
import io.drover.ros.msg.std_msgs.Header;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;

/** Colour images to the mirror and back, as a camera's driver would send them. */
final class VideoRun {
  static final int WIDTH = 640;
  static final int HEIGHT = 480;
  static final int HERTZ = 30;
  private static final double PATIENCE_SECONDS = 2;

  private VideoRun() {}

  /**
   * What a run came to.
   *
   * @param frames sent
   * @param lost of them
   * @param coreShare processor time of the mirror, which takes each frame in and sends it out, by
   *     the time that passed
   */
  record Result(int frames, int lost, double coreShare) {}

  static Result of(RosNode node, MirrorProcess mirror, double seconds) {
    Set<Long> back = ConcurrentHashMap.newKeySet();
    try (Publisher<Image> camera =
            node.advertise("image", Image.TYPE, TopicOptions.queue(MirrorNode.IMAGE_QUEUE));
        Subscription screen =
            node.subscribe(
                "image_back",
                Image.TYPE,
                MirrorNode.IMAGE_QUEUE,
                image -> back.add(image.height() == HEIGHT ? image.header().seq() : -1))) {
      Waiting.until("the mirror", () -> camera.subscribers() == 1 && screen.publishers() == 1);
      Image image =
          Image.zero()
              .withEncoding("bgr8")
              .withWidth(WIDTH)
              .withHeight(HEIGHT)
              .withStep(3 * WIDTH)
              .withData(new byte[3 * WIDTH * HEIGHT]);
      int frames = (int) Math.round(seconds * HERTZ);
      double cpu = mirror.cpuSeconds();
      long begin = System.nanoTime();
      for (int frame = 1; frame <= frames; frame++) {
        long due = begin + frame * 1_000_000_000L / HERTZ;
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        camera.publish(image.withHeader(new Header(frame, node.now(), "camera")));
      }
      double elapsed = (System.nanoTime() - begin) * 1e-9;
      double used = mirror.cpuSeconds() - cpu;
      long end = System.nanoTime() + Math.round(PATIENCE_SECONDS * 1e9);
      while (back.size() < frames && System.nanoTime() < end) {
        LockSupport.parkNanos(5_000_000);
      }
      back.remove(-1L);
      return new Result(frames, frames - back.size(), used / elapsed);
    }
  }
}

package io.drover.airsim.server;

import io.drover.airsim.world.CameraModel;
import io.drover.airsim.world.Renderer;
import io.drover.airsim.world.Scene;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Function;

/** Renderers that wait for work; those of cameras that nobody asks for any more are let go. */
final class RendererPool {
  private static final int MOST_IDLE = 8;

  private final Scene scene;
  private final Deque<Renderer> idle = new ArrayDeque<>();

  RendererPool(Scene scene) {
    this.scene = scene;
  }

  /** Renders with a renderer of this camera, which no other thread has meanwhile. */
  <T> T with(CameraModel camera, Function<Renderer, T> work) {
    Renderer renderer = take(camera);
    try {
      return work.apply(renderer);
    } finally {
      giveBack(renderer);
    }
  }

  private Renderer take(CameraModel camera) {
    synchronized (idle) {
      Iterator<Renderer> each = idle.iterator();
      while (each.hasNext()) {
        Renderer renderer = each.next();
        if (renderer.camera().equals(camera)) {
          each.remove();
          return renderer;
        }
      }
    }
    return new Renderer(scene, camera);
  }

  private void giveBack(Renderer renderer) {
    synchronized (idle) {
      idle.addFirst(renderer);
      if (idle.size() > MOST_IDLE) {
        idle.removeLast();
      }
    }
  }
}

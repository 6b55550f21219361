package io.drover.edge;

import io.drover.navigation.GrantedShare;
import io.drover.navigation.v1.Share;
import io.grpc.stub.ServerCallStreamObserver;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Who watches one drone's share. A watcher that reads slowly gets the newest share when it can take
 * one, never a backlog. Any thread.
 */
final class ShareWatchers {
  /** A drone needs one; a client that leaves streams behind must not fill the edge with them. */
  static final int LIMIT = 4;

  private final Map<ServerCallStreamObserver<Share>, Share> sent = new LinkedHashMap<>();
  private final LongSupplier revisions;
  private Share latest;

  /**
   * No watchers yet.
   *
   * @param revisions a higher number each time
   */
  ShareWatchers(GrantedShare share, LongSupplier revisions) {
    this.revisions = revisions;
    this.latest = message(share);
  }

  private Share message(GrantedShare share) {
    return Share.newBuilder()
        .setCores(share.share().cores())
        .setFullCores(share.fullCores())
        .setRevision(revisions.getAsLong())
        .build();
  }

  /** The share as those who watch hear it. */
  synchronized Share latest() {
    return latest;
  }

  /** Adds a watcher and tells it the share; false if there are {@value #LIMIT} already. */
  synchronized boolean add(ServerCallStreamObserver<Share> watcher) {
    if (sent.size() >= LIMIT) {
      return false;
    }
    sent.put(watcher, Share.getDefaultInstance());
    send(watcher);
    return true;
  }

  synchronized void remove(ServerCallStreamObserver<Share> watcher) {
    sent.remove(watcher);
  }

  synchronized boolean isEmpty() {
    return sent.isEmpty();
  }

  synchronized void changed(GrantedShare share) {
    latest = message(share);
    sent.keySet().forEach(this::sendIfReady);
  }

  /** The watcher can take more. */
  synchronized void ready(ServerCallStreamObserver<Share> watcher) {
    if (sent.containsKey(watcher)) {
      sendIfReady(watcher);
    }
  }

  synchronized void end() {
    sent.keySet().forEach(ServerCallStreamObserver::onCompleted);
    sent.clear();
  }

  private void sendIfReady(ServerCallStreamObserver<Share> watcher) {
    if (watcher.isReady() && !latest.equals(sent.get(watcher))) {
      send(watcher);
    }
  }

  private void send(ServerCallStreamObserver<Share> watcher) {
    sent.replace(watcher, latest);
    watcher.onNext(latest);
  }
}

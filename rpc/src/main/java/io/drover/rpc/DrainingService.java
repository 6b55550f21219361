package io.drover.rpc;

import io.grpc.BindableService;

/** A service that has something to end before its server stops, such as open streams. */
public interface DrainingService extends BindableService {
  /**
   * Ends streams and refuses new work; called once, when health already says that the server no
   * longer serves and before calls in flight are waited for. Must not block.
   */
  void drain();
}

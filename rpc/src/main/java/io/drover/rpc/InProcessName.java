package io.drover.rpc;

/**
 * A service inside this process: the same calls without sockets, for lockstep runs and tests.
 *
 * @param name unique among the servers of this process
 */
public record InProcessName(String name) implements RpcAddress {
  public InProcessName {
    if (name.isBlank()) {
      throw new IllegalArgumentException("an in-process server needs a name");
    }
  }

  @Override
  public String toString() {
    return "in-process " + name;
  }
}

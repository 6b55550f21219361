package io.drover.edge.docker;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.InspectContainerResponse;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.exception.NotModifiedException;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Container;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.PortBinding;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.core.DefaultDockerClientConfig;
import com.github.dockerjava.core.DockerClientImpl;
import com.github.dockerjava.httpclient5.ApacheDockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import io.drover.core.id.EdgeId;
import io.drover.edge.worker.CpuQuota;
import io.drover.edge.worker.HostedWorker;
import io.drover.edge.worker.WorkerHost;
import io.drover.rpc.HostPort;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Workers as containers of a Docker engine, each reached over a port of this machine's loopback.
 * They are found again by their labels. Whoever may use Docker's socket has the rights of root on
 * its machine.
 */
public final class DockerHost implements WorkerHost {
  private static final Logger log = LoggerFactory.getLogger(DockerHost.class);

  private static final String EDGE_LABEL = "io.drover.edge";
  private static final ExposedPort PORT = ExposedPort.tcp(50052);
  private static final String LOOPBACK = "127.0.0.1";

  private static final long PROCESSES = 256;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private final EdgeId edge;
  private final DockerOptions options;
  private final DockerClient docker;

  /**
   * Connects.
   *
   * @throws DroverException {@code UNREACHABLE} if no engine answers, {@code MISSING_DEPENDENCY} if
   *     it does not have the image
   */
  public DockerHost(EdgeId edge, DockerOptions options) {
    this.edge = edge;
    this.options = options;
    DefaultDockerClientConfig.Builder config =
        DefaultDockerClientConfig.createDefaultConfigBuilder();
    options.host().ifPresent(config::withDockerHost);
    DefaultDockerClientConfig chosen = config.build();
    DockerHttpClient http =
        new ApacheDockerHttpClient.Builder()
            .dockerHost(chosen.getDockerHost())
            .sslConfig(chosen.getSSLConfig())
            .connectionTimeout(TIMEOUT)
            .responseTimeout(TIMEOUT)
            .build();
    this.docker = DockerClientImpl.getInstance(chosen, http);
    try {
      requireEngine(chosen.getDockerHost().toString());
      requireImage();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  private void requireEngine(String host) {
    try {
      docker.pingCmd().exec();
    } catch (RuntimeException e) {
      throw new DroverException(
          ErrorCode.UNREACHABLE,
          "no Docker engine answers at "
              + host
              + ": start it, set DOCKER_HOST, or use --containers embedded",
          e);
    }
  }

  private void requireImage() {
    try {
      docker.inspectImageCmd(options.image()).exec();
    } catch (NotFoundException e) {
      throw new DroverException(
          ErrorCode.MISSING_DEPENDENCY,
          "Docker has no image " + options.image() + ": make it with docker/build.sh",
          e);
    }
  }

  @Override
  public HostedWorker launch(double cores) {
    String name = WorkerHost.newName(edge);
    return asked(
        () -> {
          String id =
              docker
                  .createContainerCmd(options.image())
                  .withName(name)
                  .withLabels(Map.of(EDGE_LABEL, edge.value()))
                  .withExposedPorts(PORT)
                  .withCmd("--lease", Double.toString(options.leaseSeconds()))
                  .withHostConfig(confined(cores))
                  .exec()
                  .getId();
          try {
            docker.startContainerCmd(id).exec();
            return new DockerWorker(name, id, address(id).orElseThrow(this::endedAtOnce));
          } catch (RuntimeException e) {
            remove(id, name);
            throw e;
          }
        });
  }

  /** Nothing is writable but a small /tmp, and no right is left. */
  private HostConfig confined(double cores) {
    // by quota from the start: Docker refuses to change a container made with NanoCPUs
    CpuQuota cpu = CpuQuota.of(cores);
    return HostConfig.newHostConfig()
        .withAutoRemove(true)
        .withReadonlyRootfs(true)
        .withTmpFs(Map.of("/tmp", "rw,nosuid,nodev,noexec,size=16m"))
        .withCapDrop(Capability.ALL)
        .withSecurityOpts(List.of("no-new-privileges"))
        .withPidsLimit(PROCESSES)
        .withMemory(options.memoryBytes())
        .withMemorySwap(options.memoryBytes())
        .withCpuPeriod((long) CpuQuota.PERIOD_MICROS)
        .withCpuQuota(cpu.quotaMicros())
        .withCpuShares(cpu.shares())
        .withPortBindings(new PortBinding(Ports.Binding.bindIp(LOOPBACK), PORT));
  }

  /** Where a container listens; empty once it has ended. */
  private Optional<HostPort> address(String id) {
    try {
      InspectContainerResponse container = docker.inspectContainerCmd(id).exec();
      Ports.Binding[] bound = container.getNetworkSettings().getPorts().getBindings().get(PORT);
      return bound == null || bound.length == 0
          ? Optional.empty()
          : Optional.of(new HostPort(LOOPBACK, Integer.parseInt(bound[0].getHostPortSpec())));
    } catch (NotFoundException e) {
      return Optional.empty();
    }
  }

  private DroverException endedAtOnce() {
    return new DroverException(
        ErrorCode.REFUSED,
        "a worker of image "
            + options.image()
            + " ended at once: try docker run --rm "
            + options.image()
            + " --try true");
  }

  @Override
  public List<HostedWorker> running() {
    return asked(
        () -> {
          List<HostedWorker> found = new ArrayList<>();
          for (Container container :
              docker.listContainersCmd().withLabelFilter(Map.of(EDGE_LABEL, edge.value())).exec()) {
            String name = container.getNames()[0].substring(1);
            address(container.getId())
                .map(address -> new DockerWorker(name, container.getId(), address))
                .ifPresent(found::add);
          }
          return found;
        });
  }

  @Override
  public String name() {
    return "docker";
  }

  @Override
  public void close() {
    try {
      docker.close();
    } catch (IOException e) {
      log.debug("the connection to Docker was not closed in order", e);
    }
  }

  private void remove(String id, String name) {
    try {
      docker.removeContainerCmd(id).withForce(true).exec();
    } catch (NotFoundException | NotModifiedException e) {
      // it removed itself
    } catch (RuntimeException e) {
      log.warn("{} was not removed, and ends itself: {}", name, e.getMessage());
    }
  }

  private static <T> T asked(Supplier<T> request) {
    try {
      return request.get();
    } catch (DockerException e) {
      throw new DroverException(ErrorCode.REFUSED, "Docker refused: " + e.getMessage().strip(), e);
    } catch (DroverException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new DroverException(
          ErrorCode.UNREACHABLE, "Docker does not answer: " + e.getMessage(), e);
    }
  }

  private final class DockerWorker implements HostedWorker {
    private final String name;
    private final String id;
    private final HostPort address;

    DockerWorker(String name, String id, HostPort address) {
      this.name = name;
      this.id = id;
      this.address = address;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public HostPort address() {
      return address;
    }

    @Override
    public HostedWorker resize(double cores) {
      CpuQuota cpu = CpuQuota.of(cores);
      var unused =
          asked(
              () ->
                  docker
                      .updateContainerCmd(id)
                      .withCpuPeriod((long) CpuQuota.PERIOD_MICROS)
                      .withCpuQuota(cpu.quotaMicros())
                      .withCpuShares(cpu.shares())
                      .exec());
      return this;
    }

    @Override
    public void stop() {
      remove(id, name);
    }
  }
}

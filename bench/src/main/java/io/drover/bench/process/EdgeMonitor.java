package io.drover.bench.process;

import com.sun.management.UnixOperatingSystemMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import io.drover.core.error.DroverException;
import io.drover.core.error.ErrorCode;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.lang.management.OperatingSystemMXBean;
import java.lang.management.ThreadMXBean;
import javax.management.MBeanServerConnection;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** Looks into an edge's process. */
public final class EdgeMonitor implements AutoCloseable {
  private final EdgeProcess edge;
  private final JMXConnector connector;

  private EdgeMonitor(EdgeProcess edge, JMXConnector connector) {
    this.edge = edge;
    this.connector = connector;
  }

  /**
   * Looks into one.
   *
   * @throws DroverException {@code MISSING_DEPENDENCY} if this Java cannot
   */
  // what answers there is the process that was started
  @SuppressWarnings("BanJNDI")
  public static EdgeMonitor of(EdgeProcess edge) {
    try {
      VirtualMachine machine = VirtualMachine.attach(Long.toString(edge.pid()));
      try {
        return new EdgeMonitor(
            edge,
            JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent())));
      } finally {
        machine.detach();
      }
    } catch (IOException | AttachNotSupportedException e) {
      throw new DroverException(
          ErrorCode.MISSING_DEPENDENCY, "this Java cannot look into another one: use a JDK", e);
    }
  }

  /**
   * What it holds, after a collection.
   *
   * @throws DroverException {@code UNREACHABLE} if it has died
   */
  public EdgeVitals vitals() {
    try {
      MBeanServerConnection beans = connector.getMBeanServerConnection();
      MemoryMXBean memory = ManagementFactory.getPlatformMXBean(beans, MemoryMXBean.class);
      memory.gc();
      long direct =
          ManagementFactory.getPlatformMXBeans(beans, BufferPoolMXBean.class).stream()
              .mapToLong(BufferPoolMXBean::getMemoryUsed)
              .sum();
      OperatingSystemMXBean system =
          ManagementFactory.getPlatformMXBean(beans, UnixOperatingSystemMXBean.class);
      double files =
          system instanceof UnixOperatingSystemMXBean unix
              ? unix.getOpenFileDescriptorCount()
              : Double.NaN;
      return new EdgeVitals(
          memory.getHeapMemoryUsage().getUsed(),
          direct,
          ManagementFactory.getPlatformMXBean(beans, ThreadMXBean.class).getThreadCount(),
          files);
    } catch (IOException e) {
      throw new DroverException(ErrorCode.UNREACHABLE, "the edge has died: " + edge.ending(), e);
    }
  }

  @Override
  public void close() {
    try {
      connector.close();
    } catch (IOException e) {
      // the process may be gone
    }
  }
}

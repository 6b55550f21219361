package io.drover.edge.kubernetes;

import io.drover.core.id.EdgeId;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a worker's Pod looks like, and how its status is read. */
final class WorkerPods {
  static final int PORT = 50052;
  static final String CONTAINER = "worker";
  static final String NAME_LABEL = "app.kubernetes.io/name";
  static final String NAME = "drover-worker";
  static final String EDGE_LABEL = "drover.io/edge";
  private static final String CPU = "cpu";
  private static final String MEMORY = "memory";
  private static final long USER = 65532;

  private WorkerPods() {}

  static Map<String, String> labels(EdgeId edge) {
    return Map.of(NAME_LABEL, NAME, EDGE_LABEL, edge.value());
  }

  /** A Pod that may write nothing but a small /tmp, and do nothing to its cluster. */
  static Pod pod(
      String name,
      EdgeId edge,
      KubernetesOptions options,
      double cores,
      Optional<OwnerReference> owner) {
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .withLabels(labels(edge))
        .withOwnerReferences(owner.stream().toList())
        .endMetadata()
        .withNewSpec()
        .withRestartPolicy("Never")
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withTerminationGracePeriodSeconds(0L)
        .withNewSecurityContext()
        .withRunAsNonRoot(true)
        .withRunAsUser(USER)
        .withRunAsGroup(USER)
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .endSecurityContext()
        .addNewVolume()
        .withName("tmp")
        .withNewEmptyDir()
        .withSizeLimit(new Quantity("16Mi"))
        .endEmptyDir()
        .endVolume()
        .addNewContainer()
        .withName(CONTAINER)
        .withImage(options.image())
        .withArgs("--lease", Double.toString(options.leaseSeconds()))
        .addNewPort()
        .withContainerPort(PORT)
        .endPort()
        .addNewResizePolicy(CPU, "NotRequired")
        .withResources(resources(cores, options.memory()))
        .withNewSecurityContext()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .addToDrop("ALL")
        .endCapabilities()
        .endSecurityContext()
        .withNewReadinessProbe()
        .withNewGrpc(null, PORT, null)
        .withPeriodSeconds(5)
        .endReadinessProbe()
        .addNewVolumeMount()
        .withName("tmp")
        .withMountPath("/tmp")
        .endVolumeMount()
        .endContainer()
        .endSpec()
        .build();
  }

  /** What to send to the resize subresource. */
  static Pod resized(String name, double cores) {
    ResourceRequirements cpu = new ResourceRequirements();
    cpu.setRequests(Map.of(CPU, quantity(cores)));
    cpu.setLimits(Map.of(CPU, quantity(cores)));
    return new PodBuilder()
        .withNewMetadata()
        .withName(name)
        .endMetadata()
        .withNewSpec()
        .addNewContainer()
        .withName(CONTAINER)
        .withResources(cpu)
        .endContainer()
        .endSpec()
        .build();
  }

  /** Requests equal limits, so that a share is kept free for its drone, and no more is used. */
  private static ResourceRequirements resources(double cores, String memory) {
    ResourceRequirements all = new ResourceRequirements();
    all.setRequests(Map.of(CPU, quantity(cores), MEMORY, new Quantity(memory)));
    all.setLimits(Map.of(CPU, quantity(cores), MEMORY, new Quantity(memory)));
    return all;
  }

  static Quantity quantity(double cores) {
    return new Quantity(Math.max(1, Math.round(cores * 1000)) + "m");
  }

  /** Whether the kubelet has put a limit into effect. */
  static boolean hasLimit(Pod pod, double cores) {
    return pod.getStatus().getContainerStatuses().stream()
        .filter(status -> status.getName().equals(CONTAINER))
        .map(status -> status.getResources())
        .filter(resources -> resources != null && resources.getLimits() != null)
        .map(resources -> resources.getLimits().get(CPU))
        .anyMatch(limit -> limit != null && same(limit, quantity(cores)));
  }

  private static boolean same(Quantity one, Quantity other) {
    BigDecimal difference = one.getNumericalAmount().subtract(other.getNumericalAmount());
    return difference.signum() == 0;
  }

  /** Why the node does not resize it now, if it does not. */
  static Optional<String> pending(Pod pod) {
    return condition(pod, "PodResizePending", "True")
        .map(condition -> condition.getReason() + ": " + condition.getMessage());
  }

  /** Why no node takes it, if none does. */
  static Optional<String> unschedulable(Pod pod) {
    return condition(pod, "PodScheduled", "False").map(PodCondition::getMessage);
  }

  private static Optional<PodCondition> condition(Pod pod, String type, String status) {
    List<PodCondition> conditions =
        pod.getStatus() == null ? List.of() : pod.getStatus().getConditions();
    return conditions.stream()
        .filter(c -> c.getType().equals(type) && c.getStatus().equals(status))
        .findFirst();
  }

  static boolean running(Pod pod) {
    return pod.getStatus() != null
        && "Running".equals(pod.getStatus().getPhase())
        && pod.getStatus().getPodIP() != null
        && pod.getMetadata().getDeletionTimestamp() == null;
  }

  static boolean over(Pod pod) {
    String phase = pod.getStatus() == null ? "" : pod.getStatus().getPhase();
    return "Failed".equals(phase) || "Succeeded".equals(phase);
  }
}

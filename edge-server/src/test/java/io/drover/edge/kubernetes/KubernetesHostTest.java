package io.drover.edge.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.drover.core.error.DroverException;
import io.drover.core.id.EdgeId;
import io.drover.core.time.WallClock;
import io.drover.edge.worker.HostedWorker;
import io.drover.rpc.HostPort;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.mockwebserver.Context;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Against exchanges as Kubernetes' API has them; nothing is answered that is not expected. */
@Timeout(120)
class KubernetesHostTest {
  private static final String PODS = "/api/v1/namespaces/drover/pods";
  private static final String POD = PODS + "/drover-edge1-1";
  private static final String SELECTED =
      PODS + "?labelSelector=app.kubernetes.io%2Fname%3Ddrover-worker%2Cdrover.io%2Fedge%3Dedge1";
  private static final String SELECTED_OTHERWISE =
      PODS + "?labelSelector=drover.io%2Fedge%3Dedge1%2Capp.kubernetes.io%2Fname%3Ddrover-worker";
  private static final EdgeId EDGE = new EdgeId("edge1");

  private final KubernetesMockServer server =
      new KubernetesMockServer(new Context(), new MockWebServer(), new HashMap<>(), false);

  @BeforeEach
  void start() {
    server.init();
  }

  @AfterEach
  void stop() {
    server.destroy();
  }

  private static KubernetesOptions options() {
    return KubernetesOptions.of("drover-worker:test").withNamespace("drover");
  }

  private KubernetesHost host(KubernetesOptions options) {
    return new KubernetesHost(EDGE, options, server.createClient(), new WallClock());
  }

  private void cluster(boolean resizes) {
    String more =
        resizes
            ? ",{\"name\":\"pods/resize\",\"namespaced\":true,\"kind\":\"Pod\","
                + "\"verbs\":[\"get\",\"patch\",\"update\"]}"
            : "";
    server
        .expect()
        .get()
        .withPath("/api/v1")
        .andReturn(
            200,
            "{\"kind\":\"APIResourceList\",\"groupVersion\":\"v1\",\"resources\":["
                + "{\"name\":\"pods\",\"namespaced\":true,\"kind\":\"Pod\",\"verbs\":[\"get\"]}"
                + more
                + "]}")
        .always();
  }

  private static String running(String name, String limit) {
    try (InputStream in = KubernetesHostTest.class.getResourceAsStream("running.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .replace("NAME", name)
          .replace("LIMIT", limit);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String with(String condition, String pod) {
    return pod.replace("\"conditions\": [", "\"conditions\": [" + condition + ",");
  }

  private void listed(String... pods) {
    String list =
        "{\"kind\":\"PodList\",\"apiVersion\":\"v1\",\"metadata\":{},\"items\":["
            + String.join(",", pods)
            + "]}";
    for (String path : List.of(SELECTED, SELECTED_OTHERWISE)) {
      server.expect().get().withPath(path).andReturn(200, list).always();
    }
  }

  private HostedWorker worker(KubernetesHost host) {
    listed(running("drover-edge1-1", "1"));
    return host.running().get(0);
  }

  private List<RecordedRequest> requests(String method) throws InterruptedException {
    List<RecordedRequest> found = new ArrayList<>();
    RecordedRequest request = server.takeRequest(1, TimeUnit.MILLISECONDS);
    while (request != null) {
      if (request.getMethod().equals(method)) {
        found.add(request);
      }
      request = server.takeRequest(1, TimeUnit.MILLISECONDS);
    }
    return found;
  }

  private static String body(RecordedRequest request) {
    return request.getBody().readUtf8();
  }

  @Test
  void makesAPodThatMayDoNothingButInfer() throws Exception {
    cluster(true);
    server
        .expect()
        .post()
        .withPath(PODS)
        .andReturn(201, running("drover-edge1-1", "1").replace("Running", "Pending"))
        .once();
    server.expect().get().withPath(POD).andReturn(200, running("drover-edge1-1", "1")).always();
    try (KubernetesHost host = host(options())) {
      HostedWorker worker = host.launch(1.25);
      assertThat(worker.address()).isEqualTo(new HostPort("10.244.0.17", 50052));
    }
    String pod = body(requests("POST").get(0));
    assertThat(pod)
        .contains("\"cpu\":\"1250m\"", "\"memory\":\"512Mi\"", "\"image\":\"drover-worker:test\"")
        .contains("\"drover.io/edge\":\"edge1\"", "\"automountServiceAccountToken\":false")
        .contains("\"runAsNonRoot\":true", "\"readOnlyRootFilesystem\":true")
        .contains("\"allowPrivilegeEscalation\":false", "\"drop\":[\"ALL\"]")
        .contains(
            "\"resizePolicy\":[{\"resourceName\":\"cpu\",\"restartPolicy\":\"NotRequired\"}]");
  }

  @Test
  void resizesInPlace() throws Exception {
    cluster(true);
    server
        .expect()
        .patch()
        .withPath(POD + "/resize")
        .andReturn(200, running("drover-edge1-1", "1"))
        .once();
    server.expect().get().withPath(POD).andReturn(200, running("drover-edge1-1", "1")).once();
    server.expect().get().withPath(POD).andReturn(200, running("drover-edge1-1", "300m")).always();
    try (KubernetesHost host = host(options())) {
      HostedWorker worker = worker(host);
      assertThat(worker.resize(0.3)).as("the same worker").isSameAs(worker);
    }
    RecordedRequest patch = requests("PATCH").get(0);
    assertThat(patch.getHeader("Content-Type")).contains("application/strategic-merge-patch+json");
    assertThat(body(patch)).contains("\"name\":\"worker\"", "\"cpu\":\"300m\"");
  }

  @Test
  void saysWhyANodeDoesNotResize() {
    cluster(true);
    server
        .expect()
        .patch()
        .withPath(POD + "/resize")
        .andReturn(
            200,
            with(
                "{\"type\":\"PodResizePending\",\"status\":\"True\",\"reason\":\"Infeasible\","
                    + "\"message\":\"Node didn't have enough capacity: cpu\"}",
                running("drover-edge1-1", "1")))
        .once();
    try (KubernetesHost host = host(options())) {
      HostedWorker worker = worker(host);
      assertThatThrownBy(() -> worker.resize(64))
          .isInstanceOf(DroverException.class)
          .hasMessageContaining("Infeasible: Node didn't have enough capacity: cpu");
    }
  }

  @Test
  void saysWhatTheEdgeIsNotAllowed() {
    cluster(true);
    server
        .expect()
        .patch()
        .withPath(POD + "/resize")
        .andReturn(
            403,
            "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":403,"
                + "\"reason\":\"Forbidden\",\"message\":\"pods \\\"drover-edge1-1\\\" is forbidden:"
                + " User \\\"edge\\\" cannot patch resource \\\"pods/resize\\\"\"}")
        .once();
    try (KubernetesHost host = host(options())) {
      HostedWorker worker = worker(host);
      assertThatThrownBy(() -> worker.resize(0.5))
          .isInstanceOf(DroverException.class)
          .hasMessageContaining("cannot patch resource \"pods/resize\"")
          .hasMessageContaining("rbac.yaml");
    }
  }

  @Test
  void replacesAPodWhereTheClusterCannotResize() {
    cluster(false);
    server
        .expect()
        .post()
        .withPath(PODS)
        .andReturn(201, running("drover-edge1-2", "500m").replace("10.244.0.17", "10.244.0.18"))
        .once();
    try (KubernetesHost host = host(options())) {
      HostedWorker worker = worker(host);
      HostedWorker other = worker.resize(0.5);
      assertThat(other).isNotSameAs(worker);
      assertThat(other.address()).isEqualTo(new HostPort("10.244.0.18", 50052));
    }
  }

  @Test
  void takesOnPodsThatRunAndDeletesThoseThatAreOver() throws Exception {
    cluster(true);
    server.expect().delete().withPath(PODS + "/drover-edge1-3").andReturn(200, "{}").once();
    listed(
        running("drover-edge1-1", "1"),
        running("drover-edge1-2", "1").replace("Running", "Pending"),
        running("drover-edge1-3", "1").replace("Running", "Failed"));
    try (KubernetesHost host = host(options())) {
      assertThat(host.running()).extracting(HostedWorker::name).containsExactly("drover-edge1-1");
    }
    assertThat(requests("DELETE")).hasSize(1);
  }

  @Test
  void deletesAWorkerThatIsStopped() throws Exception {
    cluster(true);
    server.expect().delete().withPath(POD).andReturn(200, "{}").once();
    try (KubernetesHost host = host(options())) {
      worker(host).stop();
    }
    assertThat(requests("DELETE")).hasSize(1);
  }

  @Test
  void saysWhyNoNodeTakesAPodAndLeavesNoneBehind() throws Exception {
    cluster(true);
    String waiting =
        with(
            "{\"type\":\"PodScheduled\",\"status\":\"False\",\"reason\":\"Unschedulable\","
                + "\"message\":\"0/3 nodes are available: 3 Insufficient cpu.\"}",
            running("drover-edge1-1", "1")
                .replace("Running", "Pending")
                .replace("{\"type\": \"PodScheduled\", \"status\": \"True\"},", ""));
    server.expect().post().withPath(PODS).andReturn(201, waiting).once();
    server.expect().get().withPath(POD).andReturn(200, waiting).always();
    server.expect().delete().withPath(POD).andReturn(200, "{}").once();
    KubernetesOptions hasty =
        new KubernetesOptions(
            options().namespace(), options().image(), "512Mi", options().owner(), 60, 0.3);
    try (KubernetesHost host = host(hasty)) {
      assertThatThrownBy(() -> host.launch(1)).hasMessageContaining("3 Insufficient cpu");
    }
    assertThat(requests("DELETE")).hasSize(1);
  }

  @Test
  void itsPodsGoWithTheEdgesDeployment() throws Exception {
    cluster(true);
    server
        .expect()
        .get()
        .withPath("/apis/apps/v1/namespaces/drover/deployments/drover-edge")
        .andReturn(
            200,
            "{\"kind\":\"Deployment\",\"apiVersion\":\"apps/v1\",\"metadata\":{"
                + "\"name\":\"drover-edge\",\"namespace\":\"drover\",\"uid\":\"u-1\"}}")
        .once();
    server.expect().post().withPath(PODS).andReturn(201, running("drover-edge1-1", "1")).once();
    try (KubernetesHost host = host(options().withOwner("drover-edge"))) {
      var unused = host.launch(1);
    }
    assertThat(body(requests("POST").get(0))).contains("\"ownerReferences\":[{", "\"uid\":\"u-1\"");
  }

  @Test
  void saysThatThereIsNoSuchDeployment() {
    cluster(true);
    server
        .expect()
        .get()
        .withPath("/apis/apps/v1/namespaces/drover/deployments/none")
        .andReturn(
            404, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Failure\",\"code\":404}")
        .always();
    assertThatThrownBy(() -> host(options().withOwner("none")))
        .hasMessageContaining("there is no Deployment none in namespace drover");
  }
}

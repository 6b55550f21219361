package io.drover.launch.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks for.
 *
 * @param path below the host, decoded
 * @param query what stands behind the question mark, decoded, by name
 */
public record WebRequest(String path, Map<String, List<String>> query) {
  public WebRequest {
    query = Map.copyOf(query);
  }

  /** The first value of a name in the query. */
  public Optional<String> parameter(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }
}

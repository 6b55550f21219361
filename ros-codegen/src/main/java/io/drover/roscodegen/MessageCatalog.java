package io.drover.roscodegen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Message and service texts that may refer to one another, and what follows from them: check sums
 * and definitions, equal to those of genpy.
 */
public final class MessageCatalog {
  private static final String SEPARATOR = "=".repeat(80) + "\n";

  private final Map<TypeName, MessageText> messages = new TreeMap<>();
  private final Map<TypeName, ServiceText> services = new TreeMap<>();

  /**
   * Adds the texts of every package in a folder: {@code FOLDER/PACKAGE/msg/NAME.msg} and {@code
   * FOLDER/PACKAGE/srv/NAME.srv}.
   */
  public void addFolder(Path folder) throws IOException, MessageTextException {
    try (DirectoryStream<Path> packages = Files.newDirectoryStream(folder, Files::isDirectory)) {
      for (Path one : packages) {
        addPackage(one);
      }
    }
  }

  private void addPackage(Path folder) throws IOException, MessageTextException {
    String packageName = folder.getFileName().toString();
    if (Files.isDirectory(folder.resolve("msg"))) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve("msg"), "*.msg")) {
        for (Path file : files) {
          addMessage(name(packageName, file), text(file));
        }
      }
    }
    if (Files.isDirectory(folder.resolve("srv"))) {
      try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve("srv"), "*.srv")) {
        for (Path file : files) {
          addService(name(packageName, file), text(file));
        }
      }
    }
  }

  private static TypeName name(String packageName, Path file) {
    String name = file.getFileName().toString();
    return new TypeName(packageName, name.substring(0, name.lastIndexOf('.')));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file).replace("\r\n", "\n");
  }

  /** Adds or replaces a message. */
  public void addMessage(TypeName name, String text) throws MessageTextException {
    messages.put(name, MessageText.parse(name, text));
  }

  /** Adds or replaces a service. */
  public void addService(TypeName name, String text) throws MessageTextException {
    services.put(name, ServiceText.parse(name, text));
  }

  /** The messages, by name. */
  public Set<TypeName> messageNames() {
    return Collections.unmodifiableSet(messages.keySet());
  }

  /** The services, by name. */
  public Set<TypeName> serviceNames() {
    return Collections.unmodifiableSet(services.keySet());
  }

  Collection<MessageText> messages() {
    return messages.values();
  }

  Collection<ServiceText> services() {
    return services.values();
  }

  /** The check sum by which publisher and subscriber know that they mean the same message. */
  public String messageMd5(TypeName name) throws MessageTextException {
    return md5(message(name));
  }

  /** The same of a service: of both its halves together. */
  public String serviceMd5(TypeName name) throws MessageTextException {
    ServiceText service = service(name);
    return digest(sumText(service.request()) + sumText(service.response()));
  }

  /** The text that publishers send and bags store: the message's own, and all it refers to. */
  public String messageDefinition(TypeName name) throws MessageTextException {
    return definition(message(name));
  }

  String md5(MessageText message) throws MessageTextException {
    return digest(sumText(message));
  }

  String definition(MessageText message) throws MessageTextException {
    Set<TypeName> needed = new LinkedHashSet<>();
    collect(message, needed, new ArrayDeque<>());
    StringBuilder all = new StringBuilder(message.text()).append('\n');
    for (TypeName name : needed) {
      all.append(SEPARATOR).append("MSG: ").append(name).append('\n');
      all.append(message(name).text()).append('\n');
    }
    return all.substring(0, all.length() - 1);
  }

  private void collect(MessageText message, Set<TypeName> needed, Deque<TypeName> path)
      throws MessageTextException {
    if (path.contains(message.name())) {
      throw new MessageTextException(message.name() + " contains itself");
    }
    path.push(message.name());
    for (MessageField field : message.fields()) {
      if (field.type().message().isPresent()) {
        needed.add(field.type().message().get());
        collect(part(message, field), needed, path);
      }
    }
    path.pop();
  }

  private String sumText(MessageText message) throws MessageTextException {
    collect(message, new LinkedHashSet<>(), new ArrayDeque<>());
    StringBuilder sum = new StringBuilder();
    for (MessageConstant constant : message.constants()) {
      sum.append(constant.typeWord()).append(' ').append(constant.name());
      sum.append('=').append(constant.value()).append('\n');
    }
    for (MessageField field : message.fields()) {
      String type =
          field.type().message().isPresent() ? md5(part(message, field)) : field.type().text();
      sum.append(type).append(' ').append(field.name()).append('\n');
    }
    return sum.toString().strip();
  }

  private MessageText part(MessageText message, MessageField field) throws MessageTextException {
    TypeName name = field.type().message().orElseThrow();
    if (!messages.containsKey(name)) {
      throw new MessageTextException(
          message.name() + "." + field.name() + ": there is no text of " + name);
    }
    return messages.get(name);
  }

  private MessageText message(TypeName name) throws MessageTextException {
    if (!messages.containsKey(name)) {
      throw new MessageTextException("there is no text of the message " + name);
    }
    return messages.get(name);
  }

  private ServiceText service(TypeName name) throws MessageTextException {
    if (!services.containsKey(name)) {
      throw new MessageTextException("there is no text of the service " + name);
    }
    return services.get(name);
  }

  private static String digest(String text) {
    try {
      byte[] sum = MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has MD5", e);
    }
  }
}

package io.drover.airsim.rpc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.ValueType;

/**
 * One of AirSim's structs, described once for all dialects: named fields in wire order. Reading
 * ignores unknown keys and surplus elements, and what is missing keeps its default, as AirSim's own
 * adaptors do.
 */
public final class Struct<T> implements WireType<T> {
  private final List<Field<T, ?>> fields;
  private final Map<Dialect, List<Field<T, ?>>> spoken = new EnumMap<>(Dialect.class);
  private final Map<String, Integer> indexByName = new HashMap<>();
  private final Function<Values, T> make;

  private Struct(List<Field<T, ?>> fields, Function<Values, T> make) {
    this.fields = List.copyOf(fields);
    this.make = make;
    for (Dialect dialect : Dialect.values()) {
      spoken.put(dialect, fields.stream().filter(field -> field.in(dialect)).toList());
    }
    for (int i = 0; i < fields.size(); i++) {
      indexByName.put(fields.get(i).name, i);
    }
  }

  /** Begins a description; add the fields in the order of the array dialect. */
  static <T> Builder<T> of(Class<T> type) {
    return new Builder<>(type);
  }

  @Override
  public void write(MessagePacker packer, Dialect dialect, T value) throws IOException {
    List<Field<T, ?>> written = spoken.get(dialect);
    if (dialect.isPositional()) {
      packer.packArrayHeader(written.size());
    } else {
      packer.packMapHeader(written.size());
    }
    for (Field<T, ?> field : written) {
      if (!dialect.isPositional()) {
        packer.packString(field.name);
      }
      field.write(packer, dialect, value);
    }
  }

  @Override
  public T read(MessageUnpacker unpacker, Dialect dialect) throws IOException {
    Object[] values = new Object[fields.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields.get(i).absent;
    }
    if (dialect.isPositional()) {
      WireType.expect(unpacker, ValueType.ARRAY);
      int left = unpacker.unpackArrayHeader();
      for (int i = 0; i < values.length && left > 0; i++) {
        if (fields.get(i).in(dialect)) {
          read(unpacker, dialect, i, values);
          left--;
        }
      }
      unpacker.skipValue(left);
    } else {
      WireType.expect(unpacker, ValueType.MAP);
      int size = unpacker.unpackMapHeader();
      for (int i = 0; i < size; i++) {
        read(unpacker, dialect, indexByName.get(TEXT.read(unpacker, dialect)), values);
      }
    }
    return make.apply(new Values(values));
  }

  private void read(MessageUnpacker unpacker, Dialect dialect, Integer index, Object[] values)
      throws IOException {
    if (index == null) {
      unpacker.skipValue();
    } else {
      values[index] = fields.get(index).type.read(unpacker, dialect);
    }
  }

  /** The fields of one struct as they were read, by position. */
  static final class Values {
    private final Object[] values;

    private Values(Object[] values) {
      this.values = values;
    }

    <V> V get(int index, Class<V> type) {
      return type.cast(values[index]);
    }

    /** A list field; its element type is the one that the field's wire type read. */
    <V> List<V> list(int index, Class<V> element) {
      List<?> list = get(index, List.class);
      return list.stream().<V>map(element::cast).toList();
    }

    double real(int index) {
      return get(index, Double.class);
    }

    boolean flag(int index) {
      return get(index, Boolean.class);
    }

    int whole(int index) {
      return get(index, Integer.class);
    }

    long nanos(int index) {
      return get(index, Long.class);
    }

    String text(int index) {
      return get(index, String.class);
    }
  }

  /** Collects the fields of a struct. */
  static final class Builder<T> {
    private final List<Field<T, ?>> fields = new ArrayList<>();
    private final Class<T> type;

    private Builder(Class<T> type) {
      this.type = type;
    }

    /** A field; {@code absent} is its value where a message lacks it. */
    <V> Builder<T> field(String name, WireType<V> wire, Function<T, V> get, V absent) {
      return field(name, wire, get, absent, EnumSet.allOf(Dialect.class));
    }

    /** A field that only some dialects have. */
    <V> Builder<T> field(
        String name, WireType<V> wire, Function<T, V> get, V absent, Set<Dialect> dialects) {
      fields.add(new Field<>(name, wire, get, absent, dialects));
      return this;
    }

    Builder<T> real(String name, Function<T, Double> get) {
      return field(name, FLOAT, get, 0.0);
    }

    Struct<T> make(Function<Values, T> make) {
      return new Struct<>(fields, values -> type.cast(make.apply(values)));
    }
  }

  private record Field<T, V>(
      String name, WireType<V> type, Function<T, V> get, V absent, Set<Dialect> dialects) {
    boolean in(Dialect dialect) {
      return dialects.contains(dialect);
    }

    void write(MessagePacker packer, Dialect dialect, T holder) throws IOException {
      type.write(packer, dialect, get.apply(holder));
    }
  }
}

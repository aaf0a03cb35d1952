package io.tradegrid.market;

import java.lang.reflect.RecordComponent;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What the examples of a page used and met. */
final class Coverage {

  private final Set<Enum<?>> constants = new HashSet<>();
  private final Set<String> fields = new TreeSet<>();
  private final Map<MarketEvent.Kind, Set<String>> eventFields =
      new EnumMap<>(MarketEvent.Kind.class);

  void add(Enum<?> constant) {
    if (constant != null) {
      constants.add(constant);
    }
  }

  void add(MarketEvent event) {
    eventFields
        .computeIfAbsent(event.kind(), kind -> new TreeSet<>())
        .addAll(EventText.fields(event));
    add(event.kind());
    add(event.liquidity());
    add(event.rejectReason());
    add(event.cancelReason());
    add(event.phase());
  }

  /** Adds the fields in which a record says something else than the plain one of its type. */
  <R extends Record> void addFields(R said, R plain) {
    for (RecordComponent component : plain.getClass().getRecordComponents()) {
      Object value = valueOf(component, said);
      if (!Objects.equals(value, valueOf(component, plain))) {
        fields.add(name(plain.getClass(), component));
      }
      if (value instanceof Enum<?> constant) {
        add(constant);
      }
    }
  }

  private static Object valueOf(RecordComponent component, Record record) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(component.getName(), e);
    }
  }

  static String name(Class<?> type, RecordComponent component) {
    return type.getSimpleName() + "." + component.getName();
  }

  Set<Enum<?>> constants() {
    return constants;
  }

  Set<String> fields() {
    return fields;
  }

  Map<MarketEvent.Kind, Set<String>> eventFields() {
    return eventFields;
  }
}

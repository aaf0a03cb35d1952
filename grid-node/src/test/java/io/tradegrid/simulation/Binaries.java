package io.tradegrid.simulation;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.apache.ignite.IgniteBinary;
import org.apache.ignite.binary.BinaryObject;
import org.apache.ignite.binary.BinaryObjectBuilder;

/** Ignite's binary objects as far as rows need them: a type and its fields, equal if those are. */
final class Binaries {

  static final IgniteBinary BINARY =
      proxy(IgniteBinary.class, (self, method, args) -> builder((String) args[0]));

  /** Of every object, in bytes. */
  static final int SIZE = 10;

  private record Built(String type, Map<String, Object> fields) implements InvocationHandler {

    @Override
    public Object invoke(Object self, Method method, Object[] args) {
      return switch (method.getName()) {
        case "equals" ->
            args[0] != null
                && Proxy.isProxyClass(args[0].getClass())
                && equals(Proxy.getInvocationHandler(args[0]));
        case "hashCode" -> hashCode();
        case "field" -> fields.get(args[0]);
        case "hasField" -> fields.containsKey(args[0]);
        case "size" -> SIZE;
        case "toString" -> type + fields;
        default -> throw new UnsupportedOperationException(method.toString());
      };
    }
  }

  private Binaries() {}

  private static BinaryObjectBuilder builder(String type) {
    Map<String, Object> fields = new HashMap<>();
    return proxy(
        BinaryObjectBuilder.class,
        (self, method, args) ->
            switch (method.getName()) {
              case "setField" -> {
                fields.put((String) args[0], args[1]);
                yield self;
              }
              case "build" -> proxy(BinaryObject.class, new Built(type, new HashMap<>(fields)));
              default -> throw new UnsupportedOperationException(method.toString());
            });
  }

  /** Returns a copy of an object's fields. */
  static Map<String, Object> fields(Object built) {
    return new HashMap<>(((Built) Proxy.getInvocationHandler(built)).fields());
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Binaries.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}

package io.tradegrid.simulation;

import io.tradegrid.schema.Cache;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.cache.processor.EntryProcessor;
import javax.cache.processor.MutableEntry;
import org.apache.ignite.Ignite;
import org.apache.ignite.IgniteCache;
import org.apache.ignite.cache.query.QueryCursor;
import org.apache.ignite.lang.IgniteClosure;

/** The face of Ignite that the storage classes know, over anything that reads and writes keys. */
final class Caches {

  /** A key of one of the caches; all are in one map. */
  record Key(String cache, Object key) {}

  /** Whoever carries operations on single keys out. */
  interface Store {

    /** Does something to a map that has the key; other keys are not touched. */
    <T> T operate(Key key, boolean writes, Function<Map<Key, Object>, T> operation);

    /** Returns all entries of a cache, as they are now. */
    default List<javax.cache.Cache.Entry<Object, Object>> entries(String cache) {
      throw new UnsupportedOperationException("scan of " + cache);
    }
  }

  private Caches() {}

  static Key key(Cache cache, Object key) {
    return new Key(cache.name(), key);
  }

  /** Returns a store that is one map. */
  static Store of(Map<Key, Object> map) {
    return new Store() {
      @Override
      public <T> T operate(Key key, boolean writes, Function<Map<Key, Object>, T> operation) {
        return operation.apply(map);
      }

      @Override
      public List<javax.cache.Cache.Entry<Object, Object>> entries(String cache) {
        Map<Key, Object> now = Map.copyOf(map);
        return now.keySet().stream()
            .filter(key -> key.cache().equals(cache))
            .<javax.cache.Cache.Entry<Object, Object>>map(key -> new Entry(now, key))
            .toList();
      }
    };
  }

  /** Returns the same store, but fences of rows stay where they were before the first entry. */
  static Store withoutFence(Store store) {
    return new Store() {
      @Override
      public <T> T operate(Key key, boolean writes, Function<Map<Key, Object>, T> operation) {
        return store.operate(
            key,
            writes,
            map -> {
              T result = operation.apply(map);
              if (key.cache().equals(Cache.PROJECTION_FENCE.name())) {
                map.replace(key, 0L);
              }
              return result;
            });
      }
    };
  }

  static Ignite ignite(Store store) {
    return proxy(
        Ignite.class,
        (self, method, args) -> {
          return switch (method.getName()) {
            case "cache" -> cache((String) args[0], store);
            case "binary" -> Binaries.BINARY;
            default -> throw new UnsupportedOperationException(method.toString());
          };
        });
  }

  private static IgniteCache<?, ?> cache(String name, Store store) {
    return proxy(
        IgniteCache.class,
        (self, method, args) -> {
          if ("withKeepBinary".equals(method.getName())) {
            return self;
          }
          if ("removeAll".equals(method.getName())) {
            ((Set<?>) args[0]).forEach(key -> remove(store, new Key(name, key)));
            return null;
          }
          if ("invokeAll".equals(method.getName())) {
            ((Map<?, ?>) args[0]).forEach((key, how) -> invoke(store, new Key(name, key), how));
            return Map.of();
          }
          if ("getAll".equals(method.getName())) {
            return getAll(store, name, (Set<?>) args[0]);
          }
          if ("query".equals(method.getName())) {
            List<?> found =
                args.length == 1
                    ? store.entries(name)
                    : transformed(store.entries(name), (IgniteClosure<?, ?>) args[1]);
            return new Scan<>(found);
          }
          Key key = new Key(name, args[0]);
          return switch (method.getName()) {
            case "get", "localPeek" -> store.operate(key, false, map -> map.get(key));
            case "put" -> store.operate(key, true, map -> put(map, key, args[1]));
            case "putIfAbsent" ->
                store.operate(key, true, map -> map.putIfAbsent(key, args[1]) == null);
            case "remove" -> remove(store, key);
            case "invoke" -> invoke(store, key, args[1], (Object[]) args[2]);
            default -> throw new UnsupportedOperationException(method.toString());
          };
        });
  }

  private static Map<Object, Object> getAll(Store store, String name, Set<?> keys) {
    Map<Object, Object> found = new HashMap<>();
    for (Object each : keys) {
      Key key = new Key(name, each);
      Object value = store.operate(key, false, map -> map.get(key));
      if (value != null) {
        found.put(each, value);
      }
    }
    return found;
  }

  @SuppressWarnings("unchecked")
  private static List<Object> transformed(List<?> entries, IgniteClosure<?, ?> closure) {
    return entries.stream().map(((IgniteClosure<Object, Object>) closure)::apply).toList();
  }

  /** What a scan found when it began. */
  private record Scan<T>(List<T> found) implements QueryCursor<T> {

    @Override
    public List<T> getAll() {
      return found;
    }

    @Override
    public Iterator<T> iterator() {
      return found.iterator();
    }

    @Override
    public void close() {
      // There is nothing behind it.
    }
  }

  private static Object put(Map<Key, Object> map, Key key, Object value) {
    map.put(key, value);
    return null; // As a method without a result does.
  }

  private static boolean remove(Store store, Key key) {
    return store.operate(key, true, map -> map.remove(key) != null);
  }

  @SuppressWarnings("unchecked")
  private static Object invoke(Store store, Key key, Object how, Object... arguments) {
    EntryProcessor<Object, Object, Object> processor = (EntryProcessor<Object, Object, Object>) how;
    return store.operate(key, true, map -> processor.process(new Entry(map, key), arguments));
  }

  private record Entry(Map<Key, Object> map, Key place) implements MutableEntry<Object, Object> {

    @Override
    public boolean exists() {
      return map.containsKey(place);
    }

    @Override
    public void remove() {
      map.remove(place);
    }

    @Override
    public void setValue(Object value) {
      map.put(place, value);
    }

    @Override
    public Object getKey() {
      return place.key();
    }

    @Override
    public Object getValue() {
      return map.get(place);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
      return type.cast(ignite(of(map)));
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(Caches.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}

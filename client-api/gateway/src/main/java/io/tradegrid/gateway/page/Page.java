package io.tradegrid.gateway.page;

import java.util.List;
import java.util.function.Function;

/**
 * A bounded part of a list in a stable order.
 *
 * @param <T> what is listed
 * @param items in their order
 * @param nextCursor give it as {@code cursor} to get what follows; null at the end
 */
public record Page<T>(List<T> items, String nextCursor) {

  /**
   * Makes a page of a result that was asked for one item more than the page holds.
   *
   * @param found at most limit + 1 items
   * @param limit the most items of the page
   * @param cursor gives the cursor that continues after an item
   */
  public static <T> Page<T> of(List<T> found, int limit, Function<T, String> cursor) {
    if (found.size() <= limit) {
      return new Page<>(found, null);
    }
    List<T> items = List.copyOf(found.subList(0, limit));
    return new Page<>(items, cursor.apply(items.get(limit - 1)));
  }
}

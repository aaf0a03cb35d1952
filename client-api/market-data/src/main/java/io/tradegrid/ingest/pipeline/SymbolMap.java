package io.tradegrid.ingest.pipeline;

import io.tradegrid.ingest.text.CsvLine;
import io.tradegrid.ingest.text.Decimal;
import io.tradegrid.ingest.text.Field;
import io.tradegrid.tick.Tag;
import io.tradegrid.tick.Tick;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The symbols of sources and what they are in the grid. Never changes. */
public final class SymbolMap {

  /** The first line of a map as text. */
  public static final String HEADER =
      "source,source_symbol,symbol,price_decimals,size_decimals,min_price,max_price,max_size";

  /** Stands for every source. */
  public static final String ANY_SOURCE = "*";

  private static final Pattern SYMBOL = Pattern.compile("[A-Z0-9._-]{1,16}");
  private static final int COLUMNS = 8;

  private record Key(long source, String symbol) {}

  private final Map<Key, SymbolRule> rules = new HashMap<>();
  private final Map<String, SymbolRule> rulesOfAny = new HashMap<>();
  private final boolean isWhole;

  private SymbolMap(boolean isWhole) {
    this.isWhole = isWhole;
  }

  /** Makes a map in which every symbol is called as its source does. */
  public static SymbolMap asIs() {
    return new SymbolMap(false);
  }

  /**
   * Reads a map.
   *
   * @param lines {@link #HEADER} and a line a symbol; an empty field sets nothing
   * @param isWhole whether a symbol that is not in it is refused; else it is called as its source
   *     does
   * @throws IllegalArgumentException naming line and field if it cannot be read
   */
  public static SymbolMap of(List<String> lines, boolean isWhole) {
    if (lines.isEmpty() || !lines.get(0).strip().equals(HEADER)) {
      throw new IllegalArgumentException("symbol map: its first line must be " + HEADER);
    }
    SymbolMap map = new SymbolMap(isWhole);
    for (int i = 1; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        try {
          map.add(CsvLine.fields(lines.get(i), ','));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException(
              "symbol map, line " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
    }
    return map;
  }

  private void add(List<String> row) {
    Field.requireCount(COLUMNS, row.size());
    if (!isSymbol(row.get(2))) {
      throw new IllegalArgumentException(
          "symbol: must be 1 to 16 capital letters, digits, '.', '_' and '-', got " + row.get(2));
    }
    SymbolRule rule =
        new SymbolRule(
            row.get(2),
            decimals("price_decimals", row.get(3)),
            decimals("size_decimals", row.get(4)),
            limit("min_price", row.get(5)),
            limit("max_price", row.get(6)),
            limit("max_size", row.get(7)));
    SymbolRule before =
        row.get(0).equals(ANY_SOURCE)
            ? rulesOfAny.put(row.get(1), rule)
            : rules.put(new Key(Tag.of(row.get(0)), row.get(1)), rule);
    if (before != null) {
      throw new IllegalArgumentException(
          "source_symbol: must be there once for a source, got " + row.get(1) + " again");
    }
  }

  private static int decimals(String name, String text) {
    return text.isEmpty() ? -1 : (int) Field.whole(name, text, 0, Tick.DECIMALS_MAX);
  }

  private static Decimal limit(String name, String text) {
    return text.isEmpty() ? null : Decimal.of(name, text);
  }

  /** Returns whether a text can be a symbol of the grid. */
  static boolean isSymbol(String text) {
    return SYMBOL.matcher(text).matches();
  }

  /** Returns whether a symbol that is not here is refused. */
  boolean isWhole() {
    return isWhole;
  }

  /**
   * Returns what a source's symbol is; empty if that is said neither for it nor for all.
   *
   * @param source tag of the source
   * @param symbol what the source calls it
   */
  public Optional<SymbolRule> find(long source, String symbol) {
    SymbolRule rule = rules.get(new Key(source, symbol));
    return Optional.ofNullable(rule == null ? rulesOfAny.get(symbol) : rule);
  }
}

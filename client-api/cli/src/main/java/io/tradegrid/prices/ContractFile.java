package io.tradegrid.prices;

import io.tradegrid.contract.Contract;
import io.tradegrid.replay.BrokenFileException;
import io.tradegrid.replay.CsvFile;
import io.tradegrid.replay.CsvRow;
import io.tradegrid.schema.Column;
import io.tradegrid.schema.Table;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Date;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reads a file of contracts, plain or gzip, whose header names columns of the table CONTRACTS, in
 * any order and without regard to capitals. An empty field, like a column that is not there, is
 * null in the table.
 */
final class ContractFile {

  private final Path path;

  ContractFile(Path path) {
    this.path = path;
  }

  /**
   * Reads all of it.
   *
   * @throws BrokenFileException naming the first line that is broken
   */
  List<Contract> read() {
    List<Contract> contracts = new ArrayList<>();
    Set<String> symbols = new HashSet<>();
    try (CsvFile file = CsvFile.open(path)) {
      if (!file.hasNext()) {
        throw new BrokenFileException(path, "is empty");
      }
      List<Column> header = header(file.next());
      while (file.hasNext()) {
        CsvRow row = file.next();
        row.requireSize(header.size());
        Contract contract = contract(row, header);
        if (!symbols.add(contract.symbol())) {
          throw new BrokenFileException(
              path, "line " + row.line() + ": symbol must come once, got " + contract.symbol());
        }
        contracts.add(contract);
      }
    }
    return contracts;
  }

  private List<Column> header(CsvRow row) {
    Map<String, Column> known = new HashMap<>();
    Table.CONTRACTS.columns().forEach(column -> known.put(column.name(), column));
    List<Column> header = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      Column column = known.remove(row.text(i).toUpperCase(Locale.ROOT));
      if (column == null) {
        throw row.broken(i, "header", "must have columns of CONTRACTS, each once");
      }
      header.add(column);
    }
    if (known.containsKey("SYMBOL") || known.containsKey("ASSET_CLASS")) {
      throw new BrokenFileException(path, "header must have the columns symbol and asset_class");
    }
    return header;
  }

  private Contract contract(CsvRow row, List<Column> header) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i < header.size(); i++) {
      values.put(header.get(i).name(), value(row, i, header.get(i)));
    }
    try {
      return Contract.of((String) values.get("SYMBOL"), values::get);
    } catch (IllegalArgumentException e) {
      BrokenFileException broken =
          new BrokenFileException(path, "line " + row.line() + ": " + e.getMessage());
      broken.initCause(e);
      throw broken;
    }
  }

  private static Object value(CsvRow row, int index, Column column) {
    String text = row.text(index);
    if (text.isEmpty()) {
      return null;
    }
    String name = column.name().toLowerCase(Locale.ROOT);
    if (column.type() == BigDecimal.class) {
      return row.decimal(index, name);
    }
    if (column.type() == Integer.class) {
      return (int) row.integer(index, name, 0, Integer.MAX_VALUE);
    }
    if (column.type() == Date.class) {
      try {
        return Date.valueOf(LocalDate.parse(text));
      } catch (DateTimeException e) {
        throw row.broken(index, name, "must be a day as YYYY-MM-DD");
      }
    }
    return text;
  }
}

package io.tradegrid.grid;

import io.tradegrid.engine.GridUnavailableException;
import io.tradegrid.journal.LogReader;
import io.tradegrid.model.Instrument;
import io.tradegrid.schema.Shards;
import io.tradegrid.service.OrderEntry;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.ignite.Ignition;
import org.apache.ignite.cache.query.SqlFieldsQuery;
import org.apache.ignite.client.ClientConnectionException;
import org.apache.ignite.client.IgniteClient;
import org.apache.ignite.configuration.ClientConfiguration;

/** The logs of all shards, read by a client of the grid; no shard's owner is asked. */
public final class GridLog implements AutoCloseable {

  private final IgniteClient client;

  private GridLog(IgniteClient client) {
    this.client = client;
  }

  /**
   * Connects.
   *
   * @param addresses nodes as host:port of their client connector
   * @throws GridUnavailableException if none answers
   */
  public static GridLog connect(List<String> addresses) {
    try {
      return new GridLog(
          Ignition.startClient(
              new ClientConfiguration().setAddresses(addresses.toArray(String[]::new))));
    } catch (ClientConnectionException e) {
      throw new GridUnavailableException(
          "no node answers at "
              + String.join(", ", addresses)
              + "; start one with ./tradegrid demo, or name another with --grid host:port",
          e);
    }
  }

  /** Returns the number of shards. */
  public int shards() {
    return client.services().serviceProxy(OrderEntry.NAME, OrderEntry.class).owners().length;
  }

  /** Returns the shard of a symbol. */
  public int shardOf(String symbol) {
    return Shards.of(symbol, shards());
  }

  /**
   * Begins to read a shard's log.
   *
   * @param from sequence of the first entry to read, from 1
   */
  public LogReader read(int shard, long from) {
    return new LogReader(CacheLog.of(client, shard), from);
  }

  /** Returns the sequence of a shard's last entry, 0 if it has none. */
  public long last(int shard) {
    return CacheLog.of(client, shard).last();
  }

  /** Returns all instruments by number. */
  public Map<Integer, Instrument> instruments() {
    Map<Integer, Instrument> instruments = new HashMap<>();
    for (List<?> row :
        query(
            "SELECT INSTRUMENT_ID, SYMBOL, CURRENCY, TICK_SIZE, LOT_SIZE, MAX_ORDER_LOTS"
                + " FROM INSTRUMENTS")) {
      int id = (Integer) row.get(0);
      instruments.put(
          id,
          new Instrument(
              id,
              (String) row.get(1),
              (String) row.get(2),
              (BigDecimal) row.get(3),
              (BigDecimal) row.get(4),
              (Long) row.get(5)));
    }
    return instruments;
  }

  /** Returns the names of all portfolios by number. */
  public Map<Integer, String> portfolios() {
    Map<Integer, String> names = new HashMap<>();
    query("SELECT PORTFOLIO_ID, PORTFOLIO FROM PORTFOLIOS")
        .forEach(row -> names.put((Integer) row.get(0), (String) row.get(1)));
    return names;
  }

  private List<List<?>> query(String sql) {
    return client.query(new SqlFieldsQuery(sql).setSchema("PUBLIC")).getAll();
  }

  /** Closes the connection. */
  @Override
  public void close() {
    client.close();
  }
}

package io.tradegrid.grid;

import io.tradegrid.schema.Cache;
import io.tradegrid.schema.Table;
import io.tradegrid.service.MarketControl;
import io.tradegrid.service.OrderEntry;
import io.tradegrid.service.ReadModels;
import io.tradegrid.service.ReferenceData;
import io.tradegrid.service.Retention;
import io.tradegrid.service.ShardInspection;
import io.tradegrid.service.TickData;
import java.util.ArrayList;
import java.util.List;
import org.apache.ignite.Ignite;
import org.apache.ignite.configuration.CacheConfiguration;

/** Brings caches and services into being; every node does, the first one makes them. */
public final class GridServices {

  private GridServices() {}

  /**
   * Creates the caches that are not there yet.
   *
   * @param ignite active
   * @param shards number of shards
   * @param backups copies beside the primary one
   */
  public static void createCaches(Ignite ignite, int shards, int backups) {
    List<CacheConfiguration<?, ?>> caches = new ArrayList<>(Table.caches(shards, backups));
    caches.forEach(GridServices::addFunctions);
    for (Cache cache : Cache.values()) {
      caches.add(cache.configuration(shards, backups));
    }
    ignite.getOrCreateCaches(castToRaw(caches));
  }

  /** SQL functions come into a schema with a cache of it; one is enough. */
  private static void addFunctions(CacheConfiguration<?, ?> cache) {
    if (cache.getName().equals(Table.INSTRUMENTS.name())) {
      cache.setSqlFunctionClasses(HistoryFunctions.class, TickFunctions.class);
    }
  }

  @SuppressWarnings({"rawtypes", "unchecked"}) // The signature of getOrCreateCaches is raw.
  private static List<CacheConfiguration> castToRaw(List<CacheConfiguration<?, ?>> caches) {
    return (List) caches;
  }

  /** Deploys the services on every node of the cluster. */
  public static void deploy(Ignite ignite) {
    ignite.services().deployNodeSingleton(OrderEntry.NAME, new OrderEntryService());
    ignite.services().deployNodeSingleton(ReferenceData.NAME, new ReferenceDataService());
    ignite.services().deployNodeSingleton(MarketControl.NAME, new MarketControlService());
    ignite.services().deployNodeSingleton(ShardInspection.NAME, new ShardInspectionService());
    ignite.services().deployNodeSingleton(ReadModels.NAME, new ReadModelService());
    ignite.services().deployNodeSingleton(TickData.NAME, new TickDataService());
    ignite.services().deployNodeSingleton(Retention.NAME, new RetentionService());
  }
}

package io.tradegrid.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.Date;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.apache.ignite.cache.CacheAtomicityMode;
import org.apache.ignite.cache.CacheKeyConfiguration;
import org.apache.ignite.cache.CacheMode;
import org.apache.ignite.cache.CacheWriteSynchronizationMode;
import org.apache.ignite.cache.PartitionLossPolicy;
import org.apache.ignite.cache.QueryEntity;
import org.apache.ignite.cache.QueryIndex;
import org.apache.ignite.configuration.CacheConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Goal: every table is safe for money and its definition agrees with itself. */
final class TableTest {

  private static final Set<Class<?>> TYPES =
      Set.of(
          String.class,
          Integer.class,
          Long.class,
          Boolean.class,
          Double.class,
          BigDecimal.class,
          Timestamp.class,
          Date.class);

  /** Words that SQL would not take as a column's name without quotes. */
  private static final Set<String> RESERVED =
      Set.of("LEVEL", "ORDER", "GROUP", "DATE", "TIME", "TIMESTAMP", "VALUE", "KEY", "USER", "DAY");

  @ParameterizedTest
  @EnumSource(Table.class)
  void columnsAreWellFormed(Table table) {
    List<Column> columns = table.columns();

    assertThat(table.description()).matches("[A-Z].*\\.");
    assertThat(columns).extracting(Column::name).doesNotHaveDuplicates();
    assertThat(columns)
        .allSatisfy(
            column -> {
              assertThat(column.name()).matches("[A-Z][A-Z_]*").isNotIn(RESERVED);
              assertThat(column.description()).matches("[A-Z0-9].*\\.");
              assertThat(TYPES).contains(column.type());
            });
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void keyColumnsComeFirst(Table table) {
    List<Boolean> keys = table.columns().stream().map(Column::key).toList();

    assertThat(keys.get(0)).isTrue();
    assertThat(keys.lastIndexOf(true)).isLessThan(keys.size() - 1);
    assertThat(keys.subList(0, keys.lastIndexOf(true) + 1)).containsOnly(true);
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void partitionedTablesLieInShardsAndThoseOfTheLogSayWhichEntryWroteThem(Table table) {
    List<String> names = table.columns().stream().map(Column::name).toList();
    CacheConfiguration<Object, Object> cache = table.cache(64, 2);

    if (table.isPartitioned()) {
      assertThat(table.affinityColumn()).isEqualTo(isOfRisk(table) ? "NAME" : "SYMBOL");
      assertThat(names.indexOf(table.affinityColumn())).isEqualTo(isOfRisk(table) ? 1 : 0);
      assertThat(names.contains("LOG_SEQUENCE")).isEqualTo(table.isOfLog());
      assertThat(cache.getCacheMode()).isEqualTo(CacheMode.PARTITIONED);
      assertThat(cache.getAffinity().partitions()).isEqualTo(64);
      assertThat(cache.getGroupName()).isEqualTo(Table.ROWS_GROUP);
      assertThat(cache.getBackups()).isEqualTo(2);
      assertThat(cache.isReadFromBackup()).isFalse();
      assertThat(affinityFields(cache)).containsExactlyElementsOf(expectedAffinityFields(table));
    } else {
      assertThat(cache.getCacheMode()).isEqualTo(CacheMode.REPLICATED);
    }
  }

  /** Its rows lie with the portfolio or book that they are about. */
  private static boolean isOfRisk(Table table) {
    return table == Table.RISK_METRICS || table == Table.RISK_ALERTS;
  }

  private static List<String> expectedAffinityFields(Table table) {
    return table.hasSimpleKey() ? List.of() : List.of(table.affinityColumn());
  }

  private static List<String> affinityFields(CacheConfiguration<?, ?> cache) {
    CacheKeyConfiguration[] keys = cache.getKeyConfiguration();
    return keys == null
        ? List.of()
        : Arrays.stream(keys).map(CacheKeyConfiguration::getAffinityKeyFieldName).toList();
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void everyTableIsWrittenSafely(Table table) {
    assertSafe(table.cache(128, 1));
    assertThat(table.cache(128, 1).getName()).isEqualTo(table.cacheName());
    assertThat(table.cache(128, 1).getSqlSchema()).isEqualTo("PUBLIC");
  }

  @ParameterizedTest
  @EnumSource(Cache.class)
  void everyOtherCacheIsWrittenSafely(Cache cache) {
    CacheConfiguration<Object, Object> configuration = cache.configuration(32, 1);

    assertSafe(configuration);
    assertThat(configuration.getName()).isEqualTo(cache.name());
    assertThat(configuration.isReadFromBackup()).isFalse();
    assertThat(configuration.getBackups()).isOne();
    assertThat(configuration.getAffinity().partitions()).isEqualTo(32);
  }

  private static void assertSafe(CacheConfiguration<?, ?> cache) {
    assertThat(cache.getAtomicityMode()).isEqualTo(CacheAtomicityMode.ATOMIC);
    assertThat(cache.getWriteSynchronizationMode())
        .isEqualTo(CacheWriteSynchronizationMode.FULL_SYNC);
    assertThat(cache.getPartitionLossPolicy()).isEqualTo(PartitionLossPolicy.READ_WRITE_SAFE);
    assertThat(cache.isStatisticsEnabled()).isTrue();
  }

  @Test
  void theLogIsInAGroupOfItsOwn() {
    assertThat(Cache.COMMAND_LOG.configuration(8, 0).getGroupName()).isEqualTo(Cache.LOG_GROUP);
    assertThat(Cache.PROJECTION_MARK.configuration(8, 0).getGroupName())
        .isEqualTo(Table.ROWS_GROUP);
  }

  @ParameterizedTest
  @EnumSource(Table.class)
  void theQueryEntityHasTheSameColumns(Table table) {
    QueryEntity entity = table.queryEntity();
    List<String> keys = table.columns().stream().filter(Column::key).map(Column::name).toList();

    assertThat(entity.getTableName()).isEqualTo(table.name());
    assertThat(entity.getFields().keySet())
        .containsExactlyElementsOf(table.columns().stream().map(Column::name).toList());
    assertThat(entity.getFields().values())
        .containsExactlyElementsOf(
            table.columns().stream().map(column -> column.type().getName()).toList());
    if (table.hasSimpleKey()) {
      assertThat(entity.getKeyFieldName()).isEqualTo(keys.get(0));
      assertThat(entity.getKeyType()).isEqualTo(String.class.getName());
    } else {
      assertThat(entity.getKeyFields()).containsExactlyElementsOf(keys);
      assertThat(entity.getKeyType()).isEqualTo(table.valueType() + "_KEY");
    }
    assertThat(entity.getIndexes())
        .flatExtracting(QueryIndex::getFieldNames)
        .allSatisfy(field -> assertThat(entity.getFields()).containsKey(field));
  }

  @Test
  void tablesFromTopicsShareACacheAndNoTypesOfKeys() {
    List<CacheConfiguration<Object, Object>> caches = Table.caches(128, 1);

    assertThat(Table.fromTopics())
        .extracting(Table::topic)
        .containsExactly("news-events", "economic-indicators", "user-events", "system-metrics");
    assertThat(Table.fromTopics())
        .allSatisfy(table -> assertThat(table.hasSimpleKey()).isFalse())
        .extracting(Table::cacheName)
        .containsOnly(Table.TOPICS_CACHE);
    assertThat(caches).extracting(CacheConfiguration::getName).doesNotHaveDuplicates();
    assertThat(caches)
        .flatExtracting(CacheConfiguration::getQueryEntities)
        .extracting(QueryEntity::getTableName)
        .containsExactly(Arrays.stream(Table.values()).map(Table::name).toArray(String[]::new));
  }

  @Test
  void whatIsLookedUpIsIndexed() {
    assertThat(indexes(Table.ORDERS)).containsExactly("PORTFOLIO", "CLIENT_ORDER_ID");
    assertThat(indexes(Table.TRADES)).containsExactly("TRADED_AT");
    assertThat(indexes(Table.POSITIONS)).containsExactly("PORTFOLIO");
  }

  private static List<String> indexes(Table table) {
    return table.queryEntity().getIndexes().stream()
        .flatMap(index -> index.getFieldNames().stream())
        .toList();
  }

  @Test
  void logKeysAreValues() {
    LogKey key = new LogKey(3, 9);

    assertThat(key).isEqualTo(new LogKey(3, 9)).hasSameHashCodeAs(new LogKey(3, 9));
    assertThat(key).isNotEqualTo(new LogKey(9, 3)).isNotEqualTo(new LogKey(3, 8));
    assertThat(key).hasToString("LogKey[shard=3, sequence=9]");
    assertThat(key.shard()).isEqualTo(3);
    assertThat(key.sequence()).isEqualTo(9);
  }
}

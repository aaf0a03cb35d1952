package io.tradegrid.schema;

/**
 * A column of a table.
 *
 * @param name in capitals
 * @param type the Java class of its values: String, Integer, Long, Boolean, BigDecimal,
 *     java.sql.Timestamp or java.sql.Date
 * @param key whether it is part of the primary key
 * @param description one sentence for the reference page, with the unit
 */
public record Column(String name, Class<?> type, boolean key, String description) {}

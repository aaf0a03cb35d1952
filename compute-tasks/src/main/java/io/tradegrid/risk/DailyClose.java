package io.tradegrid.risk;

import java.time.LocalDate;
import java.util.OptionalDouble;

/**
 * What an instrument closed at.
 *
 * @param day trading day
 * @param close last price of the day, in the instrument's currency
 * @param adjustedClose the same adjusted for later splits and dividends, where it is known
 */
public record DailyClose(LocalDate day, double close, OptionalDouble adjustedClose) {}

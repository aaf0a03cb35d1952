package io.tradegrid.indicator;

import io.tradegrid.risk.RiskException;
import io.tradegrid.statistics.Require;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/**
 * The indicators there are. Each names its lines and its parameters, whose standard values are
 * there; a parameter is a number of bars, a whole number from 1 (where there is a line or a
 * movement, 2) to {@link #BARS_MAX}, except the k of BBANDS and those of PSAR, which are positive.
 *
 * <p>Source of the definitions: S. B. Achelis, "Technical analysis from A to Z"; where that differs
 * from an author's own, docs/reference/statistics.md says so.
 */
public enum IndicatorKind {
  /** Mean of the last n closes. */
  SMA("sma", "n=20", p -> p[0], AverageFormulas::sma),
  /** Exponential mean of weight 2 / (n + 1), begun with the first close. */
  EMA("ema", "n=20", p -> p[0], AverageFormulas::ema),
  /** Mean of the last n closes with weights 1 to n. */
  WMA("wma", "n=20", p -> p[0], AverageFormulas::wma),
  /** Wilder's mean: of the first n closes, then with weight 1 / n. */
  WILDERS("wilders", "n=14", p -> p[0], AverageFormulas::wilders),
  /** Mulloy's 2 EMA − EMA(EMA). */
  DEMA("dema", "n=20", p -> 2 * p[0] - 1, AverageFormulas::dema),
  /** Mulloy's 3 EMA − 3 EMA(EMA) + EMA(EMA(EMA)). */
  TEMA("tema", "n=20", p -> 3 * p[0] - 2, AverageFormulas::tema),
  /** Triangular mean: a mean of means, of half the length each. */
  TRIMA("trima", "n=20", p -> p[0], AverageFormulas::trima),
  /** Hull's WMA(2 WMA(n/2) − WMA(n)) of √n. */
  HMA("hma", "n=16", p -> p[0] + Math.floor(Math.sqrt(p[0])) - 1, AverageFormulas::hma),
  /** Bollinger's bands: the mean and k deviations of the population around it. */
  BBANDS("lower middle upper", "n=20 k=2", p -> p[0], AverageFormulas::bollinger),
  /** Standard deviation of the last n closes as a population. */
  STDDEV("stddev", "n=20", p -> p[0], AverageFormulas::deviation),
  /** Variance of the last n closes as a population. */
  VAR("var", "n=20", p -> p[0], AverageFormulas::variance),
  /**
   * By how many deviations of the sample of n the close is above their mean; 0 if all are equal.
   */
  ZSCORE("zscore", "n=20", p -> p[0], AverageFormulas::zScore),
  /** Lowest of the last n closes. */
  MIN("min", "n=20", p -> p[0], AverageFormulas::min),
  /** Highest of the last n closes. */
  MAX("max", "n=20", p -> p[0], AverageFormulas::max),
  /** End of the line of least squares through the last n closes. */
  LINREG("linreg", "n=14", p -> p[0], AverageFormulas::regression),
  /** Slope of that line, a bar. */
  LINREGSLOPE("slope", "n=14", p -> p[0], AverageFormulas::slope),
  /** That line a bar further on. */
  TSF("tsf", "n=14", p -> p[0], AverageFormulas::forecast),
  /** How far the close is from the forecast before it, in percent of the close. */
  FOSC("fosc", "n=14", p -> p[0] + 1, AverageFormulas::forecastOscillator),
  /** Close of n/2 + 1 bars ago less the mean of n. */
  DPO("dpo", "n=20", p -> p[0] + 2, AverageFormulas::dpo),
  /** Close less that of n bars ago. */
  MOM("mom", "n=10", p -> p[0] + 1, MomentumFormulas::momentum),
  /** Close over that of n bars ago, less 1. */
  ROC("roc", "n=10", p -> p[0] + 1, MomentumFormulas::rateOfChange),
  /** Close over that of n bars ago. */
  ROCR("rocr", "n=10", p -> p[0] + 1, MomentumFormulas::ratio),
  /** Wilder's relative strength index, 0 to 100; 50 where nothing moved. */
  RSI("rsi", "n=14", p -> p[0] + 1, MomentumFormulas::rsi),
  /** Chande's momentum oscillator, −100 to 100; 0 where nothing moved. */
  CMO("cmo", "n=14", p -> p[0] + 1, MomentumFormulas::cmo),
  /** EMA of fast less EMA of slow, its EMA as signal, and the difference. */
  MACD(
      "macd signal histogram",
      "fast=12 slow=26 signal=9",
      p -> p[1] + p[2] - 1,
      MomentumFormulas::macd),
  /** The same with Appel's weights 0.15 and 0.075, as Achelis has it. */
  MACD_APPEL("macd signal histogram", "signal=9", p -> 25 + p[0], MomentumFormulas::macdOfAppel),
  /** EMA of fast less EMA of slow. */
  APO("apo", "fast=12 slow=26", p -> p[1], MomentumFormulas::apo),
  /** The same in percent of the slow one. */
  PPO("ppo", "fast=12 slow=26", p -> p[1], MomentumFormulas::ppo),
  /** Change of the EMA of the EMA of the EMA, in percent. */
  TRIX("trix", "n=15", p -> 3 * p[0] - 1, MomentumFormulas::trix),
  /** Lane's stochastic %K, smoothed over s bars, and its mean %D; 50 where nothing moved. */
  STOCH("k d", "n=14 s=3 d=3", p -> p[0] + p[1] + p[2] - 2, MomentumFormulas::stochastic),
  /** Williams's %R, −100 to 0; −50 where nothing moved. */
  WILLR("willr", "n=14", p -> p[0], MomentumFormulas::williams),
  /** Lambert's commodity channel index of the typical price; 0 where nothing moved. */
  CCI("cci", "n=20", p -> p[0], MomentumFormulas::cci),
  /** Williams's ultimate oscillator, 0 to 100; 50 where nothing moved. */
  ULTOSC("ultosc", "short=7 medium=14 long=28", p -> p[2] + 1, MomentumFormulas::ultimate),
  /** Chande's mean of close less open. */
  QSTICK("qstick", "n=8", p -> p[0], MomentumFormulas::qstick),
  /** Williams's awesome oscillator: means of fast and slow of the middle of the bar. */
  AO("ao", "fast=5 slow=34", p -> p[1], MomentumFormulas::awesome),
  /** Wilder's true range; of the first bar its range. */
  TR("tr", "", p -> 1, TrendFormulas::trueRange),
  /** Wilder's mean of the true range. */
  ATR("atr", "n=14", p -> p[0], TrendFormulas::atr),
  /** The same in percent of the close. */
  NATR("natr", "n=14", p -> p[0], TrendFormulas::natr),
  /** Wilder's sums of directional movement. */
  DM("plus minus", "n=14", p -> p[0], TrendFormulas::movement),
  /** Wilder's directional indicators, in percent of the true range. */
  DI("plus minus", "n=14", p -> p[0], TrendFormulas::directions),
  /** Wilder's directional movement index, 0 to 100; 0 where nothing moved. */
  DX("dx", "n=14", p -> p[0], TrendFormulas::dx),
  /** Wilder's mean of it. */
  ADX("adx", "n=14", p -> 2 * p[0] - 1, TrendFormulas::adx),
  /** Mean of the ADX and that of n − 1 bars ago. */
  ADXR("adxr", "n=14", p -> 3 * p[0] - 2, TrendFormulas::adxr),
  /** Chande's Aroon: how recent the lowest low and the highest high of n bars are, in percent. */
  AROON("down up", "n=14", p -> p[0] + 1, TrendFormulas::aroon),
  /** Aroon up less Aroon down. */
  AROONOSC("aroonosc", "n=14", p -> p[0] + 1, TrendFormulas::aroonOscillator),
  /** Chaikin's volatility: change over n bars of the EMA of the range, in percent. */
  CVI("cvi", "n=10", p -> 2 * p[0], TrendFormulas::chaikinVolatility),
  /** Dorsey's mass index over n bars. */
  MASS("mass", "n=25", p -> p[0] + 16, TrendFormulas::mass),
  /** White's vertical horizontal filter: span of n closes over the way they went. */
  VHF("vhf", "n=28", p -> p[0] + 1, TrendFormulas::verticalHorizontal),
  /** Wilder's parabolic stop and reverse. */
  PSAR("psar", "step=0.02 max=0.2", p -> 2, ParabolicStop::new),
  /** Middle of high and low. */
  MEDPRICE("medprice", "", p -> 1, TrendFormulas::medianPrice),
  /** Mean of high, low and close. */
  TYPPRICE("typprice", "", p -> 1, TrendFormulas::typicalPrice),
  /** Mean of high, low and twice the close. */
  WCPRICE("wcprice", "", p -> 1, TrendFormulas::weightedClose),
  /** Mean of open, high, low and close. */
  AVGPRICE("avgprice", "", p -> 1, TrendFormulas::averagePrice),
  /** Granville's on-balance volume, 0 at the first bar. */
  OBV("obv", "", p -> 1, VolumeFormulas::obv),
  /** Chaikin's accumulation and distribution line. */
  AD("ad", "", p -> 1, VolumeFormulas::accumulation),
  /** Its EMA of fast less its EMA of slow. */
  ADOSC("adosc", "fast=3 slow=10", p -> p[1], VolumeFormulas::accumulationOscillator),
  /** Williams's accumulation and distribution. */
  WAD("wad", "", p -> 2, VolumeFormulas::williamsAccumulation),
  /** Fosback's negative volume index, 1000 at the first bar. */
  NVI("nvi", "", p -> 1, VolumeFormulas::negativeVolumeIndex),
  /** The positive one. */
  PVI("pvi", "", p -> 1, VolumeFormulas::positiveVolumeIndex),
  /** Arms's ease of movement, volume in ten thousands; 0 without volume. */
  EMV("emv", "", p -> 2, VolumeFormulas::easeOfMovement),
  /** Williams's market facilitation index: range over volume; 0 without volume. */
  MARKETFI("marketfi", "", p -> 1, VolumeFormulas::facilitation),
  /** Money flow index, 0 to 100; 50 where nothing flowed. */
  MFI("mfi", "n=14", p -> p[0] + 1, VolumeFormulas::moneyFlow),
  /** Klinger's volume oscillator. */
  KVO("kvo", "fast=34 slow=55", p -> p[1] + 1, VolumeFormulas::klinger),
  /** Means of fast and slow of the volume, their difference in percent of the slow one. */
  VOSC("vosc", "fast=5 slow=10", p -> p[1], VolumeFormulas::volumeOscillator),
  /** Volume-weighted average of the typical price since the first bar. */
  VWAP("vwap", "", p -> 1, VolumeFormulas::vwap),
  /** Volume-weighted mean of the last n closes; unweighted is the last close without volume. */
  VWMA("vwma", "n=20", p -> p[0], VolumeFormulas::vwma);

  /** Most bars of a parameter. */
  public static final int BARS_MAX = 10_000;

  private static final Set<String> TWO_BARS =
      Set.of("LINREG", "LINREGSLOPE", "TSF", "FOSC", "ZSCORE", "DM", "DI", "DX", "ADX", "ADXR");

  private static final Set<String> OF_CLOSES =
      Set.of(
          ("SMA EMA WMA WILDERS DEMA TEMA TRIMA HMA BBANDS STDDEV VAR ZSCORE MIN MAX LINREG"
                  + " LINREGSLOPE TSF FOSC DPO MOM ROC ROCR RSI CMO MACD MACD_APPEL APO PPO TRIX"
                  + " VHF")
              .split(" ", -1));

  private final List<String> lines;
  private final List<String> parameters;
  private final double[] standard;
  private final ToDoubleFunction<double[]> required;
  private final Function<double[], Formula> formula;

  IndicatorKind(
      String lines,
      String parameters,
      ToDoubleFunction<double[]> required,
      Function<double[], Formula> formula) {
    this.lines = List.of(lines.split(" ", -1));
    List<String> pairs = parameters.isEmpty() ? List.of() : List.of(parameters.split(" ", -1));
    this.parameters = pairs.stream().map(pair -> pair.substring(0, pair.indexOf('='))).toList();
    this.standard =
        pairs.stream()
            .mapToDouble(pair -> Double.parseDouble(pair.substring(pair.indexOf('=') + 1)))
            .toArray();
    this.required = required;
    this.formula = formula;
  }

  /**
   * Returns a kind by its name, in capitals or not.
   *
   * @throws RiskException INVALID_INPUT if there is none
   */
  public static IndicatorKind of(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.name().equals(name.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                Require.invalid(
                    "indicator: must be one of docs/reference/statistics.md, got " + name));
  }

  /** Returns whether it looks at closes only. */
  public boolean isOfCloses() {
    return OF_CLOSES.contains(name());
  }

  /** Returns the names of the lines. */
  public List<String> lines() {
    return lines;
  }

  /** Returns the names of the parameters. */
  public List<String> parameters() {
    return parameters;
  }

  /** Returns the standard parameters. */
  public double[] standard() {
    return standard.clone();
  }

  /** Returns the standard parameters with those that are given instead, in their order. */
  double[] withStandard(double... given) {
    if (given.length > standard.length) {
      throw Require.invalid(
          name() + ": has " + standard.length + " parameters, got " + given.length);
    }
    double[] all = standard.clone();
    System.arraycopy(given, 0, all, 0, given.length);
    for (int i = 0; i < all.length; i++) {
      check(parameters.get(i), all[i]);
    }
    return all;
  }

  private void check(String parameter, double value) {
    boolean bars = this != PSAR && !parameter.equals("k");
    boolean fits = bars ? value >= least() && value == Math.rint(value) : value > 0;
    if (!fits || value > BARS_MAX) {
      throw Require.invalid(
          name()
              + " "
              + parameter
              + (bars
                  ? ": must be a whole number of bars, " + least() + " to "
                  : ": must be positive, at most ")
              + BARS_MAX
              + ", got "
              + value);
    }
  }

  /** Returns the fewest bars of a parameter: a line and a movement need two. */
  int least() {
    return TWO_BARS.contains(name()) ? 2 : 1;
  }

  int required(double[] parameters) {
    return (int) required.applyAsDouble(parameters);
  }

  Formula formula(double[] parameters) {
    return formula.apply(parameters);
  }
}

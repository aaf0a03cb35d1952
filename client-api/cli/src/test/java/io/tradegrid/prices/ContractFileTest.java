package io.tradegrid.prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.contract.AssetClass;
import io.tradegrid.contract.BondTerms;
import io.tradegrid.contract.Contract;
import io.tradegrid.contract.Exercise;
import io.tradegrid.contract.MarketInputs;
import io.tradegrid.contract.OptionRight;
import io.tradegrid.contract.OptionTerms;
import io.tradegrid.replay.BrokenFileException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ContractFileTest {

  private static final String HEADER =
      "symbol,asset_class,multiplier,underlying,strike,expiry,option_type,volatility,coupon_rate\n";

  @TempDir private Path directory;

  @Test
  void readsWhatEachClassNeeds() throws IOException {
    assertThat(
            read(
                HEADER
                    + "ACME-P90,OPTION,100,ACME,90,2027-06-18,PUT,0.35,\n"
                    + "ES,FUTURE,50,,,,,,\n"
                    + "GILT,BOND,,,,2040-01-31,,,0.0425\n"))
        .containsExactly(
            Contract.option(
                "ACME-P90",
                new OptionTerms(
                    "ACME",
                    new BigDecimal("90"),
                    LocalDate.of(2027, 6, 18),
                    OptionRight.PUT,
                    Exercise.EUROPEAN),
                new BigDecimal("100"),
                new MarketInputs(new BigDecimal("0.35"), null, null)),
            Contract.linear("ES", AssetClass.FUTURE, new BigDecimal("50")),
            Contract.bond(
                "GILT",
                new BondTerms(new BigDecimal("0.0425"), 1, LocalDate.of(2040, 1, 31)),
                BigDecimal.ONE,
                MarketInputs.NONE));
  }

  @Test
  void namesTheLineThatIsBroken() {
    assertBroken("symbol,colour\n", "must have columns of CONTRACTS, each once, got colour");
    assertBroken("symbol\nES\n", "header must have the columns symbol and asset_class");
    assertBroken(HEADER + "ES,FUTURE,0,,,,,,\n", "contract of ES: multiplier: must be positive");
    assertBroken(HEADER + "ES,FUTURE,fifty,,,,,,\n", "must be a plain decimal number, got fifty");
    assertBroken(
        HEADER + "X,OPTION,,ACME,90,18.6.2027,PUT,,\n", "must be a day as YYYY-MM-DD, got 18.6");
    assertBroken(HEADER + "ES,FUTURE,,,,,,,\nES,FUTURE,,,,,,,\n", "symbol must come once, got ES");
    assertBroken("", "is empty");
  }

  private void assertBroken(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(BrokenFileException.class)
        .hasMessageContaining(message);
  }

  private List<Contract> read(String text) throws IOException {
    Path file = directory.resolve("contracts.csv");
    Files.writeString(file, text);
    return new ContractFile(file).read();
  }
}

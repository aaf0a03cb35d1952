package io.tradegrid.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradegrid.faults.inject.FaultKind;
import io.tradegrid.faults.node.Unsafe;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Arguments in, settings out, and back. */
final class FaultSettingsTest {

  @Test
  void readsEveryArgument() {
    FaultSettings settings =
        FaultSettings.parse(
            List.of(
                "--minutes=2.5",
                "--kills=20",
                "--seed=7",
                "--nodes=4",
                "--only=crash,stop",
                "--unsafe=no-dedup",
                "--json=true",
                "--keep=true"));

    assertThat(settings)
        .isEqualTo(
            new FaultSettings(
                2.5,
                20,
                0,
                7,
                4,
                List.of(
                    FaultKind.CRASH_BEFORE,
                    FaultKind.CRASH_DURING,
                    FaultKind.CRASH_AFTER,
                    FaultKind.STOP),
                Unsafe.NO_DEDUP,
                false,
                true,
                true));
    assertThat(FaultSettings.parse(settings.arguments())).isEqualTo(settings);
  }

  @Test
  void hasAllFaultsUnlessItIsTold() {
    FaultSettings settings = FaultSettings.parse(List.of("--seed=1"));

    assertThat(settings.kinds()).containsExactly(FaultKind.values());
    assertThat(settings.minutes()).isEqualTo(10);
    assertThat(settings.longestStopS()).isEqualTo(60);
    assertThat(FaultSettings.parse(List.of("--only=none")).kinds()).isEmpty();
    assertThat(FaultSettings.parse(List.of("--minutes=2")).longestStopS()).isEqualTo(20);
  }

  @Test
  void doesOneFaultSoManyTimesIfItIsTold() {
    FaultSettings kills = FaultSettings.parse(List.of("--kills=3"));
    FaultSettings cuts = FaultSettings.parse(List.of("--cuts=12", "--seed=1"));

    assertThat(kills.repeated()).isEqualTo(FaultKind.KILL_OWNER);
    assertThat(kills.times()).isEqualTo(3);
    assertThat(cuts.repeated()).isEqualTo(FaultKind.PARTITION);
    assertThat(cuts.times()).isEqualTo(12);
    assertThat(FaultSettings.parse(cuts.arguments())).isEqualTo(cuts);
    assertThat(FaultSettings.parse(List.of("--seed=1")).repeated()).isNull();
    assertThatThrownBy(() -> FaultSettings.parse(List.of("--cuts=2", "--kills=2")))
        .hasMessageContaining("--cuts: must be 0 where kills are asked for, got 2");
  }

  @Test
  void tradesThroughKafkaWhereARunGoesByTimeOrIsToldTo() {
    assertThat(FaultSettings.parse(List.of("--seed=1", "--kills=0")).kafka()).isTrue();
    assertThat(FaultSettings.parse(List.of("--kafka=false")).kafka()).isFalse();
    assertThat(FaultSettings.parse(List.of("--kills=3")).kafka()).isFalse();
    assertThat(FaultSettings.parse(List.of("--kills=3", "--kafka=true")).kafka()).isTrue();
    assertThat(FaultSettings.parse(List.of("--unsafe=no-dedup")).kafka()).isFalse();
  }

  @Test
  void namesWhatIsWrong() {
    assertRefused("--minutes=0", "--minutes: must be more than 0, up to 600, got 0.0");
    assertRefused("--nodes=2", "--nodes: must be 3 to 9, got 2");
    assertRefused("--kills=-1", "--kills: must be 0 to 1000, got -1");
    assertRefused("--cuts=1001", "--cuts: must be 0 to 1000, got 1001");
    assertRefused("--only=flood", "'flood' is no fault; there are kill-owner, ");
    assertRefused("--unsafe=no-log", "--unsafe: must be no-lease or no-dedup, got no-log");
    assertRefused("--seed=x", "For input string: \"x\"");
    assertRefused("--colour=red", "--colour=red: must be one of ");
  }

  private static void assertRefused(String argument, String message) {
    assertThatThrownBy(() -> FaultSettings.parse(List.of(argument)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}

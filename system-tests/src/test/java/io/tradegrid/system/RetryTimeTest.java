package io.tradegrid.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradegrid.client.TradeGridClient;
import io.tradegrid.node.NodeSetting;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a client repeats by itself is still known to the shard that has taken it. */
final class RetryTimeTest {

  /** More than a request waits in a node that hangs for a moment. */
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

  @Test
  void aShardRemembersForLongerThanClientsRepeat() {
    Duration remembered =
        Duration.ofSeconds(Long.parseLong(NodeSetting.SHARD_REMEMBERED_SECONDS.defaultValue()));
    assertThat(remembered).isGreaterThan(TradeGridClient.REPEATS_FOR.plus(ON_ITS_WAY));
  }
}

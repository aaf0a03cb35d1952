package io.tradegrid.command;

import io.tradegrid.command.Command.CancelAll;
import io.tradegrid.command.Command.ChangePhase;
import io.tradegrid.command.Command.ChangeRules;
import io.tradegrid.command.Command.Control;
import io.tradegrid.command.Command.ForgetRequests;
import io.tradegrid.command.Command.PassTime;
import io.tradegrid.model.CollarAction;
import io.tradegrid.model.Phase;
import io.tradegrid.model.TickTable;
import io.tradegrid.model.TickTable.Band;
import io.tradegrid.model.TradingRules;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** The part of {@link CommandCodec} that writes and reads what controls markets. */
final class ControlCodec {

  private static final int CHANGE_PHASE = 10;
  private static final int CHANGE_RULES = 11;
  private static final int CANCEL_ALL = 12;
  private static final int PASS_TIME = 13;
  private static final int FORGET_REQUESTS = 14;

  private static final int SMALL_BYTES = 1 + 4 + 1 + 8;
  private static final int RULES_BYTES = 1 + 4 + 8 + 4 + 4 + 1 + 8 + 1;
  private static final int BAND_BYTES = 16;

  private ControlCodec() {}

  static int bytes(Control control) {
    return control instanceof ChangeRules change
        ? RULES_BYTES + change.rules().tickTable().bands().size() * BAND_BYTES
        : SMALL_BYTES;
  }

  static void encode(Control control, ByteBuffer out) {
    if (control instanceof ChangePhase change) {
      out.put((byte) CHANGE_PHASE).putInt(change.instrumentId());
      out.put((byte) change.phase().code()).putLong(change.timestampNs());
    } else if (control instanceof ChangeRules change) {
      out.put((byte) CHANGE_RULES).putInt(change.instrumentId());
      encode(change.rules(), out);
    } else if (control instanceof CancelAll cancel) {
      out.put((byte) CANCEL_ALL).putInt(cancel.instrumentId());
      out.put(CommandCodec.side(cancel.side())).putLong(cancel.timestampNs());
    } else if (control instanceof PassTime pass) {
      out.put((byte) PASS_TIME).putLong(pass.timestampNs());
    } else if (control instanceof ForgetRequests forget) {
      out.put((byte) FORGET_REQUESTS).putInt(forget.keep());
    }
  }

  private static void encode(TradingRules rules, ByteBuffer out) {
    out.putLong(rules.referenceTicks());
    out.putInt(rules.staticCollarBps()).putInt(rules.dynamicCollarBps());
    out.put((byte) rules.collarAction().code()).putLong(rules.volatilityAuctionNs());
    List<Band> bands = rules.tickTable().bands();
    out.put((byte) bands.size());
    for (Band band : bands) {
      out.putLong(band.fromTicks()).putLong(band.stepTicks());
    }
  }

  static Control decode(int kind, ByteBuffer in) {
    return switch (kind) {
      case CHANGE_PHASE -> new ChangePhase(in.getInt(), Phase.of(in.get()), in.getLong());
      case CHANGE_RULES -> new ChangeRules(in.getInt(), rules(in));
      case CANCEL_ALL -> new CancelAll(in.getInt(), CommandCodec.side(in.get()), in.getLong());
      case PASS_TIME -> new PassTime(in.getLong());
      case FORGET_REQUESTS -> new ForgetRequests(in.getInt());
      default -> throw new IllegalArgumentException("kind: " + kind + " is not a command");
    };
  }

  private static TradingRules rules(ByteBuffer in) {
    long referenceTicks = in.getLong();
    int staticCollarBps = in.getInt();
    int dynamicCollarBps = in.getInt();
    CollarAction action = CollarAction.of(in.get());
    long volatilityAuctionNs = in.getLong();
    int count = in.get() & 0xff;
    List<Band> bands = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      bands.add(new Band(in.getLong(), in.getLong()));
    }
    return new TradingRules(
        new TickTable(bands),
        referenceTicks,
        staticCollarBps,
        dynamicCollarBps,
        action,
        volatilityAuctionNs);
  }
}

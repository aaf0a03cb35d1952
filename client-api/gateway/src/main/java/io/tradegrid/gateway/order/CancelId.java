package io.tradegrid.gateway.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The id of a cancel whose sender gave none: the same for every attempt to cancel one order. */
final class CancelId {

  private static final int HASH_BYTES = 9;

  private CancelId() {}

  /**
   * Returns "c-" and 18 digits of a hash, which is as long as an id may be.
   *
   * @param symbol the order's instrument
   * @param clientOrderId the id the order was entered with
   */
  static String of(String symbol, String clientOrderId) {
    byte[] content = (symbol + ' ' + clientOrderId).getBytes(StandardCharsets.UTF_8);
    return "c-" + HexFormat.of().formatHex(sha256(content), 0, HASH_BYTES);
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

package io.tradegrid.client;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Client order ids for requests that the sender did not name one by one: the same for every attempt
 * at the same thing, so that an attempt repeated is the same request.
 */
public final class DerivedId {

  /** With letter and hyphen as long as an id may be. */
  private static final int HASH_BYTES = 9;

  private DerivedId() {}

  /**
   * Returns the letter, a hyphen and 18 digits of a hash.
   *
   * @param letter what kind of request it is, so that kinds never share an id
   * @param first what the request is about
   * @param second what else it is about
   */
  public static String of(char letter, String first, String second) {
    byte[] content = (first + ' ' + second).getBytes(StandardCharsets.UTF_8);
    return letter + "-" + HexFormat.of().formatHex(sha256(content), 0, HASH_BYTES);
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}

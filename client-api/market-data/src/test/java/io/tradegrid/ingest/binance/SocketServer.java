package io.tradegrid.ingest.binance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** The server's half of RFC 6455 as far as sending texts goes, one client after the other. */
final class SocketServer implements AutoCloseable {

  private static final String KEY = "Sec-WebSocket-Key: ";
  private static final String SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private Socket client;
  private String request = "";

  SocketServer() throws IOException {}

  int port() {
    return server.getLocalPort();
  }

  /** Waits for a client and shakes hands; returns the path it asked for. */
  String accept() {
    try {
      client = server.accept();
      BufferedReader input =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.ISO_8859_1));
      request = input.readLine().split(" ", -1)[1];
      String key = "";
      for (String line = input.readLine(); !line.isEmpty(); line = input.readLine()) {
        key = line.startsWith(KEY) ? line.substring(KEY.length()) : key;
      }
      byte[] hash =
          MessageDigest.getInstance("SHA-1")
              .digest((key + SUFFIX).getBytes(StandardCharsets.US_ASCII));
      String answer =
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Accept: "
              + Base64.getEncoder().encodeToString(hash)
              + "\r\n\r\n";
      write(answer.getBytes(StandardCharsets.US_ASCII));
      return request;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  /**
   * Sends a text in two frames, as servers may. A client that has gone loses it, and the next one
   * is waited for.
   */
  void send(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int half = bytes.length / 2;
    try {
      write(frame(0x01, bytes, 0, half));
      write(frame(0x80, bytes, half, bytes.length - half));
    } catch (UncheckedIOException e) {
      assertThat(e.getCause()).isInstanceOf(SocketException.class);
      assertThat(accept()).startsWith("/stream?");
    }
  }

  private static byte[] frame(int head, byte[] bytes, int from, int length) {
    ByteBuffer frame = ByteBuffer.allocate(length + 4);
    frame.put((byte) head);
    if (length < 126) {
      frame.put((byte) length);
    } else {
      frame.put((byte) 126).putShort((short) length);
    }
    frame.put(bytes, from, length);
    byte[] written = new byte[frame.position()];
    frame.flip().get(written);
    return written;
  }

  private void write(byte[] bytes) {
    try {
      OutputStream output = client.getOutputStream();
      output.write(bytes);
      output.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the connection without a word. */
  void cut() {
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

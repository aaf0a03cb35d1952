package io.tradegrid.cli.process;

import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A child that behaves as it is told: {@code serve}, {@code die}, {@code hang} or {@code cling}.
 */
final class FakeServer {

  private FakeServer() {}

  static List<String> command(String behaviour) {
    return List.of(
        ProcessHandle.current().info().command().orElseThrow(),
        "-Xmx32m",
        "-cp",
        System.getProperty("java.class.path"),
        FakeServer.class.getName(),
        behaviour);
  }

  public static void main(String[] arguments) throws InterruptedException {
    switch (arguments[0]) {
      case "serve" -> {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("farewell")));
        System.out.println("FakeServer one is ready");
      }
      case "die" -> {
        System.out.println("first words");
        System.err.println("error: the disk is on fire");
        System.exit(3);
      }
      case "quit" -> System.exit(7);
      case "cling" -> {
        // A hook that never ends is how a JVM ignores being told to stop.
        Runtime.getRuntime().addShutdownHook(new Thread(FakeServer::sleepForever));
        System.out.println("FakeServer one is ready");
      }
      default -> System.out.println("starting");
    }
    new CountDownLatch(1).await();
  }

  private static void sleepForever() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

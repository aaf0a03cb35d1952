package io.tradegrid.cli.demo;

import io.tradegrid.cli.process.Preflight.Listener;
import io.tradegrid.cli.shell.GridAddress;
import java.nio.file.Path;
import java.util.List;

/**
 * What the demonstration was asked for.
 *
 * @param home directory of its data and logs
 * @param once whether it ends by itself with a summary
 * @param fresh whether the data of the last time are cleared
 * @param data directory of real files; null for the simulator
 * @param seed of the simulator
 * @param restPort of the gateway
 * @param clientPort of the node, for thin clients and JDBC
 * @param metricsPort of the node
 * @param discoveryPort of the node
 * @param communicationPort of the node
 */
record DemoSettings(
    Path home,
    boolean once,
    boolean fresh,
    Path data,
    long seed,
    int restPort,
    int clientPort,
    int metricsPort,
    int discoveryPort,
    int communicationPort) {

  private static final String HOST = "127.0.0.1";

  GridAddress grid() {
    return new GridAddress(HOST, clientPort);
  }

  String restUrl() {
    return "http://" + HOST + ":" + restPort;
  }

  String metricsUrl() {
    return "http://" + HOST + ":" + metricsPort + "/metrics";
  }

  List<Listener> listeners() {
    return List.of(
        new Listener("--rest-port", restPort),
        new Listener("--client-port", clientPort),
        new Listener("--metrics-port", metricsPort),
        new Listener("--discovery-port", discoveryPort),
        new Listener("--communication-port", communicationPort));
  }

  /** Returns the arguments the node is started with. */
  List<String> nodeArguments() {
    return List.of(
        "--set", "grid.node.name=demo",
        "--set", "grid.node.home=" + home.resolve("node"),
        "--set", "grid.client.port=" + clientPort,
        "--set", "grid.metrics.port=" + metricsPort,
        "--set", "grid.discovery.port=" + discoveryPort,
        "--set", "grid.discovery.addresses=" + HOST + ":" + discoveryPort,
        "--set", "grid.communication.port=" + communicationPort);
  }
}

package io.tradegrid.gateway;

import io.micrometer.core.instrument.MeterRegistry;
import io.tradegrid.gateway.grid.Grid;
import io.tradegrid.gateway.grid.RemoteGrid;
import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** The gateway process. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(GatewayProperties.class)
public class GatewayApplication {

  /**
   * Starts the gateway; it serves until the process is told to stop. When it cannot start, one line
   * on the standard error says why and the exit code is 1.
   *
   * @param args Spring Boot's, such as {@code --server.port=8080}
   */
  public static void main(String[] args) {
    try {
      SpringApplication.run(GatewayApplication.class, args);
    } catch (RuntimeException e) {
      System.err.println("error: " + StartupFailure.explain(e));
      System.exit(1);
    }
  }

  /** Returns the connection to the grid; it is made when first needed. */
  @Bean
  @ConditionalOnMissingBean
  Grid grid(GatewayProperties properties, MeterRegistry metrics) {
    return RemoteGrid.at(properties.grid().addresses(), metrics);
  }

  /** Returns the clock that all times of the gateway's own are read from. */
  @Bean
  @ConditionalOnMissingBean
  Clock clock() {
    return Clock.systemUTC();
  }
}

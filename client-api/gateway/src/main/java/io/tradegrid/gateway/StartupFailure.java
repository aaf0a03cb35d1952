package io.tradegrid.gateway;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.convert.ConversionFailedException;

/** Says in one line why the gateway did not start and what to do. */
final class StartupFailure {

  private StartupFailure() {}

  static String explain(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PortInUseException busy) {
        return "port "
            + busy.getPort()
            + " is in use; stop what listens there or start with --server.port=PORT";
      }
      if (cause instanceof BindException unbound) {
        return bindFailure(unbound);
      }
      if (cause instanceof ConversionFailedException wrong) {
        return "'"
            + wrong.getValue()
            + "' is not a value for its key; see config/gateway.properties";
      }
    }
    Throwable root = rootOf(failure);
    return oneLine(root.getMessage() == null ? root.toString() : root.getMessage());
  }

  /** A value of a wrong type has a long story; a check of our own names the key itself. */
  private static String bindFailure(BindException unbound) {
    Throwable root = rootOf(unbound);
    if (root instanceof IllegalArgumentException && isOwn(root)) {
      return root.getMessage();
    }
    Object value = unbound.getProperty() == null ? null : unbound.getProperty().getValue();
    return unbound.getName() + ": cannot be '" + value + "'; see config/gateway.properties";
  }

  private static boolean isOwn(Throwable root) {
    return root.getMessage() != null && root.getMessage().startsWith("tradegrid.");
  }

  private static Throwable rootOf(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }

  private static String oneLine(String text) {
    return text.lines().findFirst().orElse("unknown");
  }
}

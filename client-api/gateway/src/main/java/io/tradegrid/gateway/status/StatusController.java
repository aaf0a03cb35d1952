package io.tradegrid.gateway.status;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/v1/status}. */
@RestController
final class StatusController {

  private final StatusBoard board;

  StatusController(StatusBoard board) {
    this.board = board;
  }

  /** Returns how the gateway and its grid are, 200 whether the grid is there or not. */
  @GetMapping("/api/v1/status")
  GridStatus status() {
    return board.read();
  }
}

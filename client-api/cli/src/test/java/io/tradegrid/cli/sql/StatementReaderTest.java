package io.tradegrid.cli.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class StatementReaderTest {

  @Test
  void splitsAtSemicolons() throws Exception {
    assertThat(statements("SELECT 1; SELECT 2;\n;;\nSELECT\n  3\n;"))
        .containsExactly("SELECT 1", "SELECT 2", "SELECT\n  3");
  }

  @Test
  void takesTheLastStatementWithoutItsSemicolon() throws Exception {
    assertThat(statements("SELECT 1;\nSELECT 2")).containsExactly("SELECT 1", "SELECT 2");
    assertThat(statements("  \n ; \n")).isEmpty();
  }

  @Test
  void leavesQuotedTextAlone() throws Exception {
    assertThat(statements("SELECT 'a;b--c/*d', \"x;y\"; SELECT 'it''s; so'"))
        .containsExactly("SELECT 'a;b--c/*d', \"x;y\"", "SELECT 'it''s; so'");
    assertThat(statements("SELECT 'over\ntwo; lines';"))
        .containsExactly("SELECT 'over\ntwo; lines'");
  }

  @Test
  void leavesCommentsOut() throws Exception {
    assertThat(statements("-- all; of it\nSELECT 1 -- one;\n+ 1; /* ; \n */SELECT /* x */ 2 - 1;"))
        .containsExactly("SELECT 1 \n+ 1", "SELECT  2 - 1");
    assertThat(statements("SELECT 1 /* never ends;")).containsExactly("SELECT 1");
    assertThat(statements("SELECT 1/2;")).containsExactly("SELECT 1/2");
  }

  @Test
  void keepsHints() throws Exception {
    assertThat(statements("SELECT /*+ QUERY_ENGINE('h2') */ 1;"))
        .containsExactly("SELECT /*+ QUERY_ENGINE('h2') */ 1");
  }

  @Test
  void shortensWhatTheDatabaseSays() {
    SQLException e =
        new SQLException(
            "Failed to parse query. Table \"X\" not found; SQL statement:\nSELECT *\nFROM X [42102]");

    assertThat(SqlSession.reason(e)).isEqualTo("Failed to parse query. Table \"X\" not found");
  }

  private static List<String> statements(String text) throws IOException {
    StatementReader reader =
        new StatementReader(new BufferedReader(new StringReader(text))::readLine);
    List<String> statements = new ArrayList<>();
    Optional<String> next = reader.next();
    while (next.isPresent()) {
      statements.add(next.get());
      next = reader.next();
    }
    return statements;
  }
}

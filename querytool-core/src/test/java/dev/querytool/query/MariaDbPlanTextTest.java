package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

class MariaDbPlanTextTest {

  @Test
  void aTextInAPlanIsNoPartOfIt() throws SQLException {
    String plan =
        """
        {
          "query_block": {
            "cost": 5,
            "table": {
              "table_name": "t",
              "possible_keys": ["PRIMARY"],
              "attached_condition": "t.a = 'x", "table_name": "u", "cost": 0, "y": "\\\\'"
            }
          }
        }""";

    JsonNode block = PlanText.read(MariaDbPlanText.escaped(plan)).path("query_block");

    assertThat(block.path("cost").asInt()).isEqualTo(5);
    assertThat(block.path("table").path("table_name").asText()).isEqualTo("t");
    assertThat(block.path("table").path("possible_keys").path(0).asText()).isEqualTo("PRIMARY");
    assertThat(block.path("table").path("attached_condition").asText())
        .isEqualTo("t.a = 'x\", \"table_name\": \"u\", \"cost\": 0, \"y\": \"\\\\'");
    assertThat(block.path("table").size()).isEqualTo(3);
  }

  @Test
  void noSignEndsALineBeforeItsEnd() throws SQLException {
    for (String sign : List.of("\r", "\u0085", "\u2028", "\u2029", "\u000b")) {
      String plan =
          """
          {
            "attached_condition": "t.a = 'x%s", "rows": 0, "y": "'",
            "rows": 7
          }""";

      JsonNode read = PlanText.read(MariaDbPlanText.escaped(plan.formatted(sign)));

      assertThat(read.size()).isEqualTo(2);
      assertThat(read.path("attached_condition").asText()).contains(sign);
    }
  }

  @Test
  void aNameInAListIsNoPartOfThePlan() throws SQLException {
    String plan =
        """
        {
          "used_key_parts": ["x"], "cost_info": {"y": ["z"],
          "ref": [
            "d.x"], "cost_info": {"y": ["z",
            "d.y\\"
          ],
          "rows": 7
        }""";

    JsonNode read = PlanText.read(MariaDbPlanText.escaped(plan));

    assertThat(read.path("used_key_parts").path(0).asText())
        .isEqualTo("x\"], \"cost_info\": {\"y\": [\"z");
    assertThat(read.path("ref").path(0).asText()).contains("cost_info");
    assertThat(read.path("ref").path(1).asText()).isEqualTo("d.y\\");
    assertThat(read.path("rows").asInt()).isEqualTo(7);
    assertThat(read.size()).isEqualTo(3);
  }
}

package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.sql.SQLException;
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
}

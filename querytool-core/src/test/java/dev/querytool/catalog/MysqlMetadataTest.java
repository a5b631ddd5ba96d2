package dev.querytool.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.querytool.connection.Dialect;
import dev.querytool.testkit.Engines;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

@EnabledIf("isThere")
class MysqlMetadataTest extends MysqlLikeMetadataContract {

  MysqlMetadataTest() {
    super(Dialect.MYSQL);
  }

  static boolean isThere() {
    return Engines.find(Dialect.MYSQL).isPresent();
  }

  @Test
  void callsNothingUniqueForAnIndexOverAnExpression() {
    database.execute("CREATE TABLE t (a varchar(9), b int, UNIQUE ((upper(a))), UNIQUE (b))");

    assertThat(fields("t", FieldMetadata::unique)).isEqualTo(Map.of("a", false, "b", true));
  }

  @Test
  void leavesOutAPrimaryKeyThatTheServerMadeInvisibly() {
    database.execute(
        "CREATE TABLE t (my_row_id bigint unsigned NOT NULL AUTO_INCREMENT INVISIBLE PRIMARY KEY,"
            + " a int)");

    assertThat(table("t").primaryKey()).isEmpty();
    assertThat(fields("t", FieldMetadata::ordinalPosition)).isEqualTo(Map.of("a", 1));
  }
}

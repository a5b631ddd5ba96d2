package dev.querytool.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RewrittenQueryTest {

  @Test
  void findsTablesBehindFromAndJoinThroughBrackets() {
    assertThat(
            tables(
                "/* select#1 */ select `x`.`b` AS `b` from `s`.`t` `x` left join"
                    + " (`s`.`u` `y` join `r`.`v`) on((`y`.`id` = `x`.`id`)) where exists"
                    + "(/* select#2 */ select 1 from `s`.`w`)"))
        .containsExactly("s.t", "s.u", "r.v", "s.w");
  }

  @Test
  void takesNoColumnAndNoCommonTableForATable() {
    assertThat(
            tables(
                "with `c` as (select `s`.`t`.`a` AS `a` from `s`.`t`) select `q`.`a` AS `a`,"
                    + "extract(year from `q`.`a`) from `c` `q`"))
        .containsExactly("s.t");
  }

  @Test
  void whatStandsInATextOrANameIsNoTable() {
    assertThat(
            tables(
                "select 'it''s from `a`.`b`' AS `from ``a``.``b```,'\\' from `c`.`d`' AS `x`"
                    + " from `s`.`odd``name`"))
        .containsExactly("s.odd`name");
  }

  @Test
  void knowsAliasesAndNamesWithoutOne() {
    RewrittenQuery query =
        RewrittenQuery.of(List.of("select 1 AS `1` from `s`.`t` `x` join `s`.`u`"));

    assertThat(query.names("x")).isTrue();
    assertThat(query.names("u")).isTrue();
    assertThat(query.names("t")).isFalse();
  }

  private static List<String> tables(String text) {
    return RewrittenQuery.of(List.of(text)).tables().stream()
        .map(table -> table.schemaName() + "." + table.tableName())
        .toList();
  }
}

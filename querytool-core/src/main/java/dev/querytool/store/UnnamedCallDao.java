package dev.querytool.store;

import dev.querytool.catalog.UnnamedCall;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The tables {@code unnamed_calls} and {@code unnamed_call_carriers}. */
interface UnnamedCallDao {

  @SqlQuery(
      """
      SELECT u.id, u.kind, u.schema_name, u.name, u.left_type, u.right_type, u.function_schema,
        u.function_name, u.argument_types, c.data_type
      FROM unnamed_calls u
      LEFT JOIN unnamed_call_carriers c ON c.call_id = u.id
      WHERE u.connection_id = :connectionId
      ORDER BY u.id, c.position""")
  List<UnnamedCallRow> list(@Bind("connectionId") long connectionId);

  @SqlUpdate(
      """
      INSERT INTO unnamed_calls
        (connection_id, kind, schema_name, name, left_type, right_type, function_schema,
         function_name, argument_types)
      VALUES
        (:connectionId, :kind, :schemaName, :name, :leftType, :rightType, :functionSchema,
         :functionName, :argumentTypes)""")
  @GetGeneratedKeys("id")
  long insert(@Bind("connectionId") long connectionId, @BindMethods UnnamedCall call);

  @SqlBatch(
      value =
          """
          INSERT INTO unnamed_call_carriers (call_id, position, data_type)
          VALUES (:callId, :position, :dataType)""",
      transactional = false)
  void insertCarriers(
      @Bind("callId") long callId,
      @Bind("position") List<Integer> positions,
      @Bind("dataType") List<String> dataTypes);

  @SqlUpdate("DELETE FROM unnamed_calls WHERE connection_id = :connectionId")
  int deleteOf(@Bind("connectionId") long connectionId);
}

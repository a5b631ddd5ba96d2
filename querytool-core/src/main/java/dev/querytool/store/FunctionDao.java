package dev.querytool.store;

import dev.querytool.catalog.FunctionMetadata;
import java.util.List;
import org.jdbi.v3.sqlobject.customizer.Bind;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The tables {@code functions} and {@code function_arguments}. */
interface FunctionDao {

  @SqlQuery(
      """
      SELECT f.id, f.schema_name, f.function_name, f.return_type, f.kind, f.volatility,
        f.language, f.extension, a.data_type
      FROM functions f
      LEFT JOIN function_arguments a ON a.function_id = f.id
      WHERE f.connection_id = :connectionId
      ORDER BY f.id, a.position""")
  List<FunctionRow> list(@Bind("connectionId") long connectionId);

  @SqlUpdate(
      """
      INSERT INTO functions
        (connection_id, schema_name, function_name, return_type, kind, volatility, language,
         extension)
      VALUES
        (:connectionId, :schemaName, :functionName, :returnType, :kind, :volatility, :language,
         :extension)""")
  @GetGeneratedKeys("id")
  long insert(@Bind("connectionId") long connectionId, @BindMethods FunctionMetadata function);

  @SqlBatch(
      value =
          """
          INSERT INTO function_arguments (function_id, position, data_type)
          VALUES (:functionId, :position, :dataType)""",
      transactional = false)
  void insertArguments(
      @Bind("functionId") long functionId,
      @Bind("position") List<Integer> positions,
      @Bind("dataType") List<String> dataTypes);

  @SqlUpdate("DELETE FROM functions WHERE connection_id = :connectionId")
  int deleteOf(@Bind("connectionId") long connectionId);
}

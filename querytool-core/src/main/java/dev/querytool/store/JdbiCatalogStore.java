package dev.querytool.store;

import dev.querytool.catalog.CatalogStore;
import dev.querytool.catalog.FieldMetadata;
import dev.querytool.catalog.ForeignKey;
import dev.querytool.catalog.FunctionMetadata;
import dev.querytool.catalog.TableMetadata;
import dev.querytool.catalog.UnnamedCall;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Keeps metadata in the store. */
final class JdbiCatalogStore implements CatalogStore {

  private final Database database;

  JdbiCatalogStore(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Head> findHead(long connectionId) {
    return database.readBare(connection -> HeadDao.find(connection, connectionId));
  }

  @Override
  public void saveHead(long connectionId, Head head) {
    write(HeadDao.class, dao -> dao.save(connectionId, head));
  }

  @Override
  public List<TableMetadata> tables(long connectionId) {
    return database.read(work -> tables(work, connectionId));
  }

  @Override
  public void insertTable(long connectionId, TableMetadata table, Instant now) {
    database.write(
        work -> {
          long id = work.dao(TableDao.class).insert(connectionId, table, now);
          work.dao(FieldDao.class).insert(id, table.fields(), now);
          insertForeignKeys(work, id, table.foreignKeys());
          return id;
        });
  }

  @Override
  public void updateTable(TableMetadata table, Instant now) {
    database.write(
        work -> {
          int changed = work.dao(TableDao.class).update(table, now);
          Missing.refuse("table", table.id(), changed);
          work.dao(ForeignKeyDao.class).deleteOf(table.id());
          insertForeignKeys(work, table.id(), table.foreignKeys());
          return changed;
        });
  }

  @Override
  public void deleteTable(long tableId) {
    write(TableDao.class, dao -> dao.delete(tableId));
  }

  @Override
  public void insertField(long tableId, FieldMetadata field, Instant now) {
    database.write(
        work -> {
          work.dao(FieldDao.class).insert(tableId, List.of(field), now);
          return tableId;
        });
  }

  @Override
  public void updateField(FieldMetadata field, Instant now) {
    Missing.refuse("field", field.id(), write(FieldDao.class, dao -> dao.update(field, now)));
  }

  @Override
  public void deleteField(long fieldId) {
    write(FieldDao.class, dao -> dao.delete(fieldId));
  }

  @Override
  public void annotateTable(TableMetadata table, Instant now) {
    Missing.refuse("table", table.id(), write(TableDao.class, dao -> dao.annotate(table, now)));
  }

  @Override
  public void annotateField(FieldMetadata field, Instant now) {
    Missing.refuse("field", field.id(), write(FieldDao.class, dao -> dao.annotate(field, now)));
  }

  @Override
  public List<FunctionMetadata> functions(long connectionId) {
    return database.read(work -> FunctionRow.join(work.dao(FunctionDao.class).list(connectionId)));
  }

  @Override
  public void replaceFunctions(long connectionId, List<FunctionMetadata> functions) {
    database.write(
        work -> {
          FunctionDao dao = work.dao(FunctionDao.class);
          dao.deleteOf(connectionId);
          functions.forEach(function -> insert(dao, connectionId, function));
          return functions.size();
        });
  }

  @Override
  public List<UnnamedCall> unnamedCalls(long connectionId) {
    return database.read(
        work -> UnnamedCallRow.join(work.dao(UnnamedCallDao.class).list(connectionId)));
  }

  @Override
  public void replaceUnnamedCalls(long connectionId, List<UnnamedCall> calls) {
    database.write(
        work -> {
          UnnamedCallDao dao = work.dao(UnnamedCallDao.class);
          dao.deleteOf(connectionId);
          for (UnnamedCall call : calls) {
            long id = dao.insert(connectionId, call);
            dao.insertCarriers(id, places(call.carriers()), call.carriers());
          }
          return calls.size();
        });
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    return database.inTransaction(work);
  }

  private <D> int write(Class<D> dao, Function<D, Integer> task) {
    return database.write(work -> task.apply(work.dao(dao)));
  }

  private static List<TableMetadata> tables(Work work, long connectionId) {
    Map<Long, List<FieldMetadata>> fields =
        work.dao(FieldDao.class).list(connectionId).stream()
            .collect(
                Collectors.groupingBy(
                    FieldRow::tableId, Collectors.mapping(FieldRow::field, Collectors.toList())));
    Map<Long, List<ForeignKey>> keys =
        ForeignKeyRow.join(work.dao(ForeignKeyDao.class).list(connectionId));
    return work.dao(TableDao.class).list(connectionId).stream()
        .map(
            table ->
                table.toBuilder()
                    .fields(fields.getOrDefault(table.id(), List.of()))
                    .foreignKeys(keys.getOrDefault(table.id(), List.of()))
                    .build())
        .toList();
  }

  private static void insert(FunctionDao dao, long connectionId, FunctionMetadata function) {
    List<String> types = function.argumentTypes();
    long id = dao.insert(connectionId, function);
    dao.insertArguments(id, places(types), types);
  }

  private static List<Integer> places(List<?> things) {
    return IntStream.rangeClosed(1, things.size()).boxed().toList();
  }

  private static void insertForeignKeys(Work work, long tableId, List<ForeignKey> keys) {
    ForeignKeyDao dao = work.dao(ForeignKeyDao.class);
    for (int i = 0; i < keys.size(); i++) {
      ForeignKey key = keys.get(i);
      long keyId = dao.insert(tableId, i + 1, key);
      dao.insertColumns(keyId, places(key.columns()), key.columns(), key.referencedColumns());
    }
  }
}

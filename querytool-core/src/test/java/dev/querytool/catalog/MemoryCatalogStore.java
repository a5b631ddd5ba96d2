package dev.querytool.catalog;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A store in memory with one writer; what others read is what was committed last. Counts how often
 * tables are read and can fail at a chosen write.
 */
final class MemoryCatalogStore implements CatalogStore {

  private record Content(
      Map<Long, Head> heads,
      Map<Long, Map<Long, TableMetadata>> tables,
      Map<Long, List<FunctionMetadata>> functions,
      Map<Long, List<UnnamedCall>> unnamedCalls) {

    Content copy() {
      Map<Long, Map<Long, TableMetadata>> copied = new HashMap<>();
      tables.forEach((id, byId) -> copied.put(id, new HashMap<>(byId)));
      return new Content(
          new HashMap<>(heads), copied, new HashMap<>(functions), new HashMap<>(unnamedCalls));
    }
  }

  private final ReentrantLock writer = new ReentrantLock();
  private final AtomicInteger reads = new AtomicInteger();
  private volatile Content committed =
      new Content(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
  private @Nullable Content open;
  private final AtomicInteger writesUntilFailure = new AtomicInteger(Integer.MAX_VALUE);
  private long lastId;

  /** Makes the write after so many fail. */
  void failAfter(int writes) {
    writesUntilFailure.set(writes);
  }

  int tableReads() {
    return reads.get();
  }

  @Override
  public Optional<Head> findHead(long connectionId) {
    return Optional.ofNullable(visible().heads().get(connectionId));
  }

  @Override
  public void saveHead(long connectionId, Head head) {
    writing().heads().put(connectionId, head);
  }

  @Override
  public List<TableMetadata> tables(long connectionId) {
    reads.incrementAndGet();
    return visible().tables().getOrDefault(connectionId, Map.of()).values().stream()
        .sorted(
            Comparator.comparing(TableMetadata::schemaName).thenComparing(TableMetadata::tableName))
        .toList();
  }

  @Override
  public void insertTable(long connectionId, TableMetadata table, Instant now) {
    TableMetadata.Builder stored =
        table.toBuilder()
            .id(++lastId)
            .fields(
                table.fields().stream()
                    .map(field -> field.toBuilder().id(++lastId).build())
                    .toList());
    writing()
        .tables()
        .computeIfAbsent(connectionId, id -> new HashMap<>())
        .put(lastId, stored.id(lastId).build());
    lastId++;
  }

  @Override
  public void updateTable(TableMetadata table, Instant now) {
    replace(
        table.id(),
        before ->
            table.toBuilder()
                .chineseName(before.chineseName().orElse(null))
                .note(before.note().orElse(null))
                .fields(before.fields())
                .build());
  }

  @Override
  public void deleteTable(long tableId) {
    Content content = writing();
    content.tables().values().forEach(tables -> tables.remove(tableId));
  }

  @Override
  public void insertField(long tableId, FieldMetadata field, Instant now) {
    FieldMetadata stored = field.toBuilder().id(++lastId).build();
    replaceFields(
        tableId,
        fields -> {
          List<FieldMetadata> after = new ArrayList<>(fields);
          after.add(stored);
          return after;
        });
  }

  @Override
  public void updateField(FieldMetadata field, Instant now) {
    replaceField(
        field.id(),
        before ->
            field.toBuilder()
                .chineseName(before.chineseName().orElse(null))
                .note(before.note().orElse(null))
                .build());
  }

  @Override
  public void deleteField(long fieldId) {
    replaceFields(
        tableOf(fieldId),
        fields -> fields.stream().filter(field -> field.id() != fieldId).toList());
  }

  @Override
  public void annotateTable(TableMetadata table, Instant now) {
    replace(table.id(), before -> before.toBuilder().words(table).build());
  }

  @Override
  public void annotateField(FieldMetadata field, Instant now) {
    replaceField(field.id(), before -> before.toBuilder().words(field).build());
  }

  @Override
  public List<FunctionMetadata> functions(long connectionId) {
    return visible().functions().getOrDefault(connectionId, List.of());
  }

  @Override
  public void replaceFunctions(long connectionId, List<FunctionMetadata> functions) {
    writing().functions().put(connectionId, List.copyOf(functions));
  }

  @Override
  public List<UnnamedCall> unnamedCalls(long connectionId) {
    return visible().unnamedCalls().getOrDefault(connectionId, List.of());
  }

  @Override
  public void replaceUnnamedCalls(long connectionId, List<UnnamedCall> calls) {
    writing().unnamedCalls().put(connectionId, List.copyOf(calls));
  }

  @Override
  public <T> T inTransaction(Supplier<T> work) {
    writer.lock();
    try {
      return committing(work);
    } finally {
      writer.unlock();
    }
  }

  private <T> T committing(Supplier<T> work) {
    Content before = open;
    try {
      open = visible().copy();
      T result = work.get();
      if (before == null) {
        committed = Objects.requireNonNull(open);
        open = null;
      }
      return result;
    } catch (RuntimeException e) {
      open = before;
      throw e;
    }
  }

  private Content visible() {
    Content mine = writer.isHeldByCurrentThread() ? open : null;
    return mine == null ? committed : mine;
  }

  private Content writing() {
    if (!writer.isHeldByCurrentThread() || open == null) {
      throw new IllegalStateException("written outside of a transaction");
    }
    if (writesUntilFailure.getAndDecrement() <= 0) {
      throw new IllegalStateException("the disk is full");
    }
    return open;
  }

  private long tableOf(long fieldId) {
    return visible().tables().values().stream()
        .flatMap(tables -> tables.values().stream())
        .filter(table -> table.fields().stream().anyMatch(field -> field.id() == fieldId))
        .findFirst()
        .orElseThrow()
        .id();
  }

  private void replaceField(long fieldId, UnaryOperator<FieldMetadata> change) {
    replaceFields(
        tableOf(fieldId),
        fields ->
            fields.stream()
                .map(field -> field.id() == fieldId ? change.apply(field) : field)
                .toList());
  }

  private void replaceFields(long tableId, UnaryOperator<List<FieldMetadata>> change) {
    replace(
        tableId,
        table ->
            table.toBuilder()
                .fields(
                    change.apply(table.fields()).stream()
                        .sorted(Comparator.comparingInt(FieldMetadata::ordinalPosition))
                        .toList())
                .build());
  }

  private void replace(long tableId, UnaryOperator<TableMetadata> change) {
    writing()
        .tables()
        .values()
        .forEach(tables -> tables.computeIfPresent(tableId, (id, table) -> change.apply(table)));
  }
}

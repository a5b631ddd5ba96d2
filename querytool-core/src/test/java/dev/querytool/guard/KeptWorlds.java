package dev.querytool.guard;

import dev.querytool.connection.Dialect;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Hands a world that nothing has touched to the next who wants one: making one takes long. */
final class KeptWorlds implements CanaryWorld.Source, AutoCloseable {

  private final CanaryWorld.Source source;
  private final Deque<CanaryWorld> idle = new ArrayDeque<>();

  KeptWorlds(CanaryWorld.Source source) {
    this.source = source;
  }

  @Override
  public Dialect dialect() {
    return source.dialect();
  }

  @Override
  public CanaryWorld fresh() throws SQLException {
    CanaryWorld kept = idle.poll();
    return kept == null ? source.fresh() : kept;
  }

  @Override
  public void done(CanaryWorld world) {
    idle.add(world);
  }

  @Override
  public List<String> texts() {
    return source.texts();
  }

  @Override
  public List<String> plants() {
    return source.plants();
  }

  @Override
  public boolean needsCatalog(String sql) {
    return source.needsCatalog(sql);
  }

  @Override
  public void close() {
    idle.forEach(CanaryWorld::close);
    idle.clear();
  }

  @Override
  public String toString() {
    return source.toString();
  }
}

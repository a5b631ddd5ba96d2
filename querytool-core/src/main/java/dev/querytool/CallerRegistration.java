package dev.querytool;

import dev.querytool.access.CallerRights;
import dev.querytool.access.Permission;
import dev.querytool.connection.ConnectionRegistry.Registration;
import dev.querytool.connection.DatabaseConnection;
import dev.querytool.connection.Tls;
import dev.querytool.vault.Secret;
import java.time.ZoneId;

/** A registration that a caller describes, who must still be allowed to when it is done. */
final class CallerRegistration implements Registration {

  private final Registration described;
  private final CallerRights rights;

  CallerRegistration(Registration described, CallerRights rights) {
    this.described = described;
    this.rights = rights;
  }

  @Override
  public Registration password(Secret password) {
    described.password(password);
    return this;
  }

  @Override
  public Registration tls(Tls tls) {
    described.tls(tls);
    return this;
  }

  @Override
  public Registration zone(ZoneId zone) {
    described.zone(zone);
    return this;
  }

  @Override
  public Registration onlyNew() {
    described.onlyNew();
    return this;
  }

  @Override
  public DatabaseConnection register() {
    return allowed().register();
  }

  @Override
  public DatabaseConnection saveOnly() {
    return allowed().saveOnly();
  }

  private Registration allowed() {
    rights.require(Permission.CONNECTIONS_WRITE, "");
    return described;
  }
}

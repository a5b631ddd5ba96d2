package dev.querytool.connection;

import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.protocol.StandardSocketFactory;
import java.net.Socket;

/**
 * Creates the sockets of MySQL's driver under a {@link ConnectionPolicy}. Public only for the
 * driver, which finds this class by name. Nothing else may refer to it, because it needs the
 * driver's own classes.
 */
public final class MysqlSockets extends StandardSocketFactory {

  /** Makes sockets that connect only to the places that the driver's properties name. */
  public MysqlSockets() {}

  @Override
  protected Socket createSocket(PropertySet told) {
    String places = told.getStringProperty(JudgedPlaces.PROPERTY).getValue();
    return new JudgedSocket(JudgedPlaces.read(places));
  }
}

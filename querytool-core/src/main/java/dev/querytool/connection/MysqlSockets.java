package dev.querytool.connection;

import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.protocol.StandardSocketFactory;
import java.net.Socket;

/**
 * The sockets of MySQL's driver under a {@link ConnectionPolicy}; public for the driver alone,
 * which finds it by its name. Nothing else may mention it: it needs the driver's own classes.
 */
public final class MysqlSockets extends StandardSocketFactory {

  /** Makes sockets that connect to the places alone that the driver's properties name. */
  public MysqlSockets() {}

  @Override
  protected Socket createSocket(PropertySet told) {
    String places = told.getStringProperty(JudgedPlaces.PROPERTY).getValue();
    return new JudgedSocket(JudgedPlaces.read(places));
  }
}
